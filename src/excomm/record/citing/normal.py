"""The normal form of a text, in which a quotation is sought; with the way back to the raw text.

It is for matching only. Quotation marks and dashes are made straight, white space becomes one
blank, words divided at a line's end are joined, and what is no running text of the document is
left out: marks, stamps, labels of pages, catchwords, footnotes and the marks that refer to them.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from excomm.record.document import Document, Paragraph, Span, Spans

__all__ = ["Normal", "Texts", "folded", "normal_of_document", "normal_of_notes", "normal_of_text"]

_RUNNING = frozenset({"heading", "letterhead", "field", "body", "item", "signature"})
_SINGLE, _DOUBLE = "‘’‚‛ʼʻ′´`", "“”„‟″«»"
_STRAIGHT = str.maketrans(
    {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), "‐": "-", "‑": "-"}
)
_LONG = "‒–—―−﹘﹣－"
_BETWEEN = re.compile(rf"[\s{_LONG}-]+")  # what stands between words
_UNSEEN = re.compile("\u00ad\\s*|[\u200b\u200c\u200d\u2060\ufeff]")
_SEGMENT = re.compile(r"[\x00-\x7f]|[^\x00-\x7f]+")


@dataclass(frozen=True)
class Normal:
    """A text in its normal form.

    Attributes
    ----------
    text
        The normal form.
    raw
        The text it was made from.
    starts, ends
        Of each character of the normal form, where in the raw text it begins and ends. Neither
        ever goes back.
    """

    text: str
    raw: str
    starts: Sequence[int]
    ends: Sequence[int]

    def spans(self, start: int, end: int) -> Spans:
        """Return where a slice of the normal form stands in the raw text.

        Several spans, where something was left out between; without white space at the ends.
        """
        if start >= end:
            return ()
        starts, ends = self.starts, self.ends
        breaks = [i for i in range(start + 1, end) if starts[i] > ends[i - 1]]
        edges = [start, *breaks, end]
        spans = [Span(starts[a], ends[b - 1]) for a, b in pairwise(edges)]
        first, last = spans[0], spans[-1]
        head = self.raw[first.start : first.end]
        spans[0] = Span(first.end - len(head.lstrip()), first.end)
        tail = self.raw[spans[-1].start : last.end]
        spans[-1] = Span(spans[-1].start, spans[-1].start + len(tail.rstrip()))
        return tuple(span for span in spans if len(span))

    def slice_of(self, spans: Iterable[Span]) -> tuple[int, int]:
        """Return the slice of the normal form that spans of the raw text are in."""
        kept = sorted(span for span in spans if len(span))
        if not kept:
            return 0, 0
        start = bisect_right(self.ends, kept[0].start)
        return start, max(start, bisect_left(self.starts, kept[-1].end))


class Texts:
    """The texts of a document in their normal form, each made once and when it is asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def running(self) -> Normal:
        """The running text, without footnotes."""
        return normal_of_document(self.document)

    @cached_property
    def notes(self) -> Normal:
        """The footnotes and source notes."""
        return normal_of_notes(self.document)

    @property
    def both(self) -> tuple[Normal, Normal]:
        """The running text, and the notes."""
        return self.running, self.notes


def folded(text: str) -> str:
    """Return the normal form of a quotation, without blanks at its ends."""
    return normal_of_text(text).text.strip()


def normal_of_text(text: str) -> Normal:
    """Return the normal form of a text of which nothing is known but its characters."""
    return _normal(text, [Span(0, len(text))])


def normal_of_document(document: Document) -> Normal:
    """Return the normal form of the running text of a document, without its footnotes."""
    notes = [span for paragraph in _notes(document) for span in paragraph.spans]
    lines = [line.span for line in document.lines if line.label not in _RUNNING]
    gaps = [
        Span(before.end, after.start)
        for paragraph in document.paragraphs
        for before, after in pairwise(paragraph.spans)
        if before.end < after.start
    ]
    out = _joined(document.text, [*notes, *lines, *gaps])
    return _normal(document.text, _left(document.text, out))


def normal_of_notes(document: Document) -> Normal:
    """Return the normal form of the footnotes and source notes of a document."""
    spans = sorted(span for paragraph in _notes(document) for span in paragraph.spans)
    return _normal(document.text, _without_overlaps(spans))


