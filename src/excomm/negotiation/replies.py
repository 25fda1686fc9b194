"""What the others answer: the best replies of a party, found without listing states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from excomm.case import CaseError, Situation, Statements
from excomm.case.logic import Formula
from excomm.conflict import CONCEPTS
from excomm.conflict.address import not_feasible
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_symbolic_conflict,
    memory_bounded,
)
from excomm.conflict.symbolic.sets import SymbolicSets
from excomm.conflict.symbolic.stability import nearest_to
from excomm.negotiation.points import Values

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["Replies"]


@dataclass(frozen=True, eq=False, repr=False)
class Replies:
    """What the parties can do and would do, in one conflict.

    Attributes
    ----------
    conflict
        The conflict.
    """

    conflict: SymbolicConflict
    _best: dict[tuple[str, Values], Values] = field(default_factory=dict)
    _wary: dict[str, tuple[Diagram, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, situation: Situation, like: Replies | None = None) -> Replies:
        """Return what the parties can do as of a moment.

        Parameters
        ----------
        situation
            The case as of a moment.
        like
            What they can do in the same case as of the same moment, where they may want other
            things: its diagrams are used as far as they serve.

        Raises
        ------
        CaseError
            If the rules exclude the present state, moves are more than choices of options, or
            the diagrams outgrow their bound.
        """
        conflict = None if like is None else _alike(situation, like.conflict)
        found = cls(conflict or make_symbolic_conflict(situation))
        if not found.possible(situation.present):
            raise CaseError(not_feasible(situation))
        return found

    def possible(self, state: Values) -> bool:
        """Return whether a state can be."""
        return bool((self.only(state) & self.conflict.diagrams.feasible).satisfiable())

    def only(self, state: Values) -> Diagram:
        """Return one state as a set."""
        return self.conflict.diagrams.only(state)

    def where(self, formula: Formula) -> Diagram:
        """Return the states in which a formula holds."""
        return self.conflict.diagrams.where(formula) & self.conflict.diagrams.feasible

    def choices(self, party: str, state: Values) -> Diagram:
        """Return the states that a party can choose among, the one it is in included."""
        with memory_bounded():
            return self.conflict.reached_by_moves(party, self.only(state))

    def within_reach(self, state: Values) -> Diagram:
        """Return the states that all parties together can still come to from one."""
        found = self.only(state)
        with memory_bounded():
            for party in self.conflict.parties:
                # Rules may bar what lies between, not what is done together.
                found = self.conflict.reaching_from(party, found)
            return found & self.conflict.diagrams.feasible

    def best(self, party: str, state: Values) -> Values:
        """Return the best reply of a party in a state: of several the one that changes least."""
        if (party, state) not in self._best:
            with memory_bounded():
                best = SymbolicSets(self.conflict).best(party, self.choices(party, state))
                self._best[party, state] = self.nearest(best, state) or state
        return self._best[party, state]

    def nearest(self, states: Diagram, state: Values) -> Values | None:
        """Return the nearest of some states to one; None where there is none."""
        found = nearest_to(self.conflict, states, state)
        return None if found is None else found.values

    def improvements(self, party: str, state: Values) -> Diagram:
        """Return the states that a party can move to from one and likes better."""
        with memory_bounded():
            found = self.conflict.reached_by_improvements(party, self.only(state))
            return found & ~self.only(state)

    def answers(self, party: str, states: Diagram) -> Diagram:
        """Return where the best replies of each other party to some states may lead."""
        found = self.conflict.diagrams.false
        with memory_bounded():
            for rival in self.conflict.parties:
                if rival != party:
                    reached = self.conflict.reached_by_moves(rival, states)
                    found |= reached & self.conflict.stable_for(rival, CONCEPTS["Nash"])
        return found

    def advised(self, party: str, state: Values) -> Diagram:
        """Return what a party is best advised to choose in a state.

        First counts what the others' improvements can hold it to there, as in sequential
        stability, then the state itself.
        """
        with memory_bounded():
            return self.first(
                [*self.wary(party), *self.conflict.levels[party]], self.choices(party, state)
            )

    def wary(self, party: str) -> tuple[Diagram, ...]:
        """Return the bits of the level that others can hold a party to in each state."""
        if party not in self._wary:
            self._wary[party] = self.conflict.levels_held_to(party, CONCEPTS["SEQ"])
        return self._wary[party]

    def first(self, bits: Sequence[Diagram], states: Diagram) -> Diagram:
        """Return those of some states that have the first bits, one after the other."""
        for bit in bits:
            with_it = states & bit
            states = with_it if with_it.satisfiable() else states & ~bit
        return states


def _alike(situation: Situation, like: SymbolicConflict) -> SymbolicConflict | None:
    """Return a conflict on the diagrams of another; None where these do not serve.

    They do where every party has as many statements, so that the same bits can be its level.
    """
    if not all(isinstance(order, Statements) for order in situation.orders.values()):
        return None
    diagrams = replace(like.diagrams, situation=situation)
    levels = {party: diagrams.level(party) for party in diagrams.parties}
    if any(len(level) != len(diagrams.bits[party]) for party, level in levels.items()):
        return None
    return SymbolicConflict(diagrams, levels)
