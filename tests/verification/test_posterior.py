"""Belief after looking: as published, against Bayes' rule step by step, and as simulated."""

import time
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.verification import (
    detection_along,
    detection_by_looks,
    kept,
    kept_in_turn,
    next_look,
    tally_looks,
    weakest_path,
)

INNER = st.floats(0.01, 0.99)


@st.composite
def looks(draw, correlated=True):
    """Looks of some measures at some commitments, and what each measure can."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    each = st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1), st.booleans())
    seen = draw(st.lists(each, min_size=1, max_size=12))

    def table(kind):
        return np.array(draw(st.lists(kind, min_size=rows * columns, max_size=rows * columns)))

    rho = st.floats(0, 0.9) if correlated else st.just(0.0)
    figures = [table(kind).reshape(rows, columns) for kind in (INNER, INNER, rho)]
    breach = np.array(draw(st.lists(INNER, min_size=rows, max_size=rows)))
    return breach, tuple(np.array(side) for side in zip(*seen, strict=True)), figures


def test_the_published_posterior_after_failed_looks():
    """Prior .2 and three in ten seen a pass: what is left after one, three and five."""
    found = 1 - kept(0.2, 0, [[1], [3], [5]], 0.3, 0.0)
    assert found.round(4).tolist() == [0.1489, 0.0790, 0.0403]


@given(INNER, INNER, INNER)
def test_the_published_compliance_statement(breach, missed, false_alarm):
    v, beta, alpha = Fraction(breach), Fraction(missed), Fraction(false_alarm)
    stated = (1 - alpha) * (1 - v) / ((1 - alpha) * (1 - v) + beta * v)
    assert kept(breach, 0, 1, 1 - missed, false_alarm) == pytest.approx(float(stated))


def step_by_step(breach, seen, figures):
    """Bayes' rule for one look after the other, in plain numbers."""
    detection, false_alarm, correlation = figures
    belief, counted = [1 - each for each in breach], {}
    found = []
    for row, column, alarm in zip(*seen, strict=True):
        saw, missed = counted.get((row, column), (0, 0))
        broken, upheld = (
            float(next_look(each[row, column], correlation[row, column], saw, missed))
            for each in (detection, false_alarm)
        )
        if not alarm:
            broken, upheld = 1 - broken, 1 - upheld
        both = belief[row] * upheld + (1 - belief[row]) * broken
        belief[row] = belief[row] * upheld / both
        counted[row, column] = (saw + int(alarm), missed + int(not alarm))
        found.append(belief[row])
    return belief, found


@given(looks())
def test_each_look_is_bayes_rule(drawn):
    breach, seen, figures = drawn
    last, after = step_by_step(*drawn)
    assert kept_in_turn(breach, *seen, *figures) == pytest.approx(after)
    alarms, quiet = tally_looks(*seen, figures[0].shape)
    assert kept(breach, alarms, quiet, *figures) == pytest.approx(last)


@given(looks(), st.randoms(use_true_random=False))
def test_in_which_order_one_looked_does_not_matter_in_the_end(drawn, random):
    breach, seen, figures = drawn
    order = list(range(len(seen[0])))
    random.shuffle(order)
    shuffled = tuple(side[order] for side in seen)
    assert step_by_step(breach, shuffled, figures)[0] == pytest.approx(step_by_step(*drawn)[0])
    once, again = tally_looks(*seen, figures[0].shape), tally_looks(*shuffled, figures[0].shape)
    assert (np.array(once) == np.array(again)).all()


@given(looks())
def test_where_nobody_looked_nothing_is_learned(drawn):
    breach, _, figures = drawn
    none = np.zeros(figures[0].shape)
    assert kept(breach, none, none, *figures) == pytest.approx(1 - breach)


@given(INNER, INNER, st.floats(0, 1), st.floats(0, 0.9), st.integers(0, 30))
def test_silence_assures_the_less_the_more_looks_depend(breach, detection, share, correlation, n):
    alarm = detection * share
    independent = float(kept(breach, 0, n, detection, alarm))
    dependent = float(kept(breach, 0, n, detection, alarm, correlation))
    assert 1 - breach - 1e-9 <= dependent <= independent + 1e-9


@given(INNER, INNER, INNER, st.integers(1, 20))
def test_without_false_alarms_assurance_follows_from_detection(breach, detection, correlation, n):
    missed = 1 - float(detection_by_looks(detection, n, correlation))
    expected = (1 - breach) / (1 - breach + breach * missed)
    assert kept(breach, 0, n, detection, 0.0, correlation) == pytest.approx(expected)


