"""Fibres sorted by level once, so that "the least at a better level" is one sweep.

Along a line that runs from the best level to the worst, the least value so far is the least
at the levels passed. Cells that are no states are left out, so that in a conflict of many
impossible states the cost goes with the states.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.conflict.chunks import Places, each, pieces
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import IntArray

__all__ = ["NOTHING", "SortedLines", "sorted_lines"]

# The value of what is not there: above every level, so that no minimum takes it.
NOTHING = np.int32(2**31 - 1)

# In a piece of fewer cells all lines are as long as the longest: more loops would cost more.
FEW_CELLS = 2**12

# Of each block of settings of a party, the columns of a line it can reach, and which of these
# are its own.
Blocks = list[tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]]


@dataclass(frozen=True, eq=False, repr=False)
class SortedLines:
    """Some lines of about as many states, each from the best level to the worst.

    Attributes
    ----------
    cells
        The places of their states, of shape (lines, length); the last state of a line that
        has fewer stands there several times.
    own
        The places that are asked about.
    better
        For each of these, where the least over all better levels stands among the least so
        far, in lines that begin with one place more, for there being none.
    """

    cells: IntArray
    own: IntArray
    better: IntArray

    def least_above(self, values: IntArray, found: IntArray) -> None:
        """Find for the places asked about the least value at a strictly better level."""
        count, length = self.cells.shape
        least = np.empty((count, length + 1), dtype=np.int32)
        least[:, 0] = NOTHING
        np.minimum.accumulate(values.take(self.cells), axis=1, out=least[:, 1:])
        found[self.own] = least.take(self.better)


def sorted_lines(levels: IntArray, blocks: Blocks) -> list[list[SortedLines]]:
    """Sort the lines along the middle axis of an array by level.

    Parameters
    ----------
    levels
        The level of each cell, of shape (outer, length, inner); -1 where there is no state.
    blocks
        The columns that moves from each block of columns lead to, and which are the block's.

    Returns
    -------
    list of list of SortedLines
        By piece of the array.
    """
    flat = levels.reshape(-1)

    def sort(places: Places) -> list[SortedLines]:
        return [lines for reach, own in blocks for lines in _sorted(flat, places[:, reach], own)]

    outer, length, inner = levels.shape
    states = int((levels > NO_STATE).sum())
    return each(sort, list(pieces((outer, length, inner), states)))


def _sorted(levels: IntArray, lines: Places, asked: npt.NDArray[np.bool_]) -> Iterator[SortedLines]:
    """Yield lines sorted by level, those of about as many states together.

    Parameters
    ----------
    levels
        The level of every cell, flattened.
    lines
        The places of their cells.
    asked
        Which of their columns are asked about.
    """
    within = levels[lines]
    states = (within > NO_STATE).sum(axis=1)
    # Of equal levels any order will do, and the fastest sort keeps none.
    order = np.argsort(-within, axis=1)
    for length, chosen in _alike(states, lines.size):
        columns = order[chosen, :length]
        # Places past the last state of a line repeat it.
        last = np.minimum(np.arange(length), states[chosen, np.newaxis] - 1)
        columns = np.take_along_axis(columns, last, axis=1)
        cells = np.take_along_axis(lines[chosen], columns, axis=1)
        ordered = levels[cells]
        begins = np.zeros(cells.shape, dtype=np.int64)
        begins[:, 1:] = np.where(ordered[:, 1:] < ordered[:, :-1], np.arange(1, length), 0)
        np.maximum.accumulate(begins, axis=1, out=begins)
        begins += np.arange(len(cells))[:, np.newaxis] * (length + 1)
        # Short numbers: there is one for every cell and party.
        places, better = cells.astype(np.int32), begins.astype(np.int32)
        wanted = asked[columns]
        own = slice(None) if wanted.all() else wanted
        yield SortedLines(places, places[own], better[own])


def _alike(
    states: npt.NDArray[np.int64], size: int
) -> Iterator[tuple[int, npt.NDArray[np.intp] | slice]]:
    """Yield lines of about as many states, and the most that one of them has.

    A line of one state has nothing better in it and is left out.
    """
    most = int(states.max(initial=0))
    if most < 2:
        return
    if int(states.min()) == most:
        yield most, slice(None)
    elif size <= FEW_CELLS:
        yield most, np.flatnonzero(states > 1)
    else:
        upper = 1
        while upper < most:
            lower, upper = upper, min(most, max(upper + 1, upper * 5 // 4))
            chosen = np.flatnonzero((states > lower) & (states <= upper))
            if len(chosen):
                yield upper, chosen
