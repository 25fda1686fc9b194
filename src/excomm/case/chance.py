"""How likely something is, as a case states it."""

from dataclasses import dataclass

__all__ = ["Chance"]


@dataclass(frozen=True)
class Chance:
    """How likely something is: a point and a range around it.

    Attributes
    ----------
    point, low, high
        From 0 to 1. A number is its own range; the point of a range is its middle.
    word
        The word it was read from; None for a number or a range.
    """

    point: float
    low: float
    high: float
    word: str | None = None

    def __str__(self) -> str:
        if self.word is not None:
            return self.word
        return f"{self.low:g} to {self.high:g}" if self.low < self.high else f"{self.point:g}"
