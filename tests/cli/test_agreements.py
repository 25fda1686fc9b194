"""The command ``excomm agreements``."""

import csv
import io
import json

import pytest


def test_what_could_be_agreed_is_told_in_words(output):
    out = output("agreements", "cuba-1962", "--no-agreement", "present", "--samples", "2")
    assert "No agreement: present, 1 state." in out
    assert "acceptable" in out
    assert "What they would ask:" in out
    assert "would no longer stop ships on the way to Cuba" in out


def test_why_nothing_can_be_agreed_is_told(output):
    out = output("agreements", "cuba-1962", "--no-agreement", "stalemate")
    assert "Nothing is better for every party than no agreement (stalemate)." in out
    assert "* The United States likes no state better than that." in out


@pytest.mark.parametrize("engine", ["enumerated", "symbolic"])
def test_agreements_as_data(output, engine):
    asked = ("cuba-1962", "--no-agreement", "present", "--engine", engine)
    data = json.loads(output("agreements", *asked, "--format", "json"))
    assert (data["states"], data["acceptable"], data["concept"]) == (184275, 6060, "SEQ")
    assert data["fairest"]["worst_rank"] == 57
    rows = list(csv.DictReader(io.StringIO(output("agreements", *asked, "--format", "csv"))))
    assert rows[0]["agreement"] == "best for us"
    assert rows[0]["rank us"] == "1"


def test_wrong_input_is_refused(run):
    code, _, err = run("agreements", "cuba-1962", "--no-agreement", "setlement")
    assert (code, err.strip()) == (2, "unknown outcome 'setlement' (did you mean settlement?)")
