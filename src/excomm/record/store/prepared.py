"""What is kept of a document: the columns of its reading, its body and its passages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from excomm.record.document import DateAssertion, Document, Spans
from excomm.record.edtf import bounds
from excomm.record.reading import passage
from excomm.record.store.body import pack
from excomm.record.store.likeness import sketch

__all__ = ["LEVELS", "Passage", "Prepared", "one_line", "prepare"]

# From the lowest: a document is marked as its highest part.
LEVELS = (
    "UNCLASSIFIED",
    "LIMITED OFFICIAL USE",
    "OFFICIAL USE ONLY",
    "RESTRICTED",
    "CONFIDENTIAL",
    "SECRET",
    "TOP SECRET",
)

LONGEST = 4000  # characters of a passage: a file of one line has as many passages as it needs
# A hyphen at a line's end; but "mid- and long-range" keeps its own.
_DIVIDED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])(?!(?:and|or|to|nor|but|versus)\b)")
_BLANK = re.compile(r"\s+")
_BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A paragraph as it is searched; a long one has several."""

    paragraph: str
    label: str | None
    page: str | None
    text: str


@dataclass(frozen=True)
class Prepared:
    """A document ready to be written to the record."""

    document: str
    sha256: str
    kind: str
    head: dict[str, str | int | None]
    text: str
    annotations: bytes
    sketch: bytes
    passages: tuple[Passage, ...]


def prepare(document: Document) -> Prepared:
    """Return what is kept of a document."""
    date = document.date
    earliest, latest = _days(date)
    levels = {mark.level for mark in document.marks}
    head: dict[str, str | int | None] = {
        "title": document.title,
        "genre": document.genre,
        "volume": document.container.id if document.container else None,
        "date": date.edtf if date else None,
        "earliest": earliest,
        "latest": latest,
        "level": next((level for level in reversed(LEVELS) if level in levels), None),
        "sender": "; ".join(document.values("from")) or "; ".join(document.values("signature")),
        "addressee": "; ".join(document.values("to")),
        "characters": len(document.text),
        "pages": len(document.pages),
        "doubts": len(document.doubts),
    }
    return Prepared(
        document.id,
        document.sha256,
        document.source.kind,
        head,
        document.text,
        pack(document),
        sketch(document.text),
        tuple(_passages(document)),
    )


def _days(date: DateAssertion | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a date, as YYYY-MM-DD."""
    if date is None or date.edtf is None:
        return None, None
    try:
        first, last = bounds(date.edtf)
    except ValueError:
        return None, None
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def one_line(document: Document, spans: Spans) -> str:
    """Return spans as one line, words that a line's end divides put together."""
    return _DIVIDED.sub("", passage(document, spans))


def _passages(document: Document) -> Iterator[Passage]:
    labels = {page.number: page.label or str(page.number) for page in document.pages}
    for paragraph in document.paragraphs:
        page = labels.get(paragraph.page) if paragraph.page is not None else None
        for text in _pieces(one_line(document, paragraph.spans)):
            yield Passage(paragraph.id, paragraph.label, page, text)
    if not document.paragraphs:
        for block in _BLOCK.finditer(document.text):
            for text in _pieces(_DIVIDED.sub("", _BLANK.sub(" ", block[0]))):
                yield Passage("", None, None, text)


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces of bearable length, parted between sentences if that can be."""
    start = 0
    while len(text) - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        end = text.rfind(". ", least, most) + 1 or text.rfind(" ", start + 1, most) + 1 or most
        yield text[start:end].strip()
        start = end
    if start < len(text):
        yield text[start:]
