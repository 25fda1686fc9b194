"""Belief in the hypotheses of a question, by Bayes' rule, with the range its words leave.

A word, and a range, is a point and the span around it. The points are carried through
exactly; the spans by seeded sampling, uniformly within each, and shown as the band that
holds the middle 80 % of the samples. (Carrying the ends instead would explode: three items
for and three against would give anything.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from excomm.belief.components import Component, component_of
from excomm.belief.course import MOST_LISTED, Course, Unit, follow
from excomm.belief.items import Item
from excomm.belief.joint import Joint, JointBelief
from excomm.belief.judging import prior_points
from excomm.belief.panel import Panel, make_panel
from excomm.belief.sampling import samples_after
from excomm.belief.through import chances_of_unit, moves
from excomm.belief.watching import Watched, watched_on
from excomm.case import Case, Chance, Event, Judge, Question, Situation
from excomm.words import Table, table

__all__ = ["Band", "Belief", "Update", "believe", "believe_all", "joint_belief", "words_of"]

DRAWS = 10_000
BAND = (0.1, 0.9)

# Samples times judges, items and hypotheses, and without the items; beyond, fewer are drawn.
MOST_SAMPLED = 50_000_000
MOST_AT_ONCE = 10_000_000
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
        By hypothesis, the chance of seeing it, were the hypothesis true, as the case states it;
        where it is evidence on other questions alone, as it follows from those.
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
    on
        The questions it is evidence on, of those that hang together with this one.
    """

    event: Event
    chances: Mapping[str, Chance]
    ratios: Mapping[str, float | None]
    after: Mapping[str, Band]
    without: Mapping[str, float]
    item: Item
    weight: float
    on: tuple[str, ...] = ()

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
        The events that moved it, in the order in which they were learned; also those that did
        so through another question.
    unknown
        The events with evidence on it that the estimators had not learned of.
    scaled
        The sum the points of the priors made, where they had to be scaled to one; None
        where they did not, and where they depend on other questions or judges give their own.
    draws, seed
        How many samples stand behind the bands, and from which seed.
    panel
        What each of its judges believes, and how far they lie apart; None where it has none.
    watched
        What to watch for, what would tell most first.
    joint
        Belief in its answers together with those of the questions that it hangs together with.
    """

    question: Question
    prior: Mapping[str, Band]
    posterior: Mapping[str, Band]
    updates: tuple[Update, ...]
    unknown: tuple[Event, ...]
    scaled: float | None
    draws: int
    seed: int
    joint: Joint = field(compare=False, repr=False)
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
        The case as of a moment: only its events have happened. What it takes to be true of
        other questions is so.
    question
        One of the questions of the case.
    seed, draws
        Of the sampling that carries the spans. Of many judges and items together fewer samples
        are drawn.

    Raises
    ------
    CaseError
        If the evidence together excludes every hypothesis, or the judges do between them; if it
        excludes what is taken to be true of a question that this one hangs together with.

    Notes
    -----
    Items are taken as independent given the hypotheses, but for those of a group; their order
    does not matter. An event counts if the estimators had learned of it: the one the case names
    as its `known_to`, or everything where it names nobody or says "hindsight".
    """
    (belief,) = believe_all(situation, [question], seed, draws)
    return belief


def believe_all(
    situation: Situation, questions: Sequence[Question], seed: int = 0, draws: int = DRAWS
) -> tuple[Belief, ...]:
    """Return what is believed of several questions.

    Parameters
    ----------
    situation, seed, draws
        As for :func:`believe`.
    questions
        Questions of the case.

    Raises
    ------
    CaseError
        As :func:`believe` does.
    """
    found: dict[str, Belief] = {}
    for question in questions:
        if question.id in found:
            continue
        component = component_of(situation.case.questions, question)
        # What is believed of a question does not rest on what is taken to be true of itself.
        others = [q for q in component.questions if q.id not in situation.given and q in questions]
        together = [question] if question.id in situation.given else others
        found |= _believe(situation, component, together, seed, draws)
    return tuple(found[question.id] for question in questions)


