"""The frontier of two parties as a line of straight pieces, and the solutions on it.

It is such a line where packages may be drawn by lot, or issues divided. On a line the solutions
hold exactly what their definitions ask for, and each is a single point.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from excomm.negotiation.bargaining.bargaining import read_powers, weighed
from excomm.negotiation.bargaining.frontier import Number, read_reservations

__all__ = ["Line", "Solved", "Spot", "solve_line"]

# A vertex: what it is worth to each of the two parties.
Vertex = tuple[Fraction, Fraction]
Line = Sequence[Vertex]
Range = tuple[int, Fraction, Fraction]


@dataclass(frozen=True)
class Spot:
    """A point of a line.

    Attributes
    ----------
    piece
        The place of the vertex before it.
    share
        How far it is from there to the next, from 0 to 1.
    utilities
        What it is worth to each party.
    """

    piece: int
    share: Fraction
    utilities: Vertex


@dataclass(frozen=True)
class Solved:
    """Where the solutions lie on a line; for what they mean see `Bargains`."""

    nash: Spot
    kalai_smorodinsky: Spot
    egalitarian: Spot


def solve_line(
    line: Line, reservations: Sequence[Number], powers: Sequence[Number] | None = None
) -> Solved | None:
    """Find the solutions on the frontier of two parties.

    Parameters
    ----------
    line
        The vertices of a concave frontier, at least one, from the best for the second party to
        the best for the first: from each to the next the first gains and the second loses.
    reservations, powers
        As in `find_bargains`.

    Returns
    -------
    Solved or None
        None where no point gives both as much as no agreement.
    """
    exponents = read_powers(powers, 2)
    d, e = (Fraction(value) for value in read_reservations(reservations, 2).tolist())
    ranges = _within(line, (d, e))
    if not ranges:
        return None
    ideal = (_at(line, ranges[-1][0], ranges[-1][2])[0], _at(line, *ranges[0][:2])[1])
    product = weighed(exponents, [(Fraction(1), Fraction(1))])

    def gains(spot: Spot) -> Vertex:
        return spot.utilities[0] - d, spot.utilities[1] - e

    def best(find: Callable[[Vertex, Vertex], Fraction], key: Callable[[Vertex], Any]) -> Spot:
        spots = []
        for piece, low, high in ranges:
            start, end = _ends(line, piece)
            step = (end[0] - start[0], end[1] - start[1])
            share = low
            if step[0]:
                share = min(high, max(low, find((start[0] - d, start[1] - e), step)))
            spots.append(Spot(piece, share, _at(line, piece, share)))
        return max(spots, key=lambda spot: key(gains(spot)))

    def level(units: Vertex) -> Spot:
        """Return the point with the greatest least gain, each in its unit."""

        def meet(gain: Vertex, step: Vertex) -> Fraction:
            return (gain[1] * units[0] - gain[0] * units[1]) / (
                step[0] * units[1] - step[1] * units[0]
            )

        return best(
            meet, lambda gain: sorted(g / unit for g, unit in zip(gain, units, strict=True))
        )

    def steepest(gain: Vertex, step: Vertex) -> Fraction:
        """Return where the weighted product stops growing along a piece."""
        first, second = (Fraction(power) for power in exponents)
        grows = first * step[0] * gain[1] + second * step[1] * gain[0]
        return -grows / ((first + second) * step[0] * step[1])

    # A party that can gain nothing leaves a single point: its unit does not matter.
    most = (ideal[0] - d or Fraction(1), ideal[1] - e or Fraction(1))
    return Solved(
        nash=best(steepest, product),
        kalai_smorodinsky=level(most),
        egalitarian=level((Fraction(1), Fraction(1))),
    )


def _within(line: Line, least: Vertex) -> list[Range]:
    """Return which part of each piece gives both parties enough."""
    found = []
    for piece in range(max(1, len(line) - 1)):
        start, end = _ends(line, piece)
        low, high = Fraction(0), Fraction(1)
        if end == start:
            high = low if start[0] >= least[0] and start[1] >= least[1] else Fraction(-1)
        else:
            low = max(low, (least[0] - start[0]) / (end[0] - start[0]))
            high = min(high, (start[1] - least[1]) / (start[1] - end[1]))
        if low <= high:
            found.append((piece, low, high))
    return found


def _ends(line: Line, piece: int) -> tuple[Vertex, Vertex]:
    return line[piece], line[min(piece + 1, len(line) - 1)]


def _at(line: Line, piece: int, share: Fraction) -> Vertex:
    start, end = _ends(line, piece)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
