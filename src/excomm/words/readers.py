"""Readers beside a table: where what they take words for is not what the table says."""

from dataclasses import dataclass
from typing import Literal

from excomm.words.lexicon import Reading, Table, UnknownWordError
from excomm.words.surveys import Perception, perceptions
from excomm.words.term import Term
from excomm.words.vocabulary import plain

__all__ = ["Understood", "understood"]

Stands = Literal["below", "in", "above"]


@dataclass(frozen=True)
class Understood:
    """What the readers of one survey took a word for, beside what a table reads it as.

    Attributes
    ----------
    asked
        The word and the answers.
    reading
        How the table reads it; None if it gives the word no figure.
    stands
        Whether the median answer lies below the range of the table, in it or above it; None
        if the one or the other is not known.
    """

    asked: Perception
    reading: Reading | None
    stands: Stands | None


def understood(table: Table) -> tuple[Understood, ...]:
    """Return every word that a survey asked for beside a table.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    tuple of Understood
        From the table's least likely term to its most likely; last the words to which it
        gives no figure, in the order of the surveys.
    """
    found = [_beside(table, asked) for asked in perceptions()]
    place = {term: number for number, term in enumerate(table.terms)}

    def order(item: Understood) -> tuple[int, str, int]:
        if item.reading is None:
            return len(place), "", 0
        return place[item.reading.term], plain(item.asked.word), item.asked.survey.year

    return tuple(sorted(found, key=order))


def _beside(table: Table, asked: Perception) -> Understood:
    try:
        reading = table.read(asked.word)
    except UnknownWordError:
        return Understood(asked, None, None)
    stands = None if asked.median is None else _stands(asked.median, reading.term)
    return Understood(asked, reading, stands)


def _stands(median: float, term: Term) -> Stands:
    if term.covers(median):
        return "in"
    return "below" if median <= term.low else "above"
