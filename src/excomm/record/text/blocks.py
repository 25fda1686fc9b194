"""Blocks: lines that stand together, and what kind of paragraph each begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from excomm.record.document import LineLabel, ParagraphKind, Span
from excomm.record.text.labels import FURNITURE, Label, field_of
from excomm.record.text.leaves import Leaf
from excomm.record.text.numbering import Enumerated, label_of
from excomm.record.text.rows import Row
from excomm.record.text.stamps import stamped_tail

__all__ = ["ENDED", "Block", "blocks_of", "shown"]

ENDED = re.compile(r"[.!?:;][\"”’')\]]*(?:<sup>\w+</sup>|[¹²³⁴-⁹]+)?$")
_SIGNED = re.compile(r"(?:[A-Z]\. ?){2,3}[A-Z][a-z]+(?:, Jr\.)?|[A-Z][a-z]+ [A-Z]\.? ?[A-Z][a-z]+")
# What a reader does not read within a line: bracketed pages, marks of notes, strokes.
_WITHIN = re.compile(
    r"\[(?:Facsimile|Typeset) Page [\divxlc]+\]\s?|<sup>\w{1,3}</sup>|~~|\*\*|(?<=\w)[¹²³⁴-⁹]+",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\s*(?:\.\s?){3}|…")
_HEADING_WORDS = 12
_INDENT = 2  # blanks before a note at the end of a text


@dataclass(frozen=True)
class Block:
    """A paragraph as it stands on one page.

    Attributes
    ----------
    rows
        Its lines.
    leaf
        The order of its page, from 0.
    kind
        What it is, as far as it tells by itself.
    enumerated
        The label it begins with.
    text
        As it reads, without its label, in one line.
    spans
        Where that text stands.
    """

    rows: tuple[int, ...]
    leaf: int
    kind: ParagraphKind
    text: str
    spans: tuple[Span, ...]
    enumerated: Enumerated | None = None


def blocks_of(
    raw: str,
    rows: Sequence[Row],
    told: Mapping[int, Label],
    leaves: Sequence[Leaf],
    notes: Mapping[int, str],
) -> list[Block]:
    """Return the blocks of a text, catchwords and all that is not text left out.

    `notes` are the lines that belong to footnotes.
    """
    found: list[Block] = []
    for order, leaf in enumerate(leaves):
        group: list[int] = []
        for number in range(leaf.first, leaf.last + 2):
            ends = (
                number > leaf.last
                or told[number].label in FURNITURE | {"rule"}
                or _catch_start(leaf, number) == 0
            )
            begins = not ends and group and _begins(rows, told, group[-1], number)
            if (ends or begins) and group:
                found.append(_block(raw, rows, told, group, order, leaf, notes))
                group = []
            if not ends:
                group.append(number)
    return _headings(found, rows)


def shown(raw: str, spans: Sequence[Span]) -> str:
    """Return the text of spans in one line."""
    return " ".join("".join(raw[span.start : span.end] for span in spans).split())


def _catch_start(leaf: Leaf, number: int) -> int | None:
    return leaf.catch.start if leaf.catch is not None and leaf.catch_row == number else None


def _begins(rows: Sequence[Row], told: Mapping[int, Label], before: int, number: int) -> bool:
    """Return whether a paragraph begins in a line that follows another at once."""
    row, label = rows[number], told[number]
    if row.level or rows[before].level or label.label != told[before].label:
        return True
    if label.label == "field":
        return field_of(row.clean) is not None
    if label.label in {"letterhead", "heading"}:
        return False
    found = label_of(row.clean)
    if found is None:
        return False
    if not found.core:
        return True
    listed = label_of(rows[before].clean) is not None
    return bool(ENDED.search(rows[before].clean)) or listed


def _block(
    raw: str,
    rows: Sequence[Row],
    told: Mapping[int, Label],
    group: Sequence[int],
    order: int,
    leaf: Leaf,
    notes: Mapping[int, str],
) -> Block:
    first = rows[group[0]]
    label = told[group[0]].label
    enumerated = None
    start = first.span.start + len(first.text) - len(first.text.lstrip())
    if first.level:
        hashes = first.text.index("#") + first.level
        start = first.span.start + len(first.text) - len(first.text[hashes:].lstrip())
    if label == "body":
        enumerated = label_of(raw[start : first.span.end])
        if enumerated is not None:
            start += enumerated.end
    end = _end(rows[group[-1]], leaf, group[-1])
    spans = _read(raw, start, end)
    text = shown(raw, spans)
    kind = _kind(label, group, notes, enumerated, text)
    return Block(tuple(group), order, kind, text, spans, enumerated)


def _kind(
    label: LineLabel,
    group: Sequence[int],
    notes: Mapping[int, str],
    enumerated: Enumerated | None,
    text: str,
) -> ParagraphKind:
    if group[0] in notes:
        return "note"
    if label == "field":
        return "field"
    if label in {"letterhead", "heading"}:
        return label
    if len(group) == 1 and _SIGNED.fullmatch(text):
        return "signature"
    if enumerated is not None and not enumerated.core:
        return "item"
    return "body"


def _end(row: Row, leaf: Leaf, number: int) -> int:
    """Return where the text of a block ends: before a catchword, or a stamp run on to it."""
    end = row.span.start + len(row.text.rstrip())
    text = row.text.lstrip()
    catch = _catch_start(leaf, number)
    cut = catch if catch else stamped_tail(text)
    if cut:
        # Offsets are of the line as it reads; what it ends in stands in the raw line too.
        tail = row.clean[cut:]
        at = row.text.rfind(tail)
        if at > 0:
            end = row.span.start + len(row.text[:at].rstrip())
    return end


def _read(raw: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of what a reader reads between two offsets."""
    spans = []
    at = start
    for skipped in _WITHIN.finditer(raw, start, end):
        if skipped.start() > at:
            spans.append(Span(at, skipped.start()))
        at = skipped.end()
    if end > at:
        spans.append(Span(at, end))
    return tuple(spans)


def _headings(blocks: Sequence[Block], rows: Sequence[Row]) -> list[Block]:
    """Return the blocks, with those that are headings told."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        before = found[-1] if found else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        heading = _is_heading(block, before, after, rows)
        found.append(replace(block, kind="heading") if heading else block)
    return found


def _is_heading(
    block: Block, before: Block | None, after: Block | None, rows: Sequence[Row]
) -> bool:
    if block.kind != "body" or not block.text:
        return False
    if rows[block.rows[0]].level:
        return True
    words = [bare for word in block.text.split() if (bare := word.strip("\"“”'‘’()"))]
    if not words or len(words) > _HEADING_WORDS or len(block.rows) > 3:
        return False
    if ENDED.search(block.text) or after is None or after.kind in {"note", "signature"}:
        return False
    goes_on = before is not None and before.kind in {"body", "item"}
    if goes_on and before is not None and not ENDED.search(before.text):
        return False
    if after.kind != "field" and after.text[:1].islower():
        return False
    large = [word for word in words if len(word) > 3 and word[0].isalpha()] or words
    titled = sum(word[0].isupper() for word in large)
    return titled >= max(1, 0.6 * len(large))
