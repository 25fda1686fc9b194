"""Weighted and grouped items against the literal rule, for any number of judges."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from belief import literal
from excomm.belief.tally import grouped, shrunk, tally

NAMES = "abcd"
some = settings(max_examples=80, deadline=None)
chance = st.integers(1, 19).map(lambda n: n / 20)
share = st.integers(0, 10).map(lambda n: n / 10)


@st.composite
def problems(draw, least_items=0, of=chance):
    """Draw hypotheses, judges' priors and chances, and weights, groups and discounts of items."""
    names = NAMES[: draw(st.integers(2, 4))]
    judges = draw(st.integers(1, 3))
    number = draw(st.integers(least_items, 6))
    raw = [[draw(st.integers(1, 9)) for _ in names] for _ in range(judges)]
    priors = np.array([[x / sum(row) for x in row] for row in raw])
    chances = np.array(
        [[[draw(of) for _ in names] for _ in range(number)] for _ in range(judges)]
    ).reshape(judges, number, len(names))
    weights = np.array([draw(share) for _ in range(number)])
    groups = [draw(st.sampled_from([None, "g", "h"])) for _ in range(number)]
    by_group = {"g": draw(share), "h": draw(share), None: 1.0}
    discounts = np.array([by_group[group] for group in groups])
    ids = [f"e{k}" for k in range(number)]
    return priors, chances, weights, discounts, groups, ids


def literally(problem, judge, places):
    priors, chances, weights, discounts, groups, ids = problem
    names = range(priors.shape[1])
    items = [
        (
            ids[k],
            {n: chances[judge, k, n] for n in names},
            weights[k],
            groups[k],
            discounts[k],
        )
        for k in places
    ]
    found = literal.posterior({n: priors[judge, n] for n in names}, items)
    return None if found is None else [found[n] for n in names]


def settled(problem):
    """Return whether no two items of a group tell nearly as much, so that rounding decides."""
    priors, chances, weights, _, groups, _ = problem
    for judge in range(len(priors)):
        prior = dict(enumerate(priors[judge]))
        told = [
            (group, literal.telling(literal.shrunk(prior, dict(enumerate(row)), weight)))
            for row, weight, group in zip(chances[judge], weights, groups, strict=True)
            if group is not None
        ]
        for place, (group, one) in enumerate(told):
            for other_group, other in told[place + 1 :]:
                if group == other_group and abs(one - other) < 1e-9:
                    return False
    return True


@given(problems())
@some
def test_belief_after_every_item_is_that_of_the_literal_rule(problem):
    assume(settled(problem))
    found = tally(*problem)
    judges, items = problem[1].shape[:2]
    for judge in range(judges):
        for end in range(items + 1):
            expected = literally(problem, judge, range(end))
            assert found.after[judge, end] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(problems(least_items=1))
@some
def test_belief_without_an_item_is_that_of_the_literal_rule(problem):
    assume(settled(problem))
    found = tally(*problem)
    judges, items = problem[1].shape[:2]
    for judge in range(judges):
        for gone in range(items):
            expected = literally(problem, judge, [k for k in range(items) if k != gone])
            assert found.without[judge, gone] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(problems(least_items=1, of=st.sampled_from([0.0, 0.0, 0.3, 0.8])))
@some
def test_zeros_exclude_and_can_be_taken_out_again(problem):
    assume(settled(problem))
    found = tally(*problem)
    judges, items = problem[1].shape[:2]
    for judge in range(judges):
        expected = literally(problem, judge, range(items)) or [0] * problem[0].shape[1]
        assert found.after[judge, -1] == pytest.approx(expected, rel=1e-9, abs=1e-12)
        for gone in range(items):
            left = literally(problem, judge, [k for k in range(items) if k != gone])
            expected = left or [0] * problem[0].shape[1]
            assert found.without[judge, gone] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(problems(least_items=2), st.randoms())
@some
def test_the_order_of_items_does_not_matter_even_in_a_group(problem, random):
    priors, chances, weights, discounts, groups, ids = problem
    order = random.sample(range(len(ids)), len(ids))
    other = tally(
        priors,
        chances[:, order],
        weights[order],
        discounts[order],
        [groups[k] for k in order],
        [ids[k] for k in order],
    )
    found = tally(*problem)
    # Where two tell as much but for the last digit, which of them leads may change nothing else.
    assume(settled(problem))
    assert other.after[:, -1] == pytest.approx(found.after[:, -1])
    assert other.weights == pytest.approx(found.weights[:, order])


@given(problems())
@some
def test_a_useless_item_changes_nothing_in_a_group_or_out_of_it(problem):
    priors, chances, weights, discounts, groups, ids = problem
    assume(settled(problem))
    found = tally(*problem)
    for group, useless, weight in (("g", 0.5, 1.0), (None, 0.5, 1.0), (None, None, 0.0)):
        row = np.full((len(priors), 1, priors.shape[1]), 0.5)
        if useless is None:  # telling, but of no weight
            row[:, :, 0] = 0.9
        more = tally(
            priors,
            np.concatenate([chances, row], axis=1),
            np.append(weights, weight),
            np.append(discounts, 0.5),
            [*groups, group],
            [*ids, "z"],
        )
        assert more.after[:, -1] == pytest.approx(found.after[:, -1])


@given(problems(least_items=1))
@some
def test_weight_one_is_bayes_and_weight_zero_leaves_the_prior(problem):
    priors, chances, weights, discounts, _, ids = problem
    alone = [None] * len(ids)
    plain = tally(priors, chances, np.ones_like(weights), discounts, alone, ids)
    joint = priors * chances.prod(axis=1)
    assert plain.after[:, -1] == pytest.approx(joint / joint.sum(axis=1, keepdims=True))
    nothing = tally(priors, chances, np.zeros_like(weights), discounts, alone, ids)
    assert nothing.after[:, -1] == pytest.approx(priors)


@given(problems(least_items=1), st.integers(1, 5))
@some
def test_repeating_one_source_counts_once_if_repeats_are_discounted_to_nothing(problem, times):
    priors, chances, weights, _, _, _ = problem
    one = chances[:, :1]
    found = tally(priors, one, weights[:1], np.zeros(1), ["g"], ["a"])
    repeated = tally(
        priors,
        np.repeat(one, times, axis=1),
        np.repeat(weights[:1], times),
        np.zeros(times),
        ["g"] * times,
        [f"e{k}" for k in range(times)],
    )
    assert repeated.after[:, -1] == pytest.approx(found.after[:, -1])


def test_the_check_value_of_four_sevenths_less():
    """Prior .2 and ratios of 3, 2 and 0.5: .42857."""
    chances = np.array([[[0.6, 0.2], [0.4, 0.2], [0.2, 0.4]]])
    found = tally(
        np.array([[0.2, 0.8]]), chances, np.ones(3), np.ones(3), [None] * 3, ["a", "b", "c"]
    )
    assert found.after[0, -1, 0] == pytest.approx(0.42857, abs=1e-5)


def test_a_shrunk_likelihood_ratio_is_that_of_the_definition():
    prior, seen = np.array([0.25, 0.75]), np.array([0.8, 0.4])
    anyway = 0.25 * 0.8 + 0.75 * 0.4
    expected = [0.6 * 0.8 + 0.4 * anyway, 0.6 * 0.4 + 0.4 * anyway]
    assert shrunk(prior, seen, np.array(0.6)) == pytest.approx(expected)


def test_a_group_of_one_is_none():
    assert grouped(["a", None, "b", "b", None]) == [[2, 3]]
