"""What follows from a state: which states can be reached, in how many steps, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from excomm.conflict.conflict import Conflict
from excomm.conflict.movers import Mover
from excomm.conflict.space import BoolArray, Cell, IntArray
from excomm.conflict.steps import Step, step_between

__all__ = ["By", "Reach", "reach"]

By = Literal["improvements", "moves", "fewest unwilling"]

# A place on the way: a cell, and the place among the parties of who moved there last, or -1
# where it does not matter.
_Stop = tuple[Cell, int]


@dataclass(frozen=True, eq=False, repr=False)
class Reach:
    """Which states can be reached from one, and in how many steps.

    Attributes
    ----------
    conflict
        Whose moves.
    start
        The number of the state.
    by
        What a step is: any legal move of one party, or only one that it likes better than
        to stay; or any legal move, where as few as can be are not liked better.
    steps
        Of each cell the least number of steps to it: 0 at the start, -1 where none lead.
    by_last
        An array of shape (parties, *shape of the space): the least number of steps of a
        legal sequence in which that party moved last, -1 where there is none. None where
        every party's moves are transitive: there it is not needed.
    unwilling
        Of each cell how many steps to it are not liked better by who takes them, where
        these are to be few; -1 where none lead. Else None.

    Notes
    -----
    In a legal sequence no party moves twice in succession. Where a party's own moves are
    transitive, and so are its own improvements, a shortest sequence is legal by itself. Where
    they are not, sequences are followed over pairs of a state and who moved last: V_i^(k) of
    Li, Kilgour and Hipel (2005).
    """

    conflict: Conflict
    start: int
    by: By
    steps: IntArray
    by_last: IntArray | None = None
    unwilling: IntArray | None = None

    def states(self) -> npt.NDArray[np.int64]:
        """Return the numbers of the states reached, in order; the start is one of them."""
        return self.conflict.space.numbers_of(self.steps >= 0)

    def closest(self, cells: BoolArray) -> BoolArray:
        """Return which cells, among some, are reached in the fewest steps."""
        found = (self.steps >= 0) & cells
        for cost in (self.unwilling, self.steps):
            if cost is not None and found.any():
                found &= cost == cost[found].min()
        return found

    def nearest(self, cells: BoolArray) -> int:
        """Return the number of the state, among some, that is reached in the fewest steps.

        Of several, the one that differs from the start in the fewest options, and of those
        the first; 0 if none is reached.
        """
        space = self.conflict.space
        found = self.closest(cells)
        if not found.any():
            return 0
        changed = space.changed_from(space.values(self.start))
        return int(space.numbers_of(found & (changed == changed[found].min()))[0])

    def path(self, state: int) -> tuple[Step, ...]:
        """Return a shortest legal sequence of steps from the start to a state.

        Among the shortest, from the end backwards, each step is the one that changes the
        fewest options, and of those the one from the state with the lowest number.

        Raises
        ------
        ValueError
            If the state is not reached.
        """
        return next(self.paths(state))

    def paths(self, state: int) -> Iterator[tuple[Step, ...]]:
        """Yield every shortest legal sequence of steps from the start to a state.

        The first is that of :meth:`path`; there may be very many.

        Raises
        ------
        ValueError
            If the state is not reached.
        """
        known: dict[_Stop, list[tuple[_Stop, str]]] = {}
        for stop in self._stops(state):
            yield from self._leading_to(stop, known)

    def count(self, state: int) -> int:
        """Return how many shortest legal sequences of steps lead from the start to a state.

        Raises
        ------
        ValueError
            If the state is not reached.
        """
        # From the end backwards, layer by layer: in how many ways each stop leads there.
        ways = dict.fromkeys(self._stops(state), 1)
        for _ in range(int(self.steps[self.conflict.space.cell(state)])):
            before: dict[_Stop, int] = {}
            for stop, number in ways.items():
                for source, _ in self._before(stop):
                    before[source] = before.get(source, 0) + number
            ways = before
        return sum(ways.values())

    def _stops(self, state: int) -> list[_Stop]:
        """Return the stops at which the shortest sequences to a state end."""
        cell = self.conflict.space.cell(state)
        if self.steps[cell] < 0:
            raise ValueError(f"state {state} is not reached from state {self.start} by {self.by}")
        if self.by_last is None or not self.steps[cell]:
            return [(cell, -1)]
        length = self.steps[cell]
        return [(cell, place) for place, own in enumerate(self.by_last) if own[cell] == length]

    def _leading_to(
        self, stop: _Stop, known: dict[_Stop, list[tuple[_Stop, str]]]
    ) -> Iterator[tuple[Step, ...]]:
        if not self._length(stop):
            yield ()
            return
        if stop not in known:
            known[stop] = self._in_order(stop)
        for before, party in known[stop]:
            step = step_between(self.conflict.space, party, before[0], stop[0])
            for path in self._leading_to(before, known):
                yield (*path, step)

    def _in_order(self, stop: _Stop) -> list[tuple[_Stop, str]]:
        """Return what one step before a stop may be, the step of fewest changes first."""
        space = self.conflict.space
        changed = space.changed_from(space.values(space.number(stop[0])))
        return sorted(
            self._before(stop), key=lambda found: (changed[found[0][0]], space.number(found[0][0]))
        )

    def _length(self, stop: _Stop) -> int:
        cell, last = stop
        if self.by_last is None or last < 0:
            return int(self.steps[cell])
        return int(self.by_last[(last, *cell)])

    def _before(self, stop: _Stop) -> list[tuple[_Stop, str]]:
        """Return the stops from which one step, that of a party, leads on to a stop."""
        cell, last = stop
        length = self._length(stop) - 1
        found: list[tuple[_Stop, str]] = []
        for place, (party, fibres) in enumerate(self.conflict.movers.items()):
            if last in (-1, place):
                for source in self._sources(fibres, cell):
                    found += [(before, party) for before in self._at(source, place, length)]
        return found

    def _at(self, cell: Cell, mover: int, length: int) -> list[_Stop]:
        """Return the stops in a cell, after so many steps, from which a party may move on."""
        if self.by_last is None or not length:
            return [(cell, -1)] if self.steps[cell] == length else []
        return [
            (cell, place)
            for place, own in enumerate(self.by_last)
            if place != mover and own[cell] == length
        ]

    def _sources(self, fibres: Mover, cell: Cell) -> list[Cell]:
        """Return the cells from which a step of a party that counts leads to a cell."""
        if self.by == "moves":
            return fibres.moves_to(cell)
        better = fibres.improvements_to(cell)
        if self.unwilling is None:
            return better
        unwilling, willing = self.unwilling, set(better)
        return [
            source
            for source in fibres.moves_to(cell)
            if unwilling[source] + (source not in willing) == unwilling[cell]
        ]


def reach(conflict: Conflict, start: int, by: By = "improvements") -> Reach:
    """Return which states can be reached from one, and in how many steps.

    Parameters
    ----------
    conflict
        Whose moves.
    start
        The number of the state.
    by
        What a step is: any legal move of one party (``moves``), or only one that it likes
        better than to stay (``improvements``). With ``fewest unwilling``, any legal move,
        but as few as can be that are not improvements, and of those ways the shortest.

    Raises
    ------
    IndexError
        If there is no such state. A present that the rules exclude has the number 0.
    ValueError
        If as few as can be are to be unwilling, and some party's moves are not transitive.

    Notes
    -----
    The source is Li, Kilgour and Hipel (2005), status quo analysis.
    """
    space = conflict.space
    first = np.zeros(space.shape, bool)
    first[space.cell(start)] = True
    transitive = all(fibres.transitive for fibres in conflict.movers.values())
    if by == "fewest unwilling":
        if not transitive:
            raise ValueError("unwilling steps are counted where all moves are transitive")
        steps, unwilling = _least_unwilling(conflict, first)
        return Reach(conflict, start, by, steps, unwilling=unwilling)
    if transitive:
        return Reach(conflict, start, by, _least_steps(conflict, first, by))
    by_last = _over_pairs(conflict, first, by)
    steps = np.where(by_last < 0, np.iinfo(np.int32).max, by_last).min(axis=0)
    steps[(by_last < 0).all(axis=0)] = -1
    steps[first] = 0
    return Reach(conflict, start, by, steps, by_last)


def _onward(conflict: Conflict, cells: BoolArray, by: By) -> BoolArray:
    """Return the states that one step leads to from some, and for moves these as well."""
    # Every party moves from where the round before ended, so that counts are least.
    reached = np.zeros(cells.shape, bool)
    for fibres in conflict.movers.values():
        if by == "improvements":
            reached |= fibres.reached_by_improvements(cells)
        else:
            reached |= fibres.reached_by_moves(cells)
    return reached


def _least_steps(conflict: Conflict, first: BoolArray, by: By) -> IntArray:
    """Return how many steps lead to each cell, where all moves are transitive."""
    steps = np.where(first, np.int32(0), np.int32(-1))
    frontier = first
    rounds = 0
    while frontier.any():
        rounds += 1
        frontier = _onward(conflict, frontier, by) & (steps < 0)
        steps[frontier] = rounds
    return steps


def _least_unwilling(conflict: Conflict, first: BoolArray) -> tuple[IntArray, IntArray]:
    """Return how many steps lead to each cell, and how many of them are unwilling.

    The unwilling ones are as few as can be, and then the steps are. Joining two successive
    moves of one party into one makes neither number greater, so the sequences are legal.
    """
    steps = np.where(first, np.int32(0), np.int32(-1))
    unwilling = steps.copy()
    paid = 0
    # Where a round of improvements alone begins, by the number of steps taken to there.
    begins = {0: first}
    while begins:
        ends: dict[int, BoolArray] = {}
        rounds, frontier = min(begins), np.zeros(first.shape, bool)
        while begins or frontier.any():
            fresh = begins.pop(rounds, np.zeros(first.shape, bool))
            if paid:
                fresh &= unwilling < 0
            frontier = frontier | fresh
            steps[frontier], unwilling[frontier] = rounds, paid
            if frontier.any():
                ends[rounds] = frontier
                frontier = _onward(conflict, frontier, "improvements") & (unwilling < 0)
            rounds += 1
        paid += 1
        for length, cells in ends.items():
            beyond = _onward(conflict, cells, "moves") & (unwilling < 0)
            if beyond.any():
                begins[length + 1] = beyond
    return steps, unwilling


def _over_pairs(conflict: Conflict, first: BoolArray, by: By) -> IntArray:
    """Return how many steps lead to each cell with each party moving last; -1 for none."""
    movers = list(conflict.movers.values())
    by_last = np.full((len(movers), *first.shape), -1, dtype=np.int32)
    # Where the round before ended, by who moved last; from the start each may move.
    frontiers = [first] * len(movers)
    before = [first] * len(movers)
    rounds = 0
    while any(cells.any() for cells in frontiers):
        rounds += 1
        frontiers = []
        for place, (mover, cells) in enumerate(zip(movers, before, strict=True)):
            found = _reached(mover, cells, by, by_last[place] < 0) & (by_last[place] < 0)
            by_last[place][found] = rounds
            frontiers.append(found)
        # Each moves next from where another moved last.
        before = [
            np.logical_or.reduce([f for other, f in enumerate(frontiers) if other != place])
            if len(movers) > 1
            else np.zeros(first.shape, bool)
            for place in range(len(movers))
        ]
    return by_last


def _reached(mover: Mover, cells: BoolArray, by: By, wanted: BoolArray) -> BoolArray:
    """Return the states that a party's steps reach from any of some states."""
    if by == "improvements":
        return mover.reached_by_improvements(cells)
    reached = mover.reached_by_moves(cells)
    # That holds the states it comes from as well; another of them may lead to one.
    for cell in map(tuple, np.argwhere(cells & wanted).tolist()):
        reached[cell] = any(cells[source] for source in mover.moves_to(cell))
    return reached
