"""Where a document begins within a text: an attachment, or another document filed with it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.record.dates import found_dates
from excomm.record.text.labels import FURNITURE, Label, field_of
from excomm.record.text.rows import Row

__all__ = ["Beginning", "beginnings_of", "is_dateline", "title_lines"]

_ATTACHED = re.compile(r"\b(attached|attachment|enclosed|enclosure|annex|tab [a-z])\b", re.I)
_MEMORANDUM = re.compile(r"[\d.\s]*MEMORANDUM\b")
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")
_RUNNING = 3  # pages
_WITHIN = 5  # lines from a dateline to the title below it
_TEXT_BEFORE = 30  # words of text before another document can begin


@dataclass(frozen=True)
class Beginning:
    """A document begins in line `row`: what it is to the one before, and what tells it."""

    row: int
    kind: Literal["attachment", "other"]
    title: str | None
    why: str


def is_dateline(text: str) -> bool:
    """Return whether a line is a date, perhaps with a place, and nothing else."""
    if len(text) > 60:
        return False
    dates = found_dates(text)
    if not dates or dates[0].form == "undated":
        return False
    rest = text
    for date in dates:
        rest = rest.replace(date.text, " ")
    return len(_LONG_WORD.findall(rest)) <= 3  # the name of a place


def title_lines(rows: Sequence[Row], told: Mapping[int, Label], start: int) -> list[int]:
    """Return the lines of a title in capitals that begins in line `start`."""
    lines = []
    for number in range(start, len(rows)):
        clean = rows[number].clean
        letters = [letter for letter in clean if letter.isalpha()]
        capital = sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)
        if told[number].label != "body" or not capital or len(letters) < 6:
            break
        lines.append(number)
    return lines


def beginnings_of(rows: Sequence[Row], told: Mapping[int, Label]) -> list[Beginning]:
    """Return the documents that begin within a text, after its own beginning."""
    found: list[Beginning] = []
    running = _running(rows)
    words = 0
    spoken: list[str] = []
    for number, row in enumerate(rows):
        label = told[number].label
        if words >= _TEXT_BEFORE and _opens_block(told, number):
            new = _dated_title(rows, told, number, running) or _addressed(rows, told, number)
            if new is not None:
                attached = new[1] == "title" and _ATTACHED.search(" ".join(spoken))
                why = {
                    "title": "a dateline and a title follow the end of the text",
                    "address": "an address, as at the head of a memorandum",
                }[new[1]]
                found.append(
                    Beginning(
                        _from_dateline(rows, told, number),
                        "attachment" if attached else "other",
                        new[0],
                        f"{why}; “{attached[0]}” is said before" if attached else why,
                    )
                )
                words = 0
                spoken = []
        if label == "body":
            words += len(row.clean.split())
            spoken.append(row.clean)
    return found


def _from_dateline(rows: Sequence[Row], told: Mapping[int, Label], number: int) -> int:
    """Return where a document begins whose address stands in a line: at a date above it."""
    above = number - 1
    while above >= 0 and told[above].label == "blank":
        above -= 1
    dated = above >= 0 and told[above].label == "body" and is_dateline(rows[above].clean)
    return above if dated else number


def _opens_block(told: Mapping[int, Label], number: int) -> bool:
    before = told[number - 1].label if number else "blank"
    return told[number].label in {"body", "field"} and before in FURNITURE


def _running(rows: Sequence[Row]) -> frozenset[str]:
    """Return what stands on many pages: the title of a series is no title of a document."""
    counted = Counter(row.clean.casefold() for row in rows if row.clean)
    return frozenset(text for text, times in counted.items() if times >= _RUNNING)


def _dated_title(
    rows: Sequence[Row], told: Mapping[int, Label], number: int, running: frozenset[str]
) -> tuple[str, str] | None:
    if told[number].label != "body" or not is_dateline(rows[number].clean):
        return None
    for at in range(number + 1, min(number + 1 + _WITHIN, len(rows))):
        lines = title_lines(rows, told, at)
        if lines and not any(rows[line].clean.casefold() in running for line in lines):
            return " ".join(rows[line].clean for line in lines), "title"
    return None


def _addressed(
    rows: Sequence[Row], told: Mapping[int, Label], number: int
) -> tuple[str | None, str] | None:
    if told[number].label != "field" or not rows[number].clean.upper().lstrip(
        "1234567890. "
    ).startswith("MEMORANDUM"):
        return None
    for at in range(number, min(number + 12, len(rows))):
        field = field_of(rows[at].clean)
        if field is not None and field[0] == "subject":
            return field[1] or None, "address"
    return None, "address"
