"""Builds preferences: statements, rankings and weights."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.logic import Formula, Or
from excomm.case.problems import Place
from excomm.case.source import DataPath

__all__ = ["build_orders"]


def build_orders(
    check: Checker, path: DataPath, orders: Mapping[str, schema.Order]
) -> Mapping[str, model.Order]:
    """Return the orders that stand at `path`, by party."""
    built: dict[str, model.Order] = {}
    for party, order in orders.items():
        here: DataPath = (*path, party)
        check.known(party, check.content.parties, "party", check.source.key_place(here))
        if isinstance(order, list):
            built[party] = model.Statements(tuple(_statements(check, order, here)))
        elif isinstance(order, schema.Ranking):
            built[party] = _ranking(check, order, (*here, "ranking"))
        else:
            built[party] = _weights(check, order, (*here, "weights"))
    return MappingProxyType(built)


def _statements(
    check: Checker, entries: list[schema.Entry], path: DataPath
) -> Iterable[model.Statement]:
    seen: dict[str, Place] = {}
    for statement, here, tier in _one_by_one(entries, path):
        place = check.source.place((*here, "id"))
        check.once(statement.id, "statement", place, seen)
        yield model.Statement(
            id=statement.id,
            want=check.formula(statement.want, (*here, "want")),
            text=statement.text,
            period=check.period(statement, here),
            cites=check.cites(statement.cites, here),
            by=statement.by,
            place=check.source.place((*here, "want")),
            tier=tier,
            refusal=bool(check.flag(statement.refusal, (*here, "refusal"))),
        )


def _one_by_one(
    entries: list[schema.Entry], path: DataPath
) -> Iterable[tuple[schema.Statement, DataPath, int | None]]:
    """Return the statements with their places, and the tier of those that share one."""
    for index, entry in enumerate(entries):
        if not isinstance(entry, list):
            yield entry, (*path, index), None
            continue
        tier = index if len(entry) > 1 else None
        for position, statement in enumerate(entry):
            yield statement, (*path, index, position), tier


def _ranking(check: Checker, order: schema.Ranking, path: DataPath) -> model.Ranking:
    classes: list[Formula] = []
    texts: list[str] = []
    for index, entry in enumerate(order.ranking):
        here: DataPath = (*path, index)
        if isinstance(entry, str):
            classes.append(check.states(entry, here))
            texts.append(entry)
            continue
        members = tuple(check.states(text, (*here, k)) for k, text in enumerate(entry))
        if not members:
            check.problem(check.source.place(here), "a class of the ranking is empty")
            continue
        classes.append(Or(members) if len(members) > 1 else members[0])
        texts.append(" ~ ".join(entry))
    return model.Ranking(tuple(classes), tuple(texts), check.source.place(path))


def _weights(check: Checker, order: schema.Weights, path: DataPath) -> model.Weights:
    return model.Weights(
        tuple(
            # By way of the decimal text, so that 0.1 + 0.2 and 0.3 tie.
            (check.formula(text, (*path, text), key=True), Fraction(str(weight)))
            for text, weight in order.weights.items()
        )
    )
