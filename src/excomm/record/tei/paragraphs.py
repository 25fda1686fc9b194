"""Paragraphs with their labels, notes with where they attach, from the blocks of a document."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from excomm.record.document import Doubt, Note, Page, Paragraph, Part, Span, Spans
from excomm.record.tei.blocks import Block
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import attribute
from excomm.record.tei.numbering import Numbering, label_at
from excomm.record.tei.pages import page_at

__all__ = ["Paragraphs", "paragraphs_of"]

_LETTERS = {"heading": "h", "note": "n", "source": "s"}
_NUMBER = re.compile(r"(\[?\d{1,4}[A-Za-z]?\]?\.)\s*")  # of a document in its volume
_LABELLED = ("body", "item", "heading")


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of a document and what belongs to them."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...]


def paragraphs_of(
    layout: Layout,
    blocks: tuple[Block, ...],
    pages: tuple[Page, ...],
    parts: tuple[Part, ...],
    message_number: Span | None,
) -> Paragraphs:
    """Return the paragraphs of a document, its notes, and what is doubtful in their labels.

    Parameters
    ----------
    layout, blocks, pages, parts
        The document.
    message_number
        Where a telegram gives its number at the beginning of its text: it is no label.
    """
    counts: dict[str, int] = {}
    paragraphs: list[Paragraph] = []
    notes: list[Note] = []
    doubts: list[Doubt] = []
    headings: dict[int, str] = {}  # of each part, the last
    numbering = Numbering(_candidates(layout, blocks))
    part_before = 1
    for block in blocks:
        letter = _LETTERS.get(block.kind, "p")
        counts[letter] = counts.get(letter, 0) + 1
        name = f"{letter}{counts[letter]}"
        part = next((part.number for part in reversed(parts) if part.span.start <= block.start), 1)
        if part != part_before:
            numbering.restart()
            part_before = part
        spans = block.spans
        label: str | None = None
        path: tuple[str, ...] = ()
        if block.element is layout.head:
            spans, label = _numbered(layout, block)
        elif block.kind in _LABELLED:
            spans, label, path, doubt = _labelled(layout, block, numbering, message_number)
            if doubt is not None:
                doubts.append(Doubt("label", doubt, (Span(block.start, spans[0].start),)))
        if block.kind == "heading" and not path:
            numbering.restart()
        paragraphs.append(
            Paragraph(
                id=name,
                kind=block.kind,
                spans=spans,
                label=label,
                path=path,
                page=page_at(pages, block.start),
                heading=None if block.kind == "heading" else headings.get(part),
                part=part,
            )
        )
        if block.kind == "heading":
            headings[part] = name
        elif block.kind == "note":
            notes.append(Note(_note_label(block.element), name, _attaches(layout, block)))
    return Paragraphs(tuple(paragraphs), tuple(notes), (*doubts, *_of_notes(paragraphs, notes)))


def _candidates(layout: Layout, blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return what looks like a label at the beginning of a block."""
    found = (
        label_at(layout.text, block.spans[0].start, block.spans[0].end)
        for block in blocks
        if block.kind in _LABELLED
    )
    return frozenset(label for label, _ in filter(None, found))


def _numbered(layout: Layout, block: Block) -> tuple[Spans, str | None]:
    """Return the spans of the head of a document behind its number, and the number."""
    first = block.spans[0]
    match = _NUMBER.match(layout.text, first.start, first.end)
    if match is None or match.end() == first.end:
        return block.spans, None
    return (Span(match.end(), first.end), *block.spans[1:]), match[1]


def _labelled(
    layout: Layout, block: Block, numbering: Numbering, message_number: Span | None
) -> tuple[Spans, str | None, tuple[str, ...], str | None]:
    """Return the spans of a block behind its label, the label, its path, and any doubt."""
    first = block.spans[0]
    found = label_at(layout.text, first.start, first.end)
    if found is None or (message_number is not None and first.meets(message_number)):
        return block.spans, None, (), None
    label, start = found
    placed = numbering.add(label)
    if placed is None:
        return block.spans, None, (), None
    path, doubt = placed
    return (Span(start, first.end), *block.spans[1:]), label, path, doubt


def _note_label(note: Element) -> str:
    label = note.get("n")
    if label is None:
        label = (attribute(note, "id") or "").rpartition("fn")[2]
    return label or "*"


def _attaches(layout: Layout, block: Block) -> int | None:
    """Return the offset behind the word before a note; None where none stands before it."""
    before = layout.text[: layout.spans[block.element].start].rstrip()
    return len(before) or None


def _of_notes(paragraphs: list[Paragraph], notes: list[Note]) -> list[Doubt]:
    """Return a doubt for each note whose number does not follow the one before."""
    spans = {paragraph.id: paragraph.spans for paragraph in paragraphs}
    found = []
    before: int | None = None
    for note in notes:
        if not re.fullmatch(r"[0-9]{1,4}", note.label):
            continue
        number = int(note.label)
        if before is not None and number != before + 1:
            text = f"Note {note.label} follows note {before}, where {before + 1} was expected."
            found.append(Doubt("note", text, spans[note.paragraph]))
        before = number
    return found
