"""Outcomes compared, shown: by party and horizon."""

from collections.abc import Sequence
from typing import Any

from excomm.case import Case, Situation
from excomm.estimate import Comparison, Decisive, Span
from excomm.report.heads import case_data
from excomm.report.phrases import listed, party_name, wrapped
from excomm.report.table import Cell, Table

__all__ = ["comparison_data", "comparison_rows", "comparison_table", "comparison_text"]

# Conditions that decide a split, named in a sentence; the data holds all.
MOST_NAMED = 2


def comparison_table(
    situation: Situation, first: str, second: str, comparisons: Sequence[Comparison]
) -> Table:
    """Return one row a party and horizon, for a reader: columns that say nothing left out."""
    columns: dict[str, list[Cell]] = {
        "party": [found.party for found in comparisons],
        "by": [found.by for found in comparisons],
        "horizon": [found.horizon or "" for found in comparisons],
        first: [_span(found.first) for found in comparisons],
        second: [_span(found.second) for found in comparisons],
        "of": [found.ranks for found in comparisons],
        "claim": [found.claim for found in comparisons],
        "decided by": [_decided(found.deciding[:MOST_NAMED]) for found in comparisons],
    }
    shown = {name: cells for name, cells in columns.items() if any(cells)}
    return Table(
        tuple(shown),
        tuple(zip(*shown.values(), strict=True)),
        caption=f"{situation.case.title}: {first} beside {second}, {situation.when}",
        note="The best and the worst rank a party gives the states of each outcome, 1 being "
        f"the best of all states; the claim is on {first}.",
    )


def comparison_rows(first: str, second: str, comparisons: Sequence[Comparison]) -> Table:
    """Return one row a party and horizon, for another program."""
    spans = [f"{which} {end}" for which in ("first", "second") for end in ("best", "worst")]
    return Table(
        ("party", "by", "horizon", "first", "second", *spans, "ranks", "claim", "decided by"),
        tuple(
            (
                found.party,
                found.by,
                found.horizon or "",
                first,
                second,
                *(found.first.best, found.first.worst, found.second.best, found.second.worst),
                found.ranks,
                found.claim,
                _decided(found.deciding),
            )
            for found in comparisons
        ),
    )


def _decided(deciding: Sequence[Decisive]) -> str:
    return "; ".join(f"{decisive.claim} if {decisive.condition}" for decisive in deciding)


def comparison_text(case: Case, first: str, second: str, comparisons: Sequence[Comparison]) -> str:
    """Say in words whom which outcome serves: a line a party, its horizons joined if alike."""
    lines: list[str] = []
    for party in dict.fromkeys(found.party for found in comparisons):
        own = [found for found in comparisons if found.party == party]
        name = party_name(case, party, begins=True)
        claims = {found.claim for found in own}
        if len(claims) == 1:
            lines.append(f"{name}: {_sentence(own[0], first, second)}.")
            continue
        parts = [f"to the horizon '{f.horizon}', {_sentence(f, first, second)}" for f in own]
        lines.append(f"{name}: {'; '.join(parts)}.")
    return wrapped(f"* {line}" for line in lines)


def _sentence(found: Comparison, first: str, second: str) -> str:
    """Return the claim as a clause, the better outcome named first."""
    a, b = found.first, found.second
    if found.claim in ("worse", "weakly worse"):
        first, second, a, b = second, first, b, a
    if found.claim == "equal":
        return f"{first} and {second} are alike, at their best and at their worst"
    if found.claim == "split":
        return _split(found, first, second)
    if found.claim in ("better", "worse"):
        if a.states == b.states == 1:
            return f"{first} is better than {second}"
        return f"every state of {first} is better than every state of {second}"
    at_best = "better" if a.best < b.best else "as good"
    at_worst = "better" if a.worst < b.worst else "as bad"
    return f"{first} is {at_best} at its best and {at_worst} at its worst beside {second}"


def _split(found: Comparison, first: str, second: str) -> str:
    better, worse = (first, second) if found.first.best < found.second.best else (second, first)
    split = f"{better} is better at its best and worse at its worst than {worse}"
    if not found.deciding:
        return f"{split}; no condition of two options or fewer decides it"
    decided = (
        f"{first if 'better' in d.claim else second} is better if {d.condition}"
        for d in found.deciding[:MOST_NAMED]
    )
    return f"{split}; {listed(decided)}"


def comparison_data(
    situation: Situation, first: str, second: str, comparisons: Sequence[Comparison]
) -> dict[str, Any]:
    """Return a comparison as plain data, ready for JSON."""
    return case_data(situation) | {
        "first": first,
        "second": second,
        "comparisons": [
            {
                "party": found.party,
                "by": found.by,
                "horizon": found.horizon,
                "first": _span_data(found.first),
                "second": _span_data(found.second),
                "ranks": found.ranks,
                "claim": found.claim,
                "deciding": [
                    {"condition": str(d.condition), "claim": d.claim} for d in found.deciding
                ],
            }
            for found in comparisons
        ],
    }


def _span(span: Span) -> str:
    return f"{span.best:,}" if span.best == span.worst else f"{span.best:,} to {span.worst:,}"


def _span_data(span: Span) -> dict[str, int]:
    return {"best": span.best, "worst": span.worst, "states": span.states}
