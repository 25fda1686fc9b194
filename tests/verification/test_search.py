"""Search and repeated looks: as published, as the mixture they are, and as simulated."""

from itertools import pairwise
from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.verification import (
    SEARCH_LAWS,
    coverage,
    detection_by_coverage,
    detection_by_looks,
    detection_by_time,
    expected_delay,
    log_chance,
    next_look,
)

CHANCES = st.floats(0, 1)
INNER = st.floats(0.01, 0.99)


@pytest.mark.parametrize(
    ("law", "chances"),
    [
        ("random", [0.2212, 0.3935, 0.6321, 0.7769, 0.8647, 0.9502]),
        ("inverse_cube", [0.2460, 0.4691, 0.7899, 0.9399, 0.9878, 0.9998]),
        ("exhaustive", [0.25, 0.5, 1, 1, 1, 1]),
    ],
)
def test_the_published_chances_by_coverage(law, chances):
    found = detection_by_coverage([0.25, 0.5, 1, 1.5, 2, 3], law)
    assert found.round(4).tolist() == chances


def test_coverage_is_what_is_swept_over_what_there_is():
    assert coverage(width=2, speed=300, time=[1, 4], area=2400).tolist() == [0.25, 1]


@given(st.floats(0, 20))
def test_no_search_sees_more_than_an_exhaustive_one_or_less_than_one_at_random(covered):
    random, cube, most = (
        float(detection_by_coverage(covered, law))
        for law in ("random", "inverse_cube", "exhaustive")
    )
    assert random <= cube + 1e-12
    assert cube <= most + 1e-12


def test_a_simulated_search_at_random_sees_what_the_formula_says():
    """Many short sweeps, each anywhere in a round area of length 1."""
    generator, runs, sweeps, covered = np.random.default_rng(2), 20_000, 400, 0.8
    seen = np.zeros(runs, dtype=bool)
    for _ in range(sweeps):
        seen |= (generator.random(runs) - 0.5) % 1 < covered / sweeps
    expected = float(detection_by_coverage(covered))
    assert seen.mean() == pytest.approx(expected, abs=4 * 0.5 / np.sqrt(runs) + covered**2 / sweeps)


def test_the_published_chances_of_repeated_looks():
    found = detection_by_looks(0.3, [1, 2, 5, 8])
    assert found[:2] == pytest.approx([0.30, 0.51])
    assert found[2:].round(3).tolist() == [0.832, 0.942]


def beta_mixture(detection, correlation, saw, missed):
    """The chance of a sequence, by the integral of the beta distribution in closed form."""
    total = (1 - correlation) / correlation
    a, b = detection * total, (1 - detection) * total
    return (
        lgamma(a + saw) + lgamma(b + missed) - lgamma(a + b + saw + missed)
        - lgamma(a) - lgamma(b) + lgamma(a + b)
    )  # fmt: skip


@given(INNER, INNER, st.integers(0, 30), st.integers(0, 30))
def test_looks_that_depend_are_a_beta_mixture(detection, correlation, saw, missed):
    found = float(log_chance(detection, saw, missed, correlation))
    assert found == pytest.approx(beta_mixture(detection, correlation, saw, missed), abs=1e-6)


@given(CHANCES, CHANCES, st.lists(st.booleans(), max_size=8))
def test_in_which_order_looks_see_does_not_matter(detection, correlation, looks):
    chance, saw, missed = 1.0, 0, 0
    for sees in looks:
        here = float(next_look(detection, correlation, saw, missed))
        chance *= here if sees else 1 - here
        saw, missed = saw + sees, missed + (not sees)
    assert np.exp(log_chance(detection, saw, missed, correlation)) == pytest.approx(chance)


@given(INNER, INNER)
def test_the_correlation_is_that_of_two_looks(detection, correlation):
    both = float(np.exp(log_chance(detection, 2, 0, correlation)))
    spread = detection * (1 - detection)
    assert (both - detection**2) / spread == pytest.approx(correlation, abs=1e-6)


@given(CHANCES, st.integers(0, 40), st.lists(CHANCES, min_size=2, max_size=5))
def test_looks_that_depend_more_see_less(detection, looks, correlations):
    found = detection_by_looks(detection, looks, sorted(correlations))
    assert (np.diff(found) <= 1e-9).all()
    assert (found <= detection_by_looks(detection, looks) + 1e-9).all()


@given(CHANCES, CHANCES)
def test_more_looks_never_see_less(detection, correlation):
    found = detection_by_looks(detection, np.arange(30), correlation)
    assert found[0] == 0
    assert found[1] == pytest.approx(detection)
    assert (np.diff(found) >= -1e-12).all()


