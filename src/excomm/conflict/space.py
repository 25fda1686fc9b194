"""The states of a conflict as one array, a party an axis.

A state is a cell of an array with one axis for each party; along a party's axis stand the
ways it can set its own options. A party's moves therefore stay on one line of cells along
its axis, its *fibre*, and nothing of size states x states is ever made. Cells that break a
rule are not feasible and are no states.

The first party's axis is the last of the array, so that cells counted in C order are
ordered with the case's first option changing fastest: the order in which the literature
numbers states.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Option, Problem, Rule, Situation
from excomm.case.logic import Compare, Formula, Name, atoms
from excomm.conflict.truth import BoolArray, Settings, Truth

__all__ = [
    "MAX_CELLS",
    "BoolArray",
    "Cell",
    "IntArray",
    "Space",
    "all_settings",
    "broken_rules",
    "cells_needed",
    "make_space",
    "pattern_of",
    "shortened",
    "too_large_to_list",
]

IntArray = npt.NDArray[np.int32]

# The place of a state in the array.
Cell = tuple[int, ...]

MAX_CELLS = 2**24
MAX_PARTIES = 60  # a NumPy array has at most 64 axes


@dataclass(frozen=True, eq=False, repr=False)
class Space:
    """The states of a conflict.

    Attributes
    ----------
    situation
        What the states are states of.
    settings
        For each party that holds options, one row for each way to set them: an array of
        shape (ways, options of the party) of positions among the options' values.
    feasible
        Which cells are states: an array of shape (ways of the last party, ..., ways of the
        first).
    merged
        The place of the cell that stands for each cell, counted in C order, where states
        are merged; None where none are. The others merged with it are no states.
    """

    situation: Situation
    parties: tuple[str, ...]
    settings: tuple[Settings, ...]
    feasible: BoolArray
    merged: npt.NDArray[np.int64] | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """The options, in the order of the case."""
        return self.situation.case.options

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the array of cells."""
        return self.feasible.shape

    def under(self, situation: Situation) -> "Space":
        """Return the same states in another situation of the case, looking as far ahead.

        Options, rules, factors and outcomes are the same there, and so is everything worked
        out from them: it is shared, and nothing is computed twice.

        Raises
        ------
        ValueError
            If it is a situation of another case, or looks to another horizon.
        """
        if situation.horizon != self.situation.horizon or situation.case != self.situation.case:
            raise ValueError("only situations of one case and horizon have the same states")
        space = replace(self, situation=situation)
        vars(space).update(cells=self.cells, numbers=self.numbers, _truth=self._truth)
        return space

    def axis(self, party: str) -> int:
        """Return the axis along which `party` moves."""
        return len(self.parties) - 1 - self.parties.index(party)

    @cached_property
    def cells(self) -> npt.NDArray[np.int64]:
        """The cell of each state, counted in C order; the state with number n is at n - 1."""
        return np.flatnonzero(self.feasible)

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.cells)

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """The number of the state in each cell, from 1; 0 where there is none."""
        numbers = np.zeros(self.feasible.size, dtype=np.int64)
        numbers[self.cells] = np.arange(1, self.size + 1)
        return numbers

    def cell(self, number: int) -> Cell:
        """Return the place in the array of the state with this number.

        Raises
        ------
        IndexError
            If there is none. A present that the rules exclude has the number 0.
        """
        if not 1 <= number <= self.size:
            raise IndexError(f"there is no state {number}; states are numbered 1 to {self.size}")
        return tuple(int(i) for i in np.unravel_index(self.cells[number - 1], self.shape))

    def number(self, cell: Cell) -> int:
        """Return the number of the state in a cell; 0 where there is none."""
        place = np.ravel_multi_index(cell, self.shape)
        return int(self.numbers[place if self.merged is None else self.merged[place]])

    def values(self, number: int) -> tuple[int, ...]:
        """Return the position of every option's value in a state, options in order."""
        return self.values_in(self.cell(number))

    def values_in(self, cell: Cell) -> tuple[int, ...]:
        """Return the position of every option's value in a cell, options in order."""
        found: list[int] = []
        for party, settings in zip(self.parties, self.settings, strict=True):
            found += settings[cell[self.axis(party)]].tolist()
        return tuple(found)

    def changed_from(self, values: Sequence[int]) -> IntArray:
        """Return of each cell in how many options it differs from one combination of values."""
        changed = np.zeros(self.shape, dtype=np.int32)
        start = 0
        for party, settings in zip(self.parties, self.settings, strict=True):
            width = settings.shape[1]
            by_way = (settings != values[start : start + width]).sum(axis=1, dtype=np.int32)
            changed += self._along(party, by_way)
            start += width
        return changed

    def differing(self, here: Cell, cells: Sequence[Cell]) -> list[int]:
        """Return in how many options each of some cells differs from one."""
        axes = np.array(cells, dtype=np.intp).reshape(-1, len(self.parties)).T
        found = np.zeros(len(cells), dtype=np.intp)
        for party, settings in zip(self.parties, self.settings, strict=True):
            axis = self.axis(party)
            found += (settings[axes[axis]] != settings[here[axis]]).sum(axis=1)
        numbers: list[int] = found.tolist()
        return numbers

    def find(self, values: Sequence[int]) -> int:
        """Return the number of the state with these values; 0 if it is not feasible."""
        cell = [0] * len(self.parties)
        start = 0
        for party, settings in zip(self.parties, self.settings, strict=True):
            width = settings.shape[1]
            rows = np.flatnonzero((settings == values[start : start + width]).all(axis=1))
            if not len(rows):
                return 0
            cell[self.axis(party)] = int(rows[0])
            start += width
        return self.number(tuple(cell))

    def pattern(self, number: int) -> str:
        """Return a state as Y and N, switch by switch, grouped by party.

        Of merged states what is not the same in all of them is left open, as -.
        """
        pattern = pattern_of(self.options, self.values(number))
        if self.merged is None:
            return pattern
        alike = np.flatnonzero(self.merged == self.cells[number - 1])
        places = np.array(np.unravel_index(alike, self.shape)).T.tolist()
        words = [pattern_of(self.options, self.values_in(tuple(place))) for place in places]
        return "".join(
            set(letters).pop() if len(set(letters)) == 1 else "-"
            for letters in zip(pattern, *words, strict=True)
        )

    def ways(self, party: str) -> list[str]:
        """Return the ways of a party to set its options, as Y and N; empty if it has none."""
        own = self.situation.case.options_of(party)
        settings = self.settings[self.parties.index(party)].tolist()
        return [_letters(zip(own, row, strict=True)) for row in settings]

    def patterns(self) -> Iterator[str]:
        """Yield the pattern of every state, in order."""
        if self.merged is not None:
            yield from map(self.pattern, range(1, self.size + 1))
            return
        words, places = [], []
        axes = np.unravel_index(self.cells, self.shape)
        for party in self.parties:
            if self.situation.case.options_of(party):
                words.append(self.ways(party))
                places.append(axes[self.axis(party)].tolist())
        for ways in zip(*places, strict=True):
            yield " ".join(word[way] for word, way in zip(words, ways, strict=True))

    def where(self, formula: Formula) -> BoolArray:
        """Return in which cells a formula holds: an array that broadcasts to the shape.

        A formula over few parties stays small: it is as long as their axes and one along
        the others.
        """
        return self._truth.where(formula)

    def holds(self, formula: Formula, number: int) -> bool:
        """Return whether a formula holds in the state with this number."""
        cells = self.where(formula)
        place = zip(self.cell(number), cells.shape, strict=True)
        return bool(cells[tuple(i if length > 1 else 0 for i, length in place)])

    def truth(self, formula: Formula) -> BoolArray:
        """Return whether a formula holds in each state, in order."""
        everywhere: BoolArray = np.broadcast_to(self.where(formula), self.shape).ravel()
        in_order: BoolArray = everywhere[self.cells]
        return in_order

    def states_where(self, formula: Formula) -> npt.NDArray[np.int64]:
        """Return the numbers of the states in which a formula holds, in order."""
        return np.flatnonzero(self.truth(formula)) + 1

    def unmerged(self) -> "Space":
        """Return the states as they were before some were merged."""
        if self.merged is None:
            return self
        # Cells that are no state stand for themselves, as do those that were not merged.
        members = self.merged != np.arange(self.feasible.size)
        feasible = self.feasible | members.reshape(self.shape)
        return replace(self, feasible=feasible, merged=None)

    def merged_where(self, formula: Formula) -> npt.NDArray[np.int64]:
        """Return the numbers of the merged states of which one member satisfies a formula."""
        if self.merged is None:
            return np.empty(0, dtype=np.int64)
        members = np.flatnonzero(np.broadcast_to(self.where(formula), self.shape))
        gone = members[self.merged[members] != members]
        return np.unique(self.numbers[self.merged[gone]])

    def numbers_of(self, cells: BoolArray) -> npt.NDArray[np.int64]:
        """Return the numbers of the states among `cells`, in order."""
        return np.flatnonzero(cells.ravel()[self.cells]) + 1

    @cached_property
    def _truth(self) -> Truth:
        """What names stand for, with the factors and outcomes worked out so far."""
        return Truth(self.situation, self._values_of, len(self.shape))

    def _values_of(self, option_id: str) -> Settings:
        party = option_id.partition(".")[0]
        own = [option.id for option in self.situation.case.options_of(party)]
        return self._along(party, self.settings[self.parties.index(party)][:, own.index(option_id)])

    def _along(self, party: str, values: Settings) -> Settings:
        """Lay out values, one for each way of a party, along its axis."""
        shape = [1] * len(self.parties)
        shape[self.axis(party)] = len(values)
        return values.reshape(shape)


