"""What bargaining theory picks where utilities are numbers: one package out of many.

Four solutions, each of which says something else of what is fair. All look at the zone of
possible agreement alone, and all are Pareto-efficient. None of them is a forecast.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from numbers import Rational
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.negotiation.bargaining.frontier import (
    IntArray,
    Number,
    in_zone,
    is_efficient,
    read_reservations,
    read_utilities,
)

__all__ = ["Bargain", "Bargains", "find_bargains", "read_powers", "relative", "weighed"]

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Bargain:
    """What one solution picks.

    Attributes
    ----------
    package
        The place of the package: the first of those that the solution does not tell apart.
    tied
        All of them, in their order.
    utilities
        What it is worth to each party.
    gains
        How much more that is than no agreement.
    relative
        The gain as a share of the most that the party could gain; 1 for one that can gain
        nothing.
    """

    package: int
    tied: tuple[int, ...]
    utilities: tuple[Number, ...]
    gains: tuple[Number, ...]
    relative: tuple[Number, ...]


@dataclass(frozen=True, eq=False)
class Bargains:
    """The packages that can be agreed on, and what each solution picks of them.

    Attributes
    ----------
    zone
        Places of the packages in the zone of possible agreement.
    efficient
        Places of those that are Pareto-efficient.
    ideal
        The most that each party could have in the zone; None where it is empty, and the
        solutions are None too.
    nash
        The greatest product of gains, each to the power of its party (Nash 1950; with powers,
        Kalai 1977a). Where no package gives every party a gain, as many gain as can (Caragiannis
        and others 2019), and it is the product of their relative gains, in which units do not
        matter.
    kalai_smorodinsky
        The greatest least relative gain (Kalai and Smorodinsky 1975); of those that agree in it
        the greatest least but one, and so on (Imai 1983), since packages are few and the
        relative gains are seldom equal.
    egalitarian
        Likewise with the gains themselves (Kalai 1977b): they must be in one unit.
    utilitarian
        The greatest sum of gains: these too must be in one unit.
    """

    zone: IntArray
    efficient: IntArray
    ideal: tuple[Number, ...] | None
    nash: Bargain | None
    kalai_smorodinsky: Bargain | None
    egalitarian: Bargain | None
    utilitarian: Bargain | None


def find_bargains(
    utilities: npt.ArrayLike,
    reservations: Sequence[Number],
    powers: Sequence[Number] | None = None,
) -> Bargains:
    """Find what the solutions of bargaining theory pick among packages.

    Parameters
    ----------
    utilities
        What each package is worth to each party, of the shape (packages, parties). With whole
        numbers and fractions all comparisons are exact.
    reservations
        What no agreement is worth to each party.
    powers
        How much the gain of each party counts in the Nash solution; by default all the same.

    Raises
    ------
    ValueError
        If a utility is no number, a power is not above 0, or the shapes do not fit.
    """
    found = read_utilities(utilities)
    exponents = read_powers(powers, found.shape[1])
    zone = in_zone(found, reservations)
    efficient = np.flatnonzero(zone & is_efficient(found))
    places = np.flatnonzero(zone)
    if not len(places):
        return Bargains(places, efficient, None, None, None, None, None)
    rows = [tuple(row) for row in found[efficient].tolist()]
    least = tuple(read_reservations(reservations, found.shape[1]).tolist())
    ideal = tuple(max(column) for column in zip(*rows, strict=True))
    gains = [tuple(u - d for u, d in zip(row, least, strict=True)) for row in rows]
    most = tuple(b - d for b, d in zip(ideal, least, strict=True))
    shares = [tuple(map(relative, gained, most)) for gained in gains]

    def picked(keys: Sequence[Key]) -> Bargain:
        best = max(keys)
        tied = [place for place, key in enumerate(keys) if key == best]
        first = tied[0]
        return Bargain(
            package=int(efficient[first]),
            tied=tuple(int(efficient[place]) for place in tied),
            utilities=rows[first],
            gains=gains[first],
            relative=shares[first],
        )

    everyone = any(min(gained) > 0 for gained in gains)
    multiplied = gains if everyone else shares
    product = weighed(exponents, multiplied)
    return Bargains(
        zone=places,
        efficient=efficient,
        ideal=ideal,
        nash=picked([product(gained) for gained in multiplied]),
        kalai_smorodinsky=picked([tuple(sorted(share)) for share in shares]),
        egalitarian=picked([tuple(sorted(gained)) for gained in gains]),
        utilitarian=picked([(_total(gained),) for gained in gains]),
    )


def relative(gain: Number, most: Number) -> Number:
    """Return a gain as a share of the most that could be gained; 1 where that is nothing."""
    if not most:
        return 1
    if isinstance(gain, Rational) and isinstance(most, Rational):
        return Fraction(gain) / Fraction(most)
    return float(gain) / float(most)


def read_powers(powers: Sequence[Number] | None, parties: int) -> tuple[Number, ...]:
    """Return bargaining powers, as the smallest whole numbers where their ratios are exact.

    Raises
    ------
    ValueError
        If one is not above 0, or there is not one for each party.
    """
    given = (1,) * parties if powers is None else tuple(powers)
    if len(given) != parties:
        raise ValueError(f"{parties} parties have {len(given)} bargaining powers")
    for power in given:
        if not (power > 0 and math.isfinite(power)):
            raise ValueError(f"the bargaining power {power} is not above 0")
    if len(set(given)) == 1:
        return (1,) * parties
    if not all(isinstance(power, Rational) for power in given):
        return given
    exact = [Fraction(power) for power in given]
    scale = Fraction(
        math.lcm(*(power.denominator for power in exact)),
        reduce(math.gcd, (power.numerator for power in exact)),
    )
    return tuple(int(power * scale) for power in exact)


def weighed(
    powers: Sequence[Number], gains: Sequence[Sequence[Number]]
) -> Callable[[Sequence[Number]], Key]:
    """Return what orders gains by the Nash product.

    First how many parties gain, then the product of what they gain, each to its power: exact
    where `gains`, those that are to be ordered, and the powers are.
    """
    exact = all(isinstance(gain, Rational) for gained in gains for gain in gained)
    plain = all(power == 1 for power in powers)
    whole = exact and all(isinstance(power, int) for power in powers)

    def key(gained: Sequence[Number]) -> Key:
        above = [(gain, power) for gain, power in zip(gained, powers, strict=True) if gain > 0]
        if plain:
            return len(above), math.prod(gain for gain, _ in above)
        if whole:
            return len(above), math.prod(gain ** int(power) for gain, power in above)
        return len(above), math.fsum(float(power) * math.log(gain) for gain, power in above)

    return key


def _total(gained: Sequence[Number]) -> Number:
    return math.fsum(gained) if any(isinstance(gain, float) for gain in gained) else sum(gained)
