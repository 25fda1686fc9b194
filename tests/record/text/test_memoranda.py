"""The four memoranda, as an archivist who has them in hand would doubt them."""

from pathlib import Path

import pytest

from excomm.record import Document, read_file
from excomm.record.reading import passage


@pytest.fixture(scope="module")
def memoranda(record: Path) -> dict[str, Document]:
    files = sorted((record / "memoranda").iterdir())
    return {path.name[:3]: next(read_file(path)) for path in files}


def suggestions(document: Document, kind: str) -> dict[str, str | None]:
    return {
        document.raw(doubt.spans[:1]): doubt.suggests
        for doubt in document.doubts
        if doubt.kind == kind
    }


def best(document: Document) -> str | None:
    return document.date.edtf if document.date else None


def test_their_days(memoranda: dict[str, Document]) -> None:
    days = {name: best(document) for name, document in memoranda.items()}
    assert days == {
        "000": "1962-11-17",
        "002": "1962-10-27",
        "003": "1962-11-02",
        "004": "XXXX-11-02",
    }


def test_their_heads(memoranda: dict[str, Document]) -> None:
    heads = {
        name: {field.name: field.value for field in document.fields if field.part == 1}
        for name, document in memoranda.items()
    }
    assert heads["000"]["number"] == "RSB-185"
    assert heads["000"]["through"] == "S/S"
    assert heads["002"]["from"] == "INR - Roger Hillsman"
    assert heads["003"]["to"].endswith("COMMITTEE OF THE NSC")
    assert (heads["004"]["from"], heads["004"]["to"]) == ("Hilsman", "Rusk")
    collections = {name: document.collection for name, document in memoranda.items()}
    assert collections == {"000": "01209", "002": "00820", "003": "01007", "004": None}


def test_their_pages(memoranda: dict[str, Document]) -> None:
    labels = {name: [page.label for page in document.pages] for name, document in memoranda.items()}
    assert labels["000"] == ["1", "2", "3", None, "5"]
    assert labels["002"] == [None, "2"]
    assert labels["004"] == ["1", "2", "3"]
    # A cover, and an attachment of 22 pages, seven without a label.
    paper = memoranda["003"].pages[1:]
    assert [page.expected for page in paper] == [str(number) for number in range(1, 23)]
    bare = [page.expected for page in paper if page.label is None]
    assert bare == ["1", "2", "8", "12", "13", "21", "22"]
    assert all(page.label in (None, page.expected) for page in paper)


def test_their_marks(memoranda: dict[str, Document]) -> None:
    marks = {
        name: {(mark.level, mark.state) for mark in document.marks if mark.level}
        for name, document in memoranda.items()
    }
    assert marks == {
        "000": {("SECRET", "struck")},
        "002": {("TOP SECRET", "published")},
        "003": {("TOP SECRET", "struck"), ("SECRET", "struck")},
        "004": {("TOP SECRET", "published")},
    }
    assert not any(mark.text == "UNCLASSIFIED" for mark in memoranda["000"].marks)


def test_where_the_sense_contradicts_the_argument(memoranda: dict[str, Document]) -> None:
    found = {name: suggestions(document, "sense") for name, document in memoranda.items()}
    assert found == {
        "000": {"likely": "less", "a possible": "no possible", "minimized": "maximized"},
        "002": {"objections": "objectives"},
        "003": {},
        "004": {},
    }


def test_the_labels_that_do_not_go_on(memoranda: dict[str, Document]) -> None:
    assert suggestions(memoranda["000"], "label") == {"L.": "1.", "(C)": "(3)"}
    # A section numbered II stands three times; a figure 1 follows the letter k.
    doubts = [doubt for doubt in memoranda["003"].doubts if doubt.kind == "label"]
    assert [doubt.suggests for doubt in doubts] == ["III.", "IV.", "l."]
    assert not suggestions(memoranda["004"], "label")


def test_the_splice_and_the_voice(memoranda: dict[str, Document]) -> None:
    kinds = {name: [part.kind for part in doc.parts] for name, doc in memoranda.items()}
    assert kinds == {
        "000": ["document"],
        "002": ["document", "other"],
        "003": ["document", "attachment"],
        "004": ["document"],
    }
    assert memoranda["003"].parts[1].voice == "Soviet"
    [lost] = [doubt.text for doubt in memoranda["002"].doubts if doubt.kind == "parts"]
    assert "is lost" in lost


def test_the_broken_end_and_the_note_that_is_no_paragraph(memoranda: dict[str, Document]) -> None:
    document = memoranda["000"]
    assert [doubt.kind for doubt in document.doubts].count("broken") == 1
    joined = [passage(document, paragraph.spans) for paragraph in document.paragraphs]
    assert any("nor would it commit itself" in text for text in joined)
    assert [note.label for note in document.notes] == ["1", "17"]


def test_the_catchwords_that_join_its_pages(memoranda: dict[str, Document]) -> None:
    document = memoranda["003"]
    caught = [document.raw((page.catchword,)) for page in document.pages if page.catchword]
    assert len(caught) == 21  # at the foot of every page of the paper but the last
    assert "corollary" in caught
    assert any("collorary" in doubt.text for doubt in document.doubts if doubt.kind == "join")


def test_the_paragraphs_a_case_cites_by_number(memoranda: dict[str, Document]) -> None:
    numbered = [p for p in memoranda["004"].paragraphs if p.kind == "body" and p.label]
    assert [paragraph.label for paragraph in numbered] == [f"{n}." for n in range(1, 10)]
    assert [len(paragraph.spans) for paragraph in numbered] == [1, 1, 1, 1, 2, 1, 1, 1, 3]


def test_letters_of_other_scripts(memoranda: dict[str, Document]) -> None:
    assert {noise.script for noise in memoranda["000"].noise} == {"Han", "Hebrew"}
    assert not memoranda["003"].noise
