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

from excomm.belief.items import Item, items_on
from excomm.belief.judging import chances_of, points_of, prior_points
from excomm.belief.panel import Panel, make_panel
from excomm.belief.pooling import pool
from excomm.belief.sampling import samples_after
from excomm.belief.tally import Tally, tally
from excomm.belief.watching import Watched, watched_on
from excomm.case import Case, CaseError, Chance, Event, Judge, Problem, Question, Situation
from excomm.words import Table, table

__all__ = ["Band", "Belief", "Update", "believe", "words_of"]

DRAWS = 10_000
BAND = (0.1, 0.9)

# Samples times judges, items and hypotheses; beyond, fewer samples are drawn.
MOST_SAMPLED = 50_000_000
LEAST_DRAWS = 100

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
    """What one item of evidence does to belief.

    Attributes
    ----------
    event
        The event that gave evidence. That something expected did not come is an event of the
        day it was due, named ``no_`` and the name of what was expected.
    chances
        By hypothesis, the chance of seeing it, were the hypothesis true, as the case states it.
    ratios
        By hypothesis, its chance over that of its rivals together, each weighed by what was
        believed of it before: above 1 the event speaks for it. None where the event is
        impossible under every rival still thought possible; 1 where no rival is.
    after
        By hypothesis, what is believed once the event is known.
    without
        By hypothesis, what would be believed in the end, had it not been seen.
    item
        The item: its grades' weight, its group, whether it is an absence.
    weight
        What it counts for in the end, from 0 to 1: its grades, and its place in its group; of
        several judges the mean.
    """

    event: Event
    chances: Mapping[str, Chance]
    ratios: Mapping[str, float | None]
    after: Mapping[str, Band]
    without: Mapping[str, float]
    item: Item
    weight: float

    @property
    def grade(self) -> str | None:
        """The Admiralty grades of the report, such as B2; None where it has none."""
        return f"{self.event.reliability or ''}{self.event.credibility or ''}" or None


@dataclass(frozen=True)
class Belief:
    """What is believed of a question as of a moment.

    Attributes
    ----------
    prior, posterior
        By hypothesis, before the first event and now. Where the question has judges, their
        pool.
    updates
        The events that moved it, in the order in which they were learned.
    unknown
        The events with evidence on it that the estimators had not learned of.
    scaled
        The sum the points of the priors made, where they had to be scaled to one; None
        where they did not, and where judges give their own.
    draws, seed
        How many samples stand behind the bands, and from which seed.
    panel
        What each of its judges believes, and how far they lie apart; None where it has none.
    watched
        What to watch for, what would tell most first.
    """

    question: Question
    prior: Mapping[str, Band]
    posterior: Mapping[str, Band]
    updates: tuple[Update, ...]
    unknown: tuple[Event, ...]
    scaled: float | None
    draws: int
    seed: int
    panel: Panel | None = None
    watched: tuple[Watched, ...] = ()


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
        Of the sampling that carries the spans. Of many judges and items together fewer samples
        are drawn.

    Raises
    ------
    CaseError
        If the evidence together excludes every hypothesis, or the judges do between them.

    Notes
    -----
    Items are taken as independent given the hypothesis, but for those of a group; their order
    does not matter. An event counts if the estimators had learned of it: the one the case names
    as its `known_to`, or everything where it names nobody or says "hindsight".
    """
    items, unknown = items_on(situation, question)
    judges = [judge for judge in situation.case.judges if question.id in judge.priors]
    names = [hypothesis.id for hypothesis in question.hypotheses]
    stated = [hypothesis.prior for hypothesis in question.hypotheses]
    priors = [[judge.priors[question.id][name] for name in names] for judge in judges] or [stated]
    judging: Sequence[Judge | None] = judges or [None]
    chances = [chances_of(judge, question, items, names) for judge in judging]
    totals, points = zip(*(prior_points(own) for own in priors), strict=True)
    counted = tally(
        np.array(points),
        points_of(chances, len(names)),
        np.array([item.weight for item in items]),
        np.array([item.discount for item in items]),
        [item.group for item in items],
        [item.rank for item in items],
    )
    weights = np.array([judge.weight for judge in judges] or [1.0])
    kind = situation.case.pooling
    after = pool(counted.after, weights, kind)
    _check_possible(question, items, counted, after, judges)
    size = len(priors) * max(len(items), 1) * len(names)
    draws = min(draws, max(LEAST_DRAWS, MOST_SAMPLED // size))
    bands = [
        _bands(names, point, pool(samples, weights, kind))
        for point, samples in zip(
            after, samples_after(priors, chances, items, counted, seed, draws), strict=True
        )
    ]
    without = pool(counted.without, weights, kind)
    seen = counted.seen[0] if len(counted.seen) == 1 else _moved(after)
    updates = tuple(
        Update(
            event=item.event,
            chances=dict(item.chances),
            ratios=_ratios(names, after[place], seen[place]),
            after=bands[place + 1],
            without=dict(zip(names, without[place].tolist(), strict=True)),
            item=item,
            weight=float((counted.weights[:, place] * weights).sum() / weights.sum()),
        )
        for place, item in enumerate(items)
    )
    return Belief(
        question=question,
        prior=bands[0],
        posterior=bands[-1],
        updates=updates,
        unknown=unknown,
        scaled=None if judges else totals[0],
        draws=draws,
        seed=seed,
        panel=make_panel(
            judges,
            names,
            counted.after[:, -1],
            after[-1],
            np.array(points),
            words_of(situation.case),
            kind,
        )
        if judges
        else None,
        watched=watched_on(situation, question, dict(zip(names, after[-1].tolist(), strict=True))),
    )


def _check_possible(
    question: Question,
    items: Sequence[Item],
    counted: Tally,
    after: FloatArray,
    judges: Sequence[Judge],
) -> None:
    """Raise where the evidence leaves a judge, or all of them together, no hypothesis."""
    for place, item in enumerate(items):
        for judge, belief in enumerate(counted.after[:, place + 1]):
            if not belief.any():
                raise CaseError(_excluded(question, item, judges[judge] if judges else None))
    if not after.any(axis=-1).all():
        first = int(np.flatnonzero(~after.any(axis=-1))[0])
        when = f" after '{items[first - 1].event.id}'" if first else ""
        raise CaseError(
            Problem(
                question.place,
                f"the judges exclude every hypothesis of {question.id} between them{when}",
                "in a logarithmic pool one judge's 0 is everybody's; pooling: linear is not so",
            )
        )


def _moved(after: FloatArray) -> FloatArray:
    """Return what each item multiplied pooled belief by, up to a factor."""
    before = after[:-1]
    return np.asarray(np.where(before > 0, after[1:] / np.where(before > 0, before, 1.0), 0.0))


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


def _excluded(question: Question, item: Item, judge: Judge | None) -> Problem:
    whose = f" as {judge.id} judges it" if judge else ""
    return Problem(
        item.event.place if judge is None else judge.place,
        f"with '{item.event.id}' the evidence excludes every hypothesis of {question.id}{whose}",
        "one of them is true: a chance of 0 claims too much",
    )
