"""The reader of TEI, on small volumes in the old and the new encoding."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from excomm.record.opening import read_file
from excomm.record.reading import passage

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def old():
    return list(read_file(FIXTURES / "old.xml"))


@pytest.fixture(scope="module")
def new():
    return list(read_file(FIXTURES / "new.xml"))


def paragraph(document, name):
    found = next(p for p in document.paragraphs if p.id == name)
    return passage(document, found.spans), found


def doubts(document, kind):
    return [doubt for doubt in document.doubts if doubt.kind == kind]


@pytest.mark.parametrize("name", ["old.xml", "new.xml"])
def test_the_raw_text_is_that_of_the_element(name):
    path = FIXTURES / name
    divisions = [
        element
        for element in ElementTree.parse(path).iter()
        if element.tag.endswith("}div") and element.get("type") == "document"
    ]
    assert [d.text for d in read_file(path)] == ["".join(e.itertext()) for e in divisions]


def test_a_document_says_which_it_is(old, new):
    assert [d.id for d in old] == [f"strait1950v02/d{n}" for n in (1, 2, 3, 4)]
    assert [d.number for d in old] == ["1", "2", "3", "4"]
    assert old[1].address.endswith("/historicaldocuments/strait1950v02/d2")
    assert new[0].id == "strait1950v03/d1"
    assert old[0].source.kind == "tei"
    assert len(old[0].source.sha256) == 64


def test_the_volume_is_read_from_its_header(old, new):
    volume = old[0].container
    assert (volume.series, volume.volume) == ("Papers on the Strait, 1950–1951", "II")
    assert (volume.title, volume.editor) == ("The Harbour", "A. Editor, B. Editor")
    assert (volume.publisher, volume.place, volume.year) == (
        "The Printing Office",
        "Northport",
        "1979",
    )
    volume = new[0].container
    assert (volume.series, volume.volume, volume.title) == (
        "Papers on the Strait, 1950–1951",
        "III",
        "The Ferries",
    )


def test_a_volume_without_an_id_goes_by_the_name_of_its_file(tmp_path):
    text = '<TEI><text><body><div type="document"><p>Text.</p></div></body></text></TEI>'
    path = tmp_path / "letters.2.xml"
    path.write_text(text)
    [document] = read_file(path)
    assert document.id == "letters/d1"
    assert document.title == "d1"
    assert document.date is None
    assert document.pages == ()


def test_two_documents_of_one_id_are_told_apart(tmp_path):
    division = '<div type="document" xml:id="d1"><head>1. Letter</head></div>'
    path = tmp_path / "v.xml"
    path.write_text(f"<TEI><text><body>{division}{division}</body></text></TEI>")
    first, second = read_file(path)
    assert (first.id, second.id) == ("v/d1", "v/d1-2")
    assert doubts(first, "identity") == []
    assert len(doubts(second, "identity")) == 1


def test_the_head_is_read_without_its_notes(old):
    assert [d.genre for d in old] == ["telegram", "memorandum", "editorial note", "catalogue entry"]
    assert old[0].title == "Telegram From the Embassy in Southland to the Foreign Office"
    text, head = paragraph(old[0], "h1")
    assert (text, head.label, head.path) == (old[0].title, "1.", ())
    assert list(old[0].values("from")) == ["Embassy in Southland"]
    assert list(old[0].values("place")) == ["Southport"]
    assert list(old[0].values("subject")) == ["Pilots in the harbour"]
    assert list(old[0].values("number")) == ["812"]
    assert list(old[0].values("signature")) == ["Peter Orme Clerk"]


def test_people_have_the_names_of_the_list_of_persons(old, new):
    assert list(old[1].values("from")) == ["Orme, Mary"]
    assert list(old[1].values("to")) == ["Vale, Anton B."]
    assert list(new[0].values("from")) == ["Vale"]
    field = next(field for field in old[1].fields if field.name == "from")
    assert old[1].text[field.span.start : field.span.end] == "Orme"


def test_the_source_note_is_no_footnote(old):
    assert [note.label for note in old[0].notes] == ["2", "4", "5"]
    assert old[1].notes == ()
    for document in old[:2]:
        _, source = paragraph(document, "s1")
        assert source.kind == "source"
    assert old[0].archive == "Foreign Office, Central Files, 611.61/3-250"
    assert old[1].archive == "Ministry of Ports, Orme Papers"


def test_marks_are_ended_by_being_published(old, new):
    [mark] = old[0].marks
    assert (mark.level, mark.handling) == ("SECRET", ("NIACT", "LIMITED DISTRIBUTION"))
    assert mark.state == "published"
    assert "1979" in mark.why
    assert old[0].raw((mark.span,)) == mark.text
    assert old[1].marks[0].level is None
    assert new[0].marks[0].level == "CONFIDENTIAL"


def test_an_entry_of_a_catalogue_is_read_from_its_head(old):
    entry = old[3]
    assert list(entry.values("from")) == ["Gen. A. Vale"]
    assert list(entry.values("to")) == ["Orme"]
    assert list(entry.values("number")) == ["61"]
    assert list(entry.values("genre")) == ["Telegram"]
    assert list(entry.values("subject")) == ["The pilots of St. John. They stay"]
    assert (entry.marks[0].level, entry.marks[0].handling) == ("TOP SECRET", ("NOFORN",))
    assert entry.archive == "Ministry of Ports, Orme Papers"
    assert entry.date.edtf == "1950-03-31"
    assert "March 1950" in entry.date.reason
    assert len(doubts(entry, "page")) == 1


def test_the_printed_date_is_taken_and_the_other_doubted(old):
    document = old[0]
    assert document.date.edtf == "1950-03-02T10:00:00"
    assert [date.role for date in document.dates] == ["document", "attribute", "file_number"]
    assert document.dates[2].edtf == "1950-03-02"
    [doubt] = doubts(document, "date")
    assert "March 2, 1950" in doubt.text
    assert "1950-03-12T10:11:00" in doubt.text
    assert doubt.suggests == document.date.edtf


def test_the_time_is_local_and_the_zone_of_the_division_is_for_order(new):
    assert new[0].date.edtf == "1950-05-02T18:51:00"
    assert [date.edtf for date in new[0].dates] == [
        "1950-05-02T18:51:00",
        "1950-05-02T18:51:00-04:00",
        "1950-05-02T17:51:00-05:00",
    ]
    assert "-05:00 all year" in new[0].dates[2].reason
    assert doubts(new[0], "date") == []


def test_what_is_undated_says_what_its_date_is_inferred_from(old, new):
    assert old[1].date is None
    assert "undated" in doubts(old[1], "date")[0].text
    assert new[1].date.edtf == "1950-05-03/1950-06-30"
    assert new[2].date.edtf == "1950-06-03?"
    assert "sibling dates" in doubts(new[2], "date")[0].text


def test_pages_begin_at_milestones(old, new):
    assert [(p.number, p.label, p.expected) for p in old[0].pages] == [
        (1, "8", None),
        (2, "9", "9"),
    ]
    assert [page.label for page in old[1].pages] == ["9"]
    assert [page.label for page in old[2].pages] == ["11"]
    assert [page.label for page in new[0].pages] == ["20"]
    text, across = paragraph(old[0], "p4")
    assert across.page == 1
    assert across.spans[-1].end > old[0].pages[1].span.start
    assert "as Dr. Orme expected" in text


def test_a_page_out_of_order_is_doubted(tmp_path):
    path = tmp_path / "v.xml"
    path.write_text(
        '<TEI><text><body><div type="document" xml:id="d1"><pb n="4"/><p>One <pb n="6"/>two <pb/>'
        'three <pb n="xi"/>four <pb n="xii"/>five.</p><pb n="7"/></div></body></text></TEI>'
    )
    [document] = read_file(path)
    assert [page.label for page in document.pages] == ["4", "6", None, "xi", "xii"]
    assert [page.expected for page in document.pages] == [None, "5", "7", "8", "xii"]
    assert [doubt.suggests for doubt in doubts(document, "page")] == ["5", "7", "8"]


def test_a_sentence_reads_on_through_its_footnote(old):
    text, read = paragraph(old[0], "p4")
    assert "probably accept the pilots" in text
    assert len(read.spans) == 2
    note = old[0].notes[0]
    assert old[0].text[: note.attaches].endswith("accept")
    assert paragraph(old[0], note.paragraph)[0].startswith("See Document 2")


def test_notes_out_of_order_are_doubted(old):
    assert ["3 was expected" in doubt.text for doubt in doubts(old[0], "note")] == [True]


def test_labels_make_paths_and_initials_do_not(old):
    found = {p.id: (p.label, p.path) for p in old[0].paragraphs}
    assert found["p5"] == ("1.", ("1",))
    assert found["p6"] == ("a.", ("1", "a"))
    assert found["p7"] == ("b.", ("1", "b"))
    assert found["p8"] == ("3.", ("3",))
    assert found["p9"] == (None, ())
    assert found["p4"] == (None, ())
    [doubt] = doubts(old[0], "label")
    assert "2 was expected" in doubt.text


def test_headings_tables_lists_and_lines(old):
    kinds = [p.kind for p in old[0].paragraphs]
    assert (kinds.count("heading"), kinds.count("table"), kinds.count("signature")) == (2, 1, 1)
    assert paragraph(old[0], "p10")[1].heading == "h2"
    assert paragraph(old[0], "p11")[0] == "Ships Flag Number Southland 4"
    assert paragraph(old[0], "p9")[0].endswith("A small word.")
    items = [(p.label, p.path) for p in old[1].paragraphs if p.kind == "item"]
    assert items == [("(i)", ("i",)), ("(ii)", ("ii",)), ("–", ("ii",))]


def test_references_go_to_documents(old):
    assert [r.target for r in old[0].references] == ["strait1950v02/d2", "strait1950v01/d5"]
    assert old[0].references[0].text == "Document 2"


def test_hyphens_and_omissions_are_doubted(old):
    [hyphen] = doubts(old[0], "reading")
    assert (old[0].raw(hyphen.spans), hyphen.suggests) == ("eval-uate", "evaluate")
    [omission] = doubts(old[0], "broken")
    assert old[0].raw(omission.spans).startswith("[2 lines")


def test_an_attachment_is_a_part(new):
    assert [(part.number, part.kind) for part in new[0].parts] == [
        (1, "document"),
        (2, "attachment"),
    ]
    assert (new[0].parts[0].voice, new[0].parts[1].voice) == ("Vale", None)
    assert paragraph(new[0], "p5")[1].part == 2
    assert paragraph(new[0], "p4")[1].part == 1
