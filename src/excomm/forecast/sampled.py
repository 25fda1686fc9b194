"""The forecast of a conflict whose states are too many to list: drawn run by run."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from excomm.case import CaseError, Problem, Situation, Statements, Weights
from excomm.conflict import CONCEPTS
from excomm.conflict.address import not_feasible
from excomm.conflict.stability import Progress
from excomm.conflict.symbolic.engine import (
    SymbolicConflict,
    make_symbolic_conflict,
    memory_bounded,
)
from excomm.conflict.symbolic.stability import draw_switches, value_at
from excomm.forecast.branches import Branch
from excomm.forecast.forecast import Chances, Forecast, Likelihood, Prospect
from excomm.forecast.turns import MIDDLE, Manner, initiative, manners, turns_to

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["RUNS", "SymbolicChooser", "check_drawable", "sample_forecast"]

# How many runs are drawn for each manner of choosing, if nobody says.
RUNS = 200


def sample_forecast(
    situation: Situation,
    branches: Sequence[Branch],
    horizon: str | None = None,
    runs: int = RUNS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Forecast:
    """Forecast what happens by each horizon, where states are too many to list.

    Parameters
    ----------
    situation
        As for :func:`make_forecast`.
    branches
        What the parties may want, with its belief; a run is of a branch drawn by belief.
    horizon
        As for :func:`make_forecast`.
    runs, seed
        How many runs are drawn for the middle of the range of error and caution and for each
        of its corners, and the seed of the draws.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Returns
    -------
    Forecast
        With the standard errors of the chances; without endings, which need states listed.

    Raises
    ------
    CaseError
        If there is no such horizon, the rules exclude the present state, moves are more than
        choices of options, a party has weights, or the diagrams outgrow their bound.
    """
    stops = turns_to(situation.case, horizon)
    ways = manners(situation.case)
    cautious = any(way.caution > 0 for way in ways)
    wary = [party.id for party in situation.case.players] if cautious else []
    for branch in branches:
        check_drawable(branch.situation, branch.situation.orders)
    tables = [SymbolicChooser.of(branch.situation, wary) for branch in branches]
    seen: list[list[_Run]] = []
    with memory_bounded():
        for number, way in enumerate(ways):
            if progress is not None:
                progress(f"{runs:,} runs", number, len(ways))
            # The same draws for each manner: what differs is due to the manner.
            generator = random.Random(seed)
            seen.append([_run(branches, tables, way, stops, generator) for _ in range(runs)])
    return Forecast(
        situation=situation,
        manners=ways,
        branches=tuple(branches),
        horizons=tuple(
            _prospect(branches, seen, place, name, stops[name]) for place, name in enumerate(stops)
        ),
        endings=(),
        runs=runs,
        seed=seed,
    )


@dataclass(frozen=True)
class _Run:
    """One run: its branch, and at each stop the outcomes it is in and whether it is present."""

    branch: int
    at: tuple[tuple[frozenset[str], bool], ...]


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicChooser:
    """How the parties of one branch choose.

    Attributes
    ----------
    bold, wary
        By party, its statements as diagrams: as states are, and as rivals can make them, if
        it looks at that.
    outcomes
        The states of each named outcome.
    """

    conflict: SymbolicConflict
    bold: Mapping[str, tuple[Diagram, ...]]
    wary: Mapping[str, tuple[Diagram, ...]]
    outcomes: Mapping[str, Diagram]

    @classmethod
    def of(cls, situation: Situation, wary: Collection[str]) -> SymbolicChooser:
        """Return how the parties choose; those that are wary by what rivals can do, too."""
        conflict = make_symbolic_conflict(situation)
        diagrams = conflict.diagrams
        with memory_bounded():
            if not (diagrams.only(situation.present) & diagrams.feasible).satisfiable():
                raise CaseError(not_feasible(situation))
            held = {
                party: conflict.levels_held_to(party, CONCEPTS["SEQ"]) if party in wary else own
                for party, own in conflict.levels.items()
            }
            outcomes = {item.id: diagrams.where(item.when) for item in situation.case.outcomes}
        return cls(conflict, conflict.levels, held, outcomes)

    def chosen(
        self, values: tuple[int, ...], party: str, way: Manner, generator: random.Random
    ) -> tuple[int, ...]:
        """Return the state after a party has chosen."""
        diagrams = self.conflict.diagrams
        cautious = generator.random() < way.caution
        stated = isinstance(self.conflict.situation.orders.get(party), Statements)
        left = self.conflict.reached_by_moves(party, diagrams.only(values))
        overlooked = left
        for statement in (self.wary if cautious else self.bold)[party]:
            satisfied = left & statement
            if not satisfied.satisfiable() or satisfied == left:
                continue
            # Of a ranking, classes that the moves left do not reach divide them as one does
            # that they reach: that is overlooked once.
            if satisfied == overlooked and not stated:
                continue
            if generator.random() < way.error:
                overlooked = satisfied
            else:
                left = overlooked = satisfied
        on = draw_switches(diagrams, left, diagrams.own(party), generator.random)
        return tuple(
            value_at(option, on) if option.party == party else value
            for option, value in zip(self.conflict.situation.case.options, values, strict=True)
        )

    def is_state(self, values: tuple[int, ...]) -> bool:
        """Return whether no rule excludes a combination of values."""
        diagrams = self.conflict.diagrams
        return (diagrams.only(values) & diagrams.feasible).satisfiable()

    def seen(self, values: tuple[int, ...]) -> tuple[frozenset[str], bool]:
        """Return the outcomes a state is in, and whether it is the present one."""
        only = self.conflict.diagrams.only(values)
        within = (name for name, cells in self.outcomes.items() if (only & cells).satisfiable())
        return frozenset(within), values == self.conflict.situation.present


def check_drawable(situation: Situation, parties: Iterable[str]) -> None:
    """Check that the choices of some parties can be drawn.

    Raises
    ------
    CaseError
        If one has weights: of their sums only whole digits are known, and no statements.
    """
    for party in parties:
        if isinstance(situation.orders.get(party), Weights):
            message = f"{party} weighs its options, and the states are too many to list"
            raise CaseError(Problem(None, message, "order them by statements"))


def _run(
    branches: Sequence[Branch],
    tables: Sequence[SymbolicChooser],
    way: Manner,
    stops: Mapping[str, int],
    generator: random.Random,
) -> _Run:
    weights = [branch.belief for branch in branches]
    number = generator.choices(range(len(branches)), weights)[0]
    shares = initiative(branches[0].situation.case)
    values = branches[number].situation.present
    found = {0: tables[number].seen(values)}
    for turn in range(1, max(stops.values()) + 1):
        party = generator.choices(list(shares), list(shares.values()))[0]
        values = tables[number].chosen(values, party, way, generator)
        if turn in stops.values():
            found[turn] = tables[number].seen(values)
    return _Run(number, tuple(found[turns] for turns in stops.values()))


def _prospect(
    branches: Sequence[Branch], seen: Sequence[Sequence[_Run]], place: int, name: str, turns: int
) -> Prospect:
    """Return what the runs say of one horizon."""

    def share(runs: Sequence[_Run], outcome: str | None) -> float:
        inside = [_in(run.at[place][0], outcome) for run in runs]
        return sum(inside) / len(inside) if inside else 0.0

    def within(number: int) -> list[_Run]:
        return [run for run in seen[MIDDLE] if run.branch == number]

    names = [item.id for item in branches[0].situation.case.outcomes]
    return Prospect(
        horizon=name,
        turns=turns,
        outcomes=tuple(
            Chances(
                outcome=outcome,
                chance=_likelihood([share(runs, outcome) for runs in seen], len(seen[MIDDLE])),
                branches=tuple(share(within(k), outcome) for k in range(len(branches))),
            )
            for outcome in (*names, None)
        ),
        present=_likelihood(
            [sum(run.at[place][1] for run in runs) / len(runs) for runs in seen],
            len(seen[MIDDLE]),
        ),
        states=(),
    )


def _in(outcomes: frozenset[str], outcome: str | None) -> bool:
    return not outcomes if outcome is None else outcome in outcomes


def _likelihood(shares: Sequence[float], runs: int) -> Likelihood:
    # The rule of succession keeps an error above nothing where all runs agree.
    point = shares[MIDDLE]
    guess = (point * runs + 1) / (runs + 2)
    error = sqrt(guess * (1 - guess) / runs)
    return Likelihood(point, min(shares), max(shares), error)
