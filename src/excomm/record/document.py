"""A document as it was read: its raw text, and what is said about spans of it.

Nothing of the raw text is changed or left out. Lines, pages, dates, marks, paragraphs and doubts
are annotations: they point into it with offsets, counted in characters from 0, the end excluded.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

__all__ = [
    "Container",
    "DateAssertion",
    "Document",
    "Doubt",
    "DoubtKind",
    "Field",
    "FieldName",
    "Line",
    "LineLabel",
    "Mark",
    "MarkState",
    "Noise",
    "Note",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Reference",
    "Source",
    "Span",
    "Spans",
    "digest",
]


def digest(raw: bytes | str) -> str:
    """Return the SHA-256 of a text (as UTF-8) or of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(raw.encode() if isinstance(raw, str) else raw).hexdigest()


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the raw text: from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]  # in the order of the text; a passage that crosses a page has several

LineLabel = Literal[
    "blank",
    "archive",  # numbers and marks of an archive
    "mark",  # classification and handling
    "stamp",  # release stamps, routing stamps, forms
    "noise",  # what is no text
    "page",  # the label of a page
    "catchword",
    "heading",
    "letterhead",
    "field",  # from, to, subject, date
    "body",
    "item",  # of a list
    "note",  # a footnote
    "rule",  # a line drawn across
    "signature",
    "facsimile",  # "[Facsimile Page 2]", "[Typeset Page 1334]"
    "wrapper",  # what the file, not the document, adds: a heading, a code fence
]


@dataclass(frozen=True)
class Line:
    """A line of the raw text, without its line break, and what it is.

    `why` says what the label rests on, where that is not plain.
    """

    span: Span
    label: LineLabel
    why: str | None = None


MarkState = Literal["in force", "struck", "released", "published"]


@dataclass(frozen=True)
class Mark:
    """A classification or handling mark, as it stands in one place.

    Attributes
    ----------
    text
        The mark as written.
    level
        The classification in its standard form ("TOP SECRET"); None where it has none.
    handling
        Handling words in their standard form ("NOFORN", "EYES ONLY").
    state
        ``struck`` through by hand, ended by a stamp of ``released``, by being ``published``,
        or ``in force`` as far as the document shows.
    page
        The order of the page it stands on, from 1; None where it is of the whole document.
    why
        What the state rests on.
    """

    text: str
    level: str | None
    handling: tuple[str, ...]
    state: MarkState
    span: Span | None
    page: int | None = None
    part: int = 1
    why: str | None = None


DateRole = Literal[
    "document",  # the day the document bears or is of
    "archive",  # a date of filing or cataloguing
    "stamp",  # of review, release or receipt
    "file_number",  # inside a file number: 611.61/10-2262
    "attribute",  # what an encoding of the document says
    "relative",  # "today's public letter", "this morning"
    "mentioned",  # of what the document speaks of
]


@dataclass(frozen=True)
class DateAssertion:
    """A date that is asserted of a document.

    Attributes
    ----------
    text
        As written.
    edtf
        In the Extended Date/Time Format (Library of Congress, 2019): 1962-10-27, 1962-10-27?,
        1962-10, 1962-10-27T18:51:00, 1962-11-02/1962-11-21, ../1962-11-02. None where no date
        can be made of it.
    role
        What it is the date of.
    reason
        What it rests on, or what speaks against it.
    best
        Whether it is the chosen date of its part of the document.
    """

    text: str
    edtf: str | None
    role: DateRole
    span: Span | None
    reason: str
    best: bool = False
    part: int = 1


FieldName = Literal[
    "from",
    "to",
    "through",
    "subject",
    "letterhead",
    "number",  # of the document, as its office counts
    "date",
    "place",
    "genre",  # memorandum, letter, telegram, as written
    "signature",
    "reference",
    "participants",
]


@dataclass(frozen=True)
class Field:
    """What the head of a document says under a name: from, to, subject, ..."""

    name: FieldName
    value: str
    span: Span | None
    part: int = 1


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes
    ----------
    number
        Its order in the document, from 1.
    label
        As printed on it; None where none is.
    expected
        What the label would be by the pages before it; None where these tell nothing.
    span
        From its first line to its last.
    catchword
        The words at its foot that the next page begins with; None where it has none.
    """

    number: int
    label: str | None
    expected: str | None
    span: Span
    catchword: Span | None = None


ParagraphKind = Literal[
    "heading", "body", "item", "field", "note", "table", "letterhead", "signature", "source"
]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, a heading, an item of a list or a footnote.

    Attributes
    ----------
    id
        ``p1``, ``p2``, ... in the order of the document; headings ``h1``, notes ``n1``.
    label
        As printed: "2", "(C)", "-- "; None where it has none.
    path
        The labels by which a reader cites it, from the section down: ("IV", "1", "b").
    spans
        Its text, without its label and without page furniture and catchwords.
    page
        The order of the page it begins on, from 1; None where pages are not known.
    heading
        The id of the heading it stands under.
    """

    id: str
    kind: ParagraphKind
    spans: Spans
    label: str | None = None
    path: tuple[str, ...] = ()
    page: int | None = None
    heading: str | None = None
    part: int = 1


