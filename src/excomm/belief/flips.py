"""The smallest change of one prior or one chance that gives another hypothesis the lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, log

import numpy as np
import numpy.typing as npt

from excomm.belief.tally import shrunk

__all__ = ["Flip", "distance", "flips"]

FloatArray = npt.NDArray[np.float64]

BISECTIONS = 60


@dataclass(frozen=True)
class Flip:
    """A change that gives another hypothesis the lead.

    Attributes
    ----------
    item
        The place of the item whose chance changes; None for a prior.
    hypothesis
        Whose chance, or prior.
    before, threshold
        What it is, and where the two hypotheses are believed alike; beyond it the other leads.
    leads
        Which hypothesis then leads.
    distance
        How far that is: by how much its log odds change (of a ratio: its log).
    question, row
        The places of the question whose number it is, among those that hang together, and of
        the row of priors.
    """

    item: int | None
    hypothesis: int
    before: float
    threshold: float
    leads: int
    distance: float
    question: int = 0
    row: int = 0


def flips(
    prior: FloatArray, chances: FloatArray, weights: FloatArray, ratios: Sequence[bool]
) -> tuple[Flip, ...]:
    """Return the changes of one number that give another hypothesis the lead, smallest first.

    Parameters
    ----------
    prior
        By hypothesis; makes 1. When one changes, the others keep their proportions.
    chances
        (items, hypotheses).
    weights
        By item, what each counts for; kept as they are.
    ratios
        By item, whether only the proportions of its chances are known.

    Notes
    -----
    Of each number there is at most one such change in each direction; none, where even certainty
    would change nothing.
    """
    found = [*_of_priors(prior, chances, weights), *_of_chances(prior, chances, weights, ratios)]
    return tuple(sorted(found, key=lambda flip: (flip.distance, flip.item is not None)))


def _logs(factors: FloatArray) -> FloatArray:
    return np.asarray(np.where(factors > 0, np.log(np.where(factors > 0, factors, 1.0)), -inf))


def _of_chances(
    prior: FloatArray, chances: FloatArray, weights: FloatArray, ratios: Sequence[bool]
) -> Iterator[Flip]:
    logs = _logs(shrunk(prior, chances, weights))
    whole = _logs(prior) + logs.sum(axis=0)
    leading = int(whole.argmax())
    for place, (row, weight) in enumerate(zip(chances, weights, strict=True)):
        others = _logs(prior) + np.delete(logs, place, axis=0).sum(axis=0)
        base = np.exp(others - others.max())
        level = weight * row + (1 - weight) * (prior * row).sum()
        for name in range(len(prior)):
            # Both sides are linear in the chance: level + slope (x - before).
            slope = (1 - weight) * prior[name] + weight * (np.arange(len(prior)) == name)
            for rival in range(len(prior)):
                gap = base[leading] * level[leading] - base[rival] * level[rival]
                rate = base[rival] * slope[rival] - base[leading] * slope[leading]
                if rival == leading or not rate:
                    continue
                threshold = float(row[name] + gap / rate)
                if not (0 <= threshold <= (inf if ratios[place] else 1)):
                    continue
                if _leads(base, level + slope * (threshold - row[name]), rival):
                    before = float(row[name])
                    far = distance(before, threshold, ratios[place])
                    yield Flip(place, name, before, threshold, rival, far)


def _leads(base: FloatArray, level: FloatArray, rival: int) -> bool:
    joint = base * level
    return bool(joint[rival] > 0 and joint[rival] >= joint.max() * (1 - 1e-9))


def _of_priors(prior: FloatArray, chances: FloatArray, weights: FloatArray) -> Iterator[Flip]:
    def joint(name: int, value: float) -> FloatArray:
        rest = 1 - prior[name]
        changed = prior * (1 - value) / rest if rest else np.zeros_like(prior)
        changed[name] = value
        return np.asarray(_logs(changed) + _logs(shrunk(changed, chances, weights)).sum(axis=0))

    leading = int((_logs(prior) + _logs(shrunk(prior, chances, weights)).sum(axis=0)).argmax())
    for name in range(len(prior)):
        if prior[name] >= 1:
            continue
        # The leader gives way where its own prior falls, a rival takes over where its own rises.
        kept, gone = float(prior[name]), 0.0 if name == leading else 1.0
        end = joint(name, gone)
        if not np.isfinite(end).any() or int(end.argmax()) == leading:
            continue
        for _ in range(BISECTIONS):
            middle = (kept + gone) / 2
            if int(joint(name, middle).argmax()) == leading:
                kept = middle
            else:
                gone = middle
        before = float(prior[name])
        leads = int(joint(name, gone).argmax())
        yield Flip(None, name, before, gone, leads, distance(before, gone, False))


def distance(before: float, after: float, ratio: bool) -> float:
    """Return how far apart two values of a number are: in log odds, or as logs of ratios."""
    if ratio:
        return abs(log(after / before)) if before and after else inf
    if not (0 < before < 1 and 0 < after < 1):
        return 0.0 if before == after else inf
    return abs(log(after / (1 - after)) - log(before / (1 - before)))
