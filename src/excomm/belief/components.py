"""Questions that hang together: those that depend on one another, directly or through others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt

from excomm.case import Judge, PriorRow, Question

__all__ = ["Component", "component_of", "row_places", "rows_of"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Component:
    """Questions that hang together, in the order of the case.

    A *joint answer* takes one hypothesis of each. Arrays over joint answers have them in the
    order in which the last question changes first.
    """

    questions: tuple[Question, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the questions."""
        return tuple(question.id for question in self.questions)

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The ids of their hypotheses."""
        return tuple(tuple(h.id for h in question.hypotheses) for question in self.questions)

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """How many hypotheses each question has."""
        return tuple(len(names) for names in self.names)

    @property
    def size(self) -> int:
        """How many joint answers there are."""
        return prod(self.shape)

    @cached_property
    def places(self) -> IntArray:
        """Which hypothesis of each question a joint answer takes: (questions, joint answers)."""
        return np.array(np.unravel_index(np.arange(self.size), self.shape))

    def parents(self, axis: int) -> tuple[int, ...]:
        """Return the places of the questions that one depends on."""
        return tuple(self.ids.index(name) for name in self.questions[axis].depends_on)

    def spread(self, values: FloatArray, axis: int) -> FloatArray:
        """Return by joint answer what is given by hypothesis of a question, on the last axis."""
        return values if len(self.shape) == 1 else values[..., self.places[axis]]

    def marginal(self, joint: FloatArray, axis: int) -> FloatArray:
        """Return by hypothesis of a question the sum of what is given by joint answer."""
        if len(self.shape) == 1:
            return joint
        leading = joint.ndim - 1
        apart = joint.reshape(*joint.shape[:-1], *self.shape)
        others = tuple(leading + k for k in range(len(self.shape)) if k != axis)
        return np.asarray(apart.sum(axis=others))


def component_of(questions: Iterable[Question], question: Question) -> Component:
    """Return the questions that hang together with one, and itself."""
    everything = {other.id: other for other in questions}
    near: dict[str, set[str]] = {name: set() for name in everything}
    for other in everything.values():
        for name in other.depends_on:
            near[name].add(other.id)
            near[other.id].add(name)
    found, left = {question.id}, [question.id]
    while left:
        new = near[left.pop()] - found
        found |= new
        left += new
    return Component(tuple(other for name, other in everything.items() if name in found))


def rows_of(judge: Judge | None, question: Question) -> tuple[PriorRow, ...]:
    """Return the priors of a question as a judge gives them, or else as the case does.

    Where they depend on nothing they are one row. Their hypotheses are in the question's order.
    """
    if judge is not None and question.id in judge.rows:
        rows = judge.rows[question.id]
    elif judge is not None and question.id in judge.priors:
        rows = (PriorRow({}, judge.priors[question.id]),)
    else:
        rows = question.rows or (PriorRow({}, {h.id: h.prior for h in question.hypotheses}),)
    names = [hypothesis.id for hypothesis in question.hypotheses]
    return tuple(replace(row, priors={name: row.priors[name] for name in names}) for row in rows)


def row_places(rows: Sequence[PriorRow], answers: Mapping[str, Sequence[str]]) -> IntArray:
    """Return which row is for each combination of answers.

    Parameters
    ----------
    answers
        The hypotheses of each question that the rows may be given, an axis of the array each.
    """
    shape = tuple(len(names) for names in answers.values())
    found = np.zeros(shape, dtype=np.intp)
    for number, row in enumerate(rows):
        chosen = tuple(
            [names.index(row.given[name])] if name in row.given else range(len(names))
            for name, names in answers.items()
        )
        found[np.ix_(*chosen)] = number
    return found
