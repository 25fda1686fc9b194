"""What a user asks for, read: words and phrases, and which documents they shall stand in.

All words of a query must stand in one paragraph. ``"..."`` is a phrase, ``word*`` a beginning,
``-word`` must not stand there, and of ``one OR other`` either may; ``AND`` and ``NOT`` are
understood. ``field:value`` narrows the documents. Nothing a user can type is an error of
grammar: what is no operator is a word.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from excomm.record.store.which import Which

__all__ = ["FIELDS", "Query", "Term", "read_query"]

# What the fields of a query are, of the attributes of a choice.
FIELDS = {
    "from": "sender",
    "to": "addressee",
    "date": "date",
    "since": "since",
    "until": "until",
    "volume": "volume",
    "class": "level",
    "genre": "genre",
    "doc": "document",
    "document": "document",
    "actor": "actor",
}
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TOKEN = re.compile(
    rf'(?P<field>(?:{"|".join(FIELDS)})):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Term:
    """A word or a phrase; as a beginning of a word where `prefix` is said."""

    words: str
    prefix: bool = False


@dataclass(frozen=True)
class Query:
    """A query.

    Attributes
    ----------
    wanted
        Groups of alternatives: of each group one must stand in the paragraph.
    unwanted
        What must not stand there.
    actors
        Whose names must stand there too.
    which
        The documents.
    """

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...]
    actors: tuple[str, ...]
    which: Which


def read_query(text: str, which: Which | None = None) -> Query:
    """Return what a query asks for, among the documents that are meant already."""
    groups: list[list[Term]] = []
    unwanted: list[Term] = []
    actors: list[str] = []
    which = which or Which()
    either = negated = False
    for match in _TOKEN.finditer(text.translate(_QUOTES).replace("\0", " ")):
        if match["field"]:
            value = match["value"] or match["quoted"] or ""
            if match["field"].lower() == "actor":
                actors.append(value)
            else:
                which = _narrowed(which, FIELDS[match["field"].lower()], value)
        elif match["word"] in ("AND", "OR", "NOT") and not match["minus"]:
            either = bool(groups) and match["word"] == "OR"
            negated = match["word"] == "NOT"
        elif term := _term(match):
            if match["minus"] or negated:
                unwanted.append(term)
            elif either:
                groups[-1].append(term)
            else:
                groups.append([term])
            either = negated = False
    return Query(tuple(map(tuple, groups)), tuple(unwanted), tuple(filter(None, actors)), which)


def _term(match: re.Match[str]) -> Term | None:
    """Return a word or a phrase, if there is a letter or a digit in it."""
    words = match["phrase"] if match["word"] is None else match["word"]
    if not any(character.isalnum() for character in words):
        return None
    return Term(words.rstrip("*"), words.endswith("*"))


def _narrowed(which: Which, name: str, value: str) -> Which:
    if not value:
        return which
    if name == "date":
        return which.dated(value)
    kept: Any = value if name in ("since", "until") else (*getattr(which, name), value)
    return replace(which, **{name: kept})
