"""Builds questions, their hypotheses, and the evidence that events give on them."""

from collections.abc import Collection, Iterable, Mapping
from math import isclose
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.dependence import build_rows, check_circles, check_table, depended_on
from excomm.case.orders import build_orders
from excomm.case.source import DataPath
from excomm.words import UnknownWordError, table

__all__ = [
    "UNREAD",
    "build_chance",
    "build_evidence",
    "build_priors",
    "build_questions",
    "build_ratings",
]

RESIDUAL = "residual"
RATIO = "ratio"

# Stands for a chance that could not be read; what is wrong with it has been said.
UNREAD = model.Chance(0.5, 0.5, 0.5)


def build_questions(
    check: Checker, keys: Iterable[str], orders: Mapping[str, model.Order]
) -> Iterable[model.Question]:
    """Return questions, their hypotheses checked against the `orders` they change."""
    questions = [_question(check, key, orders) for key in keys]
    check_circles(check, questions)
    return questions


def _question(check: Checker, key: str, orders: Mapping[str, model.Order]) -> model.Question:
    question = check.questions[key]
    path = check.question_path(key)
    check.check_id(key, check.source.key_place(path))
    for position, party in enumerate(question.about):
        place = check.source.place((*path, "about", position))
        check.known(party, check.content.parties, "party", place)
        if party in question.about[:position]:
            check.problem(place, f"'{party}' stands here twice")
    hypotheses = tuple(
        _hypothesis(check, question, name, orders, (*path, "hypotheses", name))
        for name in question.hypotheses
    )
    check_table(check, key)
    if all(hypothesis.prior is not None for hypothesis in question.hypotheses.values()):
        _check_priors(check, tuple(answer.prior for answer in hypotheses), path)
    return model.Question(
        id=key,
        asks=question.asks,
        about=tuple(question.about),
        hypotheses=hypotheses,
        period=check.period(question, path),
        place=check.source.key_place(path),
        depends_on=depended_on(check, key),
        rows=build_rows(check, key, question.priors, (*path, "priors"), build_priors),
    )


def build_evidence(
    check: Checker, evidence: schema.Evidence, path: DataPath, ratios: bool = True
) -> Mapping[str, Mapping[str, model.Chance]]:
    """Return the chances of seeing something, by question and hypothesis.

    Parameters
    ----------
    ratios
        Whether how many times likelier it is under one will do, where no chance is known.
    """
    built: dict[str, Mapping[str, model.Chance]] = {}
    questions = check.questions
    for key, chances in evidence.items():
        here: DataPath = (*path, key)
        if not check.known(key, questions, "question", check.source.key_place(here)):
            continue
        hypotheses = questions[key].hypotheses
        if isinstance(chances.get(RATIO), dict):
            built[key] = MappingProxyType(_ratios(check, chances, hypotheses, here, ratios))
            continue
        known = [
            check.known(name, hypotheses, "hypothesis", check.source.key_place((*here, name)))
            for name in chances
        ]
        missing = [name for name in hypotheses if name not in chances]
        if missing and all(known):  # else the missing one is the one misspelt
            check.problem(
                check.source.key_place(here),
                f"the chance of this under '{missing[0]}' is missing",
                f"each hypothesis of {key} has one",
            )
        read = {}
        for name, value in chances.items():
            if isinstance(value, dict):
                place = check.source.place((*here, name))
                check.problem(place, "expected a chance, not a mapping", "ratios stand under ratio")
                read[name] = UNREAD
            else:
                read[name] = build_chance(check, value, (*here, name))
        if read and all(chance.high == 0 for chance in read.values()):
            check.problem(
                check.source.key_place(here),
                f"this could not have happened under any hypothesis of {key}, and it did",
                "a chance above 0 is needed",
            )
        built[key] = MappingProxyType(read)
    return MappingProxyType(built)


