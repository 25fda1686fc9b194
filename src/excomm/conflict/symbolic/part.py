"""A few states of a conflict too large to list, listed: diagrams read off state by state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from excomm.case import Situation
from excomm.conflict.conflict import Conflict
from excomm.conflict.movers import make_mover
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import BoolArray, IntArray, Space, all_settings
from excomm.conflict.symbolic.diagrams import Diagrams
from excomm.conflict.symbolic.engine import SymbolicConflict

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["bits_in", "in_cells", "list_part", "numbered", "part_of"]


def part_of(
    situation: Situation, settled: Sequence[Sequence[int]], free: str | None = None
) -> Space:
    """Return the states in which parties set their options in few ways.

    Parameters
    ----------
    situation
        The case as of the moment; its moves are choices of options alone.
    settled
        Combinations of values: each party sets its options as in one of them.
    free
        A party that may set its own in any way.
    """
    case = situation.case
    parties = tuple(party.id for party in case.players)
    settings = []
    for party in parties:
        own = [place for place, option in enumerate(case.options) if option.party == party]
        if party == free:
            settings.append(all_settings(case.options_of(party)))
        else:
            rows = np.array(
                [[values[place] for place in own] for values in settled], dtype=np.int32
            )
            # In the order in which states are numbered: the first option changes fastest.
            settings.append(np.unique(rows[:, ::-1], axis=0)[:, ::-1] if own else rows[:1])
    shape = tuple(len(setting) for setting in reversed(settings))
    space = Space(situation, parties, tuple(settings), np.ones(shape, bool))
    for rule in case.impossible:
        np.logical_and(space.feasible, ~space.where(rule.rule), out=space.feasible)
    return space


def list_part(conflict: SymbolicConflict, space: Space) -> Conflict:
    """Return a conflict on some of its states alone.

    Parameters
    ----------
    conflict
        The whole.
    space
        The states to list, numbered among themselves.

    Notes
    -----
    Preferences are those of the whole, and so are the moves between states of the part; what
    leads out of it is not there. What rivals can hold a party to is asked of the whole.
    """
    movers = {}
    for party, bits in conflict.levels.items():
        _, level = numbered(bits_in(conflict.diagrams, bits, space))
        movers[party] = make_mover(space, party, in_cells(space, level))
    return Conflict(
        space=space,
        levels={party: mover.levels for party, mover in movers.items()},
        movers=movers,
        present=space.find(conflict.situation.present),
    )


def numbered(bits: BoolArray) -> tuple[BoolArray, IntArray]:
    """Return levels that are given by their bits, the most important first, as numbers.

    Returns
    -------
    tuple of (array of shape (levels, bits), array of shape (rows,))
        The different levels, the worst first, and the number of each row's.
    """
    if not bits.shape[1]:
        return bits[:1], np.zeros(len(bits), dtype=np.int32)
    known, numbers = np.unique(bits, axis=0, return_inverse=True)
    return known, numbers.reshape(-1).astype(np.int32)


def in_cells(space: Space, levels: IntArray) -> IntArray:
    """Return levels of states, given in their order, as levels of cells."""
    found = np.full(space.feasible.size, NO_STATE, dtype=np.int32)
    found[space.cells] = levels
    return found.reshape(space.shape)


def bits_in(diagrams: Diagrams, bits: Sequence[Diagram], space: Space) -> BoolArray:
    """Return in which of some states each of some diagrams holds.

    Parameters
    ----------
    diagrams
        The options as variables.
    bits
        Diagrams over the switches of a state.
    space
        The states.

    Returns
    -------
    array of shape (states, bits)
    """
    on = _switched(diagrams, space)
    found = np.zeros((space.size, len(bits)), dtype=bool)
    for column, bit in enumerate(bits):
        found[:, column] = _true(bit, on)
    return found


def _switched(diagrams: Diagrams, space: Space) -> BoolArray:
    """Return which variables are on in each state: an array of shape (states, variables)."""
    on = np.zeros((space.size, diagrams.manager.num_vars()), dtype=bool)
    axes = np.unravel_index(space.cells, space.shape)
    for party, settings in zip(space.parties, space.settings, strict=True):
        values = settings[axes[space.axis(party)]]
        for column, option in enumerate(diagrams.situation.case.options_of(party)):
            places = range(len(option.values))
            by_value = np.array([option.switched(place) for place in places], dtype=bool)
            for place in range(len(option.values) - 1):
                variable = diagrams.state[option.id, place]
                on[:, variable] = by_value[values[:, column], place]
    return on


def _true(function: Diagram, on: BoolArray) -> BoolArray:
    """Return in which rows a diagram holds: rows that come to the same node go on together."""
    found = np.zeros(len(on), dtype=bool)
    waiting: dict[int, dict[Diagram, list[IntArray]]] = {}

    def wait(node: Diagram, rows: IntArray) -> None:
        level = node.node_level()
        if level is None:
            found[rows] = node.satisfiable()
        elif len(rows):
            waiting.setdefault(level, {}).setdefault(node, []).append(rows)

    wait(function, np.arange(len(on), dtype=np.int32))
    while waiting:
        for node, parts in waiting.pop(min(waiting)).items():
            rows = np.concatenate(parts)
            halves = node.cofactors()
            assert halves is not None  # a node at a level is no constant
            up = on[rows, node.node_var()]
            wait(halves[0], rows[up])
            wait(halves[1], rows[~up])
    return found
