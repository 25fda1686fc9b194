"""Which states hold in a conflict too large to list: counts, outcomes met, samples."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from excomm.case import CaseError, Option, Problem, Situation, nearest
from excomm.conflict.address import not_feasible, read_states
from excomm.conflict.concepts import CONCEPTS, Concept, Profile
from excomm.conflict.space import pattern_of
from excomm.conflict.stability import Holding
from excomm.conflict.steps import StateAt
from excomm.conflict.symbolic.diagrams import Diagrams, Switch
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_bounded_conflict,
    make_symbolic_conflict,
    memory_bounded,
)
from excomm.conflict.symbolic.patterns import OptionPattern, option_patterns

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = [
    "Sample",
    "SymbolicStability",
    "draw_switches",
    "drawn_from",
    "find_sample",
    "nearest_to",
    "solve_symbolically",
    "state_at",
    "value_at",
]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Sample:
    """A state, out of more than can be listed.

    Attributes
    ----------
    values
        The place of every option's value, options in the order of the case.
    pattern
        The same as Y and N, switch by switch, grouped by party.
    outcomes
        The outcomes it belongs to.
    changes
        How many options differ from the present.
    """

    values: tuple[int, ...]
    pattern: str
    outcomes: tuple[str, ...]
    changes: int


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicStability:
    """Which states are stable for whom, in a conflict too large to list.

    Attributes
    ----------
    conflict
        What was solved.
    concepts, parties
        The ids of the concepts and parties asked for, in order.
    stable
        By concept and party, the states that the party has no reason to leave.
    among
        The states asked about, one by one; None where none was.
    left_out
        Concepts that are not found without listing states, with the reason.
    """

    conflict: SymbolicConflict
    concepts: tuple[str, ...]
    parties: tuple[str, ...]
    stable: dict[str, dict[str, Diagram]]
    among: tuple[Sample, ...] | None
    left_out: dict[str, str]

    @property
    def situation(self) -> Situation:
        """The case as of the moment and horizon."""
        return self.conflict.situation

    @property
    def size(self) -> int:
        """How many states there are."""
        diagrams = self.conflict.diagrams
        return diagrams.count(diagrams.feasible)

    @property
    def complete(self) -> bool:
        """Whether every party was asked for, so that equilibria are known."""
        return self.parties == self.conflict.parties

    def count(self, concept: str, party: str) -> int:
        """Return how many states are stable for a party."""
        return self.conflict.diagrams.count(self.stable[concept][party])

    def is_stable(self, state: Sample, concept: str, party: str) -> bool:
        """Return whether one state is stable for a party."""
        only = self.conflict.diagrams.only(state.values)
        return (self.stable[concept][party] & only).satisfiable()

    def equilibrium(self, concept: str) -> Diagram:
        """Return the states that every party has no reason to leave.

        Raises
        ------
        ValueError
            If not every party was asked for.
        """
        if not self.complete:
            raise ValueError("equilibria are known only when every party was asked for")
        with memory_bounded():
            return reduce(lambda a, b: a & b, self.stable[concept].values())

    def equilibria(self, concept: str) -> int:
        """Return how many states are stable for every party."""
        return self.conflict.diagrams.count(self.equilibrium(concept))

    def holdings(self) -> tuple[Holding, ...]:
        """Return for every named outcome and concept how many of its states hold."""
        diagrams = self.conflict.diagrams
        held = {concept: self.equilibrium(concept) for concept in self.concepts}
        all_held = {concept: diagrams.count(cells) for concept, cells in held.items()}
        everywhere = self.size
        found: list[Holding] = []
        for outcome in self.situation.case.outcomes:
            with memory_bounded():
                members = diagrams.where(outcome.when) & diagrams.feasible
                states = diagrams.count(members)
                found.extend(
                    Holding(
                        outcome=outcome.id,
                        concept=concept,
                        equilibria=diagrams.count(members & cells),
                        states=states,
                        all_equilibria=all_held[concept],
                        all_states=everywhere,
                    )
                    for concept, cells in held.items()
                )
        return tuple(found)

    def nearest(self, states: Diagram) -> Sample | None:
        """Return one of the states that take the fewest changes of options from the present.

        None where there is no state among them.
        """
        return nearest_to(self.conflict, states, self.situation.present)

    def patterns(self, states: Diagram, number: int) -> tuple[OptionPattern, ...]:
        """Return option patterns of a set of states, large ones first, none overlapping."""
        with memory_bounded():
            return option_patterns(self.conflict.diagrams, states, number)

    def samples(self, states: Diagram, number: int, seed: int = 0) -> tuple[Sample, ...]:
        """Return states drawn evenly from a set, each at most once.

        Parameters
        ----------
        states
            A set of states.
        number
            How many to draw; fewer are returned where there are fewer, or draws repeat.
        seed
            Of the draws.
        """
        return tuple(drawn_from(self.conflict, states, number, random.Random(seed)))


def nearest_to(conflict: SymbolicConflict, states: Diagram, values: Sequence[int]) -> Sample | None:
    """Return the state that differs in the fewest options from some values.

    Of several the first, as they are numbered where they are listed; None where there is none.
    """
    if not states.satisfiable():
        return None
    diagrams = conflict.diagrams
    options = conflict.situation.case.options
    changed = [
        ~diagrams.value(option, value) for option, value in zip(options, values, strict=True)
    ]
    with memory_bounded():
        for allowed in range(len(options) + 1):
            near = _at_most(allowed, changed, diagrams.true, diagrams.false) & states
            if near.satisfiable():
                return _described(conflict, _first_in(diagrams, near))
    raise AssertionError("every state differs in at most all options")


def _first_in(diagrams: Diagrams, states: Diagram) -> tuple[int, ...]:
    """Return the values of the first state of a set, at least one: the last option counts most."""
    found: list[int] = []
    for option in reversed(diagrams.situation.case.options):
        for place in range(len(option.values)):
            here = states & diagrams.value(option, place)
            if here.satisfiable():
                states = here
                found.append(place)
                break
    return tuple(reversed(found))


def drawn_from(
    conflict: SymbolicConflict, states: Diagram, number: int, generator: random.Random
) -> list[Sample]:
    """Return states drawn evenly from a set, each once; fewer where draws repeat."""
    if not states.satisfiable():
        return []
    drawn = (_drawn(conflict, states, generator.random) for _ in range(number))
    return list(dict.fromkeys(drawn))


def _drawn(conflict: SymbolicConflict, states: Diagram, draw: Callable[[], float]) -> Sample:
    """Return a state of a set, drawn evenly."""
    diagrams = conflict.diagrams
    on = draw_switches(diagrams, states, diagrams.switches, draw)
    options = conflict.situation.case.options
    return _described(conflict, tuple(value_at(option, on) for option in options))


def draw_switches(
    diagrams: Diagrams, states: Diagram, switches: Iterable[Switch], draw: Callable[[], float]
) -> dict[Switch, bool]:
    """Return how some switches stand in a state of a set, drawn evenly.

    Parameters
    ----------
    diagrams
        The options as variables.
    states
        The set; at least one state, and none that differ in other switches alone.
    switches
        Those to draw: each on by the share of the states left with it on.
    draw
        Returns a number from 0 to 1 each time.
    """
    left = states
    on: dict[Switch, bool] = {}
    for switch in sorted(switches, key=lambda s: diagrams.state[s]):
        variable = diagrams.variable(switch)
        with_it, without_it = left & variable, left & ~variable
        if not with_it.satisfiable() or not without_it.satisfiable():
            on[switch] = with_it.satisfiable()
        else:
            on[switch] = draw() < diagrams.count(with_it) / diagrams.count(left)
        left = with_it if on[switch] else without_it
    return on


def value_at(option: Option, on: Mapping[Switch, bool]) -> int:
    """Return the place of an option's value, by which of its switches are on."""
    own = [on[option.id, place] for place in range(len(option.values) - 1)]
    if option.kind == "one_of":
        return own.index(True) + 1 if any(own) else 0
    return sum(own)


