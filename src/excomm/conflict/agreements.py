"""What could be agreed: acceptable, efficient and keepable states.

A state is *acceptable* if every party likes it strictly better than no agreement, and what a
party insists on holds; where no agreement may end in several states, better than each of them.
It is *efficient* (Pareto) if no other acceptable state is at least as good for every party and
better for one. What is as good as an acceptable state for everyone is acceptable itself unless
a party refuses it, so that no state that nobody refuses dominates an efficient one. It is
*keepable* if it is stable for every party under a solution concept: nobody has a reason to leave
what was agreed.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from excomm.case import CaseError, Problem, Situation
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.sets import Set, Sets, insisted_on, without_agreement
from excomm.conflict.steps import StateAt

__all__ = [
    "Agreement",
    "Agreements",
    "Interest",
    "Steps",
    "agreements_among",
    "check_orders",
    "fairest_among",
    "far_apart",
    "opposed_among",
]

Progress = Callable[[str, int, int], None]

# Of so many states drawn for each one shown, those farthest apart are shown.
DRAWN_FOR_EACH = 20


@dataclass(frozen=True)
class Agreement:
    """A state that could be agreed.

    Attributes
    ----------
    at
        The state.
    changed
        How many options differ from the present.
    ranks
        By party, the place of its level among the levels that acceptable states have for
        that party, 1 being the best.
    efficient, keepable
        Whether it is so.
    """

    at: StateAt
    changed: int
    ranks: Mapping[str, int]
    efficient: bool
    keepable: bool


@dataclass(frozen=True)
class Interest:
    """What one party can hope for.

    Attributes
    ----------
    party
        Its id.
    fallback
        The best that no agreement may bring it: of several states the nearest to the present.
    better
        How many states it likes better than that.
    levels
        How many levels the acceptable states have for it: its last rank.
    best, shown
        How many acceptable states are the best for it, and the nearest to the present of
        them; 0 and None where nothing is acceptable.
    """

    party: str
    fallback: StateAt
    better: int
    levels: int
    best: int
    shown: Agreement | None


@dataclass(frozen=True, eq=False, repr=False)
class Agreements:
    """What could be agreed.

    Attributes
    ----------
    situation
        The case as of the moment and horizon.
    no_agreement, without
        What no agreement was said to be, and how many states that is.
    concept
        The id of the concept under which agreements are kept.
    size
        How many states there are.
    acceptable, efficient, keepable, efficient_and_keepable
        How many of them are so; efficient and keepable among the acceptable.
    interests
        What each party can hope for.
    fairest_rank, fairest, fairest_shown
        The least worst rank over the parties that an acceptable state can give, how many
        states give it, and one of them, the nearest to the present: the maximin of ranks.
    samples, sampled
        Some states that lie far apart, and of what they are samples.
    opposed
        Where nothing is acceptable: the smallest sets of parties that no state serves
        together better than no agreement.
    """

    situation: Situation
    no_agreement: str
    without: int
    concept: str
    size: int
    acceptable: int
    efficient: int
    keepable: int
    efficient_and_keepable: int
    interests: tuple[Interest, ...]
    fairest_rank: int | None
    fairest: int
    fairest_shown: Agreement | None
    samples: tuple[Agreement, ...]
    sampled: Literal["efficient", "keepable", "acceptable"]
    opposed: tuple[tuple[str, ...], ...]


def agreements_among(
    sets: Sets[Set],
    no_agreement: str | None,
    foreseen: Concept | Profile,
    samples: int = 5,
    seed: int = 0,
    progress: Progress | None = None,
) -> Agreements:
    """Find what could be agreed.

    Parameters
    ----------
    sets
        The states, and what the parties think of them.
    no_agreement
        What comes if nothing is agreed: ``present``, an outcome, a pattern or a formula; by
        default what the case says, or else what is reached without agreement.
    foreseen
        The concept under which an agreement is kept, or one for each party.
    samples, seed
        How many states to show that lie far apart, and the seed of the draw.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If there is no such state or outcome, or a party says nothing of what it wants.
    """
    situation = sets.situation
    check_orders(situation, sets.parties)
    begin = Steps(progress, 5 + len(sets.parties))
    begin("states better than no agreement")
    said, without = without_agreement(sets, no_agreement)
    better = {party: sets.better(party, without) for party in sets.parties}
    acceptable = unrefused = sets.states
    accepted: dict[str, Set] = {}
    for party, liked in better.items():
        kept = insisted_on(sets, party)
        unrefused = sets.both(unrefused, kept)
        accepted[party] = sets.both(liked, kept)
        acceptable = sets.both(acceptable, accepted[party])
    begin("efficient states")
    efficient = sets.efficient(acceptable, unrefused)
    keepable = acceptable
    for party in sets.parties:
        begin(f"states stable for {party}")
        if sets.count(keepable):
            keepable = sets.both(keepable, sets.stable(party, foreseen.of(party)))
    held = sets.both(efficient, keepable)

    def described(state: StateAt) -> Agreement:
        present = situation.present
        return Agreement(
            at=state,
            changed=sum(a != b for a, b in zip(state.values, present, strict=True)),
            ranks={party: sets.rank(party, acceptable, state) for party in sets.parties},
            efficient=sets.has(efficient, state),
            keepable=sets.has(keepable, state),
        )

    begin("what each party can hope for")
    some = sets.count(acceptable) > 0
    interests = []
    for party in sets.parties:
        best = sets.best(party, acceptable) if some else acceptable
        interests.append(
            Interest(
                party=party,
                fallback=sets.nearest(sets.best(party, without)),
                better=sets.count(better[party]),
                levels=sets.levels(party, acceptable) if some else 0,
                best=sets.count(best),
                shown=described(sets.nearest(best)) if some else None,
            )
        )
    begin("the best worst rank")
    levels = {interest.party: interest.levels for interest in interests}
    rank, fairest = fairest_among(sets, acceptable, levels) if some else (None, acceptable)
    begin("samples")
    drawn = held if sets.count(held) else efficient
    return Agreements(
        situation=situation,
        no_agreement=said,
        without=sets.count(without),
        concept=foreseen.id,
        size=sets.count(sets.states),
        acceptable=sets.count(acceptable),
        efficient=sets.count(efficient),
        keepable=sets.count(keepable),
        efficient_and_keepable=sets.count(held),
        interests=tuple(interests),
        fairest_rank=rank,
        fairest=sets.count(fairest),
        fairest_shown=described(sets.nearest(fairest)) if some else None,
        samples=tuple(map(described, far_apart(sets, drawn, samples, seed))) if some else (),
        sampled="keepable" if sets.count(held) else "efficient",
        opposed=() if some else opposed_among(sets, accepted),
    )


class Steps:
    """Tells how far a long calculation has come."""

    def __init__(self, progress: Progress | None, steps: int) -> None:
        self.progress, self.steps, self.done = progress, steps, 0

    def __call__(self, what: str) -> None:
        """Say what is next."""
        if self.progress is not None:
            self.progress(what, self.done, self.steps)
        self.done += 1


def check_orders(situation: Situation, parties: Sequence[str]) -> None:
    """Check that every party wants something: who is indifferent accepts nothing."""
    for party in parties:
        if situation.orders.get(party) is None:
            message = f"{party} says nothing of what it wants, and so likes nothing better"
            raise CaseError(Problem(None, message, f"give {party} an order"))


def fairest_among(sets: Sets[Set], acceptable: Set, levels: Mapping[str, int]) -> tuple[int, Set]:
    """Return the least rank that some acceptable state gives every party, and who has it."""

    def giving(rank: int) -> Set:
        found = acceptable
        for party, worst in levels.items():
            within = sets.within(party, acceptable, min(rank, worst))
            found = sets.both(found, within)
        return found

    low, high = 1, max(levels.values())
    while low < high:
        middle = (low + high) // 2
        if sets.count(giving(middle)):
            high = middle
        else:
            low = middle + 1
    return low, giving(low)


def far_apart(sets: Sets[Set], states: Set, number: int, seed: int) -> list[StateAt]:
    """Return some states that differ in many options, each chosen farthest from those before."""
    drawn = sets.draw(states, number * DRAWN_FOR_EACH, random.Random(seed))
    chosen: list[StateAt] = []
    while drawn and len(chosen) < number:
        farthest = max(
            drawn,
            key=lambda state: min(
                (sum(a != b for a, b in zip(state.values, c.values, strict=True)) for c in chosen),
                default=0,
            ),
        )
        chosen.append(farthest)
        drawn.remove(farthest)
    return chosen


def opposed_among(sets: Sets[Set], accepted: Mapping[str, Set]) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of parties that accept no state together."""
    found: list[tuple[str, ...]] = []
    for number in range(1, len(accepted) + 1):
        for together in combinations(accepted, number):
            if any(set(smaller) <= set(together) for smaller in found):
                continue
            served = sets.states
            for party in together:
                served = sets.both(served, accepted[party])
            if not sets.count(served):
                found.append(together)
    return tuple(found)
