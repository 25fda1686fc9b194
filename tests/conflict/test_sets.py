"""Sets of states, listed and not, against the states one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import Textbook
from excomm.case import parse_case, situate
from excomm.case.logic import parse
from excomm.conflict import (
    ListedSets,
    SymbolicSets,
    extremes,
    make_conflict,
    make_symbolic_conflict,
)
from strategies import conflicts, formulas


def both(situation):
    return (
        ListedSets(make_conflict(situation)),
        SymbolicSets(make_symbolic_conflict(situation)),
    )


def values_of(case, state):
    return tuple(option.values.index(state[option.id]) for option in case.options)


def changed(one, other):
    return sum(a != b for a, b in zip(one, other, strict=True))


@settings(max_examples=60)
@given(st.data(), conflicts(cells=64))
def test_the_liked_best_and_least_and_nearest_are_the_same_listed_or_not(data, drawn):
    situation = drawn.situation
    options = {option.id: option.kind for option in situation.case.options}
    wanted = data.draw(formulas(options)).formula
    book = Textbook(situation)
    inside = [n for n, state in book.states.items() if book.true(wanted, state)]
    if not inside:
        return
    now = situation.present
    for party in book.parties:
        order = situation.orders.get(party)
        ends = []
        for sign in (1, -1):
            best = [
                n
                for n in inside
                if not any(book.better(party, *((m, n) if sign > 0 else (n, m))) for m in inside)
            ]
            near = {n: changed(values_of(situation.case, book.states[n]), now) for n in best}
            first = min(best, key=lambda n: (near[n], n))
            ends.append(values_of(situation.case, book.states[first]))
        for sets in both(situation):
            states = sets.both(sets.states, sets.where(wanted))
            found = extremes(sets, order, states)
            assert [state.values for state in found] == ends


MIXED = """
excomm: 1
title: options of the parties taken by turns
parties: {a: {name: A}, b: {name: B}, seer: {name: Seer, observer: true}}
options:
  a.one: {text: one}
  b.one: {text: one}
  a.two: {text: two}
  b.two: {text: two}
orders: {a: {weights: {a.one: 2, b.one: -3, b.two: 1}}, b: [{id: x, want: b.one}]}
interests: {seer: {weights: {a.two: 1.5, b.two: -1, a.one and b.one: 0.5}}}
"""


@pytest.mark.parametrize("formula", ["a.one or b.one", "a.two iff not b.one", "b.two or a.two"])
def test_of_states_as_near_the_first_is_taken_listed_or_not(formula):
    situation = situate(parse_case(MIXED))
    orders = (None, *situation.orders.values(), *situation.interests.values())
    found = []
    for sets in both(situation):
        states = sets.both(sets.states, sets.where(parse(formula)))
        ends = [extremes(sets, order, states) for order in orders]
        found.append([(best.values, worst.values) for best, worst in ends])
    assert found[0] == found[1]
