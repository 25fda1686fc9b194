"""Evidence against hypotheses, shown: the table, what hangs on what, what to watch for."""

from collections.abc import Iterable, Sequence
from math import isinf
from typing import Any

from excomm.belief import Change, Competition, Row, Through, Watched, words_of
from excomm.case import CaseError, Chance, Problem, Situation
from excomm.case.evidence import Expected
from excomm.estimate import as_data
from excomm.report.heads import case_data
from excomm.report.phrases import listed, percent, wrapped
from excomm.report.table import Cell, Table

__all__ = ["evidence_data", "evidence_rows", "evidence_tables", "evidence_text"]

RULE = (
    "CC: 4 times as likely as under its rivals on average, C: 1.5 times; I and II: the inverse; "
    "* stated in the case. Inconsistency counts I as 1, II as 2; the lowest is preferred. "
    "Bits: the largest likelihood ratio, as the item counts."
)


def evidence_tables(situation: Situation, found: Sequence[Competition]) -> tuple[Table, ...]:
    """Return for each question the items against its hypotheses, and what to watch for."""
    tables: list[Table] = []
    for competition in found:
        tables.append(_items(situation, competition))
        if competition.watched:
            tables.append(_watched(competition))
    return tuple(tables)


def _items(situation: Situation, found: Competition) -> Table:
    names = list(found.posterior)
    weighed = any(row.weight < 1 - 1e-9 for row in found.rows)
    rows: list[tuple[Cell, ...]] = []
    for row in found.rows:
        star = "*" if row.stated else ""
        cells = [row.item.event.id + star, *(row.ratings[name] for name in names)]
        cells += [percent(row.weight)] if weighed else []
        cells.append("" if row.bits is None else _bits(row.bits))
        rows.append((*cells, _without(row)))
    blank = [""] * (3 if weighed else 2)
    for label, scores in (("inconsistency", found.inconsistency), ("weighted", found.weighted)):
        rows.append((label, *(f"{scores[name]:.3g}" for name in names), *blank))
    for label, belief in (("before", found.prior), ("believed now", found.posterior)):
        rows.append((label, *(percent(belief[name]) for name in names), *blank))
    whose = "" if found.judge is None else f", as {found.judge.id} judges it"
    note = RULE
    if found.through:
        told = listed(f"{other.item.event.id} ({', '.join(other.on)})" for other in found.through)
        note += f" Believed now counts what tells through other questions too: {told}."
    if situation.case.judges and found.judge is None:
        note += " The chances and priors are the case's own."
    return Table(
        ("item", *names, *(["weight"] if weighed else []), "bits", "without it"),
        tuple(rows),
        caption=f"{found.question.id}, {situation.when}{whose}: {found.question.asks}",
        note=note,
    )


def _bits(bits: float) -> str:
    return "no end" if isinf(bits) else f"{bits:.2f}"


def _without(row: Row) -> str:
    said = [_leading(row.leads_without)] if row.leads_without else []
    if row.prefers_without:
        said.append(f"table prefers {' or '.join(row.prefers_without)}")
    return ", ".join(said)


def _leading(names: Sequence[str]) -> str:
    return f"{names[0]} leads" if len(names) == 1 else f"{' and '.join(names)} tie"


def _watched(found: Competition) -> Table:
    names = list(found.posterior)
    rows = [
        (
            watched.item.id,
            _when(watched),
            *(str(watched.chances[name]) for name in names),
            _speaks(watched),
            f"{watched.bits:.3f}",
        )
        for watched in found.watched
    ]
    return Table(
        ("watch for", "when", *names, "would speak for", "bits"),
        tuple(rows),
        caption="What to watch for",
        note="The chance of seeing it under each hypothesis; bits: how much knowing whether it "
        "is seen would tell on average.",
    )


def _when(watched: Watched) -> str:
    item = watched.item
    if isinstance(item, Expected):
        return f"due {item.due}"
    return "" if item.since is None else f"from {item.since}"


def _speaks(watched: Watched) -> str:
    if watched.times <= 1.005:
        return "none"
    if isinf(watched.times):
        return f"{watched.speaks_for} alone"
    return f"{watched.speaks_for}, x {watched.times:.2g}"


def evidence_text(situation: Situation, found: Sequence[Competition]) -> str:
    """Say what leads, what hangs on what, and what to watch for."""
    return wrapped(line for competition in found for line in _lines(situation, competition))


def _lines(situation: Situation, found: Competition) -> Iterable[str]:
    words = words_of(situation.case)
    leading = found.leading
    point = found.posterior[leading]
    yield f"{found.question.id}: {leading} leads, {words.describe(point)}, {percent(point)}."
    agrees = found.preferred == (leading,)
    prefers = "the table prefers it too" if agrees else f"the table prefers {_or(found.preferred)}"
    if not found.rows:
        prefers = "there is no evidence yet"
    yield f"- By what counts against each, {prefers}."
    items: list[Row | Through] = [*found.rows, *found.through]
    turning = [item for item in items if item.leads_without]
    if turning:
        yield (
            "- It does not lead without one item: "
            + listed(
                f"without {item.item.event.id} {_leading(item.leads_without or ())}"
                for item in turning
            )
            + "."
        )
    elif found.rows or found.through:
        yield "- It leads without any one of the items, too."
    for change in _smallest(found.changes):
        yield f"- {_said(situation, found, change)}"
    if not found.changes:
        yield "- No change of one prior or chance gives another the lead."
    for name in found.posterior:
        named = [w for w in found.watched if w.speaks_for == name and w.times > 1.005]
        if named:
            said = listed(f"{w.item.id} ({w.item.text.rstrip('.')})" for w in named)
            yield f"- Watch, as it would speak for {name}: {said}."


