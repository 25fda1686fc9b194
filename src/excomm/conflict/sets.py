"""Sets of states, listed or not, as what could be agreed is found with them."""

import random
from collections.abc import Sequence
from typing import Generic, Literal, Protocol, TypeVar

from excomm.case import (
    CaseError,
    Order,
    Problem,
    Situation,
    Statements,
    is_pattern,
    nearest,
    pattern_formula,
)
from excomm.case.logic import Formula, Name
from excomm.conflict.address import not_feasible, read_states
from excomm.conflict.concepts import CONCEPTS, Concept
from excomm.conflict.space import pattern_of
from excomm.conflict.steps import StateAt

__all__ = [
    "Dominance",
    "Set",
    "Sets",
    "extremes",
    "has_tiers",
    "insisted_on",
    "only",
    "tier_sizes",
    "without_agreement",
]

# How two states compare where statements stand in tiers: as the case is written; so under some
# order of the tiers; so under every one.
Dominance = Literal["written", "possible", "sure"]

# What no agreement is called where the case does not say.
REACHED = "what is reached without agreement"

Set = TypeVar("Set")


class Sets(Protocol, Generic[Set]):
    """Sets of states, listed or not, as agreements are found with them."""

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that agree."""

    @property
    def states(self) -> Set:
        """All states."""

    def where(self, formula: Formula) -> Set:
        """Return the states in which a formula holds."""

    def count(self, states: Set) -> int:
        """Return how many states there are in a set."""

    def both(self, one: Set, other: Set) -> Set:
        """Return the states in two sets."""

    def without(self, states: Set, others: Set) -> Set:
        """Return the states of a set that are not in another."""

    def best(self, party: str, states: Set) -> Set:
        """Return those of some states that a party likes best."""

    def digits(self, order: Order | None) -> Sequence[Set]:
        """Return what states compare by under an order, the most important first.

        Its statements, or the binary digits of a sum of weights. Of two states that one is
        liked better which has the first on which they differ.
        """

    def better(self, party: str, states: Set) -> Set:
        """Return all states that a party likes better than each of some."""

    def surely_better(self, party: str, states: Set) -> Set:
        """Return all states that a party likes better than each of some, in every order."""

    def possibly_better(self, party: str, states: Set) -> Set:
        """Return all states that a party likes better than each of some, in one order."""

    def efficient(self, acceptable: Set, among: Set, dominance: Dominance = "written") -> Set:
        """Return the acceptable states that none among others dominates."""

    def reordered(self, generator: random.Random) -> "Sets[Set]":
        """Return the same with the statements of each tier in an order that is drawn."""

    def attained(self, concept: Concept) -> Set:
        """Return the equilibria that improvements reach from the present, and it if it is one."""

    def stable(self, party: str, concept: Concept) -> Set:
        """Return the states a party has no reason to leave."""

    def copied(self, states: Set) -> Set:
        """Return a set of states that was found with a copy of the conflict."""

    def keeps(self, party: str, concept: Concept, state: StateAt) -> bool:
        """Return whether a party has no reason to leave one state."""

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

    def has(self, states: Set, state: StateAt) -> bool:
        """Return whether a state is in a set."""


def has_tiers(situation: Situation, parties: Sequence[str]) -> bool:
    """Return whether some statements of a party are in no order among themselves."""
    return any(max(tier_sizes(situation, party), default=0) > 1 for party in parties)


def tier_sizes(situation: Situation, party: str) -> tuple[int, ...]:
    """Return how many statements stand in each tier of a party's order; none if it has none."""
    order = situation.orders.get(party)
    return tuple(map(len, order.tiers)) if isinstance(order, Statements) else ()


def insisted_on(sets: Sets[Set], party: str) -> Set:
    """Return the states in which what a party insists on holds."""
    order = sets.situation.orders.get(party)
    kept = sets.states
    for statement in order.refusals if isinstance(order, Statements) else ():
        kept = sets.both(kept, sets.where(statement.want))
    return kept


def without_agreement(sets: Sets[Set], said: str | None) -> tuple[str, Set]:
    """Return what no agreement is, and its states.

    Parameters
    ----------
    sets
        All states.
    said
        ``present``, an outcome, a pattern or a formula; by default what the case says, or else
        what can be reached without agreement: the SEQ equilibria that improvements reach from
        the present, or the present where they reach none.

    Raises
    ------
    CaseError
        If there is no such state or outcome.
    """
    situation = sets.situation
    said = said or situation.case.no_agreement
    if said is None:
        reached = sets.attained(CONCEPTS["SEQ"])
        if sets.count(reached):
            return REACHED, reached
        said = "present"
    without = sets.both(sets.states, sets.where(_formula(situation, said)))
    if not sets.count(without):
        if said.strip() == "present":
            raise CaseError(not_feasible(situation))
        hint = "it is said to be what comes without agreement: say something else"
        raise CaseError(Problem(None, f"no state satisfies '{said}'", hint))
    return said, without


def extremes(sets: Sets[Set], order: Order | None, states: Set) -> tuple[StateAt, StateAt]:
    """Return those of some states, at least one, that are liked best and least under an order.

    Of several the nearest to the present.
    """
    best = worst = states
    for digit in sets.digits(order):
        having, lacking = sets.both(best, digit), sets.without(worst, digit)
        best = having if sets.count(having) else best
        worst = lacking if sets.count(lacking) else worst
    return sets.nearest(best), sets.nearest(worst)


def _formula(situation: Situation, text: str) -> Formula:
    """Return what no agreement is, as a formula."""
    text = text.strip()
    if text == "present":
        return only(situation)
    names = [outcome.id for outcome in situation.case.outcomes]
    if text in names:
        return Name(text)
    try:
        return read_states(situation, text)
    except CaseError:
        if text.isidentifier() and not is_pattern(text):
            message = f"unknown outcome '{text}'"
            hint = nearest(text, names) or "expected 'present', a pattern or a formula"
            raise CaseError(Problem(None, message, hint)) from None
        raise


def only(situation: Situation) -> Formula:
    """Return the present state as a formula."""
    options = situation.case.options
    return pattern_formula(pattern_of(options, situation.present), options)
