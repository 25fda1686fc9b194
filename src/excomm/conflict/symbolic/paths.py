"""What can become of a state in a conflict too large to list: layers of states, as diagrams.

Breadth first: each layer holds the states that so many steps reach and no fewer. A way is
found by walking back through the layers from where it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import TYPE_CHECKING

from excomm.case import CaseError, Problem, pattern_formula
from excomm.case.logic import Formula
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.paths import By
from excomm.conflict.status_quo import (
    DEFAULT_LIMIT,
    Attainment,
    Barred,
    KindOfStep,
    Spread,
    StatusQuo,
    Taken,
    Ways,
    asked_states,
    one_way,
)
from excomm.conflict.steps import Step, changes
from excomm.conflict.symbolic.diagrams import Diagrams
from excomm.conflict.symbolic.differences import difference
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_symbolic_conflict,
    memory_bounded,
)
from excomm.conflict.symbolic.stability import (
    Progress,
    Sample,
    find_sample,
    nearest_to,
    solve_symbolically,
    state_at,
)

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

    from excomm.case import Situation

__all__ = ["follow_symbolically"]


def follow_symbolically(
    situation: Situation,
    start: str = "present",
    to: Sequence[str] | None = None,
    by: KindOfStep = "moves",
    concept: Concept | Profile | None = None,
    limit: int = DEFAULT_LIMIT,
    progress: Progress | None = None,
) -> StatusQuo:
    """Say what can become of a state without listing any.

    Of the ways to the states asked for the first is found, and they are not counted.

    Parameters
    ----------
    situation
        The case as of a moment.
    start, to, by, concept, limit
        As for :func:`excomm.conflict.follow`; states have no numbers here.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If a state is unknown or there is none, or the conflict is too intricate.
    """
    steps = 3 if to is None else 2
    held: Diagram | None = None
    if to is None and concept is not None:
        stability = solve_symbolically(situation, [concept], progress=progress)
        conflict, held = stability.conflict, stability.equilibrium(concept.id)
    else:
        conflict = make_symbolic_conflict(situation)
    with memory_bounded():
        begun = _Start(conflict, find_sample(conflict, start))
        spreads = []
        kinds: tuple[KindOfStep, ...] = ("moves", "improvements")
        for done, kind in enumerate(kinds):
            if progress is not None:
                progress(f"states reached by {kind}", done, steps)
            spreads.append(begun.spread(kind))
        if progress is not None and to is None:
            progress("ways to equilibria and outcomes", 2, steps)
        diagrams = conflict.diagrams
        outcomes = []
        if held is not None:
            for outcome in situation.case.outcomes:
                members = diagrams.feasible & diagrams.where(outcome.when)
                outcomes.append(begun.attainment(outcome.id, members, outcome.when))
        return StatusQuo(
            situation=situation,
            size=diagrams.count(diagrams.feasible),
            start=state_at(begun.sample),
            by=by,
            concept=concept.id if held is not None and concept is not None else None,
            spreads=tuple(spreads),
            all_equilibria=0 if held is None else diagrams.count(held),
            equilibria=() if held is None else tuple(begun.equilibria(held, limit)),
            outcomes=tuple(outcomes),
            ways=tuple(begun.ways(text, by) for text in to or ()),
        )


@dataclass(frozen=True)
class _Layer:
    """The states that so many steps reach, so many of them unwilling, and no fewer."""

    unwilling: int
    steps: int
    states: Diagram


class _Start:
    """A state, and what is reached from it, layer by layer."""

    def __init__(self, conflict: SymbolicConflict, sample: Sample) -> None:
        self.conflict = conflict
        self.sample = sample
        self._reached: dict[By, tuple[_Layer, ...]] = {}

    @cached_property
    def _only(self) -> Diagram:
        return self.conflict.diagrams.only(self.sample.values)

    def layers(self, by: By) -> tuple[_Layer, ...]:
        """Return what is reached, the nearest layer first, made once."""
        if by not in self._reached:
            search = _by_unwilling if by == "fewest unwilling" else _by_steps
            self._reached[by] = tuple(search(self.conflict, self._only, by))
        return self._reached[by]

    def spread(self, by: KindOfStep) -> Spread:
        layers = self.layers(by)
        states = sum(self.conflict.diagrams.count(layer.states) for layer in layers)
        return Spread(by, states, layers[-1].steps)

    def equilibria(self, held: Diagram, limit: int) -> Iterator[Attainment]:
        """Yield what becomes of equilibria: one by one, or all and those of each outcome."""
        diagrams = self.conflict.diagrams
        if diagrams.count(held) <= limit:
            while (state := nearest_to(self.conflict, held, self.sample.values)) is not None:
                only = diagrams.only(state.values)
                formula = pattern_formula(state.pattern, self.conflict.situation.case.options)
                yield self.attainment(None, only, formula)
                held &= ~only
            return
        yield self.attainment(None, held)
        for outcome in self.conflict.situation.case.outcomes:
            members = held & diagrams.where(outcome.when)
            if members.satisfiable():
                yield self.attainment(outcome.id, members)

    def attainment(
        self, name: str | None, states: Diagram, formula: Formula | None = None
    ) -> Attainment:
        """Return whether some states are reached; with their formula, which rules bar them."""
        diagrams = self.conflict.diagrams
        counts = {
            kind: sum(diagrams.count(layer.states & states) for layer in self.layers(kind))
            for kind in ("moves", "improvements")
        }
        by: KindOfStep | None = None
        state = steps = barred = None
        way: tuple[Taken, ...] = ()
        if counts["moves"]:
            by = "improvements" if counts["improvements"] else "moves"
            along: By = by if by == "improvements" else "fewest unwilling"
            end, way = self._way(along, states)
            state = state_at(end)
            steps = self._nearest_layer(by, states).steps
        elif states.satisfiable():
            barred = self._barred(states, formula)
            if diagrams.count(states) == 1:
                only = nearest_to(self.conflict, states, self.sample.values)
                assert only is not None
                state = state_at(only)
        return Attainment(
            name,
            diagrams.count(states),
            counts["improvements"],
            counts["moves"],
            by,
            state,
            steps,
            way,
            barred,
        )

    def ways(self, text: str, by: KindOfStep) -> Ways:
        diagrams = self.conflict.diagrams
        formula, name = asked_states(
            self.conflict.situation, text, lambda word: find_sample(self.conflict, word).values
        )
        states = diagrams.feasible & diagrams.where(formula)
        if not states.satisfiable():
            raise CaseError(Problem(None, f"no state satisfies '{text}'"))
        attainment = self.attainment(name, states, formula)
        if attainment.by is None or (by == "improvements" and attainment.by == "moves"):
            return Ways(text, attainment, None, None, ())
        _, way = self._way(by, states)
        return Ways(text, attainment, len(way), None, (way,))

    def _nearest_layer(self, by: By, states: Diagram) -> _Layer:
        """Return the nearest layer that has some of these states; known to be one."""
        return next(x for x in self.layers(by) if (x.states & states).satisfiable())

    def _way(self, by: By, states: Diagram) -> tuple[Sample, tuple[Taken, ...]]:
        """Return the nearest of some states and a shortest way to it; known to be one."""
        layer = self._nearest_layer(by, states)
        end = nearest_to(self.conflict, layer.states & states, self.sample.values)
        assert end is not None
        options = self.conflict.situation.case.options
        way: list[Taken] = []
        values = end.values
        while layer.steps:
            layer, party, before = self._before(by, layer, values)
            step = Step(party, changes(options, before, values), None, values)
            way.append(Taken(step, difference(self.conflict, party, before, values)))
            values = before
        return end, tuple(reversed(way))

    def _before(
        self, by: By, layer: _Layer, values: tuple[int, ...]
    ) -> tuple[_Layer, str, tuple[int, ...]]:
        """Return a state one step before another, the layer it is in, and who takes the step.

        The step is one that changes the fewest options.
        """
        only = self.conflict.diagrams.only(values)
        at = {(found.unwilling, found.steps): found for found in self.layers(by)}
        found: list[tuple[int, _Layer, str, tuple[int, ...]]] = []
        for willing in (True, False):
            paid = 0 if willing or by != "fewest unwilling" else 1
            before = at.get((layer.unwilling - paid, layer.steps - 1))
            if before is None or (by == "improvements" and not willing):
                continue
            for party in self.conflict.parties:
                search = self.conflict.improving_to if willing else self.conflict.reaching
                sources = search(party, only) & before.states
                source = nearest_to(self.conflict, sources, values)
                if source is not None:
                    changed = sum(a != b for a, b in zip(source.values, values, strict=True))
                    found.append((changed, before, party, source.values))
        _, before, party, source_values = min(found, key=lambda item: item[0])
        return before, party, source_values

    def _barred(self, states: Diagram, formula: Formula | None) -> Barred:
        diagrams = self.conflict.diagrams
        situation = self.conflict.situation
        open_to = {
            option.id: states & diagrams.where(allowed)
            for option, allowed in one_way(situation.case.options, self.sample.values)
        }
        bars = tuple(name for name, left in open_to.items() if not left.satisfiable())
        if bars:
            return Barred(bars, True, ())
        if open_to and not reduce(lambda a, b: a & b, open_to.values()).satisfiable():
            return Barred(
                tuple(name for name, left in open_to.items() if left != states), False, ()
            )
        if formula is None:
            return Barred((), False, ())
        return Barred((), False, tuple(_barring_rules(situation, self.sample.values, formula)))


def _onward(conflict: SymbolicConflict, states: Diagram, by: By) -> Diagram:
    """Return the states that one step leads to from some, and for moves these as well."""
    step = conflict.reached_by_improvements if by == "improvements" else conflict.reached_by_moves
    return reduce(lambda a, b: a | b, (step(party, states) for party in conflict.parties))


def _by_steps(conflict: SymbolicConflict, first: Diagram, by: By) -> Iterator[_Layer]:
    """Yield what is reached in no step, in one, and so on."""
    known = frontier = first
    steps = 0
    while frontier.satisfiable():
        yield _Layer(0, steps, frontier)
        steps += 1
        frontier = _onward(conflict, frontier, by) & ~known
        known |= frontier


def _by_unwilling(conflict: SymbolicConflict, first: Diagram, _: By) -> Iterator[_Layer]:
    """Yield what is reached by the fewest unwilling steps, and of those ways the shortest."""
    false = conflict.diagrams.false
    known = false
    paid = 0
    # Where a round of improvements alone begins, by the number of steps taken to there.
    begins = {0: first}
    while begins:
        ends: dict[int, Diagram] = {}
        rounds, frontier = min(begins), false
        while begins or frontier.satisfiable():
            frontier |= begins.pop(rounds, false) & ~known
            if frontier.satisfiable():
                yield _Layer(paid, rounds, frontier)
                ends[rounds] = frontier
                known |= frontier
                frontier = _onward(conflict, frontier, "improvements") & ~known
            rounds += 1
        paid += 1
        for length, states in ends.items():
            beyond = _onward(conflict, states, "moves") & ~known
            if beyond.satisfiable():
                begins[length + 1] = beyond


def _barring_rules(situation: Situation, values: Sequence[int], formula: Formula) -> Iterator[str]:
    """Yield the rules without any one of which moves would lead to states that there are."""
    for rule in situation.case.impossible:
        left = tuple(other for other in situation.case.impossible if other is not rule)
        without = replace(situation, case=replace(situation.case, impossible=left))
        diagrams = Diagrams.of(without)
        freed = SymbolicConflict(diagrams, {})
        wanted = diagrams.where(formula) & ~diagrams.where(rule.rule)
        layers = _by_steps(freed, diagrams.only(values), "moves")
        if any((layer.states & wanted).satisfiable() for layer in layers):
            yield str(rule.rule)
