"""Sentences of a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from excomm.record.document import Document, Spans
from excomm.record.statements.blocks import Block, blocks

__all__ = ["Sentence", "bounds", "sentences", "sentences_of"]

# A full stop after these does not end a sentence.
_NEVER = frozenset(
    """mr mrs ms messrs dr prof gen lt col maj capt cmdr cdr adm brig sgt sen rep gov amb hon rev st
    no nos par para paras vol vols pp art arts sec secs fig figs cf vs viz i.e e.g al ed eds
    dept approx ca app bldg ft mt encl embtel embtels deptel deptels embdes""".split()
)
# After these it ends one if the next word often begins one.
_PERHAPS = frozenset(
    """u.s u.s.s.r u.k u.n u.a.r u.s.a g.d.r f.r.g d.c n.y etc a.m p.m inc co corp ltd jr sr
    jan feb mar apr jun jul aug sept oct nov dec govt gov't""".split()
)
_BEGINS = frozenset(
    """a after again all although an and any as at because before both but by china cuba during each
    even few finally first for from had has have he her here his how however i if in indeed instead
    is it its khrushchev many meanwhile moreover most my nevertheless no nor not now of on once one
    only or other our perhaps secretary second she should similarly since so some soviets such
    that the their then there therefore these they third this those though thus to unless until
    we what when where whether which while who why with would yet you your""".split()
)
_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[—-]*[A-Z0-9])|[.!?]+[\"”’)\]]*(?=\s+[“‘\"(])")
_WORD_BEFORE = re.compile(r"[\w.'’&-]*\Z")
_WORD_AFTER = re.compile(r"\W*([\w'’-]*)")
LONGEST = 2_000  # characters; what goes on longer has no sentences, and is cut at a blank
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[)\]]?\Z")


@dataclass(frozen=True)
class Sentence:
    """A sentence in reading form, and the paragraph it stands in.

    Attributes
    ----------
    text
        As a reader reads it.
    start
        Where it begins in the reading text of its paragraph.
    block
        The paragraph.
    """

    text: str
    start: int
    block: Block

    @property
    def spans(self) -> Spans:
        """Where it stands in the raw text."""
        return self.raw(0, len(self.text))

    def raw(self, start: int, end: int) -> Spans:
        """Return where a stretch of the sentence stands in the raw text."""
        return self.block.raw(self.start + start, self.start + end)


def sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document, in order; one may run across a page."""
    for block in blocks(document):
        yield from sentences_of(block)


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph."""
    for start, end in bounds(block.text):
        yield Sentence(block.text[start:end], start, block)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end.

    A sentence ends at a full stop, a question mark or an exclamation mark, and what closes
    with it, before a word with a capital or a figure; not after an abbreviation, an initial or
    the label of a paragraph. White space between sentences belongs to none.
    """
    for start, end in _ended(text):
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            yield start, cut
            start = cut + (text[cut] == " ")
        if end > start:
            yield start, end


def _ended(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        if text[match.start()] == "." and _goes_on(text, start, match):
            continue
        if match.end() > start:
            yield start, match.end()
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a full stop does not end the sentence."""
    found = _WORD_BEFORE.search(text, max(start, match.start() - 20), match.start())
    before = found[0] if found else ""
    if _LABEL.match(text[start : match.start()]):
        return True
    if match.end() - match.start() > 1:  # dots of omission, or a closing quotation mark
        return False
    if before.casefold() in _NEVER:
        return True
    if len(before) == 1 and before.isupper() and before != "I":
        return True
    if before.casefold() in _PERHAPS or re.fullmatch(r"(?:\w\.)+\w", before):
        after = _WORD_AFTER.match(text, match.end())
        return after is None or after[1].casefold() not in _BEGINS
    return False
