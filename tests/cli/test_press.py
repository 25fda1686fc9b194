"""The command line: pressure."""

import csv
import io
import json

import excomm
from negotiation.samples import BORDER


def said(text):
    return " ".join(text.split())


def test_the_page_says_how_it_works_and_what_must_get_across(output, tmp_path):
    file = tmp_path / "border.yaml"
    file.write_text(BORDER, "utf-8")
    text = output("press", str(file), "--by", "north", "--for", "south.open")
    assert max(map(len, text.splitlines())) <= 80
    assert "pressure by north for south.open" in said(text)
    assert "The North undertakes, if the South complies, to lend the patron money." in said(text)
    assert "It works if aim=money (60% of belief)." in said(text)
    theirs = "it would rather undertake, unless the South complies, to cut the South off."
    assert f"Through the patron: {theirs}" in said(text)
    assert "to the patron what the North undertakes, and to the South what the patron" in said(text)
    assert "The promise of the North rests on being believed" in said(text)


def test_what_does_not_work_is_said(output, tmp_path):
    file = tmp_path / "border.yaml"
    file.write_text(BORDER, "utf-8")
    text = output("press", str(file), "--option", "north.boycott")
    assert "No set of up to 4 undertakings by the North brings the South to it" in said(text)
    assert "4 sets were tried and refuted" in said(text)


def test_as_json_and_csv(output):
    arguments = ("press", "cuba-1962", "--as-of", "1962-11-02", "--size", "1")
    result = excomm.load("cuba-1962").press(as_of="1962-11-02", size=1)
    data = json.loads(output(*arguments, "--format", "json"))
    assert data == result.to_dict()
    assert (data["by"], data["for"], data["targets"]) == ("us", "cuba.inspection", ["cuba"])
    assert data["tried"] == sum(one["tried"] for one in data["tallies"]) == 40
    assert output(*arguments, "--format", "csv") == result.to_csv()
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert {row["through"] for row in rows} == {"ussr", "fails"}


def test_wrong_input_is_said_in_one_line(run):
    for arguments, message in (
        (("--by", "us", "--for", "us.attack"), "rests on options of us itself"),
        (("--by", "nato", "--for", "cuba.inspection"), "nato is an observer"),
        (("--by", "usa", "--for", "cuba.inspection"), "unknown party 'usa' (did you mean us?)"),
        (("--by", "us", "--for", "cuba.sea_inspection"), "is so already, as of 1962-11-02"),
        (("--by", "us", "--for", "cuba.inspection", "--through", "cuba"), "is pressed itself"),
    ):
        code, out, err = run("press", "cuba-1962", "--as-of", "1962-11-02", *arguments)
        assert (code, out) == (2, "")
        assert message in err
