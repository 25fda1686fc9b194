"""Many conflicts on the same states solved together, which differ in what the parties want.

Small conflicts cost mostly the time between two calls of NumPy. Side by side in one array,
thousands cost little more than one: robustness is asked by solving so many.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from excomm.conflict.concepts import Concept
from excomm.conflict.conflict import Conflict
from excomm.conflict.engine import stable_for
from excomm.conflict.movers import make_mover
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import MAX_CELLS, BoolArray, IntArray, Space

__all__ = ["solve_many"]


def solve_many(
    space: Space, levels: Mapping[str, npt.ArrayLike], concepts: Iterable[Concept]
) -> dict[str, dict[str, BoolArray]]:
    """Find the stable states of many conflicts on the same states.

    Parameters
    ----------
    space
        The states.
    levels
        For each party, how much it likes each state in each conflict: an array of shape
        (conflicts, states), states in order; larger is better, 0 the least.
    concepts
        Which sanctions to foresee; not SIM, nor those that look ahead move by move.

    Returns
    -------
    dict of dict of array
        By concept and party, of shape (conflicts, states): where the party has no reason to
        move.

    Raises
    ------
    ValueError
        If a party is missing, a shape is wrong or a level below 0, or a concept is not one
        of these.
    """
    wanted = tuple(concepts)
    for concept in wanted:
        if concept.joint or concept.looks_ahead:
            raise ValueError(f"{concept.id} is found for one conflict at a time")
    if set(levels) != set(space.parties):
        raise ValueError(f"levels must be given for each of {', '.join(space.parties)}")
    by_state = {party: np.asarray(levels[party]) for party in space.parties}
    count = {liked.shape[0] if liked.ndim == 2 else -1 for liked in by_state.values()}
    for party, liked in by_state.items():
        if len(count) > 1 or liked.ndim != 2 or liked.shape[1] != space.size:
            raise ValueError(f"levels of {party} must have shape (conflicts, {space.size})")
        if liked.size and liked.min() < 0:
            raise ValueError(f"levels of {party} must not be below 0")
    together = max(1, MAX_CELLS // space.feasible.size)
    found: dict[str, dict[str, list[BoolArray]]] = {
        concept.id: {party: [] for party in space.parties} for concept in wanted
    }
    for start in range(0, max(count.pop(), 1), together):
        some = {party: liked[start : start + together] for party, liked in by_state.items()}
        conflict = _side_by_side(space, some)
        for concept in wanted:
            for party in space.parties:
                stable = stable_for(conflict, party, concept)
                stable = stable.reshape(-1, space.feasible.size)[:, space.cells]
                found[concept.id][party].append(stable)
    return {
        concept: {party: np.concatenate(parts) for party, parts in by_party.items()}
        for concept, by_party in found.items()
    }


def _side_by_side(space: Space, by_state: Mapping[str, npt.NDArray[np.integer]]) -> Conflict:
    """Return conflicts as one, whose arrays have an axis more in front."""
    levels: dict[str, IntArray] = {}
    for party, liked in by_state.items():
        cells = np.full((len(liked), space.feasible.size), NO_STATE, dtype=np.int32)
        cells[:, space.cells] = liked
        levels[party] = cells.reshape(-1, *space.shape)
    movers = {party: make_mover(space, party, liked) for party, liked in levels.items()}
    return Conflict(space, levels, movers, present=space.find(space.situation.present))
