"""Which states are stable, without a list of states: the sanction value as a diagram.

What rivals can hold a party to in a state x is a level of its own preference, m(x). Here m is
a set of pairs (x, t): "in x it can be held to level t or less", where a level t is one bit for
each of the party's statements, compared as states are. So one diagram over the options and a
dozen bits carries m for all states, and each concept is a row of the same table as for lists
of states (:mod:`excomm.conflict.concepts`):

    start    (x, t) with worth(x) <= t, worth being p or M
    repeat   add (x, t) if a reply of a rival leads from x to an x' with (x', t)
    then     s is stable iff no improvement x of s has not (x, p(s))

In the last line p(s) puts the statements, as diagrams over s, in the place of the bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from excomm.case import CaseError, Problem, Ranking, Situation
from excomm.conflict.concepts import Concept
from excomm.conflict.symbolic.diagrams import Diagrams, Switch

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram
    from oxidd.bcdd import BCDDSubstitution

__all__ = [
    "SymbolicConflict",
    "make_bounded_conflict",
    "make_symbolic_conflict",
    "memory_bounded",
    "substitution",
]

# Nodes of a conflict that shows what is too dear, and results kept of steps: with few of these
# too, steps are done over and over instead of running out of nodes. Up to so many switches more
# nodes are let in; beyond, a step that stays just below that many is done over for minutes.
FEW_NODES, MANY_RESULTS = 2**19, 2**21
MORE_NODES, FEW_SWITCHES = 2**21, 80


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicConflict:
    """A conflict whose states are diagrams.

    Attributes
    ----------
    diagrams
        The options as variables.
    levels
        By party, its statements as diagrams over the switches of a state: the bits of the
        level of that state.
    """

    diagrams: Diagrams
    levels: dict[str, tuple[Diagram, ...]]
    _known: dict[tuple[str | int, ...], Diagram] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon that this conflict was made for."""
        return self.diagrams.situation

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties that decide, in the order of the case."""
        return self.diagrams.parties

    def stable_for(self, party: str, concept: Concept) -> Diagram:
        """Return the states a party has no reason to leave under a concept.

        Raises
        ------
        CaseError
            If the diagrams outgrow their bound, or the concept needs the states listed.
        """
        if concept.joint or concept.looks_ahead:
            raise CaseError(
                Problem(None, f"{concept.id} is found by listing states, and here are too many")
            )
        with memory_bounded():
            diagrams = self.diagrams
            tempting = diagrams.feasible & self._above(party) & ~self.held_to(party, concept)
            before = self.reaching(party, tempting)
            pairs = zip(diagrams.bits[party], self.levels[party], strict=True)
            regretless = before.substitute(substitution(pairs))
            return diagrams.feasible & ~regretless

    def held_to(self, party: str, concept: Concept) -> Diagram:
        """Return m as the pairs (state, level) that a party can be held to.

        Returns
        -------
        Diagram
            Over the switches of a state and the bits of the party's levels.
        """
        key = (party, concept.replies, concept.further)
        if key not in self._known:
            self._known[key] = self._after_replies(party, concept, self._worth(party, concept))
        return self._known[key]

    def levels_held_to(self, party: str, concept: Concept) -> tuple[Diagram, ...]:
        """Return the bits of m, the level that a party can be held to, as :attr:`levels` are."""
        held = self.held_to(party, concept)
        bits = self.diagrams.bits[party]
        every = self.diagrams.cube(bits)
        found = []
        for place in bits:
            bit = self.diagrams.manager.var(place)
            # The least level has this bit off if any level that is left has.
            least = self.diagrams.feasible & ~(held & ~bit).exists(every)
            found.append(least)
            held &= bit.equiv(least)
        return tuple(found)

    def _worth(self, party: str, concept: Concept) -> Diagram:
        """Return the pairs of a state and a level that it is not worth more than."""
        feasible, above = self.diagrams.feasible, self._above(party)
        if concept.further:  # the best that the party can still move to, and what follows
            after_move = above
            if concept.further > 1:
                shorter = replace(concept, further=concept.further - 2)
                after_move = above & ~self.held_to(party, shorter)
            above = above | self.reaching(party, feasible & after_move)
        return feasible & ~above

    def _after_replies(self, party: str, concept: Concept, held: Diagram) -> Diagram:
        rivals = [rival for rival in self.parties if rival != party]
        if concept.replies == "nothing":
            return held
        reply = self.reaching if concept.replies == "moves" else self.improving_to
        while True:
            before = held
            for rival in rivals:
                held |= self.diagrams.feasible & reply(rival, held)
            if len(rivals) < 2 or held == before:
                return held

    def _above(self, party: str) -> Diagram:
        """Return the pairs of a state and a level that the party likes the state better than."""
        key = ("above", party)
        if key not in self._known:
            found = self.diagrams.false
            levels = zip(self.diagrams.bits[party], self.levels[party], strict=True)
            for bit, statement in reversed(list(levels)):
                wanted = self.diagrams.manager.var(bit)
                found = statement.ite(~wanted | found, ~wanted & found)
            self._known[key] = found
        return self._known[key]

    def reaching(self, party: str, goal: Diagram) -> Diagram:
        """Return from where a party can move into a set, or is in it; feasible or not."""
        return self._moved_through(party, goal, onward=False)

    def reaching_from(self, party: str, states: Diagram) -> Diagram:
        """Return some states with those that a party can set from them; feasible or not."""
        return self._moved_through(party, states, onward=True)

    def reached_by_moves(self, party: str, states: Diagram) -> Diagram:
        """Return some states with those that a party's moves reach from any of them."""
        return self.diagrams.feasible & self.reaching_from(party, states)

    def _moved_through(self, party: str, states: Diagram, onward: bool) -> Diagram:
        """Return where moves lead from a set, or from where they lead into it, and the set."""
        option = self.situation.case.option
        free: list[int] = []
        for switch in self.diagrams.own(party):
            moves = option(switch[0]).moves
            here = self.diagrams.variable(switch)
            if moves == "both":
                free.append(self.diagrams.state[switch])
                continue
            # Once on it stays on: from off to either, from on to on; and the other way round.
            lasting = here if (moves == "on") != onward else ~here
            cube = self.diagrams.cube([self.diagrams.state[switch]])
            states = (states & lasting).exists(cube) | (states & ~lasting)
        return states.exists(self.diagrams.cube(free)) if free else states

    def improving_to(self, party: str, goal: Diagram) -> Diagram:
        """Return from where a party has an improvement into a set."""
        from oxidd.util import BooleanOperator

        diagrams = self.diagrams
        own = diagrams.own(party)
        moved = goal.substitute(self._to_moved(party))
        cube = diagrams.cube(diagrams.moved[switch] for switch in own)
        return moved.apply_exists(BooleanOperator.AND, self._improvements(party), cube)

    def reached_by_improvements(self, party: str, states: Diagram) -> Diagram:
        """Return the states that a party's improvements reach from any of some states."""
        from oxidd.util import BooleanOperator

        diagrams = self.diagrams
        own = diagrams.own(party)
        cube = diagrams.cube(diagrams.state[switch] for switch in own)
        moved = states.apply_exists(BooleanOperator.AND, self._improvements(party), cube)
        back = ((diagrams.moved[switch], diagrams.variable(switch)) for switch in own)
        return moved.substitute(substitution(back))

    def _improvements(self, party: str) -> Diagram:
        """Return the improvements of a party, from a state to its switches moved."""
        key = ("improvements", party)
        if key not in self._known:
            diagrams = self.diagrams
            shift = self._to_moved(party)
            better = diagrams.false
            for statement in reversed(self.levels[party]):
                after = statement.substitute(shift)
                better = after.ite(~statement | better, ~statement & better)
            for switch in diagrams.own(party):
                better &= self._allowed(switch)
            self._known[key] = better & diagrams.feasible.substitute(shift)
        return self._known[key]

    def _allowed(self, switch: Switch) -> Diagram:
        """Return the moves of a switch, from a state to itself moved."""
        moves = self.situation.case.option(switch[0]).moves
        before = self.diagrams.variable(switch)
        after = self.diagrams.manager.var(self.diagrams.moved[switch])
        if moves == "both":
            return self.diagrams.true
        return before.imp(after) if moves == "on" else after.imp(before)

    def _to_moved(self, party: str) -> BCDDSubstitution:
        """Return what puts a party's switches after its move in the place of those before."""
        diagrams = self.diagrams
        return substitution(
            (diagrams.state[switch], diagrams.manager.var(diagrams.moved[switch]))
            for switch in diagrams.own(party)
        )


