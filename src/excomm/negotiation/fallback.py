"""What comes if nothing is agreed."""

from collections.abc import Mapping
from dataclasses import dataclass

from excomm.case import Situation
from excomm.conflict import (
    ListedSets,
    Set,
    Sets,
    SymbolicSets,
    extremes,
    make_symbolic_conflict,
    memory_bounded,
    without_agreement,
)
from excomm.conflict.sets import REACHED
from excomm.conflict.space import broken_rules
from excomm.forecast import Branch
from excomm.negotiation.points import Values, order_of

__all__ = ["Fallback", "fallback"]


@dataclass(frozen=True)
class Fallback:
    """What comes without agreement under one set of orders.

    Attributes
    ----------
    states
        How many states may come.
    source
        Where that is from: ``stated`` in the case; ``attainable``, equilibria (SEQ) reached from
        the present by improvements; or the ``present``, where none is.
    best, worst
        By party or observer, of those that say what they want, the state of these that it likes
        best and that which it likes least; of several the nearest to the present.
    """

    states: int
    source: str
    best: Mapping[str, Values]
    worst: Mapping[str, Values]


def fallback(branch: Branch) -> Fallback:
    """Return what comes if nothing is agreed.

    Raises
    ------
    CaseError
        If no state satisfies what the case states, or states are too many to list and the
        diagrams of them outgrow their bound.
    """
    situation = branch.situation
    if situation.case.no_agreement is None and broken_rules(situation, situation.present):
        # Nothing leads on from what cannot be.
        ends = dict.fromkeys(_wanting(situation), situation.present)
        return Fallback(1, "present", ends, ends)
    if branch.conflict is not None:
        return _among(ListedSets(branch.conflict))
    with memory_bounded():
        return _among(SymbolicSets(make_symbolic_conflict(situation)))


def _among(sets: Sets[Set]) -> Fallback:
    """Return what comes without agreement, for each party at its best and at its worst."""
    situation = sets.situation
    said, states = without_agreement(sets, None)
    ends = {
        party: extremes(sets, order_of(situation, party), states) for party in _wanting(situation)
    }
    return Fallback(
        states=sets.count(states),
        source=_source(situation, said),
        best={party: best.values for party, (best, _) in ends.items()},
        worst={party: worst.values for party, (_, worst) in ends.items()},
    )


def _wanting(situation: Situation) -> list[str]:
    """Return who says what it wants."""
    parties = (party.id for party in situation.case.parties)
    return [party for party in parties if order_of(situation, party) is not None]


def _source(situation: Situation, said: str) -> str:
    if situation.case.no_agreement is not None:
        return "stated"
    return "attainable" if said == REACHED else "present"
