"""How the others react to an act, shown: replies, what impels and restrains, the ladder."""

from collections.abc import Iterator, Sequence
from typing import Any

from excomm.belief import words_of
from excomm.case import Case, Statement
from excomm.conflict import Step
from excomm.estimate import as_data
from excomm.forecast import WIDE, Likelihood, PartyReaction, Reaction, Reply, Turn
from excomm.report.forecast import chance_in_words, manner_note
from excomm.report.heads import case_data, given, options_data
from excomm.report.phrases import (
    capital,
    counted,
    impels_and_restrains,
    kept_at,
    listed,
    party_name,
    percent,
    reply_in_words,
    state_called,
    wrapped,
)
from excomm.report.table import Cell, Table

__all__ = ["reaction_data", "reaction_rows", "reaction_tables", "reaction_text"]


def reaction_tables(found: Reaction) -> tuple[Table, ...]:
    """Return a table of each party's replies, and the ladder of all."""
    case = found.situation.case
    tables = []
    for number, reaction in enumerate(found.parties):
        name = party_name(case, reaction.party, begins=True)
        head = f"{_head(found)}\n" if not number else ""
        tables.append(_turn(found, reaction, reaction.first, f"{head}{name}, at first:"))
        if not _same(reaction.first, reaction.second):
            again = f"{name}, when it is repeated:"
            tables.append(_turn(found, reaction, reaction.second, again))
    tables.append(_ladder(found))
    return tuple(tables)


def _head(found: Reaction) -> str:
    situation = found.situation
    return (
        f"{situation.case.title}, {situation.when}{given(situation)}\n"
        f"{capital(found.act.text).rstrip('.')}: "
        f"{state_called(found.at.number, found.at.pattern)}."
    )


def _same(first: Turn, second: Turn) -> bool:
    """Return whether a party chooses in the second turn as in the first."""

    def chances(turn: Turn) -> list[tuple[str, str]]:
        return [(_key(reply), percent(reply.chance.point)) for reply in turn.replies]

    return sorted(chances(first)) == sorted(chances(second))


def _key(reply: Reply) -> str:
    return str([(change.option, change.after) for change in reply.changes])


def _turn(found: Reaction, reaction: PartyReaction, turn: Turn, caption: str) -> Table:
    case = found.situation.case
    words = words_of(case)
    rows: list[tuple[Cell, ...]] = [
        (
            capital(_told(case, reaction.party, reply)),
            *chance_in_words(reply.chance, words),
            _span(reply.chance),
            *([] if reply.accepts is None else ["yes" if reply.accepts else "no"]),
        )
        for reply in turn.replies
    ]
    asked = reaction.party in found.act.asks
    if turn.others:
        count = counted(turn.others, "other reply").replace("replys", "replies")
        rest = (count, str(words.describe(turn.rest)), percent(turn.rest), "")
        rows.append((*rest, "") if asked else rest)
    columns = ("reply", "likely", "middle", "range", *(["accepts"] if asked else []))
    note = f"{_open(turn)}{_accepts(found, reaction, turn)}"
    return Table(columns, tuple(rows), caption=caption, note=note)


def _accepts(found: Reaction, reaction: PartyReaction, turn: Turn) -> str:
    """Say how likely a party is to do its part; nothing where it is asked nothing."""
    chance = found.acceptance(reaction.party, 1 if turn is reaction.first else 2)
    if chance is None:
        return ""
    words = words_of(found.situation.case)
    said = f"{words.describe(chance.point)}, {percent(chance.point)} ({_span(chance)})"
    return f" Accepts: it does its part. In all: {said}."


def _span(chance: Likelihood) -> str:
    low, high = percent(chance.low), percent(chance.high)
    return low if low == high else f"{low} to {high}"


def _told(case: Case, party: str, reply: Reply) -> str:
    """Return a reply in words: what it changes and what it keeps doing."""
    step = Step(party, reply.changes, reply.state.number, reply.state.values)
    values = zip(case.options, reply.state.values, strict=True)
    at = {option.id: option.values[value] for option, value in values}
    return reply_in_words(case.option, step, {name: at[name] for name in reply.kept})


def _open(turn: Turn) -> str:
    """Say whether the reply can be predicted, and what leaves it open."""
    if turn.certain:
        return "The first leads throughout the range."
    said = "It cannot be predicted with certainty:"
    if len(turn.leading) > 1 or 0 not in turn.leading:
        return f"{said} which reply leads changes with error, caution and hypotheses."
    first = turn.replies[0].chance
    if first.high - first.low > WIDE:
        span = f"{percent(first.low)} to {percent(first.high)}"
        return f"{said} the chance of the first goes from {span}."
    return f"{said} another reply is as likely somewhere in the range."


