"""Where pressure works, as a part of an estimate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from excomm.case import Case, CaseError, Cite, PressureAsked, Situation, Statement
from excomm.estimate.dependence import depends_on, depends_on_places
from excomm.estimate.found import UndertakingFound
from excomm.estimate.outcomes import want_part
from excomm.estimate.parts import Dependence, WantPart
from excomm.estimate.pressing import KnownPressure, press_once, undertakings_found
from excomm.forecast import Branch
from excomm.negotiation import Cost, Pressure, PressureSet, Risk, Trust, Way

__all__ = [
    "CostPart",
    "EffortPart",
    "PressurePart",
    "RiskPart",
    "SetPart",
    "TrustPart",
    "WayPart",
    "effort_part",
    "find_pressures",
]


@dataclass(frozen=True)
class TrustPart:
    """Whether a party would carry out its threats, or its promises, when it comes to that.

    `credible` is whether it would rather not drop any; `dropped` are those it would, `gains` is
    the most important thing that it would mend by that.
    """

    party: str
    kind: str
    undertakings: tuple[UndertakingFound, ...]
    credible: bool
    dropped: tuple[UndertakingFound, ...]
    gains: WantPart | None


@dataclass(frozen=True)
class CostPart:
    """What a state costs the presser beside the present: the most important thing it loses.

    `better` is whether it likes that state better than the present; None if as much.
    """

    lost: WantPart | None
    better: bool | None


@dataclass(frozen=True)
class RiskPart:
    """What others would make of the state in which all threats are carried out.

    Their improvements lead to so many states, `least` to `most` with the answers. In the worst of
    them the presser loses `lost`; `severest` is the severest option of another that is done in
    one of them and not before.
    """

    least: int
    most: int
    lost: tuple[WantPart, ...]
    severest: str | None


@dataclass(frozen=True)
class WayPart:
    """How a set of undertakings works, and under which answers it does so.

    `through` is the third party by whose hands, None for directly; `undertakings` is what that
    party would rather undertake, one smallest set, and `others` how many others would do. `alone`
    is whether they move the target even if it does not heed the presser. `complied` is what it
    costs the presser if what is wanted comes about, `refused` if not and all is carried out.
    `risk` is None where the states are too many to list, `aside` what is set aside as of then and
    so remains a threat and no more.
    """

    through: str | None
    under: Dependence
    undertakings: tuple[UndertakingFound, ...]
    others: int
    alone: bool
    credible: bool
    trusts: tuple[TrustPart, ...]
    complied: CostPart
    refused: CostPart
    risk: RiskPart | None
    aside: tuple[str, ...]


@dataclass(frozen=True)
class SetPart:
    """A set of undertakings that works, and of which no part does.

    `works` is under which answers, `every` whether under all; `through` are the third parties
    through whom it works whichever is true. `credible` is whether it need not be believed.
    """

    undertakings: tuple[UndertakingFound, ...]
    works: Dependence
    every: bool
    through: tuple[str, ...]
    credible: bool
    ways: tuple[WayPart, ...]


@dataclass(frozen=True)
class EffortPart:
    """The pressure by one party for one thing: what was looked through, and what works.

    `targets` are the parties in whose hands it lies, `asked_through` the third party through whom
    alone it was looked for. `most` is up to how many undertakings; `tried` and `refuted` count the
    sets, `hypotheses` the joint answers that differ in what the parties want. `sets` are all the
    smallest that work, those first that work under most answers. `left_out` are third parties with
    too many ways to be looked through.
    """

    party: str
    wanted: str
    targets: tuple[str, ...]
    asked_through: str | None
    most: int
    tried: int
    refuted: int
    hypotheses: int
    sets: tuple[SetPart, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class PressurePart:
    """Pressure that is asked about, in words that follow "to".

    `effort` is None where it cannot be looked for, as `untold` says.
    """

    id: str
    text: str
    party: str
    wanted: str
    effort: EffortPart | None
    untold: str | None
    cites: tuple[Cite, ...]


def find_pressures(
    situation: Situation, branches: Sequence[Branch], known: KnownPressure
) -> tuple[PressurePart, ...]:
    """Return where pressure works that a case asks about as of a moment.

    Parameters
    ----------
    situation
        The case as of a moment, with the hypotheses taken to be true by who asks.
    branches
        What the parties may want then.
    known
        The pressure found so far: kept here.
    """
    return tuple(
        _asked(situation, item, branches, known)
        for item in situation.case.pressure
        if situation.moment is None or item.period.covers(situation.moment)
    )


def _asked(
    situation: Situation, item: PressureAsked, branches: Sequence[Branch], known: KnownPressure
) -> PressurePart:
    effort: EffortPart | None = None
    untold: str | None = None
    try:
        found = press_once(
            situation, branches, item.party, str(item.wanted), through=item.through, known=known
        )
        effort = effort_part(found)
    except CaseError as error:
        untold = error.reason
    return PressurePart(
        item.id, item.text, item.party, str(item.wanted), effort, untold, item.cites
    )


def effort_part(found: Pressure) -> EffortPart:
    """Return the pressure that was found, in plain parts."""
    request = found.request
    return EffortPart(
        party=request.presser,
        wanted=request.text,
        targets=request.targets,
        asked_through=request.thirds[0] if request.through else None,
        most=found.most,
        tried=found.tried,
        refuted=found.refuted,
        hypotheses=len(found.branches),
        sets=tuple(_set(found, one) for one in found.sets),
        left_out=found.left_out,
    )


def _set(found: Pressure, one: PressureSet) -> SetPart:
    """Return a set that works in plain parts."""
    case = found.situation.case
    return SetPart(
        undertakings=undertakings_found(case, one.undertakings),
        works=depends_on(found.branches, one.works),
        every=one.always,
        through=tuple(third for third in one.through if third is not None),
        credible=one.credible,
        ways=tuple(_way(found, ways, places) for ways, places in _alike(one)),
    )


def _alike(one: PressureSet) -> list[tuple[list[Way], list[int]]]:
    """Return the ways of a set that differ in risk at most, with the places of their branches."""
    found: dict[tuple[Any, ...], tuple[list[Way], list[int]]] = {}
    for place, ways in enumerate(one.ways):
        for way in ways:
            key = (way.third, way.undertakings, way.others, way.needed, way.alone, way.trusts)
            ending = (way.if_so, way.if_not, way.aside)
            alike, places = found.setdefault((*key, *ending), ([], []))
            alike.append(way)
            places.append(place)
    return list(found.values())


def _way(found: Pressure, ways: Sequence[Way], places: Sequence[int]) -> WayPart:
    case, way = found.situation.case, ways[0]
    return WayPart(
        through=way.third,
        under=depends_on_places(found.branches, places),
        undertakings=undertakings_found(case, way.undertakings),
        others=way.others,
        alone=way.alone,
        credible=way.credible,
        trusts=tuple(_trust(case, trust) for trust in way.trusts),
        complied=_cost(way.if_so),
        refused=_cost(way.if_not),
        risk=_risk([one.risk for one in ways if one.risk is not None]),
        aside=tuple(item.why for item in way.aside),
    )


def _trust(case: Case, trust: Trust) -> TrustPart:
    return TrustPart(
        party=trust.party,
        kind=trust.kind,
        undertakings=undertakings_found(case, trust.undertakings),
        credible=trust.credible,
        dropped=undertakings_found(case, trust.dropped),
        gains=_want(trust.gains),
    )


def _cost(cost: Cost) -> CostPart:
    return CostPart(_want(cost.lost), cost.better)


def _want(statement: Statement | None) -> WantPart | None:
    return None if statement is None else want_part(statement)


def _risk(risks: Sequence[Risk]) -> RiskPart | None:
    if not risks:
        return None
    lost = {one.lost.id: one.lost for one in risks if one.lost is not None}
    acts = {one.severest.id: one.severest for one in risks if one.severest is not None}
    severest = max(acts.values(), key=lambda option: option.severity or 0.0, default=None)
    return RiskPart(
        least=min(one.states for one in risks),
        most=max(one.states for one in risks),
        lost=tuple(map(want_part, lost.values())),
        severest=severest.id if severest else None,
    )
