"""What follows from a state: which states can be reached, in how many steps, and how."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from excomm.conflict.conflict import Conflict
from excomm.conflict.space import BoolArray, Cell, IntArray
from excomm.conflict.steps import Step, step_between

__all__ = ["Reach", "reach"]


@dataclass(frozen=True, eq=False, repr=False)
class Reach:
    """Which states can be reached from one, and in how many steps.

    Attributes
    ----------
    conflict
        Whose moves.
    start
        The number of the state.
    by
        What a step is: any legal move of one party, or only one that it likes better than
        to stay.
    steps
        Of each cell the least number of steps to it: 0 at the start, -1 where none lead.

    Notes
    -----
    A party's own moves are transitive, and so are its own improvements: in a shortest
    sequence no party moves twice in succession.
    """

    conflict: Conflict
    start: int
    by: Literal["improvements", "moves"]
    steps: IntArray

    def states(self) -> npt.NDArray[np.int64]:
        """Return the numbers of the states reached, in order; the start is one of them."""
        return self.conflict.space.numbers_of(self.steps >= 0)

    def nearest(self, cells: BoolArray) -> int:
        """Return the number of the state, among some, that is reached in the fewest steps.

        Of several, the one that differs from the start in the fewest options, and of those
        the first; 0 if none is reached.
        """
        space = self.conflict.space
        found = (self.steps >= 0) & cells
        if not found.any():
            return 0
        for cost in (self.steps, space.changed_from(space.values(self.start))):
            found &= cost == cost[found].min()
        return int(space.numbers_of(found)[0])

    def path(self, state: int) -> tuple[Step, ...]:
        """Return a shortest legal sequence of steps from the start to a state.

        Among the shortest, from the end backwards, each step is the one that changes the
        fewest options, and of those the one from the state with the lowest number.

        Raises
        ------
        ValueError
            If the state is not reached.
        """
        space = self.conflict.space
        cell = space.cell(state)
        if self.steps[cell] < 0:
            raise ValueError(f"state {state} is not reached from state {self.start} by {self.by}")
        path: list[Step] = []
        while self.steps[cell] > 0:
            changed = space.changed_from(space.values(space.number(cell)))
            before, party = min(
                self._before(cell), key=lambda found: (changed[found[0]], space.number(found[0]))
            )
            path.append(step_between(space, party, before, cell))
            cell = before
        return tuple(reversed(path))

    def _before(self, cell: Cell) -> list[tuple[Cell, str]]:
        """Return the cells from which one step, that of a party, leads on to a cell."""
        found: list[tuple[Cell, str]] = []
        for party, fibres in self.conflict.fibres.items():
            only_better = self.by == "improvements"
            sources = fibres.improvements_to(cell) if only_better else fibres.moves_to(cell)
            last = self.steps[cell] - 1
            found += [(source, party) for source in sources if self.steps[source] == last]
        return found


def reach(
    conflict: Conflict, start: int, by: Literal["improvements", "moves"] = "improvements"
) -> Reach:
    """Return which states can be reached from one, and in how many steps.

    Parameters
    ----------
    conflict
        Whose moves.
    start
        The number of the state.
    by
        What a step is: any legal move of one party, or only one that it likes better than
        to stay.

    Raises
    ------
    IndexError
        If there is no such state. A present that the rules exclude has the number 0.
    """
    space = conflict.space
    steps = np.full(space.shape, -1, dtype=np.int32)
    steps[space.cell(start)] = 0
    frontier = steps == 0
    rounds = 0
    while frontier.any():
        rounds += 1
        # Every party moves from where the round before ended, so that counts are least.
        reached = np.zeros(space.shape, bool)
        for fibres in conflict.fibres.values():
            if by == "improvements":
                reached |= fibres.reached_by_improvements(frontier)
            else:
                reached |= fibres.reached_by_moves(frontier)
        frontier = reached & (steps < 0)
        steps[frontier] = rounds
    return Reach(conflict, start, by, steps)
