"""The case as of a moment: what has happened, what is so now, and what counts as of then."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from excomm.case.checks import Judgement
from excomm.case.logic import Constant, Formula
from excomm.case.model import (
    Case,
    Event,
    Factor,
    Hypothesis,
    Order,
    Period,
    Question,
    SetAside,
    Statement,
    Statements,
)
from excomm.case.moments import Moment, parse_moment
from excomm.case.problems import CaseError, Problem, nearest

__all__ = ["Situation", "before_first", "parse_as_of", "situate"]

HINDSIGHT = "hindsight"

_AFTER = re.compile(r"after\b\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Situation:
    """A case as of a moment and as far ahead as a horizon.

    Attributes
    ----------
    as_of
        The moment in words: ``after EVENT``, a date or time, or ``the start``.
    moment
        The day or time itself; None for a case without dates.
    events
        The events that have happened, in order.
    present
        The value of every option now, in the order of the case's options.
    horizon
        The horizon looked to; None looks as far as the case does, so that every factor
        counts.
    given
        The hypotheses taken to be true, by question.
    orders, interests
        The statements, rankings and weights in force, by party.
    set_aside
        What is not compared as of then.
    """

    case: Case
    as_of: str
    moment: Moment | None
    events: tuple[Event, ...]
    present: tuple[int, ...]
    horizon: str | None
    given: Mapping[str, str]
    orders: dict[str, Order]
    interests: dict[str, Order]
    set_aside: tuple[SetAside, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked as of then."""
        return tuple(q for q in self.case.questions if _covers(q.period, self.moment, q))

    def named(self, names: Sequence[str] | None = None, judge: str | None = None) -> list[Question]:
        """Return the questions that are named, in the order of the case.

        Parameters
        ----------
        names
            Ids; by default every question asked as of then, and, where there is a `judge`, that
            the judge gives priors for.
        judge
            Id of a judge; one that the case does not know leaves every question.

        Raises
        ------
        CaseError
            If there is no question of a name.
        """
        asked = {question.id: question for question in self.questions}
        if names is None:
            judging = [own for own in self.case.judges if own.id == judge]
            return [q for q in asked.values() if all(own.judges(q.id) for own in judging)]
        for name in sorted(set(names) - asked.keys()):
            hint = nearest(name, list(asked)) or "the case asks none as of then"
            raise CaseError(Problem(None, f"unknown question '{name}'", hint))
        return [question for name, question in asked.items() if name in names]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements made by then; all of them where nothing says what time it is."""
        return tuple(item for item in self.case.judgements if self._made(item))

    def _made(self, judgement: Judgement) -> bool:
        if judgement.as_of is None:
            return True
        then = parse_as_of(judgement.as_of, [event.id for event in self.case.events])
        if isinstance(then, str):
            return any(event.id == then for event in self.events)
        return self.moment is None or not then.is_after(self.moment)

    @property
    def hindsight(self) -> bool:
        """Whether the estimators know what came out later."""
        return self.case.known_to == HINDSIGHT

    def knows(self, event: Event) -> bool:
        """Return whether those who make the estimate had learned of an event by then.

        They are whom the case names as its ``known_to``; where it names nobody, they know what
        anyone has learned, and where it says "hindsight", everything.
        """
        learned = self.learned(event)
        return learned is not None and not (self.moment and learned.is_after(self.moment))

    def learned(self, event: Event) -> Moment | None:
        """Return when those who make the estimate learned of an event; None where they never do."""
        estimators = self.case.known_to
        if self.hindsight:
            return event.at
        told = event.known_to
        if estimators and told is not None and not {"all", estimators} & {*told}:
            return None
        if isinstance(event.learned, Mapping):
            if estimators is None:
                return min(event.learned.values(), key=lambda moment: (moment.day, str(moment)))
            return event.learned.get(estimators) or event.learned.get("all") or event.at
        return event.learned or event.at

    @property
    def when(self) -> str:
        """The moment as it stands in a sentence: ``as of 1962-11-17``, ``after EVENT``."""
        return self.as_of if self.as_of.startswith("after ") else f"as of {self.as_of}"

    @cached_property
    def definitions(self) -> Mapping[str, Formula]:
        """What factors and outcomes stand for; a factor not in effect is so nowhere."""
        waiting = (factor.id for factor in self.case.factors if not self.in_effect(factor))
        return {**self.case.definitions, **dict.fromkeys(waiting, Constant(False))}

    def in_effect(self, factor: Factor) -> bool:
        """Return whether a factor takes effect within the horizon looked to."""
        if factor.horizon is None or self.horizon is None:
            return True
        turns = {horizon.id: horizon.turns for horizon in self.case.horizons}
        return turns[factor.horizon] <= turns[self.horizon]


def parse_as_of(text: str, event_ids: Sequence[str]) -> Moment | str:
    """Read ``after EVENT`` (returned as the event's id), a date or a time with its offset.

    Raises
    ------
    ValueError
        If the text is none of these, or the event is unknown.
    """
    after = _AFTER.fullmatch(text.strip())
    if after is None:
        if not text[:1].isdigit():
            raise ValueError(
                f"'{text}' is no moment of the case; expected a day such as 1962-10-27, a time "
                "with its offset such as 1962-10-27T10:17-04:00, or after EVENT"
            )
        return parse_moment(text)
    event = after[1]
    if not event:
        raise ValueError(f"'{text}' names no event")
    if event not in event_ids:
        known = nearest(event, event_ids) or "the case has no events"
        raise ValueError(f"unknown event '{event}' ({known})")
    return event


def before_first(moment: Moment, events: Sequence[Event]) -> str | None:
    """Say that a moment lies before the first of the events, or return None."""
    if not events or not events[0].at.is_after(moment):
        return None
    return f"{moment} lies before the first event, {events[0].id} of {events[0].at}"


def situate(
    case: Case,
    as_of: str | None = None,
    horizon: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Situation:
    """Return the case as of a moment.

    Parameters
    ----------
    case
        The case.
    as_of
        A date, a time with its offset, or ``after EVENT``; by default what the case says,
        or else after its last event.
    horizon
        The horizon looked to; by default as far as the case does.
    given
        Hypotheses to take to be true, by question; by default none, and every party wants
        what its order says.

    Raises
    ------
    CaseError
        If there is no such event, horizon, question or hypothesis, the moment lies before
        the first event, or statements are limited in time and nothing says what time it is.
    """
    happened, moment, label = _happened(case, as_of or case.as_of)
    known_horizons = [item.id for item in case.horizons]
    if horizon is not None and horizon not in known_horizons:
        hint = nearest(horizon, known_horizons) or "the case names no horizons"
        raise CaseError(Problem(None, f"unknown horizon '{horizon}'", hint))
    given = given or {}
    orders = _orders_given(case, given, moment)
    values = dict(zip((option.id for option in case.options), case.start, strict=True))
    for event in happened:
        values |= event.sets
    return Situation(
        case=case,
        as_of=label,
        moment=moment,
        events=happened,
        present=tuple(values.values()),
        horizon=horizon,
        given={q.id: given[q.id] for q in case.questions if q.id in given},
        orders={party: _in_force(order, moment) for party, order in orders.items()},
        interests={party: _in_force(order, moment) for party, order in case.interests.items()},
        set_aside=tuple(item for item in case.set_aside if _covers(item.period, moment, item)),
    )


def _happened(case: Case, as_of: str | None) -> tuple[tuple[Event, ...], Moment | None, str]:
    if as_of is None:
        if not case.events:
            return (), None, "the start"
        return case.events, case.events[-1].at, f"after {case.events[-1].id}"
    ids = [event.id for event in case.events]
    try:
        then = parse_as_of(as_of, ids)
    except ValueError as error:
        raise CaseError(Problem(None, f"as of: {error}")) from None
    if isinstance(then, str):
        happened = case.events[: ids.index(then) + 1]
        return happened, happened[-1].at, f"after {then}"
    if early := before_first(then, case.events):
        raise CaseError(Problem(None, f"as of: {early}"))
    return tuple(event for event in case.events if not event.at.is_after(then)), then, str(then)


def _orders_given(case: Case, given: Mapping[str, str], moment: Moment | None) -> dict[str, Order]:
    """Return what each party wants if the given hypotheses are true."""
    orders = dict(case.orders)
    asked = [question.id for question in case.questions]
    for name in given:
        if name not in asked:
            hint = nearest(name, asked) or "the case asks none"
            raise CaseError(Problem(None, f"unknown question '{name}'", hint))
    true: list[Hypothesis] = []
    # The last question first, so that what the first one moves to the front stays there.
    for question in reversed(case.questions):
        if question.id not in given:
            continue
        if not _covers(question.period, moment, question):
            raise CaseError(Problem(None, f"the question '{question.id}' is not asked as of then"))
        answers = {hypothesis.id: hypothesis for hypothesis in question.hypotheses}
        answer = answers.get(given[question.id])
        if answer is None:
            message = f"unknown hypothesis '{given[question.id]}' of {question.id}"
            raise CaseError(Problem(None, message, nearest(given[question.id], list(answers))))
        true.append(answer)
    for answer in true:
        orders |= answer.orders
    for answer in true:
        for party, ids in answer.first.items():
            orders[party] = _with_first(orders[party], ids)
    return orders


def _with_first(order: Order, ids: Sequence[str]) -> Order:
    """Return an order with some of its statements moved to the front."""
    # Another hypothesis may have put a ranking in its place.
    return order.with_first(ids) if isinstance(order, Statements) else order


def _in_force(order: Order, moment: Moment | None) -> Order:
    if not isinstance(order, Statements):
        return order
    return Statements(tuple(item for item in order.items if _covers(item.period, moment, item)))


def _covers(period: Period, moment: Moment | None, item: Statement | SetAside | Question) -> bool:
    if not period.bounded:
        return True
    if moment is None:
        raise CaseError(
            Problem(
                item.place,
                "this is in force only for a time, and nothing says what time it is",
                "give the case an as_of, or --as-of",
            )
        )
    return period.covers(moment)
