"""Where each state stands: in a grid, the settings of some parties across, of the others down.

A move changes one party's settings only. So every move stays in its row or in its column,
and for two parties the grid is the strategic form. Where a case has moves that change more, the
parties are laid out so that these stay in line too: if need be with all states in one column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from excomm.case import Option
from excomm.conflict import Arrow, Conflict, Space

__all__ = ["Grid", "Heading", "make_grid"]

# About how wide and how high a state is drawn with the space around it, and how wide a page is.
_WIDE, _HIGH, _PAGE = 180.0, 130.0, 1000.0

# So many parties' places are tried in every way; of more they take turns.
_MOST_TRIED = 10


@dataclass(frozen=True)
class Heading:
    """One way a party sets its options, over the rows or columns from `first` to `last`."""

    first: int
    last: int
    letters: str
    text: str


@dataclass(frozen=True)
class Grid:
    """The places of the states.

    Attributes
    ----------
    columns, rows
        How many there are.
    place
        The column and the row of each state, by its number.
    across, down
        The parties whose settings differ along each, the outermost first, with the headings.
    """

    columns: int
    rows: int
    place: dict[int, tuple[int, int]]
    across: tuple[tuple[str, tuple[Heading, ...]], ...]
    down: tuple[tuple[str, tuple[Heading, ...]], ...]


def make_grid(conflict: Conflict, arrows: Sequence[Arrow]) -> Grid:
    """Return the grid of all states: in the order of their numbers, as far as that goes.

    Each arrow stays in its row or in its column.

    Where one party alone can move, they stand in the order in which it likes them, the worst
    first, so that its arrows run from each to the next.
    """
    space = conflict.space
    cells = {number: space.cell(number) for number in range(1, space.size + 1)}
    ways = {
        party: len({cell[space.axis(party)] for cell in cells.values()}) for party in space.parties
    }
    movers = [party for party in space.parties if ways[party] > 1] or [*space.parties[:1]]
    changed = {_changed(space, cells[arrow.tail], cells[arrow.head]) for arrow in arrows}
    straight = [
        across
        for across in _assignments(movers)
        if all(parties <= across or not parties & across for parties in changed)
    ] or [frozenset[str]()]
    best = min(straight, key=lambda across: _cost(space, cells, movers, across))
    # The first party's settings change fastest, so it stands innermost.
    across = [party for party in reversed(movers) if party in best]
    down = [party for party in reversed(movers) if party not in best]
    columns, rows = (_keys(space, cells, axis) for axis in (across, down))
    if len(movers) == 1:
        level = conflict.levels[movers[0]]
        ranked = sorted(cells, key=lambda number: (level[cells[number]], number))
    else:
        ranked = []
    column_of, row_of = (_order(keys, ranked) for keys in (columns, rows))
    return Grid(
        len(column_of),
        len(row_of),
        {number: (column_of[columns[number]], row_of[rows[number]]) for number in cells},
        tuple((party, _headings(space, party, across, [*column_of])) for party in across),
        tuple((party, _headings(space, party, down, [*row_of])) for party in down),
    )


Key = tuple[int, ...]


def _changed(space: Space, here: Key, there: Key) -> frozenset[str]:
    """Return the parties whose settings differ between two cells."""
    axes = {party: space.axis(party) for party in space.parties}
    return frozenset(party for party, axis in axes.items() if here[axis] != there[axis])


def _keys(space: Space, cells: dict[int, Key], parties: Sequence[str]) -> dict[int, Key]:
    axes = [space.axis(party) for party in parties]
    return {number: tuple(cell[axis] for axis in axes) for number, cell in cells.items()}


def _order(keys: dict[int, Key], ranked: Sequence[int]) -> dict[Key, int]:
    """Return the place of each key: of states ranked in this order, or else of all in theirs."""
    ordered = [keys[number] for number in ranked] or sorted(set(keys.values()))
    return {key: place for place, key in enumerate(dict.fromkeys(ordered))}


def _assignments(movers: Sequence[str]) -> list[frozenset[str]]:
    """Return which parties may stand across: two parties take one side each."""
    if len(movers) == 2:
        return [frozenset(movers[:1])]
    if len(movers) > _MOST_TRIED:
        return [frozenset(movers[::2])]
    choices = product((True, False), repeat=len(movers))
    return [
        frozenset(party for party, chosen in zip(movers, choice, strict=True) if chosen)
        for choice in choices
    ]


def _cost(
    space: Space, cells: dict[int, Key], movers: Sequence[str], across: frozenset[str]
) -> tuple[float, bool]:
    """Return how little a grid fits a page; of equals the one with the first party across."""
    down = [party for party in movers if party not in across]
    columns, rows = (
        len(set(_keys(space, cells, parties).values())) for parties in ([*across], down)
    )
    width, height = columns * _WIDE, rows * _HIGH
    beyond = max(0.0, width - _PAGE)
    return max(width, 1.25 * height) + 3 * beyond, movers[0] not in across


def _headings(
    space: Space, party: str, parties: Sequence[str], keys: Sequence[Key]
) -> tuple[Heading, ...]:
    """Return the headings of a party, one for each run of its settings under those outside it."""
    depth = parties.index(party) + 1
    own = space.situation.case.options_of(party)
    settings = space.settings[space.parties.index(party)].tolist()
    found: list[Heading] = []
    for k, key in enumerate(keys):
        if k and keys[k - 1][:depth] == key[:depth]:
            found[-1] = Heading(found[-1].first, k, found[-1].letters, found[-1].text)
        else:
            values = settings[key[depth - 1]]
            found.append(Heading(k, k, _letters(own, values), _in_words(own, values)))
    return tuple(found)


def _letters(options: Sequence[Option], values: Sequence[int]) -> str:
    pairs = zip(options, values, strict=True)
    return "".join("Y" if on else "N" for option, value in pairs for on in option.switched(value))


def _in_words(options: Sequence[Option], values: Sequence[int]) -> str:
    """Return in a few words how a party's options are set: what it does, by the options' ids."""
    names = [option.id.partition(".")[2].replace("_", " ") for option in options]
    if len(options) == 1 and options[0].kind == "switch":
        return names[0] if values[0] else f"not {names[0]}"
    done = [
        name if option.kind == "switch" else f"{name} {option.values[value].replace('_', ' ')}"
        for name, option, value in zip(names, options, values, strict=True)
        if value or option.kind != "switch"
    ]
    return " + ".join(done) or ("neither" if len(options) == 2 else "none of it")
