"""Sets a memo as plain text, for a terminal or a letter."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, groupby

from excomm.report.memo.document import Block, Memo, Note, Paragraph, Section
from excomm.report.table import WIDTH, Table, as_text

__all__ = ["memo_text"]

# Binds a sentence to the number of its reason; set as a blank.
_BOUND = "\N{NO-BREAK SPACE}"


def memo_text(memo: Memo, width: int = WIDTH) -> str:
    """Return a memo as text, `width` characters wide; the last line is its manifest."""
    numbers = count(1)
    mark = [_plain(memo.mark).center(width).rstrip()] if memo.mark else []
    parts = [*mark, _underlined(memo.title, "=", width)]
    if memo.head:
        parts.append(_head(memo.head, width))
    for section in memo.sections:
        parts += _section(section, numbers, width)
    parts += [*mark, f"Manifest: {memo.manifest}"]
    return "\n\n".join(parts) + "\n"


def _head(head: tuple[tuple[str, str], ...], width: int) -> str:
    indent = max(len(name) for name, _ in head) + 3
    return "\n".join(
        _filled(value, width, f"{name + ':':<{indent}}", " " * indent) for name, value in head
    )


def _section(section: Section, numbers: Iterator[int], width: int) -> Iterator[str]:
    """Yield the heading, the blocks and the reasons of a section."""
    yield _underlined(section.title, "-", width)
    notes = section.numbered(numbers)
    for bullets, blocks in groupby(section.blocks, key=_is_bullet):
        set_blocks = [_block(block, notes, width) for block in blocks]
        if bullets:
            yield "\n".join(set_blocks)
        else:
            yield from set_blocks
    if notes:
        yield "\n".join(("Reasons", *_reasons(notes, width)))


def _reasons(notes: Mapping[Note, int], width: int) -> Iterator[str]:
    """Yield reasons, each hanging from its number."""
    indent = len(f"  [{max(notes.values())}] ")
    for note, number in notes.items():
        cites = f" ({'; '.join(note.cites)})" if note.cites else ""
        yield _filled(_plain(note.text + cites), width, f"[{number}] ".rjust(indent), " " * indent)


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bullet


def _block(block: Block, notes: Mapping[Note, int], width: int) -> str:
    """Return a block, with the numbers of its reasons."""
    match block:
        case Paragraph():
            words = [block.lead] if block.lead else []
            for sentence in block.sentences:
                marks = " ".join(f"[{number}]" for number in sentence.marks(notes))
                words.append(_BOUND.join(filter(None, (_plain(sentence.text), marks))))
            first, rest = ("- ", "  ") if block.bullet else ("", "")
            return _filled(" ".join(words), width, first, rest)
        case Table():
            return as_text(block, width).rstrip("\n")
        case _:
            caption = block.table.caption or block.caption
            return as_text(replace(block.table, caption=caption), width).rstrip("\n")


def _underlined(title: str, rule: str, width: int) -> str:
    lines = textwrap.wrap(_plain(title), width, break_long_words=False) or [""]
    return "\n".join((*lines, rule * min(max(map(len, lines)), width)))


def _plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _filled(text: str, width: int, first: str, rest: str) -> str:
    filled = textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_BOUND, " ")
