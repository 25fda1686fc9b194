"""Where it can come to rest: the terminal classes of the improvement graph.

With any chance of error there is no "in the end": an act that cannot be undone comes at last
with certainty. What can be said instead is where improvements lead and lead no further: to
sets of states within which parties may move on, each to its advantage, and out of which none
has an improvement. One such state alone is one that no party would leave for a better one.
"""

from dataclasses import dataclass

import numpy as np

from excomm.conflict import Conflict, StateAt, Step, reach
from excomm.conflict.sorted_lines import NOTHING
from excomm.conflict.space import BoolArray, IntArray
from excomm.conflict.steps import state_at

__all__ = ["Ending", "Endings", "find_endings", "terminal"]

MOST_SHOWN = 10


@dataclass(frozen=True)
class Ending:
    """A set of states that improvements lead into and not out of.

    Attributes
    ----------
    states
        How many it has.
    nearest
        The one that takes the fewest steps.
    within, touched
        The named outcomes in which all of it lies, and those in which some of it does.
    path
        The steps from the present state to the nearest, each an improvement.
    """

    states: int
    nearest: StateAt
    within: tuple[str, ...]
    touched: tuple[str, ...]
    path: tuple[Step, ...]


@dataclass(frozen=True)
class Endings:
    """Where improvements from the present state can come to rest.

    Attributes
    ----------
    count
        How many endings there are.
    states
        How many states they have together.
    outcomes
        By named outcome, how many of the endings lie in it or touch it.
    shown
        Those that take the fewest steps.
    """

    count: int
    states: int
    outcomes: dict[str, int]
    shown: tuple[Ending, ...]


def find_endings(conflict: Conflict, limit: int = MOST_SHOWN) -> Endings:
    """Return where improvements from the present state can come to rest.

    Parameters
    ----------
    conflict
        The conflict; its present state must be one.
    limit
        How many endings to look at one by one.
    """
    space = conflict.space
    reached = reach(conflict, conflict.present, "improvements")
    attained = reached.steps >= 0
    ending = terminal(conflict, attained)
    classes = ending[ending >= 0]
    names = np.unique(classes)
    of = np.searchsorted(names, classes)
    inside = {
        outcome.id: np.bincount(of, weights=_cells(conflict, outcome.id)[ending >= 0])
        for outcome in space.situation.case.outcomes
    }
    sizes = np.bincount(of)
    steps = np.full(len(names), np.iinfo(np.int32).max)
    np.minimum.at(steps, of, reached.steps[ending >= 0])
    shown = []
    for place in np.lexsort((names, steps))[:limit].tolist():
        state = reached.nearest(ending == names[place])
        has = {name: count[place] for name, count in inside.items()}
        shown.append(
            Ending(
                states=int(sizes[place]),
                nearest=state_at(space, state),
                within=tuple(name for name, count in has.items() if count == sizes[place]),
                touched=tuple(name for name, count in has.items() if 0 < count < sizes[place]),
                path=reached.path(state),
            )
        )
    counts = {name: int((count > 0).sum()) for name, count in inside.items()}
    return Endings(len(names), int(sizes.sum()), counts, tuple(shown))


def _cells(conflict: Conflict, outcome: str) -> BoolArray:
    when = next(o.when for o in conflict.situation.case.outcomes if o.id == outcome)
    cells: BoolArray = np.broadcast_to(conflict.space.where(when), conflict.space.shape)
    return cells


def terminal(conflict: Conflict, among: BoolArray) -> IntArray:
    """Return the terminal class of each cell: its least place; -1 where it is in none.

    Parameters
    ----------
    conflict
        Whose improvements.
    among
        Cells closed under improvements.

    Notes
    -----
    Let f(s) be the first state that improvements lead to from s, s included. A state r with
    f(r) = r leads to states from which all lead back, and so lies in a terminal class, exactly
    when f is r in all that it leads to.
    """
    places = np.arange(among.size, dtype=np.int32).reshape(among.shape)
    first = _least_reached(conflict, np.where(among, places, NOTHING))
    last = -_least_reached(conflict, np.where(among, -first, NOTHING))
    roots = among & (first == places) & (last == first)
    members, frontier = roots, roots
    while frontier.any():
        found = np.zeros(among.shape, dtype=bool)
        for mover in conflict.movers.values():
            found |= mover.reached_by_improvements(frontier)
        frontier = found & ~members
        members = members | frontier
    classes: IntArray = np.where(members, first, -1)
    return classes


def _least_reached(conflict: Conflict, values: IntArray) -> IntArray:
    """Return the least value among all states that improvements lead to, each included."""
    settled, movers = 0, list(conflict.movers.values())
    turn = 0
    while settled < len(movers):
        least = np.minimum(values, movers[turn].least_over_improvements(values))
        settled = settled + 1 if (least == values).all() else 0
        values = least
        turn = (turn + 1) % len(movers)
    return values
