"""What holds, is reached and is likely in the conflicts that answers and moments lead to."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from excomm.case import Order, Situation
from excomm.conflict import CONCEPTS, Conflict, make_conflict, reach, solve
from excomm.conflict.space import BoolArray
from excomm.estimate.answers import profile_of
from excomm.estimate.outcomes import HELD_BY, SHOWN_BY
from excomm.forecast import Course, manners, turns_to
from excomm.forecast.choice import Made
from excomm.forecast.elimination import FloatArray

__all__ = ["Solved", "SolvedConflict"]

Profile = tuple[Order | None, ...]


class SolvedConflict:
    """One conflict, whatever its present state.

    Parameters
    ----------
    conflict
        The conflict.
    members
        The states of each outcome of the case.
    made
        How parties choose in conflicts that share their moves.
    """

    def __init__(self, conflict: Conflict, members: Mapping[str, BoolArray], made: Made) -> None:
        self.conflict = conflict
        stability = solve(conflict, [CONCEPTS[concept] for concept in HELD_BY])
        self._members, self._made = members, made
        self._stable = {
            (name, concept): cells & stability.equilibrium(concept)
            for name, cells in members.items()
            for concept in HELD_BY
        }
        self._reached: dict[int, frozenset[str]] = {}
        self._likely: dict[int, FloatArray] = {}

    def holds(self, outcome: str, concept: str) -> bool:
        """Return whether a state of an outcome is an equilibrium."""
        return bool(self._stable[outcome, concept].any())

    def reached(self, number: int) -> frozenset[str]:
        """Return the outcomes of which a state that holds is reached by improvements."""
        if number not in self._reached:
            names: set[str] = set()
            if number:
                steps = reach(self.conflict, number, "improvements").steps >= 0
                names = {
                    name
                    for (name, concept), cells in self._stable.items()
                    if concept == SHOWN_BY and (cells & steps).any()
                }
            self._reached[number] = frozenset(names)
        return self._reached[number]

    def likely(self, number: int) -> FloatArray:
        """Return how likely each outcome is from a state on, by manner and horizon.

        Returns
        -------
        array of shape (manners, horizons, outcomes + 2)
            After the outcomes, that it is in none of them, and that the state is as before.
        """
        if number not in self._likely:
            stops = list(turns_to(self.conflict.situation.case, None).values())
            chances = self._course.after(number, stops)
            here = np.zeros((self.conflict.space.size, 1))
            here[number - 1] = 1.0
            self._likely[number] = chances @ np.concatenate([self._inside, here], axis=1)
        return self._likely[number]

    @cached_property
    def _course(self) -> Course:
        return Course(self.conflict, manners(self.conflict.situation.case), self._made)

    @cached_property
    def _inside(self) -> FloatArray:
        """Which states are in each outcome, and in none: an array of shape (states, outcomes)."""
        space = self.conflict.space
        columns = [cells.reshape(-1)[space.cells] for cells in self._members.values()]
        none = ~np.logical_or.reduce([*columns, np.zeros(space.size, bool)])
        return np.stack([*columns, none], axis=1).astype(np.float64)


class Solved:
    """The conflicts that answers and moments lead to, each solved once."""

    def __init__(self) -> None:
        self.members: dict[str, BoolArray] = {}
        self._found: dict[Profile, SolvedConflict] = {}
        self._made: Made = {}

    @property
    def conflicts(self) -> int:
        """How many conflicts were solved."""
        return len(self._found)

    @property
    def states(self) -> int:
        """How many states each has."""
        return next(iter(self._found.values())).conflict.space.size

    def of(self, situation: Situation) -> SolvedConflict:
        """Return the conflict that a situation leads to."""
        profile = profile_of(situation)
        if profile not in self._found:
            like = next((found.conflict for found in self._found.values()), None)
            conflict = make_conflict(situation, like=like)
            self.members = self.members or dict(_members(conflict))
            self._found[profile] = SolvedConflict(conflict, self.members, self._made)
        return self._found[profile]


def _members(conflict: Conflict) -> Iterator[tuple[str, BoolArray]]:
    space = conflict.space
    for outcome in conflict.situation.case.outcomes:
        yield outcome.id, np.broadcast_to(space.where(outcome.when), space.shape) & space.feasible
