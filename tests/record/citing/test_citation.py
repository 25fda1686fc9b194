"""Citations are made: where a quotation stands, and what finds it again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citing.documents import MEMORANDUM, read
from excomm.record import Doubt, Span
from excomm.record.citing import (
    AmbiguousError,
    CitingError,
    Texts,
    doubts_over,
    make_citation,
)
from excomm.record.citing.citation import MAX_ANCHOR_WORDS, citation_at, occurrences
from excomm.record.citing.normal import folded
from excomm.record.citing.place import pages_called, place_of
from excomm.record.document import Page

DOCUMENT = read(MEMORANDUM)


def test_a_citation_has_where_it_stands_and_what_stands_around_it() -> None:
    made = make_citation(DOCUMENT, "ask the ministry for a subsidy")
    assert DOCUMENT.raw(made.spans) == made.exact == "ask the ministry for a subsidy"
    assert made.reading == DOCUMENT.sha256
    assert (made.page, made.label) == ("1", "2")
    assert made.prefix == "rthern company withdraw its boats, we should "[-32:]
    assert made.suffix == ", for the southern company could hardly"[:32]
    assert made.anchor == made.exact


def test_a_word_divided_at_a_lines_end_is_quoted_whole() -> None:
    made = make_citation(DOCUMENT, "will probably withdraw two boats")
    assert make_citation(DOCUMENT, "will probably with- draw two boats") == made
    assert made.exact == "will probably with-\ndraw two boats"
    assert made.label == "4"


def test_a_page_goes_by_the_name_it_is_shown_by() -> None:
    pages = (Page(1, "7", None, Span(0, 20)), Page(2, None, None, Span(20, 40)))
    odd = replace(
        DOCUMENT, pages=(*pages, Page(3, "2", "9", Span(40, 60)), Page(4, None, "9", Span(60, 90)))
    )
    starts = [(page, [span.start for span in pages_called(odd, page)]) for page in "712394"]
    assert starts == [
        ("7", [0]),
        ("1", [0]),
        ("2", [20, 40]),
        ("3", [40]),
        ("9", [60]),
        ("4", [60]),
    ]
    for offset in range(0, len(odd.text), 5):
        place = place_of(odd, (Span(offset, offset + 1),))
        assert any(span.start <= offset < span.end for span in pages_called(odd, place.page or ""))


def test_the_anchor_has_the_first_eight_words_that_stand_nowhere_else() -> None:
    twice = read("1. One two three four five six seven eight.\n\n2. One two three four five six "
                 "seven eight and nine and ten.\n")  # fmt: skip
    made = make_citation(twice, "One two three four five six seven eight and nine")
    assert made.anchor == "two three four five six seven eight and"
    assert len(made.anchor.split()) == MAX_ANCHOR_WORDS


def test_words_that_stand_twice_are_ambiguous_until_it_is_said_where() -> None:
    with pytest.raises(AmbiguousError, match=r"stands 2 times: page 1, paragraph p1") as caught:
        make_citation(DOCUMENT, "content with it")
    assert [place.label for place in caught.value.places] == ["1", "3"]
    assert make_citation(DOCUMENT, "content with it", paragraph="3").label == "3"
    assert make_citation(DOCUMENT, "content with it", page="1").label == "1"
    assert make_citation(DOCUMENT, "seem content with it").label == "1"


def test_words_that_are_elsewhere_are_said_to_be() -> None:
    with pytest.raises(CitingError, match=r"is not on paragraph 1, but on .*paragraph p4"):
        make_citation(DOCUMENT, "the harbour master believes".capitalize(), paragraph="1")


def test_words_that_are_not_there_get_the_nearest_ones() -> None:
    quote = "the northern firm will probably withdraw two boats before the winter"
    with pytest.raises(CitingError, match=r"nearest words, on .*p4 \(4\), are “the northern"):
        make_citation(DOCUMENT, quote)
    with pytest.raises(CitingError, match=r"does not stand in ferries$"):
        make_citation(DOCUMENT, "quite another matter")
    with pytest.raises(CitingError, match="no quotation"):
        make_citation(DOCUMENT, " \n")


def test_part_of_a_word_is_not_quoted() -> None:
    assert occurrences(Texts(DOCUMENT), "company") != []
    assert occurrences(Texts(DOCUMENT), "compan") == []


def test_doubts_that_concern_a_passage_are_found() -> None:
    start = MEMORANDUM.index("ministry")
    doubt = Doubt("sense", "It should be the port.", (Span(start, start + 8),))
    document = read(MEMORANDUM)
    object.__setattr__(document, "doubts", (doubt,))
    made = make_citation(document, "ask the ministry for a subsidy")
    assert doubts_over(document, made.spans) == (doubt,)
    other = make_citation(document, "new piers")
    assert doubts_over(document, other.spans) == ()


@given(st.data())
def test_what_is_cited_is_where_the_citation_says(data: st.DataObject) -> None:
    texts = Texts(DOCUMENT)
    words = texts.running.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : start + data.draw(st.integers(1, 30))])
    for spans in occurrences(texts, quote):
        made = citation_at(texts, spans)
        assert folded(made.exact) == quote
        assert len(made.anchor.split()) <= MAX_ANCHOR_WORDS
        assert f"{made.prefix}{quote}{made.suffix}" in texts.running.text
