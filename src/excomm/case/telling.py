"""Builds what events say of an agreement: the stands of parties, what is done, what was seen."""

from collections.abc import Collection, Iterable, Sequence
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.agreed import Order
from excomm.case.checker import Checker
from excomm.case.commitments import Commitment, Seen, Told, When, Word
from excomm.case.problems import Place
from excomm.case.source import DataPath
from excomm.case.vocabulary import STATUS_SHORT

__all__ = ["build_told", "check_told"]


def build_told(check: Checker, event: schema.Event, path: DataPath) -> Told:
    """Return what an event says of the agreement."""
    parties, agreed = check.content.parties, check.content.commitments
    known = [*agreed, *check.content.measures]
    words = []
    for about, stands in event.standing.items():
        here = (*path, "standing", about)
        kind = "commitment or measure"
        if not _named(check, about, known, kind, check.source.key_place(here)):
            continue
        for party, word in stands.items():
            if check.known(party, parties, "party", check.source.key_place((*here, party))):
                words.append(Word(about, party, STATUS_SHORT.get(word, word)))
    done = {}
    for name, number in event.done.items():
        place = check.source.key_place((*path, "done", name))
        if not _named(check, name, agreed, "commitment", place):
            continue
        if agreed[name].total is None:
            hint = "give the commitment a total"
            check.problem(place, f"'{name}' is not counted", hint)
            continue
        done[name] = number
    seen = [
        one
        for index, item in enumerate(event.seen)
        for one in _seen(check, item, (*path, "seen", index))
    ]
    return Told(tuple(words), MappingProxyType(done), tuple(seen))


def _named(check: Checker, name: str, known: Collection[str], kind: str, place: Place) -> bool:
    if not known:
        check.problem(place, f"unknown {kind} '{name}'", "the case has none")
        return False
    return check.known(name, known, kind, place)


def _seen(check: Checker, item: schema.Seen, path: DataPath) -> Iterable[Seen]:
    measures = check.content.measures
    place = check.source.place((*path, "measure"))
    if not _named(check, item.measure, measures, "measure", place):
        return
    if (item.sign is None) == (item.counted is None):
        hint = "sign: alarm, sign: nothing, or counted: how many"
        check.problem(check.source.place(path), "say what was seen, once", hint)
        return
    sees = measures[item.measure].sees
    visible = [sees] if isinstance(sees, str) else list(sees)
    given = item.commitment
    names = [given] if isinstance(given, str) else given or visible
    for position, name in enumerate(names):
        here = (*path, "commitment") if isinstance(given, str) else (*path, "commitment", position)
        at = check.source.place(here if given else path)
        if name not in visible:
            if _named(check, name, check.content.commitments, "commitment", at):
                message = f"'{item.measure}' does not see '{name}'"
                check.problem(at, message, f"it sees {', '.join(visible)}")
            continue
        if name not in check.content.commitments:
            continue  # said where the measure says what it sees
        total = check.content.commitments[name].total
        if item.counted is not None and total is not None and item.counted > total.of:
            message = f"{item.counted} were counted of {total.of} that are owed"
            check.problem(check.source.place((*path, "counted")), message)
        yield Seen(
            measure=item.measure,
            commitment=name,
            sign=item.sign or "count",
            counted=item.counted,
            looks=item.looks or 1,
        )


def check_told(
    check: Checker, events: Sequence[model.Event], commitments: Sequence[Commitment]
) -> None:
    """Check what events say against the commitments: none before they are owed, none too many."""
    known = {item.id: item for item in commitments}
    order = Order(events)
    done = dict.fromkeys(known, 0)
    for index, event in enumerate(events):
        path: DataPath = ("events", index)
        for name, number in event.told.done.items():
            place = check.source.place((*path, "done", name))
            early = _early(known[name], event, order)
            if early:
                check.problem(place, f"'{name}' is done {early}")
            done[name] += number
            total = known[name].total
            if total is not None and done[name] > total >= done[name] - number:
                message = f"{done[name]} of '{name}' are done, and {total} are owed"
                check.problem(place, message, f"at most {total - done[name] + number} are left")
        reported = set()
        for one in event.told.seen:
            if one.commitment not in known or one.commitment in reported:
                continue
            early = _early(known[one.commitment], event, order)
            if early:
                reported.add(one.commitment)
                check.problem(
                    check.source.key_place((*path, "seen")),
                    f"'{one.measure}' sees '{one.commitment}' {early}",
                    "an observation counts from when the commitment is owed",
                )


def _early(commitment: Commitment, event: model.Event, order: Order) -> str | None:
    """Say that an event lies before a commitment is owed, or return None."""
    since = commitment.since
    if since is None:
        return None
    precedes = order.before(When(event=event.id), since)
    return f"on {event.at}, before it is owed ({since})" if precedes else None
