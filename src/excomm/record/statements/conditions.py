"""Conditions in a sentence, and what is said to follow: advice, a prediction, or a bar."""

import re
from dataclasses import dataclass
from typing import Literal

from excomm.record.statements.vocabulary import Vocabulary

__all__ = ["Condition", "conditions"]

REACH = 80

_STARTS = re.compile(
    r"(?:^|[,;:—–(]|\b(?:that|but|and|however|said|so|thus|then|also|or|because|since|although))"
    r"[\s\"“‘'(]*\Z",
    re.IGNORECASE,
)
# "The talks would be wrecked should they refuse."
_HAPPENS = re.compile(r"\b(?:\w+ed|occur|arise|happen|follow|fail|result) \Z")
_TURN = re.compile(
    r" (?:then\b|it['’]s\b|there['’]s\b|(?:we|they|he|she|it|there|I|you|this|that|these) "
    r"(?:\w+ )?(?:should|would|will|might|may|could|must|ought|can|simply|had)\b"
    r"|the (?:\w+ ){1,3}(?:will|would|might|may|could|should|are|is)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:]|,[\"”’'] |, (?=[\w“\"‘'(])|[—–]| \(| which\b")
_LATE = re.compile(r"[\w'’.-]+ (?:will|would|should|must|might|may|could|is going to)\b")
_HARD = re.compile(r"[;:]")
_NOT = re.compile(
    r"\b(?:not|no|never|cannot|nothing|nobody|none|neither|nor|without)\b|n['’]t\b", re.I
)
_UNLESS = re.compile(r"unless\b", re.I)
_UNTIL = re.compile(r"until\b", re.I)
_TIME = re.compile(
    r"\s+(?:after|now|then|recently|later|tomorrow|today|the end|next|\d"
    r"|[a-z]+ (?:years|days|weeks|months))",
    re.I,
)
_HELD_UP = re.compile(r"\b(?:will|would|might|may|could|can|should),? [\"“]?\Z")
_TOLD = re.compile(r"only\b|not until", re.I)  # bars something only where it could come about
_HEDGED = re.compile(
    r"\b(?:can|cannot|could|will|would|should|may|might|must|shall|possible|prepared)\b", re.I
)
_AS_LONG = re.compile(r"(?:so|as) long as\b", re.I)

Kind = Literal["recommendation", "conditional", "prerequisite"]


@dataclass(frozen=True)
class Condition:
    """A condition in a sentence.

    Attributes
    ----------
    kind
        What is said to follow; None where nothing is.
    phrase
        Where the word stands that opens it.
    clause, consequence
        The condition with that word, and what follows from it.
    """

    kind: Kind | None
    phrase: tuple[int, int]
    clause: tuple[int, int]
    consequence: tuple[int, int]


def conditions(text: str, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    """Return the conditions in a sentence, in order."""
    found: list[Condition] = []
    for match in vocabulary.opens.finditer(text):
        if _excused(text, match, vocabulary.open_excused_left, vocabulary.open_excused_right):
            continue
        if _UNTIL.match(match[0]) and _TIME.match(text, match.end()):
            continue
        if match[0].split()[0].casefold() in ("should", "were") and not _opens(text, match):
            continue
        found.append(_condition(text, match, vocabulary))
    for match in vocabulary.prerequisites.finditer(text):
        excused = _excused(
            text,
            match,
            vocabulary.prerequisite_excused_left,
            vocabulary.prerequisite_excused_right,
        )
        told = _TOLD.match(match[0]) and not _HEDGED.search(text)
        if not excused and not told:
            clause = (match.start(), _end(text, match.end()))
            found = [one for one in found if not _meet(one.phrase, match.span())]
            before = (_begin(text, match.start()), match.start())
            found.append(Condition("prerequisite", match.span(), clause, before))
    return tuple(sorted(found, key=lambda one: one.phrase))


def _opens(text: str, match: re.Match[str]) -> bool:
    """Return whether an inverted verb opens a clause, and asks no question."""
    before = text[: match.start()]
    return bool(_STARTS.search(before) or _HAPPENS.search(before))


def _excused(
    text: str, match: re.Match[str], left: re.Pattern[str] | None, right: re.Pattern[str] | None
) -> bool:
    before = text[max(0, match.start() - REACH) : match.start()]
    after = text[match.end() : match.end() + REACH]
    return bool((left and left.search(before)) or (right and right.match(after)))


def _condition(text: str, match: re.Match[str], vocabulary: Vocabulary) -> Condition:
    start = match.start()
    begin = _begin(text, start)
    first = bool(_STARTS.search(text[begin:start])) or start == begin
    end = _end(text, match.end())
    turn = _TURN.search(text, match.end() + 8, end)
    if first and end < len(text) and not _HARD.match(text, end):
        stop = turn.start() if turn and not text[end:].strip() else end
        clause, rest = (start, stop), (stop, _hard_end(text, stop))
    elif first and turn:
        clause, rest = (start, turn.start()), (turn.start(), _hard_end(text, turn.start()))
    else:
        clause, rest = (start, end), (begin, start)
        late = list(_LATE.finditer(text, match.end() + 12, end)) if first else []
        if late:  # no comma parts the two
            clause, rest = (start, late[-1].start()), (late[-1].start(), end)
    held_up = _HELD_UP.search(text[begin:start])  # "which could, if done now, improve ..."
    said = text[rest[0] : rest[1]] + (held_up[0] if held_up else "")
    kind = _kind(match[0], said, vocabulary)
    return Condition(kind, match.span(), clause, rest)


def _kind(opener: str, consequence: str, vocabulary: Vocabulary) -> Kind | None:
    advises = vocabulary.advice.search(consequence) is not None
    predicts = vocabulary.forecast.search(consequence) is not None
    denies = _NOT.search(consequence) is not None
    if advises and not _AS_LONG.match(opener):
        return "recommendation"
    if _UNTIL.match(opener):
        return "prerequisite" if denies and predicts else None
    if _UNLESS.match(opener) and denies:
        return "prerequisite"
    return "conditional" if predicts else None


def _begin(text: str, start: int) -> int:
    stops = [match.end() for match in _HARD.finditer(text, 0, start)]
    return stops[-1] if stops else 0


def _end(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    return stop.start() if stop else len(text)


def _hard_end(text: str, start: int) -> int:
    stop = _HARD.search(text, start)
    return stop.start() if stop else len(text)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
