"""Belief in questions whose joint answers are too many to list, by a Bayes network library.

Exact too, by lazy propagation (Madsen and Jensen 1999) in pyAgrum, of whose two licences excomm
takes the MIT licence. What is gained is size; of several judges, whose joint answers are pooled,
it can say nothing.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.belief.components import Component, row_places
from excomm.belief.joint import Joint
from excomm.belief.judging import prior_points
from excomm.belief.listing import Carried
from excomm.belief.tally import LOG, ZERO
from excomm.case import CaseError, PriorRow, Problem

__all__ = ["Inference", "tables_of"]

FloatArray = npt.NDArray[np.float64]


class Inference:
    """Belief in the questions of a component, found in their network.

    Parameters
    ----------
    component
        The questions.
    rows
        By question, the priors.
    taken
        By question the place of the hypothesis taken to be true, or None.
    tables
        By question the priors as an array: an axis for each question it depends on, and its own
        last; by default the points of the rows.

    Attributes
    ----------
    priors
        As of :class:`~excomm.belief.listing.Listing`, of a single judge.

    Raises
    ------
    CaseError
        If pyAgrum is not installed.
    """

    def __init__(
        self,
        component: Component,
        rows: Sequence[Sequence[PriorRow]],
        taken: Sequence[int | None],
        tables: Sequence[FloatArray] | None = None,
    ) -> None:
        self.component = component
        self.rows = rows
        self.taken = taken
        self.weights = np.ones(1)
        if tables is None:
            points = [
                np.array([prior_points([*r.priors.values()])[1] for r in own]) for own in rows
            ]
            tables = tables_of(component, rows, points)
        self._gum = _library(component)
        self._propagation = self._gum.LazyPropagation(_network(self._gum, component, tables))
        before, _ = self._marginals([np.ones(size) for size in component.shape])
        self.priors = [own[np.newaxis] for own in before]

    def again(self, tables: Sequence[FloatArray]) -> "Inference":
        """Return the same with other priors."""
        return Inference(self.component, self.rows, self.taken, tables)

    def carry(self, sums: Sequence[FloatArray]) -> Carried:
        """Return belief after factors, by question (judges, steps, hypotheses, 2)."""
        steps = sums[0].shape[1]
        found = [np.zeros((steps, size)) for size in self.component.shape]
        possible = np.zeros(steps, dtype=bool)
        for step in range(steps):
            likely = [_likelihood(of[0, step]) for of in sums]
            belief, possible[step] = self._marginals(likely)
            if any(place is not None for place in self.taken) and possible[step]:
                belief, _ = self._marginals(self._given(likely))
            for own, now in zip(found, belief, strict=True):
                own[step] = now
        judges = tuple(own[np.newaxis] for own in found)
        return Carried(tuple(found), judges, possible[np.newaxis], possible)

    def joint(self, sums: Sequence[FloatArray]) -> Joint:
        """Return belief in the joint answers after the factors of a single step."""
        likely = self._given([_likelihood(of[0, 0]) for of in sums])
        names = dict(zip(self.component.ids, self.component.names, strict=True))
        return _InferredJoint(names, self._gum, self._propagation, likely)

    def _given(self, likely: Sequence[FloatArray]) -> list[FloatArray]:
        return [
            # Only one hypothesis is left, as certain as anything: the library scales no belief.
            own if place is None else (own > 0) * (np.arange(len(own)) == place).astype(float)
            for own, place in zip(likely, self.taken, strict=True)
        ]

    def _marginals(self, likely: Sequence[FloatArray]) -> tuple[list[FloatArray], bool]:
        """Return belief in each question, and whether what was seen is possible at all."""
        nothing = [np.zeros(size) for size in self.component.shape]
        if not all(own.any() for own in likely):
            return nothing, False
        propagation = self._propagation
        propagation.setEvidence(_evidence(self.component.ids, likely))
        try:
            propagation.makeInference()
            possible = propagation.evidenceProbability() > 0
        except self._gum.IncompatibleEvidence:
            possible = False
        if not possible:
            return nothing, False
        return [
            np.asarray(propagation.posterior(name).toarray(), dtype=float)
            for name in self.component.ids
        ], True


@dataclass(frozen=True, eq=False)
class _InferredJoint:
    """Belief in joint answers that are not listed, and can be drawn."""

    questions: Mapping[str, tuple[str, ...]]
    gum: Any
    propagation: Any
    likely: Sequence[FloatArray]

    @property
    def size(self) -> int:
        """None is listed."""
        return 0

    def listed(self, questions: Sequence[str]) -> FloatArray:
        """Nothing is listed."""
        raise ValueError(f"the joint answers to {', '.join(questions)} are too many to list")

    def drawn(self, number: int, generator: np.random.Generator) -> dict[str, list[str]]:
        """Return joint answers drawn by belief, question by question given those before."""
        evidence = _evidence(self.questions, self.likely)
        drawn: list[tuple[int, ...]] = [()] * number
        for name, names in self.questions.items():
            shares: dict[tuple[int, ...], FloatArray] = {}
            for place, before in enumerate(drawn):
                if before not in shares:
                    hard = dict(zip(self.questions, before, strict=False))
                    self.propagation.setEvidence(evidence | hard)
                    self.propagation.makeInference()
                    shares[before] = np.asarray(self.propagation.posterior(name).toarray())
                p = shares[before] / shares[before].sum()
                drawn[place] = (*before, int(generator.choice(len(names), p=p)))
        columns = zip(*drawn, strict=True)
        return {
            name: [names[place] for place in column]
            for (name, names), column in zip(self.questions.items(), columns, strict=True)
        }


def tables_of(
    component: Component, rows: Sequence[Sequence[PriorRow]], points: Sequence[FloatArray]
) -> list[FloatArray]:
    """Return by question its priors: an axis for each it depends on, and its own last.

    Parameters
    ----------
    points
        By question, what its rows say: (rows, hypotheses).
    """
    found = []
    for axis, own in enumerate(rows):
        answers = {component.ids[k]: component.names[k] for k in component.parents(axis)}
        found.append(np.asarray(points[axis][row_places(own, answers)]))
    return found


def _library(component: Component) -> Any:
    try:
        with warnings.catch_warnings():
            # Its bindings warn when they load, and crash where a warning is an error.
            warnings.filterwarnings("ignore", "builtin type", DeprecationWarning)
            import pyagrum
    except ImportError:
        message = f"the {component.size:,} joint answers to {len(component.ids)} questions that "
        message += "hang together are too many to list"
        hint = "a Bayes network library can do without: pip install 'excomm[bayes]'"
        place = component.questions[0].place
        raise CaseError(Problem(place, message, hint)) from None
    return pyagrum


def _network(gum: Any, component: Component, tables: Sequence[FloatArray]) -> Any:
    network = gum.BayesNet()
    for name, names in zip(component.ids, component.names, strict=True):
        network.add(gum.LabelizedVariable(name, "", list(names)))
    for axis, table in enumerate(tables):
        name, parents = component.ids[axis], component.parents(axis)
        for parent in parents:
            network.addArc(component.ids[parent], name)
        # Its arrays have the question itself last, and the one named first before it.
        turned = [*reversed(range(len(parents))), len(parents)]
        network.cpt(name)[:] = np.ascontiguousarray(table.transpose(turned))
    return network


def _likelihood(sums: FloatArray) -> FloatArray:
    """Return summed factors (hypotheses, 2) as likelihoods of which the largest is 1."""
    possible = sums[:, ZERO] < 0.5
    if not possible.any():
        return np.zeros(len(sums))
    logs = np.where(possible, sums[:, LOG], -np.inf)
    return np.asarray(np.exp(logs - logs.max()))


def _evidence(
    names: Mapping[str, Any] | Sequence[str], likely: Sequence[FloatArray]
) -> dict[str, Any]:
    """Return likelihoods as the library takes them, without those that say nothing."""
    told = zip(names, likely, strict=True)
    return {name: own.tolist() for name, own in told if own.min() < own.max()}
