"""The solutions over a finite set: published values, their axioms, their definitions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.negotiation import find_bargains
from negotiation.bargaining.utilities import as_array, dominates, tables

SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
# Nash (1950): what each of Bill's goods, then of Jack's, is worth to Bill and to Jack.
BILL = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACK = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


def barter():
    """Every exchange, and what it is worth to both beside none."""
    goods = [*BILL, *JACK]
    gains = {}
    for number in range(2 ** len(goods)):
        given = [good for place, good in enumerate(goods) if number >> place & 1]
        bill = sum(JACK[good][0] for good in given if good in JACK)
        jack = sum(BILL[good][1] for good in given if good in BILL)
        bill -= sum(BILL[good][0] for good in given if good in BILL)
        jack -= sum(JACK[good][1] for good in given if good in JACK)
        gains[frozenset(given)] = (bill, jack)
    return gains


def test_bill_and_jack_barter():
    exchanges = barter()
    found = find_bargains(list(exchanges.values()), (0, 0)).nash
    assert found.gains == (12, 5)
    assert len(found.tied) == 1
    given = list(exchanges)[found.package]
    assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    products = sorted((a * b for a, b in exchanges.values() if min(a, b) > 0), reverse=True)
    assert products[:2] == [60, 56]


def test_a_root_and_a_line():
    x = np.arange(0, 100_001) / 10_000
    found = find_bargains(np.stack([x, np.sqrt(10 - x)], axis=1), (0, 0))
    assert found.nash.utilities[0] == pytest.approx(20 / 3, abs=1e-4)
    assert found.kalai_smorodinsky.utilities[0] == pytest.approx(6.1803, abs=1e-4)
    assert found.egalitarian.utilities[0] == pytest.approx(2.7016, abs=1e-4)
    assert found.utilitarian.utilities[0] == pytest.approx(9.75, abs=1e-4)


def test_powers_divide_a_pie():
    # Of a pie each has the share of its power (Kalai 1977a).
    pie = [(share, 100 - share) for share in range(101)]
    for powers, share in (
        ((1, 1), 50),
        ((3, 1), 75),
        ((0.3, 0.7), 30),
        ((Fraction(1, 5), 0.8), 20),
    ):
        assert find_bargains(pie, (0, 0), powers).nash.utilities[0] == share
    assert find_bargains(pie, (0, 0), (2, 2)).nash.utilities == (50, 50)


def literal(rows, least):
    """What each solution is to choose among, in the words of its definition."""
    zone = [row for row in rows if all(u >= d for u, d in zip(row, least, strict=True))]
    ideal = [max(column) for column in zip(*zone, strict=True)]
    gains = {row: [u - d for u, d in zip(row, least, strict=True)] for row in zone}
    shares = {
        row: [
            Fraction(g) / (b - d) if b > d else 1 for g, b, d in zip(own, ideal, least, strict=True)
        ]
        for row, own in gains.items()
    }
    return zone, gains, shares


@given(tables())
def test_the_solutions_are_what_their_definitions_say(table):
    rows, least = table
    found = find_bargains(as_array(rows), least)
    zone, gains, shares = literal(rows, least)
    assert [rows[place] for place in found.zone] == zone
    if not zone:
        assert [getattr(found, name) for name in SOLUTIONS] == [None] * 4
        assert found.ideal is None
        return
    for name in SOLUTIONS:
        bargain = getattr(found, name)
        assert bargain.package == bargain.tied[0]
        assert bargain.tied == tuple(sorted(bargain.tied))
        assert rows[bargain.package] == bargain.utilities
        assert not any(dominates(row, bargain.utilities) for row in rows)
    together = any(min(own) > 0 for own in gains.values())

    def multiplied(row):
        able = zip(gains[row], shares[row], strict=True)
        return [gain if together else share for gain, share in able if gain > 0]

    keys = {
        "nash": lambda row: (sum(g > 0 for g in gains[row]), math.prod(multiplied(row))),
        "kalai_smorodinsky": lambda row: sorted(shares[row]),
        "egalitarian": lambda row: sorted(gains[row]),
        "utilitarian": lambda row: sum(gains[row]),
    }
    for name, key in keys.items():
        best = max(key(row) for row in zone)
        tied = [place for place, row in enumerate(rows) if row in gains and key(row) == best]
        assert list(getattr(found, name).tied) == tied


SCALES = st.tuples(st.integers(1, 9), st.integers(-20, 20))


@given(tables(), st.lists(SCALES, min_size=4, max_size=4))
def test_units_do_not_matter_to_nash_and_kalai_smorodinsky(table, scales):
    rows, least = table

    def scaled(row):
        return tuple(a * u + b for u, (a, b) in zip(row, scales, strict=False))

    before = find_bargains(as_array(rows), least)
    after = find_bargains(as_array([scaled(row) for row in rows]), scaled(least))
    for name in ("nash", "kalai_smorodinsky"):
        one, other = getattr(before, name), getattr(after, name)
        assert (one and one.tied) == (other and other.tied)
        assert (one and one.relative) == (other and other.relative)


def test_units_matter_to_the_other_two():
    before = find_bargains([(2, 5), (4, 4), (8, 1)], (0, 0))
    after = find_bargains([(1, 50), (2, 40), (4, 10)], (0, 0))
    assert (before.egalitarian.package, after.egalitarian.package) == (1, 2)
    assert (before.utilitarian.package, after.utilitarian.package) == (2, 0)


@settings(max_examples=50)
@given(tables(parties=st.just(3)), st.permutations(range(3)))
def test_the_order_of_the_parties_does_not_matter(table, order):
    rows, least = table
    turned = find_bargains(
        as_array([[row[p] for p in order] for row in rows]), [least[p] for p in order]
    )
    plain = find_bargains(as_array(rows), least)
    for name in SOLUTIONS:
        one, other = getattr(plain, name), getattr(turned, name)
        assert (one and one.tied) == (other and other.tied)


def test_where_not_all_can_gain_as_many_do_as_can():
    found = find_bargains([(0, 0, 9), (1, 1, 0), (3, 1, 0)], (0, 0, 0))
    assert found.nash.utilities == (3, 1, 0)
    # One that can gain nothing is content with anything.
    stuck = find_bargains([(4, 0), (7, 0)], (0, 0))
    assert stuck.kalai_smorodinsky.utilities == (7, 0)
    assert stuck.kalai_smorodinsky.relative == (1, 1)


def test_ties_are_told():
    found = find_bargains([(1, 6), (2, 3), (3, 2), (6, 1)], (0, 0))
    assert (found.nash.package, found.nash.tied) == (0, (0, 1, 2, 3))
    assert (found.egalitarian.package, found.egalitarian.tied) == (1, (1, 2))


@pytest.mark.parametrize(
    ("powers", "message"),
    [
        ((1, 0), "power 0 is not above 0"),
        ((1, -2.0), "power -2.0 is not above 0"),
        ((1, math.nan), "is not above 0"),
        ((1, math.inf), "is not above 0"),
        ((1,), "2 parties have 1 bargaining powers"),
    ],
)
def test_powers_are_above_nothing(powers, message):
    with pytest.raises(ValueError, match=message):
        find_bargains([(1, 2)], (0, 0), powers)
