"""Pressure under every joint answer to the questions of a case, and judgements of it."""

from collections.abc import Iterable, Mapping, Sequence

from excomm.case import Case, PressesCheck, Situation, situate
from excomm.conflict.stability import Progress
from excomm.estimate.answers import answer_questions, find_branches, profile_of
from excomm.estimate.dependence import depends_on
from excomm.estimate.found import PressesFound, UndertakingFound
from excomm.forecast import Branch
from excomm.negotiation import (
    MOST_UNDERTAKINGS,
    Pressure,
    PressureSet,
    Undertaking,
    Way,
    press,
)

__all__ = [
    "KnownPressure",
    "check_presses",
    "find_pressure",
    "press_once",
    "undertakings_found",
]

# The pressure found so far, by all that it turns on.
KnownPressure = dict[tuple[object, ...], Pressure]


def find_pressure(
    case: Case,
    by: str,
    wanted: str,
    most: int = MOST_UNDERTAKINGS,
    through: str | None = None,
    options: Sequence[str] | None = None,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    listed: bool = True,
    progress: Progress | None = None,
) -> Pressure:
    """Return the pressure that works, questions that are not given answered in every way.

    Parameters
    ----------
    case, as_of, given, seed
        As for :func:`~excomm.estimate.answers.answer_questions`.
    by, wanted, most, through, options, progress
        As for :func:`~excomm.negotiation.press`.
    listed
        Whether the states can be listed; if not, it is not said what others would make of the
        state in which threats are carried out.

    Raises
    ------
    CaseError
        As those do.
    """
    if listed:
        branches = answer_questions(case, as_of, given, seed).branches
    else:
        branches = find_branches(case, as_of, given, seed)
    return press(
        situate(case, as_of, given=given), branches, by, wanted, most, through, options, progress
    )


def press_once(
    situation: Situation,
    branches: Sequence[Branch],
    by: str,
    wanted: str,
    most: int = MOST_UNDERTAKINGS,
    through: str | None = None,
    known: KnownPressure | None = None,
) -> Pressure:
    """Return the pressure that works, found once for all cases in which it turns on the same.

    Parameters
    ----------
    situation, branches, by, wanted, most, through
        As for :func:`~excomm.negotiation.press`.
    known
        The pressure found so far: kept here. What was found with the states listed serves also
        where they are not, and says more.

    Raises
    ------
    CaseError
        As that does.
    """
    case = situation.case
    # Whatever else is taken away from a case, the same pressure works.
    turns_on = (situation.present, situation.as_of, case.options, case.factors)
    rules = (case.impossible, case.outcomes)
    orders = [profile_of(branch.situation) for branch in branches]
    beliefs = [branch.belief for branch in branches]
    listed = branches[0].conflict is not None
    key = (by, wanted, most, through, *turns_on, *rules, *orders, *beliefs)
    known = {} if known is None else known
    for kept in [(True, *key)] if listed else [(True, *key), (False, *key)]:
        if kept in known:
            return known[kept]
    found = press(situation, branches, by, wanted, most, through)
    known[listed, *key] = found
    return found


def check_presses(
    case: Case,
    as_of: str | None,
    check: PressesCheck,
    seed: int = 0,
    known: KnownPressure | None = None,
) -> tuple[bool, PressesFound]:
    """Find whether pressure works as a source says.

    Parameters
    ----------
    case, as_of, seed
        As for :func:`find_pressure`.
    check
        What the source says.
    known
        The pressure found so far, by all that it turns on: kept here.
    """
    branches = find_branches(case, as_of, check.given, seed)
    through = None if check.only else check.through
    situation = situate(case, as_of, given=check.given)
    wanted = str(check.wanted)
    found = press_once(situation, branches, check.party, wanted, check.size, through, known)
    places = range(len(found.branches))
    fit = [[one for one in found.sets if _ways(one, place, check)] for place in places]
    under = [bool(sets) for sets in fit]
    every = next((one for one in found.sets if all(one in sets for sets in fit)), None)
    agrees = all(under) if check.under == "each" else every is not None
    if check.only:
        agrees = agrees and not any(
            way.third != check.through
            for one in found.sets
            for ways in one.ways
            for way in ways
            if way.credible or check.credible is not True
        )
    if check.credible is False:
        agrees = agrees and not any(
            way.credible
            for one in found.sets
            for place in places
            for way in _ways(one, place, check)
        )
    shown = every or next((sets[0] for sets in fit if sets), None)
    ways = [way for place in places for way in (_ways(shown, place, check) if shown else [])]
    return agrees, PressesFound(
        wanted=str(check.wanted),
        by=check.party,
        through=check.through,
        works=depends_on(found.branches, under),
        every=every is not None,
        undertakings=undertakings_found(case, shown.undertakings) if shown else (),
        third_undertakings=undertakings_found(case, ways[0].undertakings) if ways else (),
        directly=any(way.third is None for one in found.sets for ws in one.ways for way in ws),
        believed=not all(way.credible for way in ways) if ways else False,
        sets=len(found.sets),
        tried=found.tried,
        refuted=found.refuted,
    )


def _ways(one: PressureSet, place: int, check: PressesCheck) -> list[Way]:
    """Return in which ways a set works as a check wants it."""
    return [
        way
        for way in one.ways[place]
        if (check.through is None or way.third == check.through)
        and (way.credible or check.credible is not True)
    ]


def undertakings_found(
    case: Case, undertakings: Iterable[Undertaking]
) -> tuple[UndertakingFound, ...]:
    """Return undertakings in plain parts, their values by name."""
    return tuple(
        UndertakingFound(one.option, case.option(one.option).values[one.value], one.kind)
        for one in undertakings
    )
