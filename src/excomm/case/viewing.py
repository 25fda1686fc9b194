"""Builds the pictures that parties have of one another."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.orders import build_orders
from excomm.case.problems import nearest
from excomm.case.questions import build_questions
from excomm.case.source import DataPath
from excomm.case.views import Advice, View
from excomm.case.vocabulary import TACTICS

__all__ = ["build_views"]


def build_views(check: Checker, orders: Mapping[str, model.Order]) -> Mapping[str, View]:
    """Return the views, by party.

    Parameters
    ----------
    orders
        What the parties want in the eyes of the estimators.
    """
    built = {}
    for party, view in check.content.views.items():
        path: DataPath = ("views", party)
        place = check.source.key_place(path)
        check.mover(party, place)
        _check_of_others(check, party, view)
        seen = build_orders(check, (*path, "orders"), view.orders)
        _check_names_of_questions(check, party, view)
        own = [key for key in view.questions if check.views.get(key) == party]
        built[party] = View(
            party=party,
            text=view.text,
            orders=seen,
            interests=build_orders(check, (*path, "interests"), view.interests),
            questions=tuple(build_questions(check, own, {**orders, **seen})),
            unaware=tuple(_unaware(check, party, view)),
            advice=tuple(_advice(check, party, view)),
            cites=check.cites(view.cites, path),
            by=view.by,
            place=place,
        )
    return MappingProxyType(built)


def _check_of_others(check: Checker, party: str, view: schema.View) -> None:
    """Check that a view is of the others: what a party itself wants, the case says."""
    for section in ("orders", "interests"):
        if party in getattr(view, section):
            check.problem(
                check.source.key_place(("views", party, section, party)),
                f"'{party}' views itself here",
                f"what it wants itself stands under {section}",
            )
    for key, question in view.questions.items():
        for position, name in enumerate(question.about):
            if name == party:
                check.problem(
                    check.source.place(("views", party, "questions", key, "about", position)),
                    f"'{party}' asks itself what it wants itself",
                    "what it wants stands under orders",
                )


def _check_names_of_questions(check: Checker, party: str, view: schema.View) -> None:
    for key in view.questions:
        if (other := check.views.get(key)) != party:
            place = check.source.key_place(("views", party, "questions", key))
            asked = "the estimators ask" if other is None else f"'{other}' asks"
            message = f"the question '{key}' is one that {asked} too"
            check.problem(place, message, "evidence names questions: choose another name")


def _unaware(check: Checker, party: str, view: schema.View) -> Iterable[str]:
    others = [key for key, option in check.options.items() if option.party != party]
    for position, name in enumerate(view.unaware):
        place = check.source.place(("views", party, "unaware", position))
        if name in check.unsound:
            continue
        if name in check.options and name not in others:
            hint = nearest(name, others)
            check.problem(place, f"'{name}' is an option of '{party}' itself", hint)
        elif name in view.unaware[:position]:
            check.problem(place, f"'{name}' stands here twice")
        elif check.known(name, others, "option", place):
            yield name


def _advice(check: Checker, party: str, view: schema.View) -> Iterable[Advice]:
    subjects = [*check.content.options, *check.content.issues, TACTICS]
    for position, item in enumerate(view.advice):
        path: DataPath = ("views", party, "advice", position)
        check.known(item.about, subjects, "subject", check.source.place((*path, "about")))
        yield Advice(
            text=item.text,
            about=item.about,
            cites=check.cites(item.cites, path),
            by=item.by,
            place=check.source.place((*path, "text")),
        )
