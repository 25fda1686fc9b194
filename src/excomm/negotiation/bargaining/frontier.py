"""Which packages are worth having: the zone of possible agreement and the Pareto frontier.

Utilities are an array of the shape (packages, parties), of whole numbers, floats or, as objects,
fractions. They are compared and not rounded: what is equal is equal exactly.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "Number",
    "Utilities",
    "distinct_maxima",
    "in_zone",
    "is_efficient",
    "read_reservations",
    "read_utilities",
]

Number = int | float | Fraction
# Whole numbers, floats, or objects: fractions, and whole numbers that 64 bits do not hold.
Utilities = npt.NDArray[Any]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

# So many vectors are compared with each other at once where no order sorts them.
CHUNK = 512


def in_zone(utilities: npt.ArrayLike, reservations: Sequence[Number]) -> BoolArray:
    """Return which packages lie in the zone of possible agreement.

    Parameters
    ----------
    utilities
        What each package is worth to each party, of the shape (packages, parties).
    reservations
        What no agreement is worth to each party (Raiffa 1982): it takes nothing below.

    Returns
    -------
    array of the shape (packages,)
        True where no party has less than without agreement. As much is enough.

    Raises
    ------
    ValueError
        If a utility is no number, or the shapes do not fit.
    """
    found = read_utilities(utilities)
    return _reaches(found, read_reservations(reservations, found.shape[1]))


def is_efficient(utilities: npt.ArrayLike) -> BoolArray:
    """Return which packages are Pareto-efficient.

    A package is efficient if no other is at least as good for every party and better for one
    (Pareto 1906). Packages worth the same to everyone are efficient together.

    Parameters
    ----------
    utilities
        What each package is worth to each party, of the shape (packages, parties).

    Returns
    -------
    array of the shape (packages,)

    Raises
    ------
    ValueError
        If a utility is no number.
    """
    ranks = _ranks(read_utilities(utilities))
    order, fresh = _sorted(ranks)
    maximal = np.zeros(int(fresh.sum()), dtype=bool)
    maximal[_maxima(ranks[order[fresh]])] = True
    efficient = np.empty(len(ranks), dtype=bool)
    efficient[order] = maximal[np.cumsum(fresh) - 1]
    return efficient


def distinct_maxima(utilities: Utilities) -> IntArray:
    """Return the efficient packages, the first of those worth the same, best for the first first.

    Parameters
    ----------
    utilities
        Of the shape (packages, parties); they are taken to be numbers.

    Returns
    -------
    array of the shape (efficient,)
        Places of packages, from the best for the first party to the worst; among equals, from
        the best for the second, and so on.
    """
    ranks = _ranks(utilities)
    order, fresh = _sorted(ranks)
    first = order[fresh]
    found: IntArray = first[_maxima(ranks[first])]
    return found


def read_utilities(utilities: npt.ArrayLike) -> Utilities:
    """Return utilities as an array of two axes whose entries can be compared.

    Raises
    ------
    ValueError
        If they are no such array, there is no party, or an entry is not a number.
    """
    found = np.asarray(utilities)
    if found.ndim != 2 or not found.shape[1]:
        raise ValueError("utilities have a row for each package and a column for each party")
    if found.dtype == object:
        numbers = all(isinstance(entry, Real) and math.isfinite(entry) for entry in found.flat)
    else:
        numbers = np.issubdtype(found.dtype, np.number) and bool(np.isfinite(found).all())
    if not numbers:
        raise ValueError("a utility is no number, or has no end")
    return found


def read_reservations(reservations: Sequence[Number], parties: int) -> Utilities:
    """Return what no agreement is worth to each party.

    Raises
    ------
    ValueError
        If there is not one value for each party, or one is no number.
    """
    given: Any = [*reservations]
    if len(given) != parties:
        raise ValueError(f"{parties} parties have {len(given)} reservation values")
    least: Utilities = read_utilities([given])[0]
    return least


def _reaches(utilities: Utilities, least: Utilities) -> BoolArray:
    return np.asarray(np.asarray(utilities >= least, dtype=bool).all(axis=1))


def _ranks(utilities: Utilities) -> IntArray:
    """Return utilities by their place among those of their party: dominance is about order."""
    ranks = np.empty(utilities.shape, dtype=np.int64)
    for party in range(utilities.shape[1]):
        ranks[:, party] = np.unique(utilities[:, party], return_inverse=True)[1].ravel()
    return ranks


def _sorted(vectors: IntArray) -> tuple[IntArray, BoolArray]:
    """Return the lexicographic order of vectors, and where in it one stands for the first time."""
    order = np.lexsort(vectors.T[::-1])
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (vectors[order[1:]] != vectors[order[:-1]]).any(axis=1)
    return order, fresh


def _maxima(vectors: IntArray) -> IntArray:
    """Return the places of the vectors that none dominates, the lexicographically greatest first.

    The vectors differ and are in lexicographic order.
    """
    order: IntArray = np.arange(len(vectors))[::-1]
    if not len(vectors) or vectors.shape[1] == 1:
        return order[:1]
    if vectors.shape[1] == 2:
        second = vectors[order, 1]
        best = np.maximum.accumulate(second)
        fresh = np.concatenate([[True], second[1:] > best[:-1]])
        risen: IntArray = order[fresh]
        return risen
    # In this order none dominates an earlier one (Kung, Luccio and Preparata 1975), and the first
    # coordinate of what comes is no longer to be looked at.
    kept: list[IntArray] = []
    cover = vectors[:0, 1:]
    for begin in range(0, len(order), CHUNK):
        chunk = order[begin : begin + CHUNK]
        chunk = chunk[~_covered(vectors[chunk, 1:], cover)]
        at = vectors[chunk]
        above = (at[:, None, :] >= at[None, :, :]).all(axis=2).sum(axis=0)
        chunk = chunk[above == 1]  # none but itself
        kept.append(chunk)
        cover = np.concatenate([cover, vectors[chunk, 1:]])
        places, new = _sorted(cover)
        cover = cover[places[new]]
        cover = cover[_maxima(cover)]
    return np.concatenate(kept)


def _covered(vectors: IntArray, cover: IntArray) -> BoolArray:
    """Return which vectors have one of the cover at or above them in every coordinate.

    No vector of the cover dominates another, and the lexicographically greatest is the first.
    """
    if not len(cover):
        return np.zeros(len(vectors), dtype=bool)
    if cover.shape[1] == 2:
        # A staircase: the last step that is high enough in the first is the best in the second.
        within = np.searchsorted(-cover[:, 0], -vectors[:, 0], side="right")
        reached = np.where(within > 0, cover[np.maximum(within, 1) - 1, 1], -1)
        covered: BoolArray = reached >= vectors[:, 1]
        return covered
    found = np.zeros(len(vectors), dtype=bool)
    for begin in range(0, len(cover), CHUNK):
        part = cover[begin : begin + CHUNK]
        left = np.flatnonzero(~found)
        found[left] = (part[:, None, :] >= vectors[None, left, :]).all(axis=2).any(axis=0)
    return found
