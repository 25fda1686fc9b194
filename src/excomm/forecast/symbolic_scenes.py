"""Where a party reacts in a conflict whose states are too many to list.

In two turns a party comes to few of them: the others' options stay as they are, but for those
that the act sets. As long as its own can be listed, so can these states, and its choice is
found exactly; only what rivals can hold it to there is read off diagrams of all states.
Beyond, its replies are drawn.
"""

import random
from collections.abc import Sequence
from math import prod

import numpy as np

from excomm.case import Situation, Statements
from excomm.conflict import Conflict, Space
from excomm.conflict.symbolic.engine import memory_bounded
from excomm.conflict.symbolic.part import bits_in, in_cells, list_part, numbered, part_of
from excomm.forecast.acts import Act, repeated
from excomm.forecast.choice import Judged
from excomm.forecast.sampled import SymbolicChooser, check_drawable
from excomm.forecast.scenes import Choices, Scene, gathered, idle_values
from excomm.forecast.turns import Manner

__all__ = ["MOST_CHOICES", "symbolic_scene"]

# Up to so many combinations of a party's own options are listed; beyond, replies are drawn.
MOST_CHOICES = 2**12

Values = tuple[int, ...]


def symbolic_scene(
    choosers: Sequence[SymbolicChooser],
    act: Act,
    party: str,
    ways: Sequence[Manner],
    runs: int,
    seed: int,
) -> Scene:
    """Return where a party reacts, where states are too many to list.

    Parameters
    ----------
    choosers
        By branch, how the parties choose; who reacts is wary in them.
    act
        The act, done in the present state.
    party
        Who reacts.
    ways
        The manners of choosing.
    runs, seed
        How many replies are drawn in each branch and manner, where they must be, and the
        seed of the draws.

    Raises
    ------
    CaseError
        If replies must be drawn and the party has weights, or the diagrams outgrow their
        bound.
    """
    situation = choosers[0].conflict.situation
    own = situation.case.options_of(party)
    with memory_bounded():
        if prod(len(option.values) for option in own) <= MOST_CHOICES:
            return _listed(choosers, party, _reached(situation, act, party))
        for chooser in choosers:
            check_drawable(chooser.conflict.situation, [party])
        drawn = [
            [_runs(chooser, act, party, way, runs, random.Random(seed)) for way in ways]
            for chooser in choosers
        ]
        return _drawn(choosers, party, drawn)


def _reached(situation: Situation, act: Act, party: str) -> Space:
    """Return the states in which the others are where they are, or where the act puts them."""
    now = situation.present
    settled = [now, repeated(situation.case, act, now)]
    return part_of(situation, settled, free=party)


def _listed(choosers: Sequence[SymbolicChooser], party: str, space: Space) -> Scene:
    conflicts = [list_part(c.conflict, space.under(c.conflict.situation)) for c in choosers]
    views = [
        _view(chooser, party, conflict)
        for chooser, conflict in zip(choosers, conflicts, strict=True)
    ]
    return Scene(party, conflicts, views, numbered=False)


def _view(chooser: SymbolicChooser, party: str, conflict: Conflict) -> Judged:
    """Return how a party judges the states of a part, by diagrams of the whole."""
    space = conflict.space
    diagrams = chooser.conflict.diagrams
    bold = bits_in(diagrams, chooser.bold[party], space)
    wary = bits_in(diagrams, chooser.wary[party], space)
    # One number for a level wherever it comes up: the worse, the less.
    known, levels = numbered(np.concatenate([bold, wary]))
    stated = isinstance(space.situation.orders.get(party), Statements)
    return Judged(
        in_cells(space, levels[: space.size]),
        in_cells(space, levels[space.size :]),
        known if stated else None,
    )


def _runs(
    chooser: SymbolicChooser,
    act: Act,
    party: str,
    way: Manner,
    runs: int,
    generator: random.Random,
) -> list[tuple[Values, Values, Values]]:
    """Return run by run the first choice, the state after the act once more, and the second."""
    situation = chooser.conflict.situation
    found = []
    for _ in range(runs):
        first = chooser.chosen(situation.present, party, way, generator)
        again = repeated(situation.case, act, first)
        if not chooser.is_state(again):
            again = first
        found.append((first, again, chooser.chosen(again, party, way, generator)))
    return found


def _drawn(
    choosers: Sequence[SymbolicChooser],
    party: str,
    drawn: Sequence[Sequence[Sequence[tuple[Values, Values, Values]]]],
) -> Scene:
    """Return the scene of what was drawn, by branch and manner."""
    situation = choosers[0].conflict.situation
    met = {values for ways in drawn for found in ways for run in found for values in run}
    idle = {situation.present, idle_values(situation, party)}
    met |= {values for values in idle if choosers[0].is_state(values)}
    space = part_of(situation, sorted(met))
    scene = _listed(choosers, party, space)
    runs = len(drawn[0][0])
    shape = (len(drawn), len(drawn[0]))

    def choices(turn: int) -> Choices:
        parts = []
        for branch, ways in enumerate(drawn):
            for way, found in enumerate(ways):
                numbers = np.array([space.find(run[turn]) for run in found], dtype=np.int64)
                parts.append((branch, way, numbers, np.full(runs, 1 / runs)))
        return gathered(space, parts, shape, runs)

    return Scene(party, scene.conflicts, scene.views, False, (choices(0), choices(2)))
