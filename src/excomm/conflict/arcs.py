"""Moves as a graph: for those that options alone do not describe.

Some moves are more than a choice of one's own options: common moves, moves that depend on the
state, states merged into one. They are listed one by one, as arcs. What two moves of a party
reach, one need not reach (Kilgour, Hipel and Fang 1987).
"""

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Problem
from excomm.conflict.chunks import Places
from excomm.conflict.sorted_lines import NOTHING
from excomm.conflict.space import BoolArray, Cell, IntArray, Space

__all__ = ["MOST_ARCS", "Arcs", "check_arcs"]

# About 16 bytes each, and as much again while they are listed.
MOST_ARCS = 2**25


class Arcs:
    """The moves of one party, one by one.

    Asked as :class:`~excomm.conflict.moves.Fibres` are.

    Parameters
    ----------
    space
        The states of the conflict.
    party
        The party that moves.
    levels
        The party's preference level of every cell, -1 where there is no state. Axes before
        those of the space hold several preferences side by side.
    sources, targets
        The moves: the places of the cells moved from and moved to, counted in C order.
    """

    transitive = False

    def __init__(
        self, space: Space, party: str, levels: IntArray, sources: Places, targets: Places
    ) -> None:
        self.feasible = space.feasible
        self.party = party
        self.axis = space.axis(party)
        self.levels = levels
        order = np.lexsort((targets, sources))
        self._sources, self._targets = sources[order], targets[order]

    def within(self, space: Space, levels: IntArray) -> "Arcs":
        """Return the same moves in a space of fewer states."""
        states = space.feasible.reshape(-1)
        left = states[self._sources] & states[self._targets]
        return Arcs(space, self.party, levels, self._sources[left], self._targets[left])

    def arcs(self) -> tuple[Places, Places]:
        """Return every move of the party, those from one cell together and cells in order."""
        return self._sources, self._targets

    def choices(self) -> list[tuple[Places, BoolArray]]:
        """Return among which cells the party chooses, staying included, state by state.

        Returns
        -------
        list of (array of shape (states, columns), array of shape (columns,))
            Of states with as many moves, the places of the state and of those moved to, and
            that it is chosen from the first of them.
        """
        states = np.flatnonzero(self.feasible)
        begin = np.searchsorted(self._sources, states)
        count = np.searchsorted(self._sources, states, side="right") - begin
        found = []
        for moves in np.unique(count).tolist():
            some = count == moves
            led = self._targets[begin[some, np.newaxis] + np.arange(moves)]
            places = np.concatenate([states[some, np.newaxis], led], axis=1)
            found.append((places, np.arange(moves + 1) == 0))
        return found

    def count_moves(self) -> int:
        """Return how many moves there are in all."""
        return len(self._sources)

    def count_improvements(self) -> int:
        """Return how many improvements there are in all."""
        liked = self.levels.reshape(-1)
        return int((liked[self._targets] > liked[self._sources]).sum())

    def least_over_moves(self, values: IntArray) -> IntArray:
        """Return the least value among each state and those one move of its reaches."""
        return np.minimum(values, self.least_elsewhere(values))

    def least_elsewhere(self, values: IntArray) -> IntArray:
        """Return the least value among the states one move reaches from each state.

        :data:`~excomm.conflict.moves.NOTHING` where the party has no move.
        """
        led = self._by_preference(values)[:, self._targets]
        return self._least(led).reshape(values.shape)

    def least_over_improvements(self, values: IntArray) -> IntArray:
        """Return the least value among the states its improvements reach from each state.

        :data:`~excomm.conflict.moves.NOTHING` where the party has no improvement.
        """
        led = self._by_preference(values)[:, self._targets]
        liked = self._by_preference(self.levels)
        better = liked[:, self._targets] > liked[:, self._sources]
        return self._least(np.where(better, led, NOTHING)).reshape(values.shape)

    def _least(self, led: IntArray) -> IntArray:
        """Return for each cell the least of what its moves have, a row a preference."""
        least = np.full((len(led), self.feasible.size), NOTHING, dtype=np.int32)
        for found, values in zip(least, led, strict=True):
            np.minimum.at(found, self._sources, values)
        return least

    def reached_by_moves(self, cells: BoolArray) -> BoolArray:
        """Return some states with those that one move reaches from any of them."""
        reached = cells.ravel().copy()
        reached[self._targets[reached[self._sources]]] = True
        return reached.reshape(cells.shape)

    def reached_by_improvements(self, cells: BoolArray) -> BoolArray:
        """Return the states that one improvement reaches from any of some states."""
        liked = self.levels.reshape(-1)
        steps = cells.reshape(-1)[self._sources] & (liked[self._targets] > liked[self._sources])
        reached = np.zeros(self.feasible.size, dtype=bool)
        reached[self._targets[steps]] = True
        return reached.reshape(cells.shape)

    def moves(self, cell: Cell) -> list[Cell]:
        """Return the cells that the party can move to from one cell."""
        return self._cells(self._targets[self._sources == self._place(cell)])

    def moves_to(self, cell: Cell) -> list[Cell]:
        """Return the cells from which the party can move to one cell."""
        return self._cells(self._sources[self._targets == self._place(cell)])

    def improvements(self, cell: Cell) -> list[Cell]:
        """Return the cells, among those it can move to, that the party likes better."""
        return [there for there in self.moves(cell) if self.levels[there] > self.levels[cell]]

    def improvements_to(self, cell: Cell) -> list[Cell]:
        """Return the cells, among those from which it can move to one, that it likes worse."""
        return [here for here in self.moves_to(cell) if self.levels[here] < self.levels[cell]]

    def _by_preference(self, cells: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Lay cells out in a row for each of the preferences held side by side."""
        return cells.reshape(-1, self.feasible.size)

    def _place(self, cell: Cell) -> int:
        return int(np.ravel_multi_index(cell, self.feasible.shape))

    def _cells(self, places: Places) -> list[Cell]:
        axes = np.unravel_index(places, self.feasible.shape)
        return list(zip(*(axis.tolist() for axis in axes), strict=True))


def check_arcs(count: int) -> None:
    """Check that moves are few enough to be listed one by one.

    Raises
    ------
    CaseError
        If they are not.
    """
    if count > MOST_ARCS:
        raise CaseError(
            Problem(
                None,
                f"the moves are too many to be listed one by one: more than {MOST_ARCS:,}",
                "fewer options make them fewer; so do rules that exclude states",
            )
        )
