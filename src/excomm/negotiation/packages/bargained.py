"""What bargaining theory picks among the packages of a case whose orders are weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np

from excomm.case import CaseError, Weights
from excomm.negotiation.bargaining.additive import find_frontier
from excomm.negotiation.bargaining.adjusted_winner import adjusted_winner
from excomm.negotiation.bargaining.bargaining import Bargain, Bargains, find_bargains
from excomm.negotiation.bargaining.divisible import Division
from excomm.negotiation.packages.settled import Issues
from excomm.negotiation.packages.worth import Worth, weigh_issues
from excomm.negotiation.points import Points

__all__ = ["SOLUTIONS", "Bargained", "Pick", "bargain_over"]

SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")

# Up to so many packages are weighed one by one where worth does not add up over the issues.
MOST_WEIGHED = 50_000

# What each party has, and the levels of each package.
Listed = tuple[list[tuple[Fraction, ...]], list[dict[str, str]]]


@dataclass(frozen=True)
class Pick:
    """What one solution picks.

    Attributes
    ----------
    solution
        One of :data:`SOLUTIONS`.
    levels
        By issue, the level of the package picked.
    bargain
        What it is worth, and how much that gains each party.
    """

    solution: str
    levels: Mapping[str, str]
    bargain: Bargain


@dataclass(frozen=True)
class Bargained:
    """What bargaining theory picks.

    Attributes
    ----------
    adds_up
        Whether what packages are worth adds up over the issues.
    picks
        What each solution picks; empty where no package gives everyone as much as no agreement.
    winner
        Between two parties the division by adjusted winner: who has which issue his way, which
        is divided. None where it cannot be asked.
    unknown
        Why nothing could be picked; empty where it could.
    """

    adds_up: bool
    picks: tuple[Pick, ...]
    winner: Division | None
    unknown: str = ""


def bargain_over(
    issues: Issues, parties: Sequence[str], fallbacks: Mapping[str, Sequence[int]]
) -> Bargained | None:
    """Pick packages where the orders of all parties are weights; None where they are not.

    Parameters
    ----------
    issues
        The issues, and how all stands where none is settled.
    parties
        The parties that agree.
    fallbacks
        By party, the state that no agreement leaves it with.
    """
    orders = [issues.situation.orders.get(party) for party in parties]
    if not all(isinstance(order, Weights) for order in orders):
        return None
    try:
        worth = weigh_issues(issues.situation, fallbacks, issues.base)
        frontier = find_frontier(worth.values, worth.reservations)
    except (CaseError, ValueError) as error:
        if issues.number > MOST_WEIGHED:
            said = error.reason if isinstance(error, CaseError) else str(error)
            return Bargained(False, (), None, said)
        utilities, levels = _listed(issues, parties)
        reservations = [
            _worth(Points(issues.situation, [tuple(fallbacks[party])]), party)[0]
            for party in parties
        ]
        return Bargained(
            False,
            _picks(find_bargains(np.array(utilities, dtype=object), reservations), levels),
            None,
        )
    if not len(frontier.utilities):
        return Bargained(True, (), None)
    found = find_bargains(frontier.utilities, worth.reservations)
    named = [
        {
            issue.id: issues.names(issue)[place]
            for issue, place in zip(issues.all, package, strict=True)
        }
        for package in frontier.packages.tolist()
    ]
    return Bargained(True, _picks(found, named), _winner(worth))


def _picks(found: Bargains, levels: Sequence[Mapping[str, str]]) -> tuple[Pick, ...]:
    bargains = ((name, getattr(found, name)) for name in SOLUTIONS)
    return tuple(Pick(name, levels[b.package], b) for name, b in bargains if b is not None)


def _winner(worth: Worth) -> Division | None:
    """Return who has which issue his way: an issue is worth the way from the other's to his."""
    if len(worth.parties) != 2:
        return None
    bids: tuple[list[Fraction], list[Fraction]] = ([], [])
    for values in worth.values:
        best = [int(np.argmax(values[:, side])) for side in (0, 1)]
        for side in (0, 1):
            bids[side].append(Fraction(values[best[side], side] - values[best[1 - side], side]))
    return adjusted_winner(bids) if all(any(side) for side in bids) else None


def _listed(issues: Issues, parties: Sequence[str]) -> Listed:
    """Return what every package that can be is worth to each party, and its levels."""
    ids = [issue.id for issue in issues.all]
    ways = product(*(issues.names(issue) for issue in issues.all))
    named = [dict(zip(ids, chosen, strict=True)) for chosen in ways]
    points = Points(issues.situation, [issues.state(levels) for levels in named])
    worth = zip(*(_worth(points, party) for party in parties), strict=True)
    found = [
        (utilities, levels)
        for utilities, levels, possible in zip(worth, named, points.possible, strict=True)
        if possible
    ]
    return [utilities for utilities, _ in found], [levels for _, levels in found]


def _worth(points: Points, party: str) -> list[Fraction]:
    """Return what some states are worth to a party: the sum of the weights that count there."""
    order = points.situation.orders[party]
    assert isinstance(order, Weights)
    total = np.full(len(points.states), Fraction(0), dtype=object)
    for formula, weight in order.items:
        total[points.truth(formula)] += weight
    return list(total)