def _ladder(found: Reaction) -> Table:
    case = found.situation.case
    rows: list[tuple[Cell, ...]] = []
    for rung in found.ladder:
        what = "nothing severe"
        if rung.option is not None and rung.value is not None:
            what = kept_at(case.option(rung.option), rung.value)
        rows.append(
            (
                f"{rung.severity:g}",
                party_name(case, rung.party),
                what,
                f"{percent(rung.first.point)} ({_span(rung.first)})",
                f"{percent(rung.second.point)} ({_span(rung.second)})",
            )
        )
    return Table(
        ("severity", "party", "the severest it does", "at first", "when repeated"),
        tuple(rows),
        caption="The ladder, from least to most severe:",
        note=f"{_spent(found)}Each party as if the next turn were its own. Range: the least and "
        f"most over error, caution and hypotheses. "
        f"{manner_note(case, found.manners)} Words: {words_of(case)}.{_drawn(found)}",
    )


def _drawn(found: Reaction) -> str:
    """Say whose replies were drawn; nothing where all chances are exact."""
    case = found.situation.case
    whose = [party_name(case, reaction.party) for reaction in found.parties if reaction.drawn]
    if not whose:
        return ""
    return (
        f" The choices of {listed(whose)} are too many to list: {found.runs:,} runs for each "
        f"hypothesis and manner of choosing from seed {found.seed}, with the standard error of "
        "the middle."
    )


def _spent(found: Reaction) -> str:
    if not found.spent:
        return "Repeating the act brings no consequence that its first time did not. "
    factors = {factor.id: factor.text for factor in found.situation.case.factors}
    return "".join(
        f"When it is repeated: {factors[item.factor].rstrip('.')} ({percent(item.after)}; "
        f"before, {percent(item.before)}). "
        for item in found.spent
    )


def reaction_text(found: Reaction) -> str:
    """Say of each reply what impels and what restrains the party."""
    lines: list[str] = []
    for reaction in found.parties:
        name = party_name(found.situation.case, reaction.party, begins=True)
        lines += [""] * bool(lines) + [f"{name}, what impels and what restrains it at first:"]
        for number, reply in enumerate(reaction.first.replies, 1):
            lines += ["", *_why(found.situation.case, reaction.party, number, reply)]
    return wrapped(lines)


def _why(case: Case, party: str, number: int, reply: Reply) -> Iterator[str]:
    yield f"{number}. {capital(_told(case, party, reply))}."
    for text, _ in impels_and_restrains(reply, _statements):
        yield f"   {text}"


def _statements(statements: Sequence[Statement]) -> str:
    return listed(f"{item.id} ({item.text or item.want})" for item in statements)


def reaction_rows(found: Reaction) -> Table:
    """Return one row a party, turn and reply, for another program."""
    rows: list[tuple[Cell, ...]] = []
    for reaction in found.parties:
        for number, turn in enumerate((reaction.first, reaction.second), 1):
            for reply in turn.replies:
                chance = reply.chance
                figures = [f"{x:.6f}" for x in (chance.point, chance.low, chance.high)]
                changed = " ".join(f"{c.option}={c.after}" for c in reply.changes)
                named = [
                    " ".join(item.id for item in part)
                    for part in (reply.gained, reply.broken, reply.feared)
                ]
                state = reply.state.number or ""
                error = f"{chance.error:.6f}"
                rows.append((reaction.party, number, changed, state, *figures, *named, error))
    columns = ("party", "turn", "changes", "state", "middle", "low", "high")
    return Table((*columns, "gained", "broken", "feared", "standard_error"), tuple(rows))


def reaction_data(found: Reaction) -> dict[str, Any]:
    """Return a reaction as plain data, ready for JSON."""
    case = found.situation.case
    return case_data(found.situation) | {
        "options": options_data(case),
        "words": words_of(case).name,
        "to": found.act.id,
        "acting": list(found.act.parties),
        "state": {"number": found.at.number, "pattern": found.at.pattern},
        "manners": as_data(found.manners),
        "exact": found.runs is None,
        "runs": found.runs,
        "seed": found.seed,
        "wide": WIDE,
        "parties": [
            {
                "party": reaction.party,
                "drawn": reaction.drawn,
                "first": _turn_data(reaction.first),
                "second": _turn_data(reaction.second),
            }
            for reaction in found.parties
        ],
        "ladder": [as_data(rung) for rung in found.ladder],
        "spent": [as_data(item) for item in found.spent],
    }


def _turn_data(turn: Turn) -> dict[str, Any]:
    return {
        "certain": turn.certain,
        "leading": list(turn.leading),
        "others": turn.others,
        "rest": turn.rest,
        "replies": [
            {
                "changes": [as_data(change) for change in reply.changes],
                "kept": list(reply.kept),
                "state": {"number": reply.state.number, "pattern": reply.state.pattern},
                "chance": as_data(reply.chance),
                "gained": [item.id for item in reply.gained],
                "broken": [item.id for item in reply.broken],
                "feared": [item.id for item in reply.feared],
                "feared_anyway": [item.id for item in reply.feared_anyway],
                "accepts": reply.accepts,
            }
            for reply in turn.replies
        ],
    }
