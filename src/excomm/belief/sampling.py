"""Samples of belief: priors and chances drawn within their spans, carried through the items."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from excomm.belief.items import Item
from excomm.belief.tally import Tally, shrunk
from excomm.case import Chance

__all__ = ["samples_after"]

FloatArray = npt.NDArray[np.float64]


def samples_after(
    priors: Sequence[Sequence[Chance | None]],
    chances: Sequence[Sequence[Sequence[Chance]]],
    items: Sequence[Item],
    counted: Tally,
    seed: int,
    draws: int,
) -> Iterator[FloatArray]:
    """Yield samples of what judges believe before the first item and after each.

    Which item of a group leads is that of the points, `counted`.

    Yields
    ------
    array (judges, draws, hypotheses)
        Each row makes 1, or 0 where the sample excludes every hypothesis.
    """
    generator = np.random.default_rng(seed)
    start = _normal(_prior_samples(priors, generator, draws))
    yield start
    samples = start
    drawn: dict[int, FloatArray] = {}
    for place, item in enumerate(items):
        seen = _sampled([rows[place] for rows in chances], generator, draws)
        samples = samples * _factors(start, seen, counted.arriving[:, place])
        if item.group is not None:
            drawn[place] = seen
            _displace(samples, start, drawn, items, counted, place)
        samples = _normal(samples)
        yield samples


def _displace(
    samples: FloatArray,
    start: FloatArray,
    drawn: dict[int, FloatArray],
    items: Sequence[Item],
    counted: Tally,
    place: int,
) -> None:
    """Count the items that one of their group has displaced at its discount from now on."""
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
    samples[judges] *= np.where(full > 0, less / np.where(full > 0, full, 1.0), 0.0)


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
