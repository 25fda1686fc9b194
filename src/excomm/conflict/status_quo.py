"""Status quo analysis: what can become of a state, by which steps, and what stands in the way.

One set of types serves both engines: a state has a number only where states are listed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np

from excomm.case import CaseError, Option, Problem, Situation, pattern_formula
from excomm.case.logic import Formula, Or
from excomm.conflict.address import find_state, read_states
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.conflict import Conflict
from excomm.conflict.movers import make_mover
from excomm.conflict.paths import Reach, reach
from excomm.conflict.reasons import Difference, difference
from excomm.conflict.space import BoolArray, make_space, pattern_of
from excomm.conflict.stability import Progress, solve
from excomm.conflict.steps import StateAt, Step, state_at

__all__ = [
    "Attainment",
    "Barred",
    "KindOfStep",
    "Spread",
    "StatusQuo",
    "Taken",
    "Ways",
    "asked_states",
    "follow",
    "one_way",
]

KindOfStep = Literal["improvements", "moves"]

DEFAULT_LIMIT = 10

# Up to so many states, the rules that bar the way are looked for, one by one.
MOST_WITHOUT_A_RULE = 2**20


@dataclass(frozen=True)
class Spread:
    """How many states one kind of step reaches, the start with them, and the most steps needed."""

    by: KindOfStep
    states: int
    longest: int


@dataclass(frozen=True)
class Taken:
    """A step on a way, and how its mover likes where it leads beside where it starts."""

    step: Step
    liked: Difference


@dataclass(frozen=True)
class Barred:
    """What leaves no way to some states.

    Attributes
    ----------
    options
        The ids of the one-way options that would have to go the way they cannot; empty if
        there is a state to which none would.
    each
        Whether each of these alone bars every one of the states.
    rules
        Where no option bars: the rules, as text, without any one of which there would be a
        way.
    """

    options: tuple[str, ...]
    each: bool
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Attainment:
    """Whether some states can be reached, how, and what stands in the way.

    Attributes
    ----------
    name
        The outcome they belong to; None where they have no name.
    states, by_improvements, by_moves
        How many they are, and how many of them are reached by improvements and by any moves.
    by
        By what any is reached: by ``moves`` only where improvements reach none; else None.
    state
        The nearest of them: in steps, then in options changed. Where none is reached, the
        one that there is, else None.
    steps
        The least number of steps to any of them; None if none is reached.
    way
        A shortest way to `state`. By moves, one with the fewest steps that are no
        improvements, which may be longer than `steps`; where moves are not transitive, a
        shortest.
    barred
        Why none is reached by any moves.
    """

    name: str | None
    states: int
    by_improvements: int
    by_moves: int
    by: KindOfStep | None
    state: StateAt | None
    steps: int | None
    way: tuple[Taken, ...]
    barred: Barred | None

    @property
    def unwilling(self) -> tuple[Taken, ...]:
        """The steps of the way that its movers do not like better than to stay."""
        return tuple(taken for taken in self.way if not taken.liked.better)


@dataclass(frozen=True)
class Ways:
    """The shortest legal sequences of one kind of step to the nearest of some states.

    Attributes
    ----------
    asked
        The states as they were asked for.
    attainment
        Whether they can be reached at all.
    steps, count
        How long each sequence is, and how many there are, to all the states that so many
        steps reach; None where none is, and where they are not counted.
    ways
        The first of them.
    """

    asked: str
    attainment: Attainment
    steps: int | None
    count: int | None
    ways: tuple[tuple[Taken, ...], ...]


@dataclass(frozen=True, eq=False, repr=False)
class StatusQuo:
    """What can become of a state.

    Attributes
    ----------
    situation, size
        The case as of the moment, and how many states there are.
    start
        The state that steps are taken from.
    by
        By what kind of step ways are listed.
    concept
        Under which concept equilibria are; None where ways to named states were asked for.
    spreads
        What can be reached by any moves, and by improvements only.
    all_equilibria
        How many equilibria there are.
    equilibria
        What becomes of each of them, or, where they are more than the limit, of all together
        and of those of each named outcome.
    outcomes
        What becomes of every named outcome.
    ways
        The ways to the states asked for.
    """

    situation: Situation
    size: int
    start: StateAt
    by: KindOfStep
    concept: str | None
    spreads: tuple[Spread, ...]
    all_equilibria: int
    equilibria: tuple[Attainment, ...]
    outcomes: tuple[Attainment, ...]
    ways: tuple[Ways, ...]


def follow(
    conflict: Conflict,
    start: str = "present",
    to: Sequence[str] | None = None,
    by: KindOfStep = "moves",
    concept: Concept | Profile | None = None,
    limit: int = DEFAULT_LIMIT,
    progress: Progress | None = None,
) -> StatusQuo:
    """Say what can become of a state.

    Parameters
    ----------
    conflict
        Whose moves.
    start
        The state: ``present``, a number, a pattern, or a formula that one state satisfies.
    to
        States to list the ways to: each as `start`, or an outcome, or a formula of several.
        By default the equilibria and outcomes are looked at.
    by
        By what kind of step ways are listed.
    concept
        Under which concept the equilibria are; needed unless `to` is given.
    limit
        How many equilibria are looked at one by one, and how many ways are listed.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If a state is unknown or there is none.

    Notes
    -----
    Status quo analysis is that of Li, Kilgour and Hipel (2005).
    """
    begun = _Start(conflict, find_state(conflict, start))
    space = conflict.space
    case = conflict.situation.case
    all_equilibria = 0
    equilibria: list[Attainment] = []
    outcomes: list[Attainment] = []
    if to is None and concept is not None:
        held = solve(conflict, [concept], progress=progress).equilibrium(concept.id)
        all_equilibria = int(held.sum())
        if all_equilibria <= limit:
            for number in space.numbers_of(held).tolist():
                only = np.zeros(space.shape, bool)
                only[space.cell(number)] = True
                formula = pattern_formula(space.pattern(number), case.options)
                equilibria.append(begun.attainment(None, only, formula))
        else:
            equilibria.append(begun.attainment(None, held))
            for outcome in case.outcomes:
                members = held & space.where(outcome.when)
                if members.any():
                    equilibria.append(begun.attainment(outcome.id, members))
        for outcome in case.outcomes:
            members = space.feasible & space.where(outcome.when)
            outcomes.append(begun.attainment(outcome.id, members, outcome.when))
    return StatusQuo(
        situation=conflict.situation,
        size=space.size,
        start=state_at(conflict.space, begun.number),
        by=by,
        concept=concept.id if to is None and concept is not None else None,
        spreads=tuple(begun.spread(kind) for kind in ("moves", "improvements")),
        all_equilibria=all_equilibria,
        equilibria=tuple(equilibria),
        outcomes=tuple(outcomes),
        ways=tuple(begun.ways(text, by, limit) for text in to or ()),
    )


class _Start:
    """A state, and what is reached from it."""

    def __init__(self, conflict: Conflict, number: int) -> None:
        self.conflict = conflict
        self.number = number
        self.reached: dict[KindOfStep, Reach] = {
            "moves": reach(conflict, number, "moves"),
            "improvements": reach(conflict, number, "improvements"),
        }
        transitive = all(fibres.transitive for fibres in conflict.movers.values())
        self.least_unwilling = (
            reach(conflict, number, "fewest unwilling") if transitive else self.reached["moves"]
        )

    def spread(self, by: KindOfStep) -> Spread:
        steps = self.reached[by].steps
        return Spread(by, int((steps >= 0).sum()), int(steps.max()))

    def taken(self, path: Sequence[Step]) -> tuple[Taken, ...]:
        """Return the steps of a way, each with how its mover likes it."""
        found = []
        here = self.number
        for step in path:
            assert step.state is not None
            found.append(Taken(step, difference(self.conflict, step.party, here, step.state)))
            here = step.state
        return tuple(found)

    def attainment(
        self, name: str | None, cells: BoolArray, formula: Formula | None = None
    ) -> Attainment:
        """Return whether some states are reached; with their formula, which rules bar them."""
        counts = {kind: int(((r.steps >= 0) & cells).sum()) for kind, r in self.reached.items()}
        by: KindOfStep | None = None
        state = steps = barred = None
        way: tuple[Taken, ...] = ()
        if counts["moves"]:
            by = "improvements" if counts["improvements"] else "moves"
            along = self.reached[by] if by == "improvements" else self.least_unwilling
            end = along.nearest(cells)
            state, way = state_at(self.conflict.space, end), self.taken(along.path(end))
            steps = int(self.reached[by].steps[self.reached[by].closest(cells)].min())
        elif cells.any():
            barred = self._barred(cells, formula)
            if len(only := self.conflict.space.numbers_of(cells)) == 1:
                state = state_at(self.conflict.space, int(only[0]))
        return Attainment(
            name,
            int(cells.sum()),
            counts["improvements"],
            counts["moves"],
            by,
            state,
            steps,
            way,
            barred,
        )

    def _barred(self, cells: BoolArray, formula: Formula | None) -> Barred:
        space = self.conflict.space
        values = space.values(self.number)
        open_to = {
            option.id: cells & space.where(allowed)
            for option, allowed in one_way(space.options, values)
        }
        bars = tuple(name for name, left in open_to.items() if not left.any())
        if bars:
            return Barred(bars, True, ())
        if open_to and not np.logical_and.reduce(list(open_to.values())).any():
            some = (name for name, left in open_to.items() if left.sum() < cells.sum())
            return Barred(tuple(some), False, ())
        if formula is None or space.size > MOST_WITHOUT_A_RULE:
            return Barred((), False, ())
        return Barred((), False, tuple(_barring_rules(space.situation, values, formula)))

    def ways(self, text: str, by: KindOfStep, limit: int) -> Ways:
        space = self.conflict.space
        formula, name = asked_states(
            space.situation, text, lambda word: space.values(find_state(self.conflict, word))
        )
        cells = space.feasible & space.where(formula)
        if not cells.any():
            raise CaseError(Problem(None, f"no state satisfies '{text}'"))
        attainment = self.attainment(name, cells, formula)
        reached = self.reached[by]
        # The nearest in options changed first, then by number.
        ends = space.numbers_of(reached.closest(cells)).tolist()
        first = reached.nearest(cells)
        if not first:
            return Ways(text, attainment, None, None, ())
        ends.sort(key=lambda number: (number != first, number))
        paths = (path for end in ends for path in reached.paths(end))
        return Ways(
            asked=text,
            attainment=attainment,
            steps=int(reached.steps[space.cell(first)]),
            count=sum(reached.count(end) for end in ends),
            ways=tuple(self.taken(path) for path in islice(paths, limit)),
        )


def asked_states(
    situation: Situation, text: str, values_of: Callable[[str], Sequence[int]]
) -> tuple[Formula, str | None]:
    """Read what ways are asked to: an outcome, a state or a formula of states.

    Parameters
    ----------
    situation, text
        Where it is asked, and what.
    values_of
        Finds the values of the one state that ``present`` or a number names.

    Returns
    -------
    Formula, str or None
        Where the states are, and the name of the outcome, if it is one.

    Raises
    ------
    CaseError
        If it is none of them.
    """
    text = text.strip()
    for outcome in situation.case.outcomes:
        if outcome.id == text:
            return outcome.when, text
    if text == "present" or text.isdecimal():
        options = situation.case.options
        return pattern_formula(pattern_of(options, values_of(text)), options), None
    return read_states(situation, text), None


def one_way(options: Sequence[Option], values: Sequence[int]) -> Iterator[tuple[Option, Formula]]:
    """Yield the options that cannot go back, with what they can still be from some values."""
    for option, value in zip(options, values, strict=True):
        if option.moves == "both":
            continue
        places = range(len(option.values))
        onward = [option.at(place) for place in places if option.can_go(value, place)]
        yield option, Or(tuple(onward)) if len(onward) > 1 else onward[0]


def _barring_rules(situation: Situation, values: Sequence[int], formula: Formula) -> Iterator[str]:
    """Yield the rules without any one of which moves would lead to states that there are."""
    for rule in situation.case.impossible:
        left = tuple(other for other in situation.case.impossible if other is not rule)
        without = replace(situation, case=replace(situation.case, impossible=left))
        try:
            space = make_space(without)
        except CaseError:  # too many states without it
            continue
        indifferent = np.where(space.feasible, np.int32(0), np.int32(-1))
        fibres = {party: make_mover(space, party, indifferent) for party in space.parties}
        freed = Conflict(space, dict.fromkeys(space.parties, indifferent), fibres, 0)
        reached = reach(freed, space.find(values), "moves").steps >= 0
        if (reached & space.where(formula) & ~space.where(rule.rule)).any():
            yield str(rule.rule)
