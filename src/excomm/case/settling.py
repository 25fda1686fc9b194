"""Builds what could be settled: issues with their levels, and what comes without agreement."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.agreed import read_names
from excomm.case.checker import Checker
from excomm.case.commitments import When
from excomm.case.issues import UNSETTLED, Issue, Level
from excomm.case.source import DataPath
from excomm.case.vocabulary import TACTICS

__all__ = ["build_issues", "build_no_agreement"]


def build_issues(check: Checker, events: Sequence[model.Event]) -> Iterable[Issue]:
    """Return the issues, each option settled by one of them."""
    settled_by: dict[str, str] = {}
    for key, item in check.content.issues.items():
        path: DataPath = ("issues", key)
        place = check.source.key_place(path)
        if check.check_id(key, place) and key == TACTICS:
            message = f"'{key}' has a meaning of its own in advice"
            check.problem(place, message, "choose another name")
        levels = tuple(_levels(check, key, item.levels, events))
        for level in levels:
            for option in level.performs:
                if settled_by.setdefault(option, key) != key:
                    here = (*path, "levels", level.id, "performs", option)
                    check.problem(
                        check.source.key_place(here),
                        f"'{option}' is set by the issue '{settled_by[option]}' too",
                        "an option belongs to one issue: join the issues, or split the option",
                    )
        yield Issue(
            id=key,
            text=item.text,
            raised_by=read_names(
                check, item.raised_by, (*path, "raised_by"), check.content.parties, "party"
            ),
            levels=levels,
            procedure=item.procedure,
            place=place,
        )


def _levels(
    check: Checker,
    issue: str,
    levels: Mapping[str, schema.Level],
    events: Sequence[model.Event],
) -> Iterable[Level]:
    """Return the levels of an issue, each of which performs something of its own."""
    same: dict[frozenset[tuple[str, int]], str] = {}
    for key, item in levels.items():
        path: DataPath = ("issues", issue, "levels", key)
        place = check.source.key_place(path)
        name = f"{issue}.{key}"
        if check.check_id(key, place) and key == UNSETTLED:
            message = f"'{name}' is what the issue is when it is not settled"
            check.problem(place, message, "leave it out: that is always possible")
        performs = check.values(item.performs, (*path, "performs"))
        if not item.performs:
            here = check.source.key_place((*path, "performs"))
            message = f"the level '{name}' performs nothing"
            check.problem(here, message, "say which options it sets, and to what")
        elif (first := same.setdefault(frozenset(performs.items()), name)) != name and performs:
            message = f"'{name}' performs the same as '{first}'"
            check.problem(place, message, "keep one of them, or say what sets them apart")
        if not item.cites and item.by is None:
            message = f"the level '{name}' has no source"
            check.problem(place, message, "give it cites, or by: analyst")
        yield Level(
            id=key,
            text=item.text,
            performs=MappingProxyType(performs),
            form=item.form,
            effective=_effective(check, item.effective, (*path, "effective"), events),
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def _effective(
    check: Checker, text: str | None, path: DataPath, events: Sequence[model.Event]
) -> When | str | None:
    """Return a moment, an event by its name, or what is said in words."""
    if text is None or " " in text.strip():
        return text
    if text[:1].isdigit():
        moment = check.moment(text, path)
        return None if moment is None else When(moment)
    known = [event.id for event in events]
    if text in known:
        return When(event=text)
    if "_" in text:  # no word of a language
        check.known(text, known, "event", check.source.place(path))
    return text


def build_no_agreement(check: Checker) -> str | None:
    """Return what comes if nothing is agreed, checked to name states."""
    text = check.content.no_agreement
    if text is None:
        return None
    text = text.strip()
    if text != "present":
        check.states(text, ("no_agreement",))
    return text
