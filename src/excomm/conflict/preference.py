"""How much each party likes each state: a level, larger is better.

Levels are ordinal. Equal levels are indifference; no arithmetic is done on them but
comparison.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Order, Problem, Ranking, Statements, Weights
from excomm.case.logic import Formula, Or
from excomm.conflict.space import IntArray, Space

__all__ = ["NO_STATE", "as_statements", "levels", "most_digits", "whole_weights"]

# The level of a cell that is no state: below every level.
NO_STATE = -1

Scores = npt.NDArray[np.signedinteger[Any]]

# Scores are ranked by a table of up to so many numbers for each: that takes no sorting.
TABLE = 4


def levels(space: Space, order: Order | None) -> IntArray:
    """Return the preference level of every cell under an order.

    Parameters
    ----------
    space
        The states of the conflict.
    order
        Preference statements, a ranking or option weights; None is indifference.

    Returns
    -------
    array of the shape of the space
        0 for the states liked least, and so on upwards without gaps; -1 where there is no
        state.

    Raises
    ------
    CaseError
        If a ranking leaves a state out or has it twice, or weights cannot be added exactly.

    Notes
    -----
    Statements compare lexicographically: the most important statement on which two states
    differ decides (Fang, Hipel, Kilgour and Peng 2003). Weights add up (Hipel, Kilgour, Fang
    and Peng 1997).
    """
    scores: Scores
    if order is None:
        scores = np.zeros(space.size, dtype=np.int64)
    elif isinstance(order, Statements):
        every = _by_statements(space, order.formulas)
        scores = every.reshape(-1)[space.cells]
    elif isinstance(order, Ranking):
        scores = _by_ranking(space, order)
    else:
        scores = _by_weights(space, order)
    result = np.full(space.feasible.size, NO_STATE, dtype=np.int32)
    result[space.cells] = _ranks(scores)
    return result.reshape(space.shape)


def _ranks(scores: Scores) -> IntArray:
    """Return the place of each score among the different ones, from 0."""
    least = int(scores.min(initial=0))
    span = int(scores.max(initial=0)) - least + 1
    if span > TABLE * scores.size:
        return np.unique(scores, return_inverse=True)[1].astype(np.int32)
    there = np.zeros(span, dtype=np.int32)
    there[scores - least] = 1
    places = there.cumsum(dtype=np.int32) - 1
    found: IntArray = places[scores - least]
    return found


def _by_statements(space: Space, statements: Sequence[Formula]) -> IntArray:
    """Return the score of every cell, whether it is a state or not."""
    scores = np.zeros(space.shape, dtype=np.int32)
    span = 1
    for statement in statements:
        if 2 * span > TABLE * scores.size:
            scores = _ranks(scores)
            span = int(scores.max(initial=0)) + 1
        scores *= 2
        scores += space.where(statement)
        span *= 2
    return scores


def _by_ranking(space: Space, order: Ranking) -> npt.NDArray[np.int64]:
    classes = len(order.classes)
    scores = np.zeros(space.size, dtype=np.int64)
    for position, (formula, text) in enumerate(zip(order.classes, order.texts, strict=True)):
        members = space.truth(formula)
        twice = np.flatnonzero(members & (scores > 0))
        if len(twice):
            other = order.texts[classes - int(scores[twice[0]])]
            raise CaseError(
                Problem(
                    order.place,
                    f"the ranking has {space.pattern(int(twice[0]) + 1)} twice, "
                    f"as '{other}' and as '{text}'",
                )
            )
        scores[members] = classes - position
    missing = np.flatnonzero(scores == 0)
    if len(missing):
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise CaseError(
            Problem(
                order.place,
                f"the ranking leaves out {space.pattern(int(missing[0]) + 1)}{more}",
                "every state needs its place; states that tie stand in one list",
            )
        )
    return scores


def whole_weights(order: Weights) -> list[tuple[Formula, int]]:
    """Return option weights as whole numbers, over a common denominator.

    Sums of them are exact, so that equal scores are equal.
    """
    denominator = math.lcm(*(weight.denominator for _, weight in order.items))
    return [(formula, int(weight * denominator)) for formula, weight in order.items]


def as_statements(order: Statements | Ranking | None) -> tuple[Formula, ...]:
    """Return an order as statements, the most important first.

    Of two states that one is liked better which satisfies the first on which they differ.
    """
    if order is None:
        return ()
    if isinstance(order, Statements):
        return order.formulas
    # "At least the best class, at least the second best, ...": the last holds everywhere, unless
    # the ranking leaves states out, as that of an observer may, which are liked less than all.
    best: list[Formula] = []
    for place in range(1, len(order.classes) + 1):
        members = order.classes[:place]
        best.append(Or(tuple(members)) if len(members) > 1 else members[0])
    return tuple(best)


def most_digits(weights: Sequence[tuple[Formula, int]]) -> int:
    """Return how many binary digits a sum of weights has at most, counted from the least sum."""
    return sum(abs(weight) for _, weight in weights).bit_length()


def _by_weights(space: Space, order: Weights) -> npt.NDArray[np.int64]:
    whole = whole_weights(order)
    if sum(abs(weight) for _, weight in whole) > 2**62:
        raise CaseError(
            Problem(None, "the option weights are too far apart to be added exactly", "round them")
        )
    scores = np.zeros(space.size, dtype=np.int64)
    for formula, weight in whole:
        scores += weight * space.truth(formula)
    return scores
