"""The stable states of a conflict, shown."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from excomm.conflict import Holding, Outlook, Reason, Stability, outlook
from excomm.estimate import as_data
from excomm.report.heads import head_data, head_line, outcomes_of
from excomm.report.phrases import party_name, why_stable, wrapped
from excomm.report.table import Table

__all__ = ["outlook_text", "stability_data", "stability_rows", "stability_tables"]

# Conflicts up to this size are shown state by state, larger ones by outcome.
MOST_ROWS = 40

EQUILIBRIUM = "E"


def stability_tables(stability: Stability, limit: int | None = 10) -> tuple[Table, ...]:
    """Return the tables that show which states hold."""
    space = stability.conflict.space
    if stability.among is not None:
        return (_by_state(stability),)
    if space.size <= MOST_ROWS:
        return (_by_state(stability), *_by_outcome(stability))
    if not stability.complete:
        return (_counts(stability),)
    return (_counts(stability), *_by_outcome(stability), _examples(stability, limit))


def _asked(stability: Stability) -> Sequence[int]:
    """Return the numbers of the states asked about."""
    if stability.among is None:
        return range(1, stability.conflict.space.size + 1)
    return stability.among


def _left_out(stability: Stability) -> str:
    return "".join(f" {name} is left out: {why}." for name, why in stability.left_out.items())


def _by_state(stability: Stability) -> Table:
    """Return one row a state: who has no reason to leave it, under each concept."""
    space = stability.conflict.space
    asked = _asked(stability)
    stable = {
        (concept, party): set(stability.states(concept, party).tolist())
        for concept in stability.concepts
        for party in stability.parties
    }

    def cell(number: int, concept: str) -> str:
        for_whom = [p for p in stability.parties if number in stable[concept, p]]
        if stability.complete and len(for_whom) == len(stability.parties):
            return EQUILIBRIUM
        return " ".join(for_whom)

    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            number,
            space.pattern(number),
            ", ".join(outcomes),
            *(cell(number, concept) for concept in stability.concepts),
        )
        for number, outcomes in zip(asked, outcomes_of(space, asked), strict=True)
    )
    equilibrium = f"{EQUILIBRIUM}: stable for every party, an equilibrium; else: "
    note = (equilibrium if stability.complete else "") + "the parties for which it is stable."
    return Table(
        ("state", "pattern", "outcomes", *stability.concepts),
        rows,
        caption=head_line(space),
        note=note[:1].upper() + note[1:] + _left_out(stability),
    )


def _counts(stability: Stability) -> Table:
    """Return how many states are stable, by concept and party."""
    columns = ["concept", *stability.parties]
    rows: list[tuple[str | int, ...]] = []
    for concept in stability.concepts:
        row: list[str | int] = [concept]
        row += [len(stability.states(concept, party)) for party in stability.parties]
        if stability.complete:
            row.append(len(stability.equilibria(concept)))
        rows.append(tuple(row))
    if stability.complete:
        columns.append("equilibria")
    note = "Stable states by party; an equilibrium is stable for every party."
    return Table(
        tuple(columns),
        tuple(rows),
        caption=head_line(stability.conflict.space),
        note=note + _left_out(stability),
    )


def _by_outcome(stability: Stability) -> tuple[Table, ...]:
    """Return how many of each outcome's states hold, beside the base rate."""
    if not stability.complete or not stability.conflict.situation.case.outcomes:
        return ()
    holdings = stability.holdings()
    rows: dict[str, list[str | int]] = {}
    for holding in holdings:
        row = rows.setdefault(holding.outcome, [holding.outcome, holding.states])
        row.append(holding.equilibria)
    base: list[str | int] = ["all states", stability.conflict.space.size]
    base += [len(stability.equilibria(concept)) for concept in stability.concepts]
    return (
        Table(
            ("outcome", "states", *stability.concepts),
            (*map(tuple, rows.values()), tuple(base)),
            note="How many states of each outcome are equilibria, beside how many of all are.",
        ),
    )


def _examples(stability: Stability, limit: int | None) -> Table:
    """Return the first equilibria under the strictest concept that has any."""
    space = stability.conflict.space
    for concept in ("SEQ", *stability.concepts):
        if concept in stability.concepts and len(stability.equilibria(concept)):
            break
    found = stability.equilibria(concept)
    shown = found[:limit]
    return Table(
        ("state", "pattern", "outcomes"),
        tuple(
            (int(n), space.pattern(int(n)), ", ".join(outcomes))
            for n, outcomes in zip(shown, outcomes_of(space, shown), strict=True)
        ),
        caption=f"Equilibria under {concept}, {len(shown):,} of {len(found):,}:",
        note="All of them: --format csv or json. The places of a pattern: excomm states.",
    )


