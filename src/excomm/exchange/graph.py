"""The state graph of a conflict: the states and every party's moves between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from excomm.case import CaseError, Problem
from excomm.conflict import Concept, Conflict, Profile, Stability, solve
from excomm.conflict.stability import Progress

__all__ = ["Move", "MoveGraph", "Node", "move_graph"]

# What a program that draws or reads graphs can still take.
MAX_MOVES = 1_000_000
MAX_STATES = 250_000


@dataclass(frozen=True)
class Node:
    """A state: its pattern, its outcomes, and for whom it is stable."""

    number: int
    pattern: str
    outcomes: tuple[str, ...]
    present: bool
    stable: tuple[str, ...]
    equilibrium: bool


@dataclass(frozen=True)
class Move:
    """A party's move from one state to another, by their numbers."""

    party: str
    source: int
    target: int
    improvement: bool


@dataclass(frozen=True, eq=False)
class MoveGraph:
    """The states of a conflict and the moves between them.

    Attributes
    ----------
    stability
        Which states are stable, under one concept and for every party.
    improvements_only
        Whether other moves are left out.
    """

    stability: Stability
    improvements_only: bool

    @property
    def conflict(self) -> Conflict:
        """What it is the graph of."""
        return self.stability.conflict

    @property
    def concept(self) -> str:
        """The id of the concept that says what is stable."""
        return self.stability.concepts[0]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The states, in order."""
        space = self.conflict.space
        outcomes = {o.id: space.truth(o.when) for o in space.situation.case.outcomes}
        stable = {
            party: cells.ravel()[space.cells]
            for party, cells in self.stability.stable[self.concept].items()
        }
        return tuple(
            Node(
                number=place + 1,
                pattern=pattern,
                outcomes=tuple(name for name, members in outcomes.items() if members[place]),
                present=place + 1 == self.conflict.present,
                stable=tuple(party for party, held in stable.items() if held[place]),
                equilibrium=all(held[place] for held in stable.values()),
            )
            for place, pattern in enumerate(space.patterns())
        )

    def moves(self) -> Iterator[Move]:
        """Yield the moves, by party and by the state they start from."""
        space = self.conflict.space
        for party, fibres in self.conflict.movers.items():
            levels = self.conflict.levels[party]
            listed = fibres.improvements if self.improvements_only else fibres.moves
            for number in range(1, space.size + 1):
                here = space.cell(number)
                for there in listed(here):
                    better = bool(levels[there] > levels[here])
                    yield Move(party, number, space.number(there), better)


def move_graph(
    conflict: Conflict,
    foreseen: Concept | Profile,
    improvements_only: bool = False,
    progress: Progress | None = None,
) -> MoveGraph:
    """Return the state graph of a conflict.

    Parameters
    ----------
    conflict
        The conflict.
    foreseen
        What says which states are stable: a concept, or one for each party.
    improvements_only
        Whether to leave out the moves that a party gains nothing by.
    progress
        As :func:`excomm.conflict.solve` takes it.

    Raises
    ------
    CaseError
        If it has too many states or moves to be of use, which are counted before anything is
        solved or listed; or if the concept is not defined for the conflict.
    """
    _check_size(conflict, improvements_only)
    return MoveGraph(solve(conflict, [foreseen], progress=progress), improvements_only)


def _check_size(conflict: Conflict, improvements_only: bool) -> None:
    if conflict.space.size > MAX_STATES:
        has = f"the graph has {conflict.space.size:,} states, over {MAX_STATES:,}"
        raise CaseError(Problem(None, has, "rule out what cannot be, or use csv or json"))
    count = sum(
        fibres.count_improvements() if improvements_only else fibres.count_moves()
        for fibres in conflict.movers.values()
    )
    if count > MAX_MOVES:
        what = "improvements" if improvements_only else "moves"
        hint = "use csv or json, which list states alone"
        if not improvements_only:
            hint = f"--improvements leaves out what nobody gains by; or {hint}"
        raise CaseError(Problem(None, f"the graph has {count:,} {what}, over {MAX_MOVES:,}", hint))
