"""Makes a case out of a case file: gives names their meaning and checks that they fit."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from excomm.case import model
from excomm.case.checker import Checker
from excomm.case.committing import build_commitments
from excomm.case.definitions import endless
from excomm.case.history import build_events, build_start, check_as_of
from excomm.case.judgements import build_judgements
from excomm.case.judges import build_judges
from excomm.case.measuring import build_measures
from excomm.case.orders import build_orders
from excomm.case.parts import (
    build_barred,
    build_choice,
    build_documents,
    build_factors,
    build_moves,
    build_options,
    build_outcomes,
    build_parties,
    build_rules,
    build_set_aside,
)
from excomm.case.patterns import is_pattern
from excomm.case.pressing import build_pressure
from excomm.case.problems import CaseError, Place, first_of
from excomm.case.proposing import build_proposals
from excomm.case.questions import build_questions
from excomm.case.refusing import check_refusals
from excomm.case.settling import build_issues, build_no_agreement
from excomm.case.shape import shaped
from excomm.case.source import Source
from excomm.case.telling import check_told
from excomm.case.viewing import build_views
from excomm.case.weighing import build_expected, build_grading, build_groups, build_indicators

__all__ = ["build_case"]


def build_case(source: Source, name: str) -> model.Case:
    """Make a case called `name` out of the content of a case file.

    Raises
    ------
    CaseError
        With every problem found, each with its place.
    """
    content = shaped(source)
    check = Checker(source, content)
    check.know_options(build_options(check))
    _check_ids(check)
    factors = tuple(build_factors(check))
    outcomes = tuple(build_outcomes(check))
    _check_definitions(check, [*factors, *outcomes])
    events = tuple(build_events(check))
    check_as_of(check, events)
    orders = build_orders(check, ("orders",), content.orders)
    questions = tuple(build_questions(check, content.questions, orders))
    expected = tuple(build_expected(check, events))
    commitments = tuple(build_commitments(check, events))
    check_told(check, events, commitments)
    horizons = (model.Horizon(key, turns) for key, turns in content.horizons.items())
    case = model.Case(
        name=name,
        title=content.title,
        file=source.file,
        digest=hashlib.sha256(source.text.encode()).hexdigest(),
        about=content.about,
        as_of=content.as_of,
        known_to=content.known_to,
        words=content.words,
        horizons=tuple(sorted(horizons, key=lambda horizon: horizon.turns)),
        documents=tuple(build_documents(check)),
        parties=tuple(build_parties(check)),
        options=tuple(check.options.values()),
        factors=factors,
        impossible=tuple(build_rules(check, "impossible")),
        merged=tuple(build_rules(check, "merged")),
        barred=tuple(build_barred(check)),
        moves=MappingProxyType(dict(build_moves(check))),
        outcomes=outcomes,
        set_aside=tuple(build_set_aside(check)),
        orders=orders,
        interests=build_orders(check, ("interests",), content.interests),
        questions=questions,
        commitments=commitments,
        measures=tuple(build_measures(check, commitments)),
        issues=tuple(build_issues(check, events)),
        no_agreement=build_no_agreement(check),
        pressure=tuple(build_pressure(check)),
        choice=build_choice(check),
        start=build_start(check),
        events=events,
        judgements=tuple(build_judgements(check, questions, events)),
        grading=build_grading(check),
        groups=tuple(build_groups(check, events)),
        expected=expected,
        indicators=tuple(build_indicators(check, events)),
        judges=tuple(build_judges(check, events, expected)),
        pooling=content.pooling,
        views=build_views(check, orders),
        proposals=build_proposals(check, events),
    )
    if not check.problems:  # what is refused is looked at once everything can be read
        check_refusals(check, case)
    if check.problems:
        raise CaseError(first_of(check.problems))
    return replace(case, cited=tuple(check.cited[place] for place in sorted(check.cited)))


def _check_ids(check: Checker) -> None:
    content = check.content
    sections: dict[str, Iterable[str]] = {
        "parties": content.parties,
        "factors": content.factors,
        "outcomes": content.outcomes,
        "horizons": content.horizons,
    }
    for section, ids in sections.items():
        for key in ids:
            check.check_id(key, check.source.key_place((section, key)))
    for key in content.outcomes:
        if key in content.factors:
            place = check.source.key_place(("outcomes", key))
            check.problem(place, f"'{key}' is the name of a factor too", "rename one of them")
    for section in ("outcomes", "factors"):
        for key in getattr(content, section):
            if key in ("present", "all") or is_pattern(key):
                place = check.source.key_place((section, key))
                check.problem(place, f"'{key}' has a meaning of its own", "choose another name")


def _check_definitions(check: Checker, items: Sequence[model.Factor | model.Outcome]) -> None:
    defined = {item.id: item for item in items if item.id not in check.options}
    for key, message in endless({key: item.when for key, item in defined.items()}):
        check.problem(defined[key].place or Place(check.source.file), message)
