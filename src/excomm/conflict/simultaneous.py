"""Simultaneous sanctioning in conflicts of two parties (Fraser and Hipel 1984)."""

import numpy as np

from excomm.case import CaseError, Problem
from excomm.conflict.conflict import Conflict
from excomm.conflict.movers import check_options_alone
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import BoolArray, Cell

__all__ = ["check_joint", "joint_improvements", "jointly_deterred"]


def check_joint(conflict: Conflict) -> None:
    """Check that simultaneous stability is defined here.

    Raises
    ------
    CaseError
        If the conflict does not have two parties, or its moves are not choices of options.
    """
    if len(conflict.parties) != 2:
        raise CaseError(
            Problem(
                None,
                f"SIM is defined for two parties; this conflict has {len(conflict.parties)}",
                "use SEQ or GMR",
            )
        )
    check_options_alone(conflict.space, "SIM")


def jointly_deterred(conflict: Conflict, party: str, sequential: dict[str, BoolArray]) -> BoolArray:
    """Return in which cells moving at the same time deters a party that would else move.

    As in the tableau of Fraser and Hipel, only states that are sequentially unstable for
    both parties are looked at. There the two improvements are combined: the state is
    deterred for a party if against each of its improvements the rival has one such that
    both together lead to a state that it likes no better than where it is.

    Parameters
    ----------
    conflict
        A conflict of two parties.
    party
        The party that may be deterred.
    sequential
        For each party, in which cells it is sequentially stable.
    """
    check_joint(conflict)
    space = conflict.space
    unstable = space.feasible.copy()
    for stable in sequential.values():
        unstable &= ~stable
    deterred = np.zeros(space.shape, bool)
    for cell in np.argwhere(unstable):
        here: Cell = tuple(cell.tolist())
        deterred[here] = all(
            any(liked <= conflict.levels[party][here] for _, liked in answers)
            for _, answers in joint_improvements(conflict, party, here)
        )
    return deterred


def joint_improvements(
    conflict: Conflict, party: str, here: Cell
) -> list[tuple[Cell, list[tuple[Cell, int]]]]:
    """Return, for each improvement of a party from a cell, what joining the rival's gives.

    Returns
    -------
    list of (cell of the improvement, list of (cell of both improvements, level))
        Only combinations that are states; the level is the party's.
    """
    rival = next(name for name in conflict.parties if name != party)
    axis = conflict.space.axis(party)
    answers = conflict.movers[rival].improvements(here)
    found = []
    for alone in conflict.movers[party].improvements(here):
        joint = [(*answer[:axis], alone[axis], *answer[axis + 1 :]) for answer in answers]
        liked = [(cell, int(conflict.levels[party][cell])) for cell in joint]
        found.append((alone, [(cell, level) for cell, level in liked if level != NO_STATE]))
    return found
