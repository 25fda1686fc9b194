"""Spans whose sense contradicts the argument of the document they stand in.

Three rules, each from the document itself: a word that another is often misread for stands where
only the other makes sense; of two passages that speak of the same in the same words, one says it
is hindered and the other that it is helped; and something is called least where a comparison
elsewhere says it is more. What is found is doubted, not changed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from excomm.record.document import Doubt, Paragraph, Span

__all__ = ["sense_doubts"]

_FILE = Path(__file__).with_name("sense.toml")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')\]]*(?=\s+[\"“(\[]*[A-Z])|\Z)", re.DOTALL)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_RUN = 4  # words in a row that two passages share
_SHARED = 3  # further words of substance that they share
_LONG = 5  # letters of a word of substance
_COMPARED = re.compile(
    r"\b(?P<degree>less|more|fewer|greater|smaller) (?:[\w'’-]+ ){0,3}?(?:for )?(?P<what>\w{6,})"
    r" than (?:[\w'’-]+ ){0,6}?(?:under|in|with|after) (?:a|an|the) (?P<case>[\w -]{5,40})",
    re.IGNORECASE,
)
_MOST_TEXT = 400_000  # of a longer text, the pairs of passages would be too many


@dataclass(frozen=True)
class _Rules:
    words: tuple[tuple[re.Pattern[str], str, str], ...]
    hindering: re.Pattern[str]
    helping: re.Pattern[str]
    swaps: tuple[tuple[re.Pattern[str], str], ...]
    extremes: Mapping[str, str]


@dataclass(frozen=True)
class _Passage:
    """A sentence, where it begins in the raw text, and the paragraph it stands in."""

    text: str
    start: int
    paragraph: Paragraph


@cache
def _rules() -> _Rules:
    content = tomllib.loads(_FILE.read_text("utf-8"))
    polarity = content["polarity"]
    return _Rules(
        words=tuple(
            (re.compile(entry["pattern"], re.IGNORECASE), entry["suggests"], entry["why"])
            for entry in content["words"]
        ),
        hindering=_any_of(polarity["hindering"]),
        helping=_any_of(polarity["helping"]),
        swaps=tuple((_any_of([swap["wrong"]]), swap["suggests"]) for swap in polarity["swaps"]),
        extremes=content["extremes"],
    )


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def sense_doubts(raw: str, paragraphs: Sequence[Paragraph]) -> tuple[Doubt, ...]:
    """Return the spans whose sense contradicts the argument, each with the reason."""
    passages = list(_passages(raw, paragraphs))
    doubts = list(_misread(passages))
    doubts += _against_comparison(raw, passages, paragraphs)
    if sum(len(passage.text) for passage in passages) <= _MOST_TEXT:
        doubts += _opposed(passages)
    return tuple(doubts)


def _passages(raw: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Passage]:
    for paragraph in paragraphs:
        if paragraph.kind not in {"body", "item", "note"}:
            continue
        for span in paragraph.spans:
            for found in _SENTENCE.finditer(raw, span.start, span.end):
                yield _Passage(found[0], found.start(), paragraph)


def _misread(passages: Sequence[_Passage]) -> Iterator[Doubt]:
    for passage in passages:
        for pattern, suggests, why in _rules().words:
            for found in pattern.finditer(passage.text):
                wrong = Span(
                    passage.start + found.start("wrong"), passage.start + found.end("wrong")
                )
                yield Doubt(
                    "sense",
                    f"“{found['wrong']}” is probably “{suggests}”: {why}.",
                    (wrong,),
                    suggests,
                )


def _opposed(passages: Sequence[_Passage]) -> Iterator[Doubt]:
    """Yield the passages that say what another denies: helped here, hindered there."""
    helped = [p for p in passages if _rules().helping.search(p.text)]
    hindered = [p for p in passages if _rules().hindering.search(p.text)]
    runs = {passage: _runs(passage.text) for passage in {*helped, *hindered}}
    for one in helped:
        for other in hindered:
            if one == other or not runs[one] & runs[other]:
                continue
            if len(_substance(one.text) & _substance(other.text)) < _SHARED + 2:
                continue
            swap = next(
                (
                    (found, suggests)
                    for pattern, suggests in _rules().swaps
                    if (found := pattern.search(one.text))
                ),
                None,
            )
            helps = _rules().helping.search(one.text)
            hinders = _rules().hindering.search(other.text)
            if swap is None or helps is None or hinders is None:
                continue
            run = max(runs[one] & runs[other], key=len)
            found, suggests = swap
            yield Doubt(
                "sense",
                f"“{found[0]}” makes this sentence say the opposite of another that speaks of "
                f"the same (“{' '.join(run)}”): there it is “{hinders[0]}”, here “{helps[0]}”. "
                f"Probably “{suggests}”.",
                (
                    Span(one.start + found.start(), one.start + found.end()),
                    Span(other.start + hinders.start(), other.start + hinders.end()),
                ),
                suggests,
            )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    runs = (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return frozenset(run for run in runs if sum(len(word) >= _LONG for word in run) >= 3)


def _substance(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text) if len(word) >= _LONG)


def _against_comparison(
    raw: str, passages: Sequence[_Passage], paragraphs: Sequence[Paragraph]
) -> Iterator[Doubt]:
    """Yield what is called least where a comparison says there is more of it, and the reverse."""
    headings = {
        paragraph.id: "".join(raw[span.start : span.end] for span in paragraph.spans)
        for paragraph in paragraphs
        if paragraph.kind == "heading"
    }
    compared = [
        (passage, found) for passage in passages for found in _COMPARED.finditer(passage.text)
    ]
    for where, found in compared:
        less_elsewhere = found["degree"].lower() in {"less", "fewer", "smaller"}
        said = re.compile(
            rf"\b{found['what']} (?:would|will|could|may|might|is|was|are|were) be "
            rf"(?P<extreme>{'|'.join(_rules().extremes)})\b",
            re.IGNORECASE,
        )
        for passage in passages:
            claim = said.search(passage.text)
            heading = headings.get(passage.paragraph.heading or "", "")
            if claim is None or not _substance(heading) & _substance(found["case"]):
                continue
            extreme = claim["extreme"].lower()
            low = extreme in {"minimized", "lessened", "decreased", "least", "smallest"}
            if low != less_elsewhere:
                continue
            start, there = passage.start, where.start
            yield Doubt(
                "sense",
                f"Under “{heading.strip()}” this says that “{found['what']}” would be {extreme}; "
                f"elsewhere there is {found['degree'].lower()} of it than under “{found['case']}”. "
                f"Probably “{_rules().extremes[extreme]}”.",
                (
                    Span(start + claim.start("extreme"), start + claim.end("extreme")),
                    Span(there + found.start(), there + found.end()),
                ),
                _rules().extremes[extreme],
            )
