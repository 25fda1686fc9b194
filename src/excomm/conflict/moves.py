"""What a party can reach from each state by its own moves, as sweeps along its fibres.

A sweep answers for all states at once what the least value is among the states that a
party can move to, or which states it can move to from any of some. Its cost is linear in
the states (times a logarithm for sorting once): that is what makes large conflicts possible.
"""

import math
from functools import cached_property, reduce
from itertools import compress
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from excomm.conflict.arcs import check_arcs
from excomm.conflict.chunks import Places, each, pieces
from excomm.conflict.sorted_lines import NOTHING, SortedLines, sorted_lines
from excomm.conflict.space import BoolArray, Cell, IntArray, Space

__all__ = ["NOTHING", "Fibres"]

Number = TypeVar("Number", bound=np.generic)


class Fibres:
    """The moves of one party.

    Parameters
    ----------
    space
        The states of the conflict.
    party
        The party that moves.
    levels
        The party's preference level of every cell, -1 where there is no state. Axes before
        those of the space hold several preferences side by side; the sweeps then take and
        return arrays of that shape, and the questions about one cell cannot be asked.

    Notes
    -----
    A move changes the party's own options only, from a state to a state. One-way options
    split a fibre into blocks by their settings; a move stays in its block or goes to one
    with more of the one-way changes made. A party's own moves are transitive therefore: what
    two of them reach, one reaches.

    Attributes
    ----------
    transitive
        Whether what two of the party's moves reach one reaches, and so for improvements.
    """

    transitive: bool = True

    def __init__(self, space: Space, party: str, levels: IntArray) -> None:
        # Not the space: parties in other situations on the same states share their fibres.
        self.feasible = space.feasible
        self.party = party
        self.axis = space.axis(party)
        self.levels = levels
        self._blocks, self._changes = _blocks(space, party)

    def within(self, space: Space, levels: IntArray) -> "Fibres":
        """Return the same moves in a space of fewer states."""
        return Fibres(space, self.party, levels)

    def least_over_moves(self, values: IntArray) -> IntArray:
        """Return the least value among each state and those its moves reach.

        `values` must be :data:`NOTHING` where there is no state.
        """
        return np.maximum(self._least_in_blocks(values, self._onward), self._floor)

    def least_over_improvements(self, values: IntArray) -> IntArray:
        """Return the least value among the states its improvements reach from each state.

        :data:`NOTHING` where the party has no improvement. `values` must be
        :data:`NOTHING` where there is no state.
        """
        found = np.full(values.size, NOTHING, dtype=np.int32)
        flat = values.reshape(-1)

        def sweep(piece: list[SortedLines]) -> None:
            for lines in piece:
                lines.least_above(flat, found)

        each(sweep, self._sorted)
        return found.reshape(values.shape)

    def reached_by_moves(self, cells: BoolArray) -> BoolArray:
        """Return some states with those that the party's moves reach from any of them.

        `cells` must be false where there is no state.
        """
        known = np.where(cells, np.int32(0), NOTHING)
        reached: BoolArray = self._least_in_blocks(known, self._leading_to) < NOTHING
        return reached & self.feasible

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

    def arcs(self) -> tuple[Places, Places]:
        """Return every move of the party, those from one cell together and cells in order.

        Returns
        -------
        tuple of array
            The places of the cells moved from, and of those moved to, counted in C order.

        Raises
        ------
        CaseError
            If they are too many to list.
        """
        legal = self._onward[np.ix_(self._blocks, self._blocks)]
        np.fill_diagonal(legal, False)
        states = self.feasible.reshape(-1)
        sources, targets, count = [], [], 0
        # A piece here is made of pairs of cells, so many for each cell as the fibre is long.
        shape = self._stacked(self.feasible).shape
        for lines in pieces(shape, states.size * shape[1]):
            within = states[lines]
            line, before, after = np.nonzero(within[:, :, None] & within[:, None, :] & legal)
            sources.append(lines[line, before])
            targets.append(lines[line, after])
            count += len(line)
            check_arcs(count)
        found, ends = np.concatenate(sources), np.concatenate(targets)
        order = np.argsort(found, kind="stable")
        return found[order], ends[order]

    def choices(self) -> list[tuple[Places, BoolArray]]:
        """Return among which cells the party chooses, staying included, fibre by fibre.

        Returns
        -------
        list of (array of shape (fibres, columns), array of shape (columns,))
            For each block of a fibre the places of the cells that can be chosen from it, some
            of which may be no states, and which of the columns it is chosen from.
        """
        outer, length, inner = self._stacked(self.feasible).shape
        lines = np.concatenate(list(pieces((outer, length, inner), self.feasible.size)))
        found = []
        for block, onward in enumerate(self._onward):
            reach = np.flatnonzero(onward[self._blocks])
            found.append((lines[:, reach], self._blocks[reach] == block))
        return found

    def count_moves(self) -> int:
        """Return how many moves there are in all, without listing them."""
        states = self._stacked(self.feasible)
        inside = [states[:, members].sum(axis=1, dtype=np.int64) for members in self._members]
        counted = 0
        for own, onward in zip(inside, self._onward.tolist(), strict=True):
            counted += int((own * reduce(np.add, compress(inside, onward))).sum())
        # Of the states that a block leads to, a state itself is one.
        return counted - int(states.sum())

    def count_improvements(self) -> int:
        """Return how many improvements there are in all, without listing them."""
        better = np.zeros(self.levels.size, dtype=np.int64)
        for piece in self._sorted:
            for lines in piece:
                better[lines.own] = lines.better % (lines.cells.shape[1] + 1)
        return int(better.sum())

    def _line(self, cells: npt.NDArray[Any], cell: Cell) -> npt.NDArray[Any]:
        """Return the fibre through a cell."""
        line: tuple[int | slice, ...] = (*cell[: self.axis], slice(None), *cell[self.axis + 1 :])
        fibre: npt.NDArray[Any] = cells[line]
        return fibre

    def _among(self, cell: Cell, wanted: BoolArray, linked: BoolArray) -> list[Cell]:
        """Return the other cells of a fibre that are wanted, of the blocks linked to a cell's."""
        block = int(self._blocks[cell[self.axis]])
        ways = np.flatnonzero(wanted & linked[block][self._blocks]).tolist()
        before, after = cell[: self.axis], cell[self.axis + 1 :]
        return [(*before, way, *after) for way in ways if way != cell[self.axis]]

    @cached_property
    def _onward(self) -> BoolArray:
        """For each block, in which blocks a move from it can end."""
        return np.array([(self._changes >= made).all(axis=1) for made in self._changes])

    @property
    def _leading_to(self) -> BoolArray:
        """For each block, from which blocks a move can end in it."""
        return self._onward.T

    def _least_in_blocks(self, values: IntArray, linked: BoolArray) -> IntArray:
        """Return the least value among the cells of a fibre in the blocks linked to each cell's.

        One for each fibre, to be broadcast, where all its cells have the same. `values` must
        be :data:`NOTHING` where there is no state.
        """
        if len(self._changes) == 1:
            least: IntArray = values.min(axis=self.axis - self.feasible.ndim, keepdims=True)
            return least
        stacked = self._stacked(values)
        result = np.empty(stacked.shape, dtype=np.int32)
        inside = [stacked[:, members].min(axis=1) for members in self._members]
        for members, others in zip(self._members, linked.tolist(), strict=True):
            result[:, members] = reduce(np.minimum, compress(inside, others))[:, np.newaxis]
        return result.reshape(values.shape)

    @cached_property
    def _members(self) -> list[npt.NDArray[np.intp]]:
        """For each block, its columns of a line."""
        return [np.flatnonzero(self._blocks == block) for block in range(len(self._changes))]

    @cached_property
    def _sorted(self) -> list[list[SortedLines]]:
        """The fibres sorted by level, piece by piece, for each block those in its reach."""
        blocks = []
        for block, onward in enumerate(self._onward):
            reach = np.flatnonzero(onward[self._blocks])
            blocks.append((reach, self._blocks[reach] == block))
        return sorted_lines(self._stacked(self.levels), blocks)

    def _stacked(self, cells: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """Lay the cells out with three axes, the party's own in the middle; no copy."""
        shape = self.feasible.shape
        return cells.reshape(-1, shape[self.axis], math.prod(shape[self.axis + 1 :]))

    @cached_property
    def _floor(self) -> IntArray:
        """Below every value where there is a state, :data:`NOTHING` where there is none."""
        return np.where(self.feasible, -NOTHING, NOTHING)


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
