"""Where a party reacts: the states it may come to in two turns, and what it may choose there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from excomm.case import Situation
from excomm.conflict import Conflict, Space, StateAt
from excomm.conflict.chunks import Places
from excomm.conflict.steps import state_at
from excomm.forecast.acts import Act, repeated
from excomm.forecast.choice import Judged, Made, judged
from excomm.forecast.elimination import FloatArray
from excomm.forecast.turns import Manner, mixed_choices

__all__ = [
    "Choices",
    "Scene",
    "act_again",
    "choose_twice",
    "gathered",
    "idle_values",
    "listed_scene",
]


@dataclass(frozen=True, eq=False, repr=False)
class Choices:
    """Where a party may be after choosing.

    Attributes
    ----------
    space
        What the states are numbered in.
    states
        The numbers of states.
    chances
        How likely each is: an array of shape (branches, manners, states).
    runs
        How many were drawn in each branch and manner; None where the chances are exact.
    """

    space: Space
    states: Places
    chances: FloatArray
    runs: int | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Scene:
    """Where one party reacts.

    Attributes
    ----------
    party
        Who reacts.
    conflicts
        By branch, the conflict on the states that it may come to; the same for all branches.
    views
        By branch, how the party judges these states.
    numbered
        Whether the states have the numbers of the case; else those of the scene alone.
    drawn
        What it chooses in two turns, where that was drawn; None where it is still to be found.
    """

    party: str
    conflicts: Sequence[Conflict]
    views: Sequence[Judged]
    numbered: bool
    drawn: tuple[Choices, Choices] | None = None

    def at(self, number: int) -> StateAt:
        """Return what a state of the scene is called."""
        found = state_at(self.conflicts[0].space, number)
        return found if self.numbered else replace(found, number=None)


def listed_scene(conflicts: Sequence[Conflict], party: str) -> Scene:
    """Return where a party reacts in conflicts whose states are listed: anywhere."""
    views = [judged(conflict, party) for conflict in conflicts]
    return Scene(party, conflicts, views, numbered=True)


def idle_values(situation: Situation, party: str) -> tuple[int, ...]:
    """Return the present values, those of a party's options that are severe set to nothing."""
    own = {option.id for option in situation.case.options_of(party) if option.severity}
    return tuple(
        0 if option.id in own else value
        for option, value in zip(situation.case.options, situation.present, strict=True)
    )


def choose_twice(scene: Scene, ways: Sequence[Manner], act: Act) -> tuple[Choices, Choices]:
    """Return where a party's first choice leads, and its second after the act is done again."""
    if scene.drawn is not None:
        return scene.drawn
    conflict = scene.conflicts[0]
    everything = np.ones((len(scene.conflicts), len(ways), 1))
    first = _choose(scene, ways, Choices(conflict.space, np.array([conflict.present]), everything))
    return first, _choose(scene, ways, act_again(conflict, act, first))


def _choose(scene: Scene, ways: Sequence[Manner], before: Choices) -> Choices:
    """Return where a party's choice leads from where it may be."""
    space, party = before.space, scene.party
    cells = space.cells[before.states - 1]
    among = np.zeros(space.feasible.size, dtype=bool)
    among[cells] = True
    made: Made = {}
    parts: list[tuple[int, int, Places, FloatArray]] = []
    for branch, conflict in enumerate(scene.conflicts):
        view = {party: scene.views[branch]}
        choices = mixed_choices(conflict, ways, [party], made, among, view)[party]
        for way, mixed in enumerate(choices):
            now = np.zeros(space.feasible.size)
            now[cells] = before.chances[branch, way]
            after = mixed.after(now)
            there = np.flatnonzero(after)
            parts.append((branch, way, space.numbers[there], after[there]))
    return gathered(space, parts, before.chances.shape[:2])


def gathered(
    space: Space,
    parts: Sequence[tuple[int, int, Places, FloatArray]],
    shape: tuple[int, ...],
    runs: int | None = None,
) -> Choices:
    """Add up chances of states, each with its branch and manner.

    Parameters
    ----------
    space
        What the states are numbered in.
    parts
        A branch, a manner, numbers of states and their chances.
    shape
        How many branches and manners there are.
    runs
        As for :class:`Choices`.
    """
    numbers = np.unique(np.concatenate([states for _, _, states, _ in parts]))
    chances = np.zeros((*shape, len(numbers)))
    for branch, way, states, share in parts:
        np.add.at(chances[branch, way], np.searchsorted(numbers, states), share)
    return Choices(space, numbers, chances, runs)


def act_again(conflict: Conflict, act: Act, before: Choices) -> Choices:
    """Return where the act done once more leads; where it cannot be, nothing changes."""
    space = before.space
    after = []
    for number in before.states.tolist():
        values = repeated(conflict.situation.case, act, space.values(number))
        after.append(space.find(values) or number)
    numbers, of = np.unique(np.array(after), return_inverse=True)
    chances = np.zeros((*before.chances.shape[:2], len(numbers)))
    for place, there in enumerate(of.reshape(-1).tolist()):
        chances[:, :, there] += before.chances[:, :, place]
    return Choices(space, numbers, chances, before.runs)
