"""The command line: `excomm paths`."""

import csv
import io
import json

import pytest

import excomm


def words(text):
    return " ".join(text.split())


def test_each_equilibrium_and_outcome_is_told(output):
    out = words(output("paths", "elmira"))
    assert "From the present state, 1: N YNN N:" in out
    assert "* 7 (N YNN Y): 1 step, in the interest of who takes it." in out
    assert (
        "* 10 (Y NYN Y): 3 steps, 1 of them not in the interest of who takes it. - Step 1 of 3: "
        "The Ministry of the Environment would modify the control order, and so fall from rank 6 "
        "to rank 7 of 9." in out
    )
    assert "* delayed: the present state is one of its states." in out


def test_many_equilibria_are_counted_by_outcome(output):
    out = words(output("paths", "elmira", "--limit", 3))
    assert "all of them 6 1 6 improvements 1" in out
    assert "abandoned 4 0 4 moves 1" in out
    assert "Each equilibrium" not in out


def test_one_way_options_that_bar_the_way_are_named(output):
    out = words(output("paths", "elmira", "--from", "N NNY Y"))
    assert "From this state, 11: N NNY Y:" in out
    assert (
        "* accepted_as_issued: no way leads there: uniroyal.abandon cannot be undone (abandon "
        "the plant)." in out
    )
    assert "uniroyal.delay cannot be resumed (delay by appeal) and" in out


def test_the_ways_to_a_state_are_listed(output):
    out = words(output("paths", "elmira", "--to", "Y NYN Y", "--limit", 2))
    assert "The 6 shortest ways by moves, of 3 steps; 2 of them:" in out
    assert "2. The Ministry of the Environment would modify the control order" in out
    assert out.count("Then the local governments would insist") == 2
    assert "Equilibria" not in out
    willing = words(output("paths", "elmira", "--to", "10", "--by", "improvements"))
    assert "No sequence of improvements leads there." in willing
    assert "shortest" not in willing


@pytest.mark.parametrize("case", ["elmira", "chicken", "cuba-1962-classic", "prisoners-dilemma"])
def test_the_engines_say_the_same(case, output):
    listed = json.loads(output("paths", case, "--format", "json"))
    symbolic = json.loads(output("paths", case, "--engine", "symbolic", "--format", "json"))
    assert (listed["engine"], symbolic["engine"]) == ("enumerated", "symbolic")
    assert symbolic["start"]["number"] is None
    for key in ("count", "reached", "all_equilibria"):
        assert listed[key] == symbolic[key]
    for one, other in zip(listed["outcomes"], symbolic["outcomes"], strict=True):
        for key in ("name", "states", "by_improvements", "by_moves", "by", "steps", "barred"):
            assert one[key] == other[key]


def test_where_states_have_no_numbers_they_go_by_pattern(output):
    out = words(output("paths", "elmira", "--to", "Y NYN Y", "--engine", "symbolic"))
    assert "A shortest way by moves, of 3 steps:" in out
    assert out.endswith("state Y NYN Y.")


def test_paths_as_json(output):
    asked = ["paths", "elmira", "--to", "7", "--to", "accepted_as_modified", "--format", "json"]
    data = json.loads(output(*asked))
    assert data["start"] == {"number": 1, "pattern": "N YNN N", "outcomes": ["delayed"]}
    assert data["reached"] == {
        "moves": {"states": 12, "longest": 3},
        "improvements": {"states": 2, "longest": 1},
    }
    assert (data["concept"], data["equilibria"], data["outcomes"]) == (None, [], [])
    insist, accept = data["ways"]
    assert (insist["to"], insist["steps"], insist["count"]) == ("7", 1, 1)
    [[step]] = insist["ways"]
    assert (step["party"], step["state"]) == ("lg", {"number": 7, "pattern": "N YNN Y"})
    assert step["liked"] == {"better": True, "statement": None, "ranks": [4, 3, 9]}
    assert accept["attainment"]["name"] == "accepted_as_modified"
    assert accept["attainment"]["unwilling"] == 1


def test_paths_as_csv(output):
    rows = list(csv.DictReader(io.StringIO(output("paths", "elmira", "--format", "csv"))))
    assert [row["what"] for row in rows] == ["equilibrium"] * 6 + ["outcome"] * 4
    assert [(row["steps"], row["by"]) for row in rows if row["name"] == "abandoned"] == [
        ("1", "moves")
    ]
    asked = output("paths", "elmira", "--from", "11", "--to", "delayed", "--format", "csv")
    [row] = csv.DictReader(io.StringIO(asked))
    assert row["barred_by"] == "uniroyal.delay uniroyal.abandon"
    assert (row["state"], row["steps"], row["unwilling"], row["ways"]) == ("", "", "", "")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["--from", "delayed"], "'delayed' is satisfied by 4 states, not one"),
        (["--from", "99"], "there is no state 99 (states are numbered 1 to 12)"),
        (["--to", "abandonned"], "unknown name 'abandonned' (did you mean abandoned"),
        (["--to", "moe.modify and not moe.modify"], "no state satisfies"),
        (["--concept", "SEK"], "unknown solution concept 'SEK' (did you mean SEQ"),
        (["--engine", "symbolic", "--to", "3"], "states have no numbers"),
    ],
)
def test_wrong_questions_are_answered_with_the_right_word(asked, message, run):
    code, out, err = run("paths", "elmira", *asked)
    assert (code, out) == (2, "")
    assert message in err


def test_python_says_the_same_as_the_command_line(output):
    result = excomm.load("elmira").paths(to=[10, "abandoned"], by="improvements", limit=1)
    printed = output(
        "paths", "elmira", "--to", "10", "--to", "abandoned", "--by", "improvements", "--limit", 1
    )
    assert str(result) in printed
    assert result.in_words() in printed
    assert [ways.count for ways in result.ways] == [None, None]
