"""Samples of belief: priors and chances drawn within their spans, carried through the items."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from excomm.belief.components import Component
from excomm.belief.course import Course
from excomm.belief.items import Item
from excomm.belief.listing import joint_priors
from excomm.belief.tally import Tally, shrunk
from excomm.case import Chance, PriorRow

__all__ = ["samples_after"]

FloatArray = npt.NDArray[np.float64]


def samples_after(course: Course, seed: int, draws: int) -> Iterator[FloatArray]:
    """Yield samples of what judges believe before the first item and after each.

    Which item of a group leads is that of the points.

    Yields
    ------
    array (judges, draws, joint answers)
        Each row makes 1, or 0 where the sample excludes every joint answer.
    """
    component = course.component
    generator = np.random.default_rng(seed)
    samples = _joint_samples(component, course.rows, generator, draws)
    yield samples
    starts = [component.marginal(samples, axis) for axis in range(len(component.questions))]
    drawn: list[dict[int, FloatArray]] = [{} for _ in starts]
    for axis, place in course.order:
        items, counted = course.items[axis], course.counted[axis]
        seen = _sampled([of[place] for of in course.chances[axis]], generator, draws)
        factors = _factors(starts[axis], seen, counted.arriving[:, place])
        samples = samples * component.spread(factors, axis)
        if items[place].group is not None:
            drawn[axis][place] = seen
            for judge, less in _displaced(starts[axis], drawn[axis], items, counted, place):
                samples[judge] *= component.spread(less, axis)
        samples = _normal(samples)
        yield samples


def _joint_samples(
    component: Component,
    rows: Sequence[Sequence[Sequence[PriorRow]]],
    generator: np.random.Generator,
    draws: int,
) -> FloatArray:
    """Return samples of the prior of every joint answer: (judges, draws, joint answers)."""
    points: list[list[FloatArray]] = [[] for _ in rows]
    for axis in range(len(component.questions)):
        own = [judge[axis] for judge in rows]
        most = max(map(len, own))
        # A judge with fewer rows than another has the last of them drawn again, and not used.
        sampled = [
            _normal(
                _prior_samples(
                    [[*of[min(row, len(of) - 1)].priors.values()] for of in own], generator, draws
                )
            )
            for row in range(most)
        ]
        stacked = np.stack(sampled, axis=2)
        for judge, of in enumerate(points):
            of.append(stacked[judge])
    joint = np.stack([joint_priors(component, r, p) for r, p in zip(rows, points, strict=True)])
    return joint if len(component.questions) == 1 else _normal(joint)


def _displaced(
    start: FloatArray,
    drawn: dict[int, FloatArray],
    items: Sequence[Item],
    counted: Tally,
    place: int,
) -> Iterator[tuple[int, FloatArray]]:
    """Yield what counts an item at its discount from now on, by the judge for whom it is so."""
    judges = np.flatnonzero(counted.displaced[:, place] >= 0)
    if not len(judges):
        return
    before = counted.displaced[judges, place]
    seen = np.stack([drawn[item][judge] for item, judge in zip(before, judges, strict=True)])
    weights = np.array([items[item].weight for item in before])
    discounts = np.array([items[item].discount for item in before])
    full = _factors(start[judges], seen, weights)
    less = _factors(start[judges], seen, weights * discounts)
    # A hypothesis that the full weight excluded stays excluded in this sample.
    yield from zip(
        judges.tolist(), np.where(full > 0, less / np.where(full > 0, full, 1.0), 0.0), strict=True
    )


def _factors(start: FloatArray, seen: FloatArray, weights: FloatArray) -> FloatArray:
    return shrunk(start, seen, np.broadcast_to(weights[:, np.newaxis], seen.shape[:2]))


def _normal(samples: FloatArray) -> FloatArray:
    total = samples.sum(axis=-1, keepdims=True)
    return np.asarray(samples / np.where(total > 0, total, 1.0))


def _prior_samples(
    priors: Sequence[Sequence[Chance | None]], generator: np.random.Generator, draws: int
) -> FloatArray:
    nothing = Chance(0.0, 0.0, 0.0)
    samples = _sampled([[p or nothing for p in own] for own in priors], generator, draws)
    for judge, own in enumerate(priors):
        for place, prior in enumerate(own):
            if prior is None:
                samples[judge, :, place] = np.clip(1 - samples[judge].sum(axis=1), 0, None)
    return samples


def _sampled(
    chances: Sequence[Sequence[Chance]], generator: np.random.Generator, draws: int
) -> FloatArray:
    """Return samples of chances, uniform within their spans: shape (judges, draws, chances)."""
    low = np.array([[chance.low for chance in own] for own in chances])[:, np.newaxis]
    high = np.array([[chance.high for chance in own] for own in chances])[:, np.newaxis]
    return generator.uniform(low, high, size=(len(chances), draws, len(chances[0])))
