"""Citations are found again, or are said not to be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citing.documents import MEMORANDUM, NOISY, read
from excomm.record import Span
from excomm.record.citing import Citation, Texts, make_citation, resolve
from excomm.record.citing.citation import citation_at

DOCUMENT, BETTER, WORSE = read(MEMORANDUM), read("00820\n\n" + MEMORANDUM), read(NOISY)
LONG = "the southern company could hardly carry the mails alone. The southern"
UNRELATED = read("The committee met on Tuesday and spoke of wheat, rye and barley.\n\n" * 30)


def test_in_the_same_reading_it_is_at_its_offsets() -> None:
    for quote in ("new piers", "will probably withdraw two boats"):
        made = make_citation(DOCUMENT, quote)
        found = resolve(made, DOCUMENT)
        assert (found.status, found.spans, found.score) == ("exact", made.spans, 100)


def test_in_a_new_reading_it_has_moved() -> None:
    made = make_citation(DOCUMENT, "new piers")
    found = resolve(made, BETTER)
    assert found.status == "moved"
    assert BETTER.raw(found.spans) == "new piers"
    assert "at other offsets" in found.why


def test_a_citation_by_hand_is_exact_where_it_says_and_moved_elsewhere() -> None:
    assert resolve(Citation("a", "new piers"), DOCUMENT).status == "exact"
    assert resolve(Citation("a", "new piers", paragraph="3"), DOCUMENT).status == "exact"
    found = resolve(Citation("a", "new piers", paragraph="1"), DOCUMENT)
    assert found.status == "moved"
    assert "(3), not on paragraph 1" in found.why


def test_words_that_stand_twice_are_ambiguous_unless_something_tells() -> None:
    bare = Citation("a", "content with it")
    found = resolve(bare, DOCUMENT)
    assert (found.status, found.spans, len(found.places)) == ("ambiguous", (), 2)
    assert resolve(replace(bare, paragraph="1"), DOCUMENT).status == "exact"
    made = make_citation(DOCUMENT, "content with it", paragraph="3")
    assert resolve(made, DOCUMENT).spans == made.spans
    bare = replace(made, spans=(), page=None, paragraph=None)
    assert resolve(bare, BETTER).place is not None
    assert resolve(bare, BETTER).place.label == "3"  # type: ignore[union-attr]


def test_a_long_quotation_is_found_in_a_noisy_reading() -> None:
    made = make_citation(
        DOCUMENT, "we should ask the ministry for a subsidy, for the southern company could"
    )
    found = resolve(made, WORSE)
    assert found.status == "fuzzy"
    assert 70 <= found.score < 100
    assert WORSE.raw(found.spans).startswith("we shouid ask the rninistry")
    assert WORSE.raw(found.spans).endswith("couid")


def test_a_short_quotation_is_found_there_only_by_what_stands_around_it() -> None:
    made = make_citation(DOCUMENT, "ask the ministry for a subsidy")
    found = resolve(made, WORSE)
    assert found.status == "fuzzy"
    assert WORSE.raw(found.spans) == "ask the rninistry for a subsldy"
    alone = resolve(replace(made, prefix="", suffix=""), WORSE)
    assert alone.status == "lost"
    assert "too short" in alone.why


def test_the_old_reading_has_what_stands_around_an_anchor() -> None:
    made = make_citation(DOCUMENT, "ask the ministry for a subsidy")
    anchor = Citation("a", "ask the ministry", made.reading, made.spans)
    assert resolve(anchor, WORSE).status == "lost"
    found = resolve(anchor, WORSE, before=DOCUMENT)
    assert WORSE.raw(found.spans) == "ask the rninistry for a subsldy"


def test_two_passages_that_are_about_equally_like_it_are_ambiguous() -> None:
    quote = "The northern company keeps its boats in the harbour all through the winter."
    twice = read(f"{quote.replace('boats', 'bcats')}\n\nNo.\n\n{quote.replace('keeps', 'kceps')}\n")
    found = resolve(Citation("a", quote), twice)
    assert (found.status, found.spans, len(found.places)) == ("ambiguous", (), 2)
    assert resolve(Citation("a", quote, paragraph="p3"), twice).status == "fuzzy"


def test_a_very_long_quotation_is_found_in_a_noisy_reading() -> None:
    pages = [MEMORANDUM.replace("ferries", f"{name} ferries") for name in "abcdefgh"]
    clean, noisy = read("\n".join(pages)), read("\n".join(pages).replace("m", "rn"))
    whole = Texts(clean).running
    start, end = whole.text.index("b ferries"), whole.text.index("f ferries")
    made = citation_at(Texts(clean), whole.spans(start, end))
    found = resolve(made, noisy)
    assert found.status == "fuzzy"
    assert noisy.raw(found.spans).startswith("b ferries")
    assert resolve(made, UNRELATED).status == "lost"


def test_what_is_hardly_alike_is_said_to_be() -> None:
    quote = "The northern company keeps its boats in the harbour all through the winter."
    hardly = read("The eastern concern leaves its beats by an arbour or though this whole water.\n")
    found = resolve(Citation("a", quote), hardly)
    assert found.is_doubtful
    assert "hardly enough" in found.why


def test_in_another_document_it_is_lost() -> None:
    texts = Texts(UNRELATED)
    for paragraph in DOCUMENT.paragraphs:
        made = citation_at(Texts(DOCUMENT), paragraph.spans)
        assert resolve(made, texts).status == "lost"


def test_without_words_the_page_or_the_paragraph_is_there_or_not() -> None:
    assert resolve(Citation("a", "", paragraph="4"), DOCUMENT).status == "exact"
    assert resolve(Citation("a", "", page="7"), DOCUMENT).status == "lost"
    assert resolve(Citation("a", ""), DOCUMENT).status == "exact"


@pytest.mark.parametrize("spans", [(Span(0, 10**6),), (Span(5, 9),), (Span(3, 3),)])
def test_wrong_offsets_do_not_count(spans: tuple[Span, ...]) -> None:
    found = resolve(Citation("a", "new piers", DOCUMENT.sha256, spans), DOCUMENT)
    assert found.status == "moved"
    assert DOCUMENT.raw(found.spans) == "new piers"


@given(st.text(max_size=80), st.text(max_size=300))
def test_whatever_is_sought_it_is_found_in_the_text_or_not(quote: str, text: str) -> None:
    document = read(text)
    found = resolve(Citation("a", quote), document)
    assert bool(found.spans) == (
        found.status in ("exact", "moved", "fuzzy") and bool(quote.split())
    )
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
