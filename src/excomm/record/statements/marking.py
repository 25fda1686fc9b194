"""The marks of judgement in a sentence: which phrases mark one, and which are excused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from excomm.record.statements.vocabulary import Mark, Vocabulary

__all__ = ["Hit", "hits"]

REACH = 120  # how far before and after a phrase is looked, in characters

NEAR = 60  # how near a mark must follow "it appears that" to be what appears

_CLAUSE = re.compile(
    r"[;:]|,? (?:because|although|though|while|whereas|which|but|since|unless|if|until)\b"
    r"|, (?:and|or|so|who|as)\b|, \(",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|, (?:and|but|while|although|though|since|because)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|inquired?|inquiring|enquired?|wonder(?:s|ed|ing)?|quer(?:y|ied))\b"
    r"[^;:]{0,60}?\b(?:if|whether|when|what|how|who|why|which|where)\b"
    r"(?:(?![;:]|, (?:and|but|since|because)\b|, [^,;]{2,60}\b"
    r"(?:said|replied|answered|stated|responded|noted|commented|remarked|agreed|explained|told)\b).)*",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’')\]]*\Z")


@dataclass(frozen=True)
class Hit:
    """A phrase that marks a judgement, and where it stands in the sentence."""

    start: int
    end: int
    mark: Mark

    def meets(self, start: int, end: int) -> bool:
        """Return whether it shares a character with a stretch."""
        return self.start < end and start < self.end


def hits(
    text: str, vocabulary: Vocabulary, conditions: Iterable[tuple[int, int]] = ()
) -> tuple[Hit, ...]:
    """Return the marks of judgement in a sentence, in order.

    Parameters
    ----------
    text
        The sentence, as a reader reads it.
    conditions
        Stretches in which nothing is judged: what stands behind an "if".
    """
    triggers = {match[0] for match in vocabulary.prefilter.finditer(text.lower())}
    if not triggers or _QUESTION.search(text):
        return ()
    unjudged = [*conditions, *(match.span() for match in _ASKED.finditer(text))]
    marks = {mark.id: mark for one in triggers for mark in vocabulary.by_trigger[one]}
    found = [hit for mark in marks.values() for hit in _found(text, mark)]
    outside = [hit for hit in found if not any(start < hit.start < end for start, end in unjudged)]
    return tuple(_yielded(text, _longest(outside)))


def _found(text: str, mark: Mark) -> list[Hit]:
    found = []
    for match in mark.pattern.finditer(text):
        start, end = match.span()
        while text[start] == " ":
            start += 1
        left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
        if mark.needs_left is not None and not mark.needs_left.search(left):
            continue
        if mark.needs_right is not None and not mark.needs_right.match(right):
            continue
        if mark.excused_left is not None and mark.excused_left.search(left):
            continue
        if mark.excused_right is not None and mark.excused_right.match(right):
            continue
        found.append(Hit(start, end, mark))
    return found


def _longest(found: list[Hit]) -> list[Hit]:
    """Return the hits that share no character, the longer ones first served; in order."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start, hit.mark.id)):
        if not any(hit.meets(one.start, one.end) for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _yielded(text: str, found: list[Hit]) -> list[Hit]:
    """Return the hits, one for each judgement: a frame and a weak mark yield to what says more."""
    kept: list[Hit] = []
    for number, hit in enumerate(found):
        before = [one for one in kept if not _CLAUSE.search(text, one.end, hit.start)]
        after = found[number + 1 :]
        if hit.mark.frame and (before or any(_outdone(text, hit, one) for one in after)):
            continue
        if hit.mark.weak and any(not one.mark.weak for one in before):
            continue
        kept.append(hit)
    return kept


def _outdone(text: str, frame: Hit, other: Hit) -> bool:
    """Return whether a frame leads up to another mark: "appears likely", "we believe it may"."""
    if other.mark.frame or _BREAK.search(text, frame.end, other.start):
        return False
    if frame.mark.category != "evidential":
        return True
    between = text[frame.end : other.start]
    return " that " in between or (len(between) <= NEAR and " and " not in between)
