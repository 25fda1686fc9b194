"""Where a conflict of two parties ends if each in turn moves to its advantage.

A party that looks h turns ahead compares staying with moving to the state from which the
other, looking h - 1 turns ahead, would go on to its own advantage (Kilgour 1984, 1985; Fang,
Hipel and Kilgour 1993). With G(i, h, s) the state at which i, to move in s with h turns left,
expects to end:

    G(i, 0, s) = s
    G(i, h, s) = the best for i of G(j, h - 1, x) over its moves x from s, if that is better
                 for i than s; else s

and s is stable for i at the horizon h exactly when G(i, h, s) = s. It is non-myopically
stable when that is so at every horizon from some on.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Problem
from excomm.conflict.concepts import Concept
from excomm.conflict.conflict import Conflict
from excomm.conflict.space import BoolArray
from excomm.conflict.steps import Step, step_between

__all__ = ["Anticipation", "anticipate", "check_turns"]

States = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, repr=False)
class _Mover:
    """One party's moves, from a state to a state, both by their place among the states.

    Attributes
    ----------
    liked
        The party's level of each state.
    sources, targets
        The moves, those from one state together.
    begins
        Where the moves of a state that has any begin.
    """

    party: str
    liked: States
    sources: States
    targets: States
    begins: States

    def best(self, ends: States) -> States:
        """Return, for each state, where the party expects to end if moving to x leads to ends[x].

        Raises
        ------
        CaseError
            If two different ends are equally good for it, so that there is no telling.
        """
        result = np.arange(len(self.liked))
        if not len(self.targets):
            return result
        led = ends[self.targets]
        liked = self.liked[led]
        most = np.maximum.reduceat(liked, self.begins)
        movers = self.sources[self.begins]
        counts = np.diff(np.append(self.begins, len(self.sources)))
        among_best = liked == np.repeat(most, counts)
        first = np.minimum.reduceat(np.where(among_best, led, len(result)), self.begins)
        last = np.maximum.reduceat(np.where(among_best, led, -1), self.begins)
        goes = most > self.liked[movers]
        if (torn := np.flatnonzero(goes & (first < last))).size:
            self._refuse(int(first[torn[0]]) + 1, int(last[torn[0]]) + 1)
        result[movers[goes]] = first[goes]
        return result

    def _refuse(self, one: int, other: int) -> None:
        raise CaseError(
            Problem(
                None,
                f"{self.party} likes state {one:,} and state {other:,} equally, and either may be "
                "where a move leads: what it would do cannot be told",
                "looking ahead in turn needs an order without ties there",
            )
        )


def check_turns(conflict: Conflict, concept: Concept) -> None:
    """Check that looking ahead in turn is defined here.

    Raises
    ------
    CaseError
        If the conflict does not have two parties.
    """
    if len(conflict.parties) != 2:
        message = f"{concept.id} is defined for two parties; this conflict has "
        raise CaseError(
            Problem(None, message + str(len(conflict.parties)), "use Maximin, SEQ or GMR")
        )


@dataclass(frozen=True, eq=False, repr=False)
class Anticipation:
    """Where each of two parties, to move, expects the conflict to end.

    Attributes
    ----------
    conflict
        The conflict.
    ends
        For 0, 1, 2 ... turns left, by party, of each state the place among the states, from
        0, of the one in which that party expects to end when it is to move.
    decisive
        The horizons at which a party must expect to stay: the one asked for, or those that
        recur for ever.
    """

    conflict: Conflict
    ends: tuple[dict[str, States], ...]
    decisive: range
    _movers: dict[str, _Mover]

    def stays(self, party: str) -> BoolArray:
        """Return in which cells a party to move expects to stay, at every decisive horizon."""
        space = self.conflict.space
        here = np.arange(space.size)
        stays = np.ones(space.size, bool)
        for turns in self.decisive:
            stays &= self.ends[turns][party] == here
        found = np.zeros(space.feasible.size, bool)
        found[space.cells[stays]] = True
        return found.reshape(space.shape)

    def turns_for(self, party: str, state: int) -> int:
        """Return the decisive horizon that shows why a party leaves a state, or that it stays."""
        leaving = (h for h in self.decisive if self.ends[h][party][state - 1] != state - 1)
        return next(leaving, self.decisive[-1])

    def steps_from(self, party: str, turns: int, state: int) -> tuple[Step, ...]:
        """Return the moves expected in turn when a party is to move, with so many turns left.

        Where several moves lead to the same end, the one that changes the fewest options.
        """
        space = self.conflict.space
        steps: list[Step] = []
        while turns and (end := self.ends[turns][party][state - 1]) != state - 1:
            other = next(name for name in self.conflict.parties if name != party)
            led = self.ends[turns - 1][other]
            mover = self._movers[party]
            leading = mover.targets[(mover.sources == state - 1) & (led[mover.targets] == end)]
            here = space.cell(state)
            found = [(step_between(space, party, here, space.cell(n)), n) for n in leading + 1]
            step, state = min(found, key=lambda item: len(item[0].changes))
            steps.append(step)
            party, turns = other, turns - 1
        return tuple(steps)


def anticipate(conflict: Conflict, concept: Concept) -> Anticipation:
    """Find where two parties that look ahead in turn expect to end.

    Parameters
    ----------
    conflict
        A conflict of two parties.
    concept
        How far they look: ``L1``, ``L2`` ... or ``NM``.

    Raises
    ------
    CaseError
        If the conflict does not have two parties, or a tie leaves open what one would do.
    """
    check_turns(conflict, concept)
    movers = {party: _mover(conflict, party) for party in conflict.parties}
    first, second = movers
    here = np.arange(conflict.space.size)
    ends = [{first: here, second: here}]
    seen: dict[bytes, int] = {}
    while len(ends) - 1 != concept.turns:
        # What is expected with one turn more depends on what is expected now alone: once it
        # has been so before, all that followed recurs.
        key = b"".join(by_state.tobytes() for by_state in ends[-1].values())
        if key in seen and concept.turns == math.inf:
            recurring = range(seen[key], len(ends) - 1)
            return Anticipation(conflict, tuple(ends), recurring, movers)
        seen[key] = len(ends) - 1
        now = ends[-1]
        ends.append(
            {first: movers[first].best(now[second]), second: movers[second].best(now[first])}
        )
    last = len(ends) - 1
    return Anticipation(conflict, tuple(ends), range(last, last + 1), movers)


def _mover(conflict: Conflict, party: str) -> _Mover:
    space = conflict.space
    sources, targets = conflict.movers[party].arcs()
    place = np.zeros(space.feasible.size, dtype=np.int64)
    place[space.cells] = np.arange(space.size)
    begins = np.flatnonzero(np.diff(sources, prepend=-1))
    liked = conflict.levels[party].reshape(-1)[space.cells].astype(np.int64)
    return _Mover(party, liked, place[sources], place[targets], begins)
