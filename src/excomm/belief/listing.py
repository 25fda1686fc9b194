"""Belief in questions that hang together, exactly: every joint answer is listed.

The prior of a joint answer is the product of the priors of its hypotheses, each given the
others; what an item says of a hypothesis it says of every joint answer with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.belief.components import Component, row_places
from excomm.belief.joint import Joint, ListedJoint
from excomm.belief.judging import prior_points
from excomm.belief.pooling import pool
from excomm.belief.tally import after_factors
from excomm.case import PriorRow
from excomm.case.evidence import Pooling

__all__ = ["Carried", "Listing", "joint_priors"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# Numbers that are worked on at the same time.
MOST_AT_ONCE = 4_000_000


@dataclass(frozen=True, eq=False)
class Carried:
    """Belief in each of several questions at each of several steps.

    Attributes
    ----------
    pooled
        By question, of the judges together: (steps, hypotheses). Zero where nothing is left.
    judges
        By question: (judges, steps, hypotheses).
    possible
        Whether the evidence leaves a judge any joint answer: (judges, steps).
    together
        Whether it leaves the judges together any: (steps).
    """

    pooled: tuple[FloatArray, ...]
    judges: tuple[FloatArray, ...]
    possible: BoolArray
    together: BoolArray


class Listing:
    """Belief in every joint answer to the questions of a component.

    Parameters
    ----------
    component
        The questions.
    rows
        By judge and question, the priors.
    weights, kind
        What each judge counts for in the pool, and how it is made.
    taken
        By question the place of the hypothesis taken to be true, or None.

    Attributes
    ----------
    priors
        By question what the judges believe before the first item, whatever is taken to be true:
        (judges, hypotheses).
    """

    def __init__(
        self,
        component: Component,
        rows: Sequence[Sequence[Sequence[PriorRow]]],
        weights: FloatArray,
        kind: Pooling,
        taken: Sequence[int | None],
    ) -> None:
        self.component = component
        self.weights = weights
        self.kind = kind
        points = [
            [np.array([prior_points([*row.priors.values()])[1] for row in own]) for own in judge]
            for judge in rows
        ]
        self._start = np.stack(
            [joint_priors(component, r, p) for r, p in zip(rows, points, strict=True)]
        )
        self.priors = [
            component.marginal(self._start, axis) for axis in range(len(component.questions))
        ]
        self._allowed = np.ones(component.size, dtype=bool)
        for axis, place in enumerate(taken):
            if place is not None:
                self._allowed &= component.places[axis] == place

    def carry(self, sums: Sequence[FloatArray]) -> Carried:
        """Return belief after factors, by question (judges, steps, hypotheses, 2)."""
        judges, steps = sums[0].shape[:2]
        block = max(1, MOST_AT_ONCE // (judges * self.component.size))
        blocks = [
            self._carry([of[:, first : first + block] for of in sums])
            for first in range(0, steps, block)
        ]
        axes = range(len(self.component.questions))
        return Carried(
            pooled=tuple(np.concatenate([b.pooled[axis] for b in blocks]) for axis in axes),
            judges=tuple(np.concatenate([b.judges[axis] for b in blocks], 1) for axis in axes),
            possible=np.concatenate([b.possible for b in blocks], axis=1),
            together=np.concatenate([b.together for b in blocks]),
        )

    def _carry(self, sums: Sequence[FloatArray]) -> Carried:
        judges = self._after(sums)
        pooled = pool(judges, self.weights, self.kind)
        possible, together = (judges > 0).any(axis=-1), (pooled > 0).any(axis=-1)
        pooled, judges = self._given(pooled), self._given(judges)
        axes = range(len(self.component.questions))
        return Carried(
            pooled=tuple(self.component.marginal(pooled, axis) for axis in axes),
            judges=tuple(self.component.marginal(judges, axis) for axis in axes),
            possible=np.asarray(possible),
            together=np.asarray(together),
        )

    def joint(self, sums: Sequence[FloatArray]) -> Joint:
        """Return pooled belief in the joint answers after the factors of a single step."""
        component = self.component
        pooled = self._given(pool(self._after(sums), self.weights, self.kind))
        questions = dict(zip(component.ids, component.names, strict=True))
        return ListedJoint(questions, pooled.reshape(component.shape))

    def pooled(self, samples: FloatArray) -> FloatArray:
        """Return samples of judges' beliefs pooled, with what is taken to be true."""
        return self._given(pool(samples, self.weights, self.kind))

    def _after(self, sums: Sequence[FloatArray]) -> FloatArray:
        places = self.component.places
        summed = sums[0][..., places[0], :]
        for axis in range(1, len(sums)):
            summed = summed + sums[axis][..., places[axis], :]
        return after_factors(self._start, summed)

    def _given(self, beliefs: FloatArray) -> FloatArray:
        if self._allowed.all():
            return beliefs
        left = beliefs * self._allowed
        total = left.sum(axis=-1, keepdims=True)
        return np.asarray(left / np.where(total > 0, total, 1.0))


def joint_priors(
    component: Component, rows: Sequence[Sequence[PriorRow]], points: Sequence[FloatArray]
) -> FloatArray:
    """Return the prior of every joint answer.

    Parameters
    ----------
    rows
        By question.
    points
        By question, what its rows say: (..., rows, hypotheses).

    Returns
    -------
    array (..., joint answers)
    """
    found: FloatArray | None = None
    for axis, own in enumerate(rows):
        parents = component.parents(axis)
        answers = {component.ids[k]: component.names[k] for k in parents}
        which = row_places(own, answers)[tuple(component.places[k] for k in parents)]
        factor = points[axis][..., which, component.places[axis]]
        found = factor if found is None else found * factor
    assert found is not None
    return found
