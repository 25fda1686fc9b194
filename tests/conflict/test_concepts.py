"""Concepts beyond the table: those that look further ahead, and one for each party."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import CaseError
from excomm.conflict import CONCEPTS, concept, profile, solve
from strategies import EVENTFUL, conflicts

STRICT = EVENTFUL | {"orders": ("ranking",)}


def stable(conflict, word, party):
    return set(solve(conflict, [concept(word)]).states(concept(word).id, party).tolist())


@settings(max_examples=150)
@given(conflicts(max_parties=2, cells=24, **STRICT), st.integers(1, 5))
def test_limited_move_stability_is_what_the_definition_says(drawn, horizon):
    textbook = drawn.textbook
    try:
        found = {p: stable(drawn.conflict, f"L{horizon}", p) for p in textbook.parties}
    except CaseError:
        # Refused only where a tie leaves open what one would do.
        expected = (
            textbook.expected(party, s, h)
            for party in textbook.parties
            for s in textbook.states
            for h in range(horizon + 1)
        )
        assert any(len(ends) > 1 for ends in expected)
        return
    for party, states in found.items():
        assert states == {s for s in textbook.states if textbook.limited_move(party, s, horizon)}


@settings(max_examples=75)
@given(conflicts(max_parties=2, cells=16, **STRICT))
def test_non_myopic_stability_is_limited_move_stability_from_some_horizon_on(drawn):
    textbook = drawn.textbook
    try:
        found = {p: stable(drawn.conflict, "NM", p) for p in textbook.parties}
    except CaseError:
        assume(False)
    # On so few states what is expected recurs long before this.
    far = range(40, 40 + 2 * len(textbook.states))
    for party, states in found.items():
        always = {
            s for s in textbook.states if all(textbook.limited_move(party, s, h) for h in far)
        }
        assert states == always


@settings(max_examples=150)
@given(conflicts(cells=32, **EVENTFUL), st.integers(1, 5))
def test_maximin_stability_is_what_the_definition_says(drawn, horizon):
    for party in drawn.textbook.parties:
        expected = {s for s in drawn.textbook.states if drawn.textbook.maximin(party, s, horizon)}
        assert stable(drawn.conflict, f"Maximin{horizon}", party) == expected


@settings(max_examples=40)
@given(conflicts(cells=64))
@pytest.mark.parametrize(("horizon", "name"), [(1, "Nash"), (2, "GMR"), (3, "SMR")])
def test_maximin_stability_begins_with_the_classics(horizon, name, drawn):
    for party in drawn.conflict.parties:
        assert stable(drawn.conflict, f"Maximin{horizon}", party) == stable(
            drawn.conflict, name, party
        )


@settings(max_examples=40)
@given(conflicts(cells=48), st.data())
def test_parties_may_foresee_differently(drawn, data):
    chosen = {
        party: data.draw(st.sampled_from(["Nash", "GMR", "SMR", "SEQ", "SymSEQ"]))
        for party in drawn.conflict.parties
    }
    asked = profile(", ".join(f"{p}={name}" for p, name in chosen.items()), drawn.conflict.parties)
    stability = solve(drawn.conflict, [asked])
    both = set(drawn.textbook.states)
    for party, name in chosen.items():
        expected = {s for s in drawn.textbook.states if STABLE[name](drawn.textbook, party, s)}
        assert set(stability.states(asked.id, party).tolist()) == expected
        both &= expected
    assert set(stability.equilibria(asked.id).tolist()) == both


@settings(max_examples=40)
@given(conflicts(max_parties=2, cells=24, **STRICT))
def test_a_stackelberg_leader_foresees_the_answer_of_one_who_foresees_nothing(drawn):
    leader, follower = drawn.conflict.parties
    try:
        led = solve(drawn.conflict, [profile(f"Stackelberg:{leader}", drawn.conflict.parties)])
        expected = stable(drawn.conflict, "L2", leader) & stable(drawn.conflict, "Nash", follower)
    except CaseError:
        assume(False)
    assert set(led.equilibria(f"Stackelberg:{leader}").tolist()) == expected


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("L3", "L3"),
        ("l_2", "L2"),
        ("maximin 4", "Maximin4"),
        ("Maximin-1", "Maximin1"),
        ("nm", "NM"),
        ("non-myopic", "NM"),
        ("seq", "SEQ"),
    ],
)
def test_concepts_go_by_their_names(word, name):
    assert concept(word).id == name


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("L0", "'L0' looks 0 moves ahead; a horizon is from 1 to 1,000"),
        ("maximin0", "'maximin0' looks 0 moves ahead; a horizon is from 1 to 1,000"),
        ("L1001", "a horizon is from 1 to 1,000"),
        ("Maximin", "unknown solution concept 'Maximin' (did you mean Maximin2?)"),
        ("a=SEQ", "in 'a=SEQ': no concept for b (expected PARTY=CONCEPT for each party)"),
        ("a=SEQ, a=GMR", "in 'a=SEQ, a=GMR': a has two concepts"),
        ("a=SEQ, b", "in 'a=SEQ, b': b has no concept"),
        ("a=SEQ, c=GMR", "in 'a=SEQ, c=GMR': unknown party 'c' (known: a, b)"),
        ("a=SEQ, b=SEG", "unknown solution concept 'SEG' (did you mean SEQ?)"),
        ("Stackelberg:c", "in 'Stackelberg:c': unknown party 'c' (known: a, b)"),
        ("Stackelberg:", "in 'Stackelberg:': unknown party ''"),
    ],
)
def test_what_names_no_concept_is_refused(word, message):
    with pytest.raises(CaseError) as refused:
        profile(word, ("a", "b"))
    assert message in str(refused.value)


def test_one_concept_for_everyone_is_that_concept():
    assert profile("a=SEQ, b=SEQ", ("a", "b")) is CONCEPTS["SEQ"]


@pytest.mark.parametrize("word", ["L2", "NM", "Stackelberg:a"])
@settings(max_examples=5)
@given(conflicts(min_parties=3, cells=32))
def test_looking_ahead_in_turn_is_for_two_parties(word, drawn):
    with pytest.raises(CaseError, match="is defined for two parties; this conflict has"):
        solve(drawn.conflict, [profile(word, drawn.conflict.parties)])
