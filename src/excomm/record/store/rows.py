"""Rows written to a record and moved within it."""

import sqlite3
from dataclasses import replace

from excomm.record.store.body import unpack
from excomm.record.store.prepared import Prepared, prepare
from excomm.record.store.schema import SHIFT

__all__ = ["insert", "rename", "rewrite_reading", "settle_current", "write_reading"]

_FRAGMENT = 0.5  # of the current text's length: a reading that is shorter does not replace it


def insert(database: sqlite3.Connection, table: str, **row: object) -> int:
    """Insert a row and return its number."""
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    query = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
    number = database.execute(query, tuple(row.values())).lastrowid
    assert number is not None
    return number


def _write_body(database: sqlite3.Connection, made: Prepared, number: int) -> None:
    """Write the body and the passages of a reading."""
    insert(database, "body", reading=number, text=made.text, annotations=made.annotations)
    passages = [
        (number << SHIFT | place, one.paragraph, one.label, one.page, one.text)
        for place, one in enumerate(made.passages)
    ]
    database.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", passages)
    database.executemany(
        "INSERT INTO passage_words (rowid, text) VALUES (?, ?)",
        [(row, text) for row, *_, text in passages],
    )


def rewrite_reading(database: sqlite3.Connection, made: Prepared, number: int) -> None:
    """Write anew what is said of a reading; its text and its document stay what they are."""
    within = (number << SHIFT, (number + 1) << SHIFT)
    database.execute(
        "INSERT INTO passage_words (passage_words, rowid, text)"
        " SELECT 'delete', number, text FROM passage WHERE number >= ? AND number < ?",
        within,
    )
    database.execute("DELETE FROM passage WHERE number >= ? AND number < ?", within)
    database.execute("DELETE FROM body WHERE reading = ?", (number,))
    names = ", ".join(f"{name} = ?" for name in made.head)
    database.execute(f"UPDATE reading SET {names} WHERE number = ?", (*made.head.values(), number))
    _write_body(database, made, number)


def write_reading(database: sqlite3.Connection, made: Prepared, file: int) -> int:
    """Write a reading of a document with its body and passages, and return its number."""
    number = insert(
        database,
        "reading",
        document=made.document,
        sha256=made.sha256,
        file=file,
        kind=made.kind,
        current=0,
        sketch=made.sketch,
        **made.head,
    )
    _write_body(database, made, number)
    settle_current(database, made.document)
    return number


def settle_current(database: sqlite3.Connection, document: str) -> None:
    """Make the newest reading of a document the current one.

    A reading of less than half the length of the one before does not take its place: it is a
    fragment, or a scan that failed.
    """
    current, length = None, 0
    for number, characters in database.execute(
        "SELECT number, characters FROM reading WHERE document = ? ORDER BY number", (document,)
    ).fetchall():
        if characters >= _FRAGMENT * length:
            current, length = number, characters
    database.execute(
        "UPDATE reading SET current = 0 WHERE document = ? AND current AND number <> ?",
        (document, current),
    )
    database.execute("UPDATE reading SET current = 1 WHERE number = ? AND NOT current", (current,))


def rename(database: sqlite3.Connection, reading: int, document: str) -> None:
    """Make a reading one of another document."""
    before, sha256, text, annotations = database.execute(
        "SELECT document, sha256, text, annotations FROM reading JOIN body ON reading = number"
        " WHERE number = ?",
        (reading,),
    ).fetchone()
    made = prepare(replace(unpack(text, annotations), id=document))
    database.execute(
        "UPDATE reading SET document = ?, current = 0 WHERE number = ?", (document, reading)
    )
    database.execute(
        "UPDATE body SET annotations = ? WHERE reading = ?", (made.annotations, reading)
    )
    database.execute(
        "UPDATE OR IGNORE citation SET document = ? WHERE document = ? AND sha256 = ?",
        (document, before, sha256),
    )
    settle_current(database, before)
    settle_current(database, document)
