"""Which named outcomes hold, each with the state that shows why."""

from dataclasses import dataclass

import numpy as np

from excomm.conflict.reasons import Reason, why
from excomm.conflict.space import BoolArray, Space
from excomm.conflict.stability import Holding, Stability

__all__ = ["Outlook", "nearest_to_present", "outlook"]


@dataclass(frozen=True)
class Outlook:
    """Whether an outcome holds, and why, shown on one of its states.

    Attributes
    ----------
    holding
        How many of its states hold.
    state
        The number of the state shown: where the outcome holds, the equilibrium that takes
        the fewest changes of options from the present state; where it does not, the state
        stable for the most parties, and of those the nearest. 0 if the outcome has none.
    reasons
        Why that state is or is not stable, for each party.
    """

    holding: Holding
    state: int
    reasons: tuple[Reason, ...]


def outlook(stability: Stability, concept: str) -> tuple[Outlook, ...]:
    """Return whether each named outcome holds under a concept, and why."""
    conflict = stability.conflict
    space = conflict.space
    votes = np.sum([stability.stable[concept][party] for party in conflict.parties], axis=0)
    found = []
    for holding in stability.holdings():
        if holding.concept != concept:
            continue
        outcome = next(o for o in space.situation.case.outcomes if o.id == holding.outcome)
        members = np.broadcast_to(space.where(outcome.when), space.shape) & space.feasible
        if not members.any():
            found.append(Outlook(holding, 0, ()))
            continue
        best = members & (votes == votes[members].max())
        state = nearest_to_present(stability.conflict.space, best)
        reasons = tuple(
            why(conflict, state, party, stability.foresight[concept].of(party), limit=1)
            for party in conflict.parties
        )
        found.append(Outlook(holding, state, reasons))
    return tuple(found)


def nearest_to_present(space: Space, cells: BoolArray) -> int:
    """Return the number of the state, among some, that is nearest to the present one.

    That is the one that takes the fewest changes of options; of several the first.

    Parameters
    ----------
    space
        The states.
    cells
        Which of them: at least one.
    """
    states = space.numbers_of(cells)
    changed = space.changed_from(space.situation.present).ravel()[space.cells[states - 1]]
    return int(states[np.argmin(changed)])
