"""What could be settled over many issues, as a part of an estimate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from excomm.case import Case, CaseError, Cite, Situation
from excomm.conflict import CONCEPTS, Conflict, cells_needed
from excomm.forecast import Branch
from excomm.negotiation import (
    Asked,
    Blocked,
    Effect,
    LevelFound,
    Package,
    Packages,
    Trade,
    find_packages,
    find_packages_symbolically,
)

__all__ = [
    "EffectPart",
    "IssuePart",
    "LevelPart",
    "PackagePart",
    "PackagesPart",
    "SettledPart",
    "TradePart",
    "effect_part",
    "lists_packages",
    "settle",
]

# Up to so many states packages are found by listing them, unless it is asked for.
MOST_LISTED = 2**16


@dataclass(frozen=True)
class LevelPart:
    """One way to settle an issue."""

    id: str
    text: str
    form: str | None
    effective: str | None
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class IssuePart:
    """Something to be settled at one of its levels, the least far-reaching first, or not."""

    id: str
    text: str
    raised_by: tuple[str, ...]
    levels: tuple[LevelPart, ...]


@dataclass(frozen=True)
class PackagePart:
    """A package: by issue its level, or ``none``.

    `best_for` is the party it is the best for, None of the fairest. `ranks` are by party its
    place among the levels that acceptable packages have for it, 1 being the best. `keepable` is
    None where that is too dear to find out.
    """

    best_for: str | None
    levels: Mapping[str, str]
    ranks: Mapping[str, int]
    efficient: bool
    keepable: bool | None
    changed: int


@dataclass(frozen=True)
class EffectPart:
    """What a change does to a party.

    `kind` is ``gains``, ``loses``, ``neither``, or ``either``: that depends on the order of a
    tier. `statement` is the most important one that changes, `place` that of its tier, from 1;
    `refuses` is whether something that the party insists on no longer holds.
    """

    kind: Literal["gains", "loses", "either", "neither"]
    statement: str | None
    place: int | None
    refuses: bool


@dataclass(frozen=True)
class TradePart:
    """Two changes, each of an issue to a level, that serve both sides together.

    `gives` is by party which of the two it would refuse by itself, `together` what both do.
    """

    first: tuple[str, str]
    second: tuple[str, str]
    gives: Mapping[str, tuple[str, str]]
    together: Mapping[str, EffectPart]


@dataclass(frozen=True)
class SettledPart:
    """How much can be settled, for whom, and what is in the way.

    `no_agreement` is what comes otherwise, `without` how many states that is. All counts but
    `packages` are of the `states` the packages make. Of a count beside it, `_in_some` is how many
    are so under some order of the tiers where statements stand in tiers; None is not known, as
    `undecided` says. `worst_rank` is the least worst rank that a package can give all parties.
    `trades` are the first of the `trade_count`, from nothing settled; `blocked` is why nothing is
    acceptable, where nothing is.
    """

    between: tuple[str, ...]
    no_agreement: str
    without: int
    concept: str
    tiers: bool
    packages: int
    states: int
    acceptable: int
    acceptable_in_some: int
    efficient: int
    efficient_in_some: int
    keepable: int | None
    efficient_and_keepable: int | None
    undecided: str
    best: tuple[PackagePart, ...]
    worst_rank: int | None
    levels: tuple[LevelFound, ...]
    trade_count: int
    trades: tuple[TradePart, ...]
    blocked: Blocked | None


@dataclass(frozen=True)
class PackagesPart:
    """The issues, and what could be settled.

    `given` are the likeliest answers, under which it is found, where answers make a difference to
    what the parties want. `settled` is None where it cannot be found, as `untold` says.
    """

    issues: tuple[IssuePart, ...]
    given: Mapping[str, str]
    settled: SettledPart | None
    untold: str | None


def lists_packages(situation: Situation) -> bool:
    """Return whether packages are found by listing states, where nobody asks how."""
    return cells_needed(situation) <= MOST_LISTED or bool(situation.case.beyond_options)


def settle(case: Case, branches: Sequence[Branch], seed: int = 0) -> PackagesPart | None:
    """Return what could be settled under the likeliest answers; None where a case has no issues.

    Parameters
    ----------
    case
        The case.
    branches
        What the parties may want; where they have no conflict, states are not listed.
    seed
        Of what is drawn.
    """
    if not case.issues:
        return None
    branch = max(branches, key=lambda one: one.belief)
    settled: SettledPart | None = None
    untold: str | None = None
    try:
        settled = _settled(_found(branch.situation, branch.conflict, seed))
    except CaseError as error:
        untold = error.reason
    likeliest, _ = max(branch.believed, key=lambda answer: answer[1])
    return PackagesPart(
        issues=tuple(
            IssuePart(
                issue.id,
                issue.text,
                issue.raised_by,
                tuple(
                    LevelPart(
                        level.id,
                        level.text,
                        level.form,
                        None if level.effective is None else str(level.effective),
                        level.cites,
                        level.by,
                    )
                    for level in issue.levels
                ),
            )
            for issue in case.issues
        ),
        given=dict(likeliest) if len(branches) > 1 else {},
        settled=settled,
        untold=untold,
    )


def _found(situation: Situation, conflict: Conflict | None, seed: int) -> Packages:
    asked = Asked(CONCEPTS["SEQ"], samples=0, seed=seed)
    if conflict is not None and lists_packages(situation):
        return find_packages(conflict, asked)
    return find_packages_symbolically(situation, asked)


def _settled(found: Packages) -> SettledPart:
    best = [
        replace(_package(prospect.shown), best_for=prospect.party)
        for prospect in found.prospects
        if prospect.shown is not None
    ]
    if found.fairest_shown is not None:
        best.append(_package(found.fairest_shown))
    return SettledPart(
        between=found.parties,
        no_agreement=found.no_agreement,
        without=found.without,
        concept=found.concept,
        tiers=found.tiers,
        packages=found.number,
        states=found.states,
        acceptable=found.acceptable,
        acceptable_in_some=found.acceptable_in_some,
        efficient=found.efficient,
        efficient_in_some=found.efficient_in_some,
        keepable=found.keepable,
        efficient_and_keepable=found.efficient_and_keepable,
        undecided=found.undecided,
        best=tuple(best),
        worst_rank=found.fairest_rank,
        levels=found.levels,
        trade_count=found.trades.count,
        trades=tuple(map(_trade, found.trades.best)),
        blocked=found.blocked,
    )


def _package(found: Package) -> PackagePart:
    return PackagePart(
        best_for=None,
        levels=dict(found.levels),
        ranks=dict(found.ranks),
        efficient=found.efficient,
        keepable=found.keepable,
        changed=found.changed,
    )


def effect_part(effect: Effect) -> EffectPart:
    """Return what a change does to a party, as a part of an estimate."""
    return EffectPart(
        kind=effect.kind,
        statement=None if effect.statement is None else effect.statement.id,
        place=None if effect.tier is None else effect.tier + 1,
        refuses=bool(effect.broken),
    )


def _trade(trade: Trade) -> TradePart:
    together = {party: effect_part(effect) for party, effect in trade.together.items()}
    return TradePart(trade.first, trade.second, trade.gives, together)
