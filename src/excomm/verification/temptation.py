"""What tempts the party that owes something to break it: the default, and what deters it.

The default is looked at where everything that is owed is done. It is the smallest change of the
owner's options by which what a commitment requires is no longer so. Under some orders it improves
the owner's lot; under some of these the others' credible replies would take the gain back, if
they saw it in time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from excomm.case import Commitment
from excomm.case.logic import Formula
from excomm.conflict import CONCEPTS, Conflict, Space, Step, held_to
from excomm.conflict.space import BoolArray, Cell
from excomm.conflict.steps import step_between
from excomm.forecast import Branch

__all__ = ["Default", "Temptation", "Temptations"]

Pull = Literal["undeterred", "deterred", "none", "indifferent"]


@dataclass(frozen=True)
class Default:
    """How one set of orders looks on the best default.

    Attributes
    ----------
    branch
        The orders, with the belief they carry.
    pull
        The default is an improvement that nothing deters, one that replies would deter if they
        came, or none; or the owner says nothing by which it would matter.
    step
        The default: whose move, and what it changes; None where there is none.
    """

    branch: Branch
    pull: Pull
    step: Step | None


@dataclass(frozen=True)
class Temptation:
    """What tempts a party to break a commitment.

    Attributes
    ----------
    party
        Who would break it: who owes it, or where that changes nothing, a holder of what it
        requires.
    undeterred, deterred
        The share of belief under which default is an improvement that nothing deters, and one
        that the others' replies deter as long as they see it.
    defaults
        By set of orders, in the order of the branches.
    """

    party: str
    undeterred: float
    deterred: float
    defaults: tuple[Default, ...]

    @property
    def unknown(self) -> bool:
        """Whether no order says anything of the default: that is no reason to trust the owner."""
        return all(one.pull == "indifferent" for one in self.defaults)


class Temptations:
    """What tempts parties to break what they owe; full performance is found once.

    Parameters
    ----------
    owed
        What all commitments owed require.
    branches
        The orders that the parties may have, each with the belief in it and its conflict. Where
        the states are too many to list there are no temptations.
    now
        The place of every option's value at present.

    Notes
    -----
    Full performance is the state nearest to the present in which all that is owed is so; where
    no state has all of it, in which the commitment looked at is kept. What deters is sequential
    stability: the worst that the others can credibly hold the owner to.
    """

    def __init__(
        self, owed: Iterable[Formula], branches: Sequence[Branch], now: Sequence[int]
    ) -> None:
        conflicts = [branch.conflict for branch in branches if branch.conflict is not None]
        self.listed = bool(conflicts) and len(conflicts) == len(branches)
        self._pairs = list(zip(branches, conflicts, strict=self.listed))
        if not self.listed:
            return
        space = conflicts[0].space
        self._changed = space.changed_from(now)
        every = space.feasible
        for wanted in dict.fromkeys(owed):
            every = every & space.where(wanted)
        self._performed = self._nearest(np.broadcast_to(every, space.shape))

    def of(self, commitment: Commitment) -> Temptation | None:
        """Return what tempts a party to break a commitment.

        None where states are too many to list, nobody's move breaks it once it is done, or the
        case does not say what it requires.
        """
        requires = commitment.requires
        if requires is None or not self.listed:
            return None
        conflict = self._pairs[0][1]
        done = self._done(conflict.space, requires)
        if done is None:
            return None
        holders = conflict.situation.case.holders_of(requires)
        for party in dict.fromkeys((commitment.party, *holders)):
            ways = _smallest(conflict, party, done, requires) if party in conflict.parties else []
            if ways:
                found = tuple(_default(*pair, party, done, ways) for pair in self._pairs)
                share = dict.fromkeys(get_args(Pull), 0.0)
                for one in found:
                    share[one.pull] += one.branch.belief
                return Temptation(party, share["undeterred"], share["deterred"], found)
        return None

    def _done(self, space: Space, requires: Formula) -> Cell | None:
        """Return the state of full performance; None where no state has what is required."""
        if self._performed is not None:
            return self._performed
        return self._nearest(np.broadcast_to(space.where(requires), space.shape) & space.feasible)

    def _nearest(self, cells: BoolArray) -> Cell | None:
        """Return which of some cells changes fewest options of the present; None of none."""
        if not cells.any():
            return None
        distance = np.where(cells, self._changed, np.iinfo(np.int32).max)
        return tuple(int(i) for i in np.unravel_index(int(distance.argmin()), cells.shape))


def _smallest(conflict: Conflict, party: str, done: Cell, requires: Formula) -> list[Cell]:
    """Return the party's moves that break it, of each kind that which changes fewest options."""
    space = conflict.space
    kept = np.broadcast_to(space.where(requires), space.shape)
    broken = [cell for cell in conflict.movers[party].moves(done) if not kept[cell]]
    here = space.values_in(done)
    kinds = {cell: frozenset(_changed(here, space.values_in(cell))) for cell in broken}
    least: set[frozenset[int]] = set()
    for kind in sorted(set(kinds.values()), key=len):
        if not any(other <= kind for other in least):
            least.add(kind)
    return [cell for cell, kind in kinds.items() if kind in least]


def _changed(before: Sequence[int], after: Sequence[int]) -> Iterator[int]:
    return (place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)


def _default(
    branch: Branch, conflict: Conflict, party: str, done: Cell, ways: Sequence[Cell]
) -> Default:
    """Return the default that is best for the owner: what is not deterred, then what it likes."""
    liked = conflict.levels[party]
    held = held_to(conflict, party, CONCEPTS["SEQ"])

    def worth(cell: Cell) -> tuple[bool, int]:
        return bool(held[cell] > liked[done] and liked[cell] > liked[done]), int(liked[cell])

    best = max(ways, key=worth)
    pull: Pull = "indifferent" if liked[best] == liked[done] else "none"
    if liked[best] > liked[done]:
        pull = "undeterred" if held[best] > liked[done] else "deterred"
    return Default(branch, pull, step_between(conflict.space, party, done, best))
