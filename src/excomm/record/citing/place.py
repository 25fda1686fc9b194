"""Where in a document a passage stands, as people say it: the page and the paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from excomm.record.document import Document, Page, Paragraph, Span, Spans

__all__ = [
    "Place",
    "name_of_paragraph",
    "on_page",
    "pages_called",
    "paragraphs_called",
    "place_of",
    "within",
]

_OUTSIDE = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True)
class Place:
    """Where spans stand.

    Attributes
    ----------
    spans
        In the raw text.
    page
        The label of the page they begin on: as printed, or else as expected, or else its order;
        None where the document is read without pages.
    paragraph
        The id of the paragraph they begin in; None where they begin in none.
    label
        The labels by which a reader cites the paragraph, from the section down: "II.2.a"; None
        where it has none.
    """

    spans: Spans
    page: str | None
    paragraph: str | None
    label: str | None

    def __str__(self) -> str:
        parts = [f"page {self.page}"] if self.page else []
        if self.paragraph:
            labelled = f" ({self.label})" if self.label else ""
            parts.append(f"paragraph {self.paragraph}{labelled}")
        return ", ".join(parts) or f"offset {self.spans[0].start}"


def place_of(document: Document, spans: Spans) -> Place:
    """Return where spans of a document stand."""
    at = spans[0]
    page = on_page(document, at.start)
    paragraph = _paragraph_at(document, at)
    return Place(
        spans,
        _name(page) if page else None,
        paragraph.id if paragraph else None,
        _label(paragraph) if paragraph else None,
    )


def on_page(document: Document, offset: int) -> Page | None:
    """Return the page that an offset of a document is on; None where pages are not known."""
    starts = [page.span.start for page in document.pages]
    index = bisect_right(starts, offset) - 1
    return document.pages[max(index, 0)] if starts else None


def pages_called(document: Document, name: str) -> tuple[Span, ...]:
    """Return the pages that go by a name, each up to where the next begins.

    A page goes by the label printed on it, or else the one expected, or else its order; where
    none goes by the name, the order of every page counts. The numbers of several parts of a
    file may begin anew, so that there may be several.
    """
    wanted = _bare(name)
    begins = [page.span.start for page in document.pages[1:]]
    regions = [
        Span(start, max(start, end))
        for start, end in zip([0, *begins], [*begins, len(document.text)], strict=True)
    ]
    pages = list(zip(document.pages, regions, strict=False))
    named = tuple(region for page, region in pages if _bare(_name(page)) == wanted)
    return named or tuple(region for page, region in pages if str(page.number) == wanted)


def paragraphs_called(document: Document, name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs that go by a name.

    The name is an id (``p7``), or the labels from the section down (``II.2.a``), or the last of
    them (``2.a``, ``a``), or, where no paragraph is labelled so, the number of the paragraph
    among those of the text.
    """
    named = tuple(one for one in document.paragraphs if one.id == name)
    if named:
        return named
    wanted = tuple(part for part in re.split(r"[\W_]+", name.casefold()) if part)
    if not wanted:
        return ()
    labelled = tuple(
        one
        for one in document.paragraphs
        if tuple(map(_bare, one.path))[-len(wanted) :] == wanted
        or (one.label is not None and (_bare(one.label),) == wanted)
    )
    return labelled or tuple(one for one in document.paragraphs if one.id == f"p{name}")


def name_of_paragraph(document: Document, paragraph: str) -> str:
    """Return how a reader cites a paragraph: by its labels, where no other goes by them.

    `paragraph` is its id, and is returned where its labels do not tell.
    """
    one = next((one for one in document.paragraphs if one.id == paragraph), None)
    label = _label(one) if one else None
    if label is None or len(paragraphs_called(document, label)) != 1:
        return paragraph
    return label


def within(spans: Spans, regions: Iterable[Span]) -> bool:
    """Return whether the beginning of spans lies in one of some regions."""
    return any(region.start <= spans[0].start < region.end for region in regions)


def _paragraph_at(document: Document, at: Span) -> Paragraph | None:
    """Return the paragraph that a span begins in, or else the one it runs into."""
    met = [one for one in document.paragraphs if any(span.meets(at) for span in one.spans)]
    begun = [one for one in met if any(s.start <= at.start < s.end for s in one.spans)]
    return next(iter(begun or met), None)


def _label(paragraph: Paragraph) -> str | None:
    """Return the labels of a paragraph from the section down, without what stands around them."""
    return ".".join(_OUTSIDE.sub("", part) for part in paragraph.path) or None


def _name(page: Page) -> str:
    return _OUTSIDE.sub("", page.label or page.expected or "") or str(page.number)


def _bare(label: str) -> str:
    return _OUTSIDE.sub("", label).casefold()
