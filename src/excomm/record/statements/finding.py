"""Statements found in a document."""

import re
from collections.abc import Iterator

from excomm.record.document import Document, Spans
from excomm.record.statements.conditions import Condition, conditions
from excomm.record.statements.holders import holding
from excomm.record.statements.marking import Hit, hits
from excomm.record.statements.sentences import Sentence, sentences
from excomm.record.statements.statement import Kind, Statement
from excomm.record.statements.vocabulary import Vocabulary, load_vocabulary

__all__ = ["find_statements"]

_NOT_AFTER = re.compile(
    r"(?:\s+(?:be|will|would|is|are|was|were|has|have|had|could|can)){0,2}\s+not\b"
)
_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t|never)\s+\Z")
_GRADE = re.compile(r"(?:very|highly|extremely|quite|rather|fairly)\b")
# A second sentence that says what to do about what the first thinks possible.
_SO_ACT = re.compile(
    r"(?:(?:In (?:that|this|such a) (?:case|event)|If so|Then|Therefore|Accordingly|Hence|Thus|So)"
    r",? )?(?:We|we|The United States|the United States|The US|the US|Washington) "
    r"(?:should|must|ought to)\b"
)
_LEADS = frozenset({"possible", "fair chance", "probable"})


def find_statements(
    document: Document, vocabulary: Vocabulary | None = None
) -> tuple[Statement, ...]:
    """Return the statements in a document, in the order of the text.

    Parameters
    ----------
    document
        A document of the record.
    vocabulary
        The words by which statements are known; by default those of the package
        (:func:`load_vocabulary`).
    """
    words = load_vocabulary() if vocabulary is None else vocabulary
    return tuple(_statements(document, words))


def _statements(document: Document, words: Vocabulary) -> Iterator[Statement]:
    voices = {part.number: part.voice for part in document.parts}
    before: tuple[Sentence, list[Statement]] | None = None
    for sentence in sentences(document):
        found = list(_in_sentence(document, sentence, words, voices.get(sentence.block.part)))
        if before is not None and before[0].block is sentence.block:
            advice = _so_act(document, before, sentence, words)
            if advice is not None and not any(one.kind == "recommendation" for one in found):
                found.append(advice)
        yield from found
        before = (sentence, found)


def _in_sentence(
    document: Document, sentence: Sentence, words: Vocabulary, voice: str | None
) -> Iterator[Statement]:
    text = sentence.text
    found = conditions(text, words)
    marks = hits(text, words, [one.clause for one in found])
    for hit in marks:
        yield _estimate(document, sentence, hit, words, voice)
    for condition in found:
        kind = _kind(condition, marks)
        if kind is not None:
            yield _conditional(document, sentence, condition, kind, words, voice)


def _estimate(
    document: Document, sentence: Sentence, hit: Hit, words: Vocabulary, voice: str | None
) -> Statement:
    text = sentence.text
    held = holding(text, hit.start, hit.end, words)
    phrase = text[hit.start : hit.end]
    denied = bool(_NOT_AFTER.match(text, hit.end)) or bool(_NOT_BEFORE.search(text[: hit.start]))
    word = _word(hit.mark.word, phrase.casefold())
    if denied and hit.mark.category in ("near certain", "probable"):
        word = f"{word} not"
    return Statement(
        "estimate",
        document.id,
        sentence.block.part,
        sentence.block.paragraph,
        sentence.block.page,
        sentence.spans,
        text,
        phrase,
        sentence.raw(hit.start, hit.end),
        category=hit.mark.category,
        word=word,
        negated=denied,
        holder=held.holder or voice,
        holder_actor=held.holder_actor,
        about=held.about,
        embedded=held.embedded,
    )


def _word(base: str | None, phrase: str) -> str:
    """Return the word to look up: the phrase, or what it is a form of; "very" is kept."""
    if base is None or (phrase.endswith(base) and _GRADE.match(phrase)):
        return phrase
    return base


def _kind(condition: Condition, marks: tuple[Hit, ...]) -> Kind | None:
    """Return what follows from a condition; an expectation ("should be possible") is no advice."""
    start, end = condition.consequence
    expects = any(hit.mark.id == "should_be" and hit.meets(start, end) for hit in marks)
    return "conditional" if condition.kind == "recommendation" and expects else condition.kind


def _conditional(
    document: Document,
    sentence: Sentence,
    condition: Condition,
    kind: Kind,
    words: Vocabulary,
    voice: str | None,
) -> Statement:
    text = sentence.text
    start, end = condition.consequence
    held = holding(text, start, max(start + 1, min(end, len(text))), words)
    named = words.naming.search(text, start, end)
    who = words.by_form[named[0]] if named else None
    return Statement(
        kind,
        document.id,
        sentence.block.part,
        sentence.block.paragraph,
        sentence.block.page,
        sentence.spans,
        text,
        text[slice(*condition.phrase)],
        sentence.raw(*condition.phrase),
        holder=held.holder or voice,
        holder_actor=held.holder_actor,
        about=(who,) if who and kind != "recommendation" else (),
        condition=_raw(sentence, condition.clause),
        consequence=_raw(sentence, condition.consequence),
        who=who if kind == "recommendation" else None,
    )


def _raw(sentence: Sentence, stretch: tuple[int, int]) -> Spans:
    text = sentence.text[slice(*stretch)]
    start = stretch[0] + len(text) - len(text.lstrip(" ,;:.—–"))
    end = stretch[0] + len(text.rstrip(" ,;:.—–"))
    return sentence.raw(start, end) if start < end else ()


def _so_act(
    document: Document,
    before: tuple[Sentence, list[Statement]],
    sentence: Sentence,
    words: Vocabulary,
) -> Statement | None:
    """Return the advice that follows from what the sentence before thinks possible."""
    led = [one for one in before[1] if one.kind == "estimate" and one.category in _LEADS]
    match = _SO_ACT.match(sentence.text)
    if match is None or not led or not any(set(one.about) - {"us"} for one in led):
        return None
    named = words.naming.search(match[0])
    return Statement(
        "recommendation",
        document.id,
        sentence.block.part,
        sentence.block.paragraph,
        sentence.block.page,
        (*before[0].spans, *sentence.spans),
        f"{before[0].text} {sentence.text}",
        match[0],
        sentence.raw(*match.span()),
        holder=led[0].holder,
        holder_actor=led[0].holder_actor,
        condition=before[0].spans,
        consequence=sentence.spans,
        who=words.by_form[named[0]] if named else None,
    )
