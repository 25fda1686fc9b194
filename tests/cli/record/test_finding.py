"""The command line: `excomm record search`, `list`, `show` and `export`."""

import csv
import json

import pytest

from excomm.record.store import Record

pytestmark = pytest.mark.usefixtures("small")

V = "frus1961-63v99"


def test_search_says_where_a_paragraph_stands(output):
    out = output("record", "search", "convoy", "strait")
    assert out.startswith(f"1. {V}/d1, p")
    assert ", 1962-10-20\n" in out
    assert "Memorandum From the Director" in out
    assert "The convoy is expected to pass the strait" in " ".join(out.split())
    assert "2." not in out
    assert "There are more; --limit shows more." in output("record", "search", "the", "--limit", 1)


def test_search_by_options_and_by_fields(output):
    by_option = output("record", "search", "convoy", "--since", "1962-10-21", "--volume", "v99")
    assert by_option == output("record", "search", "convoy since:1962-10-21 volume:v99")
    assert f"{V}/d2" in by_option
    assert f"{V}/d1" not in by_option
    assert f"{V}/d1" in output("record", "search", "convoy", "--from-person", "Rowan")
    assert f"{V}/d2" in output("record", "search", "convoy", "--to-person", "Marsh")
    assert f"{V}/d3" in output("record", "search", "--document", f"{V}/d3")


def test_search_as_data(output):
    data = json.loads(output("record", "search", '"lasting settlement"', "--format", "json"))
    [hit] = data["hits"]
    [[start, end]] = hit["matches"]
    assert (hit["document"], hit["date"]) == (f"{V}/d3", "1963-01-05")
    assert hit["text"][start:end] == "lasting settlement"
    [row] = csv.DictReader(
        output("record", "search", '"lasting settlement"', "--format", "csv").splitlines()
    )
    assert (row["document"], row["text"]) == (f"{V}/d3", hit["text"])


def test_search_for_damaged_words_shows_the_forms(output):
    assert ". note," not in output("record", "search", "convoy")
    out = output("record", "search", "convoy", "--damaged")
    assert ". note," in out
    assert "convoy also as: conv0y" in out


def test_nothing_found_says_which_part_no_document_meets(run):
    code, out, err = run(
        "record", "search", "convoy", "--from-person", "Smith", "--class", "secret"
    )
    assert (code, out) == (0, "nothing was found\n")
    assert err == (
        "no document of the record has class 'secret'\n"
        "no document of the record has sender 'Smith'\n"
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ([], "nothing to look for"),
        (["--", "-convoy"], "only words that must not be there"),
        (["convoy", "--since", "soon"], "'soon' is no date: expected a day, a month or a year"),
    ],
)
def test_a_query_that_cannot_be_answered(query, message, run):
    code, out, err = run("record", "search", *query)
    assert (code, out, message in err) == (2, "", True)


@pytest.mark.parametrize("query", ['"', "NEAR(a b)", "a AND", "text:x", "{a b}:", "*", "x^2", "'"])
def test_odd_queries_are_words(query, run):
    code, _, err = run("record", "search", "--", query)
    assert code == 0 or "nothing to look for" in err
    assert "syntax" not in err


def test_list_is_in_the_order_of_dates(output):
    rows = list(csv.DictReader(output("record", "list", "--format", "csv").splitlines()))
    assert [row["document"] for row in rows] == [f"{V}/d1", f"{V}/d2", f"{V}/d3", "note"]
    assert (rows[0]["date"], rows[0]["kind"], rows[3]["date"]) == ("1962-10-20", "tei", "")
    assert json.loads(output("record", "list", "--format", "json"))[1]["document"] == f"{V}/d2"
    table = output("record", "list", "--until", "1962", "--limit", 1)
    assert f"{V}/d1" in table
    assert "1 more; --limit shows more." in table


def test_show_a_document(output):
    out = output("record", "show", f"{V}/d1")
    assert out.startswith(f"{V}/d1\n")
    assert "date" in out
    assert "1962-10-20" in out
    assert "harbour master" in " ".join(out.split())
    with Record.open(".excomm/record.sqlite") as record:
        document = record.document(f"{V}/d1")
    assert document.sha256[:12] in out
    assert json.loads(output("record", "show", f"{V}/d1", "--format", "json"))["text"] == (
        document.text
    )
    assert output("record", "show", f"{V}/d1", "--raw").rstrip("\n") == document.text.rstrip("\n")


