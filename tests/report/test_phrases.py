"""Moves, gains and losses in words."""

import pytest

from excomm.conflict import Change, Difference, Step
from excomm.report.phrases import (
    act,
    counted,
    difference_in_words,
    listed,
    no_improvement,
    party_name,
    wrapped,
)
from report.samples import GATE, TWO, analysis


@pytest.fixture
def case():
    return analysis(GATE).case


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("rider.enter", "no", "yes"), "enter"),
        (Change("rider.enter", "yes", "no"), "no longer enter"),
        (Change("guard.gate", "shut", "ajar"), "open the gate (ajar)"),
        (Change("guard.gate", "ajar", "wide"), "open the gate (wide instead of ajar)"),
        (Change("guard.gate", "wide", "shut"), "no longer open the gate"),
        (Change("guard.horn", "silence", "call"), "blow the horn (call)"),
        (Change("guard.horn", "call", "silence"), "blow the horn (silence instead of call)"),
    ],
)
def test_a_change_follows_would(change, words, case):
    assert act(case.option, Step("guard", (change,), None, ())) == words


def test_several_changes_are_joined(case):
    changes = (Change("guard.gate", "shut", "wide"), Change("guard.horn", "silence", "alarm"))
    words = act(case.option, Step("guard", changes, None, ()))
    assert words == "open the gate (wide) and blow the horn (alarm)"


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a; b; and c")],
)
def test_lists(parts, words):
    assert listed(parts) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 states"), (1, "1 state"), (2, "2 states"), (1200, "1,200 states")]
)
def test_numbers_go_with_their_noun(number, words):
    assert counted(number, "state") == words


def test_a_name_begins_a_sentence_with_a_capital(case):
    assert party_name(case, "guard") == "the guard"
    assert party_name(case, "guard", begins=True) == "The guard"
    assert party_name(case, "rider", begins=True) == "Rider"


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference(None), "be no better and no worse off"),
        (Difference(True, "calm", "not guard.horn = alarm"), "gain calm (not guard.horn = alarm)"),
        (Difference(False, "empty", "nobody comes in"), "lose empty (nobody comes in)"),
        (Difference(True, ranks=(3, 1, 1200)), "rise from rank 3 to rank 1 of 1,200"),
        (Difference(False, ranks=(1, 3, 4)), "fall from rank 1 to rank 3 of 4"),
    ],
)
def test_a_difference_follows_would(difference, words):
    assert difference_in_words(difference) == words


def test_a_party_without_improvement_could_move_or_not():
    gate = analysis(GATE)
    inside = gate.why("inside and guard.gate = wide and quiet", "rider")
    assert no_improvement(inside) == "it has no move from here."
    outside = gate.why("guard.gate = wide and guard.horn = silence and not inside", "guard")
    assert no_improvement(outside).startswith("none of its 8 moves leads to a state")
    two = analysis(TWO)
    assert no_improvement(two.why("N N", "a")).startswith("its one move does not lead")


def test_text_hangs_from_its_number_or_bullet():
    word = "word " * 20
    for mark in ["", "1. ", "12. ", "- ", "* ", "   ", "  - "]:
        text = wrapped([mark + word.strip()])
        first, second = text.splitlines()[:2]
        assert len(first) <= 80
        assert first.startswith(mark)
        assert second.startswith(" " * len(mark) + "word")


def test_words_are_never_broken():
    word = "x" * 100
    assert wrapped([f"a {word} b-c"]).split() == ["a", word, "b-c"]
