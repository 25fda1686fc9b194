"""Sets a memo as Markdown: CommonMark with footnotes and tables."""

import re
from collections.abc import Iterator, Mapping
from itertools import count, groupby

from excomm.report.memo.document import Block, Memo, Note, Paragraph, Section
from excomm.report.table import Table, cell_text, is_numeric

__all__ = ["escaped", "memo_markdown"]

# What is markup anywhere in a line; an underline only where it is not within a word, an
# ampersand only where it begins a character reference.
_MARKUP = re.compile(r"[\\`*\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")

# What is markup at the beginning of a line: a heading, a quotation, a list, a rule.
_BEGINS = re.compile(r"[#>]|[-+](?=\s|$)|[-=]+(?=\s*$)|(?<=\d)[.)](?=\s|$)")


def memo_markdown(memo: Memo) -> str:
    """Return a memo as Markdown: reasons as footnotes, charts as tables, the manifest last."""
    numbers = count(1)
    mark = [f"**{escaped(memo.mark)}**"] if memo.mark else []
    parts = [*mark, f"# {escaped(memo.title)}"]
    if memo.head:
        lines = (f"**{escaped(name)}:** {escaped(value)}" for name, value in memo.head)
        parts.append("\\\n".join(lines))
    for section in memo.sections:
        parts += _section(section, numbers)
    parts += [*mark, f"```json\n{memo.manifest}\n```"]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text on one line, in which nothing is read as markup."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    number = re.match(r"\d+", line)
    begins = _BEGINS.match(line, number.end() if number else 0)
    return line if begins is None else f"{line[: begins.start()]}\\{line[begins.start() :]}"


def _section(section: Section, numbers: Iterator[int]) -> Iterator[str]:
    """Yield the heading, the blocks and the footnotes of a section."""
    yield f"## {escaped(section.title)}"
    notes = section.numbered(numbers)
    for bullets, blocks in groupby(section.blocks, key=_is_bullet):
        set_blocks = [_block(block, notes) for block in blocks]
        if bullets:
            yield "\n".join(f"- {block}" for block in set_blocks)
        else:
            yield from set_blocks
    if notes:
        yield "\n".join(f"[^{number}]: {_reason(note)}" for note, number in notes.items())


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bullet


def _block(block: Block, notes: Mapping[Note, int]) -> str:
    """Return a block, with the numbers of its reasons."""
    match block:
        case Paragraph():
            words = [f"**{escaped(block.lead)}**"] if block.lead else []
            for sentence in block.sentences:
                marks = "".join(f"[^{number}]" for number in sentence.marks(notes))
                words.append(escaped(sentence.text) + marks)
            return " ".join(words)
        case Table():
            return _table(block, block.caption)
        case _:
            return _table(block.table, block.table.caption or block.caption)


def _reason(note: Note) -> str:
    cites = f" ({'; '.join(map(escaped, note.cites))})" if note.cites else ""
    return escaped(note.text) + cites


def _table(table: Table, caption: str) -> str:
    """Return a table between its caption and its note."""

    def line(cells: tuple[str, ...]) -> str:
        return f"| {' | '.join(cells)} |"

    rules = ("---:" if is_numeric(table, k) else "---" for k in range(len(table.columns)))
    rows = [
        line(tuple(map(escaped, table.columns))),
        line(tuple(rules)),
        *(line(tuple(escaped(cell_text(cell)) for cell in row)) for row in table.rows),
    ]
    parts = (f"**{escaped(caption)}**" if caption else "", "\n".join(rows), escaped(table.note))
    return "\n\n".join(part for part in parts if part)
