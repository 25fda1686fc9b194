"""Builds the parts of a case that stand on their own: options, documents, rules, outcomes."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Literal

from excomm.case import model, schema
from excomm.case.agreed import read_names
from excomm.case.checker import Checker
from excomm.case.logic import Constant, Formula
from excomm.case.problems import nearest
from excomm.case.source import DataPath

__all__ = [
    "build_barred",
    "build_choice",
    "build_documents",
    "build_factors",
    "build_moves",
    "build_options",
    "build_outcomes",
    "build_parties",
    "build_rules",
    "build_set_aside",
]


def build_options(check: Checker) -> list[model.Option]:
    """Return the options that can be read, party by party in the order of the parties."""
    built = []
    for key, option in check.content.options.items():
        path: DataPath = ("options", key)
        place = check.source.key_place(path)
        party, dot, rest = key.partition(".")
        if not dot:
            check.problem(place, f"the option '{key}' names no party", "write party.option")
            continue
        if party not in check.content.parties:
            hint = nearest(party, list(check.content.parties))
            check.problem(place, f"unknown party '{party}' in '{key}'", hint)
            continue
        check.check_id(rest or key, place)
        if check.content.parties[party].observer:
            message = f"'{party}' is an observer and holds no option"
            check.problem(place, message, "drop the option, or 'observer: true'")
        if option.levels is not None and option.one_of is not None:
            check.problem(place, f"'{key}' has levels and one_of", "keep one of the two")
        values = tuple(option.levels or option.one_of or ("no", "yes"))
        kind = "levels" if option.levels else "one_of" if option.one_of else "switch"
        for index, value in enumerate(values if kind != "switch" else ()):
            value_place = check.source.place((*path, kind, index))
            if check.check_id(value, value_place) and value in values[:index]:
                check.problem(value_place, f"the level '{value}' stands twice")
        built.append(
            model.Option(
                id=key,
                party=party,
                text=option.text,
                values=values,
                kind=kind,  # type: ignore[arg-type]
                moves=option.moves,
                severity=option.severity,
                tags=tuple(dict.fromkeys(option.tags)),
                matures=_matures(check, option.matures, (*path, "matures")),
                reserve=bool(check.flag(option.reserve, (*path, "reserve"))),
                cites=check.cites(option.cites, path),
                by=option.by,
                place=place,
            )
        )
    order = {party: position for position, party in enumerate(check.content.parties)}
    return sorted(built, key=lambda option: order[option.party])


def _matures(
    check: Checker, given: str | schema.Matures | None, path: DataPath
) -> model.Matures | None:
    """Return what is gained by time, and by when."""
    if given is None:
        return None
    if isinstance(given, str):
        return model.Matures(given)
    return model.Matures(given.text, check.moment(given.on, (*path, "on")))


def build_parties(check: Checker) -> Iterable[model.Party]:
    """Return the parties, and who stands by whom."""
    for key, party in check.content.parties.items():
        path: DataPath = ("parties", key)
        named: dict[str, tuple[str, ...]] = {}
        for word, given in (("allies", party.allies), ("unrecognized_by", party.unrecognized_by)):
            if key in given:
                place = check.source.place((*path, word, given.index(key)))
                check.problem(place, f"'{key}' cannot stand among its own {word}")
            named[word] = read_names(check, given, (*path, word), check.content.parties, "party")
        yield model.Party(
            id=key,
            name=party.name,
            observer=party.observer,
            text=party.text,
            allies=named["allies"],
            unrecognized_by=named["unrecognized_by"],
            cites=check.cites(party.cites, path),
            by=party.by,
        )


def build_documents(check: Checker) -> Iterable[model.Document]:
    """Return the sources of the case."""
    for key, document in check.content.documents.items():
        mark = document.mark
        yield model.Document(
            id=key,
            title=document.title,
            date=check.moment(document.date, ("documents", key, "date")),
            author=document.author,
            to=document.to,
            source=document.source,
            sha256=document.sha256,
            was=mark.was if mark else None,
            now=mark.now if mark else None,
            genre=document.genre,
            place=document.place,
            url=document.url,
            record=document.record,
            part=document.part,
        )


def build_factors(check: Checker) -> Iterable[model.Factor]:
    """Return the consequences in nobody's hands."""
    for key, factor in check.content.factors.items():
        path: DataPath = ("factors", key)
        if factor.horizon is not None:
            place = check.source.place((*path, "from"))
            check.known(factor.horizon, check.content.horizons, "horizon", place)
        yield model.Factor(
            id=key,
            when=check.formula(factor.when, (*path, "when")),
            text=factor.text,
            horizon=factor.horizon,
            cites=check.cites(factor.cites, path),
            by=factor.by,
            place=check.source.key_place(path),
        )