def make_bounded_conflict(situation: Situation) -> SymbolicConflict:
    """Return the same as :func:`make_symbolic_conflict` with little memory for its diagrams.

    What is too dear runs out of it in seconds, instead of taking minutes.
    """
    switches = sum(len(option.values) - 1 for option in situation.case.options)
    nodes = MORE_NODES if switches <= FEW_SWITCHES else FEW_NODES
    return make_symbolic_conflict(situation, nodes, MANY_RESULTS)


def make_symbolic_conflict(
    situation: Situation, nodes: int | None = None, results: int | None = None
) -> SymbolicConflict:
    """Return the conflict of a case as of a moment, its sets of states as diagrams.

    Parameters
    ----------
    situation
        The case as of a moment.
    nodes
        How many nodes the diagrams may have together; by default as many as a machine holds.
    results
        How many results of steps are kept; by default an eighth of that.

    Raises
    ------
    CaseError
        If no state is left, a preference does not fit, moves are more than choices of options,
        or the diagrams outgrow their bound.
    """
    if situation.case.beyond_options:
        message = "merged states, barred moves and moves given one by one need the states listed"
        raise CaseError(Problem(None, message, "use the enumerated engine"))
    with memory_bounded():
        diagrams = Diagrams.of(situation, nodes, results)
        for party in diagrams.parties:
            order = situation.orders.get(party)
            if isinstance(order, Ranking):
                _check_ranking(diagrams, order)
        levels = {party: diagrams.level(party) for party in diagrams.parties}
        return SymbolicConflict(diagrams, levels)


