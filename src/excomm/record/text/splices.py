"""Pages that were filed together and do not belong to one document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.record.text.blocks import ENDED
from excomm.record.text.labels import Label
from excomm.record.text.leaves import Leaf, Numbered
from excomm.record.text.rows import Row
from excomm.record.text.stamps import PUBLISHED

__all__ = ["Splice", "splices_of"]

_FRAME = re.compile(r"[A-Z]{2}-(\d{3,4})")
_SIGNS = 2  # so many signs, beside a page that ends with a whole sentence
_WORD = re.compile(r"[a-z]{5,}")
_WORDS = 60  # of substance, that a page must have to be compared
_KIN = 0.2  # of the words of a page, that stand on the pages before it


@dataclass(frozen=True)
class Splice:
    """A page that begins another document, as the signs tell: `leaf` is its order, from 0."""

    leaf: int
    signs: tuple[str, ...]


def splices_of(
    rows: Sequence[Row],
    told: Mapping[int, Label],
    leaves: Sequence[Leaf],
    pages: Sequence[Numbered],
    heads: Sequence[int],
) -> list[Splice]:
    """Return the pages at which another document begins without a head of its own.

    The page before must end with a whole sentence and no catchword. Signs are then: both pages
    bear a stamp that documents bear once, at their end; frames of a film are left out between
    them; the label is not the one expected; hardly a word of substance stands on both.
    """
    found = []
    begun = 0
    for order in range(1, len(leaves)):
        before, leaf = leaves[order - 1], leaves[order]
        if any(leaf.first <= head <= leaf.last for head in heads):
            begun = order
            continue
        text = [n for n in range(before.first, before.last + 1) if told[n].label == "body"]
        own = [n for n in range(leaf.first, leaf.last + 1) if told[n].label == "body"]
        if not text or not own or before.catch is not None:
            continue
        if not ENDED.search(rows[text[-1]].clean) or rows[own[0]].clean[:1].islower():
            continue
        signs = [
            *_stamped(rows, before, leaf),
            *_frames(rows, before, leaf),
            *_labelled(pages[order]),
            *_strange(rows, told, leaves[begun:order], leaf),
        ]
        if len(signs) >= _SIGNS:
            found.append(Splice(order, tuple(signs)))
            begun = order
    return found


def _stamped(rows: Sequence[Row], before: Leaf, leaf: Leaf) -> list[str]:
    both = [
        any(PUBLISHED.search(rows[n].clean) for n in range(page.first, page.last + 1))
        for page in (before, leaf)
    ]
    if all(both):
        return ["both pages bear the stamp of publication, which a document bears once"]
    return []


def _frames(rows: Sequence[Row], before: Leaf, leaf: Leaf) -> list[str]:
    numbers = []
    for page in (before, leaf):
        frames = [
            found
            for n in range(page.first, page.last + 1)
            if (found := _FRAME.fullmatch(rows[n].clean))
        ]
        if not frames:
            return []
        numbers.append(frames[-1])
    first, last = (int(frame[1]) for frame in numbers)
    if last > first + 1:
        between = "a frame is" if last == first + 2 else f"{last - first - 1} frames are"
        return [f"{between} left out between {numbers[0][0]} and {numbers[1][0]}"]
    return []


def _labelled(page: Numbered) -> list[str]:
    if page.label is None or page.expected is None or page.label == page.expected:
        return []
    return [f"it is labelled {page.label}, where {page.expected} is expected"]


def _strange(
    rows: Sequence[Row], told: Mapping[int, Label], before: Sequence[Leaf], leaf: Leaf
) -> list[str]:
    own = _words(rows, told, [leaf])
    others = _words(rows, told, before)
    if len(own) < _WORDS or len(others) < _WORDS:
        return []
    share = len(own & others) / len(own)
    if share < _KIN:
        return [f"of its words of substance, {share:.0%} stand on the pages before it"]
    return []


def _words(
    rows: Sequence[Row], told: Mapping[int, Label], leaves: Sequence[Leaf]
) -> frozenset[str]:
    return frozenset(
        word
        for leaf in leaves
        for n in range(leaf.first, leaf.last + 1)
        if told[n].label == "body"
        for word in _WORD.findall(rows[n].clean.lower())
    )
