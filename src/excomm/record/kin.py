"""Documents that may be the same: one in a scan, another in print, a third in a catalogue."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from excomm.record.dates import bounds
from excomm.record.document import Document, FieldName
from excomm.record.reading import passage

__all__ = ["Kin", "kin_of"]

_ENOUGH = 3  # signs that two documents are one
_WORD = re.compile(r"[A-Za-z][\w-]{4,}")
_NAME = re.compile(r"[A-Z][a-z]{3,}")
_SHARE = 0.6  # of the words of substance in one's subject, that stand in the other
_OPENING = 2000  # characters in which a document says what it is about
_DIGITS = 9  # of a file number that two documents must share


@dataclass(frozen=True)
class Kin:
    """A document that may be the same as another, and the signs of it.

    `date` is its date, in EDTF; None where it has none.
    """

    document: str
    title: str
    date: str | None
    signs: tuple[str, ...]


def kin_of(document: Document, others: Iterable[Document]) -> tuple[Kin, ...]:
    """Return which of some documents may be the same as one, the likeliest first.

    Signs are the same day, number in print, sender, addressee and file number, and a subject
    whose words stand in the other. Three of them are enough.
    """
    found = []
    for other in others:
        if other.id == document.id or (document.container and other.container):
            continue
        signs = tuple(_signs(document, other))
        if len(signs) >= _ENOUGH:
            date = other.date.edtf if other.date is not None else None
            found.append(Kin(other.id, " ".join(other.title.split()), date, signs))
    return tuple(sorted(found, key=lambda kin: -len(kin.signs)))


def _signs(one: Document, other: Document) -> Iterator[str]:
    if _same_day(one, other):
        yield "the same day"
    if {*one.values("number"), one.number} & {*other.values("number"), other.number} - {None}:
        yield "the same number"
    pairs: tuple[tuple[FieldName, str], ...] = (
        ("from", "the same sender"),
        ("to", "the same addressee"),
    )
    for name, sign in pairs:
        if _same_person(_names(one, name), _names(other, name)):
            yield sign
    if any(
        a.endswith(b[-_DIGITS:]) or b.endswith(a[-_DIGITS:])
        for a in _file_numbers(one)
        for b in _file_numbers(other)
    ):
        yield "the same file number"
    if _about(one, other) or _about(other, one):
        yield "the same subject"


def _same_day(one: Document, other: Document) -> bool:
    days = [
        bounds(document.date.edtf)
        for document in (one, other)
        if document.date is not None and document.date.edtf is not None
    ]
    if len(days) == 2 and days[0][0] is not None and days[1][0] is not None:
        return days[0] == days[1]
    # Without a year, a day and a month are something, if less.
    written = [
        document.date.edtf[4:10]
        for document in (one, other)
        if document.date and document.date.edtf
    ]
    return len(written) == 2 and len(written[0]) == 6 and written[0] == written[1]


def _names(document: Document, name: FieldName) -> set[str]:
    return {word for value in document.values(name) for word in _NAME.findall(value)}


def _same_person(one: set[str], other: set[str]) -> bool:
    return any(
        a == b or (len(a) > 5 and Levenshtein.distance(a, b, score_cutoff=1) <= 1)
        for a in one
        for b in other
    )


def _file_numbers(document: Document) -> list[str]:
    said = [date.text for date in document.dates if date.role == "file_number"]
    numbers = ["".join(re.findall(r"\d", text)) for text in said]
    filed = [document.raw((line.span,)) for line in document.lines if line.label == "archive"]
    numbers += ["".join(re.findall(r"\d", text)) for text in filed if "/" in text]
    return [number for number in numbers if len(number) >= _DIGITS]


def _about(one: Document, other: Document) -> bool:
    """Return whether the words of one's subject stand in the other's subject or opening."""
    words = {word.lower() for value in one.values("subject") for word in _WORD.findall(value)}
    if len(words) < 3:
        return False
    said = " ".join([*other.values("subject"), other.title])
    opening = " ".join(passage(other, paragraph.spans) for paragraph in other.paragraphs[:12])
    known = {word.lower() for word in _WORD.findall(said + " " + opening[:_OPENING])}
    return len(words & known) >= _SHARE * len(words)
