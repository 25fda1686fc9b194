"""What makes a party like one state better than another, where states are not listed."""

from __future__ import annotations

from collections.abc import Sequence

from excomm.case import Ranking, Statements
from excomm.case.logic import Formula
from excomm.conflict.preference import whole_weights
from excomm.conflict.reasons import Difference
from excomm.conflict.symbolic.engine import SymbolicConflict

__all__ = ["difference"]


def difference(
    conflict: SymbolicConflict, party: str, before: Sequence[int], after: Sequence[int]
) -> Difference:
    """Say what makes a party like one state better or worse than another."""
    diagrams = conflict.diagrams
    order = conflict.situation.orders.get(party)
    here, there = diagrams.only(before), diagrams.only(after)

    def holds(formula: Formula) -> tuple[bool, bool]:
        where = diagrams.where(formula)
        return (where & here).satisfiable(), (where & there).satisfiable()

    if order is None:
        return Difference(None)
    if isinstance(order, Statements):
        for statement in order.items:
            old, new = holds(statement.want)
            if old != new:
                want = statement.text or str(statement.want)
                return Difference(new, statement.id, want, statement.cites, statement.by)
        return Difference(None)
    if isinstance(order, Ranking):
        classes = [
            formula
            for formula in order.classes
            if (diagrams.where(formula) & diagrams.feasible).satisfiable()
        ]
        places = [holds(formula) for formula in classes]
        ranks = (
            1 + next(k for k, (old, _) in enumerate(places) if old),
            1 + next(k for k, (_, new) in enumerate(places) if new),
        )
        if ranks[0] == ranks[1]:
            return Difference(None)
        return Difference(ranks[1] < ranks[0], ranks=(*ranks, len(classes)))
    # What weights add up to ranks states among all of them, which are too many to rank.
    change = sum(
        weight * (new - old)
        for (old, new), weight in ((holds(f), weight) for f, weight in whole_weights(order))
    )
    return Difference(None if not change else change > 0)
