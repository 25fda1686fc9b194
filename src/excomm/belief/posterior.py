"""Belief in the hypotheses of a question, by Bayes' rule, with the range its words leave.

A word, and a range, is a point and the span around it. The points are carried through
exactly; the spans by seeded sampling, uniformly within each, and shown as the band that
holds the middle 80 % of the samples. (Carrying the ends instead would explode: three items
for and three against would give anything.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import Case, CaseError, Chance, Event, Hypothesis, Problem, Question, Situation
from excomm.words import Table, table

__all__ = ["Band", "Belief", "Update", "believe", "words_of"]

DRAWS = 10_000
BAND = (0.1, 0.9)

DEFAULT_WORDS = "icd203"

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Band:
    """A belief: the point, and the span that holds 80 % of the samples around it."""

    point: float
    low: float
    high: float


@dataclass(frozen=True)
class Update:
    """What one event does to belief.

    Attributes
    ----------
    event
        The event that gave evidence.
    chances
        By hypothesis, the chance of seeing it, were the hypothesis true.
    ratios
        By hypothesis, its chance over that of its rivals together, each weighed by what was
        believed of it before: above 1 the event speaks for it. None where the event is
        impossible under every rival still thought possible; 1 where no rival is.
    after
        By hypothesis, what is believed once the event is known.
    """

    event: Event
    chances: Mapping[str, Chance]
    ratios: Mapping[str, float | None]
    after: Mapping[str, Band]


@dataclass(frozen=True)
class Belief:
    """What is believed of a question as of a moment.

    Attributes
    ----------
    prior, posterior
        By hypothesis, before the first event and now.
    updates
        The events that moved it, in order.
    unknown
        The events with evidence on it that the estimators had not learned of.
    scaled
        The sum the points of the priors made, where they had to be scaled to one; None
        where they did not.
    draws, seed
        How many samples stand behind the bands, and from which seed.
    """

    question: Question
    prior: Mapping[str, Band]
    posterior: Mapping[str, Band]
    updates: tuple[Update, ...]
    unknown: tuple[Event, ...]
    scaled: float | None
    draws: int
    seed: int


def words_of(case: Case) -> Table:
    """Return the table that puts the probabilities of a case into words."""
    return table(case.words or DEFAULT_WORDS)


def believe(situation: Situation, question: Question, seed: int = 0, draws: int = DRAWS) -> Belief:
    """Return what is believed of a question.

    Parameters
    ----------
    situation
        The case as of a moment: only its events have happened.
    question
        One of the questions of the case.
    seed, draws
        Of the sampling that carries the spans.

    Raises
    ------
    CaseError
        If the evidence together excludes every hypothesis.

    Notes
    -----
    Events are taken as independent given the hypothesis, so their order does not matter. An
    event counts if the estimators knew of it: the one the case names as its `known_to`, or
    everything where it names nobody or says "hindsight".
    """
    generator = np.random.default_rng(seed)
    names = [hypothesis.id for hypothesis in question.hypotheses]
    points, total = _prior_points(question.hypotheses)
    samples = _prior_samples(question.hypotheses, generator, draws)
    prior = _bands(names, points, samples)
    updates: list[Update] = []
    unknown: list[Event] = []
    for event in situation.events:
        if question.id not in event.evidence:
            continue
        if not situation.knows(event):
            unknown.append(event)
            continue
        chances = event.evidence[question.id]
        seen = np.array([chances[name].point for name in names])
        if not (points * seen).any():
            raise CaseError(_excluded(question, event))
        ratios = _ratios(names, points, seen)
        points = points * seen / (points * seen).sum()
        samples = samples * _sampled([chances[name] for name in names], generator, draws)
        largest = samples.max(axis=1, keepdims=True)  # else many events leave nothing of them
        samples = samples / np.where(largest, largest, 1)
        updates.append(Update(event, dict(chances), ratios, _bands(names, points, samples)))
    return Belief(
        question=question,
        prior=prior,
        posterior=updates[-1].after if updates else prior,
        updates=tuple(updates),
        unknown=tuple(unknown),
        scaled=total,
        draws=draws,
        seed=seed,
    )


def _prior_points(hypotheses: Sequence[Hypothesis]) -> tuple[FloatArray, float | None]:
    """Return the points of the priors, and their sum where they had to be scaled to one."""
    stated = sum(h.prior.point for h in hypotheses if h.prior is not None)
    rest = max(1 - stated, 0.0)
    points = np.array([rest if h.prior is None else h.prior.point for h in hypotheses])
    total = float(points.sum())
    return points / total, None if abs(total - 1) < 1e-9 else total


def _prior_samples(
    hypotheses: Sequence[Hypothesis], generator: np.random.Generator, draws: int
) -> FloatArray:
    nothing = Chance(0.0, 0.0, 0.0)
    samples = _sampled([h.prior or nothing for h in hypotheses], generator, draws)
    for place, hypothesis in enumerate(hypotheses):
        if hypothesis.prior is None:
            samples[:, place] = np.clip(1 - samples.sum(axis=1), 0, None)
    return samples


def _sampled(chances: Sequence[Chance], generator: np.random.Generator, draws: int) -> FloatArray:
    """Return samples of chances, uniform within their spans: shape (draws, chances)."""
    low = np.array([chance.low for chance in chances])
    high = np.array([chance.high for chance in chances])
    return generator.uniform(low, high, size=(draws, len(chances)))


def _bands(names: Sequence[str], points: FloatArray, samples: FloatArray) -> dict[str, Band]:
    possible = samples[samples.any(axis=1)]
    if not len(possible):  # the samples exclude everything, the points do not
        possible = points[np.newaxis]
    shares = possible / possible.sum(axis=1, keepdims=True)
    low, high = np.quantile(shares, BAND, axis=0)
    return {
        name: Band(float(point), float(min(a, point)), float(max(b, point)))
        for name, point, a, b in zip(names, points, low, high, strict=True)
    }


def _ratios(names: Sequence[str], before: FloatArray, seen: FloatArray) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for place, name in enumerate(names):
        rivals = np.delete(before, place)
        if not rivals.any():
            found[name] = 1.0
            continue
        against = float((rivals * np.delete(seen, place)).sum())
        found[name] = float(seen[place] * rivals.sum()) / against if against else None
    return found


def _excluded(question: Question, event: Event) -> Problem:
    return Problem(
        event.place,
        f"with '{event.id}' the evidence excludes every hypothesis of {question.id}",
        "one of them is true: a chance of 0 claims too much",
    )
