"""States and moves as they are told: what a state is called, what a move changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from excomm.case import Option
from excomm.conflict.space import Cell, Space

__all__ = ["Change", "StateAt", "Step", "changes", "step_between"]


@dataclass(frozen=True)
class StateAt:
    """A state: its number, its options' values by their place, its pattern and outcomes.

    The number is None where states are too many to be listed.
    """

    number: int | None
    values: tuple[int, ...]
    pattern: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One option going from a value to another."""

    option: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One party's move: what it changes, and the state it leads to.

    Attributes
    ----------
    party, changes
        Who moves, and which options it changes.
    state
        The number of the state; None where states are too many to have numbers.
    values
        The state by the place of every option's value, options in the order of the case.
    """

    party: str
    changes: tuple[Change, ...]
    state: int | None
    values: tuple[int, ...]


def changes(
    options: Sequence[Option], before: Sequence[int], after: Sequence[int]
) -> tuple[Change, ...]:
    """Return which options differ between two states, given by the places of their values."""
    return tuple(
        Change(option.id, option.values[old], option.values[new])
        for option, old, new in zip(options, before, after, strict=True)
        if old != new
    )


def step_between(space: Space, party: str, here: Cell, there: Cell) -> Step:
    """Return the move of a party from one cell to another."""
    number = space.number(there)
    before, after = space.values(space.number(here)), space.values(number)
    return Step(party, changes(space.options, before, after), number, after)


def state_at(space: Space, number: int) -> StateAt:
    """Return what the state with this number is called."""
    situation = space.situation
    return StateAt(
        number,
        space.values(number),
        space.pattern(number),
        tuple(o.id for o in situation.case.outcomes if space.holds(o.when, number)),
    )
