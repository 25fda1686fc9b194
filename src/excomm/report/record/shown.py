"""A document of the record, shown: its head, and its paragraphs page by page."""

import textwrap
from collections.abc import Iterator, Sequence

from excomm.record.document import DateAssertion, Document, Mark, Paragraph
from excomm.record.reading import passage
from excomm.record.store import Reading
from excomm.report.table import WIDTH

__all__ = ["document_text", "head_text", "reading_text"]


def document_text(
    document: Document,
    readings: Sequence[Reading],
    paragraphs: Sequence[Paragraph] | None = None,
    width: int = WIDTH,
) -> str:
    """Return a document as a reader wants it, or some of its paragraphs alone.

    Parameters
    ----------
    document, readings
        The document, and the readings of it that are in the record.
    paragraphs
        What is to be shown; None for its head and all of them.
    width
        Of the page.
    """
    if paragraphs is not None:
        return "\n".join(_body(document, paragraphs, width))
    body = "\n".join(_body(document, document.paragraphs, width)) or document.text.strip("\n")
    return f"{head_text(document, readings, width)}\n\n{body}"


def head_text(document: Document, readings: Sequence[Reading], width: int = WIDTH) -> str:
    """Return what is known of a document, one line each."""
    rows = [*_known(document), ("reading", _reading(document, readings))]
    if number := len(document.doubts):
        rows.append(("doubts", f"{number}; excomm record doubts {document.id}"))
    wide = max(len(name) for name, _ in rows) + 2
    lines = [document.id]
    if document.title != document.id:
        lines.append(textwrap.fill(" ".join(document.title.split()), width))
    lines.append("")
    lines += [
        textwrap.fill(
            f"{name:<{wide}}{' '.join(value.split())}", width, subsequent_indent=" " * wide
        )
        for name, value in rows
    ]
    return "\n".join(lines)


def _known(document: Document) -> Iterator[tuple[str, str]]:
    if document.date is not None:
        yield "date", _date(document.date)
    for date in document.dates:
        if not date.best and date.role != "mentioned":
            yield f"{date.role} date".replace("_", " "), _date(date)
    for name, value in (("genre", document.genre), ("published as", document.number)):
        if value:
            yield name, value
    if document.container is not None:
        volume = document.container
        named = (volume.series, volume.volume, volume.title)
        yield "volume", ", ".join(name for name in named if name)
    for field in document.fields:
        if field.name in ("genre", "date"):  # said above
            continue
        where = f" (part {field.part})" if len(document.parts) > 1 else ""
        yield field.name, field.value + where
    for text in dict.fromkeys(map(_mark, document.marks)):
        yield "mark", text
    for part in document.parts if len(document.parts) > 1 else ():
        voice = f"; in the voice of {part.voice}" if part.voice else ""
        yield f"part {part.number}", f"{part.kind}: {part.title or 'without title'}{voice}"
    for name, value in (
        ("collection", document.collection),
        ("archive", document.archive),
        ("address", document.address),
    ):
        if value:
            yield name, value


def _date(date: DateAssertion) -> str:
    return f"{date.edtf or 'none'} (“{date.text}”: {date.reason})"


def _mark(mark: Mark) -> str:
    level = ", ".join(name for name in (mark.level, *mark.handling) if name) or mark.text
    page = f", page {mark.page}" if mark.page is not None else ""
    why = f" ({mark.why})" if mark.why else ""
    return f"{level}{page}: {mark.state}{why}"


def _reading(document: Document, readings: Sequence[Reading]) -> str:
    others = len(readings) - 1
    shown = next((one for one in readings if one.sha256 == document.sha256), None)
    standing = "" if shown is None or shown.current else "; not the current one"
    told = f"; {others} other{'s' if others > 1 else ''}" if others else ""
    source = f"{document.source.kind}, {document.source.encoding}"
    return f"{document.sha256[:12]}, of {document.source.name} ({source}){standing}{told}"


def _body(document: Document, paragraphs: Sequence[Paragraph], width: int) -> Iterator[str]:
    """Yield paragraphs with their ids and labels, and where a page begins."""
    labels = {page.number: page.label for page in document.pages}
    paged = len(labels) > 1 or any(labels.values())
    wide = max((len(one.id) for one in paragraphs), default=0) + 2
    page = None
    for one in paragraphs:
        if paged and one.page is not None and one.page != page:
            page = one.page
            label = labels.get(page)
            yield f"[page {label}]" if label else f"[page without a label, {page} by order]"
        label = f"{one.label} " if one.label else ""
        yield textwrap.fill(
            f"{one.id:<{wide}}{label}{passage(document, one.spans)}",
            width,
            subsequent_indent=" " * wide,
            break_long_words=False,
            break_on_hyphens=False,
        )


def reading_text(document: Document) -> str:
    """Return the text of a document as a reader reads it: its paragraphs, one a line."""
    lines = (
        f"{one.label} {text}" if one.label else text
        for one in document.paragraphs
        if (text := passage(document, one.spans))
    )
    return "\n".join(lines) or document.text.strip()
