"""The command line: the cases there are, their states, and which of them hold."""

import csv
import io
import json

import pytest

import excomm
from excomm.conflict import CONCEPTS
from library.listed import LISTED

SMALL = ["chicken", "prisoners-dilemma", "cuba-1962-classic", "elmira"]


# Listing


def test_cases_lists_the_library(output):
    lines = output("cases").splitlines()
    assert lines[0].split() == ["name", "title", "parties", "options"]
    assert [line.split()[0] for line in lines[2:] if line[0] != " "] == list(excomm.cases())


def test_cases_as_json_and_csv(output):
    listed = json.loads(output("cases", "--format", "json"))
    assert [case["name"] for case in listed] == list(excomm.cases())
    assert next(c for c in listed if c["name"] == "chicken")["options"] == ["a.swerve", "b.swerve"]
    rows = list(csv.DictReader(io.StringIO(output("cases", "--format", "csv"))))
    assert [row["name"] for row in rows] == list(excomm.cases())


@pytest.mark.parametrize("name", SMALL)
def test_states_table_has_every_state(name, output):
    analysis = excomm.load(name)
    out = output("states", name)
    space = analysis.conflict().space
    assert f"{space.size} states" in out
    assert all(len(line) <= 80 for line in out.splitlines())
    heading = out.splitlines()[1].split()
    assert heading == [str(number) for number in range(1, space.size + 1)]
    for option in analysis.case.options:
        assert option.id in out


def test_many_states_stand_in_rows_up_to_a_limit(output, mine):
    out = output("states", mine, "--limit", 3)
    assert "15 more; --limit shows them." in out
    assert "3  YYN NN" in out
    assert "4  NNY NN" not in out
    assert "2  north.fill >= full" in out


@pytest.mark.parametrize("name", [*SMALL, "mine"])
def test_states_as_json(name, output, mine):
    case = mine if name == "mine" else name
    data = json.loads(output("states", case, "--format", "json"))
    analysis = excomm.load(case)
    space = analysis.conflict().space
    assert data["excomm"] == excomm.__version__
    assert data["case"]["name"] == name
    assert [entry["option"] for entry in data["options"]] == [
        option.id for option in analysis.case.options for _ in option.switches
    ]
    assert [p["id"] for p in data["parties"]] == [p.id for p in analysis.case.players]
    assert data["count"] == len(data["states"]) == space.size
    assert data["present"] == analysis.conflict().present
    for state in data["states"]:
        assert state["pattern"] == space.pattern(state["number"])
        assert len(state["pattern"].replace(" ", "")) == len(data["options"])
        assert state["outcomes"] == [
            o.id for o in analysis.case.outcomes if space.holds(o.when, state["number"])
        ]


def test_states_as_csv(output):
    rows = list(csv.DictReader(io.StringIO(output("states", "elmira", "--format", "csv"))))
    assert [int(row["state"]) for row in rows] == list(range(1, 13))
    assert rows[8]["pattern"] == "N NYN Y"
    assert rows[8]["outcomes"] == "accepted_as_issued"


@pytest.mark.parametrize(
    "where", ["lg.insist", "- --- Y", "lg.insist and true", "not not lg.insist"]
)
def test_states_where(where, output):
    data = json.loads(output("states", "elmira", "--where", where, "--format", "json"))
    assert [state["number"] for state in data["states"]] == [7, 8, 9, 10, 11, 12]
    assert data["count"] == 12


def test_states_where_nothing_is(output):
    assert "The present state is 1" in output("states", "elmira", "--where", "false")


# Stability


def test_stability_table(output):
    out = output("stability", "chicken")
    assert out.startswith("Chicken: 4 states as of the start\n")
    rows = [line.split() for line in out.splitlines()[3:7]]
    assert rows[1] == ["2", "Y", "N", "a_yields", *"EEEEEE"]
    assert rows[3] == ["4", "Y", "Y", "compromise", *"EEE"]
    assert "* compromise does not hold: its one state is no equilibrium" in out


# A pattern of a case too large to list is wider than the page.
@pytest.mark.parametrize("name", [*LISTED, "mine"])
def test_stability_fits_the_page(name, output, mine):
    out = output("stability", mine if name == "mine" else name)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("columns", [40, 200])
