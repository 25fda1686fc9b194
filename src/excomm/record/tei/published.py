"""One document of a volume, from its division."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from excomm.record.document import Document, Doubt, Field, Mark, Source, Span
from excomm.record.tei.blocks import Block, blocks_of, field_name
from excomm.record.tei.dating import dates_of
from excomm.record.tei.doubts import doubts_of
from excomm.record.tei.heads import Head, head_of
from excomm.record.tei.layout import Layout, lay_out
from excomm.record.tei.names import local, text_of
from excomm.record.tei.pages import pages_of
from excomm.record.tei.paragraphs import paragraphs_of
from excomm.record.tei.parts import parts_of
from excomm.record.tei.references import references_of
from excomm.record.tei.sources import archive_of, file_numbers, mark_of
from excomm.record.tei.volume import Volume, address

__all__ = ["published"]

_NUMBERED = ("telegram", "airgram")
_MESSAGE_NUMBER = re.compile(r"(\d{1,5})\.\s")


def published(
    division: Element,
    *,
    name: str,
    again: bool,
    volume: Volume,
    source: Source,
    chapters: tuple[str, ...],
    page: str | None,
) -> Document:
    """Return a document from its division.

    Parameters
    ----------
    division
        The element that holds it.
    name, again
        Its id in the volume, and whether another document there has the same.
    volume, source
        What the documents of the file share.
    chapters
        The headings it stands under, the outermost first.
    page
        The label of the page it begins on; None where no page is marked before it.
    """
    layout = lay_out(division)
    blocks = blocks_of(layout)
    catalogue = _is_entry(layout, blocks)
    head = head_of(layout, volume.people, catalogue)
    held_in = volume.container
    genre = "catalogue entry" if catalogue else _genre(division, head)
    fields = [*head.fields, *_fields(layout, blocks, head)]
    message = _message_number(layout, blocks) if genre in _NUMBERED else None
    if message is not None:
        fields.append(Field("number", layout.text[message.start : message.end], message))
    where = _source_text(blocks, head)
    files = file_numbers(layout.text[where.start : where.end], where.start) if where else ()
    dates, date_doubts = dates_of(layout, head.dated, head.start, chapters, files)
    marks: tuple[Mark, ...] = ()
    archive = None
    if where is not None:
        text = layout.text[where.start : where.end]
        mark = mark_of(text, where.start, held_in, catalogue)
        marks = (mark,) if mark else ()
        archive = archive_of(text, catalogue)
    pages, page_doubts = pages_of(layout, page)
    parts = parts_of(layout, head.title, genre, tuple(fields))
    read = paragraphs_of(layout, blocks, pages, parts, message)
    doubts = [*date_doubts, *page_doubts, *read.doubts, *doubts_of(layout, volume.words)]
    if again:
        text = "Another document of the volume has the same id; this one has its order behind it."
        doubts.insert(0, Doubt("identity", text))
    return Document(
        id=f"{held_in.id}/{name}",
        title=head.title or name,
        source=source,
        text=layout.text,
        genre=genre,
        container=held_in,
        number=head.number,
        address=address(held_in.id, name),
        archive=archive,
        fields=tuple(fields),
        dates=dates,
        marks=marks,
        pages=pages,
        parts=parts,
        paragraphs=read.paragraphs,
        notes=read.notes,
        references=references_of(layout, held_in.id),
        doubts=tuple(doubts),
    )


def _is_entry(layout: Layout, blocks: tuple[Block, ...]) -> bool:
    """Return whether a document is an entry of a catalogue: a head, a count of pages, no text."""
    counted = any(local(e) == "page-count-according-to-citation" for e in layout.spans)
    return counted and not any(block.kind in ("body", "item", "table") for block in blocks)


def _genre(division: Element, head: Head) -> str | None:
    subtype = division.get("subtype", "")
    return "editorial note" if subtype == "editorial-note" else head.genre


def _source_text(blocks: tuple[Block, ...], head: Head) -> Span | None:
    """Return where the source note stands, or what a catalogue entry says in its place."""
    if head.source is not None:
        return head.source
    note = next((block for block in blocks if block.kind == "source"), None)
    return None if note is None else Span(note.spans[0].start, note.spans[-1].end)


def _fields(layout: Layout, blocks: tuple[Block, ...], head: Head) -> Iterator[Field]:
    """Yield what lists, datelines and signatures say; of people what the head does not."""
    said = {field.name for field in head.fields}
    for block in blocks:
        parent = layout.parents.get(block.element)
        if local(block.element) == "item" and block.kind == "field" and parent is not None:
            name = field_name(parent)
            if name is not None and name not in said:
                span = Span(block.spans[0].start, block.spans[-1].end)
                yield Field(name, text_of(block.element), span)
        elif local(block.element) == "signed":
            span = Span(block.spans[0].start, block.spans[-1].end)
            yield Field("signature", text_of(block.element), span)
    for place in layout.named("placeName"):
        ink = layout.ink(place)
        if ink is not None and layout.within(place, "dateline"):
            yield Field("place", text_of(place), ink)


def _message_number(layout: Layout, blocks: tuple[Block, ...]) -> Span | None:
    """Return where a telegram gives its number: at the beginning of its text."""
    first = next((block for block in blocks if block.kind == "body"), None)
    match = _MESSAGE_NUMBER.match(layout.text, first.start) if first else None
    return None if match is None else Span(*match.span(1))
