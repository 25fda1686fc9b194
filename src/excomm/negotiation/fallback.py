"""What comes if nothing is agreed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Problem, Situation
from excomm.case.logic import Not
from excomm.case.performing import meaning_in
from excomm.case.possible import nearest_values
from excomm.conflict import CONCEPTS, Conflict, Space, reach, read_states, stable_for
from excomm.forecast import Branch
from excomm.negotiation.points import Values

__all__ = ["Fallback", "fallback"]


@dataclass(frozen=True)
class Fallback:
    """What comes without agreement under one set of orders.

    Attributes
    ----------
    states
        The states that may come.
    source
        Where that is from: ``stated`` in the case; ``attainable``, equilibria (SEQ) reached from
        the present by improvements; or the ``present``, where none is, or states are too many
        to list.
    """

    states: tuple[Values, ...]
    source: str


def fallback(branch: Branch) -> Fallback:
    """Return what comes if nothing is agreed.

    Raises
    ------
    CaseError
        If no state satisfies what the case states.
    """
    situation, conflict = branch.situation, branch.conflict
    stated = situation.case.no_agreement
    if stated == "present":
        return Fallback((situation.present,), "stated")
    if stated is not None:
        return Fallback(_stated(situation, conflict, stated), "stated")
    if conflict is None or not conflict.present:
        return Fallback((situation.present,), "present")
    held = conflict.space.feasible
    for party in conflict.parties:
        held = held & stable_for(conflict, party, CONCEPTS["SEQ"])
    reached = reach(conflict, conflict.present, "improvements").steps >= 0
    cells = np.argwhere(held & reached)
    if not len(cells):
        return Fallback((situation.present,), "present")
    return Fallback(_values(conflict.space, cells), "attainable")


def _values(space: Space, cells: npt.NDArray[np.intp]) -> tuple[Values, ...]:
    """Return the values of the options in some cells, one row of `cells` each."""
    columns = [
        settings[cells[:, space.axis(party)]]
        for party, settings in zip(space.parties, space.settings, strict=True)
    ]
    return tuple(map(tuple, np.concatenate(columns, axis=1).tolist()))


def _stated(situation: Situation, conflict: Conflict | None, text: str) -> tuple[Values, ...]:
    formula = read_states(situation, text)
    if conflict is not None:
        space = conflict.space
        cells = np.argwhere(np.broadcast_to(space.where(formula), space.shape) & space.feasible)
        states = _values(space, cells)
    else:
        wanted = [formula, *(Not(rule.rule) for rule in situation.case.impossible)]
        now = dict(zip((o.id for o in situation.case.options), situation.present, strict=True))
        nearest = nearest_values(meaning_in(situation), wanted, now, ())
        states = () if nearest is None else (tuple(nearest.values()),)
    if not states:
        raise CaseError(Problem(None, f"no state satisfies '{text}', what comes without agreement"))
    return states
