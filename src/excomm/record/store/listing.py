"""The documents of a record, one line each."""

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from excomm.record.store.which import Which, conditions

__all__ = ["Head", "heads", "unmet"]


@dataclass(frozen=True)
class Head:
    """What a list says of a document, of its current reading.

    Attributes
    ----------
    document, title, genre
        What it is called, its subject or heading, and what kind of document it is.
    volume
        The volume it is published in.
    date
        Its chosen date, in the Extended Date/Time Format.
    level
        The highest classification among its marks.
    sender, addressee
        As its head says.
    kind, file
        How it was read, and the name of the file.
    characters, pages, doubts, readings
        How many it has.
    """

    document: str
    title: str
    genre: str | None
    volume: str | None
    date: str | None
    level: str | None
    sender: str
    addressee: str
    kind: str
    file: str
    characters: int
    pages: int
    doubts: int
    readings: int


def heads(database: sqlite3.Connection, which: Which) -> tuple[Head, ...]:
    """Return the documents that are meant: by date, those without one behind.

    Raises
    ------
    QueryError
        If a date of the choice is none.
    """
    where, values = conditions(which)
    rows = database.execute(
        "SELECT document, title, genre, volume, date, level, sender, addressee, kind, name,"
        " characters, pages, doubts,"
        " (SELECT count(*) FROM reading AS one WHERE one.document = reading.document)"
        f" FROM reading JOIN file ON file = file.number WHERE {where}"
        " ORDER BY earliest IS NULL, earliest, date, reading.number",
        values,
    )
    return tuple(Head(*row) for row in rows)


def unmet(database: sqlite3.Connection, which: Which) -> tuple[str, ...]:
    """Return which parts of a choice no document of the record meets, by themselves."""
    found = []
    names = {"level": "class", "sender": "sender", "addressee": "addressee"}
    for name in ("volume", "level", "sender", "addressee", "genre", "document"):
        for value in getattr(which, name):
            alone: Any = (value,)
            where, values = conditions(replace(Which(), **{name: alone}))
            row = database.execute(f"SELECT 1 FROM reading WHERE {where} LIMIT 1", values)
            if row.fetchone() is None:
                found.append(f"{names.get(name, name)} '{value}'")
    return tuple(found)
