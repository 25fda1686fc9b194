"""The command line: `excomm why`."""

import json

import pytest

import excomm
from excomm.conflict import CONCEPTS


@pytest.mark.parametrize(
    "state",
    ["7", "NY YN", "NYYN", "blockade_works", "us.blockade and withdrawal and not us.air_strike"],
)
def test_a_state_goes_by_number_pattern_or_formula(state, output):
    expected = output("why", "cuba-1962-classic", "--state", "7", "--party", "us")
    assert output("why", "cuba-1962-classic", "--state", state, "--party", "us") == expected
    assert expected.startswith("State 7 (NY YN, withdrawal, blockade_works) is stable for")


def test_the_present_state_goes_by_its_name(output, mine):
    named = output("why", mine, "--state", "present", "--party", "south")
    assert named == output("why", mine, "--state", "5", "--party", "south")
    assert named.startswith("State 5 (YNY NN, accord, the present state) is stable for South")


def test_why_as_json(output):
    arguments = ["why", "chicken", "--state", "compromise", "--party", "a", "--concept", "SMR"]
    data = json.loads(output(*arguments, "--format", "json"))
    assert data["state"] == {"number": 4, "pattern": "Y Y"}
    assert (data["party"], data["concept"], data["stable"]) == ("a", "SMR", True)
    assert (data["improvements"], data["undeterred"]) == (1, 0)
    [temptation] = data["temptations"]
    assert temptation["move"]["changes"] == [{"option": "a.swerve", "before": "yes", "after": "no"}]
    assert temptation["gain"] == {"better": True, "statement": None, "ranks": [2, 1, 4]}
    [step] = temptation["deterrent"]["steps"]
    assert (step["party"], step["state"]["number"]) == ("b", 1)
    assert temptation["deterrent"]["no_escape"] is True


@pytest.mark.parametrize("concept", CONCEPTS)
def test_why_agrees_with_stability(concept, output):
    stable = excomm.load("chicken").stability(concept)
    for number in range(1, 5):
        for party in "ab":
            arguments = ["--state", number, "--party", party, "--concept", concept]
            out = output("why", "chicken", *arguments)
            verdict = "is stable" if number in stable.states(concept, party) else "is not stable"
            assert verdict in " ".join(out.split())


def test_why_explains_as_many_as_asked(output, mine):
    asked = ["why", mine, "--state", "accord", "--party", "north"]
    assert "2 more moves; --limit shows more." in output(*asked, "--limit", 1)
    assert "--limit" not in output(*asked, "--limit", 3)
