"""Priors and chances as a judge gives them, or as the case does, as arrays."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from excomm.belief.items import Item
from excomm.case import Chance, Judge, Question

__all__ = ["chances_of", "points_of", "prior_points"]

FloatArray = npt.NDArray[np.float64]


def chances_of(
    judge: Judge | None, question: Question, items: Sequence[Item], names: Sequence[str]
) -> list[list[Chance]]:
    """Return the chances of the items as a judge sees them, or as the case states them."""
    rows = []
    for item in items:
        own = judge.evidence.get(item.id, {}).get(question.id) if judge else None
        chances = item.chances if own is None else item.read(own)
        rows.append([chances[name] for name in names])
    return rows


def points_of(chances: Sequence[Sequence[Sequence[Chance]]], hypotheses: int) -> FloatArray:
    """Return the points of chances as an array (judges, items, hypotheses)."""
    points = [[[chance.point for chance in row] for row in rows] for rows in chances]
    return np.array(points, dtype=float).reshape(len(chances), -1, hypotheses)


def prior_points(priors: Sequence[Chance | None]) -> tuple[float | None, list[float]]:
    """Return the sum of the priors where they had to be scaled to one, and their points."""
    stated = sum(prior.point for prior in priors if prior is not None)
    rest = max(1 - stated, 0.0)
    points = [rest if prior is None else prior.point for prior in priors]
    total = float(sum(points))
    return None if abs(total - 1) < 1e-9 else total, [point / total for point in points]
