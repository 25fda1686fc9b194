"""Conflicts on the same states: what is the same is shared, and what is not is not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, Ranking, parse_case, situate
from excomm.case.logic import Constant, Name
from excomm.conflict import CONCEPTS, held_to, make_conflict, make_conflicts, solve
from strategies import conflicts

CASE = """
excomm: 1
title: sharing
horizons: {soon: 1, later: 3}
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
options: {a.x: {text: x}, b.x: {text: x}, c.x: {text: x}}
outcomes: {deal: a.x}
start: {a.x: yes}
orders: {a: [{id: s, want: a.x}], b: [{id: s, want: not b.x}], c: [{id: s, want: a.x and b.x}]}
"""


@st.composite
def wants(draw, drawn):
    """Draw what the parties of a conflict may want instead: what another wants, or nothing."""
    orders = [*drawn.situation.orders.values(), None]
    sets = []
    for _ in range(draw(st.integers(2, 5))):
        wanted = {party: draw(st.sampled_from(orders)) for party in drawn.conflict.parties}
        sets.append({party: order for party, order in wanted.items() if order is not None})
    return [replace(drawn.situation, orders=orders) for orders in sets]


@settings(max_examples=150)
@given(conflicts(cells=48), st.data())
def test_sharing_changes_no_verdict(drawn, data):
    situations = data.draw(wants(drawn))
    together = make_conflicts(situations)
    for situation, conflict in zip(situations, together, strict=True):
        alone = make_conflict(situation)
        assert conflict.situation is conflict.space.situation is situation
        assert conflict.present == alone.present
        shared, separate = solve(conflict), solve(alone)
        for concept in separate.concepts:
            for party in alone.parties:
                np.testing.assert_array_equal(
                    shared.stable[concept][party], separate.stable[concept][party]
                )
                np.testing.assert_array_equal(
                    held_to(conflict, party, CONCEPTS[concept]),
                    held_to(alone, party, CONCEPTS[concept]),
                )


@settings(max_examples=100)
@given(conflicts(cells=48), st.data())
def test_what_is_the_same_is_one_object(drawn, data):
    situations = data.draw(wants(drawn))
    together = make_conflicts(situations)
    first = together[0]
    held = {
        (place, party, name): held_to(conflict, party, concept)
        for place, conflict in enumerate(together)
        for party in conflict.parties
        for name, concept in CONCEPTS.items()
    }
    for place, conflict in enumerate(together):
        orders = conflict.situation.orders
        assert conflict.space.feasible is first.space.feasible
        assert conflict.space.settings is first.space.settings
        assert conflict.space.cells is first.space.cells
        assert conflict.space.numbers is first.space.numbers
        all_same = orders == first.situation.orders
        for party in conflict.parties:
            same = orders.get(party) == first.situation.orders.get(party)
            assert (conflict.movers[party] is first.movers[party]) == same
            assert (conflict.levels[party] is first.levels[party]) == same
            for name, concept in CONCEPTS.items():
                is_one = held[place, party, name] is held[0, party, name]
                assert is_one == (all_same if concept.replies == "improvements" else same)


@pytest.fixture(scope="module")
def situation():
    return situate(parse_case(CASE))


def test_an_outcome_is_worked_out_once(situation):
    (deal,) = situation.case.outcomes
    first, second = make_conflicts([situation, replace(situation, orders={})])
    assert second.space.where(Name(deal.id)) is first.space.where(Name(deal.id))


def test_a_conflict_shares_with_all_that_were_made_like_one_another(situation):
    a, b = situation.orders["a"], situation.orders["b"]
    first = make_conflict(replace(situation, orders={"a": a}))
    second = make_conflict(replace(situation, orders={"b": b}), like=first)
    third = make_conflict(replace(situation, orders={"a": a, "b": b}), like=second)
    assert third.movers == {
        "a": first.movers["a"],
        "b": second.movers["b"],
        "c": first.movers["c"],
    }


def test_each_conflict_has_its_own_present(situation):
    now, then = make_conflicts([situation, replace(situation, present=(0, 0, 0))])
    assert (now.present, then.present) == (2, 1)


def test_nothing_is_shared_unasked(situation):
    first, second = make_conflict(situation), make_conflict(situation)
    assert first.movers["a"] is not second.movers["a"]
    assert first.solved is not second.solved


def test_no_situations_are_no_conflicts():
    assert make_conflicts([]) == []


@pytest.mark.parametrize(
    "other",
    [
        situate(parse_case(CASE), horizon="soon"),
        situate(parse_case(CASE.replace("b.x: {text: x}", "b.x: {text: x, moves: on}"))),
    ],
    ids=["horizon", "case"],
)
def test_only_situations_of_one_case_and_horizon_have_the_same_states(situation, other):
    with pytest.raises(ValueError, match="only situations of one case and horizon"):
        make_conflict(other, like=make_conflict(situation))
    with pytest.raises(ValueError, match="only situations of one case and horizon"):
        make_conflicts([situation, other])


def test_a_case_read_twice_is_one_case(situation):
    conflict = make_conflict(situation)
    again = make_conflict(situate(parse_case(CASE)), like=conflict)
    assert again.movers["a"] is conflict.movers["a"]


def test_an_order_that_does_not_fit_is_refused_wherever_it_stands(situation):
    misfit = replace(situation, orders={"a": Ranking((Constant(False),), ("false",))})
    with pytest.raises(CaseError, match="the ranking leaves out"):
        make_conflicts([situation, misfit])
