"""The solutions over the convex hull, against what a fine search finds."""

from fractions import Fraction
from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.negotiation import find_lotteries
from negotiation.bargaining.utilities import as_array, tables

TWO = tables(most=8, parties=st.just(2), values=st.integers(-4, 6))
GRAINS = 24


def mixtures(rows):
    """Many lotteries of two packages each: their expectations."""
    for (a, b), (c, d) in combinations_with_replacement(rows, 2):
        for grain in range(GRAINS + 1):
            share = Fraction(grain, GRAINS)
            yield a + share * (c - a), b + share * (d - b)


@given(TWO)
def test_no_lottery_does_better(table):
    rows, least = table
    found = find_lotteries(as_array(rows), least)
    within = [u for u in mixtures(rows) if u[0] >= least[0] and u[1] >= least[1]]
    if found is None:
        assert not within
        return
    d, e = least
    for name in ("nash", "kalai_smorodinsky", "egalitarian"):
        lottery = getattr(found, name)
        assert sum(lottery.chances) == 1
        assert all(0 < chance <= 1 for chance in lottery.chances)
        for party in range(2):
            drawn = (
                rows[package][party] * chance
                for package, chance in zip(lottery.packages, lottery.chances, strict=True)
            )
            assert sum(drawn) == lottery.utilities[party] >= least[party]
        x, y = lottery.utilities
        assert not any((a > x and b >= y) or (a >= x and b > y) for a, b in within)
    product = (found.nash.utilities[0] - d) * (found.nash.utilities[1] - e)
    assert all((a - d) * (b - e) <= product for a, b in within)
    least_gain = min(u - v for u, v in zip(found.egalitarian.utilities, least, strict=True))
    assert all(min(a - d, b - e) <= least_gain for a, b in within)


@given(TWO, st.integers(1, 9), st.integers(1, 9), st.integers(-9, 9))
def test_units_do_not_matter_to_nash_and_kalai_smorodinsky(table, first, second, shift):
    rows, least = table

    def scaled(row):
        return row[0] * first + shift, row[1] * second - shift

    before = find_lotteries(as_array(rows), least)
    after = find_lotteries(as_array([scaled(row) for row in rows]), scaled(least))
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        for name in ("nash", "kalai_smorodinsky"):
            assert getattr(before, name).packages == getattr(after, name).packages
            assert getattr(before, name).chances == getattr(after, name).chances


def test_on_a_line_relative_gains_are_equal():
    found = find_lotteries([(0, 6), (4, 4), (8, 0)], (0, 0))
    assert found.kalai_smorodinsky.utilities == (Fraction(32, 7), Fraction(24, 7))
    assert found.nash.utilities == (4, 4)
    assert found.nash.packages == (1,)
    assert find_lotteries([(0, 10), (10, 0)], (0, 0), (3, 1)).nash.chances == (
        Fraction(1, 4),
        Fraction(3, 4),
    )


def test_a_root_and_a_line():
    x = np.arange(0, 1001) / 100
    found = find_lotteries(np.stack([x, np.sqrt(10 - x)], axis=1), (0, 0))
    assert float(found.nash.utilities[0]) == pytest.approx(20 / 3, abs=0.01)
    assert float(found.kalai_smorodinsky.utilities[0]) == pytest.approx(6.18034, abs=1e-4)
    assert float(found.egalitarian.utilities[0]) == pytest.approx(2.70156, abs=1e-4)


def test_lots_reach_agreement_where_no_package_does():
    found = find_lotteries([(0, 10), (10, 0)], (4, 4))
    assert found.nash.chances == (Fraction(1, 2), Fraction(1, 2))
    assert find_lotteries([(0, 10), (10, 0)], (6, 6)) is None
    assert find_lotteries(np.zeros((0, 2)), (0, 0)) is None
    only = find_lotteries([(3, 4)], (3, 0))
    assert (
        only.nash.packages == only.egalitarian.packages == only.kalai_smorodinsky.packages == (0,)
    )


def test_lotteries_are_for_two():
    with pytest.raises(ValueError, match="for two parties, not 3"):
        find_lotteries([(1, 2, 3)], (0, 0, 0))
    with pytest.raises(ValueError, match="2 parties have 3 reservation values"):
        find_lotteries([(1, 2)], (0, 0, 0))
