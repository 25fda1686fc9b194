"""Sets of states that are not listed, as agreements are found with them.

Whether another state dominates one is asked over two copies of the options side by side. To
ask it over the levels of the parties instead, and put the statements in the place of their
bits at the end, was tried and takes several times as long.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from excomm.case import Situation
from excomm.case.logic import Formula
from excomm.conflict.agreements import Agreements, Progress, agreements_among
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.steps import StateAt
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_symbolic_conflict,
    memory_bounded,
    substitution,
)
from excomm.conflict.symbolic.stability import drawn_from, nearest_to, state_at

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["SymbolicSets", "find_agreements_symbolically"]


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicSets:
    """Sets of the states of a conflict, as diagrams over its options."""

    conflict: SymbolicConflict
    _attained: dict[tuple[str, int], tuple[Diagram, Diagram]] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon."""
        return self.conflict.situation

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that decide."""
        return self.conflict.parties

    @property
    def states(self) -> Diagram:
        """All states."""
        return self.conflict.diagrams.feasible

    def where(self, formula: Formula) -> Diagram:
        """Return where a formula holds, feasible or not."""
        return self.conflict.diagrams.where(formula)

    def count(self, states: Diagram) -> int:
        """Return how many states there are in a set."""
        return self.conflict.diagrams.count(states)

    def both(self, one: Diagram, other: Diagram) -> Diagram:
        """Return the states in two sets."""
        return one & other

    def best(self, party: str, states: Diagram) -> Diagram:
        """Return those of some states that a party likes best."""
        for statement in self.conflict.levels[party]:
            with_it = states & statement
            states = with_it if with_it.satisfiable() else states & ~statement
        return states

    def better(self, party: str, states: Diagram) -> Diagram:
        """Return all states that a party likes better than each of some."""
        best = self.best(party, states)
        bits = [(best & statement).satisfiable() for statement in self.conflict.levels[party]]
        return self.states & self._above(self.conflict.levels[party], bits, or_equal=False)

    def _above(self, places: Sequence[Diagram], bits: Sequence[bool], or_equal: bool) -> Diagram:
        """Return where what stands in some places exceeds a level, the highest place first."""
        diagrams = self.conflict.diagrams
        found = diagrams.true if or_equal else diagrams.false
        for place, bit in reversed(list(zip(places, bits, strict=True))):
            found = place & found if bit else place | found
        return found

    def efficient(self, acceptable: Diagram) -> Diagram:
        """Return the acceptable states that no other acceptable one dominates."""
        if not acceptable.satisfiable():
            return acceptable
        from oxidd.util import BooleanOperator

        diagrams = self.conflict.diagrams
        moved = substitution(
            (diagrams.state[switch], diagrams.manager.var(diagrams.moved[switch]))
            for switch in diagrams.switches
        )
        at_least = acceptable.substitute(moved)
        better = diagrams.false
        for party in self.parties:
            at, above = diagrams.true, diagrams.false
            for statement in reversed(self.conflict.levels[party]):
                there = statement.substitute(moved)
                at = there.ite(~statement | at, ~statement & at)
                above = there.ite(~statement | above, ~statement & above)
            at_least &= at
            better |= above
        others = diagrams.cube(diagrams.moved.values())
        dominated = at_least.apply_exists(BooleanOperator.AND, better, others)
        return acceptable & ~dominated

    def stable(self, party: str, concept: Concept) -> Diagram:
        """Return the states a party has no reason to leave."""
        return self.conflict.stable_for(party, concept)

    def levels(self, party: str, acceptable: Diagram) -> int:
        """Return how many levels the acceptable states have for a party."""
        return self._count_levels(party, self._levels_of(party, acceptable))

    def _levels_of(self, party: str, acceptable: Diagram) -> Diagram:
        """Return the levels, as bits, that acceptable states have for a party."""
        key = (party, id(acceptable))
        # The set is kept with what was found for it, so that its identity stays its own.
        if key not in self._attained:
            diagrams = self.conflict.diagrams
            found = acceptable
            for bit, statement in zip(
                diagrams.bits[party], self.conflict.levels[party], strict=True
            ):
                found &= diagrams.manager.var(bit).equiv(statement)
            states = diagrams.cube(diagrams.state.values())
            self._attained[key] = (acceptable, found.exists(states))
        return self._attained[key][1]

    def _count_levels(self, party: str, levels: Diagram) -> int:
        diagrams = self.conflict.diagrams
        used = diagrams.manager.num_vars()
        return levels.sat_count(used) >> (used - len(diagrams.bits[party]))

    def within(self, party: str, acceptable: Diagram, rank: int) -> Diagram:
        """Return the acceptable states of a rank or a better one for a party."""
        left = self._levels_of(party, acceptable)
        bits = []
        for variable in self._variables(party):
            # Of the levels that agree with the bits so far, those with this one are better.
            with_it = left & variable
            better = self._count_levels(party, with_it)
            bits.append(rank <= better)
            left = with_it if rank <= better else left & ~variable
            rank -= 0 if bits[-1] else better
        places = self.conflict.levels[party]
        return acceptable & self._above(places, bits, or_equal=True)

    def _variables(self, party: str) -> Iterator[Diagram]:
        diagrams = self.conflict.diagrams
        return (diagrams.manager.var(bit) for bit in diagrams.bits[party])

    def rank(self, party: str, acceptable: Diagram, state: StateAt) -> int:
        """Return the rank of an acceptable state for a party."""
        only = self.conflict.diagrams.only(state.values)
        bits = [(only & statement).satisfiable() for statement in self.conflict.levels[party]]
        above = self._above(list(self._variables(party)), bits, or_equal=False)
        return self._count_levels(party, self._levels_of(party, acceptable) & above) + 1

    def nearest(self, states: Diagram) -> StateAt:
        """Return the state of some, at least one, nearest to the present."""
        found = nearest_to(self.conflict, states, self.situation.present)
        assert found is not None
        return state_at(found)

    def draw(self, states: Diagram, number: int, generator: random.Random) -> list[StateAt]:
        """Return up to so many different states drawn evenly."""
        found = drawn_from(self.conflict, states, number, generator)
        return [state_at(sample) for sample in found]

    def has(self, states: Diagram, state: StateAt) -> bool:
        """Return whether a state is in a set."""
        return (states & self.conflict.diagrams.only(state.values)).satisfiable()


def find_agreements_symbolically(
    situation: Situation,
    no_agreement: str,
    foreseen: Concept | Profile,
    samples: int = 5,
    seed: int = 0,
    progress: Progress | None = None,
) -> Agreements:
    """Find what could be agreed, without listing states.

    Parameters
    ----------
    situation
        The case as of a moment.
    no_agreement, foreseen, samples, seed, progress
        As :func:`excomm.conflict.agreements.agreements_among` takes them.

    Raises
    ------
    CaseError
        If there is no such state or outcome, a party says nothing of what it wants, the
        concept needs the states listed, or the conflict is too intricate.
    """
    sets = SymbolicSets(make_symbolic_conflict(situation))
    with memory_bounded():
        return agreements_among(sets, no_agreement, foreseen, samples, seed, progress)
