"""The course of belief in questions that hang together: every item on any of them, in turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from excomm.belief.components import Component, rows_of
from excomm.belief.inference import Inference
from excomm.belief.items import Item, items_on
from excomm.belief.joint import Joint
from excomm.belief.judging import chances_of, points_of
from excomm.belief.listing import Carried, Listing
from excomm.belief.tally import Tally, factors_of, tally
from excomm.case import CaseError, Chance, Event, Judge, PriorRow, Problem, Situation
from excomm.case.evidence import Pooling

__all__ = ["Course", "Unit", "follow"]

FloatArray = npt.NDArray[np.float64]

# Joint answers to questions that hang together; more are not listed.
MOST_LISTED = 4096


@dataclass(frozen=True)
class Unit:
    """The items that one event gives, or one thing expected, on questions that hang together.

    Attributes
    ----------
    items
        By the place of the question, the place of the item among its own.
    first, last
        Its steps: belief before it stands at `first`, belief after it at `last`.
    """

    items: Mapping[int, int]
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Course:
    """What judges believe of questions that hang together, item by item.

    Attributes
    ----------
    judging
        The judges; None for the case's own priors and chances.
    rows
        By judge and question, the priors.
    items, unknown, chances, counted
        By question: its items in the order in which they were learned, the events not learned
        of, the chances by judge and item, and what the items count for.
    order
        All items in that order: the place of the question, and of the item among its own.
    """

    situation: Situation
    component: Component
    judging: tuple[Judge | None, ...]
    rows: tuple[tuple[tuple[PriorRow, ...], ...], ...]
    items: tuple[tuple[Item, ...], ...]
    unknown: tuple[tuple[Event, ...], ...]
    chances: tuple[Sequence[Sequence[Sequence[Chance]]], ...]
    counted: tuple[Tally, ...]
    order: tuple[tuple[int, int], ...]
    engine: Listing | Inference

    @cached_property
    def sums(self) -> tuple[FloatArray, ...]:
        """By question what belief was multiplied by, before the first item and up to each."""
        found = []
        for axis, counted in enumerate(self.counted):
            # Of the items learned so far, how many are on this question.
            own = np.cumsum([0, *(question == axis for question, _ in self.order)])
            found.append(counted.sums[:, own])
        return tuple(found)

    @cached_property
    def last(self) -> tuple[FloatArray, ...]:
        """The same, of all items."""
        return tuple(sums[:, -1:] for sums in self.sums)

    @cached_property
    def after(self) -> Carried:
        """Belief before the first item and after each."""
        return self.engine.carry(self.sums)

    @cached_property
    def joint(self) -> Joint:
        """Belief in the joint answers now."""
        return self.engine.joint(self.last)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The items by what gives them."""
        found: list[Unit] = []
        for step, (axis, place) in enumerate(self.order):
            item = self.items[axis][place]
            if found and self._same(found[-1], item):
                items = {**found[-1].items, axis: place}
                found[-1] = Unit(items, found[-1].first, step + 1)
            else:
                found.append(Unit({axis: place}, step, step + 1))
        return tuple(found)

    def _same(self, unit: Unit, item: Item) -> bool:
        axis, place = next(iter(unit.items.items()))
        other = self.items[axis][place]
        return (other.event.id, other.expected) == (item.event.id, item.expected)

    @cached_property
    def without(self) -> Carried:
        """Belief now, had one event not been seen: the steps are the units."""
        sums = []
        for axis, last in enumerate(self.last):
            left = np.repeat(last, len(self.units), axis=1)
            for number, unit in enumerate(self.units):
                if axis in unit.items:
                    left[:, number] -= self.counted[axis].taken[:, unit.items[axis]]
            sums.append(left)
        return self.engine.carry(sums)

    def with_more(self, more: Mapping[int, FloatArray]) -> Carried:
        """Return belief now, had something more been seen.

        Parameters
        ----------
        more
            By the place of a question, the chance of it by hypothesis.
        """
        sums = list(self.last)
        for axis, points in more.items():
            sums[axis] = sums[axis] + factors_of(points)
        return self.engine.carry(sums)


