"""Paragraphs found by their words."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from excomm.record.store.errors import QueryError
from excomm.record.store.query import Query, Term
from excomm.record.store.schema import SHIFT
from excomm.record.store.which import Which, conditions

__all__ = ["Found", "Hit", "search"]

_BEFORE, _AFTER = "\ue000", "\ue001"  # private characters: they stand in no document
_SHOWN = 40  # words of a paragraph that are shown


@dataclass(frozen=True)
class Hit:
    """A paragraph that was found, and where it stands.

    Attributes
    ----------
    document, title, date, volume
        The document; its date in the Extended Date/Time Format.
    page, paragraph, label
        The page's label or number, the paragraph's id and its label as printed.
    text
        The words around what was found.
    matches
        Where in `text` what was found stands: start and end.
    """

    document: str
    title: str
    date: str | None
    volume: str | None
    page: str | None
    paragraph: str
    label: str | None
    text: str
    matches: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes
    ----------
    hits
        The paragraphs, the best first.
    more
        Whether there are more of them.
    forms
        Of each word that was sought in damaged forms, the forms that were taken.
    which
        The documents that were meant.
    """

    hits: tuple[Hit, ...]
    more: bool
    forms: dict[str, tuple[str, ...]]
    which: Which


def search(
    database: sqlite3.Connection,
    query: Query,
    limit: int,
    forms: Mapping[str, Sequence[str]],
    actors: Mapping[str, Sequence[str]],
) -> Found:
    """Return the best paragraphs for a query.

    Parameters
    ----------
    database
        The record.
    query, limit
        What is sought, and how many at most.
    forms
        Of words, damaged forms that count as the word; several words are a phrase.
    actors
        Of the query's actors, the names they go by.

    Raises
    ------
    QueryError
        If nothing is asked for, or a date is none.
    """
    if not (query.wanted or query.actors or query.which):
        what = "only words that must not be there" if query.unwanted else "nothing to look for"
        raise QueryError(f"the query has {what}")
    match = _expression(query, forms, actors)
    where, values = conditions(query.which)
    readings = f"SELECT number FROM reading WHERE {where}"
    if match is None:  # the documents alone: the first paragraph of each
        asked = (
            f"SELECT number << {SHIFT} FROM reading WHERE {where}"
            " ORDER BY earliest IS NULL, earliest, number LIMIT ?"
        )
        rows = database.execute(asked, (*values, limit + 1)).fetchall()
    else:
        asked = (
            f"SELECT rowid FROM passage_words WHERE passage_words MATCH ? AND rowid >> {SHIFT}"
            f" IN ({readings}) ORDER BY rank LIMIT ?"
        )
        rows = database.execute(asked, (match, *values, limit + 1)).fetchall()
    hits = [_hit(database, row, match) for (row,) in rows[:limit]]
    taken = {word: tuple(others) for word, others in forms.items() if others}
    return Found(tuple(hits), len(rows) > limit, taken, query.which)


def _hit(database: sqlite3.Connection, row: int, match: str | None) -> Hit:
    where = "SELECT document, title, date, volume FROM reading WHERE number = ?"
    document, title, date, volume = database.execute(where, (row >> SHIFT,)).fetchone()
    place = database.execute(
        "SELECT page, paragraph, label, text FROM passage WHERE number = ?", (row,)
    ).fetchone() or (None, "", None, "")
    if match is None:
        words = place[3].split(" ")
        text = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    else:
        (text,) = database.execute(
            f"SELECT snippet(passage_words, 0, '{_BEFORE}', '{_AFTER}', '…', {_SHOWN})"
            " FROM passage_words WHERE passage_words MATCH ? AND rowid = ?",
            (match, row),
        ).fetchone()
    page, paragraph, label, _ = place
    shown, matches = _marked(text)
    return Hit(document, title, date, volume, page, paragraph, label, shown, matches)


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without the marks around what was found, and where that stands."""
    text, matches = "", []
    for piece in re.split(f"({_BEFORE}[^{_AFTER}]*{_AFTER})", snippet):
        if piece.startswith(_BEFORE):
            matches.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, tuple(matches)


def _expression(
    query: Query, forms: Mapping[str, Sequence[str]], actors: Mapping[str, Sequence[str]]
) -> str | None:
    """Return a query as FTS5 takes it; None if it has no words."""
    groups = [[_phrase(term, forms) for term in group] for group in query.wanted]
    groups += [[_quoted(name) for name in actors[actor]] for actor in query.actors]
    if not groups:
        return None
    wanted = " AND ".join(_any(group) for group in groups)
    unwanted = _any(_phrase(term, {}) for term in query.unwanted)
    return f"({wanted}) NOT {unwanted}" if query.unwanted else wanted


def _phrase(term: Term, forms: Mapping[str, Sequence[str]]) -> str:
    """Return a term, or the forms it can have: of each word of a phrase one."""
    taken = [_quoted(term.words) + (" *" if term.prefix else "")]
    taken += [_quoted(form) for form in forms.get(term.words, ())]
    return _any(taken)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _any(parts: Iterable[str]) -> str:
    return "(" + " OR ".join(parts) + ")"
