"""The command line: tables of words of probability, and what readers take them for."""

import csv
import io
import json

import pytest

import excomm
from excomm.words import tables


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_tables_are_listed(output):
    shown = [line for line in output("words").splitlines()[2:] if not line.startswith(" ")]
    assert [line.split()[0] for line in shown] == list(tables())
    data = json.loads(output("words", "--format", "json"))
    assert [(item["name"], item["terms"]) for item in data["tables"]][1] == ("icd203", 7)
    assert [row["name"] for row in read(output("words", "--format", "csv"))] == list(tables())


@pytest.mark.parametrize("name", tables())
def test_a_table_is_shown_with_its_terms_and_gaps(output, name):
    text = output("words", name)
    table = excomm.word_table(name).table
    flat = " ".join(text.split())
    for term in table.terms:
        assert any(line.startswith(f"{term.word} ") for line in text.splitlines())
    assert ("What no term covers:" in text) == bool(table.gaps)
    for note in (*table.notes, *table.unverified):
        assert " ".join(note.split()) in flat
    assert max(map(len, text.splitlines())) <= 80


def test_a_gap_is_printed_with_both_neighbours(output):
    lines = [" ".join(line.split()) for line in output("words", "phia").splitlines()]
    assert "50% to under 55% between 'realistic possibility' and 'likely'" in lines


def test_a_table_as_json_and_csv(output):
    data = json.loads(output("words", "kent1964", "--format", "json"))
    assert data == excomm.word_table("kent1964").to_dict()
    assert [term["point"] for term in data["terms"] if term["term"] == "almost certain"] == [0.93]
    assert "certain to" in next(t for t in data["terms"] if t["term"] == "certain")["also"]
    rows = read(output("words", "kent1964", "--format", "csv"))
    assert [row["term"] for row in rows] == [term["term"] for term in data["terms"]]
    assert (rows[1]["low"], rows[1]["high"]) == ("0.02", "0.12")


def test_readers_beside_a_table(output):
    text = output("words", "icd203", "--readers")
    flat = " ".join(text.split())
    assert "Of 23 medians beside a range 2 lie outside it." in flat
    assert "Harvard Business Review, July 2018" in flat
    assert max(map(len, text.splitlines())) <= 80
    rows = read(output("words", "icd203", "--readers", "--format", "csv"))
    (row,) = [row for row in rows if row["word"] == "improbable"]
    assert (row["term"], row["median"], row["stands"]) == ("unlikely", "0.15", "below")
    data = json.loads(output("words", "icd203", "--readers", "--format", "json"))
    assert data == excomm.readers("icd203").to_dict()
    assert {answer["survey"] for answer in data["answers"]} == {s["name"] for s in data["surveys"]}


def test_readers_without_a_table(output):
    rows = read(output("words", "--readers", "--format", "csv"))
    assert "term" not in rows[0]
    (row,) = [row for row in rows if (row["word"], row["year"]) == ("likely", "2018")]
    assert (row["median"], row["low"], row["high"], row["answers"]) == (
        "0.7",
        "0.51",
        "0.85",
        "1859",
    )
    assert "read as" not in output("words", "--readers")


@pytest.mark.parametrize("more", [[], ["--readers"]])
@pytest.mark.parametrize(
    ("name", "hint"), [("icd230", "did you mean icd203?"), ("webster", "there are efsa, icd203")]
)
def test_an_unknown_table_is_said_to_be_none(run, name, hint, more):
    code, out, err = run("words", name, *more)
    assert (code, out) == (2, "")
    assert err.startswith(f"there is no table of words '{name}' ({hint}")
