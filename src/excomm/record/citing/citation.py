"""A citation of a passage: what finds it again, in this reading of a document or in a better one.

The model is that of the Web Annotation Data Model (W3C, 2017): the position in the raw text, and
beside it the quotation with what stands before and behind it, so that either finds the passage
when the other fails.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from excomm.record.citing.normal import Normal, Texts, folded
from excomm.record.citing.place import (
    Place,
    pages_called,
    paragraphs_called,
    place_of,
    within,
)
from excomm.record.document import Document, Doubt, Span, Spans

__all__ = [
    "MAX_ANCHOR_WORDS",
    "AmbiguousError",
    "Citation",
    "CitingError",
    "citation_at",
    "context_of",
    "doubts_over",
    "make_citation",
    "occurrences",
    "regions",
]

MAX_ANCHOR_WORDS = 8
NEAREST = 70.0  # the score from which on a passage is shown in place of one that is not there
_REJOINED = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")  # a division copied from one line
CONTEXT = 32  # characters of the prefix and of the suffix


@dataclass(frozen=True)
class Citation:
    """A passage of a document, as far as is said which.

    Attributes
    ----------
    document
        What the document is called.
    exact
        The passage as it stands in the raw text; of a citation by hand the words quoted.
    reading
        The hash of the raw text it was made from, or how it begins; None where it was made from
        none.
    spans
        Where it stands in that raw text.
    prefix, suffix
        What stands before it and behind it, 32 characters of each in the normal form.
    page, paragraph
        As people say where it stands.
    label
        How the paragraph is labelled, from the section down.
    corrected
        What the one who cites reads there, where that is not what the raw text says.
    """

    document: str
    exact: str
    reading: str | None = None
    spans: Spans = ()
    prefix: str = ""
    suffix: str = ""
    page: str | None = None
    paragraph: str | None = None
    label: str | None = None
    anchor: str = ""
    corrected: str | None = None


class CitingError(ValueError):
    """A quotation that is not in its document, or not where it is said to be."""


class AmbiguousError(CitingError):
    """A quotation that stands in several places; `places` has them."""

    def __init__(self, message: str, places: tuple[Place, ...]) -> None:
        self.places = places
        super().__init__(message)


def make_citation(
    document: Document,
    quote: str,
    page: str | None = None,
    paragraph: str | None = None,
    corrected: str | None = None,
) -> Citation:
    """Return the citation of the passage of a document with these words.

    Parameters
    ----------
    document
        The document.
    quote
        The words, as they stand in it; white space, the shape of quotation marks and dashes and
        the division of words at a line's end do not matter.
    page, paragraph
        The page and the paragraph it begins in, where the words stand in several.
    corrected
        What is read there, where that is not what the raw text says.

    Raises
    ------
    CitingError
        If the words are not in the document, or not where they are said to be.
    AmbiguousError
        If they are there several times.
    """
    if not folded(quote):
        raise CitingError("there is no quotation: its words are needed")
    texts = Texts(document)
    found = occurrences(texts, quote)
    if not found:
        raise CitingError(_absent(texts, quote))
    wanted = regions(document, page, paragraph)
    chosen = [spans for spans in found if wanted is None or within(spans, wanted)]
    places = tuple(place_of(document, spans) for spans in chosen or found)
    if not chosen:
        said = "; ".join(map(str, places))
        raise CitingError(f"“{_short(quote)}” is not on {_where(page, paragraph)}, but on {said}")
    if len(chosen) > 1:
        said = "; ".join(map(str, places))
        raise AmbiguousError(
            f"“{_short(quote)}” stands {len(chosen)} times: {said}."
            " Say which, by --page, --paragraph or more of its words",
            places,
        )
    return citation_at(texts, chosen[0], corrected)


def citation_at(texts: Texts, spans: Spans, corrected: str | None = None) -> Citation:
    """Return the citation of what stands at spans of a document."""
    document = texts.document
    place = place_of(document, spans)
    prefix, suffix = context_of(texts, spans)
    exact = document.raw(spans)
    return Citation(
        document=document.id,
        exact=exact,
        reading=document.sha256,
        spans=spans,
        prefix=prefix,
        suffix=suffix,
        page=place.page,
        paragraph=place.paragraph,
        label=place.label,
        anchor=_anchor(texts, exact),
        corrected=corrected,
    )


def doubts_over(document: Document, spans: Spans) -> tuple[Doubt, ...]:
    """Return the doubts of a reading that concern a passage."""
    return tuple(
        doubt
        for doubt in document.doubts
        if any(own.meets(span) for own in doubt.spans for span in spans)
    )


def regions(document: Document, page: str | None, paragraph: str | None) -> list[Span] | None:
    """Return what goes by the name of a page and of a paragraph; None where neither is said."""
    if page is None and paragraph is None:
        return None
    pages = None if page is None else list(pages_called(document, page))
    if paragraph is None:
        return pages
    inside = [span for one in paragraphs_called(document, paragraph) for span in _whole(one.spans)]
    if pages is None:
        return inside
    return [
        Span(max(a.start, b.start), min(a.end, b.end)) for a in inside for b in pages if a.meets(b)
    ]


def _whole(spans: Spans) -> Spans:
    return (Span(spans[0].start, spans[-1].end),) if spans else ()


def occurrences(texts: Texts, quote: str) -> list[Spans]:
    """Return where the words of a quotation stand, in the normal form; whole words only."""
    found: dict[int, Spans] = {}
    for wanted in dict.fromkeys((folded(quote), folded(_REJOINED.sub("", quote)))):
        for normal in texts.both:
            for spans in _in_normal(normal, wanted):
                found.setdefault(spans[0].start, spans)
    if not found:  # what is no running text: a mark, a label, a stamp
        for spans in _in_raw(texts.document.text, quote.strip()):
            found.setdefault(spans[0].start, spans)
    return [found[start] for start in sorted(found)]


def _in_normal(normal: Normal, wanted: str) -> list[Spans]:
    return [
        normal.spans(start, start + len(wanted)) for start in _starts(normal.text, wanted) if wanted
    ]


def _in_raw(text: str, wanted: str) -> list[Spans]:
    return [(Span(start, start + len(wanted)),) for start in _starts(text, wanted) if wanted]


def _starts(text: str, wanted: str) -> Iterable[int]:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        begins = not (at and text[at - 1].isalnum() and wanted[0].isalnum())
        ends = not (end < len(text) and text[end].isalnum() and wanted[-1].isalnum())
        if begins and ends:
            yield at
        at = text.find(wanted, at + 1)


def context_of(texts: Texts, spans: Spans) -> tuple[str, str]:
    """Return what stands before and behind a passage, in the text it belongs to."""
    normal = next((one for one in texts.both if _holds(one, spans)), texts.running)
    start, end = normal.slice_of(spans)
    return normal.text[max(0, start - CONTEXT) : start], normal.text[end : end + CONTEXT]


def _holds(normal: Normal, spans: Spans) -> bool:
    start, end = normal.slice_of(spans)
    found = normal.spans(start, end)
    return bool(found) and found[0].meets(spans[0])


def _anchor(texts: Texts, exact: str) -> str:
    """Return at most eight words of a passage: the first that stand nowhere else, if any do."""
    words = folded(exact).split()
    if len(words) <= MAX_ANCHOR_WORDS:
        return " ".join(words)
    firsts = range(len(words) - MAX_ANCHOR_WORDS + 1)
    tried = [" ".join(words[at : at + MAX_ANCHOR_WORDS]) for at in firsts]
    return next((one for one in tried if len(occurrences(texts, one)) == 1), tried[0])


def _absent(texts: Texts, quote: str) -> str:
    from excomm.record.citing.alike import passages_like

    document = texts.document
    said = f"“{_short(quote)}” does not stand in {document.id}"
    if near := passages_like(texts, quote, NEAREST):
        place = place_of(document, near[0].spans)
        there = " ".join(document.raw(near[0].spans).split())
        return f"{said}; the nearest words, on {place}, are “{_short(there)}”"
    return said


def _where(page: str | None, paragraph: str | None) -> str:
    parts = [f"page {page}"] if page is not None else []
    parts += [f"paragraph {paragraph}"] if paragraph is not None else []
    return ", ".join(parts)


def _short(quote: str) -> str:
    words = quote.split()
    kept = " ".join(words[:MAX_ANCHOR_WORDS])
    return kept if len(words) <= MAX_ANCHOR_WORDS else f"{kept} …"
