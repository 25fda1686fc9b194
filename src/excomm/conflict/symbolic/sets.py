"""Sets of states that are not listed, as agreements are found with them.

Whether another state dominates one is asked over two copies of the options side by side. To
ask it over the levels of the parties instead, and put the statements in the place of their
bits at the end, was tried and takes several times as long.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from excomm.case import CaseError, Order, Situation
from excomm.case.logic import Formula
from excomm.conflict.address import not_feasible
from excomm.conflict.agreements import Agreements, Progress, agreements_among
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.sets import Dominance, tier_sizes
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
    from oxidd.bcdd import BCDDSubstitution

__all__ = ["SymbolicSets", "find_agreements_symbolically"]


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicSets:
    """Sets of the states of a conflict, as diagrams over its options.

    Attributes
    ----------
    conflict
        The conflict.
    agreeing
        The parties that agree; None for all that decide.
    """

    conflict: SymbolicConflict
    agreeing: tuple[str, ...] | None = None
    _attained: dict[tuple[str, int], tuple[Diagram, Diagram]] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon."""
        return self.conflict.situation

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that agree."""
        return self.conflict.parties if self.agreeing is None else self.agreeing

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

    def without(self, states: Diagram, others: Diagram) -> Diagram:
        """Return the states of a set that are not in another."""
        return states & ~others

    def best(self, party: str, states: Diagram) -> Diagram:
        """Return those of some states that a party likes best."""
        for statement in self.conflict.levels[party]:
            with_it = states & statement
            states = with_it if with_it.satisfiable() else states & ~statement
        return states

    def digits(self, order: Order | None) -> tuple[Diagram, ...]:
        """Return what states compare by under an order, the most important first."""
        return self.conflict.diagrams.digits(order)

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

    def surely_better(self, party: str, states: Diagram) -> Diagram:
        """Return all states that a party likes better than each of some, in every order."""
        if not self._has_tiers(party):
            return self.better(party, states)
        from oxidd.util import BooleanOperator

        _, above = self._compared(party, "sure", here_moved=False)
        others = states.substitute(self._to_moved)
        failing = others.apply_exists(BooleanOperator.AND, ~above, self._moved)
        return self.states & ~failing

    def possibly_better(self, party: str, states: Diagram) -> Diagram:
        """Return all states that a party likes better than each of some, in one order."""
        if not self._has_tiers(party):
            return self.better(party, states)
        # As for listed states, with the others that are left beside each state.
        left, failed = states.substitute(self._to_moved), self.conflict.diagrams.false
        for tier in self._tiers(party):
            moved = [statement.substitute(self._to_moved) for statement in tier]
            while True:
                before = left
                safe = [
                    here | ~(left & there).exists(self._moved)
                    for here, there in zip(tier, moved, strict=True)
                ]
                for one, here, there in zip(safe, tier, moved, strict=True):
                    left &= ~(one & here & ~there)
                if left == before:
                    break
            some = left.exists(self._moved)
            for one in safe:
                failed |= some & ~one
        return self.states & ~failed & ~left.exists(self._moved)

    def efficient(
        self, acceptable: Diagram, among: Diagram, dominance: Dominance = "written"
    ) -> Diagram:
        """Return the acceptable states that none among others dominates."""
        if not acceptable.satisfiable():
            return acceptable
        from oxidd.util import BooleanOperator

        at_least = acceptable & among.substitute(self._to_moved)
        better = self.conflict.diagrams.false
        for party in self.parties:
            at, above = self._compared(party, dominance, here_moved=True)
            at_least &= at
            better |= above
        dominated = at_least.apply_exists(BooleanOperator.AND, better, self._moved)
        return acceptable & ~dominated

    @cached_property
    def _to_moved(self) -> BCDDSubstitution:
        """What puts every switch after a move in the place of that before."""
        diagrams = self.conflict.diagrams
        return substitution(
            (diagrams.state[switch], diagrams.manager.var(diagrams.moved[switch]))
            for switch in diagrams.switches
        )

    @cached_property
    def _moved(self) -> Diagram:
        """All switches after a move."""
        return self.conflict.diagrams.cube(self.conflict.diagrams.moved.values())

    def _compared(
        self, party: str, dominance: Dominance, here_moved: bool
    ) -> tuple[Diagram, Diagram]:
        """Return where one state is liked as much as another, and where it is liked better.

        The one is the moved copy of the switches, or else the other is.
        """
        at, above = self.conflict.diagrams.true, self.conflict.diagrams.false
        for tier in reversed(self._tiers(party, dominance)):
            gain = loss = self.conflict.diagrams.false
            for statement in tier:
                moved = statement.substitute(self._to_moved)
                here, there = (moved, statement) if here_moved else (statement, moved)
                gain |= here & ~there
                loss |= there & ~here
            if dominance == "sure":
                at, above = ~loss & (gain | at), ~loss & (gain | above)
            else:
                at, above = gain | (~loss & at), gain | (~loss & above)
        return at, above

    def _tiers(self, party: str, dominance: Dominance = "possible") -> list[Sequence[Diagram]]:
        """Return the statements of a party tier by tier, the most important first."""
        places = self.conflict.levels[party]
        sizes = tier_sizes(self.situation, party)
        if dominance == "written" or not sizes:
            return [(place,) for place in places]
        left = iter(places)
        return [tuple(islice(left, size)) for size in sizes]

    def _has_tiers(self, party: str) -> bool:
        return max(tier_sizes(self.situation, party), default=0) > 1

    def reordered(self, generator: random.Random) -> SymbolicSets:
        """Return the same with the statements of each tier in an order that is drawn."""
        drawn = {
            party: tuple(
                statement
                for tier in self._tiers(party)
                for statement in generator.sample(tier, len(tier))
            )
            for party in self.parties
        }
        conflict = SymbolicConflict(self.conflict.diagrams, self.conflict.levels | drawn)
        return SymbolicSets(conflict, self.agreeing)

    def attained(self, concept: Concept) -> Diagram:
        """Return the equilibria that improvements reach from the present, and it if it is one."""
        reached = self.states & self.conflict.diagrams.only(self.situation.present)
        if not reached.satisfiable():
            raise CaseError(not_feasible(self.situation))
        before = None
        while reached != before:
            before = reached
            for party in self.conflict.parties:
                reached |= self.conflict.reached_by_improvements(party, reached)
        for party in self.conflict.parties:
            reached &= self.stable(party, concept)
        return reached

    def stable(self, party: str, concept: Concept) -> Diagram:
        """Return the states a party has no reason to leave."""
        return self.conflict.stable_for(party, concept)

    def copied(self, states: Diagram) -> Diagram:
        """Return a set of states that was found with a copy of the conflict."""
        return self.conflict.diagrams.copied(states)

    def keeps(self, party: str, concept: Concept, state: StateAt) -> bool:
        """Return whether a party has no reason to leave one state.

        What it is held to is asked against the level of that one state, which spares the bits
        of all levels.
        """
        if concept.joint or concept.looks_ahead or concept.further > 1:
            return self.has(self.stable(party, concept), state)
        conflict = self.conflict
        here = conflict.diagrams.only(state.values)
        better = self.better(party, here)
        further = conflict.reaching(party, better) if concept.further else better
        held = self.states & ~better & ~further
        if concept.replies != "nothing":
            reply = conflict.reaching if concept.replies == "moves" else conflict.improving_to
            before = None
            while held != before:
                before = held
                for rival in conflict.parties:
                    if rival != party:
                        held |= self.states & reply(rival, held)
        improved = conflict.reached_by_moves(party, here) & better
        return not (improved & ~held).satisfiable()

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
    no_agreement: str | None,
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
