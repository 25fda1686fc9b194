"""Sets of listed states, as agreements are found with them."""

import random
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Order, Situation, Statements, Weights
from excomm.case.logic import Formula
from excomm.conflict.address import not_feasible
from excomm.conflict.agreements import Agreements, Progress, agreements_among
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.conflict import Conflict
from excomm.conflict.engine import stable_for
from excomm.conflict.outlooks import nearest_to_present
from excomm.conflict.paths import reach
from excomm.conflict.preference import as_statements, levels, most_digits, whole_weights
from excomm.conflict.sets import Dominance, tier_sizes
from excomm.conflict.space import BoolArray, IntArray
from excomm.conflict.steps import StateAt, state_at
from excomm.conflict.tiers import above_all, compared

__all__ = ["ListedSets", "find_agreements"]

# How many level vectors are held against those found efficient at a time.
TOGETHER = 2**10


@dataclass(frozen=True, eq=False, repr=False)
class ListedSets:
    """Sets of the states of a conflict: which of them, by number, are in it.

    Attributes
    ----------
    conflict
        The conflict.
    agreeing
        The parties that agree; None for all that decide.
    """

    conflict: Conflict
    agreeing: tuple[str, ...] | None = None
    _levels: dict[str, IntArray] = field(default_factory=dict)
    _truths: dict[str, IntArray] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon."""
        return self.conflict.situation

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that agree."""
        return self.conflict.parties if self.agreeing is None else self.agreeing

    @property
    def states(self) -> BoolArray:
        """All states."""
        return np.ones(self.conflict.space.size, dtype=bool)

    def where(self, formula: Formula) -> BoolArray:
        """Return the states in which a formula holds."""
        return self.conflict.space.truth(formula)

    def count(self, states: BoolArray) -> int:
        """Return how many states there are in a set."""
        return int(states.sum())

    def both(self, one: BoolArray, other: BoolArray) -> BoolArray:
        """Return the states in two sets."""
        return one & other

    def without(self, states: BoolArray, others: BoolArray) -> BoolArray:
        """Return the states of a set that are not in another."""
        return states & ~others

    def liked(self, party: str) -> IntArray:
        """Return the level of every state for a party."""
        if party not in self._levels:
            levels = self.conflict.levels[party].reshape(-1)
            self._levels[party] = levels[self.conflict.space.cells]
        return self._levels[party]

    def best(self, party: str, states: BoolArray) -> BoolArray:
        """Return those of some states that a party likes best."""
        liked = self.liked(party)
        best: BoolArray = states & (liked == liked[states].max())
        return best

    def digits(self, order: Order | None) -> tuple[BoolArray, ...]:
        """Return what states compare by under an order, the most important first."""
        if not isinstance(order, Weights):
            return tuple(self.where(statement) for statement in as_statements(order))
        weights = whole_weights(order)
        scores = np.zeros(self.conflict.space.size, dtype=object)
        for formula, weight in weights:
            scores[self.where(formula) == (weight > 0)] += abs(weight)
        places = reversed(range(most_digits(weights)))
        return tuple((scores >> place & 1).astype(bool) for place in places)

    def better(self, party: str, states: BoolArray) -> BoolArray:
        """Return all states that a party likes better than each of some."""
        liked = self.liked(party)
        better: BoolArray = liked > liked[states].max()
        return better

    def surely_better(self, party: str, states: BoolArray) -> BoolArray:
        """Return all states that a party likes better than each of some, in every order."""
        if not self._has_tiers(party):
            return self.better(party, states)
        columns, widths = self._columns(party)
        found = np.ones(len(columns), dtype=bool)
        for other in np.unique(columns[states], axis=0):
            found &= compared(columns, other, widths, "sure").above
        return found

    def possibly_better(self, party: str, states: BoolArray) -> BoolArray:
        """Return all states that a party likes better than each of some, in one order."""
        if not self._has_tiers(party):
            return self.better(party, states)
        columns, widths = self._columns(party)
        return above_all(columns, np.unique(columns[states], axis=0), widths)

    def efficient(
        self, acceptable: BoolArray, among: BoolArray, dominance: Dominance = "written"
    ) -> BoolArray:
        """Return the acceptable states that none among others dominates."""
        vectors = np.stack([self.liked(party) for party in self.parties], axis=1)
        distinct, which = np.unique(vectors[acceptable | among], axis=0, return_inverse=True)
        undominated = np.zeros(len(vectors), dtype=bool)
        undominated[acceptable | among] = _undominated(distinct)[which.ravel()]
        efficient: BoolArray = acceptable & undominated
        if dominance == "written" or not any(map(self._has_tiers, self.parties)):
            return efficient
        # Efficient in every order is efficient in this one too; in some order it need not be.
        asked = efficient if dominance == "possible" else acceptable
        found = asked.copy()
        found[asked] = ~self._dominated(asked, among, dominance)
        return found

    def _dominated(self, states: BoolArray, by: BoolArray, dominance: Dominance) -> BoolArray:
        """Return which of some states are dominated by one of others, tier by tier."""
        tiers = [self._columns(party) for party in self.parties]
        starts = np.cumsum([0, *(columns.shape[1] for columns, _ in tiers)])
        everything = np.concatenate([columns for columns, _ in tiers], axis=1)
        others = np.unique(everything[by], axis=0)
        distinct, which = np.unique(everything[states], axis=0, return_inverse=True)
        dominated = np.zeros(len(distinct), dtype=bool)
        for place, one in enumerate(distinct):
            at_least = np.ones(len(others), dtype=bool)
            above = np.zeros(len(others), dtype=bool)
            for start, end, (_, widths) in zip(starts, starts[1:], tiers, strict=False):
                held = compared(others[:, start:end], one[start:end], widths, dominance)
                at_least &= held.at_least
                above |= held.above
            dominated[place] = (at_least & above).any()
        return dominated[which.ravel()]

    def _has_tiers(self, party: str) -> bool:
        return max(tier_sizes(self.situation, party), default=0) > 1

    def _columns(self, party: str) -> tuple[IntArray, tuple[int, ...]]:
        """Return what a party compares states by, most important first, and the tiers' widths.

        The truth of its statements; where it has no tiers, its level.
        """
        if not self._has_tiers(party):
            return self.liked(party)[:, np.newaxis], (1,)
        if party not in self._truths:
            order = self.situation.orders[party]
            assert isinstance(order, Statements)
            truths = [self.where(statement.want) for statement in order.items]
            self._truths[party] = np.stack(truths, axis=1).astype(np.int32)
        return self._truths[party], tier_sizes(self.situation, party)

    def reordered(self, generator: random.Random) -> "ListedSets":
        """Return the same with the statements of each tier in an order that is drawn."""
        found = ListedSets(self.conflict, self.agreeing)
        for party in self.parties:
            order = self.situation.orders.get(party)
            if isinstance(order, Statements):
                drawn = [generator.sample(tier, len(tier)) for tier in order.tiers]
                items = tuple(item for tier in drawn for item in tier)
                cells = levels(self.conflict.space, Statements(items)).reshape(-1)
                found._levels[party] = cells[self.conflict.space.cells]
        return found

    def attained(self, concept: Concept) -> BoolArray:
        """Return the equilibria that improvements reach from the present, and it if it is one."""
        conflict = self.conflict
        if not conflict.present:
            raise CaseError(not_feasible(self.situation))
        found = reach(conflict, conflict.present).steps.reshape(-1)[conflict.space.cells] >= 0
        for party in conflict.parties:
            found &= self.stable(party, concept)
        attained: BoolArray = found
        return attained

    def stable(self, party: str, concept: Concept) -> BoolArray:
        """Return the states a party has no reason to leave."""
        stable = stable_for(self.conflict, party, concept)
        listed: BoolArray = stable.reshape(-1)[self.conflict.space.cells]
        return listed

    def copied(self, states: BoolArray) -> BoolArray:
        """Return a set of states that was found with a copy of the conflict."""
        return states

    def keeps(self, party: str, concept: Concept, state: StateAt) -> bool:
        """Return whether a party has no reason to leave one state."""
        return self.has(self.stable(party, concept), state)

    def levels(self, party: str, acceptable: BoolArray) -> int:
        """Return how many levels the acceptable states have for a party."""
        return len(self._ranked(party, acceptable))

    def _ranked(self, party: str, acceptable: BoolArray) -> IntArray:
        """Return the levels of the acceptable states for a party, the worst first."""
        return np.unique(self.liked(party)[acceptable])

    def within(self, party: str, acceptable: BoolArray, rank: int) -> BoolArray:
        """Return the acceptable states of a rank or a better one for a party."""
        level = self._ranked(party, acceptable)[-rank]
        within: BoolArray = acceptable & (self.liked(party) >= level)
        return within

    def rank(self, party: str, acceptable: BoolArray, state: StateAt) -> int:
        """Return the rank of an acceptable state for a party."""
        assert state.number is not None
        ranked = self._ranked(party, acceptable)
        return int((ranked > self.liked(party)[state.number - 1]).sum()) + 1

    def nearest(self, states: BoolArray) -> StateAt:
        """Return the state of some, at least one, nearest to the present."""
        space = self.conflict.space
        cells = np.zeros(space.feasible.size, dtype=bool)
        cells[space.cells[states]] = True
        return state_at(space, nearest_to_present(space, cells.reshape(space.shape)))

    def draw(self, states: BoolArray, number: int, generator: random.Random) -> list[StateAt]:
        """Return up to so many different states drawn evenly."""
        numbers = np.flatnonzero(states)
        places = generator.sample(range(len(numbers)), min(number, len(numbers)))
        return [state_at(self.conflict.space, int(numbers[k]) + 1) for k in places]

    def has(self, states: BoolArray, state: StateAt) -> bool:
        """Return whether a state is in a set."""
        assert state.number is not None
        return bool(states[state.number - 1])


