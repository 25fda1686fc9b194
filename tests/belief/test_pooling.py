"""Pools of beliefs, how far they lie apart, and what past forecasts were worth."""

from math import inf, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belief import literal
from excomm.belief import disagreement, pool, score
from excomm.belief.tally import tally
from excomm.case import Chance, Forecast

some = settings(max_examples=80, deadline=None)
KINDS = ["linear", "logarithmic"]


@st.composite
def panels(draw, least=1):
    judges, hypotheses = draw(st.integers(least, 5)), draw(st.integers(2, 4))
    raw = [[draw(st.integers(1, 9)) for _ in range(hypotheses)] for _ in range(judges)]
    beliefs = np.array([[x / sum(row) for x in row] for row in raw])
    return beliefs, np.array([draw(st.integers(1, 5)) for _ in range(judges)], dtype=float)


def rows(beliefs):
    return [dict(enumerate(row)) for row in beliefs.tolist()]


@given(panels())
@some
def test_pools_are_those_of_the_definition(panel):
    beliefs, weights = panel
    for kind, rule in zip(KINDS, (literal.linear, literal.logarithmic), strict=True):
        expected = list(rule(rows(beliefs), weights.tolist()).values())
        assert pool(beliefs, weights, kind) == pytest.approx(expected)


@given(panels(), st.integers(1, 5), st.sampled_from(KINDS))
@some
def test_pooling_identical_judges_changes_nothing(panel, judges, kind):
    beliefs, _ = panel
    same = np.repeat(beliefs[:1], judges, axis=0)
    weights = np.arange(1, judges + 1, dtype=float)
    assert pool(same, weights, kind) == pytest.approx(beliefs[0])


@given(panels(least=2), st.sampled_from(KINDS))
@some
def test_a_judge_of_no_weight_changes_nothing(panel, kind):
    beliefs, weights = panel
    silent = np.append(weights[:-1], 0.0)
    assert pool(beliefs, silent, kind) == pytest.approx(pool(beliefs[:-1], weights[:-1], kind))


@given(panels(), st.lists(st.integers(1, 9), min_size=4, max_size=4))
@some
def test_a_logarithmic_pool_may_be_taken_before_or_after_the_evidence(panel, seen):
    beliefs, weights = panel
    hypotheses = beliefs.shape[1]
    chances = np.array(seen[:hypotheses], dtype=float) / 10

    def told(priors):
        given_all = np.broadcast_to(chances, (len(priors), 1, hypotheses))
        return tally(priors, given_all, np.ones(1), np.ones(1), [None], ["e"]).after[:, -1]

    after = pool(told(beliefs), weights, "logarithmic")
    before = told(pool(beliefs, weights, "logarithmic")[np.newaxis])[0]
    assert after == pytest.approx(before)


def test_one_judge_excludes_for_all_in_a_logarithmic_pool_alone():
    beliefs = np.array([[0.0, 0.4, 0.6], [0.5, 0.3, 0.2]])
    weights = np.ones(2)
    assert pool(beliefs, weights, "linear")[0] == pytest.approx(0.25)
    assert pool(beliefs, weights, "logarithmic")[0] == 0
    apart = np.array([[0.0, 1.0], [1.0, 0.0]])
    assert not pool(apart, weights, "logarithmic").any()


@given(panels(least=2))
@some
def test_disagreement_is_that_of_the_definition(panel):
    beliefs, _ = panel
    judges = [f"j{k}" for k in range(len(beliefs))]
    names = [f"h{k}" for k in range(beliefs.shape[1])]
    found = disagreement(beliefs, judges, names)
    assert found.mean == pytest.approx(literal.mean_variation(rows(beliefs)))
    column = beliefs[:, names.index(found.hypothesis)]
    assert found.gap == pytest.approx(max(np.ptp(beliefs[:, k]) for k in range(len(names))))
    assert column[judges.index(found.highest)] == column.max()
    assert column[judges.index(found.lowest)] == column.min()


def said(point, happened):
    return Forecast(Chance(point, point, point), "rain", happened)


def test_forecasts_are_scored_by_the_definitions():
    found = score([said(0.8, True), said(0.3, False), said(0.6, False)])
    assert found.forecasts == 3
    assert found.brier == pytest.approx((0.04 + 0.09 + 0.36) / 3)
    assert found.log == pytest.approx(-(log2(0.8) + log2(0.7) + log2(0.4)) / 3)


def test_even_odds_score_a_quarter_and_one_bit():
    found = score([said(0.5, True), said(0.5, False)])
    assert (found.brier, found.log) == (0.25, 1)


def test_what_was_called_impossible_and_happened_surprises_without_end():
    assert score([said(0, True)]).log == inf
    assert (score([said(1, True)]).brier, score([said(1, True)]).log) == (0, 0)
    assert score([]) is None
