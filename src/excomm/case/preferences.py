"""What a party wants: preference statements, rankings of states, option weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.logic import Formula
    from excomm.case.model import Cite
    from excomm.case.moments import Moment

__all__ = ["Order", "Period", "Ranking", "Statement", "Statements", "Weights"]


@dataclass(frozen=True)
class Period:
    """When something is in force: from and until, both days included; None is open."""

    since: Moment | None = None
    until: Moment | None = None

    @property
    def bounded(self) -> bool:
        """Whether there is a time at which this is not in force."""
        return self.since is not None or self.until is not None

    def covers(self, moment: Moment) -> bool:
        """Return whether `moment` lies in the period."""
        begun = self.since is None or not self.since.is_after(moment)
        ended = self.until is not None and moment.is_after(self.until)
        return begun and not ended


@dataclass(frozen=True)
class Statement:
    """One thing a party wants: a premise of the case, with its source.

    Attributes
    ----------
    tier
        The number of the tier that it shares with its neighbours; None where it stands by
        itself. Statements of one tier are in no order among themselves.
    refusal
        Whether the party agrees to nothing in which it does not hold.
    """

    id: str
    want: Formula
    text: str | None = None
    period: Period = Period()
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None
    tier: int | None = None
    refusal: bool = False


@dataclass(frozen=True)
class Statements:
    """Preference statements, the most important first (option prioritisation).

    One state is preferred to another if it satisfies the first statement on which they
    differ (Fang, Hipel, Kilgour and Peng 2003). Where statements stand in a tier, they are
    read in the order of the file by whatever needs an order.
    """

    items: tuple[Statement, ...]

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """What it is made of."""
        return tuple(item.want for item in self.items)

    @property
    def tiers(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements tier by tier; one that stands by itself is a tier of its own."""
        numbered = enumerate(self.items)

        def tier(entry: tuple[int, Statement]) -> tuple[bool, int]:
            place, item = entry
            return (False, place) if item.tier is None else (True, item.tier)

        return tuple(tuple(item for _, item in group) for _, group in groupby(numbered, tier))

    @property
    def refusals(self) -> tuple[Statement, ...]:
        """The statements without which the party agrees to nothing."""
        return tuple(item for item in self.items if item.refusal)

    def with_first(self, ids: Sequence[str]) -> Statements:
        """Return these with some moved to the front, each before the next."""
        moved = [replace(item, tier=None) for name in ids for item in self.items if item.id == name]
        return Statements((*moved, *(item for item in self.items if item.id not in ids)))


@dataclass(frozen=True)
class Ranking:
    """A ranking of states, best first; the states of one class tie."""

    classes: tuple[Formula, ...]
    texts: tuple[str, ...]
    place: Place | None = None

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """What it is made of."""
        return self.classes


@dataclass(frozen=True)
class Weights:
    """Option weights: a state's score is the sum of the weights of what is true in it."""

    items: tuple[tuple[Formula, Fraction], ...]

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """What it is made of."""
        return tuple(formula for formula, _ in self.items)


Order = Statements | Ranking | Weights
