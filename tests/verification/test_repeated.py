"""The game period after period, against every plan of a violator played out."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import Stakes
from excomm.verification import (
    lasting_advantage,
    needed_detection,
    needed_each_period,
)

AMOUNTS = st.floats(0, 5)


@st.composite
def games(draw):
    at_stake = Stakes(draw(st.floats(0.1, 5)), draw(AMOUNTS), draw(st.floats(0, 1)))
    return at_stake, draw(AMOUNTS), draw(st.floats(0, 0.95)), draw(st.integers(0, 100)) / 100


@given(games())
def test_at_the_threshold_keeping_and_breaking_are_alike(game):
    at_stake, worth, discount, false_alarm = game
    needed = needed_each_period(at_stake, worth, discount, false_alarm)
    if needed is None:
        assert lasting_advantage(at_stake, worth, discount, 1.0, false_alarm) < 1e-9
    else:
        found = lasting_advantage(at_stake, worth, discount, needed, false_alarm)
        assert found == pytest.approx(0, abs=1e-6)


@given(games(), st.floats(0, 1))
def test_beyond_the_threshold_no_plan_of_breaches_is_better(game, detection):
    """Every plan over six periods, each breach taken back; from then on it keeps."""
    at_stake, worth, discount, false_alarm = game
    needed = needed_each_period(at_stake, worth, discount, false_alarm)
    keeping = (worth - false_alarm * at_stake.false_alarm) / (1 - discount)
    best = -np.inf
    for plan in product([False, True], repeat=6):
        value = keeping
        for broken in reversed(plan):
            if broken:
                unseen = worth + at_stake.gain + discount * value
                value = (1 - detection) * unseen - detection * at_stake.loss
            else:
                value = worth - false_alarm * at_stake.false_alarm + discount * value
        best = max(best, value)
    if needed is not None and detection >= needed:
        assert best <= keeping + 1e-6
    elif (1.0 if needed is None else needed) - detection > 1e-6:
        assert best > keeping


@given(games())
def test_a_period_without_a_future_is_the_one_shot_game(game):
    at_stake, _, _, false_alarm = game
    once, again = (
        needed_detection(at_stake, false_alarm),
        needed_each_period(at_stake, 0.0, 0.0, false_alarm),
    )
    # Where only certain detection is enough, rounding decides whether it is.
    assert (1.0 if again is None else again) == pytest.approx(1.0 if once is None else once)


@given(games(), st.floats(0, 1))
def test_a_future_that_counts_more_needs_less_detection(game, share):
    at_stake, worth, discount, _ = game
    more = needed_each_period(at_stake, worth, discount)
    less = needed_each_period(at_stake, worth, discount * share)
    assert more <= less + 1e-12


def test_reckoned_by_hand():
    """Worth 1, discount 0.9: keeping is worth 10, and 2 / (2 + 1 + 3 + 9) is enough."""
    assert needed_each_period(Stakes(2, 3), 1, 0.9) == pytest.approx(2 / 15)
    assert needed_each_period(Stakes(0, 0), 0, 0.5) == 0
    assert needed_each_period(Stakes(1, 0, 5), 0, 0.5, false_alarm=1) is None


def test_simulated_breaches_pay_what_the_formula_says():
    random = np.random.default_rng(3)
    at_stake, worth, discount, detection = Stakes(2, 3), 1.0, 0.8, 0.3
    lasting = random.geometric(detection, 100_000)  # the period in which it is seen
    unseen = (worth + at_stake.gain) * (1 - discount ** (lasting - 1)) / (1 - discount)
    got = unseen - at_stake.loss * discount ** (lasting - 1)
    advantage = lasting_advantage(at_stake, worth, discount, detection)
    error = 4 * got.std() / np.sqrt(got.size)
    assert worth / (1 - discount) - got.mean() == pytest.approx(advantage, abs=error)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((Stakes(1, 1), 1, 1), "the discount factor is 1: who counts every later period in full"),
        ((Stakes(1, 1), 1, 1.5), "the discount factor is 1.5, but a chance"),
        ((Stakes(1, 1), -1, 0.5), "the worth of the agreement is -1"),
        ((Stakes(1, 1), 1, 0.5, 2), "the chance of a false alarm is 2"),
    ],
)
def test_what_is_out_of_range_is_said(arguments, message):
    with pytest.raises(ValueError, match=message):
        needed_each_period(*arguments)
