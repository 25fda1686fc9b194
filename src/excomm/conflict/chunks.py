"""Large arrays worked through piece by piece: each piece stays in the processor's cache."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["Places", "each", "pieces"]

# Places of cells in the flattened array of all of them.
Places = npt.NDArray[np.int64]

# How many cells a piece has, about: a few arrays of them fit into the cache of one core.
# Where only some cells count, as many of those.
CELLS = 2**16

# From so many pieces on, they are worked on side by side: NumPy lets other threads run.
MANY_PIECES = 4
WORKERS = 2

Piece = TypeVar("Piece")
Made = TypeVar("Made")


def pieces(shape: tuple[int, int, int], counting: int) -> Iterator[Places]:
    """Yield the lines of an array, some at a time; those that lie side by side together.

    Parameters
    ----------
    shape
        Of the array: (outer, length, inner). A line runs along the middle axis.
    counting
        How many of the cells count.

    Yields
    ------
    array of shape (lines, length)
        The places of the cells of some lines.
    """
    outer, length, inner = shape
    cells = CELLS * outer * length * inner // max(counting, 1)
    lines = max(1, cells // max(length, 1))
    along = np.arange(length) * inner
    runs = max(1, lines // max(inner, 1))
    for start in range(0, outer, runs):
        run = np.arange(start, min(start + runs, outer)) * (length * inner)
        for first in range(0, inner, lines):
            beside = np.arange(first, min(first + lines, inner))
            begins = (run[:, np.newaxis] + beside).reshape(-1, 1)
            yield begins + along


def each(work: Callable[[Piece], Made], among: Sequence[Piece]) -> list[Made]:
    """Do something to every piece, to several at the same time where there are many."""
    if len(among) < MANY_PIECES:
        return [work(piece) for piece in among]
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(work, among))
