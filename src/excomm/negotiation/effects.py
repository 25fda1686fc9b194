"""What a change from one state to another does to what a party wants."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from excomm.case import Ranking, Situation, Statement, Statements, Weights
from excomm.case.logic import Formula
from excomm.case.performing import meaning_in
from excomm.case.possible import Meaning

__all__ = ["Bearing", "Effects", "Liking", "Values"]

# A state, by the place of every option's value.
Values = tuple[int, ...]

# How much a state is liked: what compares larger is liked better.
Liking = tuple[float, ...]


@dataclass(frozen=True)
class Bearing:
    """What a change does to a party: it is judged by the highest statement that it changes.

    Attributes
    ----------
    better
        Whether the party likes what comes better, or less; None where it is all one to it.
    statement
        The highest statement that changes; None where its order has none, or none does.
    place
        The place of that statement in its order, from 0.
    unranked
        Whether the tier of that statement has both gains and losses, so that only the order of
        the file says which counts for more.
    """

    better: bool | None
    statement: Statement | None = None
    place: int | None = None
    unranked: bool = False


@dataclass(frozen=True, eq=False)
class Effects:
    """What changes do to the parties of a case as of a moment."""

    situation: Situation
    _values: dict[Values, Mapping[str, int]] = field(default_factory=dict)

    @cached_property
    def meaning(self) -> Meaning:
        """What names stand for as of then."""
        return meaning_in(self.situation)

    def statements(self, party: str) -> tuple[Statement, ...]:
        """Return the statements of a party, the most important first; none without any."""
        order = self.situation.orders.get(party)
        return order.items if isinstance(order, Statements) else ()

    def holds(self, formula: Formula, state: Values) -> bool:
        """Return whether a formula holds in a state."""
        if state not in self._values:
            options = (option.id for option in self.situation.case.options)
            self._values[state] = dict(zip(options, state, strict=True))
        return self.meaning.holds(formula, self._values[state])

    def liking(self, party: str, state: Values, besides: Collection[str] = ()) -> Liking:
        """Return how much a party likes a state.

        Parameters
        ----------
        party, state
            Who likes what.
        besides
            Statements that are left out.
        """
        match self.situation.orders.get(party):
            case Statements(items):
                kept = (item for item in items if item.id not in besides)
                return tuple(float(self.holds(item.want, state)) for item in kept)
            case Ranking(classes):
                place = next(k for k, c in enumerate([*classes, None]) if self._in(c, state))
                return (-float(place),)
            case Weights(items):
                return (float(sum(w for formula, w in items if self.holds(formula, state))),)
            case _:
                return ()

    def _in(self, members: Formula | None, state: Values) -> bool:
        return members is None or self.holds(members, state)

    def effect(
        self, party: str, before: Values, after: Values, besides: Collection[str] = ()
    ) -> Bearing:
        """Return what a change does to a party.

        Parameters
        ----------
        party, before, after
            Who is concerned, and the states.
        besides
            Statements that are left out.
        """
        order = self.situation.orders.get(party)
        if not isinstance(order, Statements):
            here, there = self.liking(party, before), self.liking(party, after)
            return Bearing(None if here == there else there > here)
        place = 0
        for tier in order.tiers:
            changed = [
                (place + k, item, self.holds(item.want, after))
                for k, item in enumerate(tier)
                if item.id not in besides
                and self.holds(item.want, before) != self.holds(item.want, after)
            ]
            if changed:
                at, statement, better = changed[0]
                mixed = len({gained for _, _, gained in changed}) > 1
                return Bearing(better, statement, at, mixed)
            place += len(tier)
        return Bearing(None)

    def lost(self, party: str, before: Values, after: Values) -> tuple[Statement, ...]:
        """Return the statements of a party that a change makes false, the highest first."""
        return self._changed(party, after, before)

    def gained(self, party: str, before: Values, after: Values) -> tuple[Statement, ...]:
        """Return the statements of a party that a change makes true, the highest first."""
        return self._changed(party, before, after)

    def _changed(self, party: str, without: Values, with_it: Values) -> tuple[Statement, ...]:
        return tuple(
            item
            for item in self.statements(party)
            if self.holds(item.want, with_it) and not self.holds(item.want, without)
        )

    def crossed(self, party: str, before: Values, after: Values) -> tuple[Statement, ...]:
        """Return the refusals of a party that a change crosses: those it makes false."""
        return tuple(item for item in self.lost(party, before, after) if item.refusal)
