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

import numpy as np
import numpy.typing as npt

__all__ = ["Tally", "grouped", "shrunk", "tally"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Tally:
    """What judges believe after each of several items.

    The first axis of every array is the judge, the last the hypothesis.

    Attributes
    ----------
    after
        Belief before the first item and after each: (judges, items + 1, hypotheses). Zero for
        all hypotheses once they are all excluded.
    seen
        What each item multiplied belief by, up to a factor: (judges, items, hypotheses).
    weights
        What each item counts for in the end: (judges, items).
    arriving
        What each item counts for when it comes: (judges, items).
    displaced
        The item that each puts in second place of its group when it comes, or -1:
        (judges, items).
    without
        Belief in the end, had the item not been seen: (judges, items, hypotheses).
    """

    after: FloatArray
    seen: FloatArray
    weights: FloatArray
    arriving: FloatArray
    displaced: npt.NDArray[np.intp]
    without: FloatArray


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
    full = _Logs.of(shrunk(priors[:, np.newaxis], chances, weights))
    steps = _Logs(full.logs.copy(), full.zeros.copy())
    counted = np.broadcast_to(weights, chances.shape[:2]).copy()
    arriving = counted.copy()
    displaced = np.full(chances.shape[:2], -1)
    without = _Logs(
        full.logs.sum(axis=1, keepdims=True) - full.logs,
        full.zeros.sum(axis=1, keepdims=True) - full.zeros,
    )
    sharing = grouped(groups)
    if sharing:
        less = _Logs.of(shrunk(priors[:, np.newaxis], chances, weights * discounts))
        told = _telling(full)
        change = _Logs(np.zeros_like(full.logs), np.zeros_like(full.zeros))
        for places in sharing:
            order = sorted(places, key=lambda place: names[place])
            arrivals = _arrivals(places, told, [order.index(place) for place in places])
            for place, (first, leader) in arrivals.items():
                displaced[:, place] = np.where(first, leader, -1)
                arriving[:, place] *= np.where(first, 1.0, discounts[place])
                _step(place, first[:, np.newaxis], leader, full, less, steps)
            best, second = _best_two(told[:, order])
            column = np.array(order)
            for place in places:
                counted[:, place] *= np.where(column[best] == place, 1.0, discounts[place])
            _leave_out(places, column[best], column[second], full, less, change)
        total = _Logs(steps.logs.sum(axis=1), steps.zeros.sum(axis=1))
        without = _Logs(
            total.logs[:, np.newaxis] - full.logs, total.zeros[:, np.newaxis] - full.zeros
        )
        inside = sorted(place for places in sharing for place in places)
        without.logs[:, inside] = total.logs[:, np.newaxis] - change.logs[:, inside]
        without.zeros[:, inside] = total.zeros[:, np.newaxis] - change.zeros[:, inside]
    start = np.zeros_like(priors)[:, np.newaxis]
    return Tally(
        after=_normal(
            priors[:, np.newaxis],
            np.concatenate([start, np.cumsum(steps.logs, axis=1)], axis=1),
            np.concatenate([start, np.cumsum(steps.zeros, axis=1)], axis=1),
        ),
        seen=np.exp(steps.logs) * (steps.zeros == 0),
        weights=counted,
        arriving=arriving,
        displaced=displaced,
        without=_normal(priors[:, np.newaxis], without.logs, without.zeros),
    )


@dataclass(frozen=True)
class _Logs:
    """Factors as logarithms, those of zero as 0 and counted apart."""

    logs: FloatArray
    zeros: FloatArray

    @classmethod
    def of(cls, factors: FloatArray) -> "_Logs":
        zero = factors <= 0
        return cls(np.log(np.where(zero, 1.0, factors)), zero.astype(float))


def _telling(full: _Logs) -> FloatArray:
    """Return how much each item tells: the largest ratio of two of its likelihoods, as a log."""
    logs = np.where(full.zeros > 0, -np.inf, full.logs)
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
    full: _Logs,
    less: _Logs,
    steps: _Logs,
) -> None:
    """Write what an item of a group changes when it comes, given those before it."""
    judges = np.arange(len(leader))
    for step, whole, part in (
        (steps.logs, full.logs, less.logs),
        (steps.zeros, full.zeros, less.zeros),
    ):
        taking = whole[:, place] + part[judges, leader] - whole[judges, leader]
        step[:, place] = np.where(first, taking, part[:, place])


def _best_two(told: FloatArray) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return by judge which column tells most, and which of the others does."""
    judges = np.arange(len(told))
    best = told.argmax(axis=1)
    others = told.copy()
    others[judges, best] = -np.inf
    return best, others.argmax(axis=1)


def _leave_out(
    places: Sequence[int],
    best: npt.NDArray[np.intp],
    second: npt.NDArray[np.intp],
    full: _Logs,
    less: _Logs,
    change: _Logs,
) -> None:
    """Write what each item of a group takes with it: where it led, the next one leads."""
    judges = np.arange(len(best))
    for place in places:
        leads = (best == place)[:, np.newaxis]
        for target, whole, part in (
            (change.logs, full.logs, less.logs),
            (change.zeros, full.zeros, less.zeros),
        ):
            promoted = whole[judges, second] - part[judges, second]
            target[:, place] = np.where(leads, whole[:, place] - promoted, part[:, place])


def _normal(priors: FloatArray, logs: FloatArray, zeros: FloatArray) -> FloatArray:
    """Return belief from priors and summed factors; zero where everything is excluded."""
    open_ = (priors > 0) & (zeros < 0.5)
    logs = np.where(open_, logs + np.log(np.where(priors > 0, priors, 1.0)), -np.inf)
    most = logs.max(axis=-1, keepdims=True)
    raised = np.exp(logs - np.where(np.isneginf(most), 0.0, most))
    total = raised.sum(axis=-1, keepdims=True)
    return np.asarray(raised / np.where(total > 0, total, 1.0))
