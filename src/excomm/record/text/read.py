"""A text file becomes a document."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from excomm.record.document import (
    Document,
    Doubt,
    Line,
    Page,
    Paragraph,
    Part,
    Reference,
    Source,
    Span,
)
from excomm.record.text.beginnings import Beginning, beginnings_of
from excomm.record.text.blocks import blocks_of
from excomm.record.text.dating import dated
from excomm.record.text.doubting import (
    end_doubts,
    heading_doubts,
    page_doubts,
    reading_doubts,
    script_doubts,
)
from excomm.record.text.facsimiles import facsimile_pages
from excomm.record.text.head import Head, read_head
from excomm.record.text.labels import FURNITURE, Label, label_rows
from excomm.record.text.leaves import Leaf, Numbered, leaves_of, numbered
from excomm.record.text.marking import mark_doubts, marks_of
from excomm.record.text.notes import note_rows
from excomm.record.text.paragraphs import Composed, composed
from excomm.record.text.repeats import repeat_doubts
from excomm.record.text.rows import Row, rows_of
from excomm.record.text.scripts import foreign
from excomm.record.text.sense import sense_doubts
from excomm.record.text.splices import Splice, splices_of
from excomm.record.text.voices import voices_of

__all__ = ["read_text"]

_COLLECTED = re.compile(r"0\d{4}")
_REFERRED = re.compile(
    r"\b(?:Research Memorandum|Document|[Mm]emorandum|NIE|SNIE|[Tt]elegram|[Dd]eptel|[Ee]mbtel)\s+"
    r"(?:No\. ?)?([A-Z]{2,5}-\d{1,4}|\d[\d-]{1,12}\d)"
)


def read_text(text: str, source: Source) -> Document:
    """Return the document in a text file: every line labelled, nothing left out.

    Parameters
    ----------
    text
        The whole text, as decoded.
    source
        The file it comes from; its name gives the document its id.
    """
    rows = rows_of(text)
    told = dict(enumerate(label_rows(rows)))
    begun = beginnings_of(rows, told)
    heads = [beginning.row for beginning in begun]
    leaves = leaves_of(rows, told, heads)
    numbers = numbered(rows, told, leaves, heads)
    splices = splices_of(rows, told, leaves, numbers, heads)
    parts = _parts(rows, leaves, begun, splices, len(text))
    of_leaf = [_part_at(parts, rows[leaf.first].span.start) for leaf in leaves]

    read_heads = _heads(rows, told, parts)
    for head in read_heads.values():
        told |= head.labels
    below = note_rows(rows, told, leaves)
    blocks = blocks_of(text, rows, told, leaves, below)
    of_block = [_part_at(parts, rows[block.rows[0]].span.start) for block in blocks]
    body = composed(text, blocks, of_block, leaves)
    lines = {block.rows[0]: block.rows for block in blocks}
    told |= _labels_by_paragraph(told, body, lines, leaves)

    pages = facsimile_pages(text) or _pages(rows, leaves, numbers)
    paragraphs = _on_pages(body.paragraphs, pages)
    loose = [note.label for note in body.notes if note.attaches is None]
    dating = dated(
        text,
        rows,
        told,
        {part: head.dated for part, head in read_heads.items()},
        {part.number: part.span for part in parts},
        loose,
    )
    notes = [p for p in paragraphs if p.kind == "note"]
    marks = marks_of(text, rows, told, leaves, of_leaf, notes)
    voices, voice_doubts = voices_of(text, parts, read_heads, paragraphs)
    parts = tuple(
        replace(part, voice=voices.get(part.number), title=part.title or _title(read_heads, part))
        for part in parts
    )
    noise = foreign(text)
    name = PurePath(source.name).stem
    first = read_heads[1]
    return Document(
        id=name,
        title=next((part.title for part in parts if part.title), name),
        source=source,
        text=text,
        genre=first.genre,
        collection=_collection(rows, told),
        fields=tuple(field for head in read_heads.values() for field in head.fields),
        dates=dating.dates,
        marks=marks,
        lines=tuple(Line(r.span, told[n].label, told[n].why) for n, r in enumerate(rows)),
        pages=pages,
        parts=parts,
        paragraphs=paragraphs,
        notes=body.notes,
        references=_references(text),
        noise=noise,
        doubts=_in_order(
            *dating.doubts,
            *_part_doubts(rows, begun, splices, leaves),
            *voice_doubts,
            *page_doubts(rows, leaves, numbers, of_leaf),
            *repeat_doubts(text, pages),
            *mark_doubts(rows, told, marks),
            *heading_doubts(text, paragraphs),
            *body.doubts,
            *reading_doubts(rows, told),
            *sense_doubts(text, paragraphs),
            *end_doubts(text, parts, paragraphs),
            *script_doubts(text, noise),
            *_encoding_doubts(source),
        ),
    )


def _parts(
    rows: Sequence[Row],
    leaves: Sequence[Leaf],
    begun: Sequence[Beginning],
    splices: Sequence[Splice],
    length: int,
) -> tuple[Part, ...]:
    """Return the parts of a text, each from the page it begins on to the next."""
    starts: list[tuple[int, Beginning | None]] = []
    for beginning in begun:
        leaf = next(leaf for leaf in leaves if leaf.first <= beginning.row <= leaf.last)
        starts.append((rows[leaf.first].span.start, beginning))
    starts += [(rows[leaves[splice.leaf].first].span.start, None) for splice in splices]
    starts.sort(key=lambda start: start[0])
    ends = [start for start, _ in starts] + [length]
    parts = [Part(1, "document", Span(0, ends[0]))]
    for number, ((start, new), end) in enumerate(zip(starts, ends[1:], strict=True), 2):
        kind = new.kind if new is not None else "other"
        title = new.title if new is not None else None
        parts.append(Part(number, kind, Span(start, end), title))
    return tuple(parts)


def _part_at(parts: Sequence[Part], offset: int) -> int:
    return max(part.number for part in parts if part.span.start <= offset)


def _heads(
    rows: Sequence[Row], told: Mapping[int, Label], parts: Sequence[Part]
) -> dict[int, Head]:
    heads = {}
    for part in parts:
        own = [n for n, row in enumerate(rows) if part.span.covers(row.span)]
        if own:
            heads[part.number] = read_head(rows, told, own[0], part.number, own[-1] + 1)
        else:
            heads[part.number] = Head((), {}, None, ())
    return heads


def _title(heads: Mapping[int, Head], part: Part) -> str | None:
    return heads[part.number].title


def _labels_by_paragraph(
    told: Mapping[int, Label],
    body: Composed,
    lines: Mapping[int, tuple[int, ...]],
    leaves: Sequence[Leaf],
) -> dict[int, Label]:
    """Return the labels of lines that only paragraphs and pages tell."""
    found: dict[int, Label] = {}
    for paragraph in body.paragraphs:
        for number in lines.get(body.starts[paragraph.id], ()):
            if told[number].label != "body":
                continue
            if paragraph.kind in {"heading", "item", "note", "signature"}:
                found[number] = Label(paragraph.kind)
    for leaf in leaves:
        if leaf.catch is not None and leaf.catch.start == 0 and leaf.catch_row is not None:
            found[leaf.catch_row] = Label("catchword", "the next page begins with it")
    return found


def _on_pages(paragraphs: Sequence[Paragraph], pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """Return paragraphs, each with the page it begins on."""
    begins = [page.span.start for page in pages]
    return tuple(
        replace(p, page=max(1, bisect_right(begins, p.spans[0].start))) if p.spans else p
        for p in paragraphs
    )


def _pages(
    rows: Sequence[Row], leaves: Sequence[Leaf], numbers: Sequence[Numbered]
) -> tuple[Page, ...]:
    pages = []
    for order, (leaf, number) in enumerate(zip(leaves, numbers, strict=True), 1):
        span = Span(rows[leaf.first].span.start, rows[leaf.last].span.end)
        catch = None
        if leaf.catch is not None and leaf.catch_row is not None:
            row = rows[leaf.catch_row]
            at = row.text.rfind(leaf.catch.words)
            if at >= 0:
                start = row.span.start + at
                catch = Span(start, start + len(leaf.catch.words))
        pages.append(Page(order, number.label, number.expected, span, catch))
    return tuple(pages)


def _collection(rows: Sequence[Row], told: Mapping[int, Label]) -> str | None:
    """Return the number an archive put above a document."""
    for number, row in enumerate(rows):
        label = told[number].label
        if label == "archive" and _COLLECTED.fullmatch(row.clean):
            return row.clean
        if label not in FURNITURE:
            return None
    return None


def _references(text: str) -> tuple[Reference, ...]:
    return tuple(
        Reference(found[0], found[1], Span(*found.span())) for found in _REFERRED.finditer(text)
    )


def _part_doubts(
    rows: Sequence[Row],
    begun: Sequence[Beginning],
    splices: Sequence[Splice],
    leaves: Sequence[Leaf],
) -> list[Doubt]:
    doubts = [
        Doubt(
            "parts",
            f"Another document begins here ({beginning.why}), and nothing says that it belongs to "
            "the one before.",
            (rows[beginning.row].span,),
        )
        for beginning in begun
        if beginning.kind == "other"
    ]
    doubts += [
        Doubt(
            "parts",
            f"Page {splice.leaf + 1} of the file probably belongs to another document: the page "
            f"before ends with a whole sentence, and {'; '.join(splice.signs)}. The first page of "
            "that document, with the head that would name and date it, is lost.",
            (rows[leaves[splice.leaf].first].span,),
        )
        for splice in splices
    ]
    return doubts


def _encoding_doubts(source: Source) -> list[Doubt]:
    if source.encoding in {"utf-8", "utf-8-sig"}:
        return []
    return [
        Doubt(
            "encoding",
            f"The file is not in UTF-8; it was read as {source.encoding.upper()}. Letters with "
            "accents and quotation marks may be wrong.",
        )
    ]


def _in_order(*doubts: Doubt) -> tuple[Doubt, ...]:
    """Return doubts of the whole document first, the others in the order of the text."""
    return tuple(sorted(doubts, key=lambda doubt: doubt.spans[0].start if doubt.spans else -1))
