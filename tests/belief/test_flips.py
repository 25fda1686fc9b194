"""A threshold is one: beyond it another hypothesis leads, before it none does."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from belief import literal
from excomm.belief.flips import flips

some = settings(max_examples=80, deadline=None)
NAMES = range(3)


@st.composite
def problems(draw):
    raw = [draw(st.integers(1, 9)) for _ in NAMES]
    prior = np.array([x / sum(raw) for x in raw])
    number = draw(st.integers(0, 4))
    chances = np.array(
        [[draw(st.integers(1, 19)) / 20 for _ in NAMES] for _ in range(number)]
    ).reshape(number, 3)
    return prior, chances, np.array([draw(st.integers(0, 5)) / 5 for _ in range(number)])


def joint(prior, chances, weights):
    items = [
        (str(k), dict(enumerate(row)), weight, None, 1.0)
        for k, (row, weight) in enumerate(zip(chances, weights, strict=True))
    ]
    found = literal.posterior(dict(enumerate(prior)), items)
    return [found[name] for name in NAMES]


def changed(problem, flip, value):
    """Return belief with one number of the problem put at another value."""
    prior, chances, weights = problem[0].copy(), problem[1].copy(), problem[2]
    if flip.item is None:
        prior *= (1 - value) / (1 - prior[flip.hypothesis])
        prior[flip.hypothesis] = value
    else:
        chances[flip.item, flip.hypothesis] = value
    return joint(prior, chances, weights)


@given(problems())
@some
def test_at_the_threshold_two_are_believed_alike_and_beyond_it_the_other_leads(problem):
    before = joint(*problem)
    leading = int(np.argmax(before))
    assume(np.sort(before)[-1] > np.sort(before)[-2] * (1 + 1e-6))  # one of them leads
    for flip in flips(*problem, [False] * len(problem[1])):
        at = changed(problem, flip, flip.threshold)
        assert at[flip.leads] == pytest.approx(max(at), rel=1e-6)
        assert at[leading] == pytest.approx(at[flip.leads], rel=1e-6, abs=1e-9)
        beyond = flip.threshold + (flip.threshold - flip.before) * 1e-3
        if 0 < beyond < 1 and abs(flip.threshold - flip.before) > 1e-3:
            assert changed(problem, flip, beyond)[leading] < max(changed(problem, flip, beyond))


@given(problems())
@some
def test_no_smaller_change_of_the_same_number_is_missed(problem):
    before = joint(*problem)
    leading = int(np.argmax(before))
    assume(np.sort(before)[-1] > np.sort(before)[-2] * (1 + 1e-6))  # one of them leads
    found = flips(*problem, [False] * len(problem[1]))
    for item in range(len(problem[1])):
        for name in NAMES:
            own = [f for f in found if (f.item, f.hypothesis) == (item, name)]
            start = problem[1][item, name]
            for value in np.linspace(0.01, 0.99, 15):
                trial = problem[1].copy()
                trial[item, name] = value
                belief = joint(problem[0], trial, problem[2])
                if max(belief) > belief[leading] * (1 + 1e-6):
                    assert any(
                        min(start, value) - 1e-9 <= f.threshold <= max(start, value) + 1e-9
                        for f in own
                    )


@given(problems())
@some
def test_they_stand_in_the_order_of_their_size(problem):
    distances = [flip.distance for flip in flips(*problem, [False] * len(problem[1]))]
    assert distances == sorted(distances)


def test_of_one_item_the_threshold_is_that_of_the_odds():
    prior, chances = np.array([0.25, 0.75]), np.array([[0.9, 0.1]])
    found = flips(prior, chances, np.ones(1), [False])
    by = {(flip.item, flip.hypothesis): flip.threshold for flip in found}
    assert by[0, 0] == pytest.approx(0.3)
    assert by[0, 1] == pytest.approx(0.3)
    assert by[None, 0] == pytest.approx(0.1)
    assert by[None, 1] == pytest.approx(0.9)


def test_only_a_ratio_may_exceed_one():
    prior, chances = np.array([0.2, 0.8]), np.array([[1.0, 0.5]])
    assert (0, 0) not in {
        (f.item, f.hypothesis) for f in flips(prior, chances, np.ones(1), [False])
    }
    (own,) = [
        f for f in flips(prior, chances, np.ones(1), [True]) if f.hypothesis == 0 and f.item == 0
    ]
    assert own.threshold == pytest.approx(2)
