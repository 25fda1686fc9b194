"""The command line: how an agreement stands and what can be seen of it."""

import csv
import io
import json

import excomm
from report.verification.test_assurance import LAKE


def test_the_ledger_is_a_page_wide_and_says_what_is_lacking(output):
    text = output("verify", "cuba-1962", "--as-of", "1962-11-02")
    assert text.splitlines()[0].endswith("as of 1962-11-02")
    assert max(map(len, text.splitlines())) <= 80
    said = " ".join(text.split())
    assert "Low-level flights (low_flights): the only means in force of seeing missiles_out" in said
    assert "continuity), which needs nobody's leave" in said
    assert (
        "un_inspection (inspection on the island by the United Nations), which waits on Cuba"
        in said
    )


def test_as_json_and_csv(output):
    result = excomm.load("cuba-1962").verify(as_of="after mikoyan_talks")
    arguments = ("verify", "cuba-1962", "--as-of", "after mikoyan_talks", "--format")
    assert json.loads(output(*arguments, "json")) == result.to_dict()
    assert output(*arguments, "csv") == result.to_csv()
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert {row["commitment"] for row in rows} == {
        entry.commitment.id for entry in result.ledger.entries
    }
    assert {row["in_force"] for row in rows if row["measure"] == "low_flights"} == {"yes"}


def test_what_is_supposed_is_named(output):
    arguments = ("verify", "cuba-1962", "--as-of", "1962-11-02", "--what-if", "+cuba.inspection")
    text = output(*arguments)
    assert "supposing cuba.inspection=yes" in " ".join(text.split())
    assert "What is asked of the measures in words is met." in text
    data = json.loads(output(*arguments, "--format", "json"))
    assert data["supposed"] == {"cuba.inspection": "yes"}


def test_outcomes_are_compared(output):
    text = output("verify", "cuba-1962", "--outcome", "stalemate", "--outcome", "settlement")
    assert "Of weapons_kept_out stalemate assures more." in text
    assert max(map(len, text.splitlines())) <= 80
    one = output("verify", "cuba-1962", "--outcome", "stalemate")
    assert "assures more" not in one


def test_a_case_without_commitments_says_so(output):
    assert "The case has no commitments." in output("verify", "chicken")
    assert json.loads(output("verify", "chicken", "--format", "json"))["commitments"] == []


def test_what_there_is_not_is_said(run):
    code, out, err = run("verify", "cuba-1962", "--outcome", "stalemat")
    assert (code, out) == (2, "")
    assert "unknown outcome 'stalemat' (did you mean stalemate?)" in err


def test_assurance_is_drawn_to_a_file(run, folder):
    (folder / "lake.yaml").write_text(LAKE, "utf-8")
    code, out, _ = run("verify", "lake.yaml", "-o", "lake.svg")
    assert (code, out) == (0, "lake.svg is written.\n")
    drawn = (folder / "lake.svg").read_text("utf-8")
    assert drawn == excomm.load(folder / "lake.yaml").verify().to_svg()
    assert run("verify", "lake.yaml", "--format", "svg")[1] == drawn
    code, out, err = run("verify", "lake.yaml", "-o", "lake.json", "--format", "json")
    assert (code, out) == (2, "")
    assert "a file is written of the picture; add --format svg" in err


def test_what_helps_is_short_unless_it_is_asked_for(output, folder):
    (folder / "lake.yaml").write_text(LAKE, "utf-8")
    short, whole = (output("verify", "lake.yaml", *more) for more in ((), ("--what-helps",)))
    assert "What one measure more would bring" in whole
    assert "What one measure more would bring" not in short
    assert "the cheapest is to add inspectors" in " ".join(short.split())
    assert max(map(len, whole.splitlines())) <= 80
    data = json.loads(output("verify", "lake.yaml", "--days", "9", "--format", "json"))
    assert data["helps"][0]["days"] == 9


def test_a_time_or_effort_that_cannot_be_is_refused(run, folder):
    (folder / "lake.yaml").write_text(LAKE, "utf-8")
    for option, word in (("--days", "days"), ("--effort", "effort")):
        code, out, err = run("verify", "lake.yaml", option, "0")
        assert (code, out) == (2, "")
        assert f"0 {word} (give a number above 0)" in err


def test_a_case_without_figures_says_no_more_and_draws_nothing(run, output):
    assert "in figures" not in output("verify", "cuba-1962")
    code, out, err = run("verify", "cuba-1962", "--format", "svg")
    assert (code, out) == (2, "")
    assert "no commitment of the case has figures to draw" in err


def test_what_tempts_is_asked_under_a_hypothesis(output):
    def kept(*asked):
        data = json.loads(output("verify", "ceasefire", "--format", "json", *asked))
        found = next(a for a in data["assurance"] if a["commitment"] == "upland_ceases_fire")
        return found["kept"]["point"]

    trade, rearm = (kept("--given", f"upland_aim={aim}") for aim in ("trade", "rearm"))
    assert rearm < kept() < trade
    text = output("verify", "ceasefire", "--given", "upland_aim=trade")
    assert "given upland_aim=trade" in " ".join(text.split())