def test_tables_are_as_wide_as_the_page(columns, output, monkeypatch):
    wide = output("stability", "elmira")
    monkeypatch.setenv("COLUMNS", str(columns))
    other = output("stability", "elmira")
    lines = {
        name: len(text.split("\n\n")[0].splitlines())
        for name, text in (("80", wide), ("other", other))
    }
    assert (lines["other"] > lines["80"]) == (columns < 80)


@pytest.mark.parametrize("name", [*SMALL, "mine"])
def test_stability_as_json(name, output, mine):
    case = mine if name == "mine" else name
    data = json.loads(output("stability", case, "--format", "json"))
    result = excomm.load(case).stability()
    space = result.conflict.space
    assert data["states"] == [space.pattern(n) for n in range(1, space.size + 1)]
    assert data["among"] is None
    assert list(data["concepts"]) == list(result.concepts)
    for concept, entry in data["concepts"].items():
        assert entry["equilibria"] == result.equilibria(concept).tolist()
        assert list(entry["stable"]) == list(result.parties)
        for party, numbers in entry["stable"].items():
            assert numbers == result.states(concept, party).tolist()
        joint = set.intersection(*map(set, entry["stable"].values()))
        assert set(entry["equilibria"]) == joint
    assert {(o["outcome"], o["concept"]) for o in data["outcomes"]} == {
        (o.id, c) for o in excomm.load(case).case.outcomes for c in result.concepts
    }


def test_stability_as_json_for_one_party(output):
    data = json.loads(output("stability", "chicken", "--party", "a", "--format", "json"))
    assert list(data["concepts"]["SEQ"]) == ["stable"]
    assert list(data["concepts"]["SEQ"]["stable"]) == ["a"]
    assert "outcomes" not in data


def test_stability_as_csv(output):
    text = output("stability", "chicken", "--concept", "seq", "--concept", "SMR", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == [
        *("state", "pattern", "outcomes"),
        *("SEQ a", "SEQ b", "SMR a", "SMR b", "SEQ equilibrium", "SMR equilibrium"),
    ]
    assert [row["SMR equilibrium"] for row in rows] == ["0", "1", "1", "1"]
    assert [row["SEQ a"] for row in rows] == ["0", "1", "1", "0"]


def test_stability_of_some_states(output):
    asked = ["--state", "present", "--state", "N NYN Y"]
    out = output("stability", "elmira", "--concept", "SEQ", *asked)
    assert [line.split()[0] for line in out.splitlines()[3:5]] == ["1", "9"]
    data = json.loads(output("stability", "elmira", *asked, "--format", "json"))
    assert data["among"] == [1, 9]
    text = output("stability", "elmira", *asked, "--format", "csv")
    assert [row["state"] for row in csv.DictReader(io.StringIO(text))] == ["1", "9"]


@pytest.mark.parametrize("concept", [*CONCEPTS, "rational", "symmetric-sequential", "nash"])
def test_concepts_go_by_their_names(concept, output):
    heading = output("stability", "chicken", "--concept", concept).splitlines()[1].split()
    assert heading[:3] == ["state", "pattern", "outcomes"]
    assert heading[3] in CONCEPTS


def test_a_large_conflict_is_shown_by_outcome(output):
    out = output("stability", "cuba-1962", "--concept", "SEQ", "--limit", "3")
    assert "Equilibria under SEQ, 3 of " in out
    assert "all states" in out


# Moments and horizons


def test_as_of_goes_back(output, mine):
    for moment in ["after filling", "2024-05-01", "2024-05-02"]:
        data = json.loads(output("states", mine, "--as-of", moment, "--format", "json"))
        assert (data["as_of"], data["present"]) == (moment, 3)
    data = json.loads(output("states", mine, "--format", "json"))
    assert (data["as_of"], data["present"]) == ("after accord", 5)


def test_a_horizon_is_looked_to(output):
    asked = ["states", "cuba-1962", "--where", "dearer_presence", "--format", "json"]
    assert json.loads(output(*asked, "--horizon", "days"))["states"] == []
    assert json.loads(output(*asked, "--horizon", "months"))["states"] != []
