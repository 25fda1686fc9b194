"""Catchwords: the words at the foot of a page that the next page begins with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

__all__ = ["Catch", "caught"]

_TOKEN = re.compile(r"\S+")
_CORE = re.compile(r"\w+")
_MOST = 4  # words of a catchword on a line of its own
_MOST_FUSED = 2  # at the end of a line of text
_ENDED = re.compile(r"[.!?:][\"”’')\]]*$")


@dataclass(frozen=True)
class Catch:
    """A catchword at the end of a line.

    Attributes
    ----------
    start
        Where in the line it begins; 0 where the line is nothing else.
    words, again
        As it stands at the foot, and at the head of the next page.
    exact
        Whether the two are the same but for case and punctuation.
    """

    start: int
    words: str
    again: str
    exact: bool


def caught(foot: str, head: str) -> Catch | None:
    """Return the catchword at the end of one page's last line, given the next page's first.

    Case and punctuation do not count, and a letter or two may be misread. On a line of its own
    it has at most four words; at the end of a sentence that goes on it has at most two, and
    they must not end the sentence.
    """
    ends = list(_TOKEN.finditer(foot))
    begins = [token[0] for token in _TOKEN.finditer(head[:200])]
    if not ends or not begins:
        return None
    if len(ends) <= _MOST:
        return _matched(foot, [token[0] for token in ends], begins, 0)
    if _ENDED.search(foot):
        # The last word of a sentence is repeated only where nothing else stands in the line.
        if len(begins) > _MOST_FUSED or begins != [token[0] for token in ends[-len(begins) :]]:
            return None
        start = ends[-len(begins)].start()
        return Catch(start, foot[start:], head.strip(), exact=True)
    for count in range(_MOST_FUSED, 0, -1):
        tail = ends[-count:]
        found = _matched(foot, [token[0] for token in tail], begins, tail[0].start())
        if found is not None and (found.exact or len(found.words) > _MOST):
            return found
    return None


def _matched(foot: str, tail: Sequence[str], begins: Sequence[str], start: int) -> Catch | None:
    head = begins[: len(tail)]
    pairs = [(_core(one), _core(other)) for one, other in zip(tail, head, strict=False)]
    if len(pairs) < len(tail) or not any(one for one, _ in pairs):
        return None
    wrong = [_distance(one, other) for one, other in pairs]
    if sum(wrong) > 2 or any(
        far > len(one) // 4 for far, (one, _) in zip(wrong, pairs, strict=True)
    ):
        return None
    return Catch(start, foot[start:].strip(), " ".join(head), not any(wrong))


def _distance(one: str, other: str) -> int:
    """Return how many letters differ; letters that only changed places count as one."""
    far = Levenshtein.distance(one, other)
    return min(far, 1) if sorted(one) == sorted(other) else far


def _core(token: str) -> str:
    return "".join(_CORE.findall(token)).casefold()
