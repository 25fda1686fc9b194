"""Choice by elimination against a slow, literal reading of its definition."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.forecast.elimination import chances
from forecast.literal import literally

ERRORS = np.array([0.0, 0.03, 0.5, 1.0])


def levels_of(truths):
    """Levels of moves by their truths, and what is true at each level."""
    known = sorted(set(truths))
    return [known.index(truth) for truth in truths], np.array(known, dtype=bool)


@st.composite
def fibres(draw):
    statements = draw(st.integers(1, 6))
    truth = st.tuples(*[st.booleans()] * statements)
    return draw(st.lists(truth, min_size=1, max_size=9))


@given(fibres())
@settings(max_examples=200, deadline=None)
def test_chances_are_those_of_the_definition(truths):
    levels, wants = levels_of(truths)
    found = chances(np.array([levels], np.int32), wants, ERRORS)[:, 0]
    for row, error in zip(found, ERRORS, strict=True):
        assert row == pytest.approx(literally(truths, error))


@given(st.lists(fibres(), min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_fibres_of_one_party_do_not_touch_each_other(several, random):
    width = max(len(truths[0]) for truths in several)
    several = [[(*truth, *[True] * (width - len(truth))) for truth in f] for f in several]
    known = sorted({truth for truths in several for truth in truths})
    wants = np.array(known, dtype=bool)
    length = max(map(len, several)) + 1
    levels = np.full((len(several), length), -1, np.int32)
    for row, truths in enumerate(several):
        places = random.sample(range(length), len(truths))
        levels[row, places] = [known.index(truth) for truth in truths]
    found = chances(levels, wants, ERRORS)
    assert not found[:, levels < 0].any()
    for row, truths in enumerate(several):
        own = {known[level]: at for at, level in enumerate(levels[row]) if level >= 0}
        for place, error in enumerate(ERRORS):
            expected = dict(zip(truths, literally(truths, error), strict=True))
            for truth, column in own.items():
                assert found[place, row, column] == pytest.approx(expected[truth])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_a_ranking_is_its_statements_at_least_as_good_best_first(classes):
    present = sorted(set(classes), reverse=True)
    truths = [tuple(level >= least for least in present) for level in classes]
    found = chances(np.array([classes], np.int32), None, ERRORS)[:, 0]
    for row, error in zip(found, ERRORS, strict=True):
        assert row == pytest.approx(literally(truths, error))


@given(fibres())
def test_without_error_the_best_are_chosen_evenly(truths):
    levels, wants = levels_of(truths)
    found = chances(np.array([levels], np.int32), wants, np.array([0.0]))[0, 0]
    best = np.array(levels) == max(levels)
    assert found == pytest.approx(best / best.sum())


@given(fibres())
def test_with_error_one_any_move_is_as_likely(truths):
    levels, wants = levels_of(truths)
    found = chances(np.array([levels], np.int32), wants, np.array([1.0]))[0, 0]
    assert found == pytest.approx(np.full(len(truths), 1 / len(truths)))


@given(fibres(), st.floats(0.001, 0.2))
def test_what_fails_the_first_statement_has_a_chance_of_the_order_of_error(truths, error):
    levels, wants = levels_of(truths)
    found = chances(np.array([levels], np.int32), wants, np.array([error]))[0, 0]
    failing = np.array([not truth[0] for truth in truths])
    if not failing.all():
        assert found[failing].sum() <= error + 1e-12


def test_more_classes_than_a_word_has_bits():
    truths = [tuple(map(bool, bits)) for bits in product([0, 1], repeat=7)]
    levels, wants = levels_of(truths)
    found = chances(np.array([levels], np.int32), wants, np.array([0.1]))[0, 0]
    # Statements that divide every set evenly are met apart from each other.
    expected = [np.prod([0.95 if bit else 0.05 for bit in truth]) for truth in truths]
    assert found == pytest.approx(expected)


def test_many_sets_of_moves_are_followed_in_parts(monkeypatch):
    monkeypatch.setattr("excomm.forecast.elimination.MOST_FOLLOWED", 2)
    generator = np.random.default_rng(1)
    several = [[tuple(row) for row in generator.random((6, 5)) > 0.5] for _ in range(5)]
    known = sorted({truth for truths in several for truth in truths})
    levels = np.array([[known.index(t) for t in truths] for truths in several], np.int32)
    found = chances(levels, np.array(known, dtype=bool), np.array([0.2]))[0]
    for row, truths in zip(found, several, strict=True):
        assert row == pytest.approx(literally(truths, 0.2))