def _described(conflict: SymbolicConflict, values: tuple[int, ...]) -> Sample:
    case = conflict.situation.case
    only = conflict.diagrams.only(values)
    return Sample(
        values=values,
        pattern=pattern_of(case.options, values),
        outcomes=tuple(
            outcome.id
            for outcome in case.outcomes
            if (only & conflict.diagrams.where(outcome.when)).satisfiable()
        ),
        changes=sum(a != b for a, b in zip(values, conflict.situation.present, strict=True)),
    )


def state_at(sample: Sample) -> StateAt:
    """Return what a state is called, which has no number."""
    return StateAt(None, sample.values, sample.pattern, sample.outcomes)


def find_sample(conflict: SymbolicConflict, text: str) -> Sample:
    """Return the state that `text` names: ``present``, a pattern, or a formula of one state."""
    diagrams = conflict.diagrams
    if text.strip() == "present":
        present = conflict.situation.present
        if not (diagrams.only(present) & diagrams.feasible).satisfiable():
            raise CaseError(not_feasible(conflict.situation))
        return _described(conflict, present)
    if text.strip().isdecimal():
        message = "states have no numbers where they are too many to list"
        raise CaseError(Problem(None, message, "give a pattern, a formula or present"))
    states = diagrams.feasible & diagrams.where(read_states(conflict.situation, text))
    many = diagrams.count(states)
    if not many:
        raise CaseError(Problem(None, f"no state satisfies '{text}'"))
    if many > 1:
        message = f"'{text}' is satisfied by {many:,} states, not one"
        raise CaseError(Problem(None, message, "say more"))
    return _drawn(conflict, states, lambda: 0.5)


