"""What a change from one state to another does to what a party wants."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from excomm.case import Order, Situation, Statement, Statements
from excomm.case.logic import Formula
from excomm.conflict import Difference
from excomm.negotiation.points import Key, Points, Values

__all__ = ["Effect", "Effects", "effect_between", "lost_between"]


@dataclass(frozen=True)
class Effect:
    """What a change does to a party: it is judged by the highest statement that it changes.

    Attributes
    ----------
    better
        Whether the party likes what comes better, or less; None where it is all one to it.
    statement
        The highest statement that changes; None where its order has none, or none does.
    place, tier
        The place of that statement in its order, and that of its tier, both from 0.
    unranked
        Whether that tier has both gains and losses, so that only the order of the file says
        which counts for more.
    broken
        The refusals of the party that the change breaks, the highest first.
    """

    better: bool | None
    statement: Statement | None = None
    place: int | None = None
    tier: int | None = None
    unranked: bool = False
    broken: tuple[Statement, ...] = ()

    @property
    def kind(self) -> Literal["gains", "loses", "either", "neither"]:
        """What it comes to: ``either`` where that depends on the order of a tier."""
        if self.better is None:
            return "neither"
        return "either" if self.unranked else "gains" if self.better else "loses"

    @property
    def against(self) -> bool:
        """Whether the party would not have the change by itself."""
        return bool(self.broken) or self.kind == "loses"

    @property
    def difference(self) -> Difference:
        """The same as what sets two states apart, as it is told."""
        if self.statement is None:
            return Difference(self.better)
        item = self.statement
        return Difference(self.better, item.id, item.text or str(item.want), item.cites, item.by)


def effect_between(
    order: Order | None, before: Key, after: Key, besides: Collection[str] = ()
) -> Effect:
    """Return what a change does to a party.

    Parameters
    ----------
    order
        What the party likes states by.
    before, after
        How much it likes the two states, as :meth:`Points.keys` says.
    besides
        Statements that do not count; a refusal that is broken is told all the same.
    """
    if before == after:
        return Effect(None)
    if not isinstance(order, Statements):
        return Effect(after > before)
    broken = tuple(item for item in lost_between(order, before, after) if item.refusal)
    place = 0
    for number, tier in enumerate(order.tiers):
        changed = [
            k
            for k, item in enumerate(tier, place)
            if before[k] != after[k] and item.id not in besides
        ]
        if changed:
            first = changed[0]
            mixed = len({after[k] for k in changed}) > 1
            return Effect(bool(after[first]), order.items[first], first, number, mixed, broken)
        place += len(tier)
    return Effect(None, broken=broken)


def lost_between(order: Order | None, before: Key, after: Key) -> tuple[Statement, ...]:
    """Return the statements of an order that a change makes false, the highest first."""
    if not isinstance(order, Statements):
        return ()
    held = zip(order.items, before, after, strict=True)
    return tuple(item for item, old, new in held if old and not new)


@dataclass(frozen=True, eq=False)
class Effects:
    """What changes do to the parties of a case as of a moment, by what drives them.

    What was found of a state is kept.
    """

    situation: Situation
    _points: dict[Values, Points] = field(default_factory=dict)
    _likings: dict[tuple[str, Values], Key] = field(default_factory=dict)

    def statements(self, party: str) -> tuple[Statement, ...]:
        """Return the statements of a party, the most important first; none without any."""
        order = self.situation.orders.get(party)
        return order.items if isinstance(order, Statements) else ()

    def holds(self, formula: Formula, state: Values) -> bool:
        """Return whether a formula holds in a state."""
        return bool(self._at(state).truth(formula)[0])

    def can_be(self, state: Values) -> bool:
        """Return whether no rule excludes a state."""
        return bool(self._at(state).possible[0])

    def liking(self, party: str, state: Values, besides: Collection[str] = ()) -> Key:
        """Return how much a party likes a state.

        Parameters
        ----------
        party, state
            Who likes what.
        besides
            Statements that are left out.
        """
        if (party, state) not in self._likings:
            (found,) = self._at(state).keys(self.situation.orders.get(party))
            self._likings[party, state] = found
        liking = self._likings[party, state]
        if not besides:
            return liking
        pairs = zip(self.statements(party), liking, strict=True)
        return tuple(held for item, held in pairs if item.id not in besides)

    def effect(
        self, party: str, before: Values, after: Values, besides: Collection[str] = ()
    ) -> Effect:
        """Return what a change does to a party.

        Parameters
        ----------
        party, before, after
            Who is concerned, and the states.
        besides
            Statements that do not count.
        """
        here, there = self.liking(party, before), self.liking(party, after)
        return effect_between(self.situation.orders.get(party), here, there, besides)

    def lost(self, party: str, before: Values, after: Values) -> tuple[Statement, ...]:
        """Return the statements of a party that a change makes false, the highest first."""
        here, there = self.liking(party, before), self.liking(party, after)
        return lost_between(self.situation.orders.get(party), here, there)

    def _at(self, state: Values) -> Points:
        if state not in self._points:
            self._points[state] = Points(self.situation, (state,))
        return self._points[state]