def _ratios(
    check: Checker,
    given: Mapping[str, object],
    hypotheses: Collection[str],
    path: DataPath,
    allowed: bool,
) -> dict[str, model.Chance]:
    """Read how many times likelier something is under some hypotheses than under the others."""
    unread = dict.fromkeys(hypotheses, UNREAD)
    ratios = given[RATIO]
    assert isinstance(ratios, dict)
    place = check.source.key_place((*path, RATIO))
    if not allowed:
        check.problem(place, "a ratio does not say how likely it was to come", "give chances")
        return unread
    if len(given) > 1:
        other = next(name for name in given if name != RATIO)
        place = check.source.key_place((*path, other))
        check.problem(place, f"'{other}' stands beside a ratio", "give ratios or chances")
        return unread
    for name in ratios:
        here = (*path, RATIO, name)
        if not check.known(name, hypotheses, "hypothesis", check.source.key_place(here)):
            return unread
    times = {name: float(ratios.get(name, 1)) for name in hypotheses}
    most = max(times.values())
    if not most:
        check.problem(place, "every ratio is 0", "a ratio above 0 is needed")
        return unread
    # Only their proportions matter, so the largest may stand for certain.
    return {
        name: model.Chance(value / most, value / most, value / most, f"x {value:g}")
        for name, value in times.items()
    }


def build_ratings(
    check: Checker, ratings: Mapping[str, Mapping[str, str]], path: DataPath
) -> Mapping[str, Mapping[str, str]]:
    """Return how consistent something is said to be with each hypothesis, by question."""
    questions = check.questions
    for key, stated in ratings.items():
        here = (*path, key)
        if check.known(key, questions, "question", check.source.key_place(here)):
            for name in stated:
                place = check.source.key_place((*here, name))
                check.known(name, questions[key].hypotheses, "hypothesis", place)
    return MappingProxyType({key: MappingProxyType(dict(own)) for key, own in ratings.items()})


def build_priors(
    check: Checker, question: str, priors: schema.Chances, path: DataPath
) -> Mapping[str, model.Chance | None]:
    """Return the priors that a judge or a row gives the hypotheses of a question.

    None is what the others leave. How many times likelier one is than the others will do.
    """
    hypotheses = check.questions[question].hypotheses
    if isinstance(priors.get(RATIO), dict):
        times = _ratios(check, priors, hypotheses, path, True)
        total = sum(chance.point for chance in times.values())
        shares = {name: chance.point / total for name, chance in times.items()}
        return MappingProxyType(
            {name: model.Chance(x, x, x, times[name].word) for name, x in shares.items()}
        )
    known = [
        check.known(name, hypotheses, "hypothesis", check.source.key_place((*path, name)))
        for name in priors
    ]
    missing = [name for name in hypotheses if name not in priors]
    if missing and all(known):
        place = check.source.key_place(path)
        hint = f"each hypothesis of {question} has one"
        check.problem(place, f"the prior of '{missing[0]}' is missing", hint)
    read: dict[str, model.Chance | None] = {}
    for name, value in priors.items():
        if isinstance(value, dict):
            place = check.source.place((*path, name))
            check.problem(place, "expected a prior, not a mapping", "ratios stand under ratio")
            read[name] = UNREAD
        else:
            read[name] = None if _is_residual(value) else build_chance(check, value, (*path, name))
    if not missing and all(known):
        _check_priors(check, tuple(read.values()), path)
    return MappingProxyType(read)


