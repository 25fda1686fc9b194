"""The case as one of its parties sees it."""

from dataclasses import replace
from types import MappingProxyType

from excomm.case.evidence import Likelihoods
from excomm.case.logic import Compare, Name, Not
from excomm.case.model import Case, Event, Option, Rule
from excomm.case.problems import CaseError, Problem, nearest

__all__ = ["seen_by"]


def seen_by(case: Case, party: str) -> Case:
    """Return the case as a party sees it.

    What it thinks the others want stands in place of what the estimators think, where it says;
    its questions stand in place of theirs, and the evidence on these, as far as it has learned
    of it. Options it does not know of stay where they start, and nothing that happens changes
    them. A party whose view the case does not give sees the case as the estimators do.

    Raises
    ------
    CaseError
        If there is no such party, or it is an observer.
    """
    players = [player.id for player in case.players]
    if party not in players:
        observer = any(other.id == party for other in case.parties)
        message = (
            f"'{party}' is an observer and plays no side"
            if observer
            else f"unknown party '{party}'"
        )
        raise CaseError(Problem(None, message, nearest(party, players)))
    view = case.views.get(party)
    if view is None:
        return case
    asked = {question.id for question in view.questions}
    return replace(
        case,
        known_to=party,
        orders=MappingProxyType({**case.orders, **view.orders}),
        interests=MappingProxyType({**case.interests, **view.interests}),
        questions=view.questions,
        impossible=(
            *case.impossible,
            *(_kept(case, option) for option in case.options if option.id in view.unaware),
        ),
        events=tuple(_event(event, asked, view.unaware) for event in case.events),
        expected=tuple(
            replace(item, evidence=_only(item.evidence, asked))
            for item in case.expected
            if item.evidence.keys() & asked
        ),
        indicators=tuple(
            replace(item, evidence=_only(item.evidence, asked))
            for item in case.indicators
            if item.evidence.keys() & asked
        ),
        judges=(),
        judgements=(),
    )


def _kept(case: Case, option: Option) -> Rule:
    """Return the rule that an option stays where it starts."""
    value = case.start[case.options.index(option)]
    why = f"to {option.text} comes to nobody's mind here"
    if option.kind != "switch":
        return Rule(Compare(option.id, "!=", option.values[value]), why)
    return Rule(Not(Name(option.id)) if value else Name(option.id), why)


def _event(event: Event, asked: set[str], unaware: tuple[str, ...]) -> Event:
    sets = {option: value for option, value in event.sets.items() if option not in unaware}
    ratings = {name: rating for name, rating in event.ratings.items() if name in asked}
    return replace(
        event,
        sets=MappingProxyType(sets),
        evidence=_only(event.evidence, asked),
        ratings=MappingProxyType(ratings),
    )


def _only(evidence: Likelihoods, asked: set[str]) -> Likelihoods:
    return MappingProxyType({name: own for name, own in evidence.items() if name in asked})
