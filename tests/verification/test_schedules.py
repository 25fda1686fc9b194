"""Dresher's game: as published, and against all plans and all behaviours of small games."""

from fractions import Fraction
from itertools import pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.verification import plan_looks
from verification.literal import (
    behaviours,
    chance_of_schedule,
    matrix_value,
    payoff,
    recursive_value,
    schedules,
)

SMALL = [(n, m) for n in range(1, 5) for m in range(n + 1)]
KINDS = [(1.0, 1.0, 1.0), (0.6, 1.0, 1.0), (0.3, 1.0, 1.0), (0.5, 1.0, 1.0), (0.9, 2.0, 0.5)]


@st.composite
def games(draw, most=4):
    periods = draw(st.integers(1, most))
    figures = (st.floats(0.05, 1), st.floats(0.1, 5), st.floats(0, 5))
    return (periods, draw(st.integers(0, periods)), *map(draw, figures))


@pytest.mark.parametrize(
    ("periods", "looks", "value"),
    [
        (2, 1, "-1/3"),
        (3, 1, "-1/2"),
        (3, 2, "-1/7"),
        (4, 2, "-3/11"),
        (5, 2, "-3/8"),
        (6, 3, "-5/21"),
    ],
)
def test_the_published_values(periods, looks, value):
    assert plan_looks(periods, looks).value[periods, looks] == pytest.approx(Fraction(value))


def test_the_published_closed_form():
    plan = plan_looks(30, 30)
    for n in range(1, 31):
        for m in range(n + 1):
            closed = -Fraction(comb(n - 1, m), sum(comb(n, i) for i in range(m + 1)))
            assert plan.value[n, m] == pytest.approx(float(closed), abs=1e-12)


@given(games(most=40))
def test_the_closed_form_with_other_stakes_and_looks_that_miss(game):
    periods, looks, detection, gain, penalty = game
    seen = Fraction(detection) * Fraction(penalty) - (1 - Fraction(detection)) * Fraction(gain)
    if seen > 0:
        ratio = seen / Fraction(gain)
        sums = sum(comb(periods, i) * ratio ** (looks - i) for i in range(looks + 1))
        closed = -Fraction(gain) * comb(periods - 1, looks) / sums
    else:
        closed = (looks * seen - (periods - looks) * Fraction(gain)) / periods
    found = plan_looks(*game).value[periods, looks]
    assert found == pytest.approx(float(closed), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("periods", "looks"), SMALL)
def test_the_value_is_that_of_the_whole_game(periods, looks, kind):
    """All schedules against all behaviours, as one matrix game."""
    payoffs = {
        tuple(payoff(schedule, behaviour, *kind) for schedule in schedules(periods, looks))
        for behaviour in behaviours(periods)
    }
    found = plan_looks(periods, looks, *kind).value[periods, looks]
    assert found == pytest.approx(matrix_value(np.array(sorted(payoffs)).T), abs=1e-9)


@given(games())
def test_the_value_is_that_of_the_recursion(game):
    found = plan_looks(*game).value[game[0], game[1]]
    assert found == pytest.approx(recursive_value(*game), abs=1e-7)


@given(games(most=3))
@settings(max_examples=60)
def test_the_plan_leaves_no_behaviour_more_than_the_value(game):
    periods, looks, *kind = game
    plan = plan_looks(*game)
    possible = [(s, chance_of_schedule(plan, s)) for s in schedules(periods, looks)]
    assert sum(chance for _, chance in possible) == pytest.approx(1)
    worst = min(
        sum(chance * payoff(schedule, behaviour, *kind) for schedule, chance in possible)
        for behaviour in behaviours(periods)
    )
    assert worst == pytest.approx(plan.value[periods, looks], abs=1e-7)


@given(games())
def test_the_chances_of_a_breach_leave_no_schedule_more_than_the_value(game):
    periods, looks, detection, gain, penalty = game
    plan = plan_looks(*game)
    seen = detection * penalty - (1 - detection) * gain

    def pays(schedule):
        total, going_on, left = 0.0, 1.0, looks
        for gone, looked in enumerate(schedule):
            breach = plan.breach[periods - gone, left]
            total += going_on * breach * (seen if looked else -gain)
            going_on *= 1 - breach
            left -= looked
        return total

    best = max(pays(schedule) for schedule in schedules(periods, looks))
    assert best == pytest.approx(plan.value[periods, looks], abs=1e-7)