def _hypothesis(
    check: Checker,
    question: schema.Question,
    name: str,
    orders: Mapping[str, model.Order],
    path: DataPath,
) -> model.Hypothesis:
    check.check_id(name, check.source.key_place(path))
    given = question.hypotheses[name]
    about_known = all(party in check.content.parties for party in question.about)
    for section in ("first", "orders"):
        for party in getattr(given, section):
            place = check.source.key_place((*path, section, party))
            if party in check.content.parties and party not in question.about and about_known:
                message = f"the question is not about '{party}'"
                check.problem(place, message, "name the party under about")
            if section == "first" and party in given.orders:
                message = f"'{party}' has a whole order here too"
                check.problem(place, message, "keep one of the two")
    for party, ids in given.first.items():
        _check_first(check, party, ids, orders, (*path, "first", party))
    return model.Hypothesis(
        id=name,
        text=given.text,
        prior=None
        if given.prior is None or _is_residual(given.prior)
        else build_chance(check, given.prior, (*path, "prior")),
        first=MappingProxyType({party: tuple(ids) for party, ids in given.first.items()}),
        orders=build_orders(check, (*path, "orders"), given.orders),
        plays_for_time=bool(check.flag(given.plays_for_time, (*path, "plays_for_time"))),
        cites=check.cites(given.cites, path),
        by=given.by,
        place=check.source.key_place(path),
    )


def _check_first(
    check: Checker,
    party: str,
    ids: list[str],
    orders: Mapping[str, model.Order],
    path: DataPath,
) -> None:
    if not check.known(party, check.content.parties, "party", check.source.key_place(path)):
        return
    order = orders.get(party)
    if not isinstance(order, model.Statements):
        message = f"the order of '{party}' has no statements to move"
        check.problem(check.source.key_place(path), message, "give a whole order under orders")
        return
    known = [statement.id for statement in order.items]
    for position, name in enumerate(ids):
        place = check.source.place((*path, position))
        if check.known(name, known, "statement", place) and name in ids[:position]:
            check.problem(place, f"'{name}' stands here twice")


def _is_residual(value: schema.Chance) -> bool:
    return isinstance(value, str) and value.casefold() == RESIDUAL


def build_chance(check: Checker, value: schema.Chance, path: DataPath) -> model.Chance:
    """Read a chance; one that is wrong is reported."""
    place = check.source.place(path)
    if isinstance(value, list):
        low, high = value
        if low > high:
            check.problem(place, f"the range begins at {low:g}, above its end {high:g}")
            return UNREAD
        return model.Chance((low + high) / 2, low, high)
    if not isinstance(value, str):
        return model.Chance(value, value, value)
    if _is_residual(value):
        check.problem(place, "only the prior of a hypothesis can be residual")
        return UNREAD
    if value[:1].isdecimal():
        check.problem(place, f"'{value}' is no word", "a number from 0 to 1, without quotes or %")
        return UNREAD
    if check.content.words is None:
        hint = "words: icd203, or another table, at the head of the case"
        check.problem(place, f"nothing says how likely '{value}' is", hint)
        return UNREAD
    try:
        term = table(check.content.words).term(value)
    except UnknownWordError as error:
        check.problem(place, str(error))
        return UNREAD
    return model.Chance(term.point, term.low, term.high, value)


def _check_priors(check: Checker, priors: tuple[model.Chance | None, ...], path: DataPath) -> None:
    place = check.source.key_place(path)
    stated = [prior for prior in priors if prior is not None]
    if any(chance is UNREAD for chance in stated):
        return
    total = sum(chance.point for chance in stated)
    residuals = len(priors) - len(stated)
    if residuals > 1:
        check.problem(place, "more than one hypothesis has the residual prior", "keep one")
    elif residuals and total >= 1:
        message = f"the priors leave nothing for the residual hypothesis: they make {total:g}"
        check.problem(place, message)
    # Words of a published table rarely make one and are scaled; numbers were meant exactly.
    numbers = all(chance.word is None for chance in stated)
    if not residuals and not total:
        check.problem(place, "every prior is 0", "one of the hypotheses is true")
    elif not residuals and numbers:
        low, high = sum(c.low for c in stated), sum(c.high for c in stated)
        if not (low <= 1 <= high or isclose(total, 1, abs_tol=1e-6)):
            made = f"{low:g} to {high:g}" if low < high else f"{total:g}"
            message = f"the priors add up to {made}, not to 1"
            check.problem(place, message, "one of them may be residual: what the others leave")
