"""Builds what says how evidence counts: grades, groups, the expected, what to watch for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from excomm.case import model
from excomm.case.checker import Checker
from excomm.case.evidence import CREDIBILITY, RELIABILITY, Expected, Grading, Group, Indicator
from excomm.case.history import UNDATED
from excomm.case.problems import Place, nearest
from excomm.case.questions import build_evidence
from excomm.case.source import DataPath

__all__ = ["build_expected", "build_grading", "build_groups", "build_indicators"]

LEVELS = ("high", "medium", "low")


def build_grading(check: Checker) -> Grading:
    """Return what grades and groups make of the weight of evidence."""
    given = check.content.grading
    default = Grading()
    reliability = _changed(check, "reliability", given.reliability, RELIABILITY)
    credibility = _changed(check, "credibility", given.credibility, CREDIBILITY)
    ach = _changed(check, "ach", given.ach, LEVELS)
    return Grading(
        reliability=_with_mean({**default.reliability, **reliability}, "F", "F" in reliability),
        credibility=_with_mean({**default.credibility, **credibility}, "6", "6" in credibility),
        discount=default.discount if given.discount is None else given.discount,
        ach=MappingProxyType({**default.ach, **ach}),
    )


def _changed(
    check: Checker, section: str, given: Mapping[str, float], known: Collection[str]
) -> Mapping[str, float]:
    for name in given:
        check.known(name, known, "grade", check.source.key_place(("grading", section, name)))
    return {name: weight for name, weight in given.items() if name in known}


def _with_mean(weights: dict[str, float], unjudged: str, stated: bool) -> Mapping[str, float]:
    """Return weights in which what cannot be judged has the mean, unless it is stated."""
    if not stated:
        judged = [weight for name, weight in weights.items() if name != unjudged]
        weights[unjudged] = sum(judged) / len(judged)
    return MappingProxyType(weights)


def build_groups(check: Checker, events: Sequence[model.Event]) -> Iterable[Group]:
    """Return the groups of items that rest on one another."""
    telling = [event.id for event in events if event.evidence or event.ratings]
    items = [*telling, *check.content.expected]
    others = {event.id for event in events} - set(telling)
    grouped: dict[str, str] = {}
    for key, group in check.content.groups.items():
        path: DataPath = ("groups", key)
        check.check_id(key, check.source.key_place(path))
        for position, name in enumerate(group.items):
            place = check.source.place((*path, "items", position))
            if name in others:
                hint = nearest(name, items) or "no event does"
                check.problem(place, f"the event '{name}' gives no evidence", hint)
            elif not items:
                check.problem(place, f"unknown item '{name}'", "the case has no evidence")
            elif check.known(name, items, "item", place) and name in grouped:
                where = "here" if grouped[name] == key else f"in '{grouped[name]}'"
                check.problem(place, f"'{name}' stands {where} already", "an item has one group")
            grouped.setdefault(name, key)
        yield Group(
            id=key,
            items=tuple(group.items),
            discount=group.discount,
            why=group.why,
            cites=check.cites(group.cites, path),
            by=group.by,
            place=check.source.key_place(path),
        )


def build_expected(check: Checker, events: Sequence[model.Event]) -> Iterable[Expected]:
    """Return what was expected by a day."""
    for key, item in check.content.expected.items():
        path: DataPath = ("expected", key)
        place = _name(check, key, path, events)
        due = check.moment(item.due, (*path, "due"))
        evidence = build_evidence(check, item.evidence, (*path, "evidence"), ratios=False)
        for name in evidence:
            since = check.moment(check.questions[name].since, (*check.question_path(name), "from"))
            if due is not None and since is not None and since.is_after(due):
                message = f"it was due on {due}, before the question '{name}' is asked"
                check.problem(check.source.place((*path, "due")), message, f"from {since}")
            if all(chance.low == 1 for chance in evidence[name].values()):
                here = check.source.key_place((*path, "evidence", name))
                message = f"every hypothesis of {name} makes this certain to come"
                check.problem(here, message, "a chance below 1 is needed")
        yield Expected(
            id=key,
            text=item.text,
            due=due or UNDATED,
            evidence=evidence,
            came=_came(check, item.came, (*path, "came"), events),
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def build_indicators(check: Checker, events: Sequence[model.Event]) -> Iterable[Indicator]:
    """Return what to watch for."""
    for key, item in check.content.indicators.items():
        path: DataPath = ("indicators", key)
        place = _name(check, key, path, events)
        if key in check.content.expected:
            check.problem(place, f"'{key}' is the name of something expected too")
        yield Indicator(
            id=key,
            text=item.text,
            evidence=build_evidence(check, item.evidence, (*path, "evidence"), ratios=False),
            since=check.moment(item.since, (*path, "from")),
            came=_came(check, item.came, (*path, "came"), events),
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def _name(check: Checker, key: str, path: DataPath, events: Sequence[model.Event]) -> Place:
    place = check.source.key_place(path)
    if check.check_id(key, place) and any(event.id == key for event in events):
        check.problem(place, f"'{key}' is the name of an event too", "rename one of them")
    return place


def _came(
    check: Checker, name: str | None, path: DataPath, events: Sequence[model.Event]
) -> str | None:
    if name is None:
        return None
    ids = [event.id for event in events]
    if not ids:
        check.problem(check.source.place(path), f"unknown event '{name}'", "the case has no events")
        return None
    return name if check.known(name, ids, "event", check.source.place(path)) else None
