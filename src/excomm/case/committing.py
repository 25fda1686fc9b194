"""Builds what the parties owe each other."""

from collections.abc import Iterable, Mapping, Sequence
from math import isclose

from excomm.case import model, schema
from excomm.case.agreed import (
    Order,
    check_name,
    read_delay,
    read_formula,
    read_grade,
    read_names,
)
from excomm.case.checker import Checker
from excomm.case.commitments import Commitment, Needed, Site, Stakes, When
from excomm.case.questions import UNREAD, build_chance
from excomm.case.source import DataPath

__all__ = ["build_commitments"]


def build_commitments(check: Checker, events: Sequence[model.Event]) -> Iterable[Commitment]:
    """Return what the parties owe, checked to begin before it is due."""
    order = Order(events)
    for key, item in check.content.commitments.items():
        path: DataPath = ("commitments", key)
        place = check.source.key_place(path)
        check_name(check, key, place)
        parties = check.content.parties
        check.known(item.party, parties, "party", check.source.place((*path, "party")))
        to = read_names(check, item.to, (*path, "to"), parties, "party")
        if item.party in to:
            message = f"'{item.party}' owes this to itself"
            check.problem(check.source.place((*path, "to")), message, "name who is owed it")
        since = _when(check, item.since, (*path, "since"), order)
        due = _when(check, item.due, (*path, "due"), order)
        if since and due and order.before(due, since):
            message = f"it is due ({due}) before it is owed ({since})"
            check.problem(check.source.place((*path, "due")), message)
        sites = item.sites if isinstance(item.sites, dict) else {}
        yield Commitment(
            id=key,
            text=item.text,
            party=item.party,
            to=to,
            requires=read_formula(check, item.requires, (*path, "requires")),
            total=item.total.of if item.total else None,
            what=item.total.what if item.total else None,
            since=since,
            due=due,
            in_return_for=_others(check, key, item.in_return_for, (*path, "in_return_for")),
            hangs_on=_others(check, key, item.hangs_on, (*path, "hangs_on")),
            assurance=_assurance(check, key, item, (*path, "assurance")),
            breach=_chance(check, item.breach, (*path, "breach")),
            readiness=_chance(check, item.readiness, (*path, "readiness")),
            response=read_delay(check, item.response, (*path, "response")),
            size=_size(check, item, (*path, "size")),
            stakes=_stakes(check, item.stakes, (*path, "stakes")),
            count=len(sites) or (item.sites if isinstance(item.sites, int) else None),
            sites=_sites(check, sites, (*path, "sites")),
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def _others(check: Checker, key: str, given: list[str], path: DataPath) -> tuple[str, ...]:
    """Return other commitments that are named; one cannot hang on itself."""
    if key in given:
        place = check.source.place((*path, given.index(key)))
        check.problem(place, f"'{key}' cannot hang on itself", "name another commitment")
    return read_names(check, given, path, check.content.commitments, "commitment")


def _when(check: Checker, text: str | None, path: DataPath, order: Order) -> When | None:
    """Return a moment, or an event by its name."""
    if text is None:
        return None
    if text[:1].isdigit():
        moment = check.moment(text, path)
        return None if moment is None else When(moment)
    place = check.source.place(path)
    if not order.places:
        check.problem(place, f"unknown event '{text}'", "the case has no events")
        return None
    return When(event=text) if check.known(text, order.places, "event", place) else None


def _assurance(
    check: Checker, key: str, item: schema.Commitment, path: DataPath
) -> model.Chance | Needed | None:
    given = item.assurance
    if given is None:
        return None
    if isinstance(given, schema.Needed):
        if not (given.coverage is not None or given.continuity or given.delay):
            place = check.source.place(path)
            check.problem(place, "this asks for nothing", "say coverage, continuity or delay")
        return Needed(
            coverage=read_grade("coverage", given.coverage),
            continuity=read_grade("continuity", given.continuity),
            delay=read_delay(check, given.delay, (*path, "delay")),
        )
    chance = build_chance(check, given, path)
    if chance is not UNREAD and chance.low == 1:
        check.problem(
            check.source.place(path),
            f"'{key}' asks for certainty, which no looking gives: a breach can always be missed",
            "say how sure is enough, below 1",
        )
    return chance


def _chance(check: Checker, given: schema.Chance | None, path: DataPath) -> model.Chance | None:
    return None if given is None else build_chance(check, given, path)


def _stakes(check: Checker, given: schema.Stakes | None, path: DataPath) -> Stakes | None:
    if given is None:
        return None
    if given.discount == 1:
        message = "who counts every later period in full has no sum to compare"
        check.problem(check.source.place((*path, "discount")), message, "say it below 1")
        return None
    return Stakes(given.gain, given.loss, given.false_alarm, given.worth, given.discount)


def _size(check: Checker, item: schema.Commitment, path: DataPath) -> int:
    if item.size is not None and item.total is not None and item.size > item.total.of:
        message = f"a breach of {item.size} is more than the {item.total.of} there are"
        check.problem(check.source.place(path), message)
    return item.size or 1


def _sites(check: Checker, given: Mapping[str, schema.Site], path: DataPath) -> tuple[Site, ...]:
    for key in given:
        check.check_id(key, check.source.key_place((*path, key)))
    stated = [site.chance for site in given.values() if site.chance is not None]
    if stated and len(stated) < len(given):
        missing = next(key for key, site in given.items() if site.chance is None)
        place = check.source.key_place((*path, missing))
        check.problem(place, f"the chance of '{missing}' is missing", "each site has one, or none")
    elif stated and not isclose(sum(stated), 1, abs_tol=1e-6):
        message = f"the chances of the sites make {sum(stated):g}, not 1"
        check.problem(check.source.key_place(path), message)
    return tuple(Site(key, site.chance, site.rate or 1.0) for key, site in given.items())
