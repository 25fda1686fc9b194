"""Phrases of the vocabulary, as patterns."""

import re
from collections.abc import Mapping

__all__ = ["Lists", "compiled", "triggers_of"]

Lists = Mapping[str, list[str]]

_ENDING = re.compile(r"(?<!\w)n't")  # as "didn't" ends
_NAMED = re.compile(r"\{(\w+)\}")
# Up to a dozen words of the same clause, short of a word.
_AHEAD = r"(?:[^;:]{0,90}?(?<![\w'’]))"
_SIGN = re.compile(r"\[A-Z\]|\[[^]]*\]|\.\.\.|'")  # what stands in [ ] stays as it is
_SIGNS = {"...": _AHEAD, "'": "['’]", "[A-Z]": "(?-i:[A-Z])"}
_EDGES = r"[\s\"“”'‘(—–-]*"
_FORMS = {
    "phrase": (r"(?<![\w'’])(?:", r")(?!\w)", re.IGNORECASE),
    "exact": (r"(?<![\w'’])(?:", r")(?!\w)", 0),
    # What ends where the phrase begins, and what begins where it ends.
    "left": (r"(?:(?<![\w'’])|(?=\W)|^)(?:", rf"){_EDGES}\Z", re.IGNORECASE),
    "right": (rf"{_EDGES}(?:", r")(?!\w)", re.IGNORECASE),
}


def compiled(phrases: list[str], lists: Lists, form: str) -> re.Pattern[str]:
    """Return the pattern that finds any of some phrases.

    Parameters
    ----------
    phrases
        As the vocabulary writes them.
    lists
        What ``{name}`` stands for.
    form
        ``phrase``; ``exact``, with its capitals; ``left`` and ``right``, for what stands
        directly before and after a phrase.

    Raises
    ------
    KeyError
        If a list is named that is not there.
    re.error
        If a phrase is no pattern.
    """
    before, after, flags = _FORMS[form]
    parts = []
    for phrase in phrases:
        part = _spelled(_filled(phrase, lists))
        re.compile(part)  # so that the message is of the phrase
        parts.append(part)
    return re.compile(before + "|".join(parts) + after, flags)


def _filled(phrase: str, lists: Lists) -> str:
    def named(match: re.Match[str]) -> str:
        return "(?:" + "|".join(_filled(one, lists) for one in lists[match[1]]) + ")"

    return _NAMED.sub(named, phrase)


def _spelled(pattern: str) -> str:
    ending = _ENDING.sub(r"\\w*n't", pattern)
    return _SIGN.sub(lambda match: _SIGNS.get(match[0], match[0]), ending)


def triggers_of(phrase: str, lists: Lists) -> frozenset[str]:
    """Return how words begin of which one stands in every form of a phrase; lower case.

    Empty where there is none: every word may be missing, or is a pattern itself.
    """
    return _required(_filled(phrase, lists).replace("(?:", "("))


def _required(pattern: str) -> frozenset[str]:
    choices = _choices(pattern)
    if len(choices) > 1:
        each = [_required(choice) for choice in choices]
        return frozenset().union(*each) if all(each) else frozenset()
    best: frozenset[str] = frozenset()
    for found in _elements(pattern):
        if found and (not best or min(map(len, found)) > min(map(len, best))):
            best = found
    return best


def _elements(pattern: str) -> list[frozenset[str]]:
    """Return what is required by each word and each group of a sequence."""
    found: list[frozenset[str]] = []
    at, starts = 0, True
    while at < len(pattern):
        sign = pattern[at]
        if sign == "(":
            end = _closing(pattern, at)
            if starts and not re.match(r"[?*]|\{0", pattern[end + 1 :]):
                found.append(_required(pattern[at + 1 : end]))
            inner = _choices(pattern[at + 1 : end])
            starts = all(choice.endswith(" ") for choice in inner)
            at = end + 1
            continue
        word = re.compile(r"[^\W_]+(?![?*])").match(pattern, at) if starts else None
        if word is not None:
            letters = word[0]
            if re.match(r"[?*]", pattern[word.end() :]):
                letters = letters[:-1]
            if len(letters) > 1:
                found.append(frozenset({letters.casefold()}))
            at, starts = word.end(), False
            continue
        starts = sign == " " or (starts and sign in "?*^")
        at += 2 if sign == "\\" else 1
    return found


def _choices(pattern: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _closing(pattern: str, at: int) -> int:
    depth = 0
    for end in range(at, len(pattern)):
        depth += (pattern[end] == "(") - (pattern[end] == ")")
        if depth == 0:
            return end
    raise ValueError(f"'{pattern}' has a bracket that is not closed")
