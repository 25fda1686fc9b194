"""Moves that are more than choices of one's own options: merged, barred, given one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import CaseError, parse_case, situate
from excomm.conflict import Arcs, concept, find_state, make_conflict, reach, solve, why
from excomm.library import case_path
from strategies import EVENTFUL, conflicts

FIVE = ("Nash", "GMR", "SMR", "SEQ", "SymSEQ")
BEYOND = conflicts(cells=48, beyond_options=True, **EVENTFUL)


@settings(max_examples=100)
@given(BEYOND)
def test_moves_are_what_the_case_says(drawn):
    conflict, textbook = drawn.conflict, drawn.textbook
    assert list(textbook.states) == list(range(1, conflict.space.size + 1))
    for party, moves in conflict.movers.items():
        for n in textbook.states:
            cell = conflict.space.cell(n)
            ends = [conflict.space.number(there) for there in moves.moves(cell)]
            assert sorted(ends) == sorted(textbook.moves(party, n))
            better = {conflict.space.number(there) for there in moves.improvements(cell)}
            assert better == textbook.improvements(party, n)
            sources = {conflict.space.number(here) for here in moves.moves_to(cell)}
            assert sources == {s for s in textbook.states if n in textbook.moves(party, s)}


@settings(max_examples=200)
@given(BEYOND)
def test_stability_is_what_the_definitions_say(drawn):
    stability = solve(drawn.conflict, list(map(concept, FIVE)))
    for name in FIVE:
        for party in drawn.conflict.parties:
            expected = [s for s in drawn.textbook.states if STABLE[name](drawn.textbook, party, s)]
            assert stability.states(name, party).tolist() == expected, (name, party)


@settings(max_examples=75)
@given(BEYOND, st.integers(1, 4))
def test_maximin_stability_is_what_the_definition_says(drawn, horizon):
    asked = concept(f"Maximin{horizon}")
    stability = solve(drawn.conflict, [asked])
    for party in drawn.textbook.parties:
        expected = [s for s in drawn.textbook.states if drawn.textbook.maximin(party, s, horizon)]
        assert stability.states(asked.id, party).tolist() == expected


@settings(max_examples=75)
@given(BEYOND, st.data())
def test_reasons_carry_the_verdict_and_follow_legal_sequences(drawn, data):
    textbook, conflict = drawn.textbook, drawn.conflict
    name = data.draw(st.sampled_from(FIVE))
    party = data.draw(st.sampled_from(conflict.parties))
    state = data.draw(st.sampled_from(sorted(textbook.states)))
    reason = why(conflict, state, party, concept(name), limit=None)
    assert reason.stable == STABLE[name](textbook, party, state)
    steps_of = textbook.improvements if "SEQ" in name else textbook.moves
    for temptation in reason.temptations:
        if temptation.deterrent is None:
            continue
        here, last = temptation.step.state, party
        for step in temptation.deterrent.steps:
            assert step.party not in (party, last)
            assert step.state in steps_of(step.party, here)
            here, last = step.state, step.party
        assert textbook.not_better(party, here, state)


@settings(max_examples=75)
@given(BEYOND)
def test_the_states_reached_are_those_legal_sequences_reach(drawn):
    textbook, conflict = drawn.textbook, drawn.conflict
    start = conflict.present or 1
    for by, steps in (("moves", textbook.moves), ("improvements", textbook.improvements)):
        least = textbook.legal(start, textbook.parties, steps) | {start: 0}
        found = reach(conflict, start, by)
        assert found.states().tolist() == sorted(least)
        for state, length in least.items():
            path = found.path(state)
            assert len(path) == length
            here, last = start, None
            for step in path:
                assert step.party != last
                assert step.state in steps(step.party, here)
                here, last = step.state, step.party
            assert here == state


# Elmira's nine states, as Kilgour and Hipel (2005) number them


@pytest.fixture(scope="module")
def nine():
    text = case_path("elmira").read_text(encoding="utf-8")
    merged = 'merged:\n  - {rule: "- --Y -", why: The rest no longer matters.}\n\noutcomes:\n'
    assert text.count("outcomes:\n") == 1
    return make_conflict(situate(parse_case(text.replace("outcomes:\n", merged))))


PUBLISHED = {
    1: "N YNN N",
    2: "Y YNN N",
    3: "N NYN N",
    4: "Y NYN N",
    5: "N YNN Y",
    6: "Y YNN Y",
    7: "N NYN Y",
    8: "Y NYN Y",
    9: "- NNY -",
}


def test_elmira_has_nine_states_with_the_published_moves(nine):
    label = {find_state(nine, pattern): n for n, pattern in PUBLISHED.items()}
    assert sorted(label) == list(range(1, 10))
    assert label[nine.present] == 1
    assert {nine.space.pattern(state) for state in label} == set(PUBLISHED.values())
    uniroyal = {1: {3, 9}, 2: {4, 9}, 3: {9}, 4: {9}, 5: {7, 9}, 6: {8, 9}, 7: {9}, 8: {9}}
    for state, n in label.items():
        ends = nine.movers["uniroyal"].moves(nine.space.cell(state))
        assert {label[nine.space.number(end)] for end in ends} == uniroyal.get(n, set())


def test_elmira_holds_where_published(nine):
    stability = solve(nine)
    label = {find_state(nine, pattern): n for n, pattern in PUBLISHED.items()}
    held = {
        name: {label[int(state)] for state in stability.equilibria(name)}
        for name in ("Nash", "GMR", "SMR", "SEQ")
    }
    expected = {"Nash": {5, 8, 9}, "GMR": {1, 4, 5, 8, 9}, "SEQ": {5, 8, 9}}
    assert held == expected | {"SMR": expected["GMR"]}


def test_a_merged_state_goes_by_the_pattern_of_any_of_its_members(nine):
    one = find_state(nine, "- NNY -")
    assert {find_state(nine, text) for text in ("N NNY N", "Y NNY Y", "uniroyal.abandon")} == {one}


# Small graphs by hand

COMMON = """
excomm: 1
title: a handshake that takes both
parties: {a: {name: A}, b: {name: B}}
options: {a.sign: {text: sign}, b.sign: {text: sign}}
moves:
  a: [{from: not a.sign and not b.sign, sets: {a.sign: yes, b.sign: yes}}]
  b: [{from: not a.sign and not b.sign, sets: {a.sign: yes, b.sign: yes}}]
