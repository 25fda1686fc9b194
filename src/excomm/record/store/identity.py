"""Which document a text is: one of the record, read again, or a new one."""

import sqlite3
from collections.abc import Iterator

import numpy as np

from excomm.record.store.likeness import KEPT, Units, alike, contained, read_sketch, units
from excomm.record.store.prepared import Prepared

__all__ = ["ALIKE", "SAME", "Known", "own_name"]

# Of a plan of 1962 in three readings, two of them full of misread letters, any two contain 0.51
# to 0.61 of each other and resemble each other by 0.35 to 0.42; no two unrelated papers of the
# same offices and years contain more than 0.10 or resemble each other by more than 0.02.
SAME = 0.3  # containment: under one name, these are readings of one document
ALIKE = 0.2  # resemblance: under two names, these look like readings of one document

_SHARED = 8  # hashes of two sketches: with fewer nobody looks closer
_TEXT = (
    "SELECT text FROM body JOIN reading ON reading = number WHERE document = ? ORDER BY number DESC"
)


def own_name(database: sqlite3.Connection, made: Prepared) -> str:
    """Return what a text is called in the record: its name, or the name with a number.

    A document of that name whose text is like this one is the same document; else "-2", "-3",
    ... are tried.
    """
    name, number = made.document, 1
    while True:
        called = name if number == 1 else f"{name}-{number}"
        texts = [text for (text,) in database.execute(_TEXT, (called,))]
        if not texts or made.text in texts:
            return called
        if any(contained(units(made.text), units(text)) >= SAME for text in texts):
            return called
        number += 1


class Known:
    """The documents of the record by their sketches: which of them a new one looks like.

    A document of a volume is known by the volume: it is compared only with those that came from
    a file of their own, and those with all.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._names: list[str] = []
        self._single: list[bool] = []
        self._sketches = np.empty((0, KEPT), dtype=np.uint32)
        self._last = 0

    def looks_like(self, documents: frozenset[str]) -> Iterator[tuple[str, str, float]]:
        """Yield of documents what else each looks like, and the resemblance."""
        self._refresh()
        single = np.array(self._single, dtype=bool)
        alone = np.flatnonzero(single)
        for index in [i for i, name in enumerate(self._names) if name in documents]:
            others = np.arange(single.size) if single[index] else alone
            mine = self._sketches[index]
            shared = np.isin(self._sketches[others], mine[mine > 0]).sum(axis=1)
            name = self._names[index]
            near = {self._names[other] for other in others[shared >= _SHARED]} - documents
            for other in sorted(near):
                if (share := alike(self._units(name), self._units(other))) >= ALIKE:
                    yield name, other, share

    def _units(self, document: str) -> Units:
        return units(self._database.execute(_TEXT, (document,)).fetchone()[0])

    def _refresh(self) -> None:
        rows = self._database.execute(
            "SELECT number, document, kind, sketch FROM reading WHERE number > ?", (self._last,)
        ).fetchall()
        new = np.zeros((len(rows), KEPT), dtype=np.uint32)
        for row, (number, document, kind, kept) in enumerate(rows):
            hashes = read_sketch(kept)
            new[row, : hashes.size] = hashes
            self._names.append(document)
            self._single.append(kind != "tei")
            self._last = number
        self._sketches = np.concatenate([self._sketches, new])
