"""Documents as notes cite them, and as data for citation managers."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citing.documents import MEMORANDUM, read
from excomm.record import read_file
from excomm.record.citing.bibliography import Work, chicago_note, csl_item, work_from, work_of
from excomm.record.citing.frus import FrusDocument, frus_document, roman
from excomm.record.document import Container

VOLUME = Container(
    "frus1895-97v02", "Foreign Relations, 1895–1897", "II", "Ferries", "A. Penn", "Press",
    "Port Town", "1901",
)  # fmt: skip
LETTER = Work(
    "frus1895-97v02/d4", "Letter From the Harbour Office to the Director", "Ann Reed", "Jo Marsh",
    "letter", "Port Town", "1896-10-03", VOLUME, "4", url="https://example.org/d4",
)  # fmt: skip
TYPES = {"personal_communication", "report", "chapter", "article", "manuscript"}


def test_a_published_letter_is_cited_by_its_number_in_the_volume() -> None:
    assert chicago_note(LETTER) == (
        "Ann Reed to Jo Marsh, letter, Port Town, October 3, 1896, in Foreign Relations,"
        " 1895–1897, vol. II, Ferries, ed. A. Penn (Port Town: Press, 1901), doc. 4,"
        " https://example.org/d4."
    )


def test_a_paper_that_is_kept_somewhere_is_cited_by_its_title() -> None:
    kept = Work(
        "a", "Ferries in the Strait.", "Ann Reed, Harbour Office", "The Director", "memorandum",
        None, "1896-10", archive="Drawer 3, City Archive", collection="00820",
    )  # fmt: skip
    assert chicago_note(kept) == (
        "Ann Reed, Harbour Office, to the Director, “Ferries in the Strait,” memorandum,"
        " October 1896, 00820, Drawer 3, City Archive."
    )


@pytest.mark.parametrize(
    ("date", "written", "parts"),
    [
        ("1896-10-03", "October 3, 1896", [[1896, 10, 3]]),
        ("1896-10-03T17:00:00", "October 3, 1896", [[1896, 10, 3]]),
        ("1896-10-03T17:00-04:00", "October 3, 1896", [[1896, 10, 3]]),
        ("1896", "1896", [[1896]]),
        ("1896-10/1896-11", "October 1896–November 1896", [[1896, 10], [1896, 11]]),
        ("1896-10-03?", "[October 3, 1896?]", [[1896, 10, 3]]),
        ("XXXX-11-02", "November 2", None),
        ("../1896-10", "../1896-10", None),
    ],
)  # fmt: skip
def test_dates_are_written_out(date: str, written: str, parts: list[list[int]] | None) -> None:
    work = replace(LETTER, date=date)
    assert f", {written}, in Foreign" in chicago_note(work)
    issued = csl_item(work)["issued"]
    assert issued.get("date-parts") == parts
    assert issued.get("circa", False) == ("?" in date)
    assert parts is not None or issued["literal"] == written


def test_data_for_a_citation_manager() -> None:
    assert csl_item(LETTER) == {
        "id": "frus1895-97v02/d4",
        "type": "personal_communication",
        "title": "Letter From the Harbour Office to the Director",
        "author": [{"literal": "Ann Reed"}],
        "recipient": [{"literal": "Jo Marsh"}],
        "genre": "letter",
        "event-place": "Port Town",
        "issued": {"date-parts": [[1896, 10, 3]]},
        "number": "4",
        "URL": "https://example.org/d4",
        "container-title": "Ferries",
        "collection-title": "Foreign Relations, 1895–1897",
        "volume": "II",
        "editor": [{"literal": "A. Penn"}],
        "publisher": "Press",
        "publisher-place": "Port Town",
    }


def test_a_document_of_the_record_says_who_wrote_it() -> None:
    note = chicago_note(work_of(read(MEMORANDUM)))
    assert note.startswith("Harbour Office to the Director, “Ferries in the strait,” memorandum,")
    assert "October 3, 1958" in note


@pytest.mark.parametrize(
    ("source", "document"),
    [
        ("FRUS 1961-63 volume VI document 60", "frus1961-63v06/d60"),
        ("FRUS, 1961–1963, vol. XII, American Republics, doc. 53", "frus1961-63v12/d53"),
        (
            "Foreign Relations of the United States, 1958-1960, Volume IX, Berlin, Document 7",
            "frus1958-60v09/d7",
        ),
        ("historicaldocuments/frus1961-63v05/d261", "frus1961-63v05/d261"),
        ("FRUS 1961-63, X-XII supplement, document 543", None),
        ("FRUS 1961-63 volume VI", None),
        ("Drawer 3", None),
    ],
)  # fmt: skip
def test_a_source_names_a_document_of_a_volume(source: str, document: str | None) -> None:
    found = frus_document(source)
    assert (found.id if found else None) == document


@given(st.integers(1, 89))
def test_volumes_are_counted_in_roman_numerals(number: int) -> None:
    found = frus_document(f"FRUS 1961-63 volume {roman(number)} document 1")
    assert found == FrusDocument(1961, 1963, number, 1)


@given(st.text(max_size=40), st.text(max_size=40) | st.none(), st.text(max_size=40) | st.none())
def test_whatever_is_said_can_be_cited(title: str, source: str | None, date: str | None) -> None:
    work = work_from("a", title, source, author=source, genre=date, date=date)
    assert chicago_note(work).endswith((".", "”", "?", "!"))
    item = csl_item(work)
    assert item["type"] in TYPES
    assert json.loads(json.dumps(item)) == item


def test_documents_of_a_volume_are_cited_by_their_number_and_address(record: Path) -> None:
    for document in read_file(record / "frus" / "frus1961-63v06.xml"):
        work = work_of(document)
        note = chicago_note(work)
        assert f"doc. {document.number}, {document.address}." in note
        assert "Foreign Relations of the United States, 1961–1963, vol. VI, " in note
        assert not re.search(r",,|\s,|  ", note)
        assert csl_item(work)["container-title"] == "Kennedy-Khrushchev Exchanges"