@given(CHANCES, st.integers(1, 50))
def test_looks_that_depend_wholly_are_one(detection, looks):
    assert detection_by_looks(detection, looks, 1) == pytest.approx(detection)


def test_simulated_looks_that_depend():
    generator, runs, detection, correlation = np.random.default_rng(4), 100_000, 0.3, 0.25
    total = (1 - correlation) / correlation
    sees = generator.beta(detection * total, (1 - detection) * total, runs)
    seen = np.array([generator.random(runs) < sees for _ in range(6)])
    within = np.maximum.accumulate(seen).mean(axis=1)
    expected = detection_by_looks(detection, np.arange(1, 7), correlation)
    assert within == pytest.approx(expected, abs=4 * 0.5 / np.sqrt(runs))


def test_arrays_broadcast_and_many_looks_are_taken_in_parts():
    found = detection_by_looks(np.full((300, 1), 0.01), [10, 20_000], 0.1)
    assert found.shape == (300, 2)
    assert found[0, 1] == pytest.approx(1 - exp(beta_mixture(0.01, 0.1, 0, 20_000)))


# How soon


def test_the_published_delay():
    assert expected_delay([0.5, 1, 0.25], 2).tolist() == [3, 1, 7]
    assert np.isinf(expected_delay(0, 2))


@given(st.floats(0.05, 1), st.integers(0, 12), st.floats(0, 0.9))
def test_after_whole_intervals_there_were_as_many_looks(detection, looks, correlation):
    found = detection_by_time(detection, 0.5, looks * 0.5, correlation)
    assert found == pytest.approx(detection_by_looks(detection, looks, correlation))


@given(st.floats(0.3, 1))
def test_the_delay_is_the_time_during_which_it_is_not_seen(detection):
    times = np.linspace(0, 400, 40_001)
    unseen = 1 - detection_by_time(detection, 2.0, times)
    area = float(((unseen[1:] + unseen[:-1]) / 2 * np.diff(times)).sum())
    assert area == pytest.approx(float(expected_delay(detection, 2.0)), rel=1e-3)


@given(st.floats(0.01, 1), st.lists(st.floats(0, 0.9), min_size=2, max_size=4))
def test_looks_that_depend_more_see_later(detection, correlations):
    found = expected_delay(detection, 1.0, sorted(correlations))
    assert all(later >= sooner - 1e-9 for sooner, later in pairwise(found))
    assert found[0] >= expected_delay(detection, 1.0) - 1e-9


def test_a_simulated_delay():
    generator, runs, detection, correlation, interval = (
        np.random.default_rng(8),
        200_000,
        0.6,
        0.1,
        3,
    )
    total = (1 - correlation) / correlation
    sees = generator.beta(detection * total, (1 - detection) * total, runs)
    for correlated, chance in ((0.0, np.full(runs, detection)), (correlation, sees)):
        delays = interval * (generator.random(runs) + generator.geometric(chance) - 1)
        error = delays.std() / np.sqrt(runs)
        expected = float(expected_delay(detection, interval, correlated))
        assert delays.mean() == pytest.approx(expected, abs=5 * error)
        assert (delays <= 5).mean() == pytest.approx(
            float(detection_by_time(detection, interval, 5, correlated)),
            abs=4 * 0.5 / np.sqrt(runs),
        )


def test_where_some_are_hardly_ever_seen_the_delay_has_no_end():
    assert np.isinf(expected_delay(0.3, 1, 0.3))
    assert np.isfinite(expected_delay(0.3, 1, 0.2))
    assert expected_delay(1, 1, 0.9) == 0.5


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: detection_by_looks(1.2, 3), "the chance of detection is 1.2, but a chance lies"),
        (lambda: detection_by_looks(0.2, -3), "the number of looks is -3, but must be a whole"),
        (lambda: detection_by_looks(0.2, 2.5), "the number of looks is 2.5"),
        (lambda: detection_by_looks(0.2, 3, -0.1), "the correlation between looks is -0.1"),
        (lambda: coverage(1, 1, 1, 0), "the area is 0: there is nothing to search"),
        (lambda: coverage(1, -1, 1, 2), "the speed is -1"),
        (lambda: detection_by_coverage(-1), "the coverage is -1"),
        (lambda: detection_by_coverage(1, "cube"), "'cube' is no law of search; expected random"),
        (lambda: expected_delay(0.5, 0), "the time between looks is 0"),
        (lambda: detection_by_time(0.5, 1, -1), "the time is -1"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_the_laws_are_those_of_the_reference():
    assert list(SEARCH_LAWS) == ["random", "exhaustive", "inverse_cube"]
    assert float(detection_by_coverage(log(2))) == pytest.approx(0.5)
