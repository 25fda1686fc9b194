"""Whether a commitment is seen as well as is asked, compared in words: no probability."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import Commitment, Delay, Grade, Needed
from excomm.verification.sight import Sight

__all__ = ["DIMENSIONS", "Dimension", "Want", "best", "better", "value_of", "wants"]

Dimension = Literal["coverage", "continuity", "delay"]
DIMENSIONS: tuple[Dimension, ...] = ("coverage", "continuity", "delay")


@dataclass(frozen=True)
class Want:
    """How well a commitment is seen in one respect, beside what is asked.

    Attributes
    ----------
    asked
        What is asked; None where nothing is.
    found, by
        The best that a measure in force gives, and which; None where none does.
    enough
        Whether that is as good as is asked; None where nothing is asked.
    met_by
        The measures not in force that would give what is asked, where none in force does.
    """

    dimension: Dimension
    asked: Grade | Delay | None
    found: Grade | Delay | None
    by: str | None
    enough: bool | None
    met_by: tuple[str, ...]


def value_of(one: Sight, dimension: Dimension) -> Grade | Delay | None:
    """Return how good a sight is in one respect; None where the case does not say."""
    match dimension:
        case "coverage":
            return one.coverage
        case "continuity":
            return one.measure.continuity
        case "delay":
            return one.measure.delay


def best(
    sights: Sequence[Sight], dimension: Dimension, counts: Callable[[Sight], bool]
) -> tuple[Grade | Delay | None, str | None]:
    """Return the best of some sights in one respect, and whose; the first of equals."""
    found: Grade | Delay | None = None
    by = None
    for one in sights:
        value = value_of(one, dimension)
        if value is not None and counts(one) and (found is None or better(value, found)):
            found, by = value, one.measure.id
    return found, by


def wants(commitment: Commitment, sights: Sequence[Sight]) -> tuple[Want, ...]:
    """Return how well a commitment is seen, in each respect that is asked or known."""
    needed = commitment.assurance if isinstance(commitment.assurance, Needed) else Needed()
    found = []
    for dimension in DIMENSIONS:
        asked: Grade | Delay | None = getattr(needed, dimension)
        have, by = best(sights, dimension, lambda one: one.state.in_force)
        if asked is None:
            if have is not None:
                found.append(Want(dimension, None, have, by, None, ()))
            continue
        enough = have is not None and not better(asked, have)
        met = (
            one.measure.id
            for one in sights
            if not (enough or one.state.in_force) and _does(value_of(one, dimension), asked)
        )
        found.append(Want(dimension, asked, have, by, enough, tuple(met)))
    return tuple(found)


def _does(value: Grade | Delay | None, asked: Grade | Delay) -> bool:
    return value is not None and not better(asked, value)


def better(one: Grade | Delay, other: Grade | Delay) -> bool:
    """Return whether one is better than another, by figures where both have them.

    Raises
    ------
    TypeError
        If one is a grade and the other a delay.
    """
    if isinstance(one, Grade) and isinstance(other, Grade):
        if one.number is not None and other.number is not None:
            return one.number > other.number
        return one.rank > other.rank
    if isinstance(one, Delay) and isinstance(other, Delay):
        if one.days is not None and other.days is not None:
            return one.days < other.days
        return one.rank > other.rank
    raise TypeError("a grade and a delay cannot be compared")