def pattern_of(options: Sequence[Option], values: Sequence[int]) -> str:
    """Return the values of all options as Y and N, switch by switch, grouped by party."""
    by_party: dict[str, list[tuple[Option, int]]] = {}
    for option, value in zip(options, values, strict=True):
        by_party.setdefault(option.party, []).append((option, value))
    return " ".join(map(_letters, by_party.values()))


def _letters(values: Iterable[tuple[Option, int]]) -> str:
    """Return the values of options as Y and N, switch by switch."""
    return "".join("Y" if on else "N" for option, value in values for on in option.switched(value))


def make_space(situation: Situation) -> Space:
    """Return the states of a conflict: every way to set the options that breaks no rule.

    Raises
    ------
    CaseError
        If no state is left, or there are too many to list.
    """
    case = situation.case
    parties = tuple(party.id for party in case.players)
    if len(parties) > MAX_PARTIES:
        raise CaseError(
            Problem(None, f"the conflict has {len(parties)} parties, more than {MAX_PARTIES}")
        )
    settings = _settings(situation, parties)
    if settings is None:
        raise _too_large()
    shape = tuple(len(setting) for setting in reversed(settings))
    space = Space(situation, parties, tuple(settings), np.ones(shape, bool))
    for rule in case.impossible:
        np.logical_and(space.feasible, ~space.where(rule.rule), out=space.feasible)
        _check_left(space.feasible, rule)
    return _merged(space) if case.merged else space


