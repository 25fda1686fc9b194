"""Whose judgement it is, about whom, and of whose judgement it speaks."""

import re
from dataclasses import dataclass

from excomm.record.statements.vocabulary import Vocabulary

__all__ = ["Holding", "holding"]

# Who says or thinks: what stands before the verb, back to where the clause begins.
_SUBJECT = re.compile(
    r"(?:^|(?<=[\s(“\"]))((?:(?:the|our|his|their) )?(?:[A-Z][\w.’'-]*|we|he|she|they|I|"
    r"secretary|president|ambassador|minister|chairman|embassy|department|mission|staff|board|"
    r"community|government|chancellor|director|general)(?:[ ](?:[A-Z][\w.’'-]*|of|the|for|de|von|"
    r"minister|general|secretary|community))*)"
    r"[ ](?:(?:also|then|further|now|still|do|does|did|would|had|has|have|not|never|fully|very|"
    r"much|tended?|to|firmly|strongly|personally|therefore|next|certainly)[ ]){0,3}\Z"
)
_SELVES = frozenset({"we", "i", "our", "my", "us", "me"})
_VIEW = re.compile(
    r"\b(?:in|to) ((?:my|our|his|her|their|the \w+|[A-Z]\w+(?:['’]s)?|[\w.]+['’]s))"
    r" (?:own )?(?:view|opinion|judgment|judgement|mind|estimation)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|and|or|, and|/|–|-)\s*(?:the )?\Z")
_CUT = re.compile(r"[;:]|, (?:and|but|while|although)\b")


@dataclass(frozen=True)
class Holding:
    """The holder as written (None: the voice of the part), its actor, and the actors spoken of."""

    holder: str | None
    holder_actor: str | None
    about: tuple[str, ...]
    embedded: tuple[str, ...]


def holding(text: str, start: int, end: int, vocabulary: Vocabulary) -> Holding:
    """Return whose judgement is marked by the phrase at a place in a sentence, and about whom."""
    holder, since = _holder(text, start, end, vocabulary)
    own = holder is None or holder.casefold() in _SELVES
    named = None if own or holder is None else _actor_in(holder, vocabulary)
    low = max(since, _cut_before(text, start))
    high = _cut_after(text, end)
    before = _named(text, low, start, vocabulary)
    after = _named(text, end, high, vocabulary)
    thinks = vocabulary.embedding.search(text, end, min(high, end + 60))
    about = _joined(text, before) or tuple(actor for actor, _, _ in after[:1])
    embedded: tuple[str, ...] = ()
    if thinks is not None and before:
        beyond = [one for one in after if one[1] >= thinks.end()]
        embedded = tuple(actor for actor, _, _ in beyond[:1] if actor not in about)
    return Holding(None if own else holder, named, about, embedded)


def _holder(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[str | None, int]:
    """Return who says or thinks it, and from where on the judgement itself is told."""
    found: tuple[str | None, int] = (None, 0)
    for verb in vocabulary.holding.finditer(text, 0, end):
        subject = _SUBJECT.search(text, max(0, verb.start() - 90), verb.start())
        if subject is not None and text[verb.end() : verb.end() + 4] != " him":
            found = (subject[1], verb.end())
    for view in _VIEW.finditer(text, 0, start):
        if view.end() > found[1]:
            found = (view[1], view.end())
    return found


def _actor_in(name: str, vocabulary: Vocabulary) -> str | None:
    match = vocabulary.naming.search(name)
    return vocabulary.by_form[match[0]] if match else None


def _named(text: str, low: int, high: int, vocabulary: Vocabulary) -> list[tuple[str, int, int]]:
    return [
        (vocabulary.by_form[match[0]], match.start(), match.end())
        for match in vocabulary.naming.finditer(text, low, max(low, high))
    ]


def _joined(text: str, named: list[tuple[str, int, int]]) -> tuple[str, ...]:
    """Return the last actor named before a phrase, with those joined to it by "and"."""
    about: list[str] = []
    following: int | None = None
    for actor, start, end in reversed(named):
        if following is not None and not _AND.match(text[end:following]):
            break
        if actor not in about:
            about.insert(0, actor)
        following = start
    return tuple(about)


def _cut_before(text: str, start: int) -> int:
    cuts = [match.end() for match in _CUT.finditer(text, 0, start)]
    return cuts[-1] if cuts else 0


def _cut_after(text: str, end: int) -> int:
    cut = _CUT.search(text, end)
    return cut.start() if cut else len(text)
