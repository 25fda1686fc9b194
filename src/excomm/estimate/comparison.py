"""Two outcomes compared, party by party: which serves whom, and on what it depends.

An outcome is a set of states, so one outcome is seldom simply better than another. Three
kinds of claim are kept apart: *better* (every state of one above every state of the other),
*weakly better* (its best is no worse, nor its worst, and one of them is better) and *split*
(its best is better and its worst is worse). Where it splits, the smallest condition on
options that decides it is named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Problem, Situation, nearest
from excomm.case.logic import And, Formula, Not
from excomm.conflict import Space, levels

__all__ = ["Claim", "Comparison", "Decisive", "Span", "compare"]

Claim = Literal["better", "weakly better", "equal", "split", "weakly worse", "worse"]

# A condition that decides a split has at most so many parts.
MOST_PARTS = 2

_UNDECIDED: tuple[Claim, ...] = ("equal", "split")

Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Span:
    """The ranks a party gives the states of an outcome; 1 is the best of all states."""

    best: int
    worst: int
    states: int


@dataclass(frozen=True)
class Decisive:
    """A condition on options, and the claim that holds among the states that meet it."""

    condition: Formula
    claim: Claim


@dataclass(frozen=True)
class Comparison:
    """How a party likes one outcome beside another.

    Attributes
    ----------
    party
        A party or an observer.
    by
        What the outcomes are judged by: the party's ``interests`` where it has some, else
        its ``orders``.
    horizon
        How far ahead consequences count; None is as far as the case looks.
    first, second
        The ranks of the two outcomes' states.
    ranks
        How many ranks there are.
    claim
        What is so of the first beside the second.
    deciding
        Where the claim is split, the smallest conditions found that decide it; empty if none
        of at most two parts does.
    """

    party: str
    by: Literal["interests", "orders"]
    horizon: str | None
    first: Span
    second: Span
    ranks: int
    claim: Claim
    deciding: tuple[Decisive, ...]


def compare(
    space: Space, first: str, second: str, parties: Sequence[str] | None = None
) -> tuple[Comparison, ...]:
    """Compare two outcomes for each party and observer that says what it wants.

    Parameters
    ----------
    space
        The states, as of a moment and to a horizon.
    first, second
        Ids of outcomes.
    parties
        For whom; by default for everyone with interests or an order.

    Raises
    ------
    CaseError
        If an outcome or party is unknown, has no state, or says nothing of what it wants.
    """
    situation = space.situation
    members = [space.truth(_outcome(space, name)) for name in (first, second)]
    judged = [p.id for p in situation.case.parties if _judged_by(situation, p.id) is not None]
    known = [p.id for p in situation.case.parties]
    for party in parties or ():
        if party not in known:
            raise CaseError(Problem(None, f"unknown party '{party}'", nearest(party, known)))
        if party not in judged:
            raise CaseError(Problem(None, f"'{party}' has neither interests nor an order"))
    asked = [party for party in judged if parties is None or party in parties]
    return tuple(_compare(space, party, members[0], members[1]) for party in asked)


def _outcome(space: Space, name: str) -> Formula:
    outcomes = {outcome.id: outcome for outcome in space.situation.case.outcomes}
    if name not in outcomes:
        hint = nearest(name, list(outcomes)) or "the case names none"
        raise CaseError(Problem(None, f"unknown outcome '{name}'", hint))
    if not space.truth(outcomes[name].when).any():
        raise CaseError(Problem(outcomes[name].place, f"the outcome '{name}' matches no state"))
    return outcomes[name].when


def _judged_by(situation: Situation, party: str) -> Literal["interests", "orders"] | None:
    if party in situation.interests:
        return "interests"
    return "orders" if party in situation.orders else None


def _compare(
    space: Space, party: str, first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]
) -> Comparison:
    situation = space.situation
    by = _judged_by(situation, party)
    assert by is not None
    liked = levels(space, getattr(situation, by)[party]).ravel()[space.cells]
    ranks = int(liked.max()) + 1 - liked.astype(np.int64)
    claim = _claim(ranks, first, second)
    assert claim is not None
    return Comparison(
        party=party,
        by=by,
        horizon=situation.horizon,
        first=_span(ranks, first),
        second=_span(ranks, second),
        ranks=int(ranks.max()),
        claim=claim,
        deciding=_deciding(space, ranks, first, second) if claim == "split" else (),
    )


def _span(ranks: Ranks, members: npt.NDArray[np.bool_]) -> Span:
    own = ranks[members]
    return Span(int(own.min()), int(own.max()), len(own))


def _claim(
    ranks: Ranks, first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]
) -> Claim | None:
    """Return the claim on the first beside the second; None where one of them is empty."""
    if not first.any() or not second.any():
        return None
    a, b = _span(ranks, first), _span(ranks, second)
    if a.worst < b.best:
        return "better"
    if b.worst < a.best:
        return "worse"
    best, worst = b.best - a.best, b.worst - a.worst  # above 0: the first is better
    if best == 0 and worst == 0:
        return "equal"
    if best >= 0 and worst >= 0:
        return "weakly better"
    if best <= 0 and worst <= 0:
        return "weakly worse"
    return "split"


def _deciding(
    space: Space, ranks: Ranks, first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]
) -> tuple[Decisive, ...]:
    """Return the smallest conditions under which one outcome is better than the other.

    All of the least number of parts; of these the ones that decide it strictly, where there
    are any.
    """
    for parts in range(1, MOST_PARTS + 1):
        found = [
            Decisive(condition, claim)
            for condition, holds in _conditions(space, parts)
            if (claim := _claim(ranks, first & holds, second & holds)) is not None
            and claim not in _UNDECIDED
        ]
        strict = tuple(decisive for decisive in found if decisive.claim in ("better", "worse"))
        if found:
            return strict or tuple(found)
    return ()


def _conditions(space: Space, parts: int) -> Iterator[tuple[Formula, npt.NDArray[np.bool_]]]:
    """Yield conditions of so many switches, on or off, with the states that meet them."""
    literals: list[tuple[Formula, npt.NDArray[np.bool_]]] = []
    for option in space.options:
        for switch in option.switches:
            holds = space.truth(switch)
            literals += [(switch, holds), (Not(switch), ~holds)]
    for chosen in combinations(literals, parts):
        formulas = tuple(formula for formula, _ in chosen)
        holds = np.logical_and.reduce([mask for _, mask in chosen])
        yield (formulas[0] if parts == 1 else And(formulas)), holds
