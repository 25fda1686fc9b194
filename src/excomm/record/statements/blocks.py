"""The paragraphs of a document as a reader reads them, with the way back to the raw text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from excomm.record.document import Document, Paragraph, Span, Spans
from excomm.record.reading import passage

__all__ = ["Block", "blocks"]

PROSE = frozenset({"body", "item", "note", "table"})

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\n\s*\n|\Z")


@dataclass(frozen=True)
class Block:
    """A paragraph in reading form: white space is one blank, and notes are passed over.

    Attributes
    ----------
    text
        The reading text.
    spans
        Where it stands in the raw text.
    paragraph
        The id of the paragraph; None in a document whose paragraphs are not known.
    kind
        The kind of the paragraph.
    part
        The part of the document it belongs to.
    starts, raws
        Where each of its words begins, in the reading text and in the raw text.
    """

    text: str
    spans: Spans
    paragraph: str | None
    kind: str
    part: int
    page: int | None
    starts: tuple[int, ...]
    raws: tuple[int, ...]

    def raw(self, start: int, end: int) -> Spans:
        """Return where the stretch of the reading text stands in the raw text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch from {start} to {end} in {len(self.text)} characters")
        first = self._raw(start)
        last = self._raw(end - 1) + 1
        clipped = (
            (max(span.start, first), min(span.end, last))
            for span in self.spans
            if span.start < last and first < span.end
        )
        return tuple(Span(low, high) for low, high in clipped if low < high)

    def _raw(self, offset: int) -> int:
        word = bisect_right(self.starts, offset) - 1
        return self.raws[word] + offset - self.starts[word]


def blocks(document: Document) -> Iterator[Block]:
    """Yield the paragraphs of prose; where none are known, what stands between blank lines."""
    if document.paragraphs:
        for paragraph in document.paragraphs:
            if paragraph.kind in PROSE and paragraph.spans:
                yield _block(document, paragraph.spans, paragraph, paragraph.part)
        return
    start = 0
    for gap in _GAP.finditer(document.text):
        if document.text[start : gap.start()].strip():
            span = Span(start, gap.start())
            yield _block(document, (span,), None, _part(document, span))
        start = gap.end()


def _part(document: Document, span: Span) -> int:
    return next((part.number for part in document.parts if part.span.covers(span)), 1)


def _block(document: Document, spans: Spans, paragraph: Paragraph | None, part: int) -> Block:
    words: list[str] = []
    starts: list[int] = []
    raws: list[int] = []
    offset = 0
    glued = _glued(document, spans)
    for number, span in enumerate(spans):
        for match in _WORD.finditer(document.text, span.start, span.end):
            if words and not (number in glued and match.start() == span.start):
                words.append(" ")
                offset += 1
            words.append(match[0])
            starts.append(offset)
            raws.append(match.start())
            offset += len(match[0])
    name, kind = (paragraph.id, paragraph.kind) if paragraph else (None, "body")
    page = paragraph.page if paragraph else None
    return Block("".join(words), spans, name, kind, part, page, tuple(starts), tuple(raws))


def _glued(document: Document, spans: Spans) -> frozenset[int]:
    """Return the spans that go on in the middle of what the one before ends with."""
    if len(spans) == 1:
        return frozenset()
    return frozenset(
        number
        for number, (before, after) in enumerate(pairwise(spans), start=1)
        if before.start < before.end
        and not document.text[before.end - 1].isspace()
        and " " not in passage(document, (Span(before.end - 1, before.end), after))[:2]
    )
