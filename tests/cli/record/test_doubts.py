import json

import pytest

from scans import MISREAD


@pytest.fixture(autouse=True)
def _misread(folder, run):
    """A record of one text with much that is doubtful."""
    (folder / "tolls.txt").write_text(MISREAD, encoding="utf-8")
    (folder / "plain.txt").write_text("The lamp burns all night long.\n", encoding="utf-8")
    code, _, _ = run("record", "add", "tolls.txt", "plain.txt")
    assert code == 0


def test_doubts_are_printed_with_their_places(run):
    code, out, err = run("record", "doubts", "tolls")
    assert (code, err) == (0, "")
    assert "The head says November 19, 1947, the archive 1962/11/19" in out
    assert "offset" in out
    assert "→ maximized" in out


def test_doubts_of_a_kind(run):
    code, out, _ = run("record", "doubts", "tolls", "--kind", "sense", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["document"] == "tolls"
    assert [doubt["kind"] for doubt in found["doubts"]] == ["sense"] * 3
    for doubt in found["doubts"]:
        (start, end), *_ = doubt["spans"]
        assert MISREAD[start:end] in {"likely", "a possible", "minimized"}


def test_nothing_doubtful(run):
    code, out, _ = run("record", "doubts", "plain")
    assert code == 0
    assert "Nothing doubtful" in out


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["tolls", "--kind", "sens"], "there is no such kind of doubt"),
        (["toll"], "tolls"),
    ],
)
def test_wrong_input(run, arguments, what):
    code, out, err = run("record", "doubts", *arguments)
    assert (code, out) == (2, "")
    assert what in err
    assert "Traceback" not in err
