"""Conflicts too large to list, from the command line."""

import csv
import io
import json

import pytest

from conflict.symbolic.test_engine import generated


@pytest.fixture
def large(folder):
    """A case of forty options."""
    text = generated(3, 40, 6, 3).replace(
        "orders:", "outcomes: {first: p0.o0 and p1.o1, none: p0.o0 and not p0.o0}\norders:"
    )
    (folder / "large.yaml").write_text(text, "utf-8")
    return "large.yaml"


def test_a_large_conflict_is_counted_and_not_listed(output, large):
    text = output("stability", large)
    assert "e11 states" in text or "e10 states" in text
    assert "equilibria" in text
    assert "Equilibria under SEQ: the nearest to the present" in text
    assert "* first holds:" in text
    assert "* none matches no state." in text
    assert all(len(line) <= 80 for line in text.splitlines() if "YN" not in line)


def test_both_engines_count_alike(output):
    listed = json.loads(output("stability", "elmira", "--format", "json"))
    counted = json.loads(output("stability", "elmira", "--engine", "symbolic", "--format", "json"))
    assert counted["engine"] == "symbolic"
    for concept, found in counted["concepts"].items():
        assert found["equilibria"] == len(listed["concepts"][concept]["equilibria"])
        for party, number in found["stable"].items():
            assert number == len(listed["concepts"][concept]["stable"][party])
    kept = [held for held in listed["outcomes"] if held["concept"] != "SIM"]
    assert counted["outcomes"] == kept


def test_rows_are_concepts_and_parties(output, large):
    rows = list(csv.DictReader(io.StringIO(output("stability", large, "--format", "csv"))))
    assert {row["party"] for row in rows} == {"p0", "p1", "p2", ""}
    assert all(int(row["states"]) >= 0 for row in rows)


def test_single_states_can_be_asked_about(output):
    arguments = ["stability", "elmira", "--concept", "SEQ", "--state", "present"]
    listed = output(*arguments)
    counted = output(*arguments, "--engine", "symbolic")
    assert "moe uniroyal" in listed
    assert "moe uniroyal" in counted


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--concept", "SIM"], "SIM is found by listing states"),
        (["--state", "3"], "states have no numbers"),
        (["--party", "p9"], "unknown party 'p9'"),
        (["--engine", "enumerated"], "more than 16,777,216 combinations"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments, message, run, large):
    code, out, err = run("stability", large, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
