"""The source note: where the original is kept, and the marks it bears.

Its grammar is that of the series: ``Source: archive, collection, file. Classification; handling
words. Drafting. Distribution. Printed elsewhere.``
"""

import re

from excomm.record.dates import found_dates
from excomm.record.document import Container, DateAssertion, Mark, Span
from excomm.record.marks import read_mark
from excomm.record.tei.names import collapsed

__all__ = ["archive_of", "file_numbers", "mark_of"]

_LEVELS = (
    "Top Secret|Secret|Confidential|(?:Limited )?Official Use(?: Only)?|Unclassified|Restricted"
    "|No classification(?: marking)?|(?:Literally )?Eyes Only|Personal|Private"
)
_MARK = re.compile(
    rf"(?:^|(?<=[.)”\"\]])\s+)(?P<mark>(?:{_LEVELS})(?=\s*[;.(,\[])[^.]*)\.".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s*(?:Source:)?\s*")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.(?=\s+[A-Z(“])|\.?\s*$")
_PAGES = re.compile(r"\s*\b\d+\s+pp?\.\s*")
# Of a catalogue entry: "Secret. 3 pp. Archive.", sometimes without a point or a count of pages.
_ENTRY = re.compile(
    rf"(?:^|(?<=[.?!)”\"\]]))\s*(?P<mark>(?:{_LEVELS})(?=\s*[;.(,\[\d])[^.]*?)"
    r"(?:\.\s*(?:\d+ pp?\.)?|\s+\d+ pp?\.)\s*".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def archive_of(text: str, catalogue: bool) -> str | None:
    """Return where the original is kept, as a source note or a catalogue entry says."""
    if catalogue:
        said = _ENTRY.match(text) or _PAGES.match(text)
        return (collapsed(text[said.end() :]).rstrip(".") or None) if said else None
    opening = _SOURCE.match(text)
    start = opening.end() if opening else 0
    mark = _MARK.search(text, start)
    if mark is not None:
        end = mark.start()
    else:
        sentence = _SENTENCE_END.search(text, start)
        end = sentence.start() if sentence else len(text)
    return collapsed(text[start:end]).rstrip(".") or None


def abstract_end(text: str, start: int) -> int:
    """Return where the abstract of a catalogue entry ends, and its mark or pages begin.

    Parameters
    ----------
    text, start
        The entry, and where its abstract begins.
    """
    found = None
    for found in _ENTRY.finditer(text, start):  # noqa: B007  the last one counts
        pass
    found = found or _PAGES.search(text, start)
    return found.start() if found else len(text)


def mark_of(text: str, start: int, container: Container, catalogue: bool) -> Mark | None:
    """Return the mark that a source note or a catalogue entry gives; None where it gives none.

    Parameters
    ----------
    text, start
        The note, and where it begins in the raw text.
    container
        The volume: being published in it ended the mark.
    catalogue
        Whether it is a catalogue entry, from where its abstract ends.
    """
    match = _ENTRY.match(text) if catalogue else _MARK.search(text)
    if match is None:
        return None
    written = re.split(r",? Drafted", collapsed(match["mark"]))[0]
    level = None
    handling: list[str] = []
    for piece in _ASIDE.sub(" ", written).split(";"):
        plain = collapsed(piece).strip(" ,")
        read = read_mark(plain.upper())
        if read is not None and not read.damaged:
            level = level or read.level
            handling.extend(word for word in read.handling if word not in handling)
        elif plain and not re.match(r"no classification|unclassified", plain, re.IGNORECASE):
            handling.append(re.sub(r"\s*–\s*", "-", plain.upper()))
    year = f" in {container.year}" if container.year else ""
    return Mark(
        text=written,
        level=level,
        handling=tuple(handling),
        state="published",
        span=Span(start + match.start("mark"), start + match.end("mark")),
        why=f"the document was published{year} in {container.id}",
    )


def file_numbers(text: str, start: int) -> tuple[DateAssertion, ...]:
    """Return the dates in the file numbers of a source note: 611.61/10-2262."""
    archive_end = _MARK.search(text)
    within = text[: archive_end.start()] if archive_end else text
    return tuple(
        DateAssertion(
            text=found.text,
            edtf=found.edtf,
            role="file_number",
            span=found.span,
            reason="the number of the file it is kept under",
        )
        for found in found_dates(within, start)
        if found.form == "file number"
    )
