"""What comes if nothing is agreed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import Situation
from excomm.conflict import Conflict, ListedSets, Space, without_agreement
from excomm.conflict.sets import REACHED
from excomm.forecast import Branch
from excomm.negotiation.points import Values
from excomm.negotiation.replies import Replies

__all__ = ["Fallback", "fallback", "state_without_agreement"]


@dataclass(frozen=True)
class Fallback:
    """What comes without agreement under one set of orders.

    Attributes
    ----------
    states
        The states that may come; where states are too many to list, the nearest of them.
    source
        Where that is from: ``stated`` in the case; ``attainable``, equilibria (SEQ) reached from
        the present by improvements; or the ``present``, where none is.
    """

    states: tuple[Values, ...]
    source: str


def fallback(branch: Branch) -> Fallback:
    """Return what comes if nothing is agreed.

    Raises
    ------
    CaseError
        If no state satisfies what the case states, or states are too many to list and the
        diagrams of them outgrow their bound.
    """
    situation, conflict = branch.situation, branch.conflict
    if conflict is None:
        said, state = state_without_agreement(Replies.of(situation))
        return Fallback((state,), _source(situation, said))
    if not conflict.present and situation.case.no_agreement is None:
        return Fallback((situation.present,), "present")
    said, states = _listed(conflict)
    return Fallback(states, _source(situation, said))


def state_without_agreement(replies: Replies) -> tuple[str, Values]:
    """Return what no agreement is, and of the states that may come the nearest to the present.

    Raises
    ------
    CaseError
        If the case names none that can be.
    """
    from excomm.conflict.symbolic.engine import memory_bounded
    from excomm.conflict.symbolic.sets import SymbolicSets

    sets = SymbolicSets(replies.conflict)
    with memory_bounded():
        said, states = without_agreement(sets, None)
        return said, sets.nearest(states).values


def _listed(conflict: Conflict) -> tuple[str, tuple[Values, ...]]:
    """Return what no agreement is, and all its states."""
    space = conflict.space
    said, states = without_agreement(ListedSets(conflict), None)
    cells = np.zeros(space.feasible.size, dtype=bool)
    cells[space.cells[states]] = True
    return said, _values(space, np.argwhere(cells.reshape(space.shape)))


def _values(space: Space, cells: npt.NDArray[np.intp]) -> tuple[Values, ...]:
    """Return the values of the options in some cells, one row of `cells` each."""
    columns = [
        settings[cells[:, space.axis(party)]]
        for party, settings in zip(space.parties, space.settings, strict=True)
    ]
    return tuple(map(tuple, np.concatenate(columns, axis=1).tolist()))


def _source(situation: Situation, said: str) -> str:
    if situation.case.no_agreement is not None:
        return "stated"
    return "attainable" if said == REACHED else "present"
