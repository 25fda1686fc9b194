"""When to call an alarm: the error curve, and what is best on it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import Stakes
from excomm.verification import (
    Losses,
    advantage_of_keeping,
    announce_alarm,
    error_curve,
    normal_errors,
    play_alarm,
    tolerable_miss,
)

CHANCES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
TESTS = st.lists(st.tuples(CHANCES, CHANCES), max_size=6)


@st.composite
def games(draw):
    penalty = draw(st.floats(0.5, 5))
    at_stake = Stakes(draw(st.floats(0.1, 5)), penalty, draw(st.floats(0, 1)) * penalty)
    detected = draw(st.floats(0.1, 3))
    lost = Losses(detected + draw(st.floats(0.1, 5)), detected, draw(st.floats(0.05, 1)) * detected)
    tests = draw(TESTS)
    curve = error_curve(*zip(*tests, strict=True)) if tests else error_curve([], [])
    return at_stake, lost, curve


@given(TESTS)
def test_a_curve_falls_and_is_convex_and_no_test_lies_below_it(tests):
    alarms, misses = [at for at, _ in tests], [beta for _, beta in tests]
    curve = error_curve(alarms, misses)
    assert (curve.false_alarm[0], curve.false_alarm[-1], curve.non_detection[-1]) == (0, 1, 0)
    assert (np.diff(curve.false_alarm) > 0).all()
    assert (np.diff(curve.non_detection) <= 0).all()
    slopes = np.diff(curve.non_detection) / np.diff(curve.false_alarm)
    assert (np.diff(slopes) >= -1e-9).all()
    lowest = np.interp(alarms, curve.false_alarm, curve.non_detection)
    assert (lowest <= np.array(misses) + 1e-9).all()


def test_a_measurement_with_normal_error():
    curve = normal_errors(1.96 + 1.645, points=2001)
    # Two and a half per cent false alarms: 1.96 standard deviations; 5 % missed beyond 1.645.
    assert np.interp(0.025, curve.false_alarm, curve.non_detection) == pytest.approx(0.05, abs=1e-3)
    blind = normal_errors(0)
    assert blind.non_detection == pytest.approx(1 - blind.false_alarm)


@given(games())
def test_the_announced_alarm_deters_with_the_fewest_false_alarms(game):
    at_stake, lost, curve = game
    found = announce_alarm(at_stake, lost, curve)
    assert found.breach == 0
    line = np.interp(found.false_alarm, curve.false_alarm, curve.non_detection)
    assert found.non_detection == pytest.approx(line, abs=1e-9)
    assert found.non_detection <= tolerable_miss(at_stake, found.false_alarm) + 1e-12
    fewer = np.arange(20) / 20 * found.false_alarm
    fewer = fewer[fewer < found.false_alarm]
    missed = np.interp(fewer, curve.false_alarm, curve.non_detection)
    assert (advantage_of_keeping(at_stake, 1 - missed, fewer) <= 1e-9).all()
    assert found.inspector == pytest.approx(-lost.false_alarm * found.false_alarm)


@given(games())
def test_neither_gains_by_leaving_the_equilibrium(game):
    at_stake, lost, curve = game
    found = play_alarm(at_stake, lost, curve)
    keeping = advantage_of_keeping(at_stake, 1 - found.non_detection, found.false_alarm)
    if found.breach > 0:
        assert keeping == pytest.approx(0, abs=1e-9)
    else:
        assert keeping >= -1e-9
    every = np.union1d(curve.false_alarm, np.linspace(0, 1, 30))
    missed = np.interp(every, curve.false_alarm, curve.non_detection)
    pays = -(1 - found.breach) * lost.false_alarm * every
    pays = pays - found.breach * (lost.detected + (lost.missed - lost.detected) * missed)
    assert pays.max() <= found.inspector + 1e-7
    assert found.inspector <= announce_alarm(at_stake, lost, curve).inspector + 1e-9


def test_without_a_test_lots_are_drawn():
    """Only never and always: deterrence is bought with alarms at random."""
    found = announce_alarm(Stakes(1, 2, 1), Losses(4, 2, 1), error_curve([], []))
    # 1 - alpha = (2 - alpha) / 3
    assert found.false_alarm == pytest.approx(0.5)
    assert found.inspector == pytest.approx(-0.5)
    mixed = play_alarm(Stakes(1, 2, 1), Losses(4, 2, 1), error_curve([], []))
    assert mixed.breach == pytest.approx(1 / (1 + 2))


def test_where_alarms_cost_more_than_detection_nothing_deters():
    found = announce_alarm(Stakes(1, 1, 9), Losses(4, 2, 1), error_curve([], []))
    assert (found.false_alarm, found.breach, found.inspector, found.inspectee) == (1, 1, -2, -1)
    assert play_alarm(Stakes(1, 1, 9), Losses(4, 2, 1), error_curve([], [])) == found


def test_a_perfect_test_needs_no_alarm_without_cause():
    found = play_alarm(Stakes(1, 1, 1), Losses(4, 2, 1), error_curve([0], [0]))
    assert (found.false_alarm, found.non_detection, found.breach) == (0, 0, 0)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: error_curve([0.1], [1.1]), "a chance of missing a breach is 1.1"),
        (lambda: error_curve([0.1, 0.2], [0.5]), "there are 2 chances of a false alarm and 1"),
        (lambda: normal_errors(-1), "the shift is -1"),
        (lambda: normal_errors(1, points=1), "a curve has at least two points"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()