def test_what_cannot_be_a_false_alarm_is_a_breach():
    assert kept(0.01, 1, 50, 0.5, 0.0) == 0
    assert kept(0.99, 0, 1, 1.0, 0.1) == 1
    assert kept_in_turn(0.5, [0, 0, 0], [0, 0, 0], [0, 1, 0], 0.5, 0.0).tolist()[1:] == [0, 0]


def test_measures_broadcast_over_commitments():
    found = kept([0.1, 0.5], 0, [[2, 0], [0, 0]], [0.5, 0.9], 0.0)
    assert found == pytest.approx([0.9 / (0.9 + 0.1 * 0.25), 0.5])


def test_simulated_commitments_are_kept_as_often_as_believed():
    """Of those of which as much was seen as much is kept."""
    random, runs, n, p, a, rho = np.random.default_rng(11), 200_000, 4, 0.5, 0.1, 0.2
    broken = random.random(runs) < 0.3
    total = (1 - rho) / rho
    chance = np.where(
        broken,
        random.beta(p * total, (1 - p) * total, runs),
        random.beta(a * total, (1 - a) * total, runs),
    )
    alarms = random.binomial(n, chance)
    for called in range(n + 1):
        these = alarms == called
        believed = float(kept(0.3, called, n - called, p, a, rho))
        error = 4 * np.sqrt(believed * (1 - believed) / these.sum())
        assert (~broken[these]).mean() == pytest.approx(believed, abs=error)


def test_a_thousand_commitments_a_hundred_measures_ten_thousand_looks():
    random, shape = np.random.default_rng(0), (1_000, 100)
    seen = (
        random.integers(shape[0], size=10_000),
        random.integers(shape[1], size=10_000),
        random.random(10_000) < 0.05,
    )
    figures = [random.uniform(0.2, 0.9, shape), random.uniform(0.01, 0.1, shape), 0.2]
    breach = random.uniform(0.05, 0.5, shape[0])
    started = time.perf_counter()
    last = kept(breach, *tally_looks(*seen, shape), *figures)
    after = kept_in_turn(breach, *seen, *figures)
    assert time.perf_counter() - started < 2
    for row in (0, 500, 999):
        mine = after[seen[0] == row]
        assert last[row] == pytest.approx(mine[-1] if mine.size else 1 - breach[row])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: kept(1.2, 0, 1, 0.5, 0), "the chance of a breach is 1.2"),
        (lambda: kept(0.2, 0, 1, 1.5, 0), "the chance of detection is 1.5"),
        (lambda: kept(0.2, 0, 1, 0.5, -1), "the chance of a false alarm is -1"),
        (lambda: kept(0.2, -1, 1, 0.5, 0), "the number of alarms is -1"),
        (lambda: kept(0.2, 1, 0, 0.0, 0.0), "what was seen is impossible whether"),
        (lambda: kept(0.2, 1, 1, 0.5, 0.1, 1.0), "a correlation of 1, claims too much"),
        (lambda: kept_in_turn(0.2, [1], [0], [True], 0.5, 0.1), "a look is at commitment 1, of 1"),
        (lambda: kept_in_turn(0.2, [0], [0, 1], [True], 0.5, 0.1), "each look needs its"),
        (lambda: tally_looks([0], [2], [True], (1, 2)), "a look is by measure 2, of 2 from 0 on"),
        (lambda: detection_along([0.5, 2]), "the chance of detection at a step is 2"),
        (lambda: weakest_path({}), "there is no path to a breach to look at"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()


# Paths


@given(st.lists(st.floats(0, 1), max_size=6))
def test_on_a_path_it_is_seen_unless_every_step_misses(steps):
    missed = 1.0
    for step in steps:
        missed *= 1 - step
    assert detection_along(steps) == pytest.approx(1 - missed)


def test_assurance_is_that_of_the_weakest_path():
    found = weakest_path({"divert": [0.5, 0.5], "import": [0.6], "build": [0.2, 0.1, 0.5]})
    assert (found.path, found.detection) == ("import", pytest.approx(0.6))
    assert found.by_path == pytest.approx({"divert": 0.75, "import": 0.6, "build": 0.64})
    assert weakest_path({"unwatched": []}).detection == 0
