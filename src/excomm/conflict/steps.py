"""One party's move, as it is told: which options it changes, and where it leads."""

from dataclasses import dataclass

from excomm.conflict.space import Cell, Space

__all__ = ["Change", "Step", "changes", "step_between"]


@dataclass(frozen=True)
class Change:
    """One option going from a value to another."""

    option: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One party's move: what it changes, and the number of the state it leads to."""

    party: str
    changes: tuple[Change, ...]
    state: int


def changes(space: Space, before: int, after: int) -> tuple[Change, ...]:
    """Return which options differ between two states."""
    pairs = zip(space.options, space.values(before), space.values(after), strict=True)
    return tuple(
        Change(option.id, option.values[old], option.values[new])
        for option, old, new in pairs
        if old != new
    )


def step_between(space: Space, party: str, here: Cell, there: Cell) -> Step:
    """Return the move of a party from one cell to another."""
    before, after = space.number(here), space.number(there)
    return Step(party, changes(space, before, after), after)
