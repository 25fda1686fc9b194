"""The head of a document: who writes to whom, about what, when, and under which number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from excomm.record.dates import found_dates
from excomm.record.document import Field, FieldName, Span
from excomm.record.text.beginnings import is_dateline, title_lines
from excomm.record.text.labels import Label, field_of
from excomm.record.text.rows import Row

__all__ = ["Head", "read_head"]

_GENRES = (
    "memorandum|telegram|letter|airgram|despatch|circular|note|paper|report|message|estimate"
    "|editorial note|minutes|draft|briefing notes|scenario"
)
_GENRE = re.compile(
    rf"(?:[A-Z]\w+ ){{0,3}}(?:{_GENRES})(?: (?:for|of|to) [\w ]{{1,40}})?", re.IGNORECASE
)
# "480. Memorandum from Hilsman to Rusk, November 2", as a published volume heads a document
_PUBLISHED = re.compile(
    rf"(?P<number>\d{{1,4}})\. (?P<genre>(?:[A-Z]?\w+ ){{0,4}}?(?:{_GENRES})\w*)\b"
    r"(?:.*?\b[Ff]rom (?P<from>.+?))?(?:\s[Tt]o (?P<to>.+?))?(?:,\s.*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b[A-Z]{2,5}-\d{1,4}\b")
_INITIALS = re.compile(r"\s+\*{1,3}[^*]{1,20}\*{1,3}\s*$")  # written in by hand
_PLACE = re.compile(r"(?:The )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}(?:, [A-Z][\w. ]+)?")
_ZONE = 60  # lines that a head has at most
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")
_WORDS_OF_TEXT = 10  # of three letters and more; a line that holds as many is text


@dataclass(frozen=True)
class Head:
    """What the head of a part says.

    Attributes
    ----------
    fields
        What it says under a name.
    labels
        Lines whose labels it tells better than they do alone.
    title
        Its subject, or the title above it.
    dated
        The lines with its date.
    """

    fields: tuple[Field, ...]
    labels: Mapping[int, Label]
    title: str | None
    dated: tuple[int, ...]

    @property
    def genre(self) -> str | None:
        """What kind of document it says it is, in small letters."""
        return next((field.value.lower() for field in self.fields if field.name == "genre"), None)


def read_head(
    rows: Sequence[Row], told: Mapping[int, Label], start: int, part: int, end: int
) -> Head:
    """Return the head of the part that goes from line `start` up to, not including, `end`."""
    fields: list[Field] = []
    labels: dict[int, Label] = {}
    title: str | None = None
    dated: list[int] = []
    number = start
    while number < min(end, start + _ZONE):
        row, label = rows[number], told[number].label
        if label == "field":
            number = _field(rows, told, number, end, part, fields, dated)
            continue
        if label == "letterhead":
            fields.append(Field("letterhead", row.clean, row.span, part))
        elif label == "body" and row.clean:
            known = len(fields)
            if title is None and (lines := title_lines(rows, told, number)) and not _is_genre(row):
                title = " ".join(rows[line].clean for line in lines)
                labels |= dict.fromkeys(lines, Label("heading", "the title"))
                number = lines[-1] + 1
                continue
            _line(row, part, fields)
            if len(fields) > known:
                heading = any(field.name == "from" for field in fields[known:])
                labels[number] = Label("heading" if heading else "field", "of the head")
                if any(field.name == "date" for field in fields[known:]):
                    dated.append(number)
            elif dated and number - dated[-1] <= 2 and _PLACE.fullmatch(row.clean):
                fields.append(Field("place", row.clean, row.span, part))
                labels[number] = Label("field", "below the date")
            elif len(_LONG_WORD.findall(row.clean)) >= _WORDS_OF_TEXT:
                break
        number += 1
    said = next((field.value for field in fields if field.name == "subject" and field.value), None)
    return Head(tuple(fields), labels, said or title, tuple(dated))


def _is_genre(row: Row) -> bool:
    return bool(_GENRE.fullmatch(row.clean)) or field_of(row.clean) is not None


def _field(
    rows: Sequence[Row],
    told: Mapping[int, Label],
    number: int,
    end: int,
    part: int,
    fields: list[Field],
    dated: list[int],
) -> int:
    """Add the field that begins in a line; return the line behind it."""
    found = field_of(rows[number].clean)
    last = number
    after = number + 1
    values: list[str] = []
    while after < end and (
        told[after].label == "blank" and not values and found is not None and not found[1]
    ):
        after += 1
    while after < end and told[after].label == "field" and field_of(rows[after].clean) is None:
        values.append(rows[after].clean.lstrip("•*- "))
        last = after
        after += 1
    if found is None:
        return after
    name, value = found
    value = " ".join([_INITIALS.sub("", _value(rows[number], value)), *values]).strip()
    start = rows[number].span.start
    fields.append(Field(_name(name), value, Span(start, rows[last].span.end), part))
    if name == "date":
        dated.append(number)
    if name == "to" and rows[number].clean.upper().lstrip("0123456789. ").startswith("MEMORANDUM"):
        fields.append(Field("genre", "memorandum", rows[number].span, part))
    return after


def _value(row: Row, value: str) -> str:
    """Return the value of a field without initials written behind it."""
    marked = _INITIALS.search(row.text)
    if marked is None:
        return value
    initials = marked[0].strip().strip("*")
    return value.removesuffix(initials).strip()


def _name(name: str) -> FieldName:
    known: tuple[FieldName, ...] = get_args(FieldName)
    return next(given for given in known if given == name)


def _line(row: Row, part: int, fields: list[Field]) -> None:
    """Add what a line of the head says that bears no name."""
    clean, span = row.clean, row.span
    published = _PUBLISHED.fullmatch(clean)
    if published is not None:
        names: tuple[FieldName, ...] = ("number", "genre", "from", "to")
        fields += [
            Field(name, published[name].strip(" ,"), span, part)
            for name in names
            if published[name]
        ]
        if found_dates(clean):
            fields.append(Field("date", found_dates(clean)[-1].text, span, part))
        return
    if len(clean) > 80:
        return
    number = _NUMBER.search(clean)
    if number is not None:
        fields.append(Field("number", number[0], span, part))
    if _GENRE.fullmatch(clean):
        fields.append(Field("genre", clean, span, part))
    elif is_dateline(clean) or (number is not None and found_dates(clean)):
        fields.append(Field("date", found_dates(clean)[0].text, span, part))
