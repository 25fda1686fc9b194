"""Samples of items: as published, and against counting all samples."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.verification import (
    detection_by_sample,
    rule_of_thumb,
    sample_size,
    smallest_detectable,
)


@st.composite
def samples(draw, most=60):
    items = draw(st.integers(1, most))
    return items, draw(st.integers(0, items)), draw(st.integers(0, items))


KNOWN = st.one_of(st.just(1.0), st.floats(0, 1))


def test_the_published_sample():
    assert round(detection_by_sample(100, 10, 20), 5) == 0.90488
    assert sample_size(100, 10, 0.95) == 25
    assert round(rule_of_thumb(100, 10, 0.95), 1) == 25.9


@given(samples(), KNOWN)
def test_the_chance_is_that_of_all_samples_counted(sample, known):
    items, defective, checked = sample
    missed = sum(
        Fraction(comb(defective, drawn) * comb(items - defective, checked - drawn))
        / comb(items, checked)
        * (1 - Fraction(known)) ** drawn
        for drawn in range(max(0, checked + defective - items), min(defective, checked) + 1)
    )
    found = detection_by_sample(items, defective, checked, known)
    assert found == pytest.approx(float(1 - missed), abs=1e-9)


@given(samples(), KNOWN, st.floats(0, 1))
def test_the_smallest_sample_is_enough_and_one_less_is_not(sample, known, wanted):
    items, defective, _ = sample
    size = sample_size(items, defective, wanted, known)
    if size is None:
        assert detection_by_sample(items, defective, items, known) < wanted
        return
    assert detection_by_sample(items, defective, size, known) >= wanted - 1e-9
    assert size == 0 or detection_by_sample(items, defective, size - 1, known) < wanted


@given(samples(), KNOWN, st.floats(0, 1))
def test_the_smallest_breach_that_shows(sample, known, wanted):
    items, _, checked = sample
    fewest = smallest_detectable(items, checked, wanted, known)
    if fewest is None:
        assert detection_by_sample(items, items, checked, known) < wanted
        return
    assert detection_by_sample(items, fewest, checked, known) >= wanted - 1e-9
    assert fewest == 0 or detection_by_sample(items, fewest - 1, checked, known) < wanted


@given(samples(), st.floats(0.05, 0.99))
def test_the_rule_of_thumb_is_enough(sample, wanted):
    """It draws each item with replacement's chances, which is less than drawing without."""
    items, defective, _ = sample
    if defective:
        rounded = min(items, int(np.ceil(rule_of_thumb(items, defective, wanted))))
        assert detection_by_sample(items, defective, rounded) >= wanted - 1e-9


def test_certainty_takes_all_but_as_many_as_are_good():
    assert sample_size(42, 2, 1.0) == 41
    assert sample_size(42, 2, 1.0, recognised=0.9) is None
    assert sample_size(42, 0, 0.5) is None
    assert sample_size(42, 2, 0) == 0


def test_large_numbers():
    assert detection_by_sample(10**9, 10**6, 3000) == pytest.approx(1 - 0.999**3000, rel=1e-5)
    assert sample_size(10**6, 10**5, 0.999999) == 132


def test_a_simulated_count_on_deck():
    """Forty-two crates, five of them empty, twelve opened; one in five empty ones not told."""
    random, runs = np.random.default_rng(7), 50_000
    drawn = random.hypergeometric(5, 37, 12, runs)
    shown = random.binomial(drawn, 0.8) > 0
    expected = detection_by_sample(42, 5, 12, recognised=0.8)
    assert shown.mean() == pytest.approx(expected, abs=4 * 0.5 / np.sqrt(runs))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: detection_by_sample(10, 11, 2), "11 items are defective, of 10 that there are"),
        (lambda: detection_by_sample(10, 1, 12), "12 items are looked at, of 10 that there are"),
        (lambda: detection_by_sample(-1, 0, 0), "the number of items is -1"),
        (lambda: detection_by_sample(10, 1, 2, 1.5), "recognising a defective item is 1.5"),
        (lambda: sample_size(10, 1, 1.01), "the wanted chance is 1.01"),
        (lambda: rule_of_thumb(10, 0, 0.5), "no item is defective: no sample shows any"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()
