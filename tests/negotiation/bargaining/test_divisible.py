"""Issues that can be divided: log-rolling, and adjusted winner with its three promises."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.negotiation import adjusted_winner, find_divisions, roll_logs


@st.composite
def bids(draw, most=6):
    issues = draw(st.integers(1, most))
    rows = st.lists(st.integers(0, 9), min_size=issues, max_size=issues)
    return draw(rows), draw(rows)


def worth_of(shares, points):
    first = sum(s * p for s, p in zip(shares, points[0], strict=True))
    second = sum((1 - s) * p for s, p in zip(shares, points[1], strict=True))
    return first, second


def test_brams_and_taylor():
    found = adjusted_winner([(6, 67, 27), (5, 34, 61)])
    assert found.shares == (0, Fraction(100, 101), 0)
    assert found.split == 1
    assert [round(float(points), 4) for points in found.utilities] == [66.3366, 66.3366]


@given(bids())
def test_adjusted_winner_keeps_its_promises(points):
    assume(all(map(any, points)))
    found = adjusted_winner(points)
    scaled = [[Fraction(100 * bid, sum(side)) for bid in side] for side in points]
    first, second = found.utilities
    assert worth_of(found.shares, scaled) == (first, second)
    assert first == second  # equitable
    assert first >= 50  # free of envy
    split = [issue for issue, share in enumerate(found.shares) if 0 < share < 1]
    assert split == ([] if found.split is None else [found.split])
    # Efficient: of two issues neither side would rather have traded some of one for the other.
    (mine, theirs), shares = scaled, found.shares
    for i, j in product(range(len(shares)), repeat=2):
        if shares[i] > 0 and shares[j] < 1:
            assert mine[i] * theirs[j] >= mine[j] * theirs[i] or not (mine[j] and theirs[j])
    assert first == find_divisions(scaled, (0, 0)).egalitarian.utilities[0]


@given(bids())
def test_who_is_first_does_not_matter_to_what_they_have(points):
    assume(all(map(any, points)))
    one, other = adjusted_winner(points), adjusted_winner(points[::-1])
    assert one.utilities == other.utilities[::-1]


def test_what_both_want_alike_goes_to_the_side_behind():
    found = adjusted_winner([(50, 30, 20), (20, 50, 30)])
    assert found.utilities[0] == found.utilities[1]
    even = adjusted_winner([(25, 25, 25, 25)] * 2)
    assert even.shares == (1, 0, 1, 0)
    assert even.utilities == (50, 50)
    assert even.split is None


@given(bids())
def test_logs_roll_along_the_frontier(worth):
    rolled = roll_logs(worth)
    whole = [worth_of(shares, worth) for shares in product((0, 1), repeat=len(worth[0]))]
    # For every weight some vertex is the best of all divisions: of a sum, a whole one is.
    for weight in range(1, 20):

        def summed(u, weight=weight):
            return weight * u[0] + (20 - weight) * u[1]

        assert max(map(summed, rolled.vertices)) == max(map(summed, whole))
    for (a, b), (c, d) in zip(rolled.vertices, rolled.vertices[1:], strict=False):
        assert c > a
        assert d < b


def test_each_gets_first_what_it_wants_for_little():
    rolled = roll_logs([(6, 67, 27, 5, 0), (5, 34, 61, 0, 5)])
    assert rolled.order == (1, 0, 2)
    assert rolled.vertices == ((5, 105), (72, 71), (78, 66), (105, 5))


@given(bids(), st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_divisions_are_worth_what_they_say(worth, least):
    found = find_divisions(worth, least)
    if found is None:
        vertices = roll_logs(worth).vertices
        assert not any(a >= least[0] and b >= least[1] for a, b in vertices)
        return
    for division in (found.nash, found.kalai_smorodinsky, found.egalitarian):
        assert worth_of(division.shares, worth) == division.utilities
        assert all(u >= d for u, d in zip(division.utilities, least, strict=True))
        split = [issue for issue, share in enumerate(division.shares) if 0 < share < 1]
        assert split == ([] if division.split is None else [division.split])


def test_a_pie_is_divided_by_power():
    found = find_divisions([(10,), (10,)], (0, 0), (3, 2))
    assert found.nash.shares == (Fraction(3, 5),)
    assert found.egalitarian.shares == (Fraction(1, 2),)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([(1, 2)], "for two parties"),
        ([(1, 2), (1,)], "each issue to both"),
        ([(1, -2), (1, 1)], "worth -2, but must be"),
        ([(1, float("inf")), (1, 1)], "is no number, or has no end"),
        ([(1, float("nan")), (1, 1)], "is no number, or has no end"),
        ([(0, 0), (1, 1)], "bids nothing on any issue"),
    ],
)
def test_what_cannot_be_divided_is_refused(points, message):
    with pytest.raises(ValueError, match=message):
        adjusted_winner(points)


def test_reservation_values_are_two():
    with pytest.raises(ValueError, match="2 parties have 1 reservation values"):
        find_divisions([(1,), (1,)], (0,))