def test_show_a_paragraph(output, run):
    with Record.open(".excomm/record.sqlite") as record:
        document = record.document(f"{V}/d1")
    last = document.paragraphs[-1]
    out = output("record", "show", f"{V}/d1", "--paragraph", last.id)
    assert out.startswith(last.id)
    assert "Nothing suggests" in out
    assert "harbour" not in out
    raw = output("record", "show", f"{V}/d1", "--paragraph", last.id, "--raw")
    assert raw.rstrip("\n") == document.raw(last.spans)
    code, _, err = run("record", "show", f"{V}/d1", "--paragraph", "p99")
    assert (code, "has no paragraph p99; it has" in err) == (2, True)


def test_show_a_page(output, run, folder):
    pages = "\f".join(
        f"- {label} -\n\nThis is what stands on the {word} page of the report, and it is long.\n"
        for label, word in ((7, "first"), (8, "second"))
    )
    (folder / "paged.txt").write_text(f"REPORT\n\nThe first words of it.\n\f{pages}")
    output("record", "add", "paged.txt")
    with Record.open(".excomm/record.sqlite") as record:
        document = record.document("paged")
    for page in document.pages:
        shown = output("record", "show", "paged", "--page", page.label or page.number)
        raw = output("record", "show", "paged", "--page", page.label or page.number, "--raw")
        assert raw.rstrip("\n") == document.raw((page.span,)).rstrip("\n")
        own = [one.id for one in document.paragraphs if one.page == page.number]
        ids = [line.split()[0] for line in shown.splitlines() if line[0] not in " ["]
        assert ids == own
    code, _, err = run("record", "show", "paged", "--page", "99")
    assert (code, "paged has no page 99; it has" in err) == (2, True)


def test_show_another_reading(output, run, folder):
    before = json.loads(output("record", "show", "note", "--format", "json"))
    text = (folder / "papers" / "note.txt").read_text()
    (folder / "papers" / "note.txt").write_text(text.replace("conv0y", "convoy"))
    assert "1 new reading" in output("record", "add", "papers")
    assert "convoy" in output("record", "show", "note")
    old = output("record", "show", "note", "--reading", before["sha256"][:8])
    assert "conv0y" in old
    assert "not the current one" in " ".join(old.split())
    code, _, err = run("record", "show", "note", "--reading", "zz")
    assert (code, "note has no reading 'zz'; its readings are" in err) == (2, True)


def test_show_what_is_not_there(run):
    code, out, err = run("record", "show", f"{V}/d11")
    assert (code, out) == (2, "")
    assert f"'{V}/d11' is not in the record; did you mean {V}/d1" in err


def test_export_as_json_lines(output):
    lines = output("record", "export", "--format", "jsonl").splitlines()
    with Record.open(".excomm/record.sqlite") as record:
        for line, document in zip(lines, record.documents(), strict=True):
            data = json.loads(line)
            assert (data["id"], data["sha256"]) == (document.id, document.sha256)
            assert data["text"] == document.text
            assert len(data["paragraphs"]) == len(document.paragraphs)


def test_export_some_documents_to_a_file(output, folder):
    assert output("record", "export", f"{V}/*", "-o", "some.csv") == "some.csv is written.\n"
    rows = list(csv.DictReader((folder / "some.csv").read_text().splitlines()))
    assert [row["document"] for row in rows] == [f"{V}/d1", f"{V}/d2", f"{V}/d3"]


def test_export_plain_text(output, folder):
    together = output("record", "export", "--format", "txt")
    assert f"==== {V}/d2 ====\n" in together
    (folder / "texts").mkdir()
    assert "4 files are written to texts." in output("record", "export", "-o", "texts")
    names = sorted(path.name for path in (folder / "texts").iterdir())
    assert names == [f"{V}_d1.txt", f"{V}_d2.txt", f"{V}_d3.txt", "note.txt"]
    for path in (folder / "texts").iterdir():
        assert path.read_text() in together


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "--format is missing: one of jsonl, csv"),
        (["-o", "x.doc"], "its name does not say the format"),
        (["nothing", "--format", "csv"], "no document of the record has document 'nothing'"),
        (["--format", "txt", "--since", "1999"], "no document of the record is of that time"),
    ],
)
def test_export_of_what_cannot_be(arguments, message, run, folder):
    code, out, err = run("record", "export", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert not (folder / "x.doc").exists()


def test_the_whole_record_is_shown_without_a_fault(output, record):
    output("record", "add", record / "memoranda", record / "ocr", record / "frus" / "modern")
    for row in json.loads(output("record", "list", "--format", "json")):
        out = output("record", "show", row["document"])
        assert out.startswith(f"{row['document']}\n")
