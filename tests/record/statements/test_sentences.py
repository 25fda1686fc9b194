"""Sentences: where they begin and end, and the way back to the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record import Document, Span
from excomm.record.document import Paragraph, Source
from excomm.record.reading import passage
from excomm.record.statements.sentences import LONGEST, bounds, sentences
from statements.papers import paper


def split(text):
    return [text[start:end] for start, end in bounds(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The convoy sailed.", "It may return."],
        ["Did it sail?", "No!", "Perhaps it will."],
        ["Mr. Orlov met Gen. Marsh at 5 p.m. in No. 12.", "They talked."],
        ["The U.S. Government will answer.", "The note came from the U.S.", "It is short."],
        ["J. F. Rowan signed it.", "So did I."],
        ['He said: "It will sail."', "“It may,” she said."],
        ["a. The first point is plain.", "It needs no proof."],
        ["2. The second is not.", "1962 was a bad year."],
        ["See Embtel 12 and par. 3.", "[2 lines not declassified]"],
    ],
)
def test_a_text_is_split_where_its_sentences_end(sentences):
    assert split(" ".join(sentences)) == sentences


def test_a_label_and_an_abbreviation_end_nothing():
    text = "It sailed at 4 a.m. Moscow time with 3.5 tons, i.e. Half of it."
    assert split(text) == [text]


@given(st.text(alphabet="Aa.?!\" '”\n\t(1)Mr", max_size=60))
def test_sentences_hold_all_but_white_space(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(st.text(max_size=80), st.data())
def test_spans_of_sentences_read_as_the_sentence(text, data):
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    paragraphs = (Paragraph("p1", "body", tuple(spans)),) if spans else ()
    document = Document("d", "d", Source("d", "0", "text"), text, paragraphs=paragraphs)
    for sentence in sentences(document):
        assert sentence.text
        assert passage(document, sentence.spans) == sentence.text
        for span in sentence.spans:
            assert 0 <= span.start < span.end <= len(text)


def test_a_sentence_runs_across_a_page():
    text = "The convoy may\n\n- 2 -\n\nreturn. It is late."
    spans = (Span(0, 14), Span(23, 42))
    document = Document(
        "d", "d", Source("d", "0", "text"), text, paragraphs=(Paragraph("p1", "body", spans),)
    )
    first, second = sentences(document)
    assert (first.text, first.spans) == ("The convoy may return.", (Span(0, 14), Span(23, 30)))
    assert second.text == "It is late."
    assert first.raw(11, 17) == (Span(11, 14), Span(23, 25))


def test_without_paragraphs_what_stands_between_blank_lines_is_one():
    document = Document(
        "d", "d", Source("d", "0", "text"), "One line\nand the next.\n\n \nAnother. Last"
    )
    assert [one.text for one in sentences(document)] == [
        "One line and the next.", "Another.", "Last",
    ]  # fmt: skip
    assert [one.block.paragraph for one in sentences(document)] == [None] * 3


def test_headings_and_fields_hold_no_sentences():
    document = paper("It may sail.")
    heading = Paragraph("h1", "heading", (Span(0, 12),))
    assert not list(
        sentences(Document("d", "d", document.source, "It may sail.", paragraphs=(heading,)))
    )


def test_what_has_no_end_is_cut_at_blanks():
    text = "it may be " * 3_000
    parts = split(text)
    assert max(map(len, parts)) <= LONGEST
    assert " ".join(parts) == text.strip()
    assert "".join(split("x" * 10_000)) == "x" * 10_000
