"""Sets a memo as one page of HTML that needs nothing but itself: no network, no script.

A reason stands in the margin beside its paragraph where the page is wide, and at the end of
its section on a telephone and in print: one list item for both, moved by `memo.css`. Where a
paragraph has more reasons than fit beside it, the rest stand at the end of the section on
every page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import count, groupby
from math import ceil

from excomm.report.memo.charts import belief_chart, how_outcomes_are_read, outcome_table
from excomm.report.memo.document import (
    BeliefChart,
    Block,
    Memo,
    Note,
    OutcomeChart,
    Paragraph,
    Section,
)
from excomm.report.palette import page_colours
from excomm.report.table import Table, cell_text, is_numeric

__all__ = ["memo_page"]

# A memo of more sections than this begins with a list of them.
MOST_SECTIONS = 4

# About how many letters a line holds: of the text, of a reason in the margin, of a table.
_TEXT, _MARGIN, _TABLE = 66, 46, 72

# A cell of more letters than the first is broken into lines; one of no more than the second
# is not.
_LONG, _SHORT = 30, 12

# The height of a line in the margin beside one of the text, and what follows a paragraph.
_SMALL, _SPACE = 0.67, 0.5

# Lines of the text that reasons may reach below where the next begin.
_OVERHANG = 5

# Reasons at the end of a section that stand in one column; more stand in two.
MOST_IN_COLUMN = 6

# What a page may load: nothing, and no script runs.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

Numbered = tuple[int, Note]


def memo_page(memo: Memo) -> str:
    """Return a memo as one self-contained page of HTML."""
    numbers = count(1)
    mark = f'<p class="mark">{_escaped(memo.mark)}</p>' if memo.mark else ""
    head = "".join(
        f'<div><dt>{_escaped(name)}</dt><dd dir="auto">{_escaped(value)}</dd></div>'
        for name, value in memo.head
    )
    style = page_colours() + files("excomm.report.memo").joinpath("memo.css").read_text("utf-8")
    return (
        "\n".join(
            part
            for part in (
                "<!DOCTYPE html>",
                '<html lang="en">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="color-scheme" content="light dark">',
                '<link rel="icon" href="data:,">',
                f"<title>{_escaped(memo.title)}</title>",
                f"<style>\n{style}{_running(memo.mark)}</style>",
                "</head>",
                "<body>",
                "<header>",
                mark,
                f'<h1 dir="auto">{_escaped(memo.title)}</h1>',
                f'<dl class="head">{head}</dl>' if head else "",
                "</header>",
                _contents(memo.sections) if len(memo.sections) > MOST_SECTIONS else "",
                "<main>",
                *(_section(section, numbers) for section in memo.sections),
                "</main>",
                "<footer>",
                '<details class="manifest"><summary>Manifest: what reproduces this memo</summary>'
                f'<pre id="manifest">{escape(memo.manifest)}</pre></details>',
                mark,
                "</footer>",
                "</body>",
                "</html>",
            )
            if part
        )
        + "\n"
    )


def _escaped(text: str) -> str:
    return escape(" ".join(text.split()))


def _running(mark: str | None) -> str:
    """Return the style that prints a mark at head and foot of every sheet."""
    if mark is None:
        return ""
    text = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in mark)
    box = f'{{ content: "{text}"; font-weight: bold; }}'
    return f"@page {{ @top-center {box} @bottom-center {box} }}\n"


def _contents(sections: Sequence[Section]) -> str:
    items = "".join(
        f'<li><a href="#{escape(section.id)}">{_escaped(section.title)}</a></li>'
        for section in sections
    )
    return f'<nav aria-label="Sections"><ol>{items}</ol></nav>'


def _section(section: Section, numbers: Iterator[int]) -> str:
    """Return a section: its blocks, each followed by the reasons beside it, then the others.

    The heading is in one box with the first block, so that no page ends between them.
    """
    heading = f'<h2 dir="auto">{_escaped(section.title)}</h2>'
    notes = section.numbered(numbers)
    numbered = _first_given(section.blocks, notes)
    beside = _beside(section.blocks, numbered)
    parts, rest = [], []
    places = range(len(section.blocks))
    for bullets, group in groupby(places, key=lambda k: _is_bullet(section.blocks[k])):
        blocks = []
        for k in group:
            margin, below = numbered[k][: beside[k]], numbered[k][beside[k] :]
            block = _block(section.blocks[k], notes, numbered[k])
            if k == 0 and not bullets:
                block, heading = f'<div class="start">{heading}\n{block}</div>', ""
            blocks.append(block + _notes(margin, below))
            rest.append(_notes(below))
        if bullets:
            items = "".join(f'<li role="listitem">{block}</li>\n' for block in blocks)
            blocks = [f'<ul role="list">\n{items}</ul>']
        parts += blocks
    rest = [notes for notes in rest if notes]
    if rest:
        kind = "rest many" if sum(map(len, numbered)) - sum(beside) > MOST_IN_COLUMN else "rest"
        parts.append(f'<div class="{kind}"><hr class="foot">{"".join(rest)}\n</div>')
    elif any(numbered):
        parts.append('<hr class="foot alone">')
    return "\n".join(
        filter(None, (f'<section id="{escape(section.id)}">', heading, *parts, "</section>"))
    )


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bullet


def _first_given(blocks: Sequence[Block], notes: Mapping[Note, int]) -> list[list[Numbered]]:
    """Return for each block the reasons that none before it gives, with their numbers."""
    left = dict(notes)
    found = []
    for block in blocks:
        sentences = block.sentences if isinstance(block, Paragraph) else ()
        own = dict.fromkeys(note for sentence in sentences for note in sentence.notes)
        found.append([(left.pop(note), note) for note in own if note in left])
    return found


def _beside(blocks: Sequence[Block], numbered: Sequence[Sequence[Numbered]]) -> list[int]:
    """Return for each block how many of its reasons fit in the margin beside it.

    Heights are estimated, in lines of the text. Where the estimate is wrong the margin is a
    little shorter or longer than the text; reasons never overlap.
    """
    tops, bottom = [], 0.0
    for block in blocks:
        tops.append(bottom)
        bottom += _height(block) + _SPACE
    # The reasons of a block may reach beside the next that has some, or a little below the
    # text, but not beside what needs the whole width.
    ends, end = [], bottom + _OVERHANG / 2
    for k in range(len(blocks) - 1, -1, -1):
        ends.append(end)
        if _is_broad(blocks[k]):
            end = tops[k] + _OVERHANG / 2
        elif numbered[k]:
            end = tops[k] + min(_height(blocks[k]) + _SPACE, _OVERHANG)
    fitting, filled = [], 0.0
    for top, end, notes in zip(tops, reversed(ends), numbered, strict=True):
        filled = max(filled, top)
        own = 0
        for _, note in notes:
            below = filled + _SMALL * ceil(len(_told(note)) / _MARGIN) + _SPACE / 2
            if below > end:
                break
            filled, own = below, own + 1
        fitting.append(own)
    return fitting


def _told(note: Note) -> str:
    return " ".join((note.text, *note.cites))


def _height(block: Block) -> float:
    """Return about how many lines of the text a block takes."""
    match block:
        case Paragraph():
            words = " ".join((block.lead, *(sentence.text for sentence in block.sentences)))
            return ceil(len(words) / (_TEXT - 3 * block.bullet))
        case Table():
            return 3 + sum(_row_height(row) for row in block.rows)
        case BeliefChart():
            return 14
        case OutcomeChart():
            return 5 + 3 * len(block.rows)


def _row_height(row: Iterable[str | int]) -> float:
    return ceil(sum(len(cell_text(cell)) + 2 for cell in row) / _TABLE)


def _is_broad(block: Block) -> bool:
    """Tell whether a block takes the margin too."""
    if isinstance(block, Table):
        return _breadth(block) > _TABLE
    return isinstance(block, OutcomeChart)


def _breadth(table: Table) -> int:
    """Return how many letters a table is wide, its long texts broken."""
    columns = (
        [table.columns[k], *(cell_text(row[k]) for row in table.rows)]
        for k in range(len(table.columns))
    )
    return sum(min(_LONG, max(map(len, cells))) + 2 for cells in columns)


def _block(block: Block, notes: Mapping[Note, int], first_given: Sequence[Numbered]) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, notes, first_given)
        case Table():
            kind = "table broad" if _is_broad(block) else "table"
            return _figure(kind, block.caption, _table(block), block.note)
        case BeliefChart():
            body = belief_chart(block) + _figures(block.table)
            return _figure("chart", block.caption, body)
        case OutcomeChart():
            body = outcome_table(block) + _figures(block.table)
            caption = f"{block.caption} {how_outcomes_are_read(block)}"
            return _figure("chart broad", caption, body)


def _paragraph(
    paragraph: Paragraph, notes: Mapping[Note, int], first_given: Sequence[Numbered]
) -> str:
    """Return a paragraph; a reason leads back to where it is first given."""
    new = {number for number, _ in first_given}
    words = [f'<b class="lead">{_escaped(paragraph.lead)}</b>'] if paragraph.lead else []
    for sentence in paragraph.sentences:
        marks = sentence.marks(notes)
        refs = ", ".join(_ref(number, number in new) for number in marks)
        new.difference_update(marks)
        words.append(_escaped(sentence.text) + (f"<sup>{refs}</sup>" if refs else ""))
    return f'<p dir="auto">{" ".join(words)}</p>'


def _ref(number: int, first: bool) -> str:
    own = f'id="ref-{number}" ' if first else ""
    return (
        f'<a {own}href="#note-{number}" role="doc-noteref" '
        f'aria-label="Reason {number}">{number}</a>'
    )


def _notes(notes: Sequence[Numbered], elsewhere: Sequence[Numbered] = ()) -> str:
    """Return reasons as a list, with a pointer to those of the paragraph that stand elsewhere."""
    if not notes:
        return ""
    items = "".join(_note(number, note) for number, note in notes)
    if elsewhere:
        first, last = elsewhere[0][0], elsewhere[-1][0]
        which = f"{first}–{last}" if first < last else f"{first}"
        items += (
            f'<li class="more"><a href="#note-{first}">{which} at the end of the section</a></li>'
        )
    return f'\n<ol class="notes" style="order:{notes[0][0]}">{items}</ol>'


def _note(number: int, note: Note) -> str:
    cites = "; ".join(f"<bdi>{_escaped(cite)}</bdi>" for cite in note.cites)
    cited = f' <span class="cites">{cites}</span>' if cites else ""
    return (
        f'<li id="note-{number}"><a class="back" href="#ref-{number}" role="doc-backlink" '
        f'aria-label="Reason {number}, back to the sentence">{number}</a> '
        f"<bdi>{_escaped(note.text)}</bdi>{cited}</li>"
    )


def _figure(kind: str, caption: str, body: str, note: str = "") -> str:
    above = f'<figcaption dir="auto">{_escaped(caption)}</figcaption>' if caption else ""
    below = f'<p class="remark" dir="auto">{_escaped(note)}</p>' if note else ""
    return f'<figure class="{kind}">{above}{body}{below}</figure>'


def _figures(table: Table) -> str:
    """Return what a chart shows as a table, to be opened."""
    note = f'<p class="remark" dir="auto">{_escaped(table.note)}</p>' if table.note else ""
    return f"<details><summary>The same as a table</summary>{_table(table)}{note}</details>"


def _table(table: Table) -> str:
    kinds = [_kind(table, k) for k in range(len(table.columns))]
    head = "".join(
        f'<th scope="col"{kind} dir="auto">{_escaped(name)}</th>'
        for kind, name in zip(kinds, table.columns, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td{kind} dir="auto">{_escaped(cell_text(cell))}</td>'
            for kind, cell in zip(kinds, row, strict=True)
        )
        + "</tr>\n"
        for row in table.rows
    )
    label = _escaped(table.caption) or "Table"
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div>"
    )


def _kind(table: Table, column: int) -> str:
    """Return the class of a column: numbers, whole on one line, or long texts."""
    if is_numeric(table, column):
        return ' class="number"'
    longest = max((len(cell_text(row[column])) for row in table.rows), default=0)
    if longest <= _SHORT:
        return ' class="whole"'
    return ' class="long"' if longest > _LONG else ""
