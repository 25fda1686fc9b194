"""What holds in a conflict too large to list, shown: counts, outcomes met, samples."""

from decimal import Decimal
from typing import Any

from excomm.conflict import Sample, SymbolicStability
from excomm.estimate import as_data
from excomm.report.heads import case_data, title_line
from excomm.report.phrases import wrapped
from excomm.report.table import Cell, Table

__all__ = ["symbolic_data", "symbolic_rows", "symbolic_tables", "symbolic_text"]

# Numbers of states up to this are written out.
WRITTEN_OUT = 10**9

SAMPLES = 5


def symbolic_tables(stability: SymbolicStability, limit: int | None = SAMPLES) -> tuple[Table, ...]:
    """Return the tables that show what holds: counts, outcomes, and some equilibria."""
    if stability.among is not None:
        return (_asked(stability),)
    tables = [_counts(stability)]
    if stability.complete:
        if stability.situation.case.outcomes:
            tables.append(_by_outcome(stability))
        tables += [_patterns(stability, limit or SAMPLES), _examples(stability, limit or SAMPLES)]
    return tuple(tables)


def many(number: int) -> str:
    """Return a number of states: written out, or in powers of ten where it is vast."""
    if number < WRITTEN_OUT:
        return f"{number:,}"
    mantissa, _, exponent = f"{Decimal(number):.2e}".partition("e")
    return f"{mantissa}e{int(exponent)}"


def _head(stability: SymbolicStability) -> str:
    return title_line(stability.situation, f"{many(stability.size)} states")


def _left_out(stability: SymbolicStability) -> str:
    return "".join(f" {name} is left out: {why}." for name, why in stability.left_out.items())


def _counts(stability: SymbolicStability) -> Table:
    columns = ["concept", *stability.parties]
    rows = []
    for concept in stability.concepts:
        row = [concept, *(many(stability.count(concept, p)) for p in stability.parties)]
        if stability.complete:
            row.append(many(stability.equilibria(concept)))
        rows.append(tuple(row))
    if stability.complete:
        columns.append("equilibria")
    return Table(
        tuple(columns),
        tuple(rows),
        caption=_head(stability),
        note="Stable states by party; an equilibrium is stable for every party."
        + _left_out(stability),
    )


def _by_outcome(stability: SymbolicStability) -> Table:
    rows: dict[str, list[str]] = {}
    base = ["all states", many(stability.size)]
    for holding in stability.holdings():
        row = rows.setdefault(holding.outcome, [holding.outcome, many(holding.states)])
        row.append(many(holding.equilibria))
    base += [many(stability.equilibria(concept)) for concept in stability.concepts]
    return Table(
        ("outcome", "states", *stability.concepts),
        (*map(tuple, rows.values()), tuple(base)),
        note="How many states of each outcome are equilibria, beside how many of all are.",
    )


def _shown(stability: SymbolicStability) -> str:
    """Return the concept whose equilibria are shown: SEQ, or the first that has any."""
    asked = [c for c in ("SEQ", *stability.concepts) if c in stability.concepts]
    return next((c for c in asked if stability.equilibria(c)), asked[-1])


def _patterns(stability: SymbolicStability, limit: int) -> Table:
    """Return equilibria as option patterns, large ones first."""
    concept = _shown(stability)
    found = stability.patterns(stability.equilibrium(concept), limit)
    left = stability.equilibria(concept) - sum(pattern.states for pattern in found)
    return Table(
        ("pattern", "states"),
        tuple((pattern.pattern, many(pattern.states)) for pattern in found),
        caption=f"Equilibria under {concept} as patterns, large ones first:",
        note=f"- stands for either. {many(left)} more are of smaller patterns." if left else "",
    )


def _examples(stability: SymbolicStability, limit: int) -> Table:
    """Return some equilibria: the nearest to the present, and others drawn evenly."""
    concept = _shown(stability)
    held = stability.equilibrium(concept)
    nearest = stability.nearest(held)
    shown = () if nearest is None else (nearest, *stability.samples(held, limit))
    rows = tuple(_row(sample) for sample in tuple(dict.fromkeys(shown))[:limit])
    return Table(
        ("pattern", "outcomes", "changes"),
        rows,
        caption=f"Equilibria under {concept}: the nearest to the present, and others drawn evenly",
        note="How many options differ from the present.",
    )


