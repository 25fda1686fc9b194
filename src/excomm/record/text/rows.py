"""The lines of a text file, with what Markdown adds to them read and taken off."""

import re
from dataclasses import dataclass

from excomm.record.document import Span

__all__ = ["Row", "rows_of"]

# A form feed parts pages and, with a blank line, paragraphs.
_LINE = re.compile(r"[^\n\r\f\x0b\x85\u2028\u2029]*(?:\r\n|[\n\r\f\x0b\x85\u2028\u2029]|$)")
_BREAKS = "\r\n\f\x0b\x85\u2028\u2029"
_STRUCK = re.compile(r"~~([^~]*)~~")
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~])")
_EMPHASIS = re.compile(r"\*{1,3}([^*\s](?:[^*]*[^*\s])?)\*{1,3}")
_MARKED_UP = re.compile(r"[~*\\#]")


@dataclass(frozen=True)
class Row:
    """A line as it stands in the file, and as it reads.

    Attributes
    ----------
    span
        Where it stands, without its line break.
    text
        As it stands.
    clean
        As it reads: without blanks around it and without the marks of Markdown.
    struck
        How much of it is struck through: a share of its letters.
    level
        The level of a Markdown heading; 0 where it is none.
    feed
        Whether a form feed follows it: the next line begins a page.
    """

    span: Span
    text: str
    clean: str
    struck: float = 0.0
    level: int = 0
    feed: bool = False


def rows_of(text: str) -> list[Row]:
    """Return the lines of a text; together with their line breaks they are the text."""
    rows = []
    for found in _LINE.finditer(text):
        start, end = found.span()
        if start == end:
            break
        whole = found[0]
        body = whole.rstrip(_BREAKS)
        rows.append(_row(body, start, feed="\f" in whole[len(body) :]))
    return rows


def _row(body: str, start: int, feed: bool) -> Row:
    span = Span(start, start + len(body))
    if not _MARKED_UP.search(body):
        return Row(span, body, body.strip(), feed=feed)
    struck = sum(_letters(found[1]) for found in _STRUCK.finditer(body))
    hashes = _HASHES.match(body)
    clean = body[hashes.end() :] if hashes else body
    clean = _EMPHASIS.sub(r"\1", _STRUCK.sub(r"\1", clean))
    clean = _ESCAPED.sub(r"\1", clean).strip()
    share = struck / (_letters(body) or 1)
    return Row(span, body, clean, share, len(hashes[1]) if hashes else 0, feed)


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
