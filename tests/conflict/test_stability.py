"""What solving a conflict returns: who is asked for, which states, which outcomes hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import CaseError, parse_case, situate
from excomm.conflict import CONCEPTS, concept, make_conflict, outlook, solve
from strategies import conflicts

WITH_OBSERVER = """
excomm: 1
title: small
parties: {a: {name: A}, b: {name: B}, c: {name: C, observer: true}}
options: {a.x: {text: x}, b.x: {text: x}}
orders: {a: [{id: s, want: a.x}], b: [{id: s, want: not b.x}]}
"""
ANY_NUMBER = ["Nash", "GMR", "SMR", "SEQ", "SymSEQ"]


@pytest.fixture(scope="module")
def small():
    return make_conflict(situate(parse_case(WITH_OBSERVER)))


@given(conflicts(cells=64), st.sampled_from(ANY_NUMBER))
def test_an_outcome_holds_where_its_states_are_stable_for_all(drawn, name):
    textbook = drawn.textbook
    equilibria = {
        s for s in textbook.states if all(STABLE[name](textbook, p, s) for p in textbook.parties)
    }
    stability = solve(drawn.conflict, [CONCEPTS[name]])
    assert stability.equilibria(name).tolist() == sorted(equilibria)
    assert [h.outcome for h in stability.holdings()] == [o.id for o in textbook.case.outcomes]
    for outcome, holding in zip(textbook.case.outcomes, stability.holdings(), strict=True):
        members = {s for s in textbook.states if textbook.true(outcome.when, textbook.states[s])}
        assert (holding.states, holding.equilibria) == (len(members), len(members & equilibria))
        assert (holding.all_states, holding.all_equilibria) == (
            len(textbook.states),
            len(equilibria),
        )
        assert holding.holds == bool(members & equilibria)


@settings(max_examples=50)
@given(conflicts(cells=64), st.sampled_from(ANY_NUMBER))
def test_an_outcome_is_shown_on_its_most_stable_state_nearest_to_the_present(drawn, name):
    textbook = drawn.textbook
    present = {
        option.id: option.values[value]
        for option, value in zip(textbook.options.values(), drawn.situation.present, strict=True)
    }

    def rank(s):
        unstable = sum(not STABLE[name](textbook, party, s) for party in textbook.parties)
        return unstable, sum(textbook.states[s][o] != present[o] for o in textbook.options), s

    for outcome, shown in zip(
        textbook.case.outcomes, outlook(solve(drawn.conflict), name), strict=True
    ):
        members = [s for s in textbook.states if textbook.true(outcome.when, textbook.states[s])]
        assert shown.state == min(members, key=rank, default=0)
        verdicts = {reason.party: reason.stable for reason in shown.reasons}
        assert verdicts == {
            party: STABLE[name](textbook, party, shown.state)
            for party in (textbook.parties if members else ())
        }


@given(conflicts())
def test_the_present_is_the_state_the_case_starts_in(drawn):
    options = drawn.situation.case.options
    values = zip(options, drawn.situation.present, strict=True)
    start = {option.id: option.values[value] for option, value in values}
    numbers = [n for n, state in drawn.textbook.states.items() if state == start]
    assert [drawn.conflict.present] == (numbers or [0])


def test_only_the_parties_asked_for_are_solved(small):
    stability = solve(small, parties=["b"])
    assert stability.parties == ("b",)
    assert not stability.complete
    assert stability.states("Nash", "b").tolist() == [1, 2]
    with pytest.raises(ValueError, match="every party"):
        stability.equilibria("Nash")


def test_parties_and_states_come_in_the_order_of_the_case(small):
    stability = solve(small, parties=["b", "a"], among=[4, 3, 4])
    assert stability.parties == ("a", "b")
    assert stability.complete
    assert stability.among == (3, 4)
    assert stability.states("Nash", "a").tolist() == [4]
    assert stability.equilibria("Nash").tolist() == []


def test_progress_is_told_before_each_step(small):
    told = []
    solve(small, [CONCEPTS["Nash"], CONCEPTS["SEQ"]], progress=lambda *step: told.append(step))
    assert told == [
        ("Nash for a", 0, 4),
        ("Nash for b", 1, 4),
        ("SEQ for a", 2, 4),
        ("SEQ for b", 3, 4),
    ]


@pytest.mark.parametrize(
    ("party", "message"),
    [
        ("c", "c is an observer: it holds no option and decides nothing"),
        ("d", "unknown party 'd' (known: a, b)"),
    ],
)
def test_who_does_not_decide_cannot_be_asked_for(small, party, message):
    with pytest.raises(CaseError) as refused:
        solve(small, parties=[party])
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("word", "name"), [("nash", "Nash"), ("R", "Nash"), ("symmetric-seq", "SymSEQ"), ("sim", "SIM")]
)
def test_concepts_are_found_by_their_names(word, name):
    assert concept(word) is CONCEPTS[name]


def test_an_unknown_concept_is_refused():
    with pytest.raises(CaseError, match=r"unknown solution concept 'SEG' \(did you mean SEQ\?\)"):
        concept("SEG")
