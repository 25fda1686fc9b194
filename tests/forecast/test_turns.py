"""Forecasts of random conflicts against the definitions read literally."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.case import parse_case, situate
from excomm.conflict import make_conflict, solve
from excomm.conflict.concepts import CONCEPTS
from excomm.forecast.endings import terminal
from excomm.forecast.turns import Manner, initiative, mixed_choices, unfold
from forecast.literal import choice, terminal_classes, turn
from strategies import conflicts

SMALL = conflicts(max_parties=3, cells=24)
LISTED = conflicts(max_parties=3, cells=16, beyond_options=True)
MANNERS = (Manner(0.1, 0.3), Manner(0.0, 1.0), Manner(1.0, 0.0))


def present(drawn):
    assume(drawn.conflict.present)
    return drawn.conflict.present


def check_two_turns(drawn):
    start = present(drawn)
    shares = initiative(drawn.situation.case)
    found = unfold([drawn.conflict], MANNERS, [1, 2])[0]
    for way, manner in enumerate(MANNERS):
        now = {start: 1.0}
        for stop in range(2):
            now = turn(drawn.textbook, now, shares, manner.error, manner.caution)
            expected = np.zeros(drawn.conflict.space.size)
            for state, mass in now.items():
                expected[state - 1] = mass
            assert found[way, stop] == pytest.approx(expected)


@given(SMALL)
@settings(max_examples=60, deadline=None)
def test_two_turns_are_those_of_the_definition(drawn):
    check_two_turns(drawn)


@given(LISTED)
@settings(max_examples=40, deadline=None)
def test_merged_barred_and_listed_moves_are_respected(drawn):
    check_two_turns(drawn)


@given(SMALL)
@settings(max_examples=40, deadline=None)
def test_the_choices_in_one_state_are_those_of_the_definition(drawn):
    start = present(drawn)
    space = drawn.conflict.space
    for party, mixed in mixed_choices(drawn.conflict, [Manner(0.2, 0.0)], space.parties).items():
        places, chance = mixed[0].from_cell(space.cells[start - 1])
        found = dict(zip(space.numbers[places].tolist(), chance.tolist(), strict=True))
        assert found == pytest.approx(choice(drawn.textbook, party, start, 0.2, False))


@given(SMALL)
@settings(max_examples=60, deadline=None)
def test_without_error_and_caution_every_party_makes_its_best_reply(drawn):
    conflict, start = drawn.conflict, present(drawn)
    for party, mixed in mixed_choices(conflict, [Manner(0.0, 0.0)], conflict.parties).items():
        places, chance = mixed[0].from_cell(conflict.space.cells[start - 1])
        liked = conflict.levels[party].ravel()
        open_to_it = [start, *drawn.textbook.moves(party, start)]
        best = max(liked[conflict.space.cells[move - 1]] for move in open_to_it)
        assert (liked[places] == best).all()
        assert chance == pytest.approx(np.full(len(places), 1 / len(places)))


@given(SMALL, st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_without_error_nobody_leaves_a_nash_equilibrium_for_a_better_state(drawn, caution):
    conflict = drawn.conflict
    stability = solve(conflict, [CONCEPTS["Nash"]])
    ways = [Manner(0.0, caution)]
    choices = mixed_choices(conflict, ways, conflict.parties)
    for state in stability.equilibria("Nash").tolist():
        for party, mixed in choices.items():
            places, chance = mixed[0].from_cell(conflict.space.cells[state - 1])
            liked = conflict.levels[party].ravel()
            here = liked[conflict.space.cells[state - 1]]
            assert (liked[places[chance > 1e-12]] == here).all()


@given(SMALL)
@settings(max_examples=60, deadline=None)
def test_chances_add_up_to_one(drawn):
    present(drawn)
    found = unfold([drawn.conflict], MANNERS, [1, 5])
    assert found.sum(axis=3) == pytest.approx(np.ones(found.shape[:3]))


TWO = """
excomm: 1
title: Two
parties: {{a: {{name: A}}, b: {{name: B}}}}
options:
  a.x: {{text: do x}}
  b.y: {{text: do y}}
  b.z: {{text: do z}}
  {more}
orders:
  a: [{{id: first, want: a.x iff b.y}}, {{id: second, want: not b.z}}]
  b: [{{id: first, want: not b.z}}, {{id: second, want: b.y if not a.x}}, {{id: third, want: b.z}}]
"""


def conflict_of(text):
    return make_conflict(situate(parse_case(text)))


@pytest.mark.parametrize("turns", [1, 4, 9])
def test_an_option_that_matters_to_nobody_changes_nothing(turns):
    plain = conflict_of(TWO.format(more=""))
    more = conflict_of(TWO.format(more="b.whistle: {text: whistle}"))
    for way in MANNERS[:2]:
        found = unfold([plain], [way], [turns])[0, 0, 0]
        longer = unfold([more], [way], [turns])[0, 0, 0]
        # States with b.whistle come after those without: it is the last option.
        assert longer.reshape(2, -1).sum(axis=0) == pytest.approx(found)


@pytest.mark.parametrize("error", [1e-4, 1e-3, 1e-2])
def test_what_all_put_last_has_a_chance_of_the_order_of_error(error):
    conflict = conflict_of(
        """
excomm: 1
title: War
parties: {a: {name: A}, b: {name: B}}
options:
  a.war: {text: go to war}
  a.press: {text: press}
  b.yield: {text: yield}
orders:
  a: [{id: peace, want: not a.war}, {id: gain, want: b.yield}, {id: press, want: a.press}]
  b: [{id: peace, want: not a.war}, {id: face, want: not b.yield}]
"""
    )
    war = conflict.space.truth(next(o.switches[0] for o in conflict.space.options))
    likely = unfold([conflict], [Manner(error, 0.5)], [1])[0, 0, 0]
    assert error / 10 < likely[war].sum() <= error


@given(SMALL)
@settings(max_examples=60, deadline=None)
def test_endings_are_the_closed_classes_of_improvements(drawn):
    check_endings(drawn)


@given(LISTED)
@settings(max_examples=40, deadline=None)
def test_endings_where_moves_are_listed(drawn):
    check_endings(drawn)


def check_endings(drawn):
    start = present(drawn)
    space = drawn.conflict.space
    reached = np.zeros(space.shape, dtype=bool)
    reached[space.cell(start)] = True
    while True:
        more = reached.copy()
        for mover in drawn.conflict.movers.values():
            more |= mover.reached_by_improvements(reached)
        if (more == reached).all():
            break
        reached = more
    classes = terminal(drawn.conflict, reached).ravel()
    found = {
        frozenset(space.numbers[classes == name].tolist())
        for name in np.unique(classes[classes >= 0])
    }
    assert found == terminal_classes(drawn.textbook, start)
