"""Builds what has happened: the start, the events, and the moment the case is seen as of."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.moments import Moment
from excomm.case.problems import Place
from excomm.case.questions import build_evidence, build_ratings
from excomm.case.situation import before_first, parse_as_of
from excomm.case.source import DataPath
from excomm.case.telling import build_told

__all__ = ["UNDATED", "build_events", "build_start", "check_as_of"]

# Stands for a moment that could not be read; what is wrong with it has been said.
UNDATED = Moment(date.min)


def build_start(check: Checker) -> tuple[int, ...]:
    """Return the value of every option before the first event, options in order."""
    values = check.values(check.content.start, ("start",))
    return tuple(values.get(option, 0) for option in check.options)


def build_events(check: Checker) -> Iterable[model.Event]:
    """Return the events, checked to stand in the order in which they happened."""
    seen: dict[str, Place] = {}
    # A day and a time of it come in either order; two times do not, even around a day.
    previous: Moment | None = None
    previous_time: Moment | None = None
    parties = check.content.parties
    named = {**parties, **check.content.options}
    informed = ["all", *parties, *filter(None, [check.content.known_to])]
    for index, event in enumerate(check.content.events):
        path: DataPath = ("events", index)
        place = check.source.place((*path, "id"))
        check.once(event.id, "event", place, seen)
        at = check.moment(event.at, (*path, "at"))
        if at is not None:
            for earlier in filter(None, (previous, previous_time)):
                if earlier.is_after(at):
                    check.problem(
                        check.source.place((*path, "at")),
                        f"the event '{event.id}' of {at} stands after one of {earlier}",
                        "events stand in the order in which they happened",
                    )
                    break
            previous = at
            previous_time = at if at.instant else previous_time
        if event.sender is not None:
            check.known(event.sender, parties, "party", check.source.place((*path, "from")))
        addressed = [event.to] if isinstance(event.to, str) else event.to or []
        knowing = [event.known_to] if isinstance(event.known_to, str) else event.known_to
        for key, names, known, kind in (
            ("to", addressed, parties, "party"),
            ("mentions", event.mentions, named, "party or option"),
            ("known_to", knowing or [], informed, "party"),
        ):
            for position, name in enumerate(names):
                check.known(name, known, kind, check.source.place((*path, key, position)))
        yield model.Event(
            id=event.id,
            at=at or UNDATED,
            text=event.text,
            sets=MappingProxyType(check.values(event.sets, (*path, "sets"))),
            channel=event.channel,
            sender=event.sender,
            to=tuple(addressed),
            admits=tuple(event.admits),
            mentions=tuple(event.mentions),
            evidence=build_evidence(check, event.evidence, (*path, "evidence")),
            ratings=build_ratings(check, event.ratings, (*path, "ratings")),
            source=event.source,
            reliability=event.reliability,
            credibility=None if event.credibility is None else str(event.credibility),
            learned=_learned(check, event, at, informed, (*path, "learned")),
            known_to=None if knowing is None else tuple(knowing),
            told=build_told(check, event, path),
            cites=check.cites(event.cites, path),
            place=place,
        )


def _learned(
    check: Checker,
    event: schema.Event,
    at: Moment | None,
    informed: Collection[str],
    path: DataPath,
) -> Moment | Mapping[str, Moment] | None:
    """Return when an event was learned of, which is not before it happened."""
    if event.learned is None:
        return None
    one = isinstance(event.learned, str)
    given = {"": event.learned} if isinstance(event.learned, str) else event.learned
    knowing = [event.known_to] if isinstance(event.known_to, str) else event.known_to
    read: dict[str, Moment] = {}
    for name, text in given.items():
        here = path if one else (*path, name)
        key_place = check.source.key_place(here)
        if not one:
            known = check.known(name, informed, "party", key_place)
            if known and knowing is not None and not {"all", name} & {*knowing}:
                message = f"'{name}' learned of this and is not in known_to"
                check.problem(key_place, message, "name the party there too")
        moment = check.moment(text, here)
        if moment is not None and at is not None and at.is_after(moment):
            place = check.source.place(here)
            check.problem(place, f"learned on {moment}, before it happened on {at}")
        read[name] = moment or UNDATED
    return read[""] if one else MappingProxyType(read)


def check_as_of(check: Checker, events: tuple[model.Event, ...]) -> None:
    """Check that the case says a moment there is."""
    if check.content.as_of is not None:
        place = check.source.place(("as_of",))
        try:
            then = parse_as_of(check.content.as_of, [event.id for event in events])
        except ValueError as error:
            check.problem(place, str(error))
            return
        if isinstance(then, Moment) and (early := before_first(then, events)):
            check.problem(place, early)
