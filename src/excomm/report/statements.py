"""Statements found in documents, shown: text, rows, lines of JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from excomm.record.document import Spans
from excomm.record.statements import Statement
from excomm.report.table import WIDTH, Cell
from excomm.words import Table, UnknownWordError

__all__ = [
    "statement_columns",
    "statement_data",
    "statement_lines",
    "statement_row",
    "statements_text",
]

statement_columns = (
    "document",
    "date",
    "page",
    "paragraph",
    "kind",
    "class",
    "phrase",
    "range",
    "negated",
    "holder",
    "about",
    "embedded",
    "sentence",
)


def statements_text(
    found: Sequence[tuple[Statement, str | None]], words: Table, total: int, width: int = WIDTH
) -> str:
    """Return statements for a reader: where each stands, what it is, whose, and the sentence.

    Parameters
    ----------
    found
        Statements, and the dates of their documents.
    words
        The table that gives a word its range.
    total
        How many there are, shown or not.
    width
        Of the page.
    """
    blocks = [_block(number, one, words, width) for number, one in enumerate(found, 1)]
    left = total - len(found)
    more = f"There {'is' if left == 1 else 'are'} {left:,} more; --limit shows more. "
    note = f"{more if left else ''}Ranges: {words}."
    return "\n\n".join([*blocks, textwrap.fill(note, width)])


def _block(number: int, dated: tuple[Statement, str | None], words: Table, width: int) -> str:
    statement, date = dated
    page = f"page {statement.page}" if statement.page else ""
    place = (statement.document, statement.paragraph or "", page, date or "no date")
    head = f"{number}. " + ", ".join(part for part in place if part)
    lines = [_said(statement, words), *textwrap.wrap(_marked(statement), width - 3)]
    return "\n".join([head, *(f"   {line}" for line in lines)])


def _said(statement: Statement, words: Table) -> str:
    """Return what a statement is, whose, and about whom."""
    parts: list[str] = [statement.category or statement.kind]
    if statement.negated:
        parts.append("that it is not")
    if percent := range_text(statement, words):
        parts.append(percent)
    if statement.holder:
        parts.append(f"by {statement.holder}")
    if statement.about:
        parts.append(f"about {' and '.join(statement.about)}")
    if statement.embedded:
        parts.append(f"on {' and '.join(statement.embedded)}")
    if statement.who:
        parts.append(f"to {statement.who}")
    return "; ".join(parts)


def _marked(statement: Statement) -> str:
    """Return the sentence with the phrase between asterisks, where it stands in it once."""
    if statement.text.count(statement.phrase) != 1:
        return f"{statement.text} (*{statement.phrase}*)"
    return statement.text.replace(statement.phrase, f"*{statement.phrase}*")


def range_text(statement: Statement, words: Table) -> str:
    """Return the range a table gives the word of an estimate; empty where it gives none."""
    if statement.word is None:
        return ""
    try:
        term = words.term(statement.word)
    except UnknownWordError:
        return ""
    low, high = round(100 * term.low), round(100 * term.high)
    return f"{low} %" if low == high else f"{low}–{high} %"


def statement_row(statement: Statement, date: str | None, words: Table) -> tuple[Cell, ...]:
    """Return a statement as a row of :data:`statement_columns`."""
    return (
        statement.document,
        date or "",
        statement.page or "",
        statement.paragraph or "",
        statement.kind,
        statement.category or "",
        statement.phrase,
        range_text(statement, words),
        "yes" if statement.negated else "",
        statement.holder or "",
        " ".join(statement.about),
        " ".join(statement.embedded),
        statement.text,
    )


def statement_data(statement: Statement, date: str | None, words: Table) -> dict[str, Any]:
    """Return a statement as plain data, ready for JSON; spans are of the raw text."""
    return {
        "document": statement.document,
        "date": date,
        "part": statement.part,
        "page": statement.page,
        "paragraph": statement.paragraph,
        "kind": statement.kind,
        "class": statement.category,
        "phrase": {"text": statement.phrase, "spans": _pairs(statement.phrase_spans)},
        "word": statement.word,
        "range": range_text(statement, words) or None,
        "negated": statement.negated,
        "holder": statement.holder,
        "holder_actor": statement.holder_actor,
        "about": list(statement.about),
        "embedded": list(statement.embedded),
        "who": statement.who,
        "condition": _pairs(statement.condition),
        "consequence": _pairs(statement.consequence),
        "sentence": {"text": statement.text, "spans": _pairs(statement.spans)},
    }


def statement_lines(found: Iterable[tuple[Statement, str | None]], words: Table) -> Iterator[str]:
    """Yield statements as lines of JSON."""
    for statement, date in found:
        yield json.dumps(statement_data(statement, date, words), ensure_ascii=False) + "\n"


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
