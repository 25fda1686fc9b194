"""`excomm compare`, and the result it prints."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

import excomm
from excomm.cli import app

CASE = """
excomm: 1
title: a gate
horizons: {soon: 1, late: 5}
parties: {a: {name: the guard}, b: {name: the rider}}
options: {a.open: {text: open the gate}, b.enter: {text: enter}}
factors: {draught: {when: a.open, from: late, text: It draws.}}
outcomes: {open: a.open, shut: not a.open, in: a.open and b.enter, out: a.open and not b.enter}
orders:
  a: [{id: warm, want: not draught}]
  b: {weights: {a.open and b.enter: 3, a.open and not b.enter: -3, not a.open: 1}}
"""


@pytest.fixture
def gate(tmp_path):
    path = tmp_path / "gate.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_words_join_horizons_that_agree_and_part_those_that_differ(gate):
    words = " ".join(excomm.load(gate).compare("open", "shut").in_words().split())
    assert (
        "* The guard: to the horizon 'soon', open and shut are alike, at their best and at their "
        "worst; to the horizon 'late', every state of shut is better than every state of open."
    ) in words
    assert (
        "* The rider: open is better at its best and worse at its worst than shut; open is better "
        "if b.enter and shut is better if not b.enter."
    ) in words


def test_outcomes_of_one_state_are_said_plainly(gate):
    words = excomm.load(gate).compare("in", "out", "b", horizon="soon").in_words()
    assert words == "* The rider: in is better than out.\n"


def test_one_row_a_party_and_horizon(gate):
    result = excomm.load(gate).compare("open", "shut")
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert [(row["party"], row["horizon"], row["claim"]) for row in rows] == [
        ("a", "soon", "equal"),
        ("b", "soon", "split"),
        ("a", "late", "worse"),
        ("b", "late", "split"),
    ]
    assert rows[1]["decided by"] == "better if b.enter; worse if not b.enter"
    assert (rows[1]["first best"], rows[1]["first worst"]) == ("1", "3")
    assert "<table>" in result._repr_html_()


def test_columns_that_say_nothing_are_left_out():
    (table,) = excomm.load("chicken").compare("compromise", "crash").tables()
    assert table.columns == ("party", "by", "compromise", "crash", "of", "claim")


def test_the_command_prints_the_table_and_the_words(gate):
    ran = CliRunner().invoke(app, ["compare", str(gate), "open", "shut", "--horizon", "late"])
    assert ran.exit_code == 0
    assert "open beside shut" in ran.output
    assert "* The guard: every state of shut is better than every state of open." in ran.output


def test_json_holds_the_claims_and_what_made_them(gate):
    ran = CliRunner().invoke(app, ["compare", str(gate), "open", "shut", "--format", "json"])
    data = json.loads(ran.output)
    assert (data["first"], data["second"], data["case"]["name"]) == ("open", "shut", "gate")
    split = data["comparisons"][1]
    assert (split["party"], split["by"], split["horizon"]) == ("b", "orders", "soon")
    assert split["first"] == {"best": 1, "worst": 3, "states": 2}
    assert split["deciding"][0] == {"condition": "b.enter", "claim": "better"}


def test_what_memorandum_rsb_185_concludes_of_stalemate_and_settlement():
    result = excomm.load("cuba-1962").compare("stalemate", "settlement", ["us", "ussr"])
    claims = {(found.party, found.horizon): found.claim for found in result.comparisons}
    assert claims == {
        ("us", "days"): "better",
        ("us", "months"): "better",
        ("ussr", "days"): "worse",
        ("ussr", "months"): "worse",
    }
