"""The normal form of texts, and the way back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record import Document, Span
from excomm.record.citing.normal import (
    folded,
    normal_of_document,
    normal_of_notes,
    normal_of_text,
)
from excomm.record.document import Line, Paragraph, Source

TEXTS = st.text(
    st.sampled_from("abZé e\u0301ʼ“”’—–-‐ \n\t\r\u00ad\u200b0\u0301\u212a\ufb01각ᄀ\u1161\u11a8．")
    | st.characters(codec="utf-8"),
    max_size=60,
)


def a_document(text: str, **annotations: object) -> Document:
    source = Source("a.txt", "0" * 64, "text")
    return Document("a", "A", source, text, **annotations)  # type: ignore[arg-type]


@given(TEXTS, st.data())
def test_a_slice_stands_in_the_raw_text(text: str, data: st.DataObject) -> None:
    normal = normal_of_text(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    spans = normal.spans(start, end)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert bool(spans) == bool(normal.text[start:end].strip())


@given(TEXTS)
def test_the_way_back_never_goes_back(text: str) -> None:
    normal = normal_of_text(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)
    assert all(a < b <= len(text) for a, b in zip(normal.starts, normal.ends, strict=True))


@given(TEXTS)
def test_the_normal_form_is_its_own(text: str) -> None:
    once = normal_of_text(text).text
    assert normal_of_text(once).text == once
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_what_stands_at_the_spans_of_the_whole_is_the_whole(text: str) -> None:
    normal = normal_of_text(text)
    spans = normal.spans(0, len(normal.text))
    assert folded("".join(text[span.start : span.end] for span in spans)) == normal.text.strip()


@given(st.text("ab -\n", max_size=40), st.data())
def test_spans_find_their_slice_again(text: str, data: st.DataObject) -> None:
    normal = normal_of_text(text)
    letters = [i for i, character in enumerate(normal.text) if character.isalpha()]
    if not letters:
        return
    start = data.draw(st.sampled_from(letters))
    end = data.draw(st.sampled_from([i for i in letters if i >= start])) + 1
    assert normal.slice_of(normal.spans(start, end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the  mis-\n   siles", "the missiles"),
        ("the mis\u00ad\nsiles and the mis\u00adsiles", "the missiles and the missiles"),
        ("Anglo-\nFrench", "Anglo- French"),
        ("a non-aligned state", "a non-aligned state"),
        ("Castroʼs “five points”", 'Castro\'s "five points"'),
        ("the letter — as sent--is", "the letter-as sent-is"),
        ("cafe\u0301", "café"),
    ],
)
def test_what_differs_between_readings_is_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_furniture_is_left_out_and_spans_go_around_it() -> None:
    text = "The ships turn\n\nSECRET\n\n- 2 -\n\nback at the line.1 So it is.\n\n1 A note.\n"
    ends = [(16, 22, "mark"), (24, 29, "page"), (61, 70, "note")]
    lines = tuple(Line(Span(a, b), label) for a, b, label in ends)  # type: ignore[arg-type]
    paragraphs = (
        Paragraph("p1", "body", (Span(0, 14), Span(31, 48), Span(49, 59))),
        Paragraph("n1", "note", (Span(63, 70),), label="1"),
    )
    document = a_document(text, lines=lines, paragraphs=paragraphs)
    normal = normal_of_document(document)
    assert normal.text.strip() == "The ships turn back at the line. So it is."
    spans = normal.spans(0, len(normal.text))
    assert document.raw(spans).split() == normal.text.split()
    assert [span.start for span in spans] == [0, 31, 49]
    assert normal_of_notes(document).text == "A note."
