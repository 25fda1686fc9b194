"""Why a state is or is not stable for a party, where states are not listed.

What the party has at the state is one level of its preference, so that what its rivals can
hold it to no more than is a set of states and not of pairs: much less than finding all stable
states takes. Layer by layer come the states from which one reply of a rival leads into the
layer before; the way out of the layers is the shortest sequence that deters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from excomm.case import CaseError, Problem, Situation, nearest
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.reasons import DEFAULT_LIMIT, Deterrent, Reason, Temptation
from excomm.conflict.steps import Step, changes
from excomm.conflict.symbolic.differences import difference
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_symbolic_conflict,
    memory_bounded,
)
from excomm.conflict.symbolic.stability import Progress, find_sample, nearest_to, state_at

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["why_symbolically"]

Values = tuple[int, ...]


def why_symbolically(
    situation: Situation,
    state: str,
    party: str,
    foreseen: Concept | Profile,
    limit: int | None = DEFAULT_LIMIT,
    progress: Progress | None = None,
) -> Reason:
    """Say why a state is or is not stable for a party, without listing states.

    Parameters
    ----------
    situation
        The case as of a moment.
    state
        ``present``, a pattern, or a formula that one state satisfies.
    party, foreseen
        For whom, and under which concept, or one for each party.
    limit
        How many improvements to explain at most; None explains all.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If the state or party is unknown, the concept needs the states listed, or the
        conflict is too intricate.
    """
    if progress is not None:
        progress("options as diagrams", 0, 2)
    conflict = make_symbolic_conflict(situation)
    if party not in conflict.parties:
        hint = nearest(party, conflict.parties)
        raise CaseError(Problem(None, f"unknown party '{party}'", hint))
    concept = foreseen.of(party)
    if concept.joint or concept.looks_ahead:
        message = f"{concept.id} is explained where states are listed, and here are too many"
        raise CaseError(Problem(None, message))
    if progress is not None:
        progress(f"replies to {party}", 1, 2)
    with memory_bounded():
        here = find_sample(conflict, state)
        held = _Held(conflict, party, concept, here.values)
        told = [held.temptation(values) for values in held.tempting(limit)]
        return Reason(
            situation=situation,
            at=state_at(here),
            present=here.values == situation.present,
            party=party,
            concept=concept,
            stable=not held.undeterred.satisfiable(),
            moves=conflict.diagrams.count(held.moves),
            improvements=conflict.diagrams.count(held.improvements),
            undeterred=conflict.diagrams.count(held.undeterred),
            temptations=tuple(told),
        )


class _Held:
    """What a party's rivals can hold it to no more than it has at a state."""

    def __init__(
        self, conflict: SymbolicConflict, party: str, concept: Concept, here: Values
    ) -> None:
        self.conflict = conflict
        self.party = party
        self.concept = concept
        self.here = here
        only = conflict.diagrams.only(here)
        self.better = conflict.diagrams.feasible & _liked_better(conflict, party, only)
        self.moves = conflict.reached_by_moves(party, only) & ~only
        self.improvements = self.moves & self.better
        self.layers = list(self._layers(concept.further))
        self.undeterred = self.improvements & ~self.layers[-1]

    def _layers(self, further: int) -> Iterator[Diagram]:
        """Yield the states worth no more, then those one reply leads to them from, and so on."""
        held = self._worth_no_more(further)
        rivals = [name for name in self.conflict.parties if name != self.party]
        while True:
            yield held
            if self.concept.replies == "nothing":
                return
            replied = (self._before(rival, held) for rival in rivals)
            more = reduce(lambda a, b: a | b, replied, held) & self.conflict.diagrams.feasible
            if more == held:
                return
            held = more

    def _worth_no_more(self, further: int) -> Diagram:
        """Return the states worth no more to the party than the one it is in."""
        worth_more = self.better
        if further:
            after_move = self.better
            if further > 1:
                *_, held = self._layers(further - 2)
                after_move = self.better & ~held
            worth_more = worth_more | self.conflict.reaching(self.party, after_move)
        return self.conflict.diagrams.feasible & ~worth_more

    @property
    def _before(self) -> Callable[[str, Diagram], Diagram]:
        only_better = self.concept.replies == "improvements"
        return self.conflict.improving_to if only_better else self.conflict.reaching

    @property
    def _after(self) -> Callable[[str, Diagram], Diagram]:
        only_better = self.concept.replies == "improvements"
        conflict = self.conflict
        return conflict.reached_by_improvements if only_better else conflict.reached_by_moves

    def tempting(self, limit: int | None) -> Iterator[Values]:
        """Yield improvements, those that nothing deters and that change least first."""
        told = 0
        for left in (self.undeterred, self.improvements & ~self.undeterred):
            while told != limit and (found := nearest_to(self.conflict, left, self.here)):
                yield found.values
                left &= ~self.conflict.diagrams.only(found.values)
                told += 1

    def temptation(self, there: Values) -> Temptation:
        gain = difference(self.conflict, self.party, self.here, there)
        only = self.conflict.diagrams.only(there)
        step = self._step(self.party, self.here, there)
        if (only & self.undeterred).satisfiable():
            return Temptation(step, gain, None)
        steps = self._replies(there)
        loss = difference(self.conflict, self.party, self.here, steps[-1].values)
        return Temptation(step, gain, Deterrent(steps, loss, self.concept.further > 0))

    def _replies(self, there: Values) -> tuple[Step, ...]:
        """Return the shortest replies that hold the party to no more than it has."""
        diagrams = self.conflict.diagrams
        only = diagrams.only(there)
        distance = next(k for k, held in enumerate(self.layers) if (only & held).satisfiable())
        steps: list[Step] = []
        for layer in reversed(self.layers[:distance]):
            found: list[tuple[int, str, Values]] = []
            for rival in self.conflict.parties:
                if rival == self.party:
                    continue
                answers = self._after(rival, diagrams.only(there)) & layer
                if (answer := nearest_to(self.conflict, answers, there)) is not None:
                    changed = sum(a != b for a, b in zip(answer.values, there, strict=True))
                    found.append((changed, rival, answer.values))
            _, rival, values = min(found)
            steps.append(self._step(rival, there, values))
            there = values
        return tuple(steps)

    def _step(self, mover: str, before: Sequence[int], after: Values) -> Step:
        options = self.conflict.situation.case.options
        return Step(mover, changes(options, before, after), None, after)


def _liked_better(conflict: SymbolicConflict, party: str, only: Diagram) -> Diagram:
    """Return the states that a party likes better than one."""
    found = conflict.diagrams.false
    for statement in reversed(conflict.levels[party]):
        # Lexicographic: what is decided above this statement stays, and a tie goes on to it.
        found = statement & found if (statement & only).satisfiable() else statement | found
    return found