def _at_most(number: int, parts: Sequence[Diagram], true: Diagram, false: Diagram) -> Diagram:
    """Return where at most so many of the parts hold."""
    # fits[k]: with k more allowed, the parts seen so far stay within it.
    fits = [true] * (number + 1)
    for part in parts:
        fits = [part.ite(fits[k - 1] if k else false, fits[k]) for k in range(number + 1)]
    return fits[number]


def solve_symbolically(
    situation: Situation,
    concepts: Sequence[Concept | Profile] | None = None,
    parties: Sequence[str] | None = None,
    among: Sequence[str] | None = None,
    progress: Progress | None = None,
    bounded: bool = False,
) -> SymbolicStability:
    """Find the stable states of a conflict without listing any.

    Parameters
    ----------
    situation
        The case as of a moment.
    concepts
        What to foresee moves by; by default every concept of the table this engine has.
    parties
        For whom; by default for every party, which equilibria need.
    among
        States asked about: each ``present``, a pattern, or a formula that one satisfies.
    progress
        Called before each step with what is next, the steps done and the steps in all.
    bounded
        Whether to give up soon what would take minutes, as too intricate.

    Raises
    ------
    CaseError
        If a concept, party or state cannot be asked for, or the conflict is too intricate.
    """
    left_out: dict[str, str] = {}
    if concepts is None:
        concepts = [concept for concept in CONCEPTS.values() if not concept.joint]
        left_out = {c.id: "it needs the states listed" for c in CONCEPTS.values() if c.joint}
    if progress is not None:
        progress("options as diagrams", 0, 1)
    conflict = (make_bounded_conflict if bounded else make_symbolic_conflict)(situation)
    asked = conflict.parties if parties is None else tuple(parties)
    for party in asked:
        if party not in conflict.parties:
            hint = nearest(party, conflict.parties)
            raise CaseError(Problem(None, f"unknown party '{party}'", hint))
    asked = tuple(party for party in conflict.parties if party in asked)
    listed = None if among is None else tuple(find_sample(conflict, text) for text in among)
    stable: dict[str, dict[str, Diagram]] = {}
    foresight = {asked_for.id: asked_for for asked_for in concepts}
    steps = len(foresight) * len(asked)
    for name, foreseen in foresight.items():
        stable[name] = {}
        for party in asked:
            if progress is not None:
                done = sum(len(by_party) for by_party in stable.values())
                progress(f"{name} for {party}", done, steps)
            stable[name][party] = conflict.stable_for(party, foreseen.of(party))
    return SymbolicStability(conflict, tuple(stable), asked, stable, listed, left_out)
