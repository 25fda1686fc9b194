"""The states that pressure turns on: some ways of the presser, every answer of the others.

Everybody else's options stay as they are at present, so that states are few even where those of
the whole conflict are too many to list.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from math import prod

import numpy as np
import numpy.typing as npt

from excomm.case import (
    CaseError,
    Option,
    Order,
    Problem,
    Situation,
)
from excomm.case.logic import Formula
from excomm.conflict import Space, levels
from excomm.conflict.space import BoolArray, IntArray, all_settings, shortened
from excomm.negotiation.pressure.undertakings import Settings

__all__ = [
    "Board",
    "distinct",
    "make_board",
    "nearest_first",
    "open_settings",
]

# Up to so many cells are looked at together.
MOST_CELLS = 2**23

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Board:
    """States laid out by how some parties set their options, the others as at present.

    Attributes
    ----------
    space
        The states.
    parties
        Whose ways are its axes, in order.
    """

    space: Space
    parties: tuple[str, ...]
    _levels: dict[tuple[str, Order | None], IntArray] = field(default_factory=dict)

    def levels(self, party: str, order: Order | None) -> IntArray:
        """Return how a party with an order likes each cell; -1 where there is no state."""
        key = (party, order)
        if key not in self._levels:
            self._levels[key] = self._laid_out(levels(self.space, order))
        return self._levels[key]

    def where(self, formula: Formula) -> BoolArray:
        """Return in which cells a formula holds."""
        return self._laid_out(np.broadcast_to(self.space.where(formula), self.space.shape))

    def find(self, party: str, settings: Settings) -> Places:
        """Return the place of each of some ways of a party; -1 for those that cannot be."""
        own = self.space.settings[self.space.parties.index(party)]
        _, first, inverse = distinct(np.concatenate([own, settings]))
        # The first row like this one: among the party's own, or it is none of them.
        found = first[inverse[len(own) :]]
        return np.where(found < len(own), found, -1)

    def values(self, *places: int) -> tuple[int, ...]:
        """Return the value of every option in the cell at these places along the axes."""
        cell = [0] * len(self.space.parties)
        for party, place in zip(self.parties, places, strict=True):
            cell[self.space.axis(party)] = place
        return self.space.values_in(tuple(cell))

    def _laid_out(self, cells: npt.NDArray[np.generic]) -> npt.NDArray:  # type: ignore[type-arg]
        axes = [self.space.axis(party) for party in self.parties]
        others = [axis for axis in range(cells.ndim) if axis not in axes]
        moved = np.transpose(cells, [*axes, *others])
        return np.ascontiguousarray(moved.reshape(moved.shape[: len(axes)]))


def make_board(situation: Situation, ways: Mapping[str, Settings]) -> Board:
    """Return the states in which some parties set their options in some ways.

    Parameters
    ----------
    situation
        The case as of the moment; its moves are choices of options alone.
    ways
        By party the ways it may set its options; the others' stay as they are at present.

    Raises
    ------
    CaseError
        If they are too many.
    """
    case = situation.case
    parties = tuple(party.id for party in case.players)
    now = dict(zip((option.id for option in case.options), situation.present, strict=True))
    settings: list[Settings] = []
    for party in parties:
        own = [now[option.id] for option in case.options_of(party)]
        settings.append(ways[party] if party in ways else np.array([own], dtype=np.int32))
    settings = shortened(situation, parties, settings)
    shape = tuple(len(setting) for setting in reversed(settings))
    if prod(shape) > MOST_CELLS:
        raise CaseError(
            Problem(
                None,
                f"this pressure turns on more than {MOST_CELLS:,} combinations of options",
                "press with fewer undertakings at once, or name the options that may be used",
            )
        )
    space = Space(situation, parties, tuple(settings), np.ones(shape, bool))
    for rule in case.impossible:
        np.logical_and(space.feasible, ~space.where(rule.rule), out=space.feasible)
    return Board(space, tuple(ways))


def open_settings(options: Sequence[Option], values: Sequence[int], free: Set[str]) -> Settings:
    """Return the ways a party can set its options from now on, the nearest to now first.

    Parameters
    ----------
    options, values
        Its options, and the places of their values at present.
    free
        Ids of the options that are varied; the others stay as they are.

    Raises
    ------
    CaseError
        If they are too many to list.
    """
    varied = [option for option in options if option.id in free]
    if prod(len(option.values) for option in varied) > MOST_CELLS:
        party = options[0].party
        problem = f"{party} can set its options in more than {MOST_CELLS:,} ways"
        raise CaseError(Problem(None, problem, "leave options out of the case"))
    ways = all_settings(varied)
    every = np.tile(np.asarray(values, dtype=np.int32), (len(ways), 1))
    kept = np.ones(len(every), dtype=bool)
    for column, (option, now) in enumerate(zip(options, values, strict=True)):
        if option.id in free:
            every[:, column] = ways[:, varied.index(option)]
            can = np.array([option.can_go(now, place) for place in range(len(option.values))])
            kept &= can[every[:, column]]
    return nearest_first(every[kept], values)


def distinct(settings: Settings) -> tuple[Settings, Places, Places]:
    """Return the different rows of some settings, where each stands first, and each row's own."""
    sizes = [int(size) for size in settings.max(axis=0, initial=0) + 1]
    if prod(sizes) < 2**62:  # else a row is no number of 64 bits
        weights = np.array([prod(sizes[:place]) for place in range(len(sizes))], dtype=np.int64)
        rows = settings.astype(np.int64) @ weights if sizes else np.zeros(len(settings), np.int64)
        _, first, inverse = np.unique(rows, return_index=True, return_inverse=True)
    else:
        _, first, inverse = np.unique(settings, axis=0, return_index=True, return_inverse=True)
    return settings[first], first, inverse.reshape(-1)


def nearest_first(settings: Settings, values: Sequence[int]) -> Settings:
    """Return ways to set options, those first that change the fewest."""
    changed = (settings != np.asarray(values)).sum(axis=1)
    return settings[np.argsort(changed, kind="stable")]
