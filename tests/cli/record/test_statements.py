"""The command line: `excomm record statements`."""

import csv
import io
import json

import pytest

PAPER = """MEMORANDUM

October 20, 1962

FROM: Rowan

1. The Soviets will probably wait. Khrushchev may well send the convoy back in May.

2. If the Cubans refuse inspection, we should close the strait. Gromyko said that the Germans
might object.
"""


@pytest.fixture
def kept(folder, output):
    """A record of one paper."""
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    output("record", "add", "paper.txt")
    return "paper"


def lines(output, *arguments):
    text = output("record", "statements", *arguments, "--format", "jsonl")
    return [json.loads(line) for line in text.splitlines()]


def test_for_a_reader(kept, output):
    out = output("record", "statements", kept, "--words", "kent1964")
    assert out.startswith(
        "1. paper, p1, page 1, 1962-10-20\n"
        "   probable; 63–87 %; by Rowan; about ussr\n"
        "   The Soviets will *probably* wait.\n"
    )
    assert out.endswith("Ranges: Words of Estimative Probability (Sherman Kent, 1964).\n")
    few = output("record", "statements", kept, "--limit", "1")
    assert "There are 3 more; --limit shows more." in few


def test_lines_of_json_point_into_the_raw_text(kept, output):
    found = lines(output)
    text = output("record", "show", kept, "--raw")
    assert [one["kind"] for one in found].count("estimate") == 3
    for one in found:
        raw = "".join(text[start:end] for start, end in one["phrase"]["spans"])
        assert raw == one["phrase"]["text"]
        assert one["document"] == kept
        assert one["date"] == "1962-10-20"
    first = found[0]
    assert (first["class"], first["word"], first["range"]) == ("probable", "probably", "55–80 %")
    assert first["about"] == ["ussr"]


@pytest.mark.usefixtures("kept")
def test_rows_of_csv(output):
    rows = list(csv.DictReader(io.StringIO(output("record", "statements", "--format", "csv"))))
    assert [row["phrase"] for row in rows if row["kind"] == "estimate"] == [
        "probably", "may well", "might",
    ]  # fmt: skip
    assert rows[0]["sentence"] == "The Soviets will probably wait."


@pytest.mark.usefixtures("kept")
def test_statements_are_narrowed(output):
    assert {one["kind"] for one in lines(output, "--kind", "recommendation")} == {"recommendation"}
    about = lines(output, "--about", "Moscow", "--kind", "estimate")
    assert [one["phrase"]["text"] for one in about] == ["probably", "may well"]
    held = lines(output, "--holder", "gromyko")
    assert [one["phrase"]["text"] for one in held] == ["might"]
    assert lines(output, "--holder", "ussr") == held
    assert len(lines(output, "--limit", "2")) == 2
    assert lines(output, "--from", "1962-10", "--to", "1962-10-20")
    assert lines(output, "--from", "1962-11") == []


@pytest.mark.usefixtures("kept")
def test_words_of_ones_own(folder, output):
    (folder / "mine.toml").write_text(
        '[marks.wait]\nclass = "probable"\nphrases = ["will wait", "wait"]\n', encoding="utf-8"
    )
    found = lines(output, "--vocabulary", "mine.toml")
    assert "wait" in [one["phrase"]["text"] for one in found]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--about", "russa"], "no actor of the vocabulary is called so; did you mean 'ussr'?"),
        (["--words", "kent"], "--words: there is no table of words 'kent'"),
        (["--vocabulary", "none.toml"], "none.toml: cannot be read: No such file"),
        (["nothing"], "no document of the record has document 'nothing'"),
        (["--kind", "prerequisite"], "no statement of this kind was found"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_what_is_wrong_is_told(arguments, told, run):
    code, out, err = run("record", "statements", *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_without_a_record(run):
    code, _, err = run("record", "statements")
    assert code == 2
    assert "there is no record here" in err


@pytest.mark.usefixtures("kept")
def test_a_reader_that_stops_is_no_error(started):
    process = started("record", "statements", "--format", "csv")
    process.stdout.close()
    process.wait()
    assert b"Traceback" not in process.stderr.read()
