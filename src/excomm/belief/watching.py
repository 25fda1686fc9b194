"""What to watch for: what evidence not yet seen would tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.belief.course import Course
from excomm.belief.through import chances_if_seen
from excomm.case import Chance, Indicator
from excomm.case.evidence import Expected

__all__ = ["Watched", "expected_bits", "watched_on"]

# What would tell less through another question tells nothing.
LEAST_BITS = 1e-9


@dataclass(frozen=True)
class Watched:
    """Something to watch for.

    Attributes
    ----------
    item
        An indicator, or what is expected and not yet due.
    chances
        By hypothesis, the chance of seeing it.
    bits
        How much knowing whether it is seen would tell on average.
    speaks_for, times
        What it would speak for if it were seen, and how many times likelier it is under that
        than under the rivals, weighed by belief; infinite where they exclude it.
    """

    item: Indicator | Expected
    chances: Mapping[str, Chance]
    bits: float
    speaks_for: str
    times: float


def expected_bits(belief: Sequence[float], chances: Sequence[float]) -> float:
    """Return the mutual information in bits of a hypothesis and whether something is seen.

    Parameters
    ----------
    belief
        By hypothesis; makes 1.
    chances
        By hypothesis, the chance of seeing it.
    """
    p, seen = np.array(belief, dtype=float), np.array(chances, dtype=float)
    mixed = _entropy(np.array([(p * seen).sum()]))[0]
    return max(float(mixed - (p * _entropy(seen)).sum()), 0.0)


def _entropy(chance: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the entropy in bits of whether things of these chances are seen."""
    total = np.zeros_like(chance)
    for side in (chance, 1 - chance):
        total -= side * np.log2(np.where(side > 0, side, 1.0))
    return total


def watched_on(course: Course, axis: int) -> tuple[Watched, ...]:
    """Return what to watch for on a question as of a moment, what would tell most first.

    An indicator is watched from its day on and until it is known to have come; what is expected
    until it has come or is due. What says nothing of the question itself may tell of it through
    others that it hangs together with.
    """
    moment, case = course.situation.moment, course.situation.case
    known = {event.id for event in course.situation.events if course.situation.knows(event)}
    open_: list[Indicator | Expected] = [
        item
        for item in case.indicators
        if not (item.since and moment and item.since.is_after(moment))
    ]
    open_ += [item for item in case.expected if moment is None or item.due.is_after(moment)]
    names, ids = course.component.names[axis], course.component.ids
    belief = dict(zip(names, course.after.pooled[axis][-1].tolist(), strict=True))
    found = []
    for item in open_:
        if item.came in known:
            continue
        if ids[axis] in item.evidence:
            found.append(_watched(item, item.evidence[ids[axis]], belief))
        elif item.evidence.keys() & set(ids):
            watched = _watched(item, chances_if_seen(course, item.evidence, axis), belief)
            if watched.bits > LEAST_BITS:
                found.append(watched)
    return tuple(sorted(found, key=lambda watched: -watched.bits))


def _watched(
    item: Indicator | Expected, chances: Mapping[str, Chance], belief: Mapping[str, float]
) -> Watched:
    times = {}
    for name in belief:
        rivals = {key: p for key, p in belief.items() if key != name}
        total = sum(rivals.values())
        mean = sum(p * chances[key].point for key, p in rivals.items()) / total if total else 0.0
        own = chances[name].point
        times[name] = own / mean if mean else float("inf") if own and total else 1.0
    best = max(times, key=lambda name: times[name])
    bits = expected_bits(list(belief.values()), [chances[name].point for name in belief])
    return Watched(item, chances, bits, best, times[best])
