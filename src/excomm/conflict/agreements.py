"""What could be agreed: acceptable, efficient and keepable states.

A state is *acceptable* if every party likes it strictly better than no agreement; where no
agreement may end in several states, better than each of them. It is *efficient* (Pareto) if no
other acceptable state is at least as good for every party and better for one. What is as good
as an acceptable state for everyone is acceptable itself, so that no state at all dominates an
efficient one. It is *keepable* if it is stable for every party under a solution concept:
nobody has a reason to leave what was agreed.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Literal, Protocol, TypeVar

from excomm.case import CaseError, Problem, Situation, is_pattern, nearest, pattern_formula
from excomm.case.logic import Formula, Name
from excomm.conflict.address import read_states
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.space import pattern_of
from excomm.conflict.steps import StateAt

__all__ = ["Agreement", "Agreements", "Interest", "agreements_among"]

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


Set = TypeVar("Set")


class Sets(Protocol, Generic[Set]):
    """Sets of states, listed or not, as agreements are found with them."""

    @property
    def situation(self) -> Situation: ...
    @property
    def parties(self) -> tuple[str, ...]: ...
    @property
    def states(self) -> Set:
        """All states."""

    def where(self, formula: Formula) -> Set:
        """Return the states in which a formula holds."""

    def count(self, states: Set) -> int: ...
    def both(self, one: Set, other: Set) -> Set: ...
    def best(self, party: str, states: Set) -> Set:
        """Return those of some states that a party likes best."""

    def better(self, party: str, states: Set) -> Set:
        """Return all states that a party likes better than each of some."""

    def efficient(self, acceptable: Set) -> Set:
        """Return the acceptable states that no other acceptable one dominates."""

    def stable(self, party: str, concept: Concept) -> Set: ...
    def levels(self, party: str, acceptable: Set) -> int:
        """Return how many levels the acceptable states have for a party."""

    def within(self, party: str, acceptable: Set, rank: int) -> Set:
        """Return the acceptable states of a rank or a better one for a party."""

    def rank(self, party: str, acceptable: Set, state: StateAt) -> int:
        """Return the rank of an acceptable state for a party."""

    def nearest(self, states: Set) -> StateAt:
        """Return the state of some, at least one, nearest to the present."""

    def draw(self, states: Set, number: int, generator: random.Random) -> list[StateAt]:
        """Return up to so many different states drawn evenly."""

    def has(self, states: Set, state: StateAt) -> bool: ...


def agreements_among(
    sets: Sets[Set],
    no_agreement: str,
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
        What comes if nothing is agreed: ``present``, an outcome, a pattern or a formula.
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
    _check_orders(situation, sets.parties)
    begin = _Steps(progress, 5 + len(sets.parties))
    begin("states better than no agreement")
    formula = _formula(situation, no_agreement)
    without = sets.both(sets.states, sets.where(formula))
    if not sets.count(without):
        raise CaseError(Problem(None, f"no state satisfies '{no_agreement}'"))
    better = {party: sets.better(party, without) for party in sets.parties}
    acceptable = sets.states
    for liked in better.values():
        acceptable = sets.both(acceptable, liked)
    begin("efficient states")
    efficient = sets.efficient(acceptable)
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
    rank, fairest = _fairest(sets, acceptable, interests) if some else (None, acceptable)
    begin("samples")
    drawn = held if sets.count(held) else efficient
    return Agreements(
        situation=situation,
        no_agreement=no_agreement,
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
        samples=tuple(map(described, _far_apart(sets, drawn, samples, seed))) if some else (),
        sampled="keepable" if sets.count(held) else "efficient",
        opposed=() if some else _opposed(sets, better),
    )


class _Steps:
    """Tells how far a long calculation has come."""

    def __init__(self, progress: Progress | None, steps: int) -> None:
        self.progress, self.steps, self.done = progress, steps, 0

    def __call__(self, what: str) -> None:
        if self.progress is not None:
            self.progress(what, self.done, self.steps)
        self.done += 1


def _check_orders(situation: Situation, parties: Sequence[str]) -> None:
    """Check that every party wants something: who is indifferent accepts nothing."""
    for party in parties:
        if situation.orders.get(party) is None:
            message = f"{party} says nothing of what it wants, and so likes nothing better"
            raise CaseError(Problem(None, message, f"give {party} an order"))


def _formula(situation: Situation, text: str) -> Formula:
    """Return what no agreement is, as a formula."""
    text = text.strip()
    if text == "present":
        return _only(situation)
    names = [outcome.id for outcome in situation.case.outcomes]
    if text in names:
        return Name(text)
    try:
        return read_states(situation, text)
    except CaseError:
        if text.isidentifier() and not is_pattern(text):
            message = f"unknown outcome '{text}'"
            raise CaseError(Problem(None, message, nearest(text, names))) from None
        raise


def _only(situation: Situation) -> Formula:
    options = situation.case.options
    return pattern_formula(pattern_of(options, situation.present), options)


def _fairest(sets: Sets[Set], acceptable: Set, interests: Sequence[Interest]) -> tuple[int, Set]:
    """Return the least rank that some acceptable state gives every party, and who has it."""

    def giving(rank: int) -> Set:
        found = acceptable
        for interest in interests:
            within = sets.within(interest.party, acceptable, min(rank, interest.levels))
            found = sets.both(found, within)
        return found

    low, high = 1, max(interest.levels for interest in interests)
    while low < high:
        middle = (low + high) // 2
        if sets.count(giving(middle)):
            high = middle
        else:
            low = middle + 1
    return low, giving(low)


def _far_apart(sets: Sets[Set], states: Set, number: int, seed: int) -> list[StateAt]:
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


def _opposed(sets: Sets[Set], better: Mapping[str, Set]) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of parties that no state serves better than no agreement."""
    found: list[tuple[str, ...]] = []
    for number in range(1, len(better) + 1):
        for together in combinations(better, number):
            if any(set(smaller) <= set(together) for smaller in found):
                continue
            served = sets.states
            for party in together:
                served = sets.both(served, better[party])
            if not sets.count(served):
                found.append(together)
    return tuple(found)
