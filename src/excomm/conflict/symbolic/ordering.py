"""The order of the variables of a decision diagram: what is spoken of together stands together.

The size of a diagram hangs on the order of its variables, and nothing else that can be chosen
matters as much. FORCE (Aloul, Markov and Sakallah 2003) pulls every variable to the middle of
the groups it occurs in, until their total span shrinks no more.
"""

import random
from collections.abc import Sequence

__all__ = ["arranged", "span"]

ROUNDS = 40

# The given order and so many shuffled ones are begun from; the best result is kept.
STARTS = 8

Groups = Sequence[Sequence[int]]


def arranged(count: int, groups: Groups) -> list[int]:
    """Return an order of the variables 0 to `count` - 1 that keeps groups close together.

    Parameters
    ----------
    count
        How many variables there are.
    groups
        Variables that one statement or rule speaks of, each with one or more.

    Returns
    -------
    list of int
        The variables, from the top of the diagram to its bottom. The same for the same
        groups, always.
    """
    groups = [group for group in groups if len(group) > 1]
    best = list(range(count))
    least = span(best, groups)
    for start in range(STARTS):
        order = list(range(count))
        if start:
            random.Random(start).shuffle(order)
        for _ in range(ROUNDS):
            before = order
            order = _pulled(order, groups)
            length = span(order, groups)
            if length < least:
                best, least = order, length
            if order == before:
                break
    return best


def span(order: Sequence[int], groups: Groups) -> int:
    """Return how far groups reach in an order, added up."""
    place = _places(order)
    return sum(max(place[v] for v in group) - min(place[v] for v in group) for group in groups)


def _places(order: Sequence[int]) -> list[int]:
    place = [0] * len(order)
    for position, variable in enumerate(order):
        place[variable] = position
    return place


def _pulled(order: Sequence[int], groups: Groups) -> list[int]:
    """Return the variables in the order of the mean centre of the groups each occurs in."""
    place = _places(order)
    total = [0.0] * len(order)
    member = [0] * len(order)
    for group in groups:
        centre = sum(place[v] for v in group) / len(group)
        for v in group:
            total[v] += centre
            member[v] += 1
    pulled = [total[v] / member[v] if member[v] else float(place[v]) for v in range(len(order))]
    return sorted(range(len(order)), key=lambda v: (pulled[v], place[v]))
