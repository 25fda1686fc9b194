"""The moves of a party: what its options allow, unless the case says otherwise."""

import numpy as np

from excomm.case import Arc, Bar, CaseError, Problem
from excomm.conflict.arcs import Arcs, check_arcs
from excomm.conflict.chunks import Places
from excomm.conflict.moves import Fibres
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import BoolArray, IntArray, Space

__all__ = ["Mover", "check_options_alone", "make_mover"]

# What a party can do: choose among its options, or what else is listed move by move.
Mover = Fibres | Arcs


def make_mover(space: Space, party: str, levels: IntArray) -> Mover:
    """Return the moves of a party.

    Parameters
    ----------
    space
        The states of the conflict.
    party
        The party that moves.
    levels
        The party's preference level of every cell, as :class:`Fibres` takes them.

    Raises
    ------
    CaseError
        If the moves must be listed and are too many.

    Notes
    -----
    Where one party's moves are listed all are: what the others can follow them with depends
    on who moved last.
    """
    case = space.situation.case
    if not case.beyond_options:
        return Fibres(space, party, levels)
    every = space.unmerged()
    if party in case.moves:
        sources, targets = _given(every, case.moves[party])
    else:
        flat = np.where(every.feasible, 0, NO_STATE).astype(np.int32)
        sources, targets = Fibres(every, party, flat).arcs()
    bars = [item for item in case.barred if item.party in (None, party)]
    allowed = ~_barred(every, bars, sources, targets)
    sources, targets = sources[allowed], targets[allowed]
    if space.merged is not None:
        sources, targets = space.merged[sources], space.merged[targets]
    moved = sources != targets
    pairs = np.unique(np.stack([sources[moved], targets[moved]]), axis=1)
    return Arcs(space, party, levels, pairs[0], pairs[1])


def _given(space: Space, arcs: tuple[Arc, ...]) -> tuple[Places, Places]:
    """Return moves that the case gives one by one, from states to states."""
    found: list[tuple[Places, Places]] = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    count = 0
    for arc in arcs:
        sources = np.flatnonzero(_states(space, space.where(arc.since)))
        count += len(sources)
        check_arcs(count)
        axes = list(np.unravel_index(sources, space.shape))
        for party, settings in zip(space.parties, space.settings, strict=True):
            own = [option.id for option in space.situation.case.options_of(party)]
            axis = space.axis(party)
            wanted = settings[axes[axis]].copy()
            for option, value in arc.sets.items():
                if option in own:
                    wanted[:, own.index(option)] = value
            axes[axis] = _rows(settings, wanted)
        there = np.logical_and.reduce([axis >= 0 for axis in axes])
        targets = np.ravel_multi_index([np.maximum(axis, 0) for axis in axes], space.shape)
        there &= space.feasible.reshape(-1)[targets]
        found.append((sources[there], targets[there]))
    return np.concatenate([s for s, _ in found]), np.concatenate([t for _, t in found])


def _rows(settings: IntArray, wanted: IntArray) -> Places:
    """Return at which row of `settings` each row of `wanted` stands; -1 where it does not."""
    known = {tuple(row): place for place, row in enumerate(settings.tolist())}
    rows = (known.get(tuple(row), -1) for row in wanted.tolist())
    return np.fromiter(rows, dtype=np.int64, count=len(wanted))


def _barred(space: Space, bars: list[Bar], sources: Places, targets: Places) -> BoolArray:
    """Return which moves cannot be made."""
    found = np.zeros(len(sources), dtype=bool)
    for bar in bars:
        before = _states(space, space.where(bar.since)).reshape(-1)
        after = _states(space, space.where(bar.to)).reshape(-1)
        found |= before[sources] & after[targets]
    return found


def _states(space: Space, cells: BoolArray) -> BoolArray:
    states: BoolArray = np.broadcast_to(cells, space.shape) & space.feasible
    return states


def check_options_alone(space: Space, what: str) -> None:
    """Check that moves are choices of options alone.

    Raises
    ------
    CaseError
        If the case merges states, bars moves or gives them one by one.
    """
    if space.situation.case.beyond_options:
        message = f"{what} is defined where moves are choices of options alone"
        raise CaseError(Problem(None, message, "this case has merged, barred or moves"))