def _notes(document: Document) -> Iterator[Paragraph]:
    return (one for one in document.paragraphs if one.kind in ("note", "source"))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those as one that meet or have only white space between them."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _left(text: str, out: Iterable[Span]) -> list[Span]:
    """Return what of a text is left when spans are taken out, but for their outer white space."""
    left = []
    at = 0
    for span in out:
        inner = text[span.start : span.end]
        start = span.start + len(inner) - len(inner.lstrip())
        left.append(Span(at, min(start, span.end)))
        at = max(span.end - (len(inner) - len(inner.rstrip())), min(start, span.end))
    return [*left, Span(at, len(text))]


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        start = max(span.start, kept[-1].end) if kept else span.start
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept


def _normal(raw: str, kept: Iterable[Span]) -> Normal:
    cells = _Cells()
    for span in kept:
        at = span.start
        for unseen in _UNSEEN.finditer(raw, span.start, span.end):
            if at < unseen.start():
                cells.add(raw[at : unseen.start()], range(at, unseen.start()))
            divides = "\n" in unseen[0]  # a word at a line's end
            at = unseen.end() if divides else unseen.start() + 1
        if at < span.end:
            cells.add(raw[at : span.end], range(at, span.end))
    return _run_together(raw, _composed(cells))


class _Cells:
    """Characters, each with where in the raw text it begins and ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts = array("L")
        self.ends = array("L")

    def add(self, text: str, at: range) -> None:
        """Add characters that stand one after the other in the raw text."""
        self.pieces.append(text)
        self.starts.extend(at)
        self.ends.extend(range(at.start + 1, at.stop + 1))

    def copy(self, text: str, other: "_Cells", start: int, end: int) -> None:
        """Add characters of others."""
        self.pieces.append(text)
        self.starts.extend(other.starts[start:end])
        self.ends.extend(other.ends[start:end])

    def one(self, text: str, start: int, end: int) -> None:
        """Add characters that all stand for the same stretch of the raw text."""
        self.pieces.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))


def _composed(cells: _Cells) -> _Cells:
    """Return the characters in Normalization Form C (Unicode Standard Annex 15)."""
    text = "".join(cells.pieces)
    if unicodedata.is_normalized("NFC", text):
        cells.pieces = [text]
        return cells
    made = _Cells()
    start = 0
    # No ASCII character joins with the one before it, so that texts between them stand alone.
    for match in _SEGMENT.finditer(text):
        if match[0].isascii():
            _compose(made, cells, text, start, match.start())
            start = match.start()
    _compose(made, cells, text, start, len(text))
    made.pieces = ["".join(made.pieces)]
    return made


def _compose(made: _Cells, cells: _Cells, text: str, start: int, end: int) -> None:
    if start == end:
        return
    piece = text[start:end]
    composed = unicodedata.normalize("NFC", piece)
    if composed == piece:
        made.copy(piece, cells, start, end)
    else:
        made.one(composed, cells.starts[start], cells.ends[end - 1])


def _run_together(raw: str, cells: _Cells) -> Normal:
    """Return the normal form of composed characters: what stands between words is folded."""
    text = "".join(cells.pieces).translate(_STRAIGHT)
    made = _Cells()
    at = 0
    for match in _BETWEEN.finditer(text):
        start, end = match.span()
        between = match[0]
        if between in (" ", "-"):
            continue
        made.copy(text[at:start], cells, at, start)
        at = end
        hyphens = sum(character == "-" for character in between)
        if hyphens > 1 or any(dash in between for dash in _LONG):
            made.one("-", cells.starts[start], _reach(cells, start, end))
        elif not hyphens:
            made.one(" ", cells.starts[start], _reach(cells, start, end))
        elif _divides(text, start, end):
            if made.ends:  # the letter before it reaches up to the one behind it
                made.ends[-1] = _reach(cells, start, end)
        else:
            hyphen = start + between.index("-")
            if hyphen > start:
                made.one(" ", cells.starts[start], _reach(cells, start, hyphen))
            made.copy("-", cells, hyphen, hyphen + 1)
            if hyphen + 1 < end:
                made.one(" ", cells.starts[hyphen + 1], _reach(cells, hyphen + 1, end))
    made.copy(text[at:], cells, at, len(text))
    return Normal("".join(made.pieces), raw, made.starts, made.ends)


def _reach(cells: _Cells, start: int, end: int) -> int:
    """Return how far characters go in the raw text before something was left out."""
    for index in range(start + 1, end):
        if cells.starts[index] != cells.ends[index - 1]:
            return cells.ends[index - 1]
    return cells.ends[end - 1]


def _divides(text: str, start: int, end: int) -> bool:
    """Return whether a hyphen divides a word at a line's end."""
    return (
        text[start] == "-"
        and "\n" in text[start:end]
        and text[start - 1 : start].isalpha()
        and end < len(text)
        and text[end].isalpha()
        and text[end].islower()
    )
