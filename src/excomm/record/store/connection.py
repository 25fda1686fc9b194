"""The database of a record: opened, begun, and what goes wrong with it said in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from excomm.record.store.errors import BusyError, RecordError
from excomm.record.store.schema import APPLICATION, TABLES, VERSION

__all__ = ["connect", "said"]

PATIENCE = 60.0  # seconds that a writer waits for another: a volume takes several


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """Open the database of a record.

    It is kept with a rollback journal, not a write-ahead log: whoever copies the one file while
    nothing is being added has the whole record, on a network drive as well.

    Raises
    ------
    RecordError
        If it cannot be opened, is no record, or was written by a later version.
    """
    if not path.is_file():
        if not create:
            raise RecordError(f"{path}: there is no such record")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"{path.parent}: {error.strerror or error}") from None
    with said(path):
        database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _settle(database, path)
        except BaseException:
            database.close()
            raise
    return database


def _settle(database: sqlite3.Connection, path: Path) -> None:
    """Make the tables where there are none; refuse what is not ours."""
    # A volume is written in one transaction: with a cache that holds it, whoever reads
    # meanwhile is kept waiting only while it is written to the file.
    database.execute("PRAGMA cache_size = -131072")  # KiB
    database.execute("PRAGMA synchronous = FULL")  # what was told to be added is on the disk
    database.execute("PRAGMA foreign_keys = ON")
    application, version = _numbers(database)
    if (application, version) == (0, 0) and _is_empty(database):
        database.execute("BEGIN IMMEDIATE")
        if _is_empty(database):  # nobody else has begun it in the meantime
            for statement in TABLES.split(";\n"):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
    elif application != APPLICATION:
        raise RecordError(f"{path}: this is a database, but not a record of excomm")
    elif version > VERSION:
        raise RecordError(
            f"{path}: this record was written by a later version of excomm (its form is"
            f" {version}, this version knows {VERSION}): update excomm"
        )


def _numbers(database: sqlite3.Connection) -> tuple[int, int]:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return application, version


def _is_empty(database: sqlite3.Connection) -> bool:
    with closing(database.execute("SELECT 1 FROM sqlite_master")) as found:
        return found.fetchone() is None


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Say what is wrong with the database as a user would.

    Raises
    ------
    RecordError
        Instead of an error of the database.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BusyError(
                f"{path}: another process is adding to it; try again when that is done"
            ) from error
        reasons = {
            sqlite3.SQLITE_FULL: "the disk is full",
            sqlite3.SQLITE_NOTADB: "this is not a record: no database at all",
            sqlite3.SQLITE_CORRUPT: "the record is damaged; begin a new one, or restore a copy",
            sqlite3.SQLITE_READONLY: "it may not be written to",
            sqlite3.SQLITE_IOERR: "the disk cannot be written to, or not be read",
            sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
        }
        raise RecordError(f"{path}: {reasons.get(code, str(error))}") from error
