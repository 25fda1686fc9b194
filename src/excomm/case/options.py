"""Who takes part, and the options in the hands of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.case.logic import Compare, Formula, Name, Not

if TYPE_CHECKING:
    from excomm.case.model import Cite
    from excomm.case.moments import Moment
    from excomm.case.problems import Place

__all__ = ["Matures", "Moves", "Option", "Party"]

Moves = Literal["both", "on", "off"]


@dataclass(frozen=True)
class Matures:
    """What is gained by time as long as an option is not done, and on which day it is complete."""

    text: str
    on: Moment | None = None


@dataclass(frozen=True)
class Party:
    """A decision maker, or an observer who is affected and holds no option.

    Attributes
    ----------
    allies
        Parties it is allied with: that one names the other is enough.
    unrecognized_by
        Parties that refuse to recognise it.
    """

    id: str
    name: str
    observer: bool = False
    text: str | None = None
    allies: tuple[str, ...] = ()
    unrecognized_by: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    by: str | None = None


@dataclass(frozen=True)
class Option:
    """Something one party can do or not do, or do at a level.

    Attributes
    ----------
    values
        What the option can be at, the default first: no and yes, or the levels.
    kind
        ``switch`` (yes or no), ``levels`` (ordered) or ``one_of`` (unordered).
    moves
        ``on``: what was done cannot be undone; ``off``: what was stopped cannot be resumed.
    tags
        What kind of thing it is: options that share one are of the same kind.
    matures
        What is gained by time as long as it is not done.
    reserve
        Whether its owner keeps it for later.
    """

    id: str
    party: str
    text: str
    values: tuple[str, ...] = ("no", "yes")
    kind: Literal["switch", "levels", "one_of"] = "switch"
    moves: Moves = "both"
    severity: float | None = None
    tags: tuple[str, ...] = ()
    matures: Matures | None = None
    reserve: bool = False
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None

    @property
    def switches(self) -> tuple[Formula, ...]:
        """The yes-or-no options this one consists of, as formulas.

        An option of n ordered levels is n - 1 switches "at least this level"; an option of n
        alternatives is n - 1 switches "this one", the default being none of them.
        """
        if self.kind == "switch":
            return (Name(self.id),)
        operator = ">=" if self.kind == "levels" else "="
        return tuple(Compare(self.id, operator, level) for level in self.values[1:])

    def switched(self, value: int) -> tuple[bool, ...]:
        """Return which of the :attr:`switches` are on when the option is at `value`."""
        if self.kind == "one_of":
            return tuple(value == position for position in range(1, len(self.values)))
        return tuple(value >= position for position in range(1, len(self.values)))

    def at(self, value: int) -> Formula:
        """Return that the option is at a value, by its place."""
        if self.kind == "switch":
            return Name(self.id) if value else Not(Name(self.id))
        return Compare(self.id, "=", self.values[value])

    def can_go(self, now: int, value: int) -> bool:
        """Return whether its moves allow it to go from a value to another, or to stay there."""
        if self.moves == "both":
            return True
        pairs = zip(self.switched(now), self.switched(value), strict=True)
        return all(old == new or new == (self.moves == "on") for old, new in pairs)