def _or(names: Sequence[str]) -> str:
    return " or ".join(names)


def _smallest(changes: Sequence[Change]) -> list[Change]:
    """Return the smallest change of an assumption, and that of an item."""
    priors = [change for change in changes if change.item is None]
    items = [change for change in changes if change.item is not None]
    return [*priors[:1], *items[:1]]


def _said(situation: Situation, found: Competition, change: Change) -> str:
    """Say a change in the words of the case's table."""
    words = words_of(situation.case)
    if change.item is None:
        what = f"the prior of {change.hypothesis}"
        given = [f"{name} is {answer}" for name, answer in change.given.items()]
        what += f", where {' and '.join(given)}," if given else ""
    else:
        what = f"the chance of {change.item.event.id} under {change.hypothesis}"
    if change.question != found.question.id:
        what = what.replace(change.hypothesis, f"{change.question} = {change.hypothesis}", 1)
    side = "above" if change.threshold > change.point else "below"
    if change.ratio:
        was, now = f"x {change.point:.3g}", f"x {change.threshold:.3g}"
        what = what.replace("the chance", "the ratio")
    else:
        was = "residual" if change.before is None else str(change.before)
        number = percent(change.threshold)
        now = f"{number}, '{words.describe(change.threshold)}'"
        was = f"{was}, {percent(change.point)}"
    said = f"{change.leads} would lead if {what} were {side} {now}; it is {was}."
    if change.within:
        said += " The range of what is stated reaches that far."
    return said


def evidence_rows(found: Sequence[Competition]) -> Table:
    """Return the table of one question for another program, one row an item.

    Raises
    ------
    CaseError
        If there are several questions: their hypotheses are different columns.
    """
    if len(found) != 1:
        asked = ", ".join(competition.question.id for competition in found)
        message = "one table holds the hypotheses of one question"
        raise CaseError(Problem(None, message, f"name one of: {asked}" if asked else "none asked"))
    (competition,) = found
    names = list(competition.posterior)
    columns = ("question", "item", "date", "text", "source", "reliability", "credibility", "stated")
    rows: list[tuple[Cell, ...]] = []
    for row in competition.rows:
        event = row.item.event
        chances = [_cell(row.chances[name]) if row.chances else "" for name in names]
        rows.append(
            (
                competition.question.id,
                event.id,
                str(event.at),
                event.text,
                event.source or "",
                event.reliability or "",
                event.credibility or "",
                "yes" if row.stated else "",
                *(row.ratings[name] for name in names),
                *chances,
                "" if row.bits is None else f"{row.bits:.6f}",
            )
        )
    return Table((*columns, *names, *(f"{name} chance" for name in names), "bits"), tuple(rows))


def _cell(chance: Chance) -> str:
    """Return a chance as it can be read again."""
    if chance.word is not None and not chance.word.startswith("not "):
        return chance.word
    if chance.low < chance.high:
        return f"{chance.low:.12g} to {chance.high:.12g}"
    return f"{chance.point:.12g}"


def evidence_data(situation: Situation, found: Sequence[Competition]) -> dict[str, Any]:
    """Return competing hypotheses as plain data, ready for JSON; None where there is no end."""
    return case_data(situation) | {
        "known_to": situation.case.known_to,
        "words": words_of(situation.case).name,
        "questions": [_data(competition) for competition in found],
    }


def _data(found: Competition) -> dict[str, Any]:
    return {
        "id": found.question.id,
        "asks": found.question.asks,
        "judge": None if found.judge is None else found.judge.id,
        "prior": dict(found.prior),
        "posterior": dict(found.posterior),
        "leading": found.leading,
        "inconsistency": dict(found.inconsistency),
        "weighted_inconsistency": dict(found.weighted),
        "preferred": list(found.preferred),
        "items": [
            {
                "item": row.item.event.id,
                "at": str(row.item.event.at),
                "absent": row.item.absent,
                "late": row.item.late,
                "group": row.item.group,
                "chances": {name: as_data(chance) for name, chance in row.chances.items()},
                "ratings": dict(row.ratings),
                "stated": row.stated,
                "weight": row.weight,
                "times": row.times,
                "bits": None if row.bits is None or isinf(row.bits) else row.bits,
                "spread": row.spread,
                "leads_without": row.leads_without and list(row.leads_without),
                "prefers_without": row.prefers_without and list(row.prefers_without),
            }
            for row in found.rows
        ],
        "through": [
            {
                "item": other.item.event.id,
                "at": str(other.item.event.at),
                "on": list(other.on),
                "chances": {name: as_data(chance) for name, chance in other.chances.items()},
                "leads_without": other.leads_without and list(other.leads_without),
            }
            for other in found.through
        ],
        "changes": [
            {
                "item": None if change.item is None else change.item.event.id,
                "question": change.question,
                "given": dict(change.given),
                "hypothesis": change.hypothesis,
                "point": change.point,
                "threshold": change.threshold,
                "leads": change.leads,
                "ratio": change.ratio,
                "within": change.within,
            }
            for change in found.changes
        ],
        "watch": [
            {
                "item": watched.item.id,
                "text": watched.item.text,
                "chances": {name: as_data(chance) for name, chance in watched.chances.items()},
                "bits": watched.bits,
                "speaks_for": watched.speaks_for,
                "times": None if isinf(watched.times) else watched.times,
            }
            for watched in found.watched
        ],
        "unknown": [event.id for event in found.unknown],
    }