def follow(
    situation: Situation,
    component: Component,
    judging: Sequence[Judge | None],
    taken: Mapping[str, str],
    kind: Pooling = "linear",
) -> Course:
    """Return the course of belief in questions that hang together.

    Parameters
    ----------
    situation
        The case as of a moment.
    component
        The questions.
    judging
        Whose priors and chances to take; None for the case's own. A judge who gives none on one
        of the questions has the case's.
    taken
        By question the hypothesis taken to be true.
    kind
        How the judges are pooled.

    Raises
    ------
    CaseError
        If the evidence excludes what is taken to be true, and others hang together with it; if
        there are too many joint answers, and no library for them.
    """
    found = [items_on(situation, question) for question in component.questions]
    items = tuple(own for own, _ in found)
    rows = tuple(
        tuple(rows_of(judge, question) for question in component.questions) for judge in judging
    )
    chances = tuple(
        [chances_of(judge, question, own, names) for judge in judging]
        for question, own, names in zip(component.questions, items, component.names, strict=True)
    )
    places = [
        names.index(taken[name]) if name in taken else None
        for name, names in zip(component.ids, component.names, strict=True)
    ]
    engine: Listing | Inference
    if component.size <= MOST_LISTED:
        weights = np.array([1.0 if judge is None else judge.weight for judge in judging])
        engine = Listing(component, rows, weights, kind, places)
    elif len(judging) == 1:
        engine = Inference(component, rows[0], places)
    else:
        message = f"{component.size:,} joint answers are too many to pool the beliefs of judges in"
        hint = f"at most {MOST_LISTED:,}: let fewer questions hang together"
        raise CaseError(Problem(component.questions[0].place, message, hint))
    counted = tuple(
        tally(
            engine.priors[axis],
            points_of(chances[axis], len(component.names[axis])),
            np.array([item.weight for item in own]),
            np.array([item.discount for item in own]),
            [item.group for item in own],
            [item.rank for item in own],
        )
        for axis, own in enumerate(items)
    )
    course = Course(
        situation=situation,
        component=component,
        judging=tuple(judging),
        rows=rows,
        items=items,
        unknown=tuple(unknown for _, unknown in found),
        chances=chances,
        counted=counted,
        order=_in_order(situation, items),
        engine=engine,
    )
    _check_possible(course, taken)
    return course


def _in_order(situation: Situation, items: Sequence[Sequence[Item]]) -> tuple[tuple[int, int], ...]:
    """Return all items in the order in which they were learned, those of one event together."""
    events = {event.id: place for place, event in enumerate(situation.case.events)}
    expected = {item.id: len(events) + k for k, item in enumerate(situation.case.expected)}

    def key(found: tuple[int, int]) -> tuple[object, ...]:
        axis, place = found
        item = items[axis][place]
        day = (situation.learned(item.event) or item.event.at).day
        return day, events[item.id] if item.expected is None else expected[item.id], axis

    return tuple(
        sorted(((axis, k) for axis, own in enumerate(items) for k in range(len(own))), key=key)
    )


def _check_possible(course: Course, taken: Mapping[str, str]) -> None:
    """Raise where the evidence leaves a judge, or all of them together, no joint answer."""
    after = course.after
    for step, (axis, place) in enumerate(course.order, 1):
        for judge, possible in zip(course.judging, after.possible[:, step], strict=True):
            if not possible:
                raise CaseError(_excluded(course, course.items[axis][place], judge))
    questions = " and ".join(course.component.ids)
    if not after.together.all():
        first = int(np.flatnonzero(~after.together)[0])
        axis, place = course.order[first - 1] if first else (0, 0)
        when = f" after '{course.items[axis][place].event.id}'" if first else ""
        raise CaseError(
            Problem(
                course.component.questions[axis].place,
                f"the judges exclude every {_answers(course)} {questions} between them{when}",
                "in a logarithmic pool one judge's 0 is everybody's; pooling: linear is not so",
            )
        )
    if taken and not all(pooled.any(axis=-1).all() for pooled in after.pooled):
        said = " and ".join(f"{name}={answer}" for name, answer in taken.items())
        raise CaseError(
            Problem(
                None,
                f"{said} is excluded by the priors and the evidence",
                "nothing can be said of what depends on it, were it so",
            )
        )


def _answers(course: Course) -> str:
    return "hypothesis of" if len(course.component.questions) == 1 else "joint answer to"


def _excluded(course: Course, item: Item, judge: Judge | None) -> Problem:
    whose = f" as {judge.id} judges it" if judge else ""
    questions = " and ".join(course.component.ids)
    return Problem(
        item.event.place if judge is None else judge.place,
        f"with '{item.event.id}' the evidence excludes every {_answers(course)} {questions}{whose}",
        "one of them is true: a chance of 0 claims too much",
    )