def _settings(situation: Situation, parties: tuple[str, ...]) -> list[Settings] | None:
    """Return the ways each party can set its options; None where they are too many together."""
    options = [situation.case.options_of(party) for party in parties]
    if any(prod(len(option.values) for option in own) > MAX_CELLS for own in options):
        return None
    settings = shortened(situation, parties, [all_settings(own) for own in options])
    return settings if prod(map(len, settings)) <= MAX_CELLS else None


def _merged(space: Space) -> Space:
    """Return the space with the states that count as one made one: the first of them."""
    stands_for = np.arange(space.feasible.size)
    for rule in space.situation.case.merged:
        members = np.broadcast_to(space.where(rule.rule), space.shape) & space.feasible
        alike = stands_for[np.flatnonzero(members)]
        if alike.size:
            # What a rule before has merged with one of them is merged with all.
            stands_for[np.isin(stands_for, alike)] = alike.min()
    first = stands_for == np.arange(space.feasible.size)
    feasible = space.feasible & first.reshape(space.shape)
    return replace(space, feasible=feasible, merged=stands_for)


def cells_needed(situation: Situation) -> int:
    """Return how many combinations of options there are, those the rules exclude included."""
    return prod(len(option.values) for option in situation.case.options)


def too_large_to_list(situation: Situation) -> bool:
    """Return whether states are too many to list, and need not be listed.

    Moves beyond options are listed one by one, and the states with them.
    """
    if cells_needed(situation) <= MAX_CELLS or situation.case.beyond_options:
        return False
    return _settings(situation, tuple(party.id for party in situation.case.players)) is None


def broken_rules(situation: Situation, values: Sequence[int]) -> list[Rule]:
    """Return the rules that one combination of values breaks, in the order of the case."""
    case = situation.case
    parties = tuple(party.id for party in case.players)
    settings = tuple(
        np.array([[v for o, v in zip(case.options, values, strict=True) if o.party == party]], int)
        for party in parties
    )
    point = Space(situation, parties, settings, np.ones((1,) * len(parties), bool))
    return [rule for rule in case.impossible if point.where(rule.rule).all()]


def shortened(
    situation: Situation, parties: tuple[str, ...], settings: list[Settings]
) -> list[Settings]:
    """Leave out the settings that a rule about one party's options alone excludes."""
    settings = list(settings)
    for rule in situation.case.impossible:
        space = Space(situation, parties, tuple(settings), np.ones((1,) * len(parties), bool))
        holders = {_holder(atom, space) for atom in atoms(rule.rule)}
        if len(holders) == 1 and (party := holders.pop()) is not None:
            position = parties.index(party)
            excluded = space.where(rule.rule).ravel()
            keep = ~np.broadcast_to(excluded, len(settings[position]))
            _check_left(keep, rule)
            settings[position] = settings[position][keep]
    return settings


def _check_left(kept: BoolArray, rule: Rule) -> None:
    if not kept.any():
        raise CaseError(
            Problem(
                rule.place,
                f"the rules leave no state: none is left after '{rule.rule}'",
                "it contradicts the rules before it, or excludes everything by itself",
            )
        )


def _holder(atom: Name | Compare, space: Space) -> str | None:
    """Return the party in whose hands an atom lies; None for factors and outcomes."""
    return next((option.party for option in space.options if option.id == atom.subject), None)


def all_settings(options: Sequence[Option]) -> Settings:
    """Return every way to set `options`, the first changing fastest."""
    lengths = [len(option.values) for option in reversed(options)]
    small = np.min_scalar_type(-max(lengths, default=1))  # signed, and long enough
    grids = np.indices(lengths, dtype=small)
    return grids.reshape(len(options), -1)[::-1].T if options else np.zeros((1, 0), small)


def _too_large() -> CaseError:
    return CaseError(
        Problem(
            None,
            f"the conflict has more than {MAX_CELLS:,} combinations of options",
            "rule combinations out under 'impossible', or leave options out; "
            "excomm stability and excomm estimate do without listing them",
        )
    )