@dataclass(frozen=True)
class Note:
    """A footnote: where its text stands (the id of its paragraph), and where it attaches.

    `attaches` is the offset behind the word it belongs to; None where that is not known.
    """

    label: str
    paragraph: str
    attaches: int | None


@dataclass(frozen=True)
class Reference:
    """A reference to another place: ``frus1961-63v06/d65``, or as written."""

    text: str
    target: str
    span: Span


@dataclass(frozen=True)
class Noise:
    """Characters of a script the document is not written in, or of none."""

    span: Span
    script: str


@dataclass(frozen=True)
class Part:
    """A document within a document: a cover and its attachment, or pages filed together.

    Attributes
    ----------
    number
        Its order, from 1.
    kind
        ``document``: the first, or the only one; ``attachment``: sent with the one before;
        ``other``: filed with it, not belonging to it.
    voice
        Who says "we" in it, as far as the document tells.
    """

    number: int
    kind: Literal["document", "attachment", "other"]
    span: Span
    title: str | None = None
    voice: str | None = None


DoubtKind = Literal[
    "date",
    "parts",  # where one document ends and another begins
    "voice",
    "page",  # a page without a label, out of order, or missing
    "label",  # of a paragraph: repeated, skipped, misread
    "heading",
    "mark",
    "note",
    "broken",  # text that breaks off or begins in the middle
    "join",  # where a page or a line is joined to the next
    "sense",  # a span whose sense contradicts the argument
    "reading",  # words probably misread
    "script",
    "identity",  # which document this is
    "encoding",
]


@dataclass(frozen=True)
class Doubt:
    """Something doubtful in a reading, with the reason; nothing is repaired.

    Attributes
    ----------
    text
        What is doubtful and why, as sentences for a reader.
    spans
        Where; empty where it is of the whole document.
    suggests
        What probably stands, or should stand, there; None where that cannot be said.
    """

    kind: DoubtKind
    text: str
    spans: Spans = ()
    suggests: str | None = None


@dataclass(frozen=True)
class Source:
    """The file that a document was read in.

    Attributes
    ----------
    name
        The name of the file, without its folder.
    sha256
        Of its bytes.
    kind
        How it was read.
    encoding
        Of its characters.
    """

    name: str
    sha256: str
    kind: Literal["text", "tei", "pdf"]
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Container:
    """The volume a document is published in.

    Attributes
    ----------
    id
        Such as ``frus1961-63v06``.
    series, volume, title
        "Foreign Relations of the United States, 1961–1963", "VI", "Kennedy-Khrushchev
        Exchanges".
    editor, publisher, place, year
        As the volume says.
    """

    id: str
    series: str
    volume: str | None
    title: str | None
    editor: str | None = None
    publisher: str | None = None
    place: str | None = None
    year: str | None = None


@dataclass(frozen=True)
class Document:
    """A document as it was read in one file.

    Attributes
    ----------
    id
        What it is called: ``frus1961-63v06/d60``, or by the name of its file.
    title
        Its subject, or its heading.
    source
        The file.
    text
        The raw text, which all offsets count in. Of a text file the whole of it, as decoded;
        of a TEI document the characters of its element as they stand in the file, notes and
        white space included; of a PDF the text layer, a form feed after each page.
    genre
        What kind of document it is: "memorandum", "letter", "telegram", "editorial note".
    container, number, address
        The volume it is published in, its number there, and its address on the web.
    collection
        Its number in a collection of documents.
    archive
        Where the original is kept, as the source says.
    """

    id: str
    title: str
    source: Source
    text: str
    genre: str | None = None
    container: Container | None = None
    number: str | None = None
    address: str | None = None
    collection: str | None = None
    archive: str | None = None
    fields: tuple[Field, ...] = ()
    dates: tuple[DateAssertion, ...] = ()
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    noise: tuple[Noise, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash of the raw text."""
        return digest(self.text)

    @property
    def date(self) -> DateAssertion | None:
        """The chosen date of its first part; None where none could be chosen."""
        return next((date for date in self.dates if date.best), None)

    def raw(self, spans: Spans) -> str:
        """Return the raw text of spans, one after the other."""
        return "".join(self.text[span.start : span.end] for span in spans)

    def values(self, name: FieldName, part: int = 1) -> Iterator[str]:
        """Yield what the head of a part says under a name."""
        return (field.value for field in self.fields if (field.name, field.part) == (name, part))
