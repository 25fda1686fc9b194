"""A case made computable: its states, every party's preference and moves."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from excomm.case import CaseError, Order, Problem, Situation, nearest
from excomm.conflict.movers import Mover, make_mover
from excomm.conflict.preference import NO_STATE, levels
from excomm.conflict.space import BoolArray, IntArray, Space, make_space

__all__ = ["Conflict", "Solved", "make_conflict", "make_conflicts", "without_states"]

# What settles a result of the engine: what says which, and whose moves and levels.
Solved = tuple[str | int | Mover, ...]


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
    movers
        By party, what it can move to.
    present
        The number of the state that holds now; 0 if the rules exclude it.
    made, solved
        The moves of each party by what it wants, and what the engine has worked out: kept
        here, and shared with the conflicts made like this one.
    """

    space: Space
    levels: dict[str, IntArray]
    movers: dict[str, Mover]
    present: int
    made: dict[tuple[str, Order | None], Mover] = field(default_factory=dict)
    solved: dict[Solved, IntArray] = field(default_factory=dict)

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


def make_conflict(situation: Situation, like: Conflict | None = None) -> Conflict:
    """Return the conflict of a case as of a moment.

    Parameters
    ----------
    situation
        The case as of the moment and horizon, under the hypotheses given.
    like
        A conflict of the same case and horizon, to share with: the states; what each party
        that wants the same, there or in another conflict made like it, makes of them; and
        of what has been solved or will be, what is the same in both.

    Raises
    ------
    CaseError
        If no state is left, there are too many, or a preference does not fit the states.
    ValueError
        If `like` is a conflict of another case or horizon.
    """
    space = make_space(situation) if like is None else like.space.under(situation)
    made = {} if like is None else like.made
    movers: dict[str, Mover] = {}
    for party in space.parties:
        order = situation.orders.get(party)
        if (party, order) not in made:
            made[party, order] = make_mover(space, party, levels(space, order))
        movers[party] = made[party, order]
    return Conflict(
        space=space,
        levels={party: movers[party].levels for party in movers},
        movers=movers,
        present=space.find(situation.present),
        made=made,
        solved={} if like is None else like.solved,
    )


def make_conflicts(situations: Iterable[Situation]) -> list[Conflict]:
    """Return the conflicts of situations of one case and horizon, with what is the same shared.

    Raises
    ------
    CaseError
        As :func:`make_conflict` does.
    ValueError
        If the situations are of different cases or horizons.
    """
    conflicts: list[Conflict] = []
    for situation in situations:
        conflicts.append(make_conflict(situation, like=conflicts[0] if conflicts else None))
    return conflicts


def without_states(
    conflict: Conflict, cells: BoolArray, made: dict[Mover, Mover] | None = None
) -> Conflict:
    """Return a conflict with some of its states taken away, as if they could not be.

    Parameters
    ----------
    conflict
        The conflict. Its present state may be one of those taken away.
    cells
        Which states to take away.
    made
        What earlier calls with the same cells made, by what they made it from: kept here.
    """
    made = {} if made is None else made
    space = replace(conflict.space, feasible=conflict.space.feasible & ~cells)
    movers: dict[str, Mover] = {}
    for party, own in conflict.movers.items():
        if own not in made:
            liked = np.where(space.feasible, own.levels, NO_STATE).astype(np.int32)
            made[own] = own.within(space, liked)
        movers[party] = made[own]
    return Conflict(
        space=space,
        levels={party: own.levels for party, own in movers.items()},
        movers=movers,
        present=space.find(conflict.situation.present),
    )
