"""Outcomes compared, shown: by party and horizon."""

from collections.abc import Sequence
from typing import Any

from excomm.case import Case, Situation
from excomm.estimate import Comparison, Decisive, Span, as_data, comparison_part
from excomm.report.heads import case_data
from excomm.report.phrases import MOST_NAMED, claim_in_words, party_name, wrapped
from excomm.report.table import Cell, Table

__all__ = ["comparison_data", "comparison_rows", "comparison_table", "comparison_text"]


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
            lines.append(f"{name}: {claim_in_words(own[0], first, second)}.")
            continue
        parts = [f"to the horizon '{f.horizon}', {claim_in_words(f, first, second)}" for f in own]
        lines.append(f"{name}: {'; '.join(parts)}.")
    return wrapped(f"* {line}" for line in lines)


def comparison_data(
    situation: Situation, first: str, second: str, comparisons: Sequence[Comparison]
) -> dict[str, Any]:
    """Return a comparison as plain data, ready for JSON."""
    return case_data(situation) | {
        "first": first,
        "second": second,
        "comparisons": [as_data(comparison_part(found)) for found in comparisons],
    }


def _span(span: Span) -> str:
    return f"{span.best:,}" if span.best == span.worst else f"{span.best:,} to {span.worst:,}"
