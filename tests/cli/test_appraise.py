"""The command line: a proposal appraised, and the others' reaction to it."""

import csv
import io
import json

import pytest

import excomm
from negotiation.samples import CLEAN


@pytest.fixture
def withdrawal(folder):
    """A case with a proposal that has no pitfall."""
    (folder / "withdrawal.yaml").write_text(CLEAN, encoding="utf-8")
    return "withdrawal.yaml"


def test_the_public_letter_has_the_pitfalls_of_the_memorandum(output):
    text = output("appraise", "cuba-1962", "public_letter")
    assert max(map(len, text.splitlines())) <= 80
    assert text.splitlines()[0].endswith("after letter_of_27")
    said = " ".join(text.split())
    assert "NATO allies and Turkey would lose by the discussion" in said
    assert "could next be asked to withdraw missiles abroad (britain italy); the message" in said
    assert "The Soviet Union to take the missiles out of Cuba: due only after talks." in said
    assert "the terms of reference of inspection on the island by the United Nations" in said
    assert "; Cuba has a veto over inspection on the island by the United Nations." in said
    assert "refuses to recognise, as in private letter." in said
    assert text.endswith("The Soviet Union raised the price.\n")


def test_a_clean_proposal(output, withdrawal):
    text = output("appraise", withdrawal, "offer")
    assert text.endswith("\nNo pitfall is triggered.\n")
    assert "triggered" not in text.removesuffix("No pitfall is triggered.\n")


def test_as_json_and_csv(output):
    result = excomm.load("cuba-1962").appraise("answer", against="public_letter")
    arguments = ("appraise", "cuba-1962", "answer", "--against", "public_letter", "--format")
    assert json.loads(output(*arguments, "json")) == result.to_dict()
    assert output(*arguments, "csv") == result.to_csv()
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert {row["pitfall"] for row in rows if row["verdict"] == "triggered"} == {*result.triggered}
    assert result.to_dict()["against"]["price"] == result.against.price


def test_under_a_hypothesis_only_that_counts(output):
    arguments = ("appraise", "cuba-1962", "public_letter", "--given", "october_aim=bargain")
    assert "may play for time" not in output(*arguments)


def test_states_need_not_be_listed(output, withdrawal):
    listed = json.loads(output("appraise", withdrawal, "offer", "--format", "json"))
    arguments = ("appraise", withdrawal, "offer", "--engine", "symbolic", "--format", "json")
    unlisted = json.loads(output(*arguments))
    assert unlisted["pitfalls"] == listed["pitfalls"]
    assert unlisted["performed"] == listed["performed"]


def test_how_the_others_react_to_a_proposal(output, withdrawal):
    text = output("react", withdrawal, "--after", "offer")
    assert "accepts" in text
    found = json.loads(output("react", withdrawal, "--after", "offer", "--format", "json"))
    (south,) = found["parties"]
    replies = south["first"]["replies"]
    assert any(reply["accepts"] for reply in replies)
    for reply in replies:
        doing = {change["option"]: change["after"] for change in reply["changes"]}
        assert reply["accepts"] == (doing.get("south.guns_back") == "yes")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("appraise", "cuba-1962", "publc_letter"),
            "unknown proposal 'publc_letter' (did you mean public_letter?)",
        ),
        (
            ("appraise", "cuba-1962", "answer", "--against", "answer"),
            "'answer' is the same proposal (name another one)",
        ),
        (("appraise", "chicken", "offer"), "unknown proposal 'offer' (the case has none)"),
        (("react", "chicken"), "say what is reacted to (an event or options with to"),
    ],
)
def test_what_is_wrong(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_a_proposal_that_the_rules_exclude(run, folder):
    text = CLEAN.replace("orders:", "impossible: [north.guns_back and south.guns_back]\norders:", 1)
    (folder / "barred.yaml").write_text(text, encoding="utf-8")
    code, _, err = run("appraise", "barred.yaml", "offer")
    assert code == 2
    assert "cannot all be so: the rules exclude it" in err
