"""The smallest change of one number that gives another hypothesis the lead, in a component.

Every number of the questions that hang together is looked at: a prior in a row, and a chance of
an item. The values of a number under which a hypothesis leads are an interval, for belief in
joint answers is linear in a chance, and changes with a prior of a row one way only. So it is
enough to look at both ends, and to halve the way to where the lead changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.belief.course import Course
from excomm.belief.flips import Flip, distance
from excomm.belief.judging import points_of, prior_points
from excomm.belief.listing import joint_priors
from excomm.belief.tally import after_factors, factors_of, shrunk

__all__ = ["flips_together"]

FloatArray = npt.NDArray[np.float64]

BISECTIONS = 50

# How many times likelier something may become under a hypothesis whose ratio is changed.
MOST_TIMES = 1e6

# Numbers that are worked on at the same time.
MOST_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class _Number:
    """A number that can change: a prior in a row, or where there is an item, a chance."""

    axis: int
    row: int
    item: int | None
    name: int
    before: float
    end: float
    ratio: bool


def flips_together(course: Course, axis: int, ratios: Sequence[Sequence[bool]]) -> tuple[Flip, ...]:
    """Return the changes of one number that give another hypothesis the lead, smallest first.

    Parameters
    ----------
    course
        Of a single judge.
    axis
        The place of the question whose lead it is.
    ratios
        By question and item, whether only the proportions of its chances are known.
    """
    together = _Together(course, axis)
    leading = int(together.belief([])[0].argmax())
    numbers = [*together.numbers(ratios)]
    ends = together.belief([(number, number.end) for number in numbers])
    turning = [
        number
        for number, end in zip(numbers, ends, strict=True)
        if end.any() and int(end.argmax()) != leading
    ]
    kept = np.array([number.before for number in turning])
    gone = np.array([number.end for number in turning])
    for _ in range(BISECTIONS):
        middle = (kept + gone) / 2
        tried = together.belief(list(zip(turning, middle.tolist(), strict=True)))
        stays = tried.argmax(axis=1) == leading if turning else np.zeros(0, dtype=bool)
        kept, gone = np.where(stays, middle, kept), np.where(stays, gone, middle)
    leads = together.belief(list(zip(turning, gone.tolist(), strict=True)))
    found = [
        Flip(
            item=number.item,
            hypothesis=number.name,
            before=number.before,
            threshold=threshold,
            leads=int(belief.argmax()),
            distance=distance(number.before, threshold, number.ratio),
            question=number.axis,
            row=number.row,
        )
        for number, threshold, belief in zip(turning, gone.tolist(), leads, strict=True)
    ]
    return tuple(sorted(found, key=lambda flip: (flip.distance, flip.item is not None)))


class _Together:
    """Belief in a question, as the numbers of its component change."""

    def __init__(self, course: Course, axis: int) -> None:
        self.component = course.component
        self.axis = axis
        self.rows = course.rows[0]
        self.priors = [
            np.array([prior_points([*row.priors.values()])[1] for row in own]) for own in self.rows
        ]
        self.chances = [
            points_of(chances, len(names))[0]
            for chances, names in zip(course.chances, course.component.names, strict=True)
        ]
        self.weights = [counted.weights[0] for counted in course.counted]

    def numbers(self, ratios: Sequence[Sequence[bool]]) -> Iterator[_Number]:
        """Yield every number with each end that it can go to."""
        for axis, (priors, chances) in enumerate(zip(self.priors, self.chances, strict=True)):
            for (row, name), before in np.ndenumerate(priors):
                if before < 1:  # else nothing is left for the others to grow from
                    for end in (0.0, 1.0):
                        yield _Number(axis, row, None, name, float(before), end, False)
            for (item, name), before in np.ndenumerate(chances):
                ratio = ratios[axis][item]
                for end in (0.0, MOST_TIMES if ratio else 1.0):
                    yield _Number(axis, 0, item, name, float(before), end, ratio)

    def belief(self, changed: Sequence[tuple[_Number, float]]) -> FloatArray:
        """Return belief for each change of a number; without any, as it is."""
        block = max(1, MOST_AT_ONCE // (self.component.size + sum(c.size for c in self.chances)))
        firsts = range(0, max(len(changed), 1), block)
        return np.concatenate([self._belief(changed[first : first + block]) for first in firsts])

    def _belief(self, changed: Sequence[tuple[_Number, float]]) -> FloatArray:
        count = max(len(changed), 1)
        priors = [np.repeat(own[np.newaxis], count, axis=0) for own in self.priors]
        chances = [np.repeat(own[np.newaxis], count, axis=0) for own in self.chances]
        for place, (number, value) in enumerate(changed):
            if number.item is not None:
                chances[number.axis][place, number.item, number.name] = value
            else:
                row = priors[number.axis][place, number.row]
                row *= (1 - value) / (1 - number.before)
                row[number.name] = value
        start = joint_priors(self.component, self.rows, priors)
        summed = np.zeros((count, 1, self.component.size, 2))
        for axis, (seen, weights) in enumerate(zip(chances, self.weights, strict=True)):
            anyway = self.component.marginal(start, axis)[:, np.newaxis]
            factors = factors_of(shrunk(anyway, seen, weights)).sum(axis=1, keepdims=True)
            summed += factors[..., self.component.places[axis], :]
        return self.component.marginal(after_factors(start, summed)[:, 0], self.axis)
