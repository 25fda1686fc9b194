"""The parts of a memo on what each is likely to do next, and on what is likely by when."""

from collections.abc import Iterator, Sequence

from excomm.estimate import HorizonPart, NextPart, ReplyPart, RestPart, WantPart
from excomm.forecast import WIDE
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, by_horizon, cited, joined, sentence
from excomm.report.phrases import (
    NO_OUTCOME,
    capital,
    counted,
    impels_and_restrains,
    percent,
    plain,
    reply_in_words,
)
from excomm.report.table import Table

__all__ = ["forecast_section", "likeliest", "next_section"]

# Replies of a party that are told; the data holds more.
MOST_REPLIES = 3


def next_section(wording: Wording) -> Section | None:
    """Return for each party what it is likely to do next, and whether that can be predicted."""
    prospects = wording.estimate.prospects
    if prospects is None or not prospects.next:
        return None
    lead = sentence("Were the next turn its own, each would choose as follows.", _manner(wording))
    parties = (_party(wording, found) for found in prospects.next)
    return Section("next", "What each is likely to do next", (Paragraph((lead,)), *parties))


def _party(wording: Wording, found: NextPart) -> Paragraph:
    lead = f"{capital(wording.name(found.party))}:"
    sentences: list[Sentence] = []
    if not found.ordered:
        sentences.append(sentence("it does not say what it wants, and is taken to do anything."))
    shown = found.replies[:MOST_REPLIES]
    for number, reply in enumerate(shown):
        # What it keeps doing stands in the situation; only what it would change is told.
        said = reply_in_words(wording.option, reply.step, {})
        again = "Or it" if number else "It"
        text = f"{again} would {said}: {wording.likelihood(reply.chance)}."
        sentences.append(Sentence(text, (_reasons(reply),)))
    others = len(found.replies) - len(shown) + found.others
    if others:
        rest = found.rest + sum(reply.chance.point for reply in found.replies[MOST_REPLIES:])
        what = "One other reply" if others == 1 else f"{others:,} other replies"
        together = "" if others == 1 else "together "
        sentences.append(sentence(f"{what}: {together}{wording.belief(rest)}."))
    sentences.append(sentence(_certain(found)))
    return Paragraph(tuple(sentences), lead=lead, bullet=True)


def _certain(found: NextPart) -> str:
    if found.certain:
        return "The first leads whatever the error, caution and hypotheses."
    text = "It cannot be predicted with certainty"
    if len(found.leading) > 1 or 0 not in found.leading:
        return f"{text}: which reply leads changes with error, caution and hypotheses."
    return f"{text}: the chance of the first spans too much."


def _reasons(reply: ReplyPart) -> Note:
    said = impels_and_restrains(reply, _named)
    cites = dict.fromkeys(cite for _, wants in said for want in wants for cite in want.cites)
    return Note(" ".join(text for text, _ in said), cited(cites))


def _named(wants: Sequence[WantPart]) -> str:
    return joined(want.text or plain(want.id or want.want) for want in wants)


def forecast_section(wording: Wording) -> Section | None:
    """Return what is likely by each horizon, and where improvements come to rest."""
    prospects = wording.estimate.prospects
    if prospects is None or not wording.estimate.outcomes:
        return None
    leading = [
        sentence(_leading(wording, horizon), *((_manner(wording),) if not number else ()))
        for number, horizon in enumerate(prospects.horizons)
    ]
    blocks: list[Block] = [Paragraph(tuple(leading)), _table(wording)]
    if prospects.rest:
        blocks.append(Paragraph(tuple(_rests(wording, prospects.rest))))
    return Section("forecast", "What is likely, and by when", tuple(blocks))


def likeliest(wording: Wording) -> str:
    """Say in one clause which outcome is likeliest by each horizon; empty without a forecast."""
    prospects = wording.estimate.prospects
    if prospects is None or not wording.estimate.outcomes:
        return ""
    said = []
    for horizon in prospects.horizons:
        best = max(horizon.outcomes, key=lambda item: item.chance.point)
        name = plain(best.outcome or NO_OUTCOME)
        chance = wording.likelihood(best.chance, brackets=False)
        said.append(f"{by_horizon(horizon.horizon)} {name} ({chance})")
    return f"Likeliest: {'; '.join(said)}"


def _leading(wording: Wording, horizon: HorizonPart) -> str:
    best = max(horizon.outcomes, key=lambda item: item.chance.point)
    name = plain(best.outcome or NO_OUTCOME)
    when = f"{capital(by_horizon(horizon.horizon))}, after {counted(horizon.turns, 'turn')}"
    text = f"{when}, {name} is likeliest: {wording.likelihood(best.chance)}."
    if best.chance.high - best.chance.low > WIDE:
        text += " It cannot be predicted with certainty."
    return text


def _table(wording: Wording) -> Table:
    prospects = wording.estimate.prospects
    assert prospects is not None
    horizons = prospects.horizons
    heads = [f"{plain(horizon.horizon)} ({counted(horizon.turns, 'turn')})" for horizon in horizons]
    rows = [
        (
            plain(item.outcome or NO_OUTCOME),
            *(wording.likelihood(horizon.outcomes[place].chance) for horizon in horizons),
        )
        for place, item in enumerate(horizons[0].outcomes)
    ]
    rows.append(("as at present", *(wording.likelihood(h.present) for h in horizons)))
    note = "Outcomes may overlap. " if _overlaps(horizons) else ""
    note += "In brackets the least and the most over error and caution."
    return Table(("", *heads), tuple(rows), note=note)


def _overlaps(horizons: Sequence[HorizonPart]) -> bool:
    slack = 1e-6  # what rounding leaves
    return any(sum(item.chance.point for item in h.outcomes) > 1 + slack for h in horizons)


def _manner(wording: Wording) -> Note:
    prospects = wording.estimate.prospects
    assert prospects is not None
    said = "The case takes" if prospects.stated else "By default it is taken"
    text = (
        f"{said} that a party overlooks a statement with chance {_range(prospects.error)}, and "
        f"judges a move by what rivals can make of it with chance {_range(prospects.caution)}."
    )
    return Note(text, cited(prospects.cites))


def _range(ends: tuple[float, float]) -> str:
    low, high = ends
    return percent(low) if low == high else f"{percent(low)} to {percent(high)}"


def _rests(wording: Wording, rest: Sequence[RestPart]) -> Iterator[Sentence]:
    """Say where improvements come to rest, profiles that agree together."""
    groups: dict[str, list[int]] = {}
    for profile, found in enumerate(rest):
        groups.setdefault(_rest(found), []).append(profile)
    note = Note(
        "An ending is a set of states that improvements lead into and not out of. It is no "
        "forecast: with any error, what cannot be undone comes at last."
    )
    for text, profiles in groups.items():
        where = "" if len(groups) == 1 else wording.where(profiles[0])
        also = f" (and {counted(len(profiles) - 1, 'other conflict')})" if len(profiles) > 1 else ""
        yield sentence(f"{text}{where}{also if where else ''}.", note)


def _rest(found: RestPart) -> str:
    within = joined(plain(name) for name, count in found.outcomes.items() if count)
    where = f"in {within}" if within else "in no outcome named"
    many = counted(found.endings, "ending")
    steps = "where matters stand" if not found.steps else f"{counted(found.steps, 'step')} away"
    lead = "Steps that each serve whoever takes them come to rest"
    return f"{lead} {where}: {many}, the nearest {steps}"
