"""The gaps of a table: probabilities that none of its terms covers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from excomm.words.term import Term
from excomm.words.wording import Wording, word_number

__all__ = ["Gap", "find_gaps"]


@dataclass(frozen=True)
class Gap:
    """A span of probabilities that no term of a table covers.

    Attributes
    ----------
    low, high
        Its ends, which are the same where a single number is left out.
    low_open, high_open
        Whether an end belongs to a term and not to the gap.
    wording
        What the table says for a number in it: the neighbours, or the nearest term.
    """

    low: float
    high: float
    low_open: bool
    high_open: bool
    wording: Wording


def find_gaps(terms: Sequence[Term]) -> tuple[Gap, ...]:
    """Return the gaps of a table, from the least likely; its terms stand in rising order."""
    found: list[Gap] = []
    for low, high, inside in _pieces(terms):
        if any(term.covers(inside) for term in terms):
            continue
        piece = Gap(low, high, low < high, low < high, word_number(terms, inside))
        last = found[-1] if found else None
        # Ends and what lies between them take turns: what follows on is one gap with it.
        if last is not None and last.high == low and last.high_open != piece.low_open:
            found[-1] = Gap(last.low, high, last.low_open, piece.high_open, last.wording)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(terms: Sequence[Term]) -> Iterator[tuple[float, float, float]]:
    """Yield the ends of ranges and the spans between them, each with a number inside it."""
    ends = sorted({0.0, 1.0, *(end for term in terms for end in (term.low, term.high))})
    yield ends[0], ends[0], ends[0]
    for low, high in pairwise(ends):
        yield low, high, (low + high) / 2
        yield high, high, high