def symbolic_text(stability: SymbolicStability) -> str:
    """Say in words which named outcomes hold, under sequential stability where it was asked for."""
    named = stability.situation.case.outcomes
    if not stability.complete or stability.among is not None or not named:
        return ""
    concept = "SEQ" if "SEQ" in stability.concepts else stability.concepts[0]
    lines = [f"In words, under {concept}:"]
    for held in stability.holdings():
        if held.concept != concept:
            continue
        if not held.states:
            lines += ["", f"* {held.outcome} matches no state."]
            continue
        base = f"({many(held.all_equilibria)} of all {many(held.all_states)} states are)"
        which = f"{many(held.equilibria)} of its {many(held.states)} states are equilibria"
        if held.holds:
            lines += ["", f"* {held.outcome} holds: {which} {base}."]
        else:
            none = f"none of its {many(held.states)} states is an equilibrium"
            lines += ["", f"* {held.outcome} does not hold: {none} {base}."]
    return wrapped(lines)


def _row(sample: Sample) -> tuple[Cell, ...]:
    return (sample.pattern, ", ".join(sample.outcomes), sample.changes)


def _asked(stability: SymbolicStability) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for state in stability.among or ():
        cells = []
        for concept in stability.concepts:
            own = [p for p in stability.parties if stability.is_stable(state, concept, p)]
            everyone = stability.complete and len(own) == len(stability.parties)
            cells.append("E" if everyone else " ".join(own))
        rows.append((state.pattern, ", ".join(state.outcomes), *cells))
    return Table(
        ("pattern", "outcomes", *stability.concepts),
        tuple(rows),
        caption=_head(stability),
        note="E: stable for every party, an equilibrium; else: the parties for which it is stable."
        + _left_out(stability),
    )


def symbolic_rows(stability: SymbolicStability) -> Table:
    """Return one row a concept and party: how many states are stable."""
    rows: list[tuple[Cell, ...]] = []
    for concept in stability.concepts:
        rows += [(concept, party, stability.count(concept, party)) for party in stability.parties]
        if stability.complete:
            rows.append((concept, "", stability.equilibria(concept)))
    return Table(("concept", "party", "states"), tuple(rows))


def symbolic_data(stability: SymbolicStability) -> dict[str, Any]:
    """Return stability as plain data, ready for JSON: counts, outcomes, and samples."""
    concepts: dict[str, Any] = {}
    for concept in stability.concepts:
        stable = {party: stability.count(concept, party) for party in stability.parties}
        concepts[concept] = {"stable": stable}
        if stability.complete:
            held = stability.equilibrium(concept)
            nearest = stability.nearest(held)
            concepts[concept] |= {
                "equilibria": stability.equilibria(concept),
                "patterns": [as_data(p) for p in stability.patterns(held, SAMPLES)],
                "nearest": None if nearest is None else _sample_data(nearest),
                "samples": [_sample_data(s) for s in stability.samples(held, SAMPLES)],
            }
    data = case_data(stability.situation) | {
        "engine": "symbolic",
        "count": stability.size,
        "among": None
        if stability.among is None
        else [
            _sample_data(state)
            | {
                "stable": {
                    concept: [
                        p for p in stability.parties if stability.is_stable(state, concept, p)
                    ]
                    for concept in stability.concepts
                }
            }
            for state in stability.among
        ],
        "concepts": concepts,
        "left_out": stability.left_out,
    }
    if stability.complete:
        data["outcomes"] = [as_data(holding) for holding in stability.holdings()]
    return data


def _sample_data(sample: Sample) -> dict[str, Any]:
    return {
        "pattern": sample.pattern,
        "outcomes": list(sample.outcomes),
        "changes": sample.changes,
    }
