"""Large arrays worked through piece by piece: each piece stays in the processor's cache."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["Chunk", "each_chunk"]

# How many cells a piece has, about: a few arrays of them fit into the cache of one core.
CELLS = 2**16

# From so many cells on, pieces are worked on side by side: NumPy lets other threads run.
MANY_CELLS = 2**18
WORKERS = 2

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True)
class Chunk:
    """A piece of an array of shape (outer, length, inner): some of its lines.

    A line runs along the middle axis; line number `outer * inner + i` of the whole array is
    the one at (outer, :, i).
    """

    outer: slice
    inner: slice
    inners: int

    def lines(self, cells: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """Return the lines of the piece, one row each."""
        piece = cells[self.outer, :, self.inner].transpose(0, 2, 1)
        return piece.reshape(-1, piece.shape[2])

    def put(self, cells: npt.NDArray[Number], lines: npt.NDArray[Number]) -> None:
        """Lay lines into their places in an array of all cells."""
        piece = cells[self.outer, :, self.inner].transpose(0, 2, 1)
        piece[...] = lines.reshape(piece.shape)

    def of_lines(self, by_line: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return of an array with one row for each line the rows of the piece; no copy."""
        # A piece has either whole runs of lines, or part of one run.
        start = self.outer.start * self.inners + self.inner.start
        stop = (self.outer.stop - 1) * self.inners + self.inner.stop
        return by_line[start:stop]


def each_chunk(shape: tuple[int, int, int], work: Callable[[Chunk], None]) -> None:
    """Do something to every piece of an array of shape (outer, length, inner)."""
    pieces = list(_pieces(shape))
    if len(pieces) == 1 or np.prod(shape, dtype=np.int64) < MANY_CELLS:
        for piece in pieces:
            work(piece)
        return
    with ThreadPoolExecutor(WORKERS) as pool:
        # Asked for one by one, so that what goes wrong in a thread is raised here.
        for _ in pool.map(work, pieces):
            pass


def _pieces(shape: tuple[int, int, int]) -> Iterator[Chunk]:
    outer, length, inner = shape
    lines = max(1, CELLS // max(length, 1))
    if inner >= lines:
        for here in range(outer):
            for start in range(0, inner, lines):
                yield Chunk(slice(here, here + 1), slice(start, min(start + lines, inner)), inner)
        return
    runs = max(1, lines // max(inner, 1))
    for start in range(0, outer, runs):
        yield Chunk(slice(start, min(start + runs, outer)), slice(0, inner), inner)
