"""Two outcomes compared, party by party: which serves whom, and on what it depends.

An outcome is a set of states, so one outcome is seldom simply better than another. Three
kinds of claim are kept apart: *better* (every state of one above every state of the other),
*weakly better* (its best is no worse, nor its worst, and one of them is better) and *split*
(its best is better and its worst is worse). Where it splits, the smallest condition on
options that decides it is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Problem, Situation, Statement, Statements, nearest
from excomm.case.logic import And, Formula, Not
from excomm.conflict import Space, levels

__all__ = [
    "Claim",
    "Comparison",
    "Decisive",
    "Span",
    "compare",
    "compare_ranked",
    "judged_by",
    "ranks_of",
    "span_of",
]

Claim = Literal["better", "weakly better", "equal", "split", "weakly worse", "worse"]

# A condition that decides a split has at most so many parts.
MOST_PARTS = 2

_STRICT: tuple[Claim, ...] = ("better", "worse")
_UNDECIDED: tuple[Claim, ...] = ("equal", "split")

Ranks = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


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
    because
        Where the claim is strict, the statement that makes it so: of all on which the two
        outcomes' states differ the most important, true of every state of one and of none of
        the other. None where there is none, or the party has no statements.
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
    because: Statement | None
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
    judging = [p.id for p in situation.case.parties if judged_by(situation, p.id) is not None]
    known = [p.id for p in situation.case.parties]
    for party in parties or ():
        if party not in known:
            raise CaseError(Problem(None, f"unknown party '{party}'", nearest(party, known)))
        if party not in judging:
            raise CaseError(Problem(None, f"'{party}' has neither interests nor an order"))
    asked = [party for party in judging if parties is None or party in parties]
    return tuple(
        compare_ranked(space, party, ranks_of(space, party), members[0], members[1])
        for party in asked
    )


def _outcome(space: Space, name: str) -> Formula:
    outcomes = {outcome.id: outcome for outcome in space.situation.case.outcomes}
    if name not in outcomes:
        hint = nearest(name, list(outcomes)) or "the case names none"
        raise CaseError(Problem(None, f"unknown outcome '{name}'", hint))
    if not space.truth(outcomes[name].when).any():
        raise CaseError(Problem(outcomes[name].place, f"the outcome '{name}' matches no state"))
    return outcomes[name].when


def judged_by(situation: Situation, party: str) -> Literal["interests", "orders"] | None:
    """Return what a party judges outcomes by; None where it says nothing of what it wants."""
    if party in situation.interests:
        return "interests"
    return "orders" if party in situation.orders else None


def ranks_of(space: Space, party: str) -> Ranks:
    """Return the rank of each state as a party judges it, in order; 1 is the best.

    Parameters
    ----------
    space, party
        The states, and someone with interests or an order.

    Returns
    -------
    array of shape (states,)
        Ranks without gaps; states that tie share one.
    """
    by = judged_by(space.situation, party)
    assert by is not None
    liked = levels(space, getattr(space.situation, by)[party]).ravel()[space.cells]
    return int(liked.max()) + 1 - liked.astype(np.int64)


def span_of(ranks: Ranks, members: Mask) -> Span:
    """Return the best and the worst rank among some states; there must be one."""
    own = ranks[members]
    return Span(int(own.min()), int(own.max()), len(own))


def compare_ranked(space: Space, party: str, ranks: Ranks, first: Mask, second: Mask) -> Comparison:
    """Compare two sets of states, neither of them empty, by the ranks a party gives them."""
    by = judged_by(space.situation, party)
    assert by is not None
    a, b = span_of(ranks, first), span_of(ranks, second)
    claim = _claim(a.best, a.worst, b.best, b.worst)
    return Comparison(
        party=party,
        by=by,
        horizon=space.situation.horizon,
        first=a,
        second=b,
        ranks=int(ranks.max()),
        claim=claim,
        because=_because(space, party, first, second) if claim in _STRICT else None,
        deciding=_deciding(space, ranks, first, second) if claim == "split" else (),
    )


def _because(space: Space, party: str, first: Mask, second: Mask) -> Statement | None:
    """Return the statement that by itself sets all states of two outcomes apart."""
    by = judged_by(space.situation, party)
    order = None if by is None else getattr(space.situation, by)[party]
    if isinstance(order, Statements):
        for statement in order.items:
            truth = space.truth(statement.want)
            a, b = truth[first], truth[second]
            if (a.all() and b.all()) or not (a.any() or b.any()):
                continue
            return statement if (a.all() and not b.any()) or (b.all() and not a.any()) else None
    return None


def _claim(best: int, worst: int, other_best: int, other_worst: int) -> Claim:
    """Return the claim on an outcome beside another, from their best and worst ranks."""
    if worst < other_best:
        return "better"
    if other_worst < best:
        return "worse"
    at_best, at_worst = other_best - best, other_worst - worst  # above 0: it is better
    if at_best == 0 and at_worst == 0:
        return "equal"
    if at_best >= 0 and at_worst >= 0:
        return "weakly better"
    if at_best <= 0 and at_worst <= 0:
        return "weakly worse"
    return "split"


def _deciding(space: Space, ranks: Ranks, first: Mask, second: Mask) -> tuple[Decisive, ...]:
    """Return the smallest conditions under which one outcome is better than the other.

    All of the least number of parts; of these the ones that decide it strictly, where there
    are any.
    """
    literals: list[Formula] = []
    for option in space.options:
        for switch in option.switches:
            literals += [switch, Not(switch)]
    sides = [_Side.of(space, ranks, members, literals) for members in (first, second)]
    for parts in range(1, MOST_PARTS + 1):
        found: list[Decisive] = []
        for prefix in combinations(range(len(literals)), parts - 1):
            ends, other_ends = (side.ends(prefix) for side in sides)
            for place in range(prefix[-1] + 1 if prefix else 0, len(literals)):
                a, b = ends[place], other_ends[place]
                if a is None or b is None or (claim := _claim(*a, *b)) in _UNDECIDED:
                    continue
                formulas = tuple(literals[k] for k in (*prefix, place))
                found.append(Decisive(formulas[0] if parts == 1 else And(formulas), claim))
        strict = tuple(decisive for decisive in found if decisive.claim in _STRICT)
        if found:
            return strict or tuple(found)
    return ()


@dataclass(frozen=True, eq=False)
class _Side:
    """The states of an outcome from the best to the worst, and what is true in each.

    Attributes
    ----------
    ranks
        The ranks, ascending: shape (states,).
    truth
        Which literals are true in each: shape (literals, states).
    """

    ranks: Ranks
    truth: Mask

    @classmethod
    def of(cls, space: Space, ranks: Ranks, members: Mask, literals: Sequence[Formula]) -> "_Side":
        states = np.flatnonzero(members)
        states = states[np.argsort(ranks[states], kind="stable")]
        return cls(ranks[states], np.stack([space.truth(f)[states] for f in literals]))

    def ends(self, chosen: Sequence[int]) -> list[tuple[int, int] | None]:
        """Return for each literal the best and worst rank where it and the chosen ones hold."""
        meeting = self.truth[list(chosen)].all(axis=0)
        ranks, truth = self.ranks[meeting], self.truth[:, meeting]
        if not len(ranks):
            return [None] * len(truth)
        best = ranks[truth.argmax(axis=1)]
        worst = ranks[::-1][truth[:, ::-1].argmax(axis=1)]
        some = np.logical_or.reduce(truth, axis=1)
        ends = zip(best.tolist(), worst.tolist(), some.tolist(), strict=True)
        return [(a, b) if found else None for a, b, found in ends]
