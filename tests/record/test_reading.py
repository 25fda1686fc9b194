"""What a reader reads of spans."""

from hypothesis import given
from hypothesis import strategies as st

from excomm.record.document import Document, Paragraph, Source, Span
from excomm.record.reading import passage


def document(text, *paragraphs):
    return Document("a", "A", Source("a.txt", "0" * 64, "text"), text, paragraphs=paragraphs)


def test_white_space_is_one_blank():
    assert passage(document("  The line\n   goes on.\n"), (Span(0, 25),)) == "The line goes on."


def test_a_footnote_leaves_no_blank():
    text = "The letter\n  Not printed.\n, he said, came."
    end = text.index(",")
    note = Paragraph("n1", "note", (Span(10, end),))
    spans = (Span(0, 10), Span(end, len(text)))
    assert passage(document(text, note), spans) == "The letter, he said, came."
    assert passage(document(text), spans) == "The letter , he said, came."


def test_page_furniture_leaves_a_blank_where_white_space_was():
    text = "to the\nSECRET\n- 2 -\nend"
    assert passage(document(text), (Span(0, 6), Span(20, 23))) == "to the end"


def test_words_that_a_stamp_parts_stay_one():
    assert passage(document("ex[stamp]tent"), (Span(0, 2), Span(9, 13))) == "extent"


def test_spans_that_touch_are_two_lines():
    assert passage(document("EyesOnly"), (Span(0, 4), Span(4, 8))) == "Eyes Only"


@given(st.text(), st.data())
def test_nothing_but_white_space_changes(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    read = document(text)
    assert "".join(passage(read, spans).split()) == "".join(read.raw(spans).split())
