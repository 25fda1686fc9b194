"""Where to look with what there is: limited effort, or a few looks, over many sites."""

import heapq
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.verification.ranges import FloatArray, IntArray, amount, amounts, chance, chances, count

__all__ = ["Effort", "Placement", "place_looks", "spread_effort"]


@dataclass(frozen=True, eq=False)
class Effort:
    """The best division of effort over sites.

    Attributes
    ----------
    effort
        What each site gets: (sites,).
    marginal
        What a little more there would bring, per unit of effort: (sites,).
    price
        What a little more in all would bring, per unit: the `marginal` of every site that gets
        any, and at least that of those that get none.
    detection
        What is expected to be seen: the sum of weight times chance.
    left
        What is left over, because no site has anything to gain.
    """

    effort: FloatArray
    marginal: FloatArray
    price: float
    detection: float
    left: float


@dataclass(frozen=True, eq=False)
class Placement:
    """The best division of whole looks over sites.

    Attributes
    ----------
    looks
        How many each site gets: (sites,).
    marginal
        What one look more there would bring: (sites,).
    detection
        What is expected to be seen: the sum of weight times chance.
    left
        How many looks are left over, because no site has anything to gain.
    """

    looks: IntArray
    marginal: FloatArray
    detection: float
    left: int


def spread_effort(weights: npt.ArrayLike, rates: npt.ArrayLike, effort: float) -> Effort:
    """Divide effort over sites so that as much as can be is seen.

    Parameters
    ----------
    weights
        How likely it is to be at each site, or what seeing it there is worth: (sites,).
    rates
        How fast effort tells at each site: effort z sees with chance 1 - exp(-rate z). (sites,).
    effort
        How much there is.

    Raises
    ------
    ValueError
        If a figure is below 0, or there are not as many rates as weights.

    Notes
    -----
    Koopman (1957): a site gets max(0, ln(weight rate / price)) / rate, the price such that all is
    spent. Sites come in by weight times rate, the largest first; with the first k in, the price
    follows from a sum, and they are the right ones as long as it lies below what the last of them
    brings at the start. So one sorting gives the exact division.
    """
    value, rate = _sites("weight", weights), amounts("the rate of a site", rates)
    rate = _as_many(value, rate)
    given = amount("the effort", effort)
    start = value * rate
    order = np.argsort(-start, kind="stable")
    order = order[start[order] > 0]
    if not len(order) or given == 0:
        price = float(start.max(initial=0.0))
        return Effort(np.zeros(value.size), start, price, 0.0, given)
    logs, slowness = np.log(start[order]), 1 / rate[order]
    # What it takes to bring the first k sites down to what the k-th brings at the start.
    summed, width = np.cumsum(slowness * logs), np.cumsum(slowness)
    taken = int(np.count_nonzero(summed - logs * width <= given))
    level = (summed[taken - 1] - given) / width[taken - 1]
    spent = np.zeros(value.size)
    spent[order[:taken]] = np.maximum(0.0, logs[:taken] - level) * slowness[:taken]
    marginal = start * np.exp(-rate * spent)
    seen = float(value @ -np.expm1(-rate * spent))
    return Effort(spent, marginal, float(np.exp(level)), seen, 0.0)


def place_looks(
    weights: npt.ArrayLike, detection: npt.ArrayLike, looks: int, correlation: float = 0.0
) -> Placement:
    """Divide whole looks over sites so that as much as can be is seen.

    Parameters
    ----------
    weights
        How likely it is to be at each site, or what seeing it there is worth: (sites,).
    detection
        The chance that a look at the site sees it there: (sites,).
    looks
        How many there are.
    correlation
        Between looks at one site.

    Raises
    ------
    ValueError
        If a figure is out of its range, or there are not as many chances as weights.

    Notes
    -----
    Each look goes where it brings most. Every further look at a site brings no more than the one
    before, so the best k looks of all are always ones that can be taken in this order, and no
    other choice of k brings more (Gross 1956; Fox 1966). Of sites that bring as much the first
    is taken.
    """
    value, seen = _sites("weight", weights), chances("the chance of detection", detection)
    seen = _as_many(value, seen)
    rho = chance("the correlation between looks", correlation)
    gains = (value * seen).tolist()
    unseen, first = value.tolist(), seen.tolist()
    placed, left = [0] * len(gains), count("the number of looks", looks)
    waiting = [(-gain, site) for site, gain in enumerate(gains) if gain > 0]
    heapq.heapify(waiting)
    while left and waiting:
        site = waiting[0][1]
        placed[site] += 1
        left -= 1
        unseen[site] -= gains[site]
        # What :func:`next_look` gives after so many misses, one number at a time.
        before = placed[site] * rho
        again = first[site] * (1 - rho) / (1 - rho + before)
        gains[site] = unseen[site] * again
        if gains[site] > 0:
            heapq.heapreplace(waiting, (-gains[site], site))
        else:
            heapq.heappop(waiting)
    expected = float(value.sum() - np.sum(unseen))
    return Placement(np.array(placed, dtype=np.int64), np.array(gains), expected, left)


def _sites(what: str, weights: npt.ArrayLike) -> FloatArray:
    value = amounts(f"the {what} of a site", weights)
    if value.ndim != 1:
        raise ValueError(f"there must be one {what} for each site")
    return value


def _as_many(value: FloatArray, other: FloatArray) -> FloatArray:
    """Return one figure a site; raise `ValueError` if there are more or fewer than sites."""
    if other.ndim and other.shape != value.shape:
        raise ValueError(f"there are {value.size} sites and {other.size} figures for them")
    return np.broadcast_to(other, value.shape)
