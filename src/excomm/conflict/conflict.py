"""A case made computable: its states, every party's preference and moves."""

from dataclasses import dataclass, field

from excomm.case import CaseError, Problem, Situation, nearest
from excomm.conflict.moves import Fibres
from excomm.conflict.preference import levels
from excomm.conflict.space import IntArray, Space, make_space

__all__ = ["Conflict", "make_conflict"]


@dataclass(frozen=True, eq=False, repr=False)
class Conflict:
    """A case made computable.

    Attributes
    ----------
    space
        The states.
    levels
        How much each party likes each cell: larger is better, equal is indifferent, -1
        where there is no state.
    fibres
        The moves of each party.
    present
        The number of the state that holds now; 0 if the rules exclude it.
    solved
        What the engine has worked out already, for it to keep.
    """

    space: Space
    levels: dict[str, IntArray]
    fibres: dict[str, Fibres]
    present: int
    solved: dict[tuple[str, str, str], IntArray] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon that this conflict was made for."""
        return self.space.situation

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties that decide, in the order of the case."""
        return self.space.parties

    def party(self, party_id: str) -> str:
        """Return `party_id`, checked to name a party that decides.

        Raises
        ------
        CaseError
            If it is unknown or an observer.
        """
        if party_id in self.parties:
            return party_id
        observers = [p.id for p in self.situation.case.parties if p.observer]
        if party_id in observers:
            raise CaseError(
                Problem(None, f"{party_id} is an observer: it holds no option and decides nothing")
            )
        raise CaseError(
            Problem(None, f"unknown party '{party_id}'", nearest(party_id, self.parties))
        )


def make_conflict(situation: Situation) -> Conflict:
    """Return the conflict of a case as of a moment.

    Raises
    ------
    CaseError
        If no state is left, there are too many, or a preference does not fit the states.
    """
    space = make_space(situation)
    liked = {party: levels(space, situation.orders.get(party)) for party in space.parties}
    fibres = {party: Fibres(space, party, liked[party]) for party in space.parties}
    return Conflict(space, liked, fibres, space.find(situation.present))
