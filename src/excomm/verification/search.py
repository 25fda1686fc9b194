"""How likely looking is to see: by coverage, by looks that repeat, and how soon.

A look that fails often fails again for the same reason. So the chance that a look sees may itself
be uncertain: with a beta distribution around its mean, two looks have the stated correlation
(Skellam 1948), and every look that saw nothing lowers the chance that the next one does. With
correlation 0 looks are independent, with 1 there is in effect only one.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from excomm.verification.ranges import FloatArray, IntArray, amounts, chances, counts

__all__ = [
    "SEARCH_LAWS",
    "coverage",
    "detection_by_coverage",
    "detection_by_looks",
    "detection_by_time",
    "expected_delay",
    "log_chance",
    "next_look",
]

# How many factors are multiplied at once.
MOST_FACTORS = 2**20


def coverage(
    width: npt.ArrayLike, speed: npt.ArrayLike, time: npt.ArrayLike, area: npt.ArrayLike
) -> FloatArray:
    """Return how often an area is swept: W v t / A.

    Parameters
    ----------
    width
        The sweep width: that of a strip in which as many are missed as are seen beyond it.
    speed, time, area
        Of the search, in units that agree. All are arrays that broadcast.

    Raises
    ------
    ValueError
        If one of them is below 0, or the area is 0.

    Notes
    -----
    Koopman (1946).
    """
    over = amounts("the area", area)
    if not over.all():
        raise ValueError("the area is 0: there is nothing to search")
    swept = amounts("the sweep width", width) * amounts("the speed", speed)
    return np.asarray(swept * amounts("the time", time) / over)


def _random(covered: FloatArray) -> FloatArray:
    return np.asarray(0.0 - np.expm1(-covered))


def _exhaustive(covered: FloatArray) -> FloatArray:
    return np.minimum(1.0, covered)


def _inverse_cube(covered: FloatArray) -> FloatArray:
    erf = np.frompyfunc(math.erf, 1, 1)
    return np.asarray(erf(covered * (math.sqrt(math.pi) / 2)), dtype=float)


SEARCH_LAWS: Mapping[str, Callable[[FloatArray], FloatArray]] = MappingProxyType(
    {"random": _random, "exhaustive": _exhaustive, "inverse_cube": _inverse_cube}
)
"""The chance of detection by coverage: 1 - exp(-C) of a search at random; min(1, C) of one that
sees everything within its width and covers nothing twice; erf(C sqrt(pi) / 2) of parallel sweeps
with the inverse cube law of sighting (Koopman 1946)."""


def detection_by_coverage(covered: npt.ArrayLike, law: str = "random") -> FloatArray:
    """Return the chance of detection by coverage.

    Parameters
    ----------
    covered
        The coverage, an array. For glimpses at a rate it is the integral of the rate over time.
    law
        One of `SEARCH_LAWS`.

    Raises
    ------
    ValueError
        If a coverage is below 0 or there is no such law.
    """
    if law not in SEARCH_LAWS:
        raise ValueError(f"'{law}' is no law of search; expected {', '.join(SEARCH_LAWS)}")
    return SEARCH_LAWS[law](amounts("the coverage", covered))


def next_look(
    detection: npt.ArrayLike,
    correlation: npt.ArrayLike,
    saw: npt.ArrayLike,
    missed: npt.ArrayLike,
) -> FloatArray:
    """Return the chance that the next look sees, after looks that saw and looks that missed.

    Parameters
    ----------
    detection, correlation
        The chance that the first look sees, and the correlation between looks.
    saw, missed
        How many looks saw and missed before. All are arrays that broadcast.

    Raises
    ------
    ValueError
        If a chance or a correlation does not lie between 0 and 1, or a count is below 0.
    """
    first = chances("the chance of detection", detection)
    rho = chances("the correlation between looks", correlation)
    hits, misses = counts("the number of looks", saw), counts("the number of looks", missed)
    return _next(first, rho, hits, hits + misses)


def log_chance(
    detection: npt.ArrayLike,
    saw: npt.ArrayLike,
    missed: npt.ArrayLike,
    correlation: npt.ArrayLike = 0.0,
) -> FloatArray:
    """Return the logarithm of the chance that just some looks see and the others miss.

    In which order does not matter. Parameters and errors are those of :func:`next_look`; it is
    minus infinity where it cannot be.
    """
    first = chances("the chance of detection", detection)
    rho = chances("the correlation between looks", correlation)
    hits, misses = counts("the number of looks", saw), counts("the number of looks", missed)
    with np.errstate(divide="ignore", invalid="ignore"):
        if not rho.any():
            found = _times(hits, np.log(first)) + _times(misses, np.log1p(-first))
            return np.asarray(found + rho)
        return _products(first, rho, hits, np.zeros_like(hits)) + _products(
            1 - first, rho, misses, hits
        )


def detection_by_looks(
    detection: npt.ArrayLike, looks: npt.ArrayLike, correlation: npt.ArrayLike = 0.0
) -> FloatArray:
    """Return the chance that at least one of several looks sees.

    Parameters
    ----------
    detection
        The chance that one look does.
    looks
        How many there are.
    correlation
        Between looks. All are arrays that broadcast.

    Raises
    ------
    ValueError
        If a chance or correlation does not lie between 0 and 1, or a number of looks is no
        whole number from 0 up.

    Notes
    -----
    Independent looks miss with chance (1 - p)^k. With correlation r they miss with the product,
    over i < k, of ((1 - p)(1 - r) + i r) / (1 - r + i r), which is never less: so many looks that
    depend on each other see less than as many that do not.
    """
    return np.asarray(0.0 - np.expm1(log_chance(detection, 0, looks, correlation)))


def detection_by_time(
    detection: npt.ArrayLike,
    interval: npt.ArrayLike,
    time: npt.ArrayLike,
    correlation: npt.ArrayLike = 0.0,
) -> FloatArray:
    """Return the chance that a breach is seen within a time of its beginning.

    Parameters
    ----------
    detection, correlation
        Of a look, and between looks.
    interval
        The time between looks. A breach begins at any moment between two as likely.
    time
        Since the breach. All are arrays that broadcast.

    Raises
    ------
    ValueError
        As :func:`detection_by_looks`; also if the interval is 0 or a time is below 0.
    """
    gone = amounts("the time", time) / _interval(interval)
    full = np.floor(gone)
    part = gone - full
    least = detection_by_looks(detection, full, correlation)
    most = detection_by_looks(detection, full + 1, correlation)
    return np.asarray((1 - part) * least + part * most)


def expected_delay(
    detection: npt.ArrayLike, interval: npt.ArrayLike, correlation: npt.ArrayLike = 0.0
) -> FloatArray:
    """Return how long it takes on average until a breach is seen.

    Parameters and errors are those of :func:`detection_by_time`.

    Returns
    -------
    array of float
        interval (1/p - 1/2) for independent looks. With correlation r the 1/p becomes
        (1 - 2r) / (p (1 - r) - r), and the average has no end where p (1 - r) <= r: too many
        breaches are of a kind that these looks hardly ever see. Infinite there, and where p is 0.
    """
    first = chances("the chance of detection", detection)
    rho = chances("the correlation between looks", correlation)
    left = first * (1 - rho) - rho
    with np.errstate(divide="ignore", invalid="ignore"):
        looks = np.where(left > 0, (1 - 2 * rho) / left, np.inf)
    looks = np.where(first == 1, 1.0, looks)
    return np.asarray(_interval(interval) * (looks - 0.5))


def _interval(interval: npt.ArrayLike) -> FloatArray:
    between = amounts("the time between looks", interval)
    if not between.all():
        raise ValueError("the time between looks is 0: that is to look all the time")
    return between


def _next(first: FloatArray, rho: FloatArray, alike: IntArray, before: IntArray) -> FloatArray:
    """Return the chance of the next look, after so many of its kind among so many looks."""
    with np.errstate(invalid="ignore"):
        found = (first * (1 - rho) + alike * rho) / (1 - rho + before * rho)
    return np.where(before == 0, first, found)


def _times(number: IntArray, log: FloatArray) -> FloatArray:
    return np.where(number == 0, 0.0, number * log)


def _products(first: FloatArray, rho: FloatArray, number: IntArray, before: IntArray) -> FloatArray:
    """Return the logarithm of the chance of so many looks of one kind, after `before` others."""
    first, rho, number, before = np.broadcast_arrays(first, rho, number, before)
    found = np.zeros(number.shape)
    most = int(number.max(initial=0))
    at_once = max(1, MOST_FACTORS // max(number.size, 1))
    for start in range(0, most, at_once):
        alike = np.arange(start, min(start + at_once, most), dtype=np.int64)
        alike = alike.reshape(-1, *[1] * number.ndim)
        logs = np.log(_next(first, rho, alike, alike + before))
        found = found + np.where(alike < number, logs, 0.0).sum(axis=0)
    return found
