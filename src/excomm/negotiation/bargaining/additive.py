"""The Pareto frontier over many issues, where what a party has of each adds up.

Packages are too many to list: 40 issues at three levels make 10^19. The frontier grows issue by
issue instead, and what is dominated halfway is dominated in the end (Nemhauser and Ullmann 1969).
For two parties it stays small: polynomial in expectation under slight randomness of the utilities
(Beier and Voecking 2004), and no larger than the number of sums that one party can have.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from excomm.negotiation.bargaining.frontier import (
    IntArray,
    Number,
    Utilities,
    distinct_maxima,
    read_reservations,
    read_utilities,
)

__all__ = ["Frontier", "find_frontier"]

MOST_POINTS = 1_000_000

# Sums up to here are exact in 64 bits.
EXACT = 2**62


@dataclass(frozen=True, eq=False)
class Frontier:
    """The Pareto frontier, with one package for each of its points.

    Attributes
    ----------
    utilities
        Of the shape (points, parties), from the best for the first party to the worst: whole
        numbers, or fractions as objects where some utility is one. No two points are the same.
    packages
        Of the shape (points, issues): the place of the level of each issue. Of the packages
        worth the same to everyone it is one, always the same.
    """

    utilities: Utilities
    packages: IntArray


def find_frontier(
    values: Sequence[npt.ArrayLike],
    reservations: Sequence[Number] | None = None,
    most: int = MOST_POINTS,
) -> Frontier:
    """Find the Pareto frontier of all packages without listing them.

    Parameters
    ----------
    values
        For each issue what its levels are worth, of the shape (levels, parties): whole numbers
        or fractions; a float is taken as the very fraction it is. A package is worth the sum.
    reservations
        What no agreement is worth to each party; only what gives everyone as much is kept.
    most
        How many points to keep at most, halfway too.

    Raises
    ------
    ValueError
        If an issue has no level, the issues are not of the same parties, a value is no number,
        or there are more points than `most`: with three parties and values that are not round
        the frontier may be too large to be told.
    """
    issues = [read_utilities(issue) for issue in values]
    if not issues or not all(len(issue) for issue in issues):
        raise ValueError("there is no issue" if not issues else "an issue has no level")
    parties = issues[0].shape[1]
    if any(issue.shape[1] != parties for issue in issues):
        raise ValueError("the issues are not of the same parties")
    least = None if reservations is None else read_reservations(reservations, parties)
    scales = [_scale(issue[:, party] for issue in issues) for party in range(parties)]
    whole = _whole(issues, scales)
    needed = None if least is None else _needed(least, scales, whole[0].dtype)
    steps, sums = _grow(whole, needed, most)
    return Frontier(utilities=_unscaled(sums, scales), packages=_packages(steps, len(sums)))


@dataclass(frozen=True, eq=False)
class _Step:
    """What one issue adds: for each point the point before it, and the level added."""

    before: IntArray
    level: IntArray


def _grow(
    issues: Sequence[Utilities], needed: Utilities | None, most: int
) -> tuple[list[_Step], Utilities]:
    """Return how the points of the frontier came about, issue by issue, and what they are worth."""
    points: Utilities = np.zeros((1, issues[0].shape[1]), dtype=issues[0].dtype)
    ahead = [issue.max(axis=0) for issue in issues]
    steps = []
    for place, issue in enumerate(issues):
        levels = distinct_maxima(issue)
        sums = (points[:, None, :] + issue[None, levels, :]).reshape(-1, points.shape[1])
        candidates = np.arange(len(sums))
        if needed is not None:
            # With the best of all that is left a point must still give everyone enough.
            hoped = sums + sum(ahead[place + 1 :], start=np.zeros_like(needed))
            candidates = np.flatnonzero(np.asarray(hoped >= needed, dtype=bool).all(axis=1))
        kept = candidates[distinct_maxima(sums[candidates])]
        if len(kept) > most:
            raise ValueError(
                f"the frontier has more than {most:,} points after {place + 1} of "
                f"{len(issues)} issues: round the values, or ask for more points"
            )
        points = sums[kept]
        steps.append(_Step(before=kept // len(levels), level=levels[kept % len(levels)]))
    return steps, points


def _packages(steps: Sequence[_Step], points: int) -> IntArray:
    """Return the package of each point, by following each back to the first issue."""
    packages = np.empty((points, len(steps)), dtype=np.int64)
    at = np.arange(points)
    for place in range(len(steps) - 1, -1, -1):
        packages[:, place] = steps[place].level[at]
        at = steps[place].before[at]
    return packages


def _scale(columns: Iterable[Utilities]) -> int:
    """Return what the values of a party are multiplied by to be whole."""
    return math.lcm(*(Fraction(v).denominator for column in columns for v in column.tolist()))


def _whole(issues: Sequence[Utilities], scales: Sequence[int]) -> list[Utilities]:
    """Return values as whole numbers: of 64 bits where no sum needs more, or else as objects."""
    whole = []
    for issue in issues:
        rows = [
            [int(Fraction(value) * scale) for value, scale in zip(row, scales, strict=True)]
            for row in issue.tolist()
        ]
        whole.append(np.array(rows, dtype=object))
    furthest = sum(np.abs(issue).max(axis=0) for issue in whole)
    fits = max(furthest) < EXACT
    return [issue.astype(np.int64) for issue in whole] if fits else whole


def _needed(least: Utilities, scales: Sequence[int], kind: np.dtype[np.generic]) -> Utilities:
    """Return what a sum of whole numbers must reach for each party."""
    reach = [
        math.ceil(Fraction(d) * scale) for d, scale in zip(least.tolist(), scales, strict=True)
    ]
    return np.array([max(-EXACT, min(EXACT, d)) if kind == np.int64 else d for d in reach], kind)


def _unscaled(sums: Utilities, scales: Sequence[int]) -> Utilities:
    if all(scale == 1 for scale in scales):
        return sums
    rows = [
        [Fraction(u, scale) for u, scale in zip(row, scales, strict=True)] for row in sums.tolist()
    ]
    return np.array(rows, dtype=object).reshape(sums.shape)
