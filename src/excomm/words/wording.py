"""A number, or a range of numbers, in the words of a table.

The rules, in their order:

1. The innermost term counts: one that holds the range of another fitting term is left out.
2. Where several are left, as on a boundary that two ranges share, the one whose point is
   nearest to even is taken, so that a word never claims more than it has to.
3. In a gap both neighbours are named.
4. Beyond the outermost range, and for 0 and 1 where the table has no word for just that
   number, the nearest term is named with "at most" or "at least".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from excomm.words.term import DIGITS, Term

__all__ = ["Fit", "Wording", "word_number", "word_range"]

Fit = Literal["in", "between", "at most", "at least", "from"]


@dataclass(frozen=True)
class Wording:
    """What a table says for a number or for a range of numbers.

    Attributes
    ----------
    text
        The phrase to print; ``str`` gives it as well.
    terms
        The terms it rests on, the least likely first.
    fit
        ``in``: one term holds it all. ``between``: it lies in a gap, the terms are the
        neighbours. ``at most``, ``at least``: the term is the nearest the table has.
        ``from``: a range that spans the terms.
    """

    text: str
    terms: tuple[Term, ...]
    fit: Fit

    def __str__(self) -> str:
        return self.text


def word_number(terms: Sequence[Term], number: float) -> Wording:
    """Put a probability into words of `terms`, which stand in rising order.

    Raises
    ------
    ValueError
        If the number is not a probability.
    """
    number = _settled(number)
    fitting = _innermost([term for term in terms if term.covers(number)])
    if fitting and (0 < number < 1 or any(term.is_exact for term in fitting)):
        return _one(fitting)
    if fitting:
        nearest = _nearest_to_even(fitting)
        return _at_most(nearest) if number == 0 else _at_least(nearest)
    below = [term for term in terms if term.high <= number]
    above = [term for term in terms if term.low >= number]
    if not below:
        return _at_most(min(above, key=lambda term: (term.low, term.high)))
    if not above:
        return _at_least(max(below, key=lambda term: (term.high, term.low)))
    lower = max(below, key=lambda term: (term.high, term.low))
    upper = min(above, key=lambda term: (term.low, term.high))
    return Wording(f"between '{lower}' and '{upper}'", (lower, upper), "between")


def word_range(terms: Sequence[Term], low: float, high: float) -> Wording:
    """Put a range of probabilities, such as an 80 % band, into words of `terms`.

    One term is named where one holds the whole range, unless naming the two ends says more.
    At an end, a term that the range only touches is not counted; an end in a gap is named by
    the term outside the range.

    Raises
    ------
    ValueError
        If the ends are not probabilities, or stand in the wrong order.
    """
    low, high = _settled(low), _settled(high)
    if low > high:
        raise ValueError(f"a range goes from the lower to the higher end, not from {low} to {high}")
    if low == high:
        return word_number(terms, low)
    first = _end(terms, low, [term for term in terms if term.high > low])
    last = _end(terms, high, [term for term in terms if term.low < high])
    whole = [term for term in terms if term.covers(low) and term.covers(high)]
    if whole:
        single = _one(_innermost(whole))
        if _breadth(single, single) <= _breadth(first, last):
            return single
    if first == last or (first.fit == "at most" and first.terms == last.terms):
        return first
    if last.fit == "at least" and first.terms == last.terms:
        return last
    begins = f"above '{first.terms[0]}'" if first.fit == "between" else _quoted(first)
    ends = f"below '{last.terms[-1]}'" if last.fit == "between" else _quoted(last)
    spanned = _spanned(terms, low, high, first, last)
    return Wording(f"from {begins} to {ends}", spanned, "from")


def _settled(number: float) -> float:
    """Return the probability without noise of arithmetic; nothing is rounded to 0 or 1."""
    rounded = round(float(number), DIGITS)
    if not 0 <= rounded <= 1:
        raise ValueError(f"{number} is not a probability between 0 and 1")
    return rounded if 0 < rounded < 1 else min(max(float(number), 0.0), 1.0)


def _innermost(fitting: Sequence[Term]) -> list[Term]:
    """Return the terms that hold the range of no other one."""
    return [
        term
        for term in fitting
        if not any(other.lies_within(term) and not term.lies_within(other) for other in fitting)
    ]


def _nearest_to_even(fitting: Sequence[Term]) -> Term:
    return min(fitting, key=lambda term: round(abs(term.point - 0.5), DIGITS))


def _one(fitting: Sequence[Term]) -> Wording:
    term = _nearest_to_even(fitting)
    return Wording(term.word, (term,), "in")


def _at_most(term: Term) -> Wording:
    return Wording(f"at most '{term}'", (term,), "at most")


def _at_least(term: Term) -> Wording:
    return Wording(f"at least '{term}'", (term,), "at least")


def _end(terms: Sequence[Term], number: float, inside: Sequence[Term]) -> Wording:
    """Put one end of a range into words, by the terms that go on `inside` it if there are any."""
    fitting = [term for term in inside if term.covers(number)]
    fitting = fitting or [term for term in terms if term.covers(number)]
    return _one(_innermost(fitting)) if fitting else word_number(terms, number)


def _breadth(first: Wording, last: Wording) -> float:
    return round(last.terms[-1].high - first.terms[0].low, DIGITS)


def _quoted(wording: Wording) -> str:
    return f"'{wording}'" if wording.fit == "in" else wording.text


def _spanned(
    terms: Sequence[Term], low: float, high: float, first: Wording, last: Wording
) -> tuple[Term, ...]:
    """Return the terms a range goes through; words change only at the ends of ranges."""
    ends = {end for term in terms for end in (term.low, term.high) if low < end < high}
    middles = [(a + b) / 2 for a, b in pairwise(sorted({low, high, *ends}))]
    through = [first, *(word_number(terms, middle) for middle in middles), last]
    named = [term for wording in through if wording.fit == "in" for term in wording.terms]
    return tuple(dict.fromkeys(named))
