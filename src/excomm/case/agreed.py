"""What the builders of commitments and of measures share: names, grades, spans of time."""

from collections.abc import Collection, Sequence
from typing import Literal

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.commitments import Delay, Grade, When
from excomm.case.logic import Formula
from excomm.case.moments import Moment
from excomm.case.problems import Place
from excomm.case.source import DataPath

__all__ = ["Order", "check_name", "read_delay", "read_formula", "read_grade", "read_names"]


def check_name(check: Checker, key: str, place: Place) -> None:
    """Check that `key` can be a name, and does not name a commitment and a measure."""
    check.check_id(key, place)
    if key in check.content.commitments and key in check.content.measures:
        check.problem(place, f"'{key}' names a commitment and a measure", "rename one of them")


def read_names(
    check: Checker,
    given: str | list[str] | None,
    path: DataPath,
    known: Collection[str],
    kind: str,
) -> tuple[str, ...]:
    """Return one name or several as several, those that are known, each once."""
    found: list[str] = []
    for position, name in enumerate([given] if isinstance(given, str) else given or []):
        place = check.source.place(path if isinstance(given, str) else (*path, position))
        if name in found:
            check.problem(place, f"'{name}' stands here twice")
        elif check.known(name, known, kind, place):
            found.append(name)
    return tuple(found)


def read_formula(check: Checker, text: str | None, path: DataPath) -> Formula | None:
    """Return the formula at `path`; None where there is none."""
    return None if text is None else check.formula(text, path)


def read_grade(
    kind: Literal["coverage", "detection", "continuity"], given: str | float | None
) -> Grade | None:
    """Return how well something is seen, given as a figure or a word."""
    if given is None:
        return None
    return Grade(kind, word=given) if isinstance(given, str) else Grade(kind, float(given))


def read_delay(check: Checker, given: str | schema.Delay | None, path: DataPath) -> Delay | None:
    """Return a span of time, or a word for one."""
    if given is None:
        return None
    if isinstance(given, str):
        return Delay(word=given)
    said = [(unit, number) for unit, number in given if number is not None]
    if len(said) != 1:
        place = check.source.place(path)
        check.problem(place, "a delay is one span", "hours, days, weeks or months: one of them")
        return None
    return Delay.of(*said[0])


class Order:
    """The events of a case in their order, and what comes before what."""

    def __init__(self, events: Sequence[model.Event]) -> None:
        self.places = {event.id: place for place, event in enumerate(events)}
        self._moments = {event.id: event.at for event in events}

    def before(self, one: When, other: When) -> bool:
        """Return whether one moment or event comes before another."""
        if one.event is not None and other.event is not None:
            return self.places[one.event] < self.places[other.event]
        return self._moment(other).is_after(self._moment(one))

    def _moment(self, when: When) -> Moment:
        if when.moment is not None:
            return when.moment
        assert when.event is not None
        return self._moments[when.event]