@given(games(most=12))
def test_another_look_never_harms_and_another_period_never_helps(game):
    value = plan_looks(game[0], game[0], *game[2:]).value
    for n in range(1, game[0] + 1):
        assert (np.diff(value[n, : n + 1]) >= -1e-9).all()
    for fewer, more in pairwise(value[1:]):
        assert (more <= fewer + 1e-9).all()


def test_where_looks_do_not_deter_all_periods_are_looked_at_alike():
    plan = plan_looks(7, 3, detection=0.4)
    assert plan.by_period() == pytest.approx(np.full(7, 3 / 7))


def test_announced_a_violator_gains_only_when_looks_run_out():
    """The value is the chance that the looks are spent before the last period (Maschler 1966)."""
    plan = plan_looks(6, 3)
    unwatched = sum(
        chance_of_schedule(plan, schedule) for schedule in schedules(6, 3) if sum(schedule[:5]) == 3
    )
    assert -unwatched == pytest.approx(plan.value[6, 3])


def test_the_steps_are_those_that_can_come():
    steps = plan_looks(3, 2).steps()
    assert [(step.period, step.left) for step in steps] == [
        (1, 2), (2, 2), (2, 1), (3, 1), (3, 0),
    ]  # fmt: skip
    assert [round(step.look, 4) for step in steps] == [0.4286, 1, 0.3333, 1, 0]
    assert steps[-1].value == -1
    assert [step.left for step in plan_looks(3, 3).steps()] == [3, 2, 1]
    assert [step.left for step in plan_looks(3, 0).steps()] == [0, 0, 0]


def test_a_plan_in_words():
    assert plan_looks(3, 2).in_words() == (
        "Period 1: look with chance 0.429.",
        "Period 2: look for certain if 2 looks are left, with chance 0.333 if 1 look is left.",
        "Period 3: look for certain if 1 look is left.",
    )
    assert plan_looks(3, 0).in_words() == ()


@given(games(most=30), st.integers(0, 2**32))
def test_drawn_schedules_use_no_more_looks_than_there_are(game, seed):
    plan = plan_looks(*game)
    drawn = plan.draw(50, seed)
    assert drawn.shape == (50, game[0])
    assert (drawn.sum(axis=1) <= game[1]).all()
    assert (drawn == plan.draw(50, seed)).all()


def test_simulated_games_pay_what_the_value_says():
    plan, runs = plan_looks(8, 3, detection=0.8), 100_000
    drawn = plan.draw(runs, seed=5)
    share = drawn.mean(axis=0)
    assert share == pytest.approx(plan.by_period(), abs=4 * 0.5 / np.sqrt(runs))
    random = np.random.default_rng(6)
    left, broken, paid = np.full(runs, 3), np.zeros(runs, bool), np.zeros(runs)
    for at in range(8):
        now = ~broken & (random.random(runs) < plan.breach[8 - at, left])
        caught = drawn[:, at] & (random.random(runs) < 0.8)
        paid[now] = np.where(caught[now], 1, -1)
        broken |= now
        left = left - drawn[:, at]
    error = paid.std() / np.sqrt(runs)
    assert paid.mean() == pytest.approx(plan.value[8, 3], abs=4 * error)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 3), "there are 3 looks for 2 periods: at most one each"),
        ((-1, 0), "the number of periods is -1, but must be a whole number from 0 up"),
        ((3, 1.5), "the number of looks is 1.5, but must be a whole number"),
        ((3, 1, 0), "the chance of detection is 0: it does not matter when one looks"),
        ((3, 1, 1.1), "the chance of detection is 1.1"),
        ((3, 1, 1, 0), "a breach gains nothing: there is no reason to look"),
        ((3, 1, 1, 1, -2), "the penalty of a breach is -2"),
        ((10**6, 10), "a plan of 10 looks in 1000000 periods is too large"),
    ],
)
def test_what_is_out_of_range_is_said(arguments, message):
    with pytest.raises(ValueError, match=message):
        plan_looks(*arguments)
