"""What something says of a question through others that the question hangs together with."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from excomm.belief.course import Course, Unit
from excomm.belief.tally import shrunk
from excomm.case import Chance

__all__ = ["chances_if_seen", "chances_of_unit", "moves"]

FloatArray = npt.NDArray[np.float64]

# What belief has to change by for something to have moved it.
LEAST = 1e-12


def moves(course: Course, unit: Unit, number: int, axis: int) -> bool:
    """Return whether an event moves belief in a question, or would be missed by it."""
    after = course.after.pooled[axis]
    without = course.without.pooled[axis][number]
    changes = (after[unit.last] - after[unit.first], after[-1] - without)
    return any(float(np.abs(change).max()) > LEAST for change in changes)


def chances_of_unit(course: Course, unit: Unit, axis: int) -> dict[str, Chance]:
    """Return how likely an event on other questions was under each hypothesis of this one.

    By Bayes' rule it is the chance of seeing it at all, times what belief was multiplied by.
    """
    seen = 1.0
    for step, (other, place) in enumerate(course.order[unit.first : unit.last], unit.first):
        counted, points = course.counted[other], _points(course, other, place)
        held = course.after.judges[other][:, step]
        likely = (held * shrunk(counted.priors, points, counted.arriving[:, place])).sum(axis=-1)
        seen *= float(np.average(likely, weights=course.engine.weights))
    after = course.after.pooled[axis]
    return _chances(course, axis, after[unit.first], after[unit.last], seen)


def chances_if_seen(
    course: Course, evidence: Mapping[str, Mapping[str, Chance]], axis: int
) -> dict[str, Chance]:
    """Return how likely something not yet seen is under each hypothesis of a question.

    Parameters
    ----------
    evidence
        By question and hypothesis, the chance of seeing it; of others than this one.
    """
    seen, more = 1.0, {}
    now = course.after.pooled[axis][-1]
    carried = course.with_more({})
    for other, (name, names) in enumerate(
        zip(course.component.ids, course.component.names, strict=True)
    ):
        if name in evidence:
            points = np.array([evidence[name][answer].point for answer in names])
            seen *= float((carried.pooled[other][0] * points).sum())
            more[other] = points
            carried = course.with_more(more)
    return _chances(course, axis, now, carried.pooled[axis][0], seen)


def _points(course: Course, axis: int, place: int) -> FloatArray:
    return np.array([[chance.point for chance in judge[place]] for judge in course.chances[axis]])


def _chances(
    course: Course, axis: int, before: FloatArray, after: FloatArray, seen: float
) -> dict[str, Chance]:
    found = {}
    for name, was, is_now in zip(course.component.names[axis], before, after, strict=True):
        point = min(float(is_now / was) * seen, 1.0) if was > 0 else seen
        found[name] = Chance(point, point, point)
    return found
