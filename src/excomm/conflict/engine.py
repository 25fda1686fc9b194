"""The enumerated engine: which states are stable, by sweeps over all states at once."""

from dataclasses import replace
from functools import reduce
from itertools import cycle

import numpy as np

from excomm.conflict.anticipation import anticipate
from excomm.conflict.arcs import Arcs
from excomm.conflict.concepts import CONCEPTS, Concept
from excomm.conflict.conflict import Conflict, Solved
from excomm.conflict.simultaneous import jointly_deterred
from excomm.conflict.sorted_lines import NOTHING
from excomm.conflict.space import BoolArray, IntArray

__all__ = ["held_to", "stable_for", "worth"]

# Up to this many cells, what a party is held to is kept for the reasons to use.
MOST_KEPT = 2**21


def held_to(conflict: Conflict, party: str, concept: Concept) -> IntArray:
    """Return m, the level that its rivals can hold a party to once it is in each state.

    Parameters
    ----------
    conflict, party, concept
        Whose levels, and how its rivals may answer.

    Returns
    -------
    array of the shape of the space
        Levels of `party`; with the worth M a level it can then move to.
        :data:`~excomm.conflict.moves.NOTHING` where there is no state.

    Notes
    -----
    Where each rival's own moves are transitive, legal sequences ("no party moves twice in
    succession") reach just what repeated replies reach. The rounds end when no reply lowers
    m anywhere; a rival that has moved may move again later.
    """
    key = _depends_on(conflict, party, concept)
    if key in conflict.solved:
        return conflict.solved[key]
    held = _after_replies(conflict, party, concept, worth(conflict, party, concept))
    if held.size <= MOST_KEPT:
        conflict.solved[key] = held
    return held


def _depends_on(conflict: Conflict, party: str, concept: Concept) -> Solved:
    """Return what settles what a party is held to, among conflicts on the same states."""
    # Conflicts made alike have one object for the moves of each party and order, so that it
    # stands for what the party wants. Which moves are legal is the same in all of them: where
    # rivals answer by any move, or not at all, only what the party itself wants matters. Where
    # they answer by improvements, what each of them wants matters too.
    if concept.replies == "improvements":
        return (party, concept.replies, concept.further, *conflict.movers.values())
    return (party, concept.replies, concept.further, conflict.movers[party])


def worth(conflict: Conflict, party: str, concept: Concept) -> IntArray:
    """Return what each state is worth to a party held there, as the concept counts it.

    Returns
    -------
    array of the shape of the space
        The level of the state, or the best that the party can still move to from it, however
        the rivals answer that in turn as far as the concept looks;
        :data:`~excomm.conflict.moves.NOTHING` where there is no state.
    """
    feasible = conflict.space.feasible
    liked = _valued(conflict.levels[party], feasible)
    if concept.further == 0:
        return liked
    after_move = liked
    if concept.further > 1:
        shorter = replace(concept, further=concept.further - 2)
        after_move = np.minimum(liked, held_to(conflict, party, shorter))
    led = conflict.movers[party].least_over_moves(_valued(-after_move, feasible))
    return _valued(np.maximum(liked, -led), feasible)


def _after_replies(conflict: Conflict, party: str, concept: Concept, held: IntArray) -> IntArray:
    """Lower what a party is held to by what its rivals' replies reach, until nothing changes."""
    if concept.replies == "nothing":
        return held
    rivals = {name: moves for name, moves in conflict.movers.items() if name != party}
    listed = {name: moves for name, moves in rivals.items() if isinstance(moves, Arcs)}
    if listed:
        return _after_sequences(listed, concept, held)
    # A rival's own replies reach at once what they reach one after the other, so it has
    # nothing to add until another rival has lowered something.
    settled = 0
    for rival in cycle(rivals.values()):
        before = held
        if concept.replies == "moves":
            held = rival.least_over_moves(held)
        else:
            held = np.minimum(held, rival.least_over_improvements(held))
        settled = settled + 1 if (held == before).all() else 1
        if settled == len(rivals):
            break
    return held


def _after_sequences(rivals: dict[str, Arcs], concept: Concept, held: IntArray) -> IntArray:
    """Lower what a party is held to by its rivals' sequences in which none moves twice running.

    Where a rival could reach by two moves what it cannot by one, it matters who moved last:
    kept for each rival is the least that is reached if that one does not move first.
    """
    least = dict.fromkeys(rivals, held)
    while True:
        begun = {
            name: moves.least_elsewhere(least[name])
            if concept.replies == "moves"
            else moves.least_over_improvements(least[name])
            for name, moves in rivals.items()
        }
        lower = {
            name: reduce(np.minimum, (begun[other] for other in rivals if other != name), held)
            for name in rivals
        }
        if all((lower[name] == least[name]).all() for name in rivals):
            return reduce(np.minimum, begun.values(), held)
        least = lower


def stable_for(conflict: Conflict, party: str, concept: Concept) -> BoolArray:
    """Return in which cells a party has no reason to move under a concept.

    Returns
    -------
    array of the shape of the space
        False where there is no state.

    Raises
    ------
    CaseError
        If the concept is not defined for this conflict.
    """
    if concept.looks_ahead:
        return anticipate(conflict, concept).stays(party)
    feasible = conflict.space.feasible
    held = held_to(conflict, party, concept)
    # The best it can be held to after an improvement, as the least of the negated.
    best = conflict.movers[party].least_over_improvements(_valued(-held, feasible))
    stable = feasible & (best >= -conflict.levels[party])
    if concept.joint:
        sequential = {
            name: stable if name == party else stable_for(conflict, name, CONCEPTS["SEQ"])
            for name in conflict.parties
        }
        stable = stable | jointly_deterred(conflict, party, sequential)
    return stable


def _valued(values: IntArray, feasible: BoolArray) -> IntArray:
    return np.where(feasible, values, NOTHING)
