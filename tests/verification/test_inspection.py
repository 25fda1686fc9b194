"""The one-shot game: thresholds as published, and no deviation from what is called best."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.case import Stakes
from excomm.verification import (
    Losses,
    advantage_of_keeping,
    announce_looking,
    needed_detection,
    play_looking,
    tolerable_miss,
)
from verification.literal import matrix_value

FIGURES = st.floats(0.1, 10)
CHANCES = st.floats(0, 1)


@st.composite
def stakes(draw):
    return Stakes(draw(FIGURES), draw(FIGURES), draw(st.floats(0, 5)))


@st.composite
def losses(draw):
    detected = draw(st.floats(0, 5))
    return Losses(detected + draw(FIGURES), detected, look=draw(st.floats(0, 8)))


def test_the_published_thresholds():
    at_stake = Stakes(gain=1, loss=2, false_alarm=1)
    assert round(tolerable_miss(at_stake), 4) == 0.6667
    assert tolerable_miss(at_stake, 0.05) == pytest.approx(0.65)
    assert needed_detection(at_stake, 0.05) == pytest.approx(0.35)


@given(stakes(), CHANCES)
def test_at_the_threshold_keeping_and_breaking_are_alike(at_stake, false_alarm):
    needed = needed_detection(at_stake, false_alarm)
    if needed is None:
        assert advantage_of_keeping(at_stake, 1.0, false_alarm) < 0
        return
    assert advantage_of_keeping(at_stake, needed, false_alarm) == pytest.approx(0, abs=1e-9)
    assert 0 <= needed <= 1
    assert needed + tolerable_miss(at_stake, false_alarm) == pytest.approx(1)


@given(stakes(), st.lists(CHANCES, min_size=2, max_size=5), CHANCES)
def test_more_detection_speaks_for_keeping(at_stake, detections, false_alarm):
    found = advantage_of_keeping(at_stake, sorted(detections), false_alarm)
    assert found.shape == (len(detections),)
    assert (np.diff(found) >= -1e-12).all()


@given(stakes(), CHANCES, CHANCES)
def test_false_alarms_speak_against_keeping(at_stake, detection, false_alarm):
    assert advantage_of_keeping(at_stake, detection, false_alarm) <= advantage_of_keeping(
        at_stake, detection
    )


def test_nothing_to_gain_and_nothing_to_lose_needs_no_detection():
    assert needed_detection(Stakes(0, 0)) == 0
    assert needed_detection(Stakes(0, 3)) == 0
    assert needed_detection(Stakes(3, 0)) == 1
    assert needed_detection(Stakes(1, 1, 4), 0.5) is None


def test_the_published_mixture():
    """Look with d / (b + d), break with k / (c - a)."""
    found = play_looking(Stakes(gain=1, loss=2), Losses(missed=10, detected=2, look=1))
    assert (found.look, found.breach) == (pytest.approx(1 / 3), pytest.approx(1 / 8))
    assert (found.inspector, found.inspectee) == (pytest.approx(-10 / 8), 0)


def table(at_stake, lost, detection):
    """The payoffs of both: rows look and do not, columns keep and break."""
    inspector = [
        [-lost.look, -lost.look - detection * lost.detected - (1 - detection) * lost.missed],
        [0, -lost.missed],
    ]
    seen = (1 - detection) * at_stake.gain - detection * at_stake.loss
    return np.array(inspector), np.array([[0, seen], [0, at_stake.gain]])


@given(stakes(), losses(), st.floats(0.05, 1))
def test_neither_gains_by_leaving_the_equilibrium(at_stake, lost, detection):
    found = play_looking(at_stake, lost, detection)
    inspector, inspectee = table(at_stake, lost, detection)
    looks, breaks = [found.look, 1 - found.look], [1 - found.breach, found.breach]
    assert looks @ inspector @ breaks == pytest.approx(found.inspector)
    assert looks @ inspectee @ breaks == pytest.approx(found.inspectee, abs=1e-9)
    assert (inspector @ breaks).max() == pytest.approx(found.inspector)
    assert (looks @ inspectee).max() == pytest.approx(found.inspectee, abs=1e-9)


@given(stakes(), losses(), st.floats(0.05, 1))
def test_announcing_is_at_least_as_good_as_any_other_chance_of_looking(at_stake, lost, detection):
    found = announce_looking(at_stake, lost, detection)
    inspector, inspectee = table(at_stake, lost, detection)
    for look in [*np.linspace(0, 1, 41), found.look]:
        replies = [look, 1 - look] @ inspectee
        best = replies >= replies.max() - 1e-9  # where it is indifferent, the inspector's choice
        assert ([look, 1 - look] @ inspector)[best].max() <= found.inspector + 1e-6
    assert found.inspector >= play_looking(at_stake, lost, detection).inspector - 1e-9


@given(stakes(), losses(), CHANCES)
def test_an_announced_look_deters_if_anything_is_kept(at_stake, lost, detection):
    found = announce_looking(at_stake, lost, detection)
    assume(found.breach == 0)
    assert advantage_of_keeping(at_stake, found.look * detection) >= -1e-9


def test_nobody_looks_where_looking_costs_more_than_it_saves():
    assert play_looking(Stakes(1, 2), Losses(10, 2, look=8)).look == 0
    found = announce_looking(Stakes(1, 2), Losses(10, 2, look=40))
    assert (found.look, found.breach, found.inspector, found.inspectee) == (0, 1, -10, 1)


def test_where_even_looking_always_does_not_deter_it_is_broken():
    for play in (play_looking, announce_looking):
        found = play(Stakes(gain=3, loss=1), Losses(10, 2, look=1), detection=0.5)
        assert (found.look, found.breach) == (1, 1)
        assert found.inspector == pytest.approx(-1 - 6)
        assert found.inspectee == pytest.approx(1)


def test_without_anything_to_gain_nobody_looks_and_it_is_kept():
    assert play_looking(Stakes(0, 1), Losses(10)) == announce_looking(Stakes(0, 1), Losses(10))
    assert play_looking(Stakes(0, 1), Losses(10)).breach == 0


def test_the_literal_solver_knows_a_textbook_game():
    assert matrix_value([[1, -1], [-1, 1]]) == pytest.approx(0)
    assert matrix_value([[0, 2, -1], [-2, 0, 3], [1, -3, 0]]) == pytest.approx(0)
    assert matrix_value([[3, 1], [0, 2]]) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Stakes(-1, 2), "the gain of a breach is -1, but must be a number from 0 up"),
        (lambda: Stakes(1, float("nan")), "the loss by a breach is nan, but must be"),
        (lambda: Losses(1, 2), "a breach missed costs 1 and one detected 2"),
        (
            lambda: tolerable_miss(Stakes(1, 1), 1.2),
            "the chance of a false alarm is 1.2, but a chance lies between 0 and 1",
        ),
        (
            lambda: advantage_of_keeping(Stakes(1, 1), [0.2, -0.1]),
            "the chance of detection is -0.1",
        ),
        (lambda: play_looking(Stakes(1, 1), Losses(1), 2), "the chance of detection is 2"),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        make()


def test_simulated_play_pays_what_the_formulas_say():
    random = np.random.default_rng(1)
    at_stake, lost = Stakes(1, 2), Losses(10, 2, look=1)
    found = play_looking(at_stake, lost, detection=0.8)
    runs = 200_000
    look, breach = random.random(runs) < found.look, random.random(runs) < found.breach
    caught = look & breach & (random.random(runs) < 0.8)
    got = -lost.look * look - np.where(caught, lost.detected, lost.missed) * breach
    error = got.std() / np.sqrt(runs)
    assert got.mean() == pytest.approx(found.inspector, abs=4 * error)
    other = np.where(caught, -at_stake.loss, at_stake.gain) * breach
    assert other.mean() == pytest.approx(found.inspectee, abs=4 * other.std() / np.sqrt(runs))