def joint_belief(beliefs: Sequence[Belief]) -> JointBelief:
    """Return belief in the joint answers to questions, from what is believed of each.

    Parameters
    ----------
    beliefs
        As of one moment, with the same taken to be true.
    """
    parts: dict[tuple[str, ...], Joint] = {}
    for belief in beliefs:
        parts.setdefault(tuple(belief.joint.questions), belief.joint)
    return JointBelief(tuple(belief.question.id for belief in beliefs), tuple(parts.values()))


def _believe(
    situation: Situation,
    component: Component,
    questions: Sequence[Question],
    seed: int,
    draws: int,
) -> dict[str, Belief]:
    """Return what is believed of some of the questions that hang together."""
    asked = {question.id for question in questions}
    taken = {
        name: answer
        for name, answer in situation.given.items()
        if name in component.ids and name not in asked
    }
    judges = [
        judge
        for judge in situation.case.judges
        if any(judge.judges(name) for name in component.ids)
    ]
    kind = situation.case.pooling
    course = follow(situation, component, judges or [None], taken, kind)
    size = len(course.judging) * component.size
    most = min(MOST_SAMPLED // (size * max(len(course.order), 1)), MOST_AT_ONCE // size)
    draws = min(draws, max(LEAST_DRAWS, most)) if component.size <= MOST_LISTED else LEAST_DRAWS
    axes = [component.ids.index(question.id) for question in questions]
    bands: dict[int, list[dict[str, Band]]] = {axis: [] for axis in axes}
    for step, samples in enumerate(samples_after(course, seed, draws)):
        for axis in axes:
            points = course.after.pooled[axis][step]
            bands[axis].append(_bands(component.names[axis], points, samples[axis]))
    return {
        question.id: _belief(course, question, axis, judges, bands[axis], draws, seed)
        for question, axis in zip(questions, axes, strict=True)
    }


def _belief(
    course: Course,
    question: Question,
    axis: int,
    judges: Sequence[Judge],
    bands: Sequence[Mapping[str, Band]],
    draws: int,
    seed: int,
) -> Belief:
    names = course.component.names[axis]
    after = course.after.pooled[axis]
    rows = course.rows[0][axis]
    held = course.after.judges[axis]
    return Belief(
        question=question,
        prior=bands[0],
        posterior=bands[-1],
        updates=tuple(
            _update(course, unit, number, axis, bands)
            for number, unit in enumerate(course.units)
            if axis in unit.items or moves(course, unit, number, axis)
        ),
        unknown=course.unknown[axis],
        scaled=None if judges or len(rows) > 1 else prior_points([*rows[0].priors.values()])[0],
        draws=draws,
        seed=seed,
        joint=course.joint,
        panel=make_panel(
            judges,
            names,
            held[:, -1],
            after[-1],
            held[:, 0],
            words_of(course.situation.case),
            course.situation.case.pooling,
        )
        if judges
        else None,
        watched=watched_on(course, axis),
    )


def _update(
    course: Course, unit: Unit, number: int, axis: int, bands: Sequence[Mapping[str, Band]]
) -> Update:
    """Return what the items that one event gives do to belief in a question."""
    names = course.component.names[axis]
    after = course.after.pooled[axis]
    # Its own item where there is one; else that of the question through which it tells.
    through = axis if axis in unit.items else next(iter(unit.items))
    place = unit.items[through]
    item, counted = course.items[through][place], course.counted[through]
    alone = len(course.judging) == 1 and [*unit.items] == [axis]
    before = after[unit.first]
    seen = counted.seen[0, place] if alone else _moved(before, after[unit.last])
    weights = course.engine.weights
    return Update(
        event=item.event,
        chances=dict(item.chances) if through == axis else chances_of_unit(course, unit, axis),
        ratios=_ratios(names, before, seen),
        after=bands[unit.last],
        without=dict(zip(names, course.without.pooled[axis][number].tolist(), strict=True)),
        item=item,
        weight=float((counted.weights[:, place] * weights).sum() / weights.sum()),
        on=tuple(course.component.ids[other] for other in sorted(unit.items)),
    )


def _moved(before: FloatArray, after: FloatArray) -> FloatArray:
    """Return what belief was multiplied by, up to a factor."""
    return np.asarray(np.where(before > 0, after / np.where(before > 0, before, 1.0), 0.0))


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
