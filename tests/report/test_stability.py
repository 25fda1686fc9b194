"""Stable states shown: state by state, by outcome, in words, as data."""

import pytest

import excomm
from excomm.report import outlook_text, stability_rows, stability_tables
from excomm.report import stability as module
from report.samples import GATE, TWO, analysis


@pytest.fixture
def two():
    return analysis(TWO)


def test_each_state_says_for_whom_it_is_stable(two):
    table, _ = stability_tables(two.stability(["Nash", "SEQ"]))
    assert table.columns == ("state", "pattern", "outcomes", "Nash", "SEQ")
    assert table.rows == (
        (1, "N N", "", "E", "E"),
        (2, "Y N", "", "b", "b"),
        (3, "N Y", "", "a", "a"),
        (4, "Y Y", "both", "", "E"),
    )
    assert table.note.startswith("E: stable for every party, an equilibrium; else: the parties")


def test_for_one_party_no_equilibrium_is_claimed(two):
    [table] = stability_tables(two.stability("SEQ", "a"))
    assert [row[3] for row in table.rows] == ["a", "", "a", "a"]
    assert table.note == "The parties for which it is stable."


def test_outcomes_stand_beside_the_base_rate(two):
    _, table = stability_tables(two.stability(["Nash", "SEQ"]))
    assert table.columns == ("outcome", "states", "Nash", "SEQ")
    assert table.rows == (("both", 1, 0, 1), ("all states", 4, 1, 2))


def test_a_case_without_outcomes_has_no_such_table():
    bare = analysis(TWO.replace("outcomes:\n  both: a.x and b.y\n", ""))
    assert len(stability_tables(bare.stability())) == 1
    assert bare.stability().in_words() == ""


@pytest.mark.parametrize(("states", "numbers"), [([2, 4], [2, 4]), ("both", [4]), ([], [])])
def test_only_the_states_asked_about_are_shown(states, numbers, two):
    result = two.stability("SEQ", states=states)
    [table] = stability_tables(result)
    assert [row[0] for row in table.rows] == numbers
    assert [row[0] for row in stability_rows(result).rows] == numbers
    assert result.to_dict()["among"] == numbers
    assert result.in_words() == ""


def test_a_concept_that_is_not_defined_is_left_out_with_the_reason():
    three = analysis(
        TWO.replace("{name: B}", "{name: B}\n  c: {name: C}")
        .replace("{text: do y}", "{text: do y}\n  c.z: {text: do z}")
        .replace("{ranking: [N Y, Y Y, N N, Y N]}", "[{id: x, want: a.x, by: analyst}]")
        .replace("{ranking: [Y N, Y Y, N N, N Y]}", "[{id: y, want: b.y, by: analyst}]")
    )
    result = three.stability()
    assert result.left_out == {"SIM": "defined for two parties"}
    assert "SIM is left out: defined for two parties." in stability_tables(result)[0].note
    assert "SIM" not in result.to_dict()["concepts"]


def test_large_conflicts_are_counted(two, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    counts, outcomes, examples = stability_tables(two.stability(["Nash", "SEQ"]), limit=1)
    assert counts.columns == ("concept", "a", "b", "equilibria")
    assert counts.rows == (("Nash", 2, 2, 1), ("SEQ", 3, 3, 2))
    assert outcomes.columns[0] == "outcome"
    assert examples.caption == "Equilibria under SEQ, 1 of 2:"
    assert examples.rows == ((1, "N N", ""),)
    [counts] = stability_tables(two.stability("SEQ", "b"))
    assert counts.columns == ("concept", "b")


def test_examples_come_from_a_concept_that_has_some(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    result = excomm.load("cuba-1962-classic").stability(["Nash", "GMR"])
    assert len(result.equilibria("Nash")) == 0
    *_, examples = stability_tables(result)
    assert examples.caption.startswith("Equilibria under GMR, ")


def test_rows_are_for_programs(two):
    table = stability_rows(two.stability(["Nash", "SEQ"]))
    assert table.columns == (
        *("state", "pattern", "outcomes", "Nash a", "Nash b", "SEQ a", "SEQ b"),
        *("Nash equilibrium", "SEQ equilibrium"),
    )
    assert table.rows[3] == (4, "Y Y", "both", 0, 0, 1, 1, 0, 1)
    assert "SEQ equilibrium" not in stability_rows(two.stability("SEQ", "a")).columns


def test_words_say_what_holds_and_why(two):
    assert outlook_text(two.stability("SEQ")).splitlines() == [
        "In words, under SEQ:",
        "",
        "* both holds: its one state is an equilibrium (2 of all 4 states are).",
        "  It is state 4, Y Y.",
        "  - A: it would no longer do x, and so rise from rank 2 to rank 1 of 4; but then",
        "    B would no longer do y, and in all it would fall from rank 2 to rank 3 of 4.",
        "  - B: it would no longer do y, and so rise from rank 2 to rank 1 of 4; but then",
        "    A would no longer do x, and in all it would fall from rank 2 to rank 3 of 4.",
    ]


def test_words_say_what_does_not_hold_and_who_would_move(two):
    text = " ".join(outlook_text(two.stability("Nash")).split())
    assert "* both does not hold: its one state is no equilibrium" in text
    assert "nothing deters it." in text


def test_words_speak_of_sequential_stability_where_it_was_asked_for(two):
    assert outlook_text(two.stability()).startswith("In words, under SEQ:")
    assert outlook_text(two.stability(["GMR", "Nash"])).startswith("In words, under GMR:")
    assert outlook_text(two.stability("SEQ", "a")) == ""


def test_words_for_an_outcome_of_several_states():
    gate = analysis(GATE)
    words = " ".join(outlook_text(gate.stability("SEQ")).split())
    size = gate.conflict().space.size
    inside = len(gate.states("inside").numbers)
    assert f"of its {inside} states" in words
    assert f"of all {size} states" in words
    assert "Rider: it has no move from here." in words


def test_an_outcome_without_states_is_said_to_have_none():
    odd = analysis(TWO.replace("a.x and b.y", "a.x and not a.x"))
    assert "* both matches no state." in outlook_text(odd.stability("SEQ"))
