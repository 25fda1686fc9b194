"""Passages that were cited, kept with the reading they were cited in."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from excomm.record.document import Span, Spans

__all__ = ["KeptCitation", "citations", "keep_citation"]


@dataclass(frozen=True)
class KeptCitation:
    """A passage that was cited.

    Attributes
    ----------
    document, sha256
        The document, and the hash of the raw text of the reading it was cited in.
    spans
        Where the passage stands in that text.
    anchor
        Its first words, at most eight.
    made
        When, in UTC.
    """

    document: str
    sha256: str
    spans: Spans
    anchor: str
    made: str


def keep_citation(
    database: sqlite3.Connection, document: str, sha256: str, spans: Sequence[Span], anchor: str
) -> None:
    """Keep a citation; one that is kept already stays as it is."""
    places = json.dumps([[span.start, span.end] for span in spans])
    made = datetime.now(UTC).isoformat(timespec="seconds")
    database.execute(
        "INSERT OR IGNORE INTO citation (document, sha256, spans, anchor, made)"
        " VALUES (?, ?, ?, ?, ?)",
        (document, sha256, places, anchor, made),
    )


def citations(database: sqlite3.Connection, document: str | None) -> tuple[KeptCitation, ...]:
    """Return the citations of a document, or all; the oldest first."""
    rows = database.execute(
        "SELECT document, sha256, spans, anchor, made FROM citation"
        " WHERE document = coalesce(?, document) ORDER BY number",
        (document,),
    )
    return tuple(
        KeptCitation(one, sha256, tuple(Span(*ends) for ends in json.loads(spans)), anchor, made)
        for one, sha256, spans, anchor, made in rows
    )
