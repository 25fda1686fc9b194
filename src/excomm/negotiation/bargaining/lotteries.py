"""Two parties who may draw lots: the solutions where a mixture of packages can be agreed on.

A lot is worth its expectation. That asks more of the numbers than an order does: they must be
utilities in the sense of von Neumann and Morgenstern (1944).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy.typing as npt

from excomm.negotiation.bargaining.frontier import Number, distinct_maxima, read_utilities
from excomm.negotiation.bargaining.line import Spot, Vertex, solve_line

__all__ = ["Lotteries", "Lottery", "find_lotteries"]


@dataclass(frozen=True)
class Lottery:
    """A package by lot.

    Attributes
    ----------
    packages
        The places of one package, or of two.
    chances
        The chance of each.
    utilities
        What is to be expected of it, for each party.
    """

    packages: tuple[int, ...]
    chances: tuple[Fraction, ...]
    utilities: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Lotteries:
    """What the solutions pick where lots may be drawn; for what they mean see `Bargains`."""

    nash: Lottery
    kalai_smorodinsky: Lottery
    egalitarian: Lottery


def find_lotteries(
    utilities: npt.ArrayLike,
    reservations: Sequence[Number],
    powers: Sequence[Number] | None = None,
) -> Lotteries | None:
    """Find what the solutions pick among all lotteries over the packages of two parties.

    Parameters
    ----------
    utilities
        What each package is worth to each party, of the shape (packages, 2).
    reservations, powers
        As in `find_bargains`.

    Returns
    -------
    Lotteries or None
        All exact. None where no lottery gives both as much as no agreement. One may draw a
        package that alone gives less than that.

    Raises
    ------
    ValueError
        As `find_bargains` does, or if there are not two parties.
    """
    found = read_utilities(utilities)
    if found.shape[1] != 2:
        raise ValueError(f"lotteries are for two parties, not {found.shape[1]}")
    if not len(found):
        return None
    places = distinct_maxima(found)[::-1].tolist()
    points = [(Fraction(x), Fraction(y)) for x, y in found[places].tolist()]
    corners = _corners(points)
    solved = solve_line([points[corner] for corner in corners], reservations, powers)
    if solved is None:
        return None

    def drawn(spot: Spot) -> Lottery:
        mixed = [(corners[spot.piece], 1 - spot.share)]
        if spot.share:
            mixed.append((corners[spot.piece + 1], spot.share))
        mixed = [(corner, chance) for corner, chance in mixed if chance]
        return Lottery(
            packages=tuple(places[corner] for corner, _ in mixed),
            chances=tuple(chance for _, chance in mixed),
            utilities=spot.utilities,
        )

    return Lotteries(
        nash=drawn(solved.nash),
        kalai_smorodinsky=drawn(solved.kalai_smorodinsky),
        egalitarian=drawn(solved.egalitarian),
    )


def _corners(points: Sequence[Vertex]) -> list[int]:
    """Return the places of the corners of the convex hull (Andrew 1979).

    The points are efficient: the first coordinate rises and the second falls.
    """
    kept: list[int] = []
    for place, (x, y) in enumerate(points):
        while len(kept) > 1:
            (a, b), (c, d) = points[kept[-2]], points[kept[-1]]
            if (c - a) * (y - b) < (d - b) * (x - a):
                break
            kept.pop()
        kept.append(place)
    return kept
