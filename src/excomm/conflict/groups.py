"""The states of a conflict grouped by outcome, and each party's improvements between groups.

Counted with sweeps over all states at once: a million states are grouped without listing a
move.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.conflict.conflict import Conflict
from excomm.conflict.moves import NOTHING
from excomm.conflict.space import BoolArray
from excomm.conflict.stability import Stability

__all__ = ["Flow", "Group", "OutcomeGraph", "outcome_graph"]

# Groups kept apart; of more, the smallest are one.
MOST_GROUPS = 14


@dataclass(frozen=True)
class Group:
    """The states that belong to the same outcomes.

    Attributes
    ----------
    outcomes
        The ids of the outcomes that each of the states belongs to, and no others; empty for
        the states of no named outcome.
    merged
        How many such groups this one is made of: more than 1 only for the smallest, put
        together, whose `outcomes` are not said.
    states, equilibria
        How many states, and how many of them every party is content with.
    present
        Whether the present state is one of them.
    """

    outcomes: tuple[str, ...]
    merged: int
    states: int
    equilibria: int
    present: bool


@dataclass(frozen=True)
class Flow:
    """A party's improvements from the states of one group to those of another.

    Attributes
    ----------
    tail, head
        The places of the groups.
    states
        How many states of the first the party can improve on by a move into the second.
    share
        What part of the first group that is.
    best
        From how many of these states none of the party's improvements leads to a state that
        it likes better than one in the second group.
    present
        Whether the present state is one of them.
    """

    party: str
    tail: int
    head: int
    states: int
    share: float
    best: int
    present: bool


@dataclass(frozen=True, eq=False, repr=False)
class OutcomeGraph:
    """The states of a conflict grouped by outcome.

    Attributes
    ----------
    stability
        The conflict, solved under one concept.
    groups
        Every state is in one of them. The largest first; last what is merged.
    flows
        The improvements between them, party by party, the largest shares first.
    """

    stability: Stability
    groups: tuple[Group, ...]
    flows: tuple[Flow, ...]

    @property
    def concept(self) -> str:
        """The id of the solution concept."""
        return self.stability.concepts[0]


def outcome_graph(stability: Stability, most: int = MOST_GROUPS) -> OutcomeGraph:
    """Return the states of a conflict grouped by outcome.

    Parameters
    ----------
    stability
        The conflict, solved under one concept for every party.
    most
        How many groups to keep apart at most, at least 2; the present state's is one of them.
    """
    conflict = stability.conflict
    space = conflict.space
    outcomes = [outcome.id for outcome in space.situation.case.outcomes]
    truths = [space.truth(outcome.when) for outcome in space.situation.case.outcomes]
    members = np.stack([np.ones(space.size, bool), *truths], axis=1)
    sets, group_of = np.unique(members, axis=0, return_inverse=True)
    group_of = group_of.ravel()
    sizes = np.bincount(group_of)
    order = np.argsort(-sizes, kind="stable").tolist()
    now = int(group_of[conflict.present - 1]) if conflict.present else order[0]
    if len(order) > most:
        kept = [group for group in order if group != now][: most - 2]
        kept = [group for group in order if group in (*kept, now)]
    else:
        kept = order
    place = np.full(len(order), len(kept))
    place[kept] = np.arange(len(kept))
    group_of = place[group_of]
    equilibrium = stability.equilibrium(stability.concepts[0]).ravel()[space.cells]
    groups = []
    for k in range(len(kept) + (len(kept) < len(order))):
        inside = group_of == k
        named = sets[kept[k]][1:] if k < len(kept) else ()
        groups.append(
            Group(
                tuple(name for name, belongs in zip(outcomes, named, strict=False) if belongs),
                1 if k < len(kept) else len(order) - len(kept),
                int(inside.sum()),
                int((inside & equilibrium).sum()),
                bool(conflict.present and inside[conflict.present - 1]),
            )
        )
    cells = np.full(space.feasible.size, -1)
    cells[space.cells] = group_of
    flows = tuple(_flows(conflict, cells.reshape(space.shape), groups))
    return OutcomeGraph(stability, tuple(groups), flows)


def _flows(
    conflict: Conflict, group_of: npt.NDArray[np.int64], groups: Sequence[Group]
) -> Iterator[Flow]:
    """Yield the flows between groups, given the group of each cell; -1 where there is no state."""
    space = conflict.space
    for party, fibres in conflict.movers.items():
        found = []
        everywhere = np.where(space.feasible, -fibres.levels, NOTHING).astype(np.int32)
        top = fibres.least_over_moves(everywhere)
        for head in range(len(groups)):
            # The best level in the group that a move leads to: an improvement if it is better.
            inside = np.where(group_of == head, -fibres.levels, NOTHING).astype(np.int32)
            reached = fibres.least_over_moves(inside)
            improved: BoolArray = space.feasible & (reached < -fibres.levels)
            counts = np.bincount(group_of[improved], minlength=len(groups))
            best = np.bincount(group_of[improved & (reached == top)], minlength=len(groups))
            for tail, group in enumerate(groups):
                if tail != head and counts[tail]:
                    now = bool(group.present and improved[space.cell(conflict.present)])
                    states = int(counts[tail])
                    share = states / group.states
                    found.append(Flow(party, tail, head, states, share, int(best[tail]), now))
        yield from sorted(found, key=lambda flow: (-flow.share, -flow.best, flow.tail, flow.head))
