"""The engine against the literal reading of the definitions, on random conflicts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import CaseError
from excomm.conflict import CONCEPTS, held_to, solve
from strategies import EVENTFUL, conflicts

FOR_ANY_NUMBER = ["Nash", "GMR", "SMR", "SEQ", "SymSEQ"]
# For each concept, those it implies.
IMPLIED = [
    ("Nash", "SMR"),
    ("Nash", "SymSEQ"),
    ("SMR", "GMR"),
    ("SymSEQ", "SEQ"),
    ("SymSEQ", "SMR"),
    ("SEQ", "GMR"),
    ("SEQ", "SIM"),
    ("SIM", "GMR"),
]


def stable_states(textbook, concept, party):
    return [s for s in textbook.states if STABLE[concept](textbook, party, s)]


@settings(max_examples=1000)
@given(conflicts(cells=64))
def test_stability_is_what_the_definitions_say(drawn):
    stability = solve(drawn.conflict, [CONCEPTS[name] for name in FOR_ANY_NUMBER])
    for concept in FOR_ANY_NUMBER:
        for party in drawn.conflict.parties:
            expected = stable_states(drawn.textbook, concept, party)
            assert stability.states(concept, party).tolist() == expected, (concept, party)


@settings(max_examples=150)
@given(conflicts(max_parties=2, cells=64, **EVENTFUL))
def test_simultaneous_stability_is_what_the_definition_says(drawn):
    stability = solve(drawn.conflict, [CONCEPTS["SIM"]])
    for party in drawn.conflict.parties:
        expected = stable_states(drawn.textbook, "SIM", party)
        assert stability.states("SIM", party).tolist() == expected, party


@settings(max_examples=100)
@given(conflicts())
def test_rivals_hold_a_party_to_the_least_their_legal_sequences_reach(drawn):
    conflict, textbook = drawn.conflict, drawn.textbook
    cells = {n: conflict.space.cell(n) for n in textbook.states}
    for concept in map(CONCEPTS.get, FOR_ANY_NUMBER):
        for party in conflict.parties:
            held, liked = held_to(conflict, party, concept), conflict.levels[party]
            for x, cell in cells.items():
                expected = liked[cells[textbook.held_to(concept, party, x)]]
                assert held[cell] == expected, (concept.id, party, x)


@settings(max_examples=100)
@given(conflicts(cells=512))
def test_concepts_imply_one_another(drawn):
    stability = solve(drawn.conflict)
    for party in drawn.conflict.parties:
        stable = {name: stability.stable[name][party] for name in stability.concepts}
        for narrow, wide in IMPLIED:
            if narrow in stable and wide in stable:
                assert not (stable[narrow] & ~stable[wide]).any(), (narrow, wide, party)


@settings(max_examples=50)
@given(conflicts(max_parties=2, cells=512, moves=["both"], max_rules=0))
def test_without_rules_two_parties_can_be_held_to_maximin_and_minimax(drawn):
    stability = solve(drawn.conflict, [CONCEPTS["GMR"], CONCEPTS["SMR"]])
    for party in drawn.conflict.parties:
        liked = drawn.conflict.levels[party]
        own = drawn.conflict.space.axis(party)
        maximin = liked.min(axis=1 - own).max()
        minimax = liked.max(axis=own).min()
        np.testing.assert_array_equal(stability.stable["GMR"][party], liked >= maximin)
        np.testing.assert_array_equal(stability.stable["SMR"][party], liked >= minimax)


@settings(max_examples=25)
@given(conflicts(cells=64), st.data())
def test_equilibria_are_the_states_stable_for_every_party(drawn, data):
    concept = data.draw(st.sampled_from(FOR_ANY_NUMBER))
    stability = solve(drawn.conflict, [CONCEPTS[concept]])
    everyone = set.intersection(
        *(set(stability.states(concept, party).tolist()) for party in drawn.conflict.parties)
    )
    assert stability.equilibria(concept).tolist() == sorted(everyone)


@settings(max_examples=10)
@given(conflicts(min_parties=3, cells=32))
def test_simultaneous_stability_is_left_out_beyond_two_parties(drawn):
    stability = solve(drawn.conflict)
    assert stability.concepts == tuple(FOR_ANY_NUMBER)
    assert stability.left_out == {"SIM": "defined for two parties"}
    with pytest.raises(CaseError, match="SIM is defined for two parties; this conflict has"):
        solve(drawn.conflict, [CONCEPTS["SIM"]])