def stability_rows(stability: Stability) -> Table:
    """Return one row a state, one column a concept and party: 1 where it is stable."""
    space = stability.conflict.space
    outcomes = outcomes_of(space, range(1, space.size + 1))
    columns = [f"{c} {p}" for c in stability.concepts for p in stability.parties]
    masks = [
        stability.stable[c][p].ravel()[space.cells].astype(int).tolist()
        for c in stability.concepts
        for p in stability.parties
    ]
    if stability.complete:
        columns += [f"{c} equilibrium" for c in stability.concepts]
        masks += [
            stability.equilibrium(c).ravel()[space.cells].astype(int).tolist()
            for c in stability.concepts
        ]
    asked = _asked(stability)
    by_state = zip(space.patterns(), outcomes, zip(*masks, strict=True), strict=True)
    return Table(
        ("state", "pattern", "outcomes", *columns),
        tuple(
            (number, pattern, ", ".join(names), *marks)
            for number, (pattern, names, marks) in enumerate(by_state, start=1)
            if number in asked
        ),
        caption=head_line(space),
    )


def stability_data(stability: Stability) -> dict[str, Any]:
    """Return stability as plain data, ready for JSON.

    The pattern of state n stands at place n - 1 of ``states``.
    """
    concepts: dict[str, Any] = {}
    for concept in stability.concepts:
        entry: dict[str, Any] = {
            "stable": {p: stability.states(concept, p).tolist() for p in stability.parties}
        }
        if stability.complete:
            entry["equilibria"] = stability.equilibria(concept).tolist()
        concepts[concept] = entry
    data = head_data(stability.conflict.space) | {
        "present": stability.conflict.present or None,
        "states": list(stability.conflict.space.patterns()),
        "among": None if stability.among is None else list(stability.among),
        "concepts": concepts,
        "left_out": stability.left_out,
    }
    if stability.complete and stability.among is None:
        data["outcomes"] = [as_data(holding) for holding in stability.holdings()]
    return data


def outlook_text(stability: Stability) -> str:
    """Say in words which named outcomes hold, and why.

    Under sequential stability where it was asked for, else under the first concept asked.
    """
    named = stability.conflict.situation.case.outcomes
    if not stability.complete or stability.among is not None or not named:
        return ""
    concept = "SEQ" if "SEQ" in stability.concepts else stability.concepts[0]
    views = outlook(stability, concept)
    strictest = {held.outcome: held for held in stability.holdings() if held.concept == "Nash"}
    lines = [f"In words, under {concept}:"]
    for view in views:
        nash = strictest.get(view.holding.outcome) if concept != "Nash" else None
        lines += ["", *_outcome_paragraph(view, nash)]
    return wrapped(lines)


def _outcome_paragraph(view: Outlook, nash: Holding | None) -> list[str]:
    held = view.holding
    if not view.state:
        return [f"* {held.outcome} matches no state."]
    base = f"({held.all_equilibria:,} of all {held.all_states:,} states are)"
    if held.holds and nash is not None:
        under_nash = f"{nash.equilibria:,} of them" if nash.equilibria else "none of them"
        base += f"; under Nash, {under_nash if held.states > 1 else _yes_or_no(nash.holds)}"
    one = held.states == 1
    shown = view.reasons[0]
    state = f"state {view.state:,}, {shown.at.pattern}"
    nearest = "The present" if shown.present else "Nearest to the present"
    if held.holds:
        verb = "is an equilibrium" if held.equilibria == 1 else "are equilibria"
        which = "its one state" if one else f"{held.equilibria:,} of its {held.states:,} states"
        lines = [
            f"* {held.outcome} holds: {which} {verb} {base}.",
            f"  {'It' if one else nearest} is {state}.",
        ]
    else:
        which = "its one state is no" if one else f"none of its {held.states:,} states is an"
        lines = [
            f"* {held.outcome} does not hold: {which} equilibrium {base}.",
            f"  {'It' if one else 'Nearest to being one'} is {state}.",
        ]
    told = [reason for reason in view.reasons if held.holds or not reason.stable]
    return [*lines, *(f"  - {_why(reason)}" for reason in told)]


def _yes_or_no(holds: bool) -> str:
    return "it is one too" if holds else "it is not"


def _why(reason: Reason) -> str:
    case = reason.situation.case
    temptation = reason.temptations[0] if reason.temptations else None
    return why_stable(partial(party_name, case), case.option, reason, temptation)
