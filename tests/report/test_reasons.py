"""Reasons for a verdict, in words and as data."""

import json

from report.samples import GATE, TWO, analysis


def test_the_verdict_comes_first():
    text = str(analysis(TWO).why("present", "a", "Nash"))
    assert text.splitlines() == [
        "State 1 (N N, the present state) is stable for A under Nash, Nash stability.",
        "",
        "Its one move does not lead to a state that it likes better.",
    ]


def test_an_improvement_is_deterred():
    assert str(analysis(TWO).why("both", "a", "SEQ")).splitlines() == [
        "State 4 (Y Y, both) is stable for A under SEQ, sequential stability.",
        "",
        "It has one move to a state that it likes better, and it is deterred:",
        "",
        "1. It would no longer do x: state 3.",
        "   By that it would rise from rank 2 to rank 1 of 4.",
        "   But then B would no longer do y: state 1.",
        "   In all it would fall from rank 2 to rank 3 of 4.",
    ]


def test_a_concept_that_looks_further_says_so():
    text = str(analysis(TWO).why("both", "a", "SMR"))
    assert "no move of its own from there would make up for it." in " ".join(text.split())


def test_nothing_deters():
    text = str(analysis(TWO).why("both", "a", "Nash"))
    assert "It has one move to a state that it likes better, and nothing deters it:" in text
    assert text.endswith("   Nash stability asks no further.")
    text = str(analysis(TWO).why("Y N", "a", "SEQ"))
    assert text.endswith("   No sequence of the others' improvements makes it regret this.")
    text = str(analysis(TWO).why("Y N", "a", "GMR"))
    assert text.endswith("   No sequence of the others' moves makes it regret this.")
    text = " ".join(str(analysis(TWO).why("Y N", "a", "SIM")).split())
    assert "improvements, nor one made at the same time, makes it regret this." in text


CHICKEN = TWO.replace("N Y, Y Y, N N, Y N", "N Y, Y Y, Y N, N N").replace(
    "Y N, Y Y, N N, N Y", "Y N, Y Y, N Y, N N"
)


def test_a_reply_at_the_same_time():
    text = str(analysis(CHICKEN).why("both", "a", "SIM"))
    assert "   But at the same time B would no longer do y: state 1." in text
    assert "is stable for A under SIM" in text


def test_the_premises_are_named_with_their_sources():
    text = str(analysis(GATE).why("inside and guard.gate = wide and quiet", "guard", "Nash"))
    assert text.splitlines()[0].startswith("State ")
    assert "is stable for the guard" in " ".join(text.split())
    text = str(analysis(GATE).why("present", "guard", "Nash"))
    assert text.endswith("Premises these rest on:\n   air: guard.gate >= ajar [by nobody named]")
    text = str(analysis(GATE).why("guard.gate = ajar and quiet and not inside", "rider", "Nash"))
    assert text.endswith("Premises these rest on:\n   home: inside [by analyst]")


def test_a_citation_is_given_in_full():
    asked = "guard.gate = wide and guard.horn = call and not inside"
    text = str(analysis(GATE).why(asked, "guard", "SEQ"))
    assert "None of its 8 moves leads" in text
    shut = analysis(GATE).why("present", "guard", "GMR")
    assert "In all it would lose empty (nobody comes in)." in str(shut)
    assert "   empty: not inside [log, p. 3]" in str(shut)


def test_the_rest_is_counted():
    gate = analysis(GATE)
    asked = "guard.gate = shut and guard.horn = alarm"
    all_of_them = gate.why(asked, "guard", "Nash", limit=None)
    assert len(all_of_them.temptations) == all_of_them.improvements > 2
    some = gate.why(asked, "guard", "Nash", limit=all_of_them.improvements - 1)
    assert "1 more move; --limit shows more." in str(some)
    assert "--limit" not in str(all_of_them)


def test_lines_fit_the_page():
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SymSEQ", "SIM"):
        for number in range(1, analysis(GATE).conflict().space.size + 1):
            text = str(analysis(GATE).why(number, "guard", concept, limit=None))
            assert all(len(line) <= 80 for line in text.splitlines())


def test_data_can_be_written_as_json():
    reason = analysis(GATE).why("present", "guard", "GMR")
    data = json.loads(reason.to_json())
    assert data == reason.to_dict()
    assert data["state"] == {"number": 1, "pattern": "NNNN N"}
    assert data["stable"] is reason.stable
    assert len(data["temptations"]) == len(reason.temptations)
    first = data["temptations"][0]
    assert first["move"]["party"] == "guard"
    assert set(first["gain"]) == {"better", "statement", "ranks"}
    assert first["deterrent"] is None or first["deterrent"]["steps"]


def test_a_notebook_shows_a_table_escaped():
    odd = analysis(GATE.replace("text: open the gate", "text: <script>alert(1)</script>"))
    shown = odd.why(1, "guard", "GMR")._repr_html_()
    assert shown.startswith("<table>")
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_rows_say_what_tempts_and_what_deters():
    reason = analysis(GATE).why(1, "guard", "GMR", limit=1)
    (row,) = reason.rows().rows
    assert row[:3] == ("open the gate (ajar)", 2, "gain air (guard.gate >= ajar)")
    assert row[3] == "rider would enter"
    assert row[5] == "lose empty (nobody comes in)"
    assert reason.rows().note == "3 more moves to states that it likes better."
    assert list(reason.to_pandas()["to state"]) == [2]


def test_what_nothing_deters_says_nothing():
    reason = analysis(GATE).why(1, "guard", "Nash", limit=None)
    assert [row[3:] for row in reason.rows().rows] == [("nothing", "", "")] * 4
