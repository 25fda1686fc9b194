"""What could be agreed, shown."""

from collections.abc import Iterator
from typing import Any

from excomm.case import Situation
from excomm.conflict import Agreement, Agreements, Step, changes
from excomm.report.heads import case_data, options_data, title_line
from excomm.report.phrases import act, capital, counted, listed, party_name, state_called, wrapped
from excomm.report.symbolic import WRITTEN_OUT, many
from excomm.report.table import Cell, Table

__all__ = ["agreements_data", "agreements_rows", "agreements_tables", "agreements_text"]


def agreements_tables(found: Agreements) -> tuple[Table, ...]:
    """Return the tables that show what could be agreed: how much, for whom, and some of it."""
    tables = [_counts(found), _interests(found)]
    if found.acceptable:
        tables.append(_some(found))
    return tuple(tables)


def _counts(found: Agreements) -> Table:
    states = "1 state" if found.size == 1 else f"{many(found.size)} states"
    rows = (
        ("acceptable", _count(found.acceptable), "better for every party than no agreement"),
        ("efficient", _count(found.efficient), "and none better for one and worse for none"),
        ("keepable", _count(found.keepable), f"acceptable, and stable for all ({found.concept})"),
        ("both", _count(found.efficient_and_keepable), "efficient and keepable"),
    )
    without = "1 state" if found.without == 1 else f"{many(found.without)} states"
    return Table(
        ("agreements", "states", "which are"),
        rows,
        caption=f"{title_line(found.situation, states)}\n"
        f"No agreement: {found.no_agreement}, {without}.",
    )


def _interests(found: Agreements) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            interest.party,
            _short(interest.fallback.number, interest.fallback.pattern),
            _count(interest.better),
            _count(interest.levels),
            _count(interest.best),
        )
        for interest in found.interests
    ]
    return Table(
        ("party", "fallback", "states better", "ranks", "best for it"),
        tuple(rows),
        note="The fallback is the best that no agreement may bring. Ranks: how many levels the "
        "acceptable states have for the party.",
    )


def _some(found: Agreements) -> Table:
    """Return the agreements shown one by one: each party's best, the fairest, samples."""
    rows = [
        (
            what,
            item.at.pattern if item.at.number is None else item.at.number,
            ", ".join(item.at.outcomes),
            item.changed,
            *(_count(item.ranks[interest.party]) for interest in found.interests),
            "yes" if item.efficient else "no",
            "yes" if item.keepable else "no",
        )
        for what, item in _shown(found)
    ]
    parties = [f"rank {interest.party}" for interest in found.interests]
    return Table(
        ("agreement", "state", "outcomes", "changes", *parties, "efficient", "keepable"),
        tuple(rows),
        note="Changes: how many options differ from the present. Rank 1 is the best that any "
        "acceptable state gives the party. Far apart: efficient"
        + (" and keepable" if found.sampled == "keepable" else "")
        + " states that differ in many options.",
    )


def _shown(found: Agreements) -> Iterator[tuple[str, Agreement]]:
    for interest in found.interests:
        if interest.shown is not None:
            yield f"best for {interest.party}", interest.shown
    if found.fairest_shown is not None:
        yield f"no rank above {_written(found.fairest_rank or 0)}", found.fairest_shown
    for sample in found.samples:
        yield "far apart", sample


def agreements_text(found: Agreements) -> str:
    """Say in words what the agreements shown would ask of whom, or why there is none."""
    case = found.situation.case
    if not found.acceptable:
        lines = [f"Nothing is better for every party than no agreement ({found.no_agreement})."]
        for together in found.opposed:
            names = listed([party_name(case, party) for party in together])
            if len(together) == 1:
                lines.append(f"* {capital(names)} likes no state better than that.")
            else:
                lines.append(f"* No state serves {names} together better than that.")
        return wrapped(lines)
    lines = ["What they would ask:"]
    told: set[tuple[int, ...]] = set()
    for what, item in _shown(found):
        if item.at.values in told:
            continue
        told.add(item.at.values)
        lines += ["", f"* {capital(what)}, {state_called(item.at.number, item.at.pattern)}:"]
        lines += [f"  - {line}" for line in _asked(found.situation, item)] or ["  - nothing new."]
    fairest = found.fairest_shown
    if fairest is not None and found.fairest_rank is not None:
        lines += [
            "",
            f"{capital(counted(found.fairest, 'acceptable state'))} "
            f"{'gives' if found.fairest == 1 else 'give'} no party a rank worse than "
            f"{_written(found.fairest_rank)}; none does better.",
        ]
    return wrapped(lines)


def _asked(situation: Situation, item: Agreement) -> list[str]:
    """Return what an agreement asks of each party beside the present."""
    case = situation.case
    changed = changes(case.options, situation.present, item.at.values)
    lines = []
    for party in case.players:
        own = tuple(c for c in changed if case.option(c.option).party == party.id)
        if own:
            step = Step(party.id, own, None, item.at.values)
            lines.append(f"{capital(party_name(case, party.id))} would {act(case.option, step)}.")
    return lines


def agreements_rows(found: Agreements) -> Table:
    """Return one row an agreement shown."""
    parties = [interest.party for interest in found.interests]
    return Table(
        (
            *("agreement", "state", "pattern", "outcomes", "changes"),
            *(f"rank {party}" for party in parties),
            *("efficient", "keepable"),
        ),
        tuple(
            (
                what,
                "" if item.at.number is None else item.at.number,
                item.at.pattern,
                ", ".join(item.at.outcomes),
                item.changed,
                *(item.ranks[party] for party in parties),
                int(item.efficient),
                int(item.keepable),
            )
            for what, item in _shown(found)
        ),
    )


def agreements_data(found: Agreements) -> dict[str, Any]:
    """Return what could be agreed as plain data, ready for JSON."""
    return case_data(found.situation) | {
        "options": options_data(found.situation.case),
        "no_agreement": {"is": found.no_agreement, "states": found.without},
        "concept": found.concept,
        "states": found.size,
        "acceptable": found.acceptable,
        "efficient": found.efficient,
        "keepable": found.keepable,
        "efficient_and_keepable": found.efficient_and_keepable,
        "parties_can_hope_for": [
            {
                "party": interest.party,
                "fallback": {
                    "number": interest.fallback.number,
                    "pattern": interest.fallback.pattern,
                },
                "states_better": interest.better,
                "ranks": interest.levels,
                "best": interest.best,
                "shown": None if interest.shown is None else _agreement_data(interest.shown),
            }
            for interest in found.interests
        ],
        "fairest": {
            "worst_rank": found.fairest_rank,
            "states": found.fairest,
            "shown": None if found.fairest_shown is None else _agreement_data(found.fairest_shown),
        },
        "sampled": found.sampled,
        "samples": [_agreement_data(item) for item in found.samples],
        "opposed": [list(together) for together in found.opposed],
    }


def _agreement_data(item: Agreement) -> dict[str, Any]:
    return {
        "number": item.at.number,
        "pattern": item.at.pattern,
        "outcomes": list(item.at.outcomes),
        "changed": item.changed,
        "ranks": dict(item.ranks),
        "efficient": item.efficient,
        "keepable": item.keepable,
    }


def _short(number: int | None, pattern: str) -> str:
    return pattern if number is None else f"{number:,} ({pattern})"


def _count(number: int) -> Cell:
    """Return a number as a cell: in powers of ten where it is vast."""
    return number if number < WRITTEN_OUT else many(number)


def _written(number: int) -> str:
    return many(number)
