"""Documents of the record, listed."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from excomm.record.store import Head
from excomm.report.table import Cell, Table

__all__ = ["heads_data", "heads_rows", "heads_table"]


def heads_table(heads: Iterable[Head], limit: int) -> Table:
    """Return one row a document, as many as are to be shown."""
    found = list(heads)
    rows = [
        (head.document, head.date or "", head.title, head.level or "", head.doubts)
        for head in found[:limit]
    ]
    left = len(found) - len(rows)
    note = f"{left:,} more; --limit shows more." if left else ""
    return Table(("document", "date", "title", "class", "doubts"), tuple(rows), "", note)


def heads_rows(heads: Iterable[Head]) -> Table:
    """Return all that is known of each document, one row each."""
    names = tuple(field.name for field in fields(Head))
    rows = (tuple(_cell(value) for value in asdict(head).values()) for head in heads)
    return Table(names, tuple(rows))


def heads_data(heads: Iterable[Head]) -> list[dict[str, Any]]:
    """Return documents as plain data, ready for JSON."""
    return [asdict(head) for head in heads]


def _cell(value: str | int | None) -> Cell:
    return "" if value is None else value
