"""Blocks become paragraphs: joined over pages, numbered, and their notes attached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.record.document import Doubt, Note, Paragraph, Span
from excomm.record.text.blocks import ENDED, Block
from excomm.record.text.leaves import Leaf
from excomm.record.text.notes import attached, note_label
from excomm.record.text.numbering import Counted, counted

__all__ = ["Composed", "composed"]

_MANY = 10  # doubtful labels, beyond which they are told as one
_PREFIX = {"heading": "h", "note": "n", "field": "f", "letterhead": "f", "signature": "s"}


@dataclass(frozen=True)
class Composed:
    """The paragraphs of a text, its notes, and what is doubtful in them.

    `starts` tells in which line each paragraph begins.
    """

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...]
    starts: Mapping[str, int]


def composed(
    raw: str, blocks: Sequence[Block], parts: Sequence[int], leaves: Sequence[Leaf]
) -> Composed:
    """Return the paragraphs that blocks make.

    Parameters
    ----------
    raw
        The text.
    blocks
        Its blocks, in order.
    parts
        For each block, the number of the part it belongs to.
    leaves
        Its pages.
    """
    groups, doubts = _joined(blocks, parts, leaves)
    labels = _counts(blocks, groups, parts)
    numbers = dict.fromkeys("phnfs", 0)
    found: list[Paragraph] = []
    starts: dict[str, int] = {}
    heading: str | None = None
    for group in groups:
        block = blocks[group[0]]
        part = parts[group[0]]
        prefix = _PREFIX.get(block.kind, "p")
        numbers[prefix] += 1
        name = f"{prefix}{numbers[prefix]}"
        label = block.enumerated.label if block.enumerated else None
        if block.kind == "note":
            label = note_label(raw, block.spans, label)
        path, doubt = labels.get(group[0], ((), None))
        if doubt is not None:
            doubts.append(doubt)
        found.append(
            Paragraph(
                id=name,
                kind=block.kind,
                spans=_spans(raw, [blocks[at] for at in group]),
                label=label,
                path=path,
                page=block.leaf + 1,
                heading=None if block.kind == "heading" else heading,
                part=part,
            )
        )
        starts[name] = block.rows[0]
        if block.kind == "heading":
            heading = name
    notes, more = attached(raw, found)
    return Composed(tuple(found), notes, (*doubts, *more), starts)


def _joined(
    blocks: Sequence[Block], parts: Sequence[int], leaves: Sequence[Leaf]
) -> tuple[list[list[int]], list[Doubt]]:
    """Return which blocks make a paragraph together, and the joins that are doubtful."""
    groups: list[list[int]] = []
    doubts: list[Doubt] = []
    flow: list[int] | None = None  # the paragraph that the text may go on with
    for at, block in enumerate(blocks):
        last = blocks[flow[-1]] if flow else None
        if (
            flow is not None
            and last is not None
            and parts[flow[-1]] == parts[at]
            and _continues(last, block, leaves)
        ):
            doubt = _join_doubt(last, block)
            if doubt is not None:
                doubts.append(doubt)
            flow.append(at)
            continue
        groups.append([at])
        if block.kind in {"body", "item"}:
            flow = groups[-1]
        elif block.kind in {"heading", "signature"}:
            flow = None
    return groups, doubts


def _continues(last: Block, block: Block, leaves: Sequence[Leaf]) -> bool:
    if block.kind not in {"body", "item"} or block.enumerated is not None:
        return False
    parted = block.leaf != last.leaf
    caught = parted and leaves[last.leaf].catch is not None
    first = block.text.lstrip("\"“(‘'")[:1]
    if ENDED.search(last.text):
        return caught and first.islower()
    if first.islower() or (first.isdigit() and last.text[-1:].isalpha()):
        return True
    return caught or (parted and last.text.endswith(","))


def _join_doubt(last: Block, block: Block) -> Doubt | None:
    first = block.text[:1]
    if first.isupper() and last.text.endswith(","):
        end, start = last.spans[-1].end, block.spans[0].start
        return Doubt(
            "join",
            "A sentence ends the page with a comma, and the next page begins with a capital: "
            "words may be missing between them, or the capital may be wrong.",
            (Span(end - 1, end), Span(start, start + len(block.text.split()[0]))),
        )
    return None


def _spans(raw: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the spans of a paragraph; of two blocks, the line break between them is kept."""
    spans: list[Span] = []
    for number, block in enumerate(blocks):
        own = list(block.spans)
        if number < len(blocks) - 1 and own and raw[own[-1].end : own[-1].end + 1].isspace():
            own[-1] = Span(own[-1].start, own[-1].end + 1)
        spans += own
    return tuple(spans)


def _counts(
    blocks: Sequence[Block], groups: Sequence[Sequence[int]], parts: Sequence[int]
) -> dict[int, tuple[tuple[str, ...], Doubt | None]]:
    """Return the path of every labelled block, and what is doubtful in its label."""
    found: dict[int, tuple[tuple[str, ...], Doubt | None]] = {}
    for part in sorted(set(parts)):
        at = [
            group[0]
            for group in groups
            if parts[group[0]] == part and _is_counted(blocks[group[0]])
        ]
        labels = [block.enumerated.label for n in at if (block := blocks[n]).enumerated]
        results = counted(labels)
        many = sum(result.doubt is not None for result in results) > _MANY
        for number, result in zip(at, results, strict=True):
            doubt = None
            if result.doubt and not many:
                doubt = Doubt(
                    "label",
                    f"The label of a paragraph does not go on with the count: {result.doubt}.",
                    (_label_span(blocks[number]),),
                    result.suggests,
                )
            found[number] = result.path, doubt
        if many:
            found |= _many(blocks, at, results, found)
    return found


def _many(
    blocks: Sequence[Block],
    at: Sequence[int],
    results: Sequence[Counted],
    found: Mapping[int, tuple[tuple[str, ...], Doubt | None]],
) -> dict[int, tuple[tuple[str, ...], Doubt | None]]:
    """Return the first of many doubtful labels, with one doubt for all of them."""
    wrong = [number for number, result in zip(at, results, strict=True) if result.doubt is not None]
    doubt = Doubt(
        "label",
        f"{len(wrong)} of {len(at)} labels of paragraphs do not go on with the count: the reading "
        "is damaged, and what is cited by them should be cited by a quotation.",
        tuple(_label_span(blocks[number]) for number in wrong),
    )
    return {wrong[0]: (found[wrong[0]][0], doubt)}


def _is_counted(block: Block) -> bool:
    return (
        block.kind in {"body", "item", "heading"}
        and block.enumerated is not None
        and bool(block.enumerated.core)
    )


def _label_span(block: Block) -> Span:
    start = block.spans[0].start if block.spans else 0
    label = block.enumerated.label if block.enumerated else ""
    width = block.enumerated.end if block.enumerated else 0
    return Span(max(0, start - width), max(0, start - width) + max(len(label), 1))