def build_rules(check: Checker, section: Literal["impossible", "merged"]) -> Iterable[model.Rule]:
    """Return what removes states, or merges them."""
    for index, rule in enumerate(getattr(check.content, section)):
        path: DataPath = (section, index)
        if isinstance(rule, str):
            yield model.Rule(check.states(rule, path), place=check.source.place(path))
            continue
        yield model.Rule(
            rule=check.states(rule.rule, (*path, "rule")),
            why=rule.why,
            cites=check.cites(rule.cites, path),
            by=rule.by,
            place=check.source.place((*path, "rule")),
        )


def build_barred(check: Checker) -> Iterable[model.Bar]:
    """Return the moves that cannot be made although the options allow them."""
    for index, item in enumerate(check.content.barred):
        path: DataPath = ("barred", index)
        place = check.source.place(path)
        if item.since is None and item.to is None:
            check.problem(place, "this bars every move", "say 'from' which states, or 'to' which")
        if item.party is not None:
            check.mover(item.party, check.source.place((*path, "party")))
        yield model.Bar(
            since=_states(check, item.since, (*path, "from")),
            to=_states(check, item.to, (*path, "to")),
            party=item.party,
            why=item.why,
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def build_moves(check: Checker) -> Iterable[tuple[str, tuple[model.Arc, ...]]]:
    """Return by party the moves that are given one by one."""
    for party, arcs in check.content.moves.items():
        check.mover(party, check.source.key_place(("moves", party)))
        built = []
        for index, arc in enumerate(arcs):
            path: DataPath = ("moves", party, index)
            built.append(
                model.Arc(
                    since=_states(check, arc.since, (*path, "from")),
                    sets=MappingProxyType(check.values(arc.sets, (*path, "sets"))),
                    why=arc.why,
                    cites=check.cites(arc.cites, path),
                    by=arc.by,
                    place=check.source.place(path),
                )
            )
        yield party, tuple(built)


def _states(check: Checker, text: str | None, path: DataPath) -> Formula:
    """Return what a pattern or formula says; that any state will do, if there is none."""
    return Constant(True) if text is None else check.states(text, path)


def build_outcomes(check: Checker) -> Iterable[model.Outcome]:
    """Return the named sets of states."""
    for key, outcome in check.content.outcomes.items():
        path: DataPath = ("outcomes", key)
        place = check.source.key_place(path)
        if isinstance(outcome, str):
            yield model.Outcome(key, check.states(outcome, path), place=place)
            continue
        yield model.Outcome(
            id=key,
            when=check.states(outcome.when, (*path, "when")),
            text=outcome.text,
            cites=check.cites(outcome.cites, path),
            by=outcome.by,
            place=place,
        )


def build_set_aside(check: Checker) -> Iterable[model.SetAside]:
    """Return what is not compared."""
    for index, item in enumerate(check.content.set_aside):
        path: DataPath = ("set_aside", index)
        yield model.SetAside(
            what=check.formula(item.what, (*path, "what")),
            why=item.why,
            period=check.period(item, path),
            cites=check.cites(item.cites, path),
            by=item.by,
            place=check.source.place(path),
        )


def build_choice(check: Checker) -> model.Choice:
    """Return how the parties choose, what is not said as by default."""
    given = check.content.choice
    default = model.Choice()
    if given is None:
        return default
    spans = {}
    for key in ("error", "caution"):
        value = getattr(given, key)
        low, high = value if isinstance(value, list) else (value, value)
        spans[key] = getattr(default, key) if low is None else (low, high)
        if spans[key][0] > spans[key][1]:
            place = check.source.place(("choice", key))
            check.problem(place, f"the range from {low:g} to {high:g} runs backwards")
    for party in given.initiative:
        check.mover(party, check.source.key_place(("choice", "initiative", party)))
    movers = {option.party for option in check.options.values()} | check.content.moves.keys()
    if given.initiative and not any(given.initiative.get(party, 1) for party in movers):
        place = check.source.place(("choice", "initiative"))
        check.problem(place, "no party ever moves", "give one an initiative above 0")
    return model.Choice(
        error=spans["error"],
        caution=spans["caution"],
        initiative=MappingProxyType(given.initiative),
        cites=check.cites(given.cites, ("choice",)),
        by=given.by,
        place=check.source.key_place(("choice",)),
    )
