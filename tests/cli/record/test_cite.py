"""The command line: `excomm record cite`, and `excomm check` of a case with citations."""

import json

import pytest

from excomm.record import Record

pytestmark = pytest.mark.usefixtures("small")

V = "frus1961-63v99"
CASE = """excomm: 1
title: The strait
parties: {{us: {{name: Us}}}}
options: {{us.go: {{text: go}}}}
documents:
  letter: {{title: Letter of the Premier, date: 1962-10-28, source: {source}}}
  minute: {{title: A lost minute, date: 1962-10-21, source: Drawer 3}}
orders:
  us:
    - id: go
      want: us.go
      cites:
        {line}
    - {{id: stay, want: not us.go, cites: [{{document: minute, quote: so be it}}]}}
"""
SOURCE = "https://history.state.gov/historicaldocuments/frus1961-63v99/d2"


@pytest.fixture
def a_case(folder):
    def write(line):
        path = folder / "strait.yaml"
        path.write_text(CASE.format(source=SOURCE, line=line), "utf-8")
        return path.name

    return write


def test_what_is_printed_can_be_pasted_into_a_case(output, a_case):
    line = output("record", "cite", f"{V}/d2", "--quote", "withdraw the batteries").strip()
    assert line.startswith(f"- {{document: {V}/d2, ")
    case = a_case(line.replace(f"{V}/d2", "letter"))
    assert "2 citations looked for in .excomm/record.sqlite: 1 exact, 1 of" in output("check", case)


def test_a_citation_names_the_document_as_the_case_does(output, a_case):
    case = a_case("- {document: letter}")
    asked = ("--quote", "withdraw the batteries", "--case", case)
    line = output("record", "cite", "letter", *asked)
    assert line.startswith("- {document: letter, ")
    assert line == output("record", "cite", f"{V}/d2", *asked)


def test_a_citation_is_kept(output):
    output("record", "cite", f"{V}/d2", "--quote", "turns  back")
    with Record.open(".excomm/record.sqlite") as record:
        (kept,) = record.citations()
        assert kept.anchor == "turns back"
        assert record.document(kept.document).raw(kept.spans).split() == ["turns", "back"]


def test_a_citation_as_data(output):
    asked = ("--quote", "turns back", "--corrected", "turned back", "--format", "json")
    data = json.loads(output("record", "cite", f"{V}/d2", *asked))
    assert (data["document"], data["anchor"]) == (f"{V}/d2", "turns back")
    assert data["corrected"] == "turned back"
    assert data["prefix"].endswith("if the convoy ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((f"{V}/d2", "--quote", "the convoy"), "“the convoy” stands 2 times: "),
        ((f"{V}/d2", "--quote", "zebra crossing"), "“zebra crossing” does not stand in"),
        ((f"{V}/d2", "--quote", ""), "there is no quotation"),
        ((f"{V}/d7", "--quote", "the"), f"'{V}/d7' is not in the record"),
        (("minute", "--quote", "the", "--case", "strait.yaml"), "no document of the case is"),
    ],
)
def test_what_cannot_be_cited_is_said(run, a_case, arguments, said):
    a_case("- {document: letter}")
    code, out, err = run("record", "cite", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_check_says_what_became_of_each_citation(output, a_case):
    case = a_case("- {document: letter, quote: withdraw the guns}")
    said = output("check", case)
    assert f"warning: {case}:13:22: the citation of letter: “withdraw the guns” is lost" in said
    assert "the document minute is not in the record: “A lost minute”, 1962-10-21, Drawer 3" in said
    assert "(add it: excomm record add FILE)" in said
    assert "2 citations looked for in .excomm/record.sqlite: 1 lost, 1 of documents that" in said
    data = json.loads(output("check", case, "--format", "json"))
    assert {finding["gravity"] for finding in data} >= {"warning", "note"}
    assert sum("citation of letter" in finding["message"] for finding in data) == 1


def test_check_looks_in_the_record_that_is_named(output, run, a_case, folder):
    case = a_case("- {document: letter, quote: turns back}")
    (folder / ".excomm" / "record.sqlite").rename(folder / "kept.sqlite")
    assert "citation" not in output("check", case)
    said = output("check", case, "--record", "kept.sqlite")
    assert "looked for in kept.sqlite: 1 exact" in said
    assert "excomm record add FILE --record kept.sqlite" in said
    code, _, err = run("check", case, "--record", "nowhere.sqlite")
    assert code == 2
    assert "there is no nowhere.sqlite" in err
