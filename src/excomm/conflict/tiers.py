"""States compared by tiers of statements that are in no order among themselves.

Under every order of its tiers a party likes x better than y if in the first tier in which they
differ x gains statements and loses none; under some order if it gains one there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from excomm.conflict.sets import Dominance
from excomm.conflict.space import BoolArray, IntArray

__all__ = ["Compared", "above_all", "compared"]


@dataclass(frozen=True, eq=False)
class Compared:
    """Which of some states a party likes as much as another, and which it likes better."""

    at_least: BoolArray
    above: BoolArray


def compared(
    states: IntArray, other: IntArray, widths: Sequence[int], dominance: Dominance
) -> Compared:
    """Compare states with another one.

    Parameters
    ----------
    states
        What holds in each, states in rows and statements in columns, tier by tier.
    other
        What holds in the other.
    widths
        How many columns each tier has, the most important first.
    dominance
        Whether a state is above under every order of the tiers (``sure``) or under some.
    """
    at_least = np.zeros(len(states), dtype=bool)
    above = at_least.copy()
    open_ = ~at_least  # nothing has set them apart so far
    for start, end in _spans(widths):
        gain = (states[:, start:end] > other[start:end]).any(axis=1)
        loss = (states[:, start:end] < other[start:end]).any(axis=1)
        above |= open_ & gain & ~loss if dominance == "sure" else open_ & gain
        open_ &= ~gain & ~loss
    return Compared(above | open_, above)


def above_all(states: IntArray, others: IntArray, widths: Sequence[int]) -> BoolArray:
    """Return which states are above every one of others under one and the same order.

    In each tier it is safe to put first a statement that the state satisfies, or that none of
    the others left does; those that lack what it satisfies are then below it. Whatever is safe
    stays so when others drop out, so that taking what is safe finds an order if there is one.
    """
    left = np.ones((len(states), len(others)), dtype=bool)
    failed = np.zeros(len(states), dtype=bool)
    for start, end in _spans(widths):
        here, there = states[:, start:end] > 0, others[:, start:end] > 0
        while True:
            safe = np.stack(
                [
                    here[:, k] | ~(left & there[np.newaxis, :, k]).any(axis=1)
                    for k in range(end - start)
                ],
                axis=1,
            )
            before = left.sum()
            for k in range(end - start):
                left &= ~((safe[:, k] & here[:, k])[:, np.newaxis] & ~there[np.newaxis, :, k])
            if left.sum() == before:
                break
        failed |= left.any(axis=1) & ~safe.all(axis=1)
    return ~failed & ~left.any(axis=1)


def _spans(widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for width in widths:
        yield start, start + width
        start += width
