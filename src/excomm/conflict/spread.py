"""In how much of a conflict a formula holds: somewhere, everywhere; states listed or not."""

from collections.abc import Callable
from typing import NamedTuple

from excomm.case import Situation
from excomm.case.logic import Formula
from excomm.conflict.space import Space

__all__ = ["Spread", "SpreadOf", "spread_in", "spread_unlisted"]


class Spread(NamedTuple):
    """Whether a formula holds in some state, and in every state."""

    somewhere: bool
    everywhere: bool


SpreadOf = Callable[[Formula], Spread]


def spread_in(space: Space) -> SpreadOf:
    """Return what tells how far a formula holds in listed states."""

    def spread(formula: Formula) -> Spread:
        holds = space.truth(formula)
        return Spread(bool(holds.any()), bool(holds.all()))

    return spread


def spread_unlisted(situation: Situation) -> SpreadOf:
    """Return what tells how far a formula holds in states too many to list, by diagrams.

    Raises
    ------
    CaseError
        If no state is left, or, also when it is asked, the diagrams outgrow their bound.
    """
    # These load the diagrams' library.
    from excomm.conflict.symbolic.diagrams import Diagrams
    from excomm.conflict.symbolic.engine import memory_bounded

    with memory_bounded():
        diagrams = Diagrams.of(situation)
        feasible = diagrams.feasible

    def spread(formula: Formula) -> Spread:
        with memory_bounded():
            holds = diagrams.where(formula)
            somewhere = (feasible & holds).satisfiable()
            return Spread(somewhere, not (feasible & ~holds).satisfiable())

    return spread
