"""What the others answer: the best replies of a party, found without listing states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from excomm.case import CaseError, Situation, Statements
from excomm.case.logic import Formula
from excomm.conflict import without_agreement
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
    _wary: dict[tuple[str, Values], tuple[Diagram, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, situation: Situation, like: Replies | None = None) -> Replies:
        """Return what the parties can do as of a moment.

        Parameters
        ----------
        situation
            The case as of a moment.
        like
            What they can do in a case of the same parties and options, where they may want other
            things and other rules may hold: its diagrams are used as far as they serve.

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

    def without_agreement(self) -> Values:
        """Return what comes if nothing is agreed: of several states the nearest to the present.

        Raises
        ------
        CaseError
            If the case names none that can be.
        """
        sets = SymbolicSets(self.conflict)
        with memory_bounded():
            _, states = without_agreement(sets, None)
            return sets.nearest(states).values

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
                    # Asked by improvements, not by the bits of all levels, which takes far longer.
                    feasible = self.conflict.diagrams.feasible
                    found |= reached & ~self.conflict.improving_to(rival, feasible)
        return found

    def advised(self, party: str, state: Values) -> Diagram:
        """Return what a party is best advised to choose in a state.

        First counts what the others' improvements can hold it to there, as in sequential
        stability, then the state itself.
        """
        with memory_bounded():
            bits = [*self.wary(party, state), *self.conflict.levels[party]]
            return self.first(bits, self.choices(party, state))

    def wary(self, party: str, state: Values) -> tuple[Diagram, ...]:
        """Return the bits of the level that others can hold a party to in each of its choices.

        That is the least level to which the others' improvements lead from there. They leave the
        party's own options as they are, so that where they lead tells which choice it was.
        """
        if (party, state) not in self._wary:
            with memory_bounded():
                self._wary[party, state] = self._held_to(party, self.choices(party, state))
        return self._wary[party, state]

    def _held_to(self, party: str, choices: Diagram) -> tuple[Diagram, ...]:
        rivals = [rival for rival in self.conflict.parties if rival != party]
        least, before = choices, None
        while least != before:
            before = least
            for rival in rivals:
                least |= self.conflict.reached_by_improvements(rival, least)
        diagrams = self.conflict.diagrams
        others = diagrams.cube(
            diagrams.state[switch] for rival in rivals for switch in diagrams.own(rival)
        )
        bits = []
        for statement in self.conflict.levels[party]:
            lacking = (least & ~statement).exists(others)
            bits.append(choices & ~lacking)
            # Of what comes of a choice only the least is left.
            least &= ~statement | ~lacking
        return tuple(bits)

    def first(self, bits: Sequence[Diagram], states: Diagram) -> Diagram:
        """Return those of some states that have the first bits, one after the other."""
        for bit in bits:
            with_it = states & bit
            states = with_it if with_it.satisfiable() else states & ~bit
        return states


def _alike(situation: Situation, like: SymbolicConflict) -> SymbolicConflict | None:
    """Return a conflict on the diagrams of another; None where these do not serve.

    They do where the options and the parties are the same, and no party has more statements, so
    that bits of the other can be its level.
    """
    if not all(isinstance(order, Statements) for order in situation.orders.values()):
        return None
    if _layout(situation) != _layout(like.situation):
        return None
    with memory_bounded():
        diagrams = replace(like.diagrams, situation=situation)
        levels = {party: diagrams.level(party) for party in diagrams.parties}
    if any(len(level) > len(diagrams.bits[party]) for party, level in levels.items()):
        return None
    bits = {party: diagrams.bits[party][: len(level)] for party, level in levels.items()}
    return SymbolicConflict(replace(diagrams, bits=bits), levels)


def _layout(situation: Situation) -> tuple[object, ...]:
    """Return what the variables of diagrams stand for, and whether there are diagrams at all."""
    case = situation.case
    return (
        case.beyond_options,
        tuple(party.id for party in case.players),
        tuple((option.id, option.values, option.kind) for option in case.options),
    )