def find_agreements(
    conflict: Conflict,
    no_agreement: str | None,
    foreseen: Concept | Profile,
    samples: int = 5,
    seed: int = 0,
    progress: Progress | None = None,
) -> Agreements:
    """Find what could be agreed in a conflict whose states are listed.

    Parameters
    ----------
    conflict
        The conflict.
    no_agreement, foreseen, samples, seed, progress
        As :func:`excomm.conflict.agreements.agreements_among` takes them.

    Raises
    ------
    CaseError
        If there is no such state or outcome, or a party says nothing of what it wants.
    """
    sets = ListedSets(conflict)
    return agreements_among(sets, no_agreement, foreseen, samples, seed, progress)


def _undominated(vectors: npt.NDArray[np.int32]) -> BoolArray:
    """Return which of different vectors no other is at least as large as in every place."""
    # Whatever dominates a vector has a larger sum: it stands before it.
    order = np.argsort(-vectors.sum(axis=1, dtype=np.int64), kind="stable")
    found = np.empty((0, vectors.shape[1]), dtype=vectors.dtype)
    kept = np.zeros(len(vectors), dtype=bool)
    for start in range(0, len(order), TOGETHER):
        some = order[start : start + TOGETHER]
        some = some[~_dominated(vectors[some], found)]
        within = ~_dominated(vectors[some], vectors[some])
        kept[some[within]] = True
        found = np.concatenate([found, vectors[some[within]]])
    return kept


def _dominated(vectors: npt.NDArray[np.int32], by: npt.NDArray[np.int32]) -> BoolArray:
    """Return which vectors one of others, different from it, is at least as large as."""
    dominated = np.zeros(len(vectors), dtype=bool)
    for start in range(0, len(by), TOGETHER):
        others = by[start : start + TOGETHER]
        at_least = np.ones((len(vectors), len(others)), dtype=bool)
        same = np.ones((len(vectors), len(others)), dtype=bool)
        for place in range(vectors.shape[1]):
            mine, theirs = vectors[:, place, np.newaxis], others[np.newaxis, :, place]
            at_least &= theirs >= mine
            same &= theirs == mine
        dominated |= (at_least & ~same).any(axis=1)
    return dominated
