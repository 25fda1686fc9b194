"""A text file becomes a document: what is told of texts written for the tests."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record.document import Document, Source, Span, digest
from excomm.record.reading import passage
from excomm.record.text import read_text
from scans import LENT, MISREAD, RENDERED, SPLICED


def read(text: str) -> Document:
    return read_text(text, Source("sample.txt", digest(text), "text"))


@pytest.fixture(scope="module")
def spliced() -> Document:
    return read(SPLICED)


@pytest.fixture(scope="module")
def lent() -> Document:
    return read(LENT)


@pytest.fixture(scope="module")
def rendered() -> Document:
    return read(RENDERED)


@pytest.fixture(scope="module")
def misread() -> Document:
    return read(MISREAD)


def shown(document: Document) -> list[str]:
    return [passage(document, paragraph.spans) for paragraph in document.paragraphs]


def doubted(document: Document, kind: str) -> list[str]:
    return [doubt.text for doubt in document.doubts if doubt.kind == kind]


def values(document: Document, part: int = 1) -> dict[str, str]:
    return {field.name: field.value for field in document.fields if field.part == part}


def test_the_head_is_read(spliced: Document) -> None:
    assert values(spliced) == {
        "date": "October 30, 1962",
        "to": "The Secretary",
        "genre": "memorandum",
        "from": "INR - A Planner",
        "subject": "The Harbour Talks",
    }
    assert (spliced.title, spliced.collection) == ("The Harbour Talks", "00911")


def test_a_page_of_another_document_is_told_by_its_signs(spliced: Document) -> None:
    assert [part.kind for part in spliced.parts] == ["document", "other"]
    [text] = doubted(spliced, "parts")
    assert "CH-811 and CU-814" in text
    assert "stamp of publication" in text
    assert "is lost" in text


def test_a_mark_is_ended_by_the_stamp_of_publication(spliced: Document) -> None:
    assert {(mark.level, mark.handling, mark.state) for mark in spliced.marks} == {
        ("SECRET", ("EYES ONLY",), "published")
    }
    assert [mark.page for mark in spliced.marks] == [1, 2, 2]


def test_dates_agree_and_what_the_text_says_of_days_is_counted(spliced: Document) -> None:
    best = spliced.date
    assert best is not None
    assert (best.edtf, best.role) == ("1962-10-30", "document")
    assert "the archive has the same" in best.reason
    assert ("this morning", "1962-10-30") in [
        (date.text, date.edtf) for date in spliced.dates if date.role == "relative"
    ]


def test_a_word_that_another_is_misread_for_is_doubted(spliced: Document) -> None:
    [doubt] = [doubt for doubt in spliced.doubts if doubt.kind == "sense"]
    assert spliced.raw(doubt.spans) == "objections"
    assert doubt.suggests == "objectives"


def test_an_attachment_has_its_own_voice(lent: Document) -> None:
    assert [(part.kind, part.voice) for part in lent.parts] == [
        ("document", "K. L. Writer"),
        ("attachment", "Northern"),
    ]
    assert lent.parts[1].title == "PLAN OF THE NORTHERN PORT FOR THE TALKS"
    assert values(lent, 2)["place"] == "The Northern Port"
    [text] = doubted(lent, "voice")
    assert "Northern point of view" in text


def test_pages_are_told_by_labels_marks_and_catchwords(lent: Document) -> None:
    labels = [(page.label, page.expected) for page in lent.pages]
    assert labels == [(None, "1"), (None, "1"), (None, "2"), ("3", "3"), ("4", "4"), (None, "5")]
    caught = [lent.raw((page.catchword,)) for page in lent.pages if page.catchword]
    assert caught == ["take", "there", "corollary"]


def test_text_goes_on_over_pages_without_the_catchword(lent: Document) -> None:
    texts = shown(lent)
    assert any("we should take when the season ends" in text for text in texts)
    assert any("However, there is no keeper" in text for text in texts)
    assert any("too. A collorary purpose" in text for text in texts)
    assert any("corollary" in text for text in doubted(lent, "join"))


def test_repeated_numbers_of_sections_are_doubted(lent: Document) -> None:
    [doubt] = [doubt for doubt in lent.doubts if doubt.kind == "label"]
    assert "repeated" in doubt.text
    assert doubt.suggests == "III."
    by_label = {p.label: p.path for p in lent.paragraphs if p.label}
    assert by_label["a."] == ("II", "a")


def test_a_text_that_breaks_off_is_told(lent: Document) -> None:
    [text] = doubted(lent, "broken")
    assert "be content with" in text


def test_marks_of_different_height_and_the_form_of_release(lent: Document) -> None:
    assert {mark.state for mark in lent.marks} == {"struck"}
    stamps = [lent.raw((line.span,)) for line in lent.lines if line.label == "stamp"]
    assert len(stamps) == 4
    assert all("INR" not in stamp for stamp in stamps)


def test_rendered_print_has_the_pages_of_its_facsimile(rendered: Document) -> None:
    assert [(page.label, page.expected) for page in rendered.pages] == [("1", "1"), ("2", "2")]
    text = next(text for text in shown(rendered) if "has not agreed" in text)
    assert text == "The keeper has not agreed to stay, and nothing the council offered moved him."


def test_the_mark_of_a_note_is_taken_off_the_date(rendered: Document) -> None:
    dates = {date.edtf: date.best for date in rendered.dates}
    assert dates == {"XXXX-10-31": False, "XXXX-10-03": True}
    [doubt] = [doubt for doubt in rendered.doubts if doubt.kind == "date"]
    assert doubt.suggests == "October 3"


def test_a_source_note_tells_the_mark(rendered: Document) -> None:
    assert [(mark.level, mark.state) for mark in rendered.marks] == [("TOP SECRET", "published")]
    assert values(rendered)["from"] == "Keeper"
    assert values(rendered)["number"] == "91"


def test_a_year_that_the_archive_contradicts(misread: Document) -> None:
    dates = {(date.edtf, date.role): date.best for date in misread.dates}
    assert dates["1947-11-19", "document"] is False
    assert dates["1962-11-19", "archive"] is True
    [text] = doubted(misread, "date")
    assert "November 19, 1947" in text


def test_labels_that_do_not_go_on_are_doubted(misread: Document) -> None:
    suggested = [doubt.suggests for doubt in misread.doubts if doubt.kind == "label"]
    assert suggested == ["1.", "(3)"]


def test_spans_whose_sense_contradicts_the_argument(misread: Document) -> None:
    found = {
        misread.raw(doubt.spans[:1]): doubt.suggests
        for doubt in misread.doubts
        if doubt.kind == "sense"
    }
    assert found == {
        "likely": "less",
        "a possible": "no possible",
        "minimized": "maximized",
    }


def test_a_note_below_the_rule_does_not_break_the_sentence(misread: Document) -> None:
    texts = shown(misread)
    assert any("nor would it bind itself for the season" in text for text in texts)
    assert {note.label for note in misread.notes} == {"1", "17"}
    assert any("below the rule" in text for text in doubted(misread, "note"))
    assert any("misread" in text for text in doubted(misread, "note"))


def test_a_stamp_that_runs_on_to_a_sentence_is_no_text(misread: Document) -> None:
    assert not any("CDR/MLR" in text for text in shown(misread))
    assert any("CDR/MLR" in text for text in doubted(misread, "reading"))


def test_other_scripts_are_noise(misread: Document) -> None:
    assert [noise.script for noise in misread.noise] == ["Han"]
    assert len(doubted(misread, "script")) == 1


def holds_together(document: Document) -> None:
    """Every span lies in the text; lines are all of it; paragraphs follow each other."""
    length = len(document.text)
    lines = [line.span for line in document.lines]
    assert all(one.end <= other.start for one, other in pairwise(lines))
    between = "".join(document.text[one.end : other.start] for one, other in pairwise(lines))
    assert not between.strip()
    assert "\n".join(document.raw((span,)) for span in lines).split() == document.text.split()
    pages = [page.span for page in document.pages]
    assert all(one.end <= other.start for one, other in pairwise(pages))
    for paragraph in document.paragraphs:
        spans = paragraph.spans
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.end <= length for span in spans)
    ids = [paragraph.id for paragraph in document.paragraphs]
    assert len(ids) == len(set(ids))
    places: list[Span] = [span for doubt in document.doubts for span in doubt.spans]
    places += [mark.span for mark in document.marks if mark.span]
    places += [date.span for date in document.dates if date.span]
    places += [field.span for field in document.fields if field.span]
    places += [noise.span for noise in document.noise]
    assert all(span.end <= length for span in places)
    for date in document.dates:
        if date.span is not None:
            assert document.text[date.span.start : date.span.end] == date.text


PIECES = st.sampled_from(
    [
        *(line for sample in (SPLICED, LENT, RENDERED, MISREAD) for line in sample.splitlines()),
        "",
        "",
        "-7-",
        "~~",
        "<sup>9</sup>",
        "\f",
        "I.",
        "(a) ",
        "- ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
def test_any_shuffled_document_can_be_read(text: str) -> None:
    holds_together(read(text))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    holds_together(read(text))


@pytest.mark.parametrize("sample", [SPLICED, LENT, RENDERED, MISREAD, "", "\n", "x"])
def test_the_samples_hold_together(sample: str) -> None:
    holds_together(read(sample))


def test_every_text_of_the_record_holds_together(record: Path) -> None:
    from excomm.record import files_in, read_file

    read_texts = 0
    for path in files_in([record / "memoranda", record / "ocr"]):
        [document] = read_file(path)
        holds_together(document)
        read_texts += 1
    assert read_texts == 17
