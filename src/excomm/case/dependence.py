"""Builds the priors of questions that depend on others, and sees that none does in a circle."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import product
from math import prod
from types import MappingProxyType
from typing import TYPE_CHECKING

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.evidence import PriorRow
from excomm.case.source import DataPath

if TYPE_CHECKING:
    from collections.abc import Callable

    ReadPriors = Callable[
        [Checker, str, schema.Chances, DataPath], Mapping[str, model.Chance | None]
    ]

__all__ = ["build_rows", "check_circles", "check_table", "depended_on"]

# A table with more combinations of answers is not looked through for those it leaves out.
MOST_COMBINATIONS = 100_000


def depended_on(check: Checker, key: str) -> tuple[str, ...]:
    """Return the questions that a question depends on, those there are."""
    found: list[str] = []
    path = (*check.question_path(key), "depends_on")
    for position, name in enumerate(check.questions[key].depends_on):
        place = check.source.place((*path, position))
        if check.known(name, check.asked_beside(key), "question", place):
            if name in found:
                check.problem(place, f"'{name}' stands here twice")
            else:
                found.append(name)
    return tuple(found)


def check_table(check: Checker, key: str) -> None:
    """Check that a question that depends on others has its priors in a table, and only there."""
    question = check.questions[key]
    path = check.question_path(key)
    if question.depends_on and not question.priors:
        place = check.source.key_place((*path, "depends_on"))
        hint = f"under priors, a row for each answer to {question.depends_on[0]}"
        check.problem(place, f"nothing says how the priors of {key} depend on others", hint)
    elif question.priors and not question.depends_on:
        place = check.source.key_place((*path, "priors"))
        check.problem(place, f"'{key}' depends on no question", "name it under depends_on")
    for name, hypothesis in question.hypotheses.items():
        here = (*path, "hypotheses", name)
        if hypothesis.prior is None and not (question.depends_on or question.priors):
            check.problem(check.source.key_place(here), "the key 'prior' is missing")
        elif hypothesis.prior is not None and question.priors:
            place = check.source.key_place((*here, "prior"))
            message = f"the priors of {key} stand in rows, given answers to other questions"
            check.problem(place, message, "leave this one out")


def build_rows(
    check: Checker,
    key: str,
    rows: Sequence[schema.PriorRow],
    path: DataPath,
    read_priors: "ReadPriors",
) -> tuple[PriorRow, ...]:
    """Return the rows of the priors of a question, checked to be of each combination one.

    Parameters
    ----------
    path
        Where the rows stand.
    read_priors
        What reads the priors of one row.
    """
    parents = [name for name in _depends_on(check, key) if name in check.asked_beside(key)]
    built = []
    sound = True
    for position, row in enumerate(rows):
        here: DataPath = (*path, position)
        for name, answer in row.given.items():
            sound &= _is_answer(check, key, name, answer, (*here, "given", name))
        built.append(
            PriorRow(
                given=MappingProxyType(dict(row.given)),
                priors=read_priors(check, key, row.prior, (*here, "prior")),
                cites=check.cites(row.cites, here),
                by=row.by,
                place=check.source.place(here),
            )
        )
    if sound and rows and parents:
        _check_rows(check, parents, built, path)
    return tuple(built)


def _depends_on(check: Checker, key: str) -> list[str]:
    return list(dict.fromkeys(check.questions[key].depends_on))


def _is_answer(check: Checker, key: str, name: str, answer: str, path: DataPath) -> bool:
    """Return whether a row is given a hypothesis of a question that this one depends on."""
    questions, parents = check.asked_beside(key), _depends_on(check, key)
    place = check.source.key_place(path)
    if name in questions and name not in parents:
        if parents:  # else that has been said
            message = f"'{key}' does not depend on '{name}'"
            check.problem(place, message, "name it under depends_on")
        return False
    if not check.known(name, questions, "question", place):
        return False
    return check.known(answer, questions[name].hypotheses, "hypothesis", check.source.place(path))


def _check_rows(
    check: Checker, parents: Sequence[str], rows: Sequence[PriorRow], path: DataPath
) -> None:
    answers = [list(check.questions[name].hypotheses) for name in parents]
    if prod(map(len, answers)) > MOST_COMBINATIONS:
        return
    twice: set[int] = set()
    for chosen in product(*answers):
        combination = dict(zip(parents, chosen, strict=True))
        said = ", ".join(f"{name} is {answer}" for name, answer in combination.items())
        covering = [place for place, row in enumerate(rows) if row.covers(combination)]
        if not covering:
            place = check.source.key_place(path)
            check.problem(place, f"no row says what the priors are where {said}", "add one")
            return
        if len(covering) > 1 and covering[1] not in twice:
            twice.add(covering[1])
            first = rows[covering[0]].place
            hint = "keep one" if first is None else f"one stands in line {first.line}"
            place = check.source.place((*path, covering[1]))
            check.problem(place, f"a second row for where {said}", hint)


def check_circles(check: Checker, questions: Iterable[model.Question]) -> None:
    """Check that no question depends on itself, directly or through others."""
    depends = {question.id: set(question.depends_on) for question in questions}
    while circle := _circle(depends):
        first = min(circle, key=list(depends).index)
        turned = [*circle[circle.index(first) :], *circle[: circle.index(first)], first]
        place = check.source.key_place((*check.question_path(first), "depends_on"))
        message = f"'{first}' depends on itself: {' -> '.join(turned)}"
        check.problem(place, message, "let one of these depend on none of the others")
        depends = {name: names - {*circle} for name, names in depends.items() if name not in circle}


def _circle(depends: Mapping[str, Iterable[str]]) -> list[str]:
    """Return questions that depend each on the next, and the last on the first, if there are."""
    try:
        TopologicalSorter(depends).prepare()
    except CycleError as error:
        return list(reversed(error.args[1][1:]))
    return []
