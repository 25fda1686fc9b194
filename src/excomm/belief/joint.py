"""Belief in the joint answers to several questions: the one place where it is put together.

Questions that nothing joins are independent: belief in a joint answer is the product. Those
that hang together have a belief of their own in each joint answer of theirs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Joint", "JointBelief", "ListedJoint"]

FloatArray = npt.NDArray[np.float64]


class Joint(Protocol):
    """Belief in the joint answers to questions that hang together."""

    @property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """The hypotheses of each question."""

    @property
    def size(self) -> int:
        """How many joint answers are listed; 0 where they are too many."""

    def listed(self, questions: Sequence[str]) -> FloatArray:
        """Return belief in the joint answers to some of the questions, an axis each."""

    def drawn(self, number: int, generator: np.random.Generator) -> dict[str, list[str]]:
        """Return joint answers drawn by belief: of each question the hypotheses."""


@dataclass(frozen=True, eq=False)
class ListedJoint:
    """Belief in every joint answer.

    Attributes
    ----------
    questions
        The hypotheses of each question.
    points
        Belief in each joint answer, an axis a question.
    """

    questions: Mapping[str, tuple[str, ...]]
    points: FloatArray

    @property
    def size(self) -> int:
        """How many joint answers there are."""
        return int(self.points.size)

    def listed(self, questions: Sequence[str]) -> FloatArray:
        """Return belief in the joint answers to some of the questions, an axis each."""
        places = [list(self.questions).index(name) for name in questions]
        others = tuple(k for k in range(self.points.ndim) if k not in places)
        left = [k for k in range(self.points.ndim) if k in places]
        return np.asarray(
            self.points.sum(axis=others).transpose([left.index(place) for place in places])
        )

    def drawn(self, number: int, generator: np.random.Generator) -> dict[str, list[str]]:
        """Return joint answers drawn by belief: of each question the hypotheses."""
        flat = self.points.ravel()
        chosen = generator.choice(len(flat), size=number, p=flat / flat.sum())
        places = np.unravel_index(chosen, self.points.shape)
        return {
            name: [names[place] for place in column]
            for (name, names), column in zip(self.questions.items(), places, strict=True)
        }


@dataclass(frozen=True, eq=False)
class JointBelief:
    """Belief in the joint answers to questions, of which some hang together.

    Attributes
    ----------
    questions
        The ids of the questions, in the order of the case.
    parts
        The beliefs whose product it is; they may be of other questions too.
    """

    questions: tuple[str, ...]
    parts: tuple[Joint, ...]

    @property
    def size(self) -> int:
        """How many joint answers there are; 0 where they cannot be listed."""
        if any(not part.size for part in self.parts):
            return 0
        hypotheses = {name: names for part in self.parts for name, names in part.questions.items()}
        return prod(len(hypotheses[name]) for name in self.questions)

    def every(self) -> Iterator[tuple[dict[str, str], float]]:
        """Yield the joint answers thought possible, the last question changing first."""
        hypotheses: dict[str, tuple[str, ...]] = {}
        tables = []
        for part in self.parts:
            own = [name for name in self.questions if name in part.questions]
            hypotheses |= {name: part.questions[name] for name in own}
            tables.append(([self.questions.index(name) for name in own], part.listed(own)))
        sides = [range(len(hypotheses[name])) for name in self.questions]
        for chosen in product(*sides):
            likely = prod(float(table[tuple(chosen[k] for k in own)]) for own, table in tables)
            if likely > 0:
                named = zip(self.questions, chosen, strict=True)
                yield {name: hypotheses[name][place] for name, place in named}, likely

    def draws(self, number: int, seed: int) -> list[tuple[dict[str, str], float]]:
        """Return joint answers drawn by belief, each with its share of the draws."""
        generator = np.random.default_rng(seed)
        columns: dict[str, list[str]] = {}
        for part in self.parts:
            columns |= part.drawn(number, generator)
        counts: dict[tuple[tuple[str, str], ...], int] = {}
        for place in range(number):
            chosen = tuple((name, columns[name][place]) for name in self.questions)
            counts[chosen] = counts.get(chosen, 0) + 1
        return [(dict(chosen), times / number) for chosen, times in sorted(counts.items())]
