"""Words beside those of the tables: which term they are read as, and which have no figure.

The lists are in ``synonyms.toml``. Which term such a word is read as is the choice of this
program; synonyms that a table publishes are kept with the table.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Group", "fold", "groups", "plain", "reason_for"]

_FILE = Path(__file__).with_name("synonyms.toml")
_SPACES = re.compile(r"[\s\-‐‑–_/]+")
_STRIPPED = " .,;:!?'\"()"
MAX_LENGTH = 100  # no word of any table is as long


@dataclass(frozen=True)
class Group:
    """Words that mean the same, and the term each table has for them.

    Attributes
    ----------
    words
        The words, as they are printed.
    terms
        The term they are read as, by the name of the table; a table that has no obvious term
        is not named.
    reason
        Why some tables have none.
    """

    words: tuple[str, ...]
    terms: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class _Vocabulary:
    groups: tuple[Group, ...]
    forms: Mapping[str, str]
    leading: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    content = tomllib.loads(_FILE.read_text("utf-8"))
    return _Vocabulary(
        groups=tuple(
            Group(tuple(group["words"]), dict(group.get("terms", {})), group.get("reason", ""))
            for group in content["groups"]
        ),
        forms=dict(content["forms"]),
        leading=frozenset(content["leading"]),
    )


def groups() -> tuple[Group, ...]:
    """Return all groups of words, in the order of the file."""
    return _vocabulary().groups


def plain(word: str) -> str:
    """Return `word` without what does not tell words apart: case, spaces, hyphens, quotes."""
    text = word[:MAX_LENGTH].replace("’", "'").casefold().strip(_STRIPPED)
    return _SPACES.sub(" ", text).strip()


def fold(word: str) -> str:
    """Return the form under which `word` is looked up.

    Forms of a word fall together ("probably", "probable"), and what only leads up to it is
    left out ("it is", "would", "a").
    """
    vocabulary = _vocabulary()
    parts = plain(word).split(" ")
    while len(parts) > 1 and parts[0] in vocabulary.leading:
        del parts[0]
    return " ".join(vocabulary.forms.get(part, part) for part in parts)


@cache
def _reasons() -> dict[str, str]:
    return {fold(word): group.reason for group in groups() for word in group.words}


def reason_for(word: str) -> str:
    """Return why a table may have no term for `word`; empty if nothing is known of the word."""
    return _reasons().get(fold(word), "")
