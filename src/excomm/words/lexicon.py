"""A table of estimative words: from word to figures, and from figures to words."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from excomm.words.gaps import Gap, find_gaps
from excomm.words.term import Term
from excomm.words.vocabulary import fold, groups, reason_for
from excomm.words.wording import Wording, word_number, word_range

__all__ = ["Reading", "Table", "UnknownWordError"]


class UnknownWordError(ValueError):
    """A word that a table gives no figure.

    Attributes
    ----------
    word, table
        The word, and the name of the table.
    nearest
        Words of the table that look like it, the most alike first; may be empty.
    """

    def __init__(self, word: str, table: "Table", nearest: tuple[str, ...]) -> None:
        self.word = word
        self.table = table.name
        self.nearest = nearest
        reason = reason_for(word)
        if nearest and not reason:
            hint = "did you mean " + " or ".join(f"'{near}'" for near in nearest) + "?"
        else:
            hint = "its terms: " + ", ".join(term.word for term in table.terms)
        because = f": {reason}" if reason else ""
        super().__init__(f"{table.name} has no figure for '{word}'{because} ({hint})")


@dataclass(frozen=True)
class Reading:
    """A word as a table reads it.

    Attributes
    ----------
    word
        The word that was asked for.
    term
        The term it is read as.
    by
        Who reads it so: the ``table`` itself, by its terms and synonyms, or ``excomm``, by
        its own list of synonyms.
    """

    word: str
    term: Term
    by: Literal["table", "excomm"]


@dataclass(frozen=True)
class Table:
    """A published table of estimative words.

    Attributes
    ----------
    name
        The name a case calls it by.
    title, author, year, source
        Where it was published.
    terms
        Its terms, from the least to the most likely.
    notes
        What a reader of the table should know.
    unverified
        What is given here without its source having been read.
    """

    name: str
    title: str
    author: str
    year: int
    source: str
    terms: tuple[Term, ...]
    notes: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError(f"the table {self.name} has no terms")
        by_form: dict[str, Term] = {}
        for term in self.terms:
            for word in (term.word, *term.synonyms):
                if by_form.setdefault(fold(word), term) != term:
                    raise ValueError(f"the table {self.name} gives '{word}' to two terms")

    def __str__(self) -> str:
        return f"{self.title} ({self.author}, {self.year})"

    def term(self, word: str) -> Term:
        """Return the term that `word` stands for, by any of its names and forms.

        Raises
        ------
        UnknownWordError
            If the table gives the word no figure; the message offers the nearest words.
        """
        return self.read(word).term

    def read(self, word: str) -> Reading:
        """Return how the table reads `word`, and on whose word.

        Raises
        ------
        UnknownWordError
            If the table gives the word no figure; the message offers the nearest words.
        """
        form = fold(word)
        if form in self._published:
            return Reading(word, self._published[form], "table")
        if form in self._added:
            return Reading(word, self._added[form], "excomm")
        near = get_close_matches(form, list(self._printed), n=3, cutoff=0.6)
        raise UnknownWordError(word, self, tuple(self._printed[form] for form in near))

    def words_for(self, term: Term) -> tuple[Reading, ...]:
        """Return the other words that are read as a term: the table's own, then those added."""
        own = [Reading(word, term, "table") for word in term.synonyms]
        added = [
            Reading(word, term, "excomm")
            for group in groups()
            if self.name in group.terms and self._published[fold(group.terms[self.name])] == term
            for word in group.words
            if fold(word) not in self._published
        ]
        return (*own, *added)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The probabilities that no term covers, from the least, and what is said of them."""
        return find_gaps(self.terms)

    def describe(self, probability: float) -> Wording:
        """Return the words for a number.

        In nested ranges the innermost term counts; on a boundary, the term nearer to even; a
        gap names both its neighbours; beyond the last range, and at 0 and 1 where the table
        has no word for just that, the nearest term is named as such.

        Raises
        ------
        ValueError
            If it is not a probability.
        """
        return word_number(self.terms, probability)

    def describe_range(self, low: float, high: float) -> Wording:
        """Return the words for a range of numbers, such as an 80 % band.

        Raises
        ------
        ValueError
            If the ends are not probabilities, or stand in the wrong order.
        """
        return word_range(self.terms, low, high)

    @cached_property
    def _published(self) -> Mapping[str, Term]:
        return {fold(word): term for term in self.terms for word in (term.word, *term.synonyms)}

    @cached_property
    def _added(self) -> Mapping[str, Term]:
        return {
            fold(word): self._published[fold(group.terms[self.name])]
            for group in groups()
            if self.name in group.terms
            for word in group.words
        }

    @cached_property
    def _printed(self) -> Mapping[str, str]:
        """All words that can be looked up, by their form, as they are printed."""
        added = [word for group in groups() if self.name in group.terms for word in group.words]
        own = [word for term in self.terms for word in (*term.synonyms, term.word)]
        return {fold(word): word for word in (*added, *own)}
