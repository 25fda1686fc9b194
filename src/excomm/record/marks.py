"""Classification and handling marks: read as a person reads them, damaged ones too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

__all__ = ["LEVELS", "ReadMark", "highest", "read_mark"]

# From the lowest to the highest.
LEVELS = ("OFFICIAL USE ONLY", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET")

_LEVEL_WORDS = {
    "LIMITED OFFICIAL USE": "OFFICIAL USE ONLY",
    "OFFICIAL USE ONLY": "OFFICIAL USE ONLY",
    "TOP SECRET": "TOP SECRET",
    "SECRET": "SECRET",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "RESTRICTED": "RESTRICTED",
}
_HANDLING = {
    "NOFORN": "NOFORN",
    "NO FOREIGN DISSEM": "NOFORN",
    "NO FOREIGN DISSEMINATION": "NOFORN",
    "NO DISTRIBUTION OUTSIDE DEPARTMENT": "NO DISTRIBUTION",
    "NO DISTRIBUTION": "NO DISTRIBUTION",
    "NODIS": "NO DISTRIBUTION",
    "EXCLUSIVE DISTRIBUTION": "EXCLUSIVE DISTRIBUTION",
    "EXDIS": "EXCLUSIVE DISTRIBUTION",
    "LIMITED DISTRIBUTION": "LIMITED DISTRIBUTION",
    "LIMIT DISTRIBUTION": "LIMITED DISTRIBUTION",
    "LIMDIS": "LIMITED DISTRIBUTION",
    "EYES ONLY": "EYES ONLY",
    "NIACT": "NIACT",
    "IMMEDIATE": "IMMEDIATE",
    "FLASH": "FLASH",
    "SENSITIVE": "SENSITIVE",
    "CONTROLLED DISSEM": "CONTROLLED DISSEM",
    "BACKGROUND USE ONLY": "BACKGROUND USE ONLY",
    "OPERATIONAL IMMEDIATE": "OPERATIONAL IMMEDIATE",
    "PRIORITY": "PRIORITY",
    "DINAR": "DINAR",
    "RUFF": "RUFF",
    "RYBAT": "RYBAT",
    "DAUNT": "DAUNT",
    "UMBRA": "UMBRA",
    "RESTRICTED DATA": "RESTRICTED DATA",
    "SPECIAL HANDLING": "SPECIAL HANDLING",
    "PERSONAL": "PERSONAL",
    "PRIVATE": "PRIVATE",
    "LITERALLY EYES ONLY": "EYES ONLY",
    "VERBATIM TEXT": "VERBATIM TEXT",
    "EMERGENCY": "EMERGENCY",
    "STRICTLY CONFIDENTIAL": "STRICTLY CONFIDENTIAL",
}
_LONGEST = 4  # words of a mark in the lists above
_WORD = re.compile(r"[A-Za-z]+")
_NOISE_LETTERS = 3  # a stray word of as many letters beside a mark is noise


@dataclass(frozen=True)
class ReadMark:
    """A mark as it is read.

    Attributes
    ----------
    level
        One of :data:`LEVELS`, or None where the mark is of handling only.
    handling
        Handling words in their standard form.
    damaged
        Whether a word of it is misspelt, as character recognition misspells.
    """

    level: str | None
    handling: tuple[str, ...]
    damaged: bool


def highest(levels: Iterable[str | None]) -> str | None:
    """Return the highest of some levels; None where there is none."""
    known = [level for level in levels if level is not None]
    return max(known, key=LEVELS.index) if known else None


def read_mark(line: str) -> ReadMark | None:
    """Return the mark that a line consists of; None where it is anything else.

    The line may hold stray characters and words of at most three letters beside the mark. It
    must be in capitals, or nothing but the words of a mark: a sentence about a secret is none.
    """
    if len(line) > 120:
        return None
    words = [word[0] for word in _WORD.finditer(line)]
    level: str | None = None
    handling: list[str] = []
    damaged = False
    strays: list[str] = []
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + count])
            found = _meant(phrase)
            if found is None:
                continue
            table, standard, exact = found
            if table == "level":
                level = highest([level, standard])
            elif standard not in handling:
                handling.append(standard)
            damaged = damaged or not exact
            at += count
            break
        else:
            strays.append(words[at])
            at += 1
    if level is None and not handling:
        return None
    if any(len(word) > _NOISE_LETTERS for word in strays):
        damaged = True
        if level is None or len(strays) > 1 or not _is_capital(line):
            return None
    elif strays:
        damaged = True
    if not _is_capital(line) and (strays or len(words) > 2 * _LONGEST):
        return None
    return ReadMark(level, tuple(handling), damaged)


def _is_capital(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) >= 0.7 * len(letters)


def _meant(phrase: str) -> tuple[str, str, bool] | None:
    """Return which list a phrase stands in, its standard form, and whether it is spelt so."""
    upper = phrase.upper()
    if upper in _LEVEL_WORDS:
        return "level", _LEVEL_WORDS[upper], True
    if upper in _HANDLING:
        return "handling", _HANDLING[upper], True
    if len(upper) < 6 or not phrase.isupper():
        return None
    for table, words in (("level", _LEVEL_WORDS), ("handling", _HANDLING)):
        for word, standard in words.items():
            if len(word) < 6 or word.count(" ") != upper.count(" "):
                continue
            if Levenshtein.distance(upper, word, score_cutoff=len(word) // 6) <= len(word) // 6:
                return table, standard, False
    return None
