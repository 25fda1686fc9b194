"""Files added to a record: each whole or not at all, and none twice."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from excomm.record.document import digest
from excomm.record.opening import UnreadableError, read_bytes, read_file
from excomm.record.store.connection import said
from excomm.record.store.errors import RecordError
from excomm.record.store.prepared import Prepared, prepare

__all__ = ["Added", "add_file"]

Outcome = Literal["added", "known", "failed"]


@dataclass(frozen=True)
class Added:
    """What became of a file that was to be added.

    Attributes
    ----------
    outcome
        ``added``, ``known`` (it was in the record already) or ``failed``.
    documents
        The documents in it that are new in the record.
    readings
        The documents in it of which the record had another reading.
    told
        What its user should know; of a file that failed, the reason.
    """

    path: Path
    outcome: Outcome
    documents: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def add_file(database: sqlite3.Connection, record: Path, path: Path) -> Added:
    """Add the documents of a file, all or none."""
    try:
        raw = read_bytes(path)
        sha256 = digest(raw)
        with said(record):
            if database.execute("SELECT 1 FROM file WHERE sha256 = ?", (sha256,)).fetchone():
                return Added(path, "known")
            database.execute("BEGIN IMMEDIATE")
        try:
            with said(record):
                number = _insert(
                    database,
                    "file",
                    name=_text(path.name),
                    path=_text(str(path.absolute())),
                    sha256=sha256,
                    kind="",
                    bytes=len(raw),
                    added=datetime.now(UTC).isoformat(timespec="seconds"),
                )
                documents: list[str] = []
                readings: list[str] = []
                for document in read_file(path, raw):
                    made = prepare(document)
                    (readings if _write(database, made, number) else documents).append(
                        made.document
                    )
                database.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # it may have been undone with the error
                database.execute("ROLLBACK")
            raise
    except (UnreadableError, RecordError) as error:
        return Added(path, "failed", told=(str(error),))
    return Added(path, "added", tuple(documents), tuple(readings))


def _write(database: sqlite3.Connection, made: Prepared, file: int) -> bool:
    """Write a document; return whether the record had a reading of it."""
    cursor = database.execute(
        "UPDATE reading SET current = 0 WHERE document = ? AND current", (made.document,)
    )
    number = _insert(
        database,
        "reading",
        document=made.document,
        sha256=made.sha256,
        file=file,
        kind=made.kind,
        current=1,
        sketch=made.sketch,
        **made.head,
    )
    _insert(database, "body", reading=number, text=made.text, annotations=made.annotations)
    for passage in made.passages:
        row = _insert(database, "passage", reading=number, **vars(passage))
        database.execute(
            "INSERT INTO passage_words (rowid, text) VALUES (?, ?)", (row, passage.text)
        )
    return cursor.rowcount > 0


def _insert(database: sqlite3.Connection, table: str, **row: object) -> int:
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    query = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
    number = database.execute(query, tuple(row.values())).lastrowid
    assert number is not None
    return number


def _text(name: str) -> str:
    """Return a name of a file that is text, whatever bytes it has."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def add(database: sqlite3.Connection, record: Path, paths: Iterable[Path]) -> Iterator[Added]:
    """Add files one by one."""
    for path in paths:
        yield add_file(database, record, path)
