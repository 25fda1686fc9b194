"""The record: the documents that were read, kept in one file."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from excomm.record.document import Document, Span
from excomm.record.edtf import bounds
from excomm.record.opening import files_in
from excomm.record.store.adding import Added, Adding, Progress
from excomm.record.store.body import unpack
from excomm.record.store.citations import KeptCitation, citations, keep_citation
from excomm.record.store.connection import connect, said
from excomm.record.store.damaged import damaged_forms
from excomm.record.store.errors import UnknownDocumentError
from excomm.record.store.listing import Head, heads, unmet
from excomm.record.store.query import read_query
from excomm.record.store.searching import Found, search
from excomm.record.store.which import Which, conditions

if TYPE_CHECKING:
    from excomm.record.citing import Resolution
    from excomm.record.statements import Vocabulary

__all__ = ["Reading", "Record"]

Rows = list[tuple[Any, ...]]


class Reading(NamedTuple):
    """A reading of a document.

    Attributes
    ----------
    sha256
        The hash of its raw text.
    file, kind
        The name of the file it was read in, and how.
    added
        When, in UTC.
    current
        1 if it is the one that is shown: the newest; else 0.
    """

    document: str
    sha256: str
    file: str
    kind: str
    added: str
    current: int


class Record:
    """A record; open it with :meth:`open`, and close it or use it in a ``with`` statement."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Self:
        """Open the record in a file.

        Parameters
        ----------
        path
            The file, such as ``.excomm/record.sqlite``.
        create
            Whether to begin a record there if there is none.

        Raises
        ------
        RecordError
            If there is none, or what is there is not a record that can be read.
        """
        return cls(Path(path), connect(Path(path), create))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        paths: Iterable[str | Path],
        same_as: str | None = None,
        again: bool = False,
        progress: Progress | None = None,
    ) -> Iterator[Added]:
        """Add files, and the documents in folders; yield what became of each file.

        A file is added whole or not at all, one that is known is passed over, and one that
        cannot be read does not keep the next from being added.

        Parameters
        ----------
        paths
            Files and folders.
        same_as
            The document of the record that what is added is another reading of.
        again
            Whether files that are known are read again, as after an update of excomm.
        progress
            Called with the file that is being read and how many of its documents are.

        Raises
        ------
        UnknownDocumentError
            If the record has no document `same_as`.
        """
        if same_as is not None and not self.readings(same_as):
            raise self._unknown(same_as, None, 0)
        adding = Adding(self._database, self.path, same_as, again, progress)
        for path in files_in(map(Path, paths)):
            added = adding.add(path)
            yield replace(added, told=(*added.told, *self._told_of_citations(added)))

    def _told_of_citations(self, added: Added) -> Iterator[str]:
        """Say what became of what was cited in other readings of the documents of a file."""
        for document in added.readings:
            if found := self.resolutions(document):
                from excomm.record.store.recited import told_of

                yield from told_of(document, found)

    def ids(self, which: Which | None = None) -> tuple[str, ...]:
        """Return what documents are called, in the order they were added; by default all."""
        where, values = conditions(which or Which())
        rows = self._ask(f"SELECT document FROM reading WHERE {where} ORDER BY number", *values)
        return tuple(document for (document,) in rows)

    def documents(self, which: Which | None = None) -> Iterator[Document]:
        """Yield the current reading of documents, one after the other; by default of all."""
        for document in self.ids(which):
            yield self.document(document)

    def akin(self, document: Document) -> Iterator[Document]:
        """Yield the documents of the same day as one, and those published under its number."""
        choices = [Which(document=(f"*/d{number}",)) for number in document.values("number")]
        if document.date is not None and document.date.edtf is not None:
            first, last = bounds(document.date.edtf)
            if first is not None and first == last:
                choices.append(Which(since=first.isoformat(), until=first.isoformat()))
        for name in dict.fromkeys(name for choice in choices for name in self.ids(choice)):
            yield self.document(name)

    def document(self, document: str, reading: str | None = None) -> Document:
        """Return a document.

        Parameters
        ----------
        document
            What it is called.
        reading
            The hash of the reading, or how it begins; by default the current one.

        Raises
        ------
        UnknownDocumentError
            If there is no such document or reading.
        """
        asked, wanted = "SELECT text, annotations FROM body JOIN reading ON reading = number ", ""
        if reading is None:
            wanted = "WHERE document = ? AND current"
            found = self._ask(asked + wanted, document)
        else:
            wanted = "WHERE document = ? AND substr(sha256, 1, length(?)) = lower(?)"
            found = self._ask(asked + wanted, document, reading, reading)
        if len(found) != 1:
            raise self._unknown(document, reading, len(found))
        return unpack(*found[0])

    def readings(self, document: str) -> tuple[Reading, ...]:
        """Return the readings of a document, the oldest first."""
        found = self._ask(
            "SELECT document, reading.sha256, name, reading.kind, added, current"
            " FROM reading JOIN file ON file = file.number"
            " WHERE document = ? ORDER BY reading.number",
            document,
        )
        return tuple(Reading(*row) for row in found)

    def with_hash(self, sha256: str) -> tuple[str, ...]:
        """Return what the documents are called that have a reading with a hash.

        Parameters
        ----------
        sha256
            Of the raw text of a reading, or of the bytes of the file it was read in.
        """
        found = self._ask(
            "SELECT DISTINCT document FROM reading JOIN file ON file = file.number"
            " WHERE ? IN (reading.sha256, file.sha256) ORDER BY document",
            sha256.lower(),
        )
        return tuple(document for (document,) in found)

    def search(
        self,
        query: str,
        which: Which | None = None,
        limit: int = 10,
        damaged: bool = False,
        vocabulary: "Vocabulary | None" = None,
    ) -> Found:
        """Return the paragraphs with the words of a query, the best first.

        Parameters
        ----------
        query
            Words, which must all stand in a paragraph; ``"..."`` is a phrase, ``word*`` a
            beginning, ``-word`` must not be there, ``one OR other``, and ``field:value``
            narrows the documents.
        which
            The documents; by default all.
        limit
            How many paragraphs at most.
        damaged
            Whether words misread by character recognition count as the words they were.
        vocabulary
            What says which names an actor goes by; by default the one of
            :func:`excomm.record.statements.load_vocabulary`.

        Raises
        ------
        QueryError
            If nothing is asked for, a date is none, or an actor is not known.
        """
        asked = read_query(query, which)
        actors: Mapping[str, Sequence[str]] = {}
        if asked.actors:
            from excomm.record.store.actors import names_of

            actors = names_of(asked.actors, vocabulary)
        with said(self.path):
            forms = damaged_forms(self._database, asked) if damaged else {}
            return search(self._database, asked, limit, forms, actors)

    def keep_citation(self, document: str, sha256: str, spans: Sequence[Span], anchor: str) -> None:
        """Keep a passage that was cited, so that it can be found in a new reading.

        Parameters
        ----------
        document, sha256
            The document, and the hash of the reading that is cited.
        spans
            Where the passage stands in its raw text.
        anchor
            Its first words, at most eight.

        Raises
        ------
        UnknownDocumentError
            If the record has no such reading.
        """
        if sha256 not in {one.sha256 for one in self.readings(document)}:
            raise self._unknown(document, sha256, 0)
        with said(self.path):
            keep_citation(self._database, document, sha256, spans, anchor)

    def citations(self, document: str | None = None) -> tuple[KeptCitation, ...]:
        """Return the citations of a document that were kept, the oldest first; by default all."""
        with said(self.path):
            return citations(self._database, document)

    def resolutions(self, document: str) -> "tuple[tuple[KeptCitation, Resolution], ...]":
        """Find the citations of a document, made in whichever reading, in its current one.

        Raises
        ------
        UnknownDocumentError
            If there is no such document.
        """
        if not (kept := self.citations(document)):
            return ()
        from excomm.record.store.recited import found_again

        current = self.document(document)
        return tuple(found_again(kept, current, lambda sha256: self.document(document, sha256)))

    def list(self, which: Which | None = None) -> tuple[Head, ...]:
        """Return what a list says of documents, in the order of their dates; by default of all."""
        with said(self.path):
            return heads(self._database, which or Which())

    def unmet(self, which: Which) -> tuple[str, ...]:
        """Return the parts of a choice that no document meets, where it finds nothing."""
        with said(self.path):
            return unmet(self._database, which)

    def _unknown(self, document: str, reading: str | None, number: int) -> UnknownDocumentError:
        if number > 1:
            return UnknownDocumentError(
                document, f"{document}: {number} readings begin with '{reading}': give more of it"
            )
        if kept := self.readings(document):
            shown = ", ".join(one.sha256[:12] for one in kept)
            return UnknownDocumentError(
                document, f"{document} has no reading '{reading}'; its readings are {shown}"
            )
        from difflib import get_close_matches

        near = get_close_matches(document, self.ids(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        return UnknownDocumentError(document, f"'{document}' is not in the record{hint}")

    def _ask(self, query: str, *values: object) -> Rows:
        with said(self.path):
            return self._database.execute(query, values).fetchall()
