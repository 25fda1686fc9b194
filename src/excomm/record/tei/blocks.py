"""The blocks of a document: paragraphs, headings, items, tables, notes; each with its own text.

A note or a list that stands inside a paragraph is a block of its own; the paragraph reads on
behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from excomm.record.document import FieldName, ParagraphKind, Span, Spans
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import attribute, elements, local, text_of

__all__ = ["FIELDS", "Block", "blocks_of", "field_name", "is_source_note"]

# Lists that hold what the head of a document says.
FIELDS: dict[str, FieldName] = {
    "subject": "subject",
    "subjects": "subject",
    "participants": "participants",
    "present": "participants",
    "to": "to",
    "memorandum for": "to",
    "from": "from",
    "through": "through",
    "via": "through",
    "references": "reference",
    "reference": "reference",
    "ref": "reference",
}
_KINDS: dict[str, ParagraphKind] = {
    "p": "body",
    "head": "heading",
    "item": "item",
    "note": "note",
    "table": "table",
    "dateline": "field",
    "salute": "field",
    "opener": "field",
    "byline": "field",
    "signed": "signature",
    "closer": "signature",
    "postscript": "body",
    "ab": "body",
    "l": "body",
}
_HOLDERS = frozenset("div list quote floatingText body text group lg attachment".split())
# What the encoding adds to the document: counts, the names of files, remarks of editors.
_ADDED = frozenset({"page-count-according-to-citation", "file", "pdf", "uh-oh", "graphic"})
_LONGEST_HEADING = 160


@dataclass(frozen=True)
class Block:
    """A block of a document: its element, its kind, and its text without the blocks in it."""

    element: Element
    kind: ParagraphKind
    spans: Spans

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0].start


def blocks_of(layout: Layout) -> tuple[Block, ...]:
    """Return the blocks of a document that have any text, in their order."""
    found = [block for element in _roots(layout) for block in _blocks(layout, element)]
    return tuple(sorted(found, key=lambda block: block.start))


def _roots(layout: Layout) -> Iterator[Element]:
    """Yield the elements that are blocks, and those that only hold blocks."""
    for element in layout.spans:
        if local(element) in _ADDED:
            continue
        if local(element) in _KINDS:
            if not _is_part(layout, element):
                yield element
        elif _holds_blocks(layout, element):
            yield element


def _is_part(layout: Layout, element: Element) -> bool:
    """Return whether an element that could be a block is part of one: inside a note or table."""
    if local(element) == "note":
        return False
    return layout.within(element, "note", "table")


def _holds_blocks(layout: Layout, element: Element) -> bool:
    if local(element) not in _HOLDERS or layout.within(element, "note", "table"):
        return False
    # A quotation in the middle of a sentence belongs to it.
    return local(element) != "quote" or _has(element, "p", "l", "list", "ab", "table")


def _has(element: Element, *names: str) -> bool:
    """Return whether some element of these names is in one; an empty one counts too."""
    return next(iter(elements(element, *names)), None) is not None


def _blocks(layout: Layout, element: Element) -> Iterator[Block]:
    """Yield the block that an element is, or the loose text in one that holds blocks."""
    pieces = _own(layout, element)
    if local(element) in _KINDS:
        if pieces:
            yield Block(element, _kind(layout, element), tuple(pieces))
        return
    for piece in pieces:
        yield Block(element, "body", (piece,))


def _own(layout: Layout, element: Element) -> list[Span]:
    """Return the text of an element without the blocks in it, parted where a line ends."""
    cuts = sorted(_cuts(layout, element))
    span = layout.spans[element]
    pieces: list[Span] = []
    at = span.start
    for start, end in cuts:
        if start > at:
            pieces.append(Span(at, start))
        at = max(at, end)
    if span.end > at:
        pieces.append(Span(at, span.end))
    return _tidied(layout, pieces, separate=local(element) not in _KINDS)


def _cuts(layout: Layout, element: Element) -> Iterator[tuple[int, int]]:
    """Yield what to leave out of the text of an element; a line's end leaves out nothing."""
    whole = local(element) in ("note", "table")
    for child in element:
        name = local(child)
        span = layout.spans[child]
        if name == "note" or name in _ADDED:
            yield span.start, span.end
        elif name == "lb":
            yield span.start, span.start
        elif whole or _inside_whole(layout, element):
            if name in ("cell", "p", "head", "item"):
                yield span.start, span.start
                yield span.end, span.end
            yield from _cuts(layout, child)
        elif name in _KINDS or _holds_blocks(layout, child):
            yield span.start, span.end
        else:
            yield from _cuts(layout, child)


def _inside_whole(layout: Layout, element: Element) -> bool:
    return layout.within(element, "note", "table")


def _tidied(layout: Layout, pieces: list[Span], separate: bool) -> list[Span]:
    """Return pieces without white space at the ends of the whole, and none that are blank."""
    inked = [piece for piece in pieces if layout.trimmed(piece) is not None]
    if separate:
        return [ink for piece in inked if (ink := layout.trimmed(piece))]
    if not inked:
        return []
    first, last = layout.trimmed(inked[0]), layout.trimmed(inked[-1])
    assert first is not None
    assert last is not None
    if len(inked) == 1:
        return [first]
    return [
        Span(first.start, inked[0].end),
        *inked[1:-1],
        Span(inked[-1].start, last.end),
    ]


def _kind(layout: Layout, element: Element) -> ParagraphKind:
    name = local(element)
    parent = layout.parents.get(element)
    if name == "note":
        return "source" if is_source_note(layout, element) else "note"
    if name in ("item", "head") and parent is not None and local(parent) == "list":
        return "field" if field_name(parent) else _KINDS[name]
    if name == "p":
        rend = element.get("rend", "")
        short = len(text_of(element)) <= _LONGEST_HEADING
        if short and (rend.startswith("sectiontitle") or rend == "center" or _is_strong(element)):
            return "heading"
        if short and rend == "right":
            return "signature"
    return _KINDS[name]


def _is_strong(element: Element) -> bool:
    """Return whether a paragraph is set in bold as a whole, and is no sentence."""
    inner = list(element)
    return (
        len(inner) == 1
        and local(inner[0]) == "hi"
        and inner[0].get("rend") == "strong"
        and not (element.text or "").strip()
        and not (inner[0].tail or "").strip()
        and not text_of(element).endswith(".")
    )


def field_name(listing: Element) -> FieldName | None:
    """Return what the items of a list say of the document; None if it is any other list."""
    name = FIELDS.get(listing.get("type", ""))
    if name is None:
        head = next((child for child in listing if local(child) == "head"), None)
        if head is not None:
            name = FIELDS.get(text_of(head).rstrip(":.").casefold())
    return name


def is_source_note(layout: Layout, note: Element) -> bool:
    """Return whether a note says where the document is kept: it is no numbered footnote.

    Volumes mark it by its type, by the number 0, or not at all but by its first word.
    """
    if attribute(note, "type") == "source":
        return True
    if not layout.within(note, "head"):
        return False
    return note.get("n") == "0" or text_of(note, but=()).startswith("Source:")
