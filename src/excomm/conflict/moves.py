"""What a party can reach from each state by its own moves, as sweeps along its fibres.

A sweep answers for all states at once what the least value is among the states that a
party can move to, or which states it can move to from any of some. Its cost is linear in
the states (times a logarithm for sorting once): that is what makes large conflicts possible.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from excomm.conflict.space import BoolArray, Cell, IntArray, Space

__all__ = ["NOTHING", "Fibres"]

Laid = TypeVar("Laid", bound=np.generic)

# The value of what is not there: above every level, so that no minimum takes it.
NOTHING = np.int32(2**31 - 1)


class Fibres:
    """The moves of one party.

    Parameters
    ----------
    space
        The states of the conflict.
    party
        The party that moves.
    levels
        The party's preference level of every cell, -1 where there is no state.

    Notes
    -----
    A move changes the party's own options only, from a state to a state. One-way options
    split a fibre into blocks by their settings; a move stays in its block or goes to one
    with more of the one-way changes made. A party's own moves are transitive therefore: what
    two of them reach, one reaches.
    """

    def __init__(self, space: Space, party: str, levels: IntArray) -> None:
        # Not the space: parties in other situations on the same states share their fibres.
        self.feasible = space.feasible
        self.party = party
        self.axis = space.axis(party)
        self.levels = levels
        self._blocks, self._changes = _blocks(space, party)

    def least_over_moves(self, values: IntArray) -> IntArray:
        """Return the least value among each state and those its moves reach.

        `values` must be :data:`NOTHING` where there is no state.
        """
        return self._least_in_blocks(values, self._onward)

    def least_over_improvements(self, values: IntArray) -> IntArray:
        """Return the least value among the states its improvements reach from each state.

        :data:`NOTHING` where the party has no improvement. `values` must be
        :data:`NOTHING` where there is no state.
        """
        lines = self._lines(values)
        result = np.full(lines.shape, NOTHING, dtype=np.int32)
        for block, columns in enumerate(self._reach):
            here = self._blocks[columns] == block
            result[:, columns[here]] = self._least_above(block, lines[:, columns])[:, here]
        return self._cells(result, values)

    def reached_by_moves(self, cells: BoolArray) -> BoolArray:
        """Return some states with those that the party's moves reach from any of them.

        `cells` must be false where there is no state.
        """
        known = np.where(cells, np.int32(0), NOTHING)
        return self._least_in_blocks(known, self._leading_to) < NOTHING

    def reached_by_improvements(self, cells: BoolArray) -> BoolArray:
        """Return the states that the party's improvements reach from any of some states.

        `cells` must be false where there is no state.
        """
        # A state is reached if the party likes it better than one of those it comes from: the
        # one it likes least.
        known = np.where(cells, self.levels, NOTHING)
        return self.levels > self._least_in_blocks(known, self._leading_to)

    def moves(self, cell: Cell) -> list[Cell]:
        """Return the cells that the party can move to from one cell."""
        return self._among(cell, self._line(self.feasible, cell), self._onward)

    def moves_to(self, cell: Cell) -> list[Cell]:
        """Return the cells from which the party can move to one cell."""
        return self._among(cell, self._line(self.feasible, cell), self._leading_to)

    def improvements(self, cell: Cell) -> list[Cell]:
        """Return the cells, among those it can move to, that the party likes better."""
        better = self._line(self.levels, cell) > self.levels[cell]
        return self._among(cell, better, self._onward)

    def improvements_to(self, cell: Cell) -> list[Cell]:
        """Return the cells, among those from which it can move to one, that it likes worse."""
        worse = self._line(self.levels, cell) < self.levels[cell]
        worse &= self._line(self.feasible, cell)
        return self._among(cell, worse, self._leading_to)

    def count_moves(self) -> int:
        """Return how many moves there are in all, without listing them."""
        states = self._lines(self.feasible)
        blocks = range(len(self._changes))
        inside = np.stack([states[:, self._blocks == b].sum(axis=1) for b in blocks], axis=1)
        onward = np.stack([inside[:, self._onward(b)].sum(axis=1) for b in blocks], axis=1)
        # Of the states that a block leads to, a state itself is one.
        return int((inside * onward).sum() - states.sum())

    def count_improvements(self) -> int:
        """Return how many improvements there are in all, without listing them."""
        states = self._lines(self.feasible)
        count = 0
        for block, columns in enumerate(self._reach):
            # A place in the order of a line, less where the line begins, is how many are better.
            better = self._sorted[block][1] % (len(columns) + 1)
            count += int(better[states[:, columns] & (self._blocks[columns] == block)].sum())
        return count

    def _line(self, cells: npt.NDArray[Any], cell: Cell) -> npt.NDArray[Any]:
        """Return the fibre through a cell."""
        line: tuple[int | slice, ...] = (*cell[: self.axis], slice(None), *cell[self.axis + 1 :])
        fibre: npt.NDArray[Any] = cells[line]
        return fibre

    def _among(
        self, cell: Cell, wanted: BoolArray, linked: Callable[[int], BoolArray]
    ) -> list[Cell]:
        """Return the other cells of a fibre that are wanted, of the blocks linked to a cell's."""
        block = int(self._blocks[cell[self.axis]])
        ways = np.flatnonzero(wanted & linked(block)[self._blocks]).tolist()
        before, after = cell[: self.axis], cell[self.axis + 1 :]
        return [(*before, way, *after) for way in ways if way != cell[self.axis]]

    def _onward(self, block: int) -> BoolArray:
        """Return in which blocks a move from one of them can end."""
        onward: BoolArray = (self._changes >= self._changes[block]).all(axis=1)
        return onward

    def _leading_to(self, block: int) -> BoolArray:
        """Return from which blocks a move can end in one of them."""
        leading: BoolArray = (self._changes <= self._changes[block]).all(axis=1)
        return leading

    def _least_in_blocks(self, values: IntArray, linked: Callable[[int], BoolArray]) -> IntArray:
        """Return the least value among the cells of a fibre in the blocks linked to each cell's.

        `values` must be :data:`NOTHING` where there is no state.
        """
        lines = self._lines(values)
        if len(self._changes) == 1:
            least = lines.min(axis=1, keepdims=True)
            return self._cells(np.broadcast_to(least, lines.shape), values)
        order, first = self._in_blocks
        inside = np.minimum.reduceat(lines[:, order], first, axis=1)
        by_block = [inside[:, linked(block)].min(axis=1) for block in range(len(self._changes))]
        return self._cells(np.stack(by_block, axis=1)[:, self._blocks], values)

    @cached_property
    def _in_blocks(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """The columns of a line block by block, and where among them each block begins."""
        order = np.argsort(self._blocks, kind="stable")
        return order, np.searchsorted(self._blocks[order], range(len(self._changes)))

    def _least_above(self, block: int, lines: IntArray) -> IntArray:
        """Return, cell by cell of each line, the least value at a strictly better level.

        The lines hold the columns that a block can reach, and no others.
        """
        ordered, better = self._sorted[block]
        least = np.empty((len(lines), lines.shape[1] + 1), dtype=np.int32)
        least[:, 0] = NOTHING
        np.minimum.accumulate(np.take(lines, ordered), axis=1, out=least[:, 1:])
        return np.take(least, better)

    @cached_property
    def _reach(self) -> list[npt.NDArray[np.int64]]:
        """For each block, the columns of a line to which moves from it lead."""
        every = range(len(self._changes))
        return [np.flatnonzero(self._onward(block)[self._blocks]) for block in every]

    @cached_property
    def _sorted(self) -> list[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
        """For each block, how the columns in its reach are ordered by level in each line.

        Two arrays of places in flattened lines: of the cells from the best level to the
        worst; and, for each cell, of the last one at a better level in lines that begin with
        one place for there being none.
        """
        levels = self._lines(self.levels)
        if levels.max(initial=0) <= np.iinfo(np.int16).max:
            levels = levels.astype(np.int16)  # short numbers are sorted digit by digit, faster
        found = []
        for columns in self._reach:
            within = levels[:, columns]
            lines, length = within.shape
            order = np.argsort(-within, axis=1, kind="stable")
            ordered = np.take_along_axis(within, order, axis=1)
            # Of each place in the order, where its level begins: so many cells are better.
            begins = np.zeros(ordered.shape, dtype=np.intp)
            steps = ordered[:, 1:] < ordered[:, :-1]
            begins[:, 1:] = np.where(steps, np.arange(1, length), 0)
            np.maximum.accumulate(begins, axis=1, out=begins)
            better = np.empty_like(begins)
            np.put_along_axis(better, order, begins, axis=1)
            row = np.arange(lines)[:, np.newaxis]
            order += row * length
            better += row * (length + 1)
            found.append((order, better))
        return found

    def _lines(self, cells: npt.NDArray[Laid]) -> npt.NDArray[Laid]:
        """Lay the cells out with one row for each fibre."""
        return np.moveaxis(cells, self.axis, -1).reshape(-1, cells.shape[self.axis])

    def _cells(self, lines: IntArray, like: IntArray) -> IntArray:
        """Lay rows of fibres out as cells again, NOTHING where `like` has no state."""
        moved = np.moveaxis(like, self.axis, -1).shape
        cells = np.moveaxis(lines.reshape(moved), -1, self.axis)
        return np.where(self.feasible, cells, NOTHING)


def _blocks(space: Space, party: str) -> tuple[npt.NDArray[np.int64], BoolArray]:
    """Return the block of each setting of a party, and the changes made in each block."""
    settings = space.settings[space.parties.index(party)]
    made: list[BoolArray] = []
    for column, option in enumerate(space.situation.case.options_of(party)):
        if option.moves != "both":
            switched = np.array([option.switched(value) for value in range(len(option.values))])
            made.append((switched if option.moves == "on" else ~switched)[settings[:, column]])
    if not made:
        return np.zeros(len(settings), np.int64), np.zeros((1, 0), bool)
    changes, blocks = np.unique(np.hstack(made), axis=0, return_inverse=True)
    return blocks.ravel(), changes
