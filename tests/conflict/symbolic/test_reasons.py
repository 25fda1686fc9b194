"""Reasons without a list of states, against those of the enumerated engine and by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import concept, profile, why, why_symbolically
from strategies import EVENTFUL, conflicts

NAMES = ["Nash", "GMR", "SMR", "SEQ", "SymSEQ", "Maximin4", "Maximin5"]


@settings(max_examples=120)
@given(conflicts(cells=32, **EVENTFUL), st.sampled_from(NAMES), st.data())
def test_reasons_are_those_of_the_enumerated_engine(drawn, name, data):
    conflict, space = drawn.conflict, drawn.conflict.space
    party = data.draw(st.sampled_from(conflict.parties))
    state = data.draw(st.integers(1, space.size))
    asked = concept(name)
    listed = why(conflict, state, party, asked, limit=None)
    found = why_symbolically(drawn.situation, space.pattern(state), party, asked, limit=None)
    same = ("party", "concept", "present", "stable", "moves", "improvements", "undeterred")
    assert [getattr(found, key) for key in same] == [getattr(listed, key) for key in same]
    assert (found.at.number, found.at.values) == (None, listed.at.values)
    assert (found.at.pattern, found.at.outcomes) == (listed.at.pattern, listed.at.outcomes)
    by_end = {temptation.step.values: temptation for temptation in listed.temptations}
    assert len(found.temptations) == len(by_end)
    for temptation in found.temptations:
        other = by_end[temptation.step.values]
        assert temptation.step.changes == other.step.changes
        assert temptation.gain == other.gain or temptation.gain.better == other.gain.better
        assert (temptation.deterrent is None) == (other.deterrent is None)
        if temptation.deterrent is not None:
            assert len(temptation.deterrent.steps) == len(other.deterrent.steps)
            assert temptation.deterrent.no_escape == other.deterrent.no_escape
            follows_legally(drawn, temptation, party, asked, state)


def follows_legally(drawn, temptation, party, asked, state):
    """Check that the replies are legal, and that they end where the party is no better off."""
    textbook, space = drawn.textbook, drawn.conflict.space
    steps_of = textbook.improvements if asked.replies == "improvements" else textbook.moves
    here, last = space.find(temptation.step.values), party
    for step in temptation.deterrent.steps:
        assert step.party not in (party, last)
        there = space.find(step.values)
        assert there in steps_of(step.party, here)
        here, last = there, step.party
    assert textbook.not_better(party, here, state)


@settings(max_examples=40)
@given(conflicts(cells=32, **EVENTFUL), st.integers(1, 3))
def test_those_that_nothing_deters_and_that_change_least_come_first(drawn, limit):
    space = drawn.conflict.space
    asked = concept("SEQ")
    every = why_symbolically(drawn.situation, space.pattern(1), "a", asked, limit=None)
    some = why_symbolically(drawn.situation, space.pattern(1), "a", asked, limit=limit)
    order = [(t.deterrent is not None, len(t.step.changes)) for t in every.temptations]
    assert order == sorted(order)
    assert some.temptations == every.temptations[:limit]


def large(parties=2, each=20):
    """Return a case of 40 options whose verdicts can be told by hand."""
    names = "ab"[:parties]
    lines = ["excomm: 1", "title: forty options", "parties: {a: {name: A}, b: {name: B}}"]
    lines += ["options:", *(f"  {p}.o{k}: {{text: act}}" for p in names for k in range(each))]
    lines += ["orders:"]
    lines += ["  a: [{id: spared, want: not b.o0}, {id: own, want: a.o0}]"]
    lines += ["  b: [{id: even, want: b.o0 if a.o0}, {id: calm, want: not b.o0}]"]
    return situate(parse_case("\n".join(lines)))


def test_a_conflict_of_two_to_the_fortieth_states_is_explained():
    situation = large()
    reason = why_symbolically(situation, "present", "a", concept("SEQ"))
    assert (reason.stable, reason.present) == (True, True)
    assert (reason.moves, reason.improvements, reason.undeterred) == (2**20 - 1, 2**19, 0)
    first = reason.temptations[0]
    assert [change.option for change in first.step.changes] == ["a.o0"]
    assert first.gain.statement == "own"
    (reply,) = first.deterrent.steps
    assert (reply.party, [change.option for change in reply.changes]) == ("b", ["b.o0"])
    assert first.deterrent.loss.statement == "spared"
    nash = why_symbolically(situation, "present", "a", concept("Nash"))
    assert (nash.stable, nash.undeterred) == (False, 2**19)


@pytest.mark.parametrize(
    ("state", "party", "word", "message"),
    [
        ("present", "c", "SEQ", "unknown party 'c' (known: a, b)"),
        ("present", "a", "SIM", "SIM is explained where states are listed"),
        ("present", "a", "NM", "NM is explained where states are listed"),
        ("3", "a", "SEQ", "states have no numbers where they are too many to list"),
        ("a.o0", "a", "SEQ", "is satisfied by 549,755,813,888 states, not one"),
    ],
)
def test_what_cannot_be_explained_is_refused(state, party, word, message):
    with pytest.raises(CaseError) as refused:
        why_symbolically(large(), state, party, concept(word))
    assert message in str(refused.value)


def test_parties_may_foresee_differently():
    asked = profile("a=Nash, b=SEQ", ("a", "b"))
    reason = why_symbolically(large(), "present", "a", asked)
    assert reason.concept.id == "Nash"


def test_moves_beyond_options_need_the_states_listed():
    text = """
excomm: 1
title: merged
parties: {a: {name: A}}
options: {a.x: {text: act}}
merged: [a.x]
"""
    with pytest.raises(CaseError, match="need the states listed"):
        why_symbolically(situate(parse_case(text)), "present", "a", concept("SEQ"))
