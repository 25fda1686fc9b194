"""Competing hypotheses: evidence against hypotheses in one table, and what hangs on what.

The table is Heuer's (Psychology of Intelligence Analysis, 1999, chapter 8): an item in a row,
a hypothesis in a column, worked across rows; beside it stands what Bayes' rule makes of the
same items.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf, log2
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from excomm.belief.components import component_of
from excomm.belief.course import MOST_LISTED, Course, follow
from excomm.belief.flips import flips
from excomm.belief.flips_together import flips_together
from excomm.belief.items import Item
from excomm.belief.judging import points_of
from excomm.belief.rating import inconsistency, level_of, rating_spread, ratings_from
from excomm.belief.tally import shrunk
from excomm.belief.through import chances_of_unit, moves
from excomm.belief.watching import Watched, watched_on
from excomm.case import CaseError, Chance, Event, Judge, Problem, Question, Situation, nearest

__all__ = ["Change", "Competition", "Row", "Through", "compete"]

RATIO = "x "


@dataclass(frozen=True)
class Row:
    """An item of evidence against the hypotheses.

    Attributes
    ----------
    chances
        By hypothesis; empty where the case states ratings alone.
    ratings
        By hypothesis, as stated or as they follow from the chances.
    stated
        Whether the case states any of them.
    weight
        What it counts for under Bayes' rule, from 0 to 1.
    times
        What a score of inconsistency is multiplied by.
    bits
        Its diagnosticity: the largest ratio of two likelihoods as it counts, in bits; infinite
        where it excludes one. None where the case states ratings alone.
    spread
        How far apart its ratings stand, from 0 to 4.
    leads_without
        The hypotheses that would be believed most without it, if others; else None.
    prefers_without
        The hypotheses with the lowest weighted score without it, if others; else None.
    """

    item: Item
    chances: Mapping[str, Chance]
    ratings: Mapping[str, str]
    stated: bool
    weight: float
    times: float
    bits: float | None
    spread: int
    leads_without: tuple[str, ...] | None
    prefers_without: tuple[str, ...] | None


@dataclass(frozen=True)
class Change:
    """A change of one number that gives another hypothesis the lead.

    Attributes
    ----------
    item
        The item whose chance changes; None for a prior.
    hypothesis
        Whose chance or prior it is.
    before
        What it is; None for a residual prior.
    point, threshold
        Its point, and where the two are believed alike: beyond it `leads` leads.
    ratio
        Whether these are ratios, not chances.
    within
        Whether the range of what is stated holds the threshold already.
    question
        The question it is of: of those that hang together, not always the one that is asked.
    given
        Where it is a prior that depends on others: given which answers to them.
    """

    item: Item | None
    hypothesis: str
    before: Chance | None
    point: float
    threshold: float
    leads: str
    ratio: bool
    within: bool
    question: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Through:
    """An event that tells of a question through others that it hangs together with.

    Attributes
    ----------
    on
        The questions it is evidence on.
    chances
        By hypothesis of the question, how likely it was, as it follows from those.
    leads_without
        As for a row.
    """

    item: Item
    on: tuple[str, ...]
    chances: Mapping[str, Chance]
    leads_without: tuple[str, ...] | None


@dataclass(frozen=True)
class Competition:
    """Competing answers to a question as of a moment.

    Attributes
    ----------
    judge
        Whose priors and chances these are; None for the case's own.
    prior, posterior
        By hypothesis.
    leading
        The hypothesis believed most.
    rows
        The items, in the order in which they were learned.
    inconsistency, weighted
        By hypothesis, what the items count against it; the second with each multiplied by its
        weight.
    preferred
        The hypotheses with the lowest weighted score.
    changes
        The changes of one number that give another hypothesis the lead, the smallest first.
    watched
        What to watch for, what would tell most first.
    unknown
        Events with evidence that had not been learned of.
    through
        The events that move it through other questions, in the order in which they were learned.
    """

    question: Question
    judge: Judge | None
    prior: Mapping[str, float]
    posterior: Mapping[str, float]
    leading: str
    rows: tuple[Row, ...]
    inconsistency: Mapping[str, float]
    weighted: Mapping[str, float]
    preferred: tuple[str, ...]
    changes: tuple[Change, ...]
    watched: tuple[Watched, ...]
    unknown: tuple[Event, ...]
    through: tuple[Through, ...] = ()


def compete(situation: Situation, question: Question, judge: str | None = None) -> Competition:
    """Set the evidence on a question against its hypotheses.

    Parameters
    ----------
    situation
        The case as of a moment.
    question
        One of the questions of the case.
    judge
        Whose priors and chances to take; by default the case's own.

    Raises
    ------
    CaseError
        If there is no such judge of the question, or the evidence excludes every hypothesis.
    """
    whose = None if judge is None else _judge(situation, question, judge)
    course = follow(situation, component_of(situation.case.questions, question), [whose], {})
    axis = course.component.ids.index(question.id)
    names = course.component.names[axis]
    prior, after = course.engine.priors[axis][0], course.after.pooled[axis][-1]
    rows = _with_preferred(
        [*_rows(course, axis), *_rated_alone(situation, question, names)],
        names,
    )
    posterior = dict(zip(names, after.tolist(), strict=True))
    scores = _scores(rows, names)
    return Competition(
        question=question,
        judge=whose,
        prior=dict(zip(names, prior.tolist(), strict=True)),
        posterior=posterior,
        leading=names[int(after.argmax())],
        rows=tuple(rows),
        inconsistency=_with_all(inconsistency([row.ratings for row in rows]), names),
        weighted=scores,
        preferred=_lowest(scores),
        changes=tuple(_changes(course, axis)),
        watched=watched_on(course, axis),
        unknown=course.unknown[axis],
        through=tuple(_through(course, axis)),
    )


def _judge(situation: Situation, question: Question, name: str) -> Judge:
    known = {judge.id: judge for judge in situation.case.judges if judge.judges(question.id)}
    if name not in known:
        hint = nearest(name, list(known)) or "it has no judges"
        raise CaseError(Problem(None, f"unknown judge '{name}' of {question.id}", hint))
    return known[name]


def _rows(course: Course, axis: int) -> Iterator[Row]:
    """Yield the rows of the items on a question."""
    question, names = course.component.questions[axis], course.component.names[axis]
    prior = course.engine.priors[axis][0]
    for place, item in enumerate(course.items[axis]):
        own = dict(zip(names, course.chances[axis][0][place], strict=True))
        points = {name: chance.point for name, chance in own.items()}
        stated = {} if item.absent else item.event.ratings.get(question.id, {})
        weight = float(course.counted[axis].weights[0, place])
        seen = shrunk(prior, np.array(list(points.values())), np.array(weight))
        unit = next(k for k, unit in enumerate(course.units) if unit.items.get(axis) == place)
        yield Row(
            item=item,
            chances=own,
            ratings={**ratings_from(points), **stated},
            stated=bool(stated),
            weight=weight,
            times=_times(course.situation, item, weight / item.weight if item.weight else 0.0),
            bits=log2(seen.max() / seen.min()) if seen.min() > 0 else inf,
            spread=0,
            leads_without=_leads_without(course, axis, unit),
            prefers_without=None,
        )


def _through(course: Course, axis: int) -> Iterator[Through]:
    """Yield what moves belief in a question through others."""
    for number, unit in enumerate(course.units):
        if axis in unit.items or not moves(course, unit, number, axis):
            continue
        other, place = next(iter(unit.items.items()))
        yield Through(
            item=course.items[other][place],
            on=tuple(course.component.ids[k] for k in sorted(unit.items)),
            chances=chances_of_unit(course, unit, axis),
            leads_without=_leads_without(course, axis, number),
        )


def _leads_without(course: Course, axis: int, unit: int) -> tuple[str, ...] | None:
    """Return which hypotheses would lead, had an event not been seen, if others; else None."""
    names = course.component.names[axis]
    without = course.without.pooled[axis][unit]
    left = _highest(without, names)
    return (
        left if left != _highest(course.after.pooled[axis][-1], names) and without.any() else None
    )


def _times(situation: Situation, item: Item, share: float) -> float:
    """Return what inconsistency is multiplied by: by the grade, less in second place of a group."""
    graded = bool(item.event.reliability or item.event.credibility)
    return situation.case.grading.ach[level_of(item.weight, graded)] * share


def _rated_alone(situation: Situation, question: Question, names: Sequence[str]) -> list[Row]:
    """Return the rows of what the case rates without saying how likely it was."""
    rows = []
    for event in situation.events:
        ratings = event.ratings.get(question.id)
        if ratings is None or question.id in event.evidence or not situation.knows(event):
            continue
        item = Item(event, {}, situation.case.grading.weight(event))
        rows.append(
            Row(
                item=item,
                chances={},
                ratings={name: ratings.get(name, "NA") for name in names},
                stated=True,
                weight=item.weight,
                times=_times(situation, item, 1.0),
                bits=None,
                spread=0,
                leads_without=None,
                prefers_without=None,
            )
        )
    return rows


def _with_preferred(rows: Sequence[Row], names: Sequence[str]) -> list[Row]:
    """Return rows that know how far they spread, and what the table prefers without them."""
    preferred = _lowest(_scores(rows, names))
    found = []
    for place, row in enumerate(rows):
        left = _lowest(_scores([*rows[:place], *rows[place + 1 :]], names))
        other = left if left != preferred else None
        found.append(replace(row, spread=rating_spread(row.ratings), prefers_without=other))
    return found


def _scores(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    return _with_all(inconsistency([r.ratings for r in rows], [r.times for r in rows]), names)


def _with_all(scores: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
    return {name: scores.get(name, 0.0) for name in names}


def _lowest(scores: Mapping[str, float]) -> tuple[str, ...]:
    least = min(scores.values())
    return tuple(name for name, score in scores.items() if score <= least + 1e-9)


def _highest(belief: npt.NDArray[np.float64], names: Sequence[str]) -> tuple[str, ...]:
    most = belief.max() - 1e-9
    return tuple(name for name, point in zip(names, belief, strict=True) if point >= most)


def _changes(course: Course, axis: int) -> Iterator[Change]:
    """Yield the changes of one number that give another hypothesis the lead, smallest first."""
    component = course.component
    ratios = [
        [any((chance.word or "").startswith(RATIO) for chance in row) for row in of[0]]
        for of in course.chances
    ]
    if component.size > MOST_LISTED:
        message = f"{component.size:,} joint answers are too many to look for what gives way"
        hint = f"at most {MOST_LISTED:,}: let fewer questions hang together"
        raise CaseError(Problem(component.questions[axis].place, message, hint))
    if len(component.questions) > 1:
        found = flips_together(course, axis, ratios)
    else:
        points = points_of(course.chances[axis], len(component.names[axis]))[0]
        weights = course.counted[axis].weights[0]
        found = flips(course.engine.priors[axis][0], points, weights, ratios[axis])
    for flip in found:
        own, row = flip.question, course.rows[0][flip.question][flip.row]
        chances = course.chances[own][0]
        name = component.names[own][flip.hypothesis]
        before = row.priors[name] if flip.item is None else chances[flip.item][flip.hypothesis]
        ratio = flip.item is not None and ratios[own][flip.item]
        # A ratio is kept in proportion to the largest; here it is said as it was written.
        scale = 1.0
        if ratio and flip.item is not None:
            largest = max(chances[flip.item], key=lambda chance: chance.point)
            scale = float((largest.word or RATIO + "1").removeprefix(RATIO)) / largest.point
        yield Change(
            item=None if flip.item is None else course.items[own][flip.item],
            hypothesis=name,
            before=before,
            point=flip.before * scale,
            threshold=flip.threshold * scale,
            leads=component.names[axis][flip.leads],
            ratio=ratio,
            within=before is not None and before.low <= flip.threshold <= before.high,
            question=component.ids[own],
            given=row.given if flip.item is None else MappingProxyType({}),
        )
