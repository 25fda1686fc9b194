"""One term of a table: a word, its range and its point."""

from dataclasses import dataclass

__all__ = ["DIGITS", "Term"]

# Ends of ranges are decimals; what differs only beyond this digit is noise of arithmetic.
DIGITS = 9


@dataclass(frozen=True)
class Term:
    """A term of a table of estimative words.

    Attributes
    ----------
    word
        The term as it is printed.
    low, high
        The range the table gives it, as probabilities.
    low_open, high_open
        Whether an end is outside the range, as in "less than 10 %".
    centre
        The figure the table states for the word, as Kent does with 93 give or take 6;
        None if it states a range alone.
    synonyms
        Other words the table gives for the same range.
    note
        What is to be said of this term.
    """

    word: str
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    centre: float | None = None
    synonyms: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"'{self.word}' needs a range from low to high between 0 and 1")
        if not self.covers(self.point):
            raise ValueError(f"the centre of '{self.word}' lies outside its range")

    def __str__(self) -> str:
        return self.word

    @property
    def point(self) -> float:
        """The figure to reckon with: the stated centre, else the middle of the range."""
        return round((self.low + self.high) / 2, DIGITS) if self.centre is None else self.centre

    @property
    def point_is_stated(self) -> bool:
        """Whether the table itself states the point; else it is the middle of the range."""
        return self.centre is not None

    @property
    def is_exact(self) -> bool:
        """Whether the word stands for one number alone, as "certain" does for 1."""
        return self.low == self.high

    def covers(self, number: float) -> bool:
        """Return whether the range holds `number`."""
        if number == self.low:
            return not self.low_open and not (self.is_exact and self.high_open)
        if number == self.high:
            return not self.high_open
        return self.low < number < self.high

    def lies_within(self, other: "Term") -> bool:
        """Return whether `other` has the same range or one that holds it."""
        return other.low <= self.low and self.high <= other.high
