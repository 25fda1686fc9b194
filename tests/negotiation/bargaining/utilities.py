"""Utilities drawn at random, and what the definitions literally say of them."""

from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import strategies as st

VALUES = st.one_of(st.integers(-6, 6), st.fractions(-3, 3, max_denominator=4))
UP_TO_FOUR = st.integers(1, 4)


@st.composite
def tables(draw, most=12, parties=UP_TO_FOUR, values=VALUES):
    """Utilities of some packages, and what no agreement is worth."""
    width = draw(parties)
    row = st.tuples(*[values] * width)
    rows = draw(st.lists(row, min_size=1, max_size=most))
    return rows, draw(row)


@st.composite
def issues(draw, most=5, values=VALUES):
    """What the levels of some issues are worth to each party."""
    width = draw(st.integers(1, 3))
    level = st.tuples(*[values] * width)
    return draw(st.lists(st.lists(level, min_size=1, max_size=4), min_size=1, max_size=most))


def as_array(rows):
    return np.array(rows, dtype=object).reshape(len(rows), -1)


def dominates(one, other):
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def literal_efficient(rows):
    return [not any(dominates(other, row) for other in rows) for row in rows]


def literal_packages(values):
    """Every package, and what it is worth to each party."""
    found = {}
    for package in product(*(range(len(issue)) for issue in values)):
        levels = [issue[level] for issue, level in zip(values, package, strict=True)]
        found[package] = tuple(sum(map(Fraction, worth)) for worth in zip(*levels, strict=True))
    return found
