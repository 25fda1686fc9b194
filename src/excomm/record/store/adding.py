"""Files added to a record: each whole or not at all, and none twice."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import Literal

from excomm.record.document import Document, digest
from excomm.record.opening import UnreadableError, read_bytes, read_file, text_of
from excomm.record.store.connection import said
from excomm.record.store.errors import BusyError, RecordError
from excomm.record.store.identity import Known, own_name
from excomm.record.store.prepared import Prepared, prepare
from excomm.record.store.rows import insert, rename, rewrite_reading, write_reading

__all__ = ["Added", "Adding", "Progress"]

Outcome = Literal["added", "known", "again", "failed"]
Progress = Callable[[Path, int], None]


@dataclass(frozen=True)
class Added:
    """What became of a file that was to be added.

    Attributes
    ----------
    outcome
        ``added``, ``known`` (it was in the record already), ``again`` (it was known, and was
        read again) or ``failed``.
    documents
        The documents in it that are new in the record.
    readings
        The documents in it of which the record had another reading.
    told
        What its user should know, as sentences; of a file that failed, the reason.
    """

    path: Path
    outcome: Outcome
    documents: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Adding:
    """Adds files to a record.

    Parameters
    ----------
    database, record
        The record, open, and where it is.
    same_as
        The document that what is added is a reading of; None where names and texts tell.
    again
        Whether files that are known are read again.
    progress
        Called with the file and how many of its documents are read.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        record: Path,
        same_as: str | None = None,
        again: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._database = database
        self._record = record
        self._same_as = same_as
        self._again = again
        self._progress = progress
        self._known = Known(database)
        self._waited: str | None = None

    def add(self, path: Path) -> Added:
        """Add the documents of a file, all or none, and say what became of it."""
        if self._waited is not None:  # once is enough
            return Added(path, "failed", told=(f"{path}: not tried: {self._waited}",))
        try:
            raw = read_bytes(path)
            sha256 = digest(raw)
            if (known := self._file(sha256)) is not None:
                return self._known_file(path, raw, sha256, known)
            with self._whole():
                if self._file(sha256) is not None:  # another process was quicker
                    added = Added(path, "known")
                else:
                    added = self._new(path, raw, sha256)
            return replace(added, told=(*added.told, *self._hints(added)))
        except BusyError as error:
            self._waited = str(error)
            return Added(path, "failed", told=(f"{path}: {error}",))
        except RecordError as error:
            return Added(path, "failed", told=(f"{path}: {error}",))
        except UnreadableError as error:
            return Added(path, "failed", told=(str(error),))
        except Exception as error:  # one file that was not foreseen must not cost the others
            fault = f"{path}: a fault of excomm: {type(error).__name__}: {error}"
            return Added(path, "failed", told=(fault,))

    def _file(self, sha256: str) -> int | None:
        with said(self._record):
            found = self._database.execute("SELECT number FROM file WHERE sha256 = ?", (sha256,))
            row = found.fetchone()
        return None if row is None else int(row[0])

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Write all that is written within, or nothing."""
        with said(self._record):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # the database may have undone it with the error
                    self._database.execute("ROLLBACK")
                raise

    def _new(self, path: Path, raw: bytes, sha256: str) -> Added:
        number = insert(
            self._database,
            "file",
            name=text_of(path.name),
            path=text_of(path.absolute()),
            sha256=sha256,
            bytes=len(raw),
            added=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        documents: list[str] = []
        readings: list[str] = []
        told: list[str] = []
        for count, document in enumerate(read_file(path, raw), 1):
            made = self._named(path, document, count, told)
            before = self._current(made.document)
            if before is None:
                documents.append(made.document)
            elif self._has(made):
                continue
            else:
                readings.append(made.document)
            write_reading(self._database, made, number)
            if before is not None and self._current(made.document) == before:
                told.append(
                    f"{path}: this reading of {made.document} has less than half of the text of"
                    " the one in the record, which stays the current one"
                )
            if self._progress is not None:
                self._progress(path, count)
        return Added(path, "added", tuple(documents), tuple(readings), tuple(told))

    def _named(self, path: Path, document: Document, count: int, told: list[str]) -> Prepared:
        """Return a document as it is kept, under the name it has in the record."""
        if self._same_as is not None:
            if count > 1 or document.source.kind == "tei":
                raise UnreadableError(
                    path, f"is a volume of documents, which cannot all be {self._same_as}"
                )
            return prepare(replace(document, id=self._same_as))
        made = prepare(document)
        if document.source.kind == "tei":
            return made
        if (name := own_name(self._database, made)) == made.document:
            return made
        told.append(
            f"{path}: there is another document called {made.document}; this one is called {name}"
        )
        return prepare(replace(document, id=name))

    def _current(self, document: str) -> int | None:
        found = self._database.execute(
            "SELECT number FROM reading WHERE document = ? AND current", (document,)
        ).fetchone()
        return None if found is None else int(found[0])

    def _has(self, made: Prepared) -> bool:
        """Return whether this very text of the document is in the record."""
        found = self._database.execute(
            "SELECT 1 FROM reading WHERE document = ? AND sha256 = ?", (made.document, made.sha256)
        )
        return found.fetchone() is not None

    def _known_file(self, path: Path, raw: bytes, sha256: str, known: int) -> Added:
        """Say that a file is known, read it again, or make it a reading of what is meant."""
        if self._same_as is not None:
            return self._as_reading(path, sha256, self._same_as)
        if not self._again:
            return Added(path, "known")
        with self._whole():
            documents: list[str] = []
            readings: list[str] = []
            for count, document in enumerate(read_file(path, raw), 1):
                made = prepare(document)
                if (held := self._reading_of(known, made)) is not None:
                    number, name = held
                    if name != document.id:
                        made = prepare(replace(document, id=name))
                    rewrite_reading(self._database, made, number)
                else:  # its text is taken from the file in another way than it was
                    new = self._current(made.document) is None
                    (documents if new else readings).append(made.document)
                    write_reading(self._database, made, known)
                if self._progress is not None:
                    self._progress(path, count)
        return Added(path, "again", tuple(documents), tuple(readings))

    def _reading_of(self, file: int, made: Prepared) -> tuple[int, str] | None:
        """Return the reading of this text in a file, and what its document is called now."""
        rows: list[tuple[int, str]] = self._database.execute(
            "SELECT number, document FROM reading WHERE file = ? AND sha256 = ?",
            (file, made.sha256),
        ).fetchall()
        named = [row for row in rows if row[1] == made.document or made.kind != "tei"]
        return named[0] if named else None

    def _as_reading(self, path: Path, sha256: str, meant: str) -> Added:
        """Make the document of a known file a reading of the one that is meant."""
        with self._whole():
            found = self._database.execute(
                "SELECT reading.number, document, reading.sha256, reading.kind FROM reading"
                " JOIN file ON file = file.number WHERE file.sha256 = ?",
                (sha256,),
            ).fetchall()
            if len(found) != 1 or found[0][3] == "tei":
                raise UnreadableError(
                    path, f"is a volume of documents, which cannot all be {meant}"
                )
            ((number, document, text, _),) = found
            held = self._database.execute(
                "SELECT 1 FROM reading WHERE document = ? AND sha256 = ?", (meant, text)
            )
            if held.fetchone() is not None:
                return Added(path, "known")
            rename(self._database, number, meant)
        return Added(
            path,
            "added",
            readings=(meant,),
            told=(f"{path}: what was called {document} is now a reading of {meant}",),
        )

    def _hints(self, added: Added) -> Iterator[str]:
        """Say which new documents look like others of the record."""
        if not added.documents:
            return
        with said(self._record):
            for name, other, share in self._known.looks_like(frozenset(added.documents)):
                yield (
                    f"{name} looks like another reading of {other} ({share:.0%} in common); if it"
                    f" is one: excomm record add {self._how(name, other)}"
                )

    def _how(self, name: str, other: str) -> str:
        """Return how one of two documents, of a file of its own, is made a reading of the other."""
        path, kind = self._latest(name)
        if kind == "tei":
            (path, _), other = self._latest(other), name
        return f"{quote(path)} --as {other}"

    def _latest(self, document: str) -> tuple[str, str]:
        """Return the file that a document was read in last, and how."""
        path, kind = self._database.execute(
            "SELECT path, reading.kind FROM reading JOIN file ON file = file.number"
            " WHERE document = ? ORDER BY reading.number DESC",
            (document,),
        ).fetchone()
        return path, kind
