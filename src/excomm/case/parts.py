"""Builds the parts of a case that stand on their own: options, documents, rules, outcomes."""

from collections.abc import Iterable

from excomm.case import model
from excomm.case.checker import Checker
from excomm.case.problems import nearest
from excomm.case.source import DataPath

__all__ = [
    "build_documents",
    "build_factors",
    "build_options",
    "build_outcomes",
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
                cites=check.cites(option.cites, path),
                by=option.by,
                place=place,
            )
        )
    order = {party: position for position, party in enumerate(check.content.parties)}
    return sorted(built, key=lambda option: order[option.party])


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


def build_rules(check: Checker) -> Iterable[model.Rule]:
    """Return what removes states."""
    for index, rule in enumerate(check.content.impossible):
        path: DataPath = ("impossible", index)
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