orders:
  a: [{id: done, want: a.sign and b.sign}]
  b: [{id: done, want: a.sign and b.sign}]
"""


def test_a_common_move_sets_options_of_both():
    conflict = make_conflict(situate(parse_case(COMMON)))
    for moves in conflict.movers.values():
        assert isinstance(moves, Arcs)
        assert moves.moves(conflict.space.cell(1)) == [conflict.space.cell(4)]
    assert solve(conflict).equilibria("Nash").tolist() == [2, 3, 4]
    assert len(reach(conflict, 1).path(4)) == 1


# b can go from 1 to 2 and from 2 to 3, and cannot go from 1 to 3: no party moves twice running.
NOT_TRANSITIVE = """
excomm: 1
title: two steps of one party
parties: {a: {name: A}, b: {name: B}}
options: {a.in: {text: go in}, b.spot: {text: stand, one_of: [one, two, three]}}
moves:
  b: [{from: b.spot = one, sets: {b.spot: two}}, {from: b.spot = two, sets: {b.spot: three}}]
orders:
  a: [{id: far, want: not b.spot = three}, {id: inside, want: a.in}]
"""


def test_no_party_moves_twice_in_succession():
    conflict = make_conflict(situate(parse_case(NOT_TRANSITIVE)))
    outside = find_state(conflict, "not a.in and b.spot = one")
    assert solve(conflict, [concept("GMR")]).states("GMR", "a").tolist().count(outside) == 0
    two = find_state(conflict, "not a.in and b.spot = two")
    assert two in solve(conflict, [concept("GMR")]).states("GMR", "a")
    found = reach(conflict, outside, "moves")
    # Only by way of a's moves in between.
    three = find_state(conflict, "not a.in and b.spot = three")
    assert [step.party for step in found.path(three)] == ["b", "a", "b", "a"]


STATE_DEPENDENT = """
excomm: 1
title: what the other has done cannot be taken back
parties: {a: {name: A}, b: {name: B}}
options: {a.arm: {text: arm}, b.watch: {text: watch}}
barred: [{from: a.arm and b.watch, to: not a.arm, party: a, why: It is seen.}]
"""


def test_a_move_may_be_barred_in_some_states_only():
    conflict = make_conflict(situate(parse_case(STATE_DEPENDENT)))
    ends = {
        pattern: [
            conflict.space.pattern(conflict.space.number(end))
            for end in conflict.movers["a"].moves(
                conflict.space.cell(find_state(conflict, pattern))
            )
        ]
        for pattern in ("N N", "Y N", "N Y", "Y Y")
    }
    assert ends == {"N N": ["Y N"], "Y N": ["N N"], "N Y": ["Y Y"], "Y Y": []}


@pytest.mark.parametrize("name", ["SIM"])
def test_what_needs_options_alone_is_left_out_or_refused(name):
    conflict = make_conflict(situate(parse_case(STATE_DEPENDENT)))
    reason = "defined where moves are choices of options alone"
    assert solve(conflict).left_out == {name: reason}
    with pytest.raises(CaseError, match=reason):
        solve(conflict, [concept(name)])
