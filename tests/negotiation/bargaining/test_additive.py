"""The frontier over many issues, against listing every package."""

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.negotiation import find_bargains, find_frontier
from negotiation.bargaining.test_bargaining import BILL, JACK
from negotiation.bargaining.utilities import (
    VALUES,
    as_array,
    issues,
    literal_efficient,
    literal_packages,
)


@given(issues(), st.lists(VALUES, min_size=3, max_size=3), st.booleans())
def test_it_is_the_frontier_of_all_packages(values, least, limited):
    parties = len(values[0][0])
    packages = literal_packages(values)
    worth = list(packages.values())
    expected = {u for u, best in zip(worth, literal_efficient(worth), strict=True) if best}
    least = least[:parties]
    if limited:
        expected = {u for u in expected if all(a >= d for a, d in zip(u, least, strict=True))}
    found = find_frontier(values, least if limited else None)
    points = [tuple(row) for row in found.utilities.tolist()]
    assert points == sorted(expected, reverse=True)
    assert [packages[tuple(package)] for package in found.packages.tolist()] == points


@given(issues(), st.lists(VALUES, min_size=3, max_size=3))
def test_the_solutions_are_those_among_all_packages(values, least):
    least = least[: len(values[0][0])]
    frontier = find_frontier(values, least)
    on_frontier = find_bargains(frontier.utilities, least)
    among_all = find_bargains(as_array(list(literal_packages(values).values())), least)
    assert on_frontier.ideal == among_all.ideal
    if on_frontier.nash is None:
        assert among_all.nash is None
        return
    for solution, worth in (
        ("nash", lambda found: math.prod(share for share in found.relative if share > 0)),
        ("kalai_smorodinsky", lambda found: sorted(found.relative)),
        ("egalitarian", lambda found: sorted(found.gains)),
        ("utilitarian", lambda found: sum(found.gains)),
    ):
        assert worth(getattr(on_frontier, solution)) == worth(getattr(among_all, solution))


def test_barter_without_listing_the_exchanges():
    values = [[(0, 0), (-own, other)] for own, other in BILL.values()]
    values += [[(0, 0), (other, -own)] for other, own in JACK.values()]
    found = find_frontier(values, (0, 0))
    nash = find_bargains(found.utilities, (0, 0)).nash
    assert nash.gains == (12, 5)
    assert found.packages[nash.package].tolist() == [1, 1, 1, 1, 0, 1, 1, 1, 0]


def test_forty_issues_split_like_a_pie():
    # What is a point for one is a point for the other: the frontier is every division of 40.
    found = find_frontier([[(0, 1), (1, 0)]] * 40)
    assert found.utilities.tolist() == [[40 - lost, lost] for lost in range(41)]
    assert (found.packages.sum(axis=1) == found.utilities[:, 0]).all()


@pytest.mark.parametrize("unit", [1, Fraction(1, 3), 2**70, 0.1])
def test_values_of_any_size_are_exact(unit):
    draw = random.Random(8)
    small = [[(draw.randint(0, 9), draw.randint(0, 9)) for _ in range(3)] for _ in range(12)]
    large = [[(a * unit, b) for a, b in issue] for issue in small]
    before, after = find_frontier(small), find_frontier(large)
    if unit == 0.1:  # is not a tenth, and nine of it are not 0.9
        sums = [
            sum(Fraction(issue[level][0]) for issue, level in zip(large, package, strict=True))
            for package in after.packages.tolist()
        ]
        assert after.utilities[:, 0].tolist() == sums
        return
    assert after.utilities.tolist() == [[a * unit, b] for a, b in before.utilities.tolist()]
    assert (before.packages == after.packages).all()


def test_nothing_is_kept_that_cannot_become_enough():
    values = [[(0, 1), (1, 0)]] * 30
    assert find_frontier(values, (15, 15), most=16).utilities.tolist() == [[15, 15]]
    assert find_frontier(values, (16, 15)).utilities.shape == (0, 2)
    assert find_frontier(values, (16, 15)).packages.shape == (0, 30)
    assert len(find_frontier(values, (-(10**30), Fraction(-1, 2))).utilities) == 31
    assert not len(find_frontier(values, (10**30, 0)).utilities)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "there is no issue"),
        ([np.zeros((0, 2))], "an issue has no level"),
        ([[(1, 2)], [(1, 2, 3)]], "not of the same parties"),
        ([[(1, float("nan"))]], "is no number"),
    ],
)
def test_what_is_no_negotiation_is_refused(values, message):
    with pytest.raises(ValueError, match=message):
        find_frontier(values)


def test_a_frontier_too_large_is_refused():
    values = [[(0, 2**place), (2**place, 0)] for place in range(20)]
    with pytest.raises(ValueError, match=r"more than 1,000 points after 10 of 20 issues"):
        find_frontier(values, most=1000)
    with pytest.raises(ValueError, match="2 parties have 1 reservation values"):
        find_frontier(values, (0,))
