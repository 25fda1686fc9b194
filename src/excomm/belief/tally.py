"""Bayes' rule over weighted and grouped items, for several judges at once, in arrays.

A likelihood is shrunk toward what would be seen anyway: with weight w it is
``w P(e|h) + (1 - w) q``, q the mean of P(e|h) weighted by the priors. With w = 0 an item says
nothing, with w = 1 what it says.

Of a group the item that tells most counts in full, the others with their weight times the
discount. Which of them tells most does not depend on their order, and so belief does not.

Products are kept as sums of logarithms, so that many items leave something of them; factors
of zero are counted apart, so that they can be taken out again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

__all__ = ["Tally", "after_factors", "factors_of", "grouped", "shrunk", "tally"]

FloatArray = npt.NDArray[np.float64]

# The two numbers that a factor is kept as: its logarithm, 0 for a factor of zero, and whether
# it is one. Their sums stand for a product.
LOG, ZERO = 0, 1


@dataclass(frozen=True, eq=False)
class Tally:
    """What judges believe after each of several items.

    The first axis of every array is the judge. The last is the hypothesis, but for those of
    factors: there a last axis of two has what :func:`after_factors` takes.

    Attributes
    ----------
    priors
        What the judges believe before the first item: (judges, hypotheses).
    steps
        What each item multiplies belief by when it comes: (judges, items, hypotheses, 2).
    taken
        What goes with each item in the end, were it not seen: (judges, items, hypotheses, 2).
    weights
        What each item counts for in the end: (judges, items).
    arriving
        What each item counts for when it comes: (judges, items).
    displaced
        The item that each puts in second place of its group when it comes, or -1:
        (judges, items).
    """

    priors: FloatArray
    steps: FloatArray
    taken: FloatArray
    weights: FloatArray
    arriving: FloatArray
    displaced: npt.NDArray[np.intp]

    @cached_property
    def after(self) -> FloatArray:
        """Belief before the first item and after each: (judges, items + 1, hypotheses).

        Zero for all hypotheses once they are all excluded.
        """
        return after_factors(self.priors, self.sums)

    @cached_property
    def sums(self) -> FloatArray:
        """What belief was multiplied by before the first item and up to each."""
        start = np.zeros_like(self.steps, shape=(len(self.priors), 1, *self.steps.shape[2:]))
        return np.concatenate([start, np.cumsum(self.steps, axis=1)], axis=1)

    @cached_property
    def without(self) -> FloatArray:
        """Belief in the end, had the item not been seen: (judges, items, hypotheses)."""
        return after_factors(self.priors, self.steps.sum(axis=1, keepdims=True) - self.taken)

    @cached_property
    def seen(self) -> FloatArray:
        """What each item multiplied belief by, up to a factor: (judges, items, hypotheses)."""
        return np.asarray(np.exp(self.steps[..., LOG]) * (self.steps[..., ZERO] == 0))


def shrunk(priors: FloatArray, chances: FloatArray, weights: FloatArray) -> FloatArray:
    """Shrink likelihoods toward what would be seen anyway.

    Parameters
    ----------
    priors
        (..., hypotheses); each row makes 1.
    chances
        (..., hypotheses).
    weights
        (...); from 0 to 1.
    """
    anyway = (priors * chances).sum(axis=-1, keepdims=True)
    share = np.asarray(weights)[..., np.newaxis]
    return np.asarray(share * chances + (1 - share) * anyway)


def after_factors(priors: FloatArray, summed: FloatArray) -> FloatArray:
    """Return belief from priors and summed factors; zero where everything is excluded.

    Parameters
    ----------
    priors
        (judges, hypotheses).
    summed
        (judges, steps, hypotheses, 2): of factors the sum of their logarithms, and how many of
        them are zero.
    """
    start = priors[:, np.newaxis]
    possible = (start > 0) & (summed[..., ZERO] < 0.5)
    logs = summed[..., LOG] + np.log(np.where(start > 0, start, 1.0))
    logs = np.where(possible, logs, -np.inf)
    most = logs.max(axis=-1, keepdims=True)
    raised = np.exp(logs - np.where(np.isneginf(most), 0.0, most))
    total = raised.sum(axis=-1, keepdims=True)
    return np.asarray(raised / np.where(total > 0, total, 1.0))


def grouped(groups: Sequence[str | None]) -> list[list[int]]:
    """Return the places of the items of each group that has more than one."""
    members: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        if group is not None:
            members.setdefault(group, []).append(place)
    return [places for places in members.values() if len(places) > 1]


def tally(
    priors: FloatArray,
    chances: FloatArray,
    weights: FloatArray,
    discounts: FloatArray,
    groups: Sequence[str | None],
    names: Sequence[str],
) -> Tally:
    """Carry priors through items.

    Parameters
    ----------
    priors
        (judges, hypotheses); each row makes 1.
    chances
        The chance of each item under each hypothesis: (judges, items, hypotheses).
    weights, discounts
        By item.
    groups, names
        By item. Of items that tell as much, the one whose name comes first counts in full.
    """
    full = factors_of(shrunk(priors[:, np.newaxis], chances, weights))
    steps = full.copy()
    taken = full.copy()
    counted = np.broadcast_to(weights, chances.shape[:2]).copy()
    arriving = counted.copy()
    displaced = np.full(chances.shape[:2], -1)
    sharing = grouped(groups)
    if sharing:
        less = factors_of(shrunk(priors[:, np.newaxis], chances, weights * discounts))
        told = _telling(full)
        for places in sharing:
            order = sorted(places, key=lambda place: names[place])
            arrivals = _arrivals(places, told, [order.index(place) for place in places])
            for place, (first, leader) in arrivals.items():
                displaced[:, place] = np.where(first, leader, -1)
                arriving[:, place] *= np.where(first, 1.0, discounts[place])
                steps[:, place] = _step(place, first, leader, full, less)
            column = np.array(order)
            best, second = (column[found] for found in _best_two(told[:, order]))
            judges = np.arange(len(priors))
            promoted = full[judges, second] - less[judges, second]
            for place in places:
                leads = best == place
                counted[:, place] *= np.where(leads, 1.0, discounts[place])
                # Where it led, the next one leads without it.
                instead = full[:, place] - promoted
                taken[:, place] = np.where(leads[:, None, None], instead, less[:, place])
    return Tally(priors, steps, taken, counted, arriving, displaced)


def factors_of(factors: FloatArray) -> FloatArray:
    """Return factors as their logarithms and whether they are zero, on a last axis of their own."""
    zero = factors <= 0
    return np.stack([np.log(np.where(zero, 1.0, factors)), zero.astype(float)], axis=-1)


def _telling(full: FloatArray) -> FloatArray:
    """Return how much each item tells: the largest ratio of two of its likelihoods, as a log."""
    logs = np.where(full[..., ZERO] > 0, -np.inf, full[..., LOG])
    most, least = logs.max(axis=-1), logs.min(axis=-1)
    return np.where(np.isneginf(most), 0.0, most - np.where(np.isneginf(most), 0.0, least))


def _arrivals(
    places: Sequence[int], told: FloatArray, ranks: Sequence[int]
) -> dict[int, tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp]]]:
    """Return for each later item of a group, by judge, whether it comes to lead, and over which."""
    judges = np.arange(len(told))
    rank = dict(zip(places, ranks, strict=True))
    leader = np.full(len(told), places[0])
    ranked = np.full(len(told), ranks[0])
    found = {}
    for place in places[1:]:
        mine, best = told[:, place], told[judges, leader]
        first = (mine > best) | ((mine == best) & (rank[place] < ranked))
        found[place] = (first, leader)
        leader = np.where(first, place, leader)
        ranked = np.where(first, rank[place], ranked)
    return found


def _step(
    place: int,
    first: npt.NDArray[np.bool_],
    leader: npt.NDArray[np.intp],
    full: FloatArray,
    less: FloatArray,
) -> FloatArray:
    """Return what an item of a group changes when it comes, given those before it."""
    judges = np.arange(len(leader))
    taking = full[:, place] + less[judges, leader] - full[judges, leader]
    return np.where(first[:, None, None], taking, less[:, place])


def _best_two(told: FloatArray) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return by judge which column tells most, and which of the others does."""
    judges = np.arange(len(told))
    best = told.argmax(axis=1)
    others = told.copy()
    others[judges, best] = -np.inf
    return best, others.argmax(axis=1)
