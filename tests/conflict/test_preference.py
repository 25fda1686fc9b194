"""Preference levels against the definitions of option prioritisation, ranking and weights."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, Statement, Statements, parse_case, situate
from excomm.conflict import make_conflict
from excomm.conflict.preference import levels
from strategies import conflicts, formulas

CASE = """
excomm: 1
title: two switches
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: x}, b.x: {text: x}}
impossible: [YY]
orders: {a: ORDER}
"""


def liked(order):
    """Return how much A likes the states NN, YN and NY under an order, larger being better."""
    conflict = make_conflict(situate(parse_case(CASE.replace("ORDER", order))))
    return [int(conflict.levels["a"][conflict.space.cell(n)]) for n in (1, 2, 3)]


@pytest.mark.parametrize("kind", ["statements", "ranking", "weights", None])
@settings(max_examples=50)
@given(st.data())
def test_a_higher_level_is_a_preferred_state(kind, data):
    drawn = data.draw(conflicts(cells=48, orders=[kind]))
    cells = {n: drawn.conflict.space.cell(n) for n in drawn.textbook.states}
    for party in drawn.conflict.parties:
        level = drawn.conflict.levels[party]
        for q, s in product(cells, cells):
            higher = level[cells[q]] > level[cells[s]]
            assert higher == drawn.textbook.better(party, q, s)


@given(conflicts())
def test_levels_leave_no_gap_and_stand_where_states_are(drawn):
    feasible = drawn.conflict.space.feasible
    for level in drawn.conflict.levels.values():
        found = np.unique(level[feasible])
        assert found.tolist() == list(range(len(found)))
        assert (level[~feasible] == -1).all()


@settings(max_examples=50)
@given(conflicts(cells=64, orders=[None]), st.data())
def test_statements_compare_as_one_large_score(drawn, data):
    # Psi(s), the sum of 2^(k-j) over the statements j of k that hold in s, written out.
    space = drawn.conflict.space
    said = formulas({option.id: option.kind for option in space.options})
    wants = [one.formula for one in data.draw(st.lists(said, min_size=1, max_size=8))]
    many = data.draw(st.integers(len(wants), 90))
    wants = (wants[:1] * many + wants)[-many:]  # more than 63 fit in no machine integer
    states = drawn.textbook.states
    score = {
        n: sum(
            2 ** (many - j) for j, want in enumerate(wants, 1) if drawn.textbook.true(want, state)
        )
        for n, state in states.items()
    }
    order = Statements(tuple(Statement(f"s{j}", want) for j, want in enumerate(wants)))
    level = levels(space, order)
    by_score = sorted(states, key=score.get)
    for s, q in pairwise(by_score):
        assert (level[space.cell(q)] > level[space.cell(s)]) == (score[q] > score[s])
        assert level[space.cell(q)] >= level[space.cell(s)]


def test_the_most_important_statement_decides():
    assert liked("[{id: s, want: a.x}, {id: t, want: b.x}]") == [0, 2, 1]
    assert liked("[{id: t, want: b.x}, {id: s, want: a.x}]") == [0, 1, 2]


def test_a_ranking_ties_the_states_of_one_list_or_one_formula():
    assert liked("{ranking: [NY, NN, YN]}") == [1, 0, 2]
    assert liked("{ranking: [[NY, NN], YN]}") == [1, 0, 1]
    assert liked("{ranking: [N-, Y-]}") == [1, 0, 1]
    assert liked("{ranking: [not a.x and b.x, not b.x]}") == [0, 0, 1]


def test_weights_add_up_without_rounding():
    assert liked("{weights: {a.x: 1, b.x: -1}}") == [1, 2, 0]
    assert liked("{weights: {a.x: 0.3, b.x: 0.1, not a.x and b.x: 0.2}}") == [0, 1, 1]


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ("{ranking: [NY, NN]}", "the ranking leaves out Y N"),
        ("{ranking: [NY]}", "the ranking leaves out N N and 1 more"),
        ("{ranking: [NY, N-, YN]}", "the ranking has N Y twice, as 'NY' and as 'N-'"),
        ("{ranking: [[NY, YN], b.x, NN]}", "the ranking has N Y twice, as 'NY ~ YN' and as 'b.x'"),
        ("{weights: {a.x: 1e30, b.x: 1e-30}}", "the option weights are too far apart"),
    ],
)
def test_orders_that_do_not_fit_are_refused(order, message):
    with pytest.raises(CaseError) as refused:
        liked(order)
    assert message in str(refused.value)
