"""Where to look: against the conditions of an optimum, and against every other division."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.verification import detection_by_looks, place_looks, spread_effort
from verification.literal import divisions

WEIGHTS = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
RATES = st.integers(0, 100).map(lambda tenths: tenths / 10)


@st.composite
def sites(draw, most=8):
    number = draw(st.integers(1, most))
    return [
        np.array(draw(st.lists(kind, min_size=number, max_size=number)))
        for kind in (WEIGHTS, RATES)
    ]


@given(sites(), st.floats(0.001, 50))
def test_effort_goes_where_a_little_more_brings_most(several, effort):
    """The conditions of Karush, Kuhn and Tucker: they decide, for detection is concave."""
    weights, rates = several
    found = spread_effort(weights, rates, effort)
    assert (found.effort >= 0).all()
    if not (weights * rates).any():
        assert (found.left, found.detection) == (effort, 0)
        assert not found.effort.any()
        return
    assert found.left == 0
    assert found.effort.sum() == pytest.approx(effort)
    worked = found.effort > 1e-9
    assert found.marginal[worked] == pytest.approx(np.full(worked.sum(), found.price))
    assert (found.marginal <= found.price * (1 + 1e-9)).all()
    assert found.detection == pytest.approx((weights * (1 - np.exp(-rates * found.effort))).sum())


@given(sites(most=4), st.floats(0.1, 10), st.integers(0, 2**32))
def test_no_other_division_of_effort_sees_more(several, effort, seed):
    weights, rates = several
    others = np.random.default_rng(seed).dirichlet(np.full(weights.size, 0.5), 200) * effort
    seen = (weights * -np.expm1(-rates * others)).sum(axis=1)
    assert seen.max() <= spread_effort(weights, rates, effort).detection + 1e-9


@given(sites(), st.floats(0.01, 10), st.floats(0.01, 10))
def test_after_failure_the_rest_is_divided_as_if_all_had_been_at_once(several, first, second):
    """What failed where it looked lowers the weight there (Koopman 1957)."""
    weights, rates = several
    before = spread_effort(weights, rates, first)
    after = spread_effort(weights * np.exp(-rates * before.effort), rates, second)
    together = spread_effort(weights, rates, first + second)
    if (weights * rates).any():
        assert before.effort + after.effort == pytest.approx(together.effort, abs=1e-6)


@given(sites(), st.floats(0.01, 10))
def test_sites_in_another_order_get_the_same(several, effort):
    weights, rates = several
    found = spread_effort(weights, rates, effort)
    back = spread_effort(weights[::-1], rates[::-1], effort)
    assert found.detection == pytest.approx(back.detection)
    assert found.price == pytest.approx(back.price)


def test_two_sites_by_hand():
    """Weights .6 and .4, rates 1: level after ln 1.5, then by halves."""
    found = spread_effort([0.6, 0.4], [1, 1], 1 + np.log(1.5))
    assert found.effort == pytest.approx([np.log(1.5) + 0.5, 0.5])
    assert found.price == pytest.approx(0.4 * np.exp(-0.5))
    early = spread_effort([0.6, 0.4], 1, 0.2)
    assert early.effort == pytest.approx([0.2, 0])


def test_without_effort_the_price_is_what_the_best_site_would_bring():
    found = spread_effort([0.6, 0.4], [1, 2], 0)
    assert found.price == found.marginal.max() == pytest.approx(0.8)
    assert spread_effort([], [], 3).left == 3


def test_a_simulated_division_sees_what_is_expected():
    random, runs = np.random.default_rng(9), 100_000
    weights, rates = np.array([0.5, 0.3, 0.2]), np.array([0.5, 1.0, 2.0])
    found = spread_effort(weights, rates, 2.0)
    where = random.choice(3, runs, p=weights)
    seen = random.random(runs) < 1 - np.exp(-rates * found.effort)[where]
    assert seen.mean() == pytest.approx(found.detection, abs=4 * 0.5 / np.sqrt(runs))


@given(sites(most=4), st.integers(0, 6), st.sampled_from([0.0, 0.3, 1.0]))
def test_no_other_placing_of_looks_sees_more(several, looks, correlation):
    weights, rates = several
    chances = rates / 10
    found = place_looks(weights, chances, looks, correlation)
    assert found.looks.sum() + found.left == looks
    ways = np.array(divisions(looks, weights.size))
    best = (weights * detection_by_looks(chances, ways, correlation)).sum(axis=1).max()
    assert found.detection == pytest.approx(best, abs=1e-12)
    got = (weights * detection_by_looks(chances, found.looks, correlation)).sum()
    assert got == pytest.approx(best, abs=1e-12)
    more = weights * detection_by_looks(chances, found.looks + 1, correlation)
    less = weights * detection_by_looks(chances, found.looks, correlation)
    assert found.marginal == pytest.approx(more - less, abs=1e-12)


def test_looks_that_bring_nothing_are_left():
    found = place_looks([0.5, 0.5, 0], [1, 0, 0.7], 5)
    assert (found.looks.tolist(), found.left, found.detection) == ([1, 0, 0], 4, 0.5)


def test_of_sites_alike_the_first_is_taken():
    assert place_looks([0.2] * 4, 0.5, 2).looks.tolist() == [1, 1, 0, 0]


def test_ten_thousand_sites_are_no_matter():
    random = np.random.default_rng(0)
    weights, rates = random.dirichlet(np.ones(10_000)), random.uniform(0.1, 2, 10_000)
    started = time.perf_counter()
    found = spread_effort(weights, rates, 5_000)
    placed = place_looks(weights, rates / 2, 20_000)
    assert time.perf_counter() - started < 2
    assert found.effort.sum() == pytest.approx(5_000)
    assert placed.looks.sum() == 20_000


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: spread_effort([0.5, -1], [1, 1], 1), "the weight of a site is -1"),
        (lambda: spread_effort([0.5], [1, 1], 1), "there are 1 sites and 2 figures for them"),
        (lambda: spread_effort([[0.5]], 1, 1), "there must be one weight for each site"),
        (lambda: spread_effort([0.5], [1], -2), "the effort is -2"),
        (lambda: place_looks([0.5], [1.5], 2), "the chance of detection is 1.5"),
        (lambda: place_looks([0.5], [0.5], 2.5), "the number of looks is 2.5"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()