def _check_ranking(diagrams: Diagrams, order: Ranking) -> None:
    """Check that a ranking has each state once."""
    ranked = diagrams.false
    for formula, text in zip(order.classes, order.texts, strict=True):
        members = diagrams.feasible & diagrams.where(formula)
        if (members & ranked).satisfiable():
            message = f"the ranking has a state of '{text}' twice"
            raise CaseError(Problem(order.place, message))
        ranked |= members
    left = diagrams.count(diagrams.feasible & ~ranked)
    if left:
        states = "1 state" if left == 1 else f"{left:,} states"
        raise CaseError(
            Problem(
                order.place,
                f"the ranking leaves out {states}",
                "too many states to rank one by one are ordered by statements",
            )
        )


def substitution(pairs: Iterable[tuple[int, Diagram]]) -> BCDDSubstitution:
    """Return what puts diagrams in the place of variables."""
    from oxidd.bcdd import BCDDFunction

    return BCDDFunction.make_substitution(pairs)


@contextmanager
def memory_bounded() -> Iterator[None]:
    """Say in the user's words that the diagrams have outgrown their bound.

    Raises
    ------
    CaseError
        In place of the library's error.
    """
    from oxidd.util import DDMemoryError

    try:
        yield
    except DDMemoryError:
        raise CaseError(
            Problem(
                None,
                "the conflict is too intricate: its diagrams outgrew their bound of memory",
                "fewer statements that reach across parties, or fewer options, make it smaller",
            )
        ) from None
