"""What is doubtful in the text of a published document."""

import re
from collections.abc import Iterator

from excomm.record.document import Doubt, Span
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import collapsed, text_of

__all__ = ["doubts_of", "words_in"]

_HYPHENED = re.compile(r"(?<![\w-])([A-Za-z]{2,})-([a-z]{2,})(?![\w-])")
_PREFIXES = frozenset(
    "anti bi by co counter cross de ex extra fore half inter mid mis multi non off on out over pan "
    "post pre pro quasi re self semi sub super trans tri ultra un under up vice well whole".split()
)
_WORDS = re.compile(rb"(?<![-\w\x80-\xff])[A-Za-z]{4,}(?![-\w\x80-\xff])")
_OMISSION = re.compile(
    r"\[[^\[\]]{0,120}?(?:not declassified|[Hh]ere follow|illegible|text omitted|missing)"
    r"[^\[\]]{0,400}\]".replace(" ", r"\s+")
)


def words_in(raw: bytes) -> frozenset[str]:
    """Return the words of a file, in small letters, without those that have a hyphen."""
    return frozenset(word.lower().decode("ascii") for word in set(_WORDS.findall(raw)))


def doubts_of(layout: Layout, words: frozenset[str]) -> Iterator[Doubt]:
    """Yield what is doubtful: hyphens of a printed line, what is left out, editors' remarks.

    Parameters
    ----------
    layout
        The document.
    words
        The words that stand in its volume: a word with a hyphen in it is doubted where it stands
        there without one, and its second half is no word there.
    """
    for match in _HYPHENED.finditer(layout.text):
        joined = match[1] + match[2]
        halves = match[1].casefold() in _PREFIXES or match[2] in words
        if joined.casefold() in words and not halves and len(match[2]) > 3:
            text = f"“{match[0]}” has a hyphen that probably ended a printed line."
            yield Doubt("reading", text, (Span(*match.span()),), joined)
    left_out: dict[str, list[Span]] = {}
    for match in _OMISSION.finditer(layout.text):
        left_out.setdefault(collapsed(match[0]), []).append(Span(*match.span()))
    for said, spans in left_out.items():
        places = "here" if len(spans) == 1 else f"in {len(spans)} places"
        yield Doubt("broken", f"The volume leaves something out {places}: {said}", tuple(spans))
    for remark in layout.named("uh-oh"):
        span = layout.ink(remark)
        if span is not None:
            words_of_it = text_of(remark)
            kind = re.search(r"sequence|image|page|fiche", words_of_it)
            text = f"A remark of the editors of the encoding: {words_of_it}"
            yield Doubt("page" if kind else "reading", text, (span,))
