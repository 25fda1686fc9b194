"""Samples of belief: priors and chances drawn within their spans, carried through the items."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from excomm.belief.course import Course
from excomm.belief.inference import Inference, tables_of
from excomm.belief.items import Item
from excomm.belief.listing import Listing, joint_priors
from excomm.belief.tally import Tally, factors_of, shrunk
from excomm.case import Chance

__all__ = ["samples_after"]

FloatArray = npt.NDArray[np.float64]


def samples_after(course: Course, seed: int, draws: int) -> Iterator[tuple[FloatArray, ...]]:
    """Yield samples of what is believed before the first item and after each.

    Which item of a group leads is that of the points.

    Yields
    ------
    tuple of arrays (draws, hypotheses), one a question
        Of the judges together. Each row makes 1, or 0 where the sample excludes everything.
    """
    generator = np.random.default_rng(seed)
    rows = _row_samples(course, generator, draws)
    if isinstance(course.engine, Inference):
        yield from _inferred(course, course.engine, rows, generator, draws)
    else:
        yield from _listed(course, course.engine, rows, generator, draws)


def _listed(
    course: Course,
    engine: Listing,
    rows: Sequence[Sequence[FloatArray]],
    generator: np.random.Generator,
    draws: int,
) -> Iterator[tuple[FloatArray, ...]]:
    component = course.component
    axes = range(len(component.questions))
    samples = np.stack(
        [joint_priors(component, r, p) for r, p in zip(course.rows, rows, strict=True)]
    )
    samples = samples if len(axes) == 1 else _normal(samples)
    starts = [component.marginal(samples, axis) for axis in axes]
    for axis, factors in _steps(course, starts, generator, draws):
        if axis is not None:
            samples = _normal(samples * component.spread(factors, axis))
        pooled = engine.pooled(samples)
        yield tuple(component.marginal(pooled, own) for own in axes)


def _inferred(
    course: Course,
    engine: Inference,
    rows: Sequence[Sequence[FloatArray]],
    generator: np.random.Generator,
    draws: int,
) -> Iterator[tuple[FloatArray, ...]]:
    component = course.component
    engines = [
        engine.again(tables_of(component, course.rows[0], [own[draw] for own in rows[0]]))
        for draw in range(draws)
    ]
    starts = [
        np.stack([one.priors[axis] for one in engines], axis=1)
        for axis in range(len(component.questions))
    ]
    sums = [factors_of(np.ones_like(start)) for start in starts]
    for axis, factors in _steps(course, starts, generator, draws):
        if axis is not None:
            sums[axis] = sums[axis] + factors_of(factors)
        after = [
            one.carry([of[:, draw : draw + 1] for of in sums]).pooled
            for draw, one in enumerate(engines)
        ]
        yield tuple(np.concatenate(own) for own in zip(*after, strict=True))


def _steps(
    course: Course, starts: Sequence[FloatArray], generator: np.random.Generator, draws: int
) -> Iterator[tuple[int | None, FloatArray]]:
    """Yield of every step the place of the question and what belief in it is multiplied by.

    The first is before the first item, and has no question.
    """
    yield None, starts[0]
    drawn: list[dict[int, FloatArray]] = [{} for _ in starts]
    for axis, place in course.order:
        items, counted = course.items[axis], course.counted[axis]
        seen = _sampled([of[place] for of in course.chances[axis]], generator, draws)
        factors = _factors(starts[axis], seen, counted.arriving[:, place])
        if items[place].group is not None:
            drawn[axis][place] = seen
            for judge, less in _displaced(starts[axis], drawn[axis], items, counted, place):
                factors[judge] *= less
        yield axis, factors


def _row_samples(
    course: Course, generator: np.random.Generator, draws: int
) -> list[list[FloatArray]]:
    """Return by judge and question samples of the priors: (draws, rows, hypotheses)."""
    points: list[list[FloatArray]] = [[] for _ in course.rows]
    for axis in range(len(course.component.questions)):
        own = [judge[axis] for judge in course.rows]
        # A judge with fewer rows than another has the last of them drawn again, and not used.
        sampled = [
            _normal(
                _prior_samples(
                    [[*of[min(row, len(of) - 1)].priors.values()] for of in own], generator, draws
                )
            )
            for row in range(max(map(len, own)))
        ]
        stacked = np.stack(sampled, axis=2)
        for judge, of in enumerate(points):
            of.append(stacked[judge])
    return points


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
