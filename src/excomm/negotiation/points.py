"""How parties like a few states, which need not be listed with all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from excomm.case import Order, Ranking, Situation, Statement, Statements, Weights
from excomm.case.logic import Formula
from excomm.conflict import Difference
from excomm.conflict.preference import whole_weights
from excomm.conflict.truth import BoolArray, Settings, Truth

__all__ = ["Key", "Points", "Values", "order_of", "orders_of"]

# The place of every option's value, options in the order of the case.
Values = tuple[int, ...]

# How much a state is liked: larger is better, compared item by item.
Key = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Points:
    """A few states of a case as of a moment.

    Attributes
    ----------
    states
        The states, each by the place of every option's value.
    """

    situation: Situation
    states: Sequence[Values]

    def truth(self, formula: Formula) -> BoolArray:
        """Return in which of the states a formula holds: an array of shape (states,)."""
        found: BoolArray = np.broadcast_to(self._truth.where(formula), (len(self.states),))
        return found

    def keys(self, order: Order | None) -> list[Key]:
        """Return how much each state is liked under an order; without one, all alike.

        A state that a ranking leaves out is liked less than all it has.
        """
        if order is None:
            return [()] * len(self.states)
        if isinstance(order, Statements):
            rows = [self.truth(item.want) for item in order.items]
            columns = zip(*(row.tolist() for row in rows), strict=True)
            return list(columns) if rows else [()] * len(self.states)
        scores = np.zeros(len(self.states), dtype=object)
        if isinstance(order, Ranking):
            last = len(order.classes)
            for place, formula in enumerate(order.classes):
                scores[self.truth(formula)] = last - place
        elif isinstance(order, Weights):
            for formula, weight in whole_weights(order):
                scores = scores + weight * self.truth(formula).astype(object)
        return [(int(score),) for score in scores]

    def difference(self, order: Order | None, before: int, after: int) -> Difference:
        """Say what makes one state liked better or worse than another, by their places."""
        keys = self.keys(order)
        if keys[before] == keys[after]:
            return Difference(None)
        better = keys[after] > keys[before]
        deciding = self.deciding(order, before, after)
        if deciding is None:
            return Difference(better)
        want = deciding.text or str(deciding.want)
        return Difference(better, deciding.id, want, deciding.cites, deciding.by)

    def deciding(self, order: Order | None, before: int, after: int) -> Statement | None:
        """Return the most important statement on which two states differ."""
        for item in order.items if isinstance(order, Statements) else ():
            true = self.truth(item.want)
            if true[before] != true[after]:
                return item
        return None

    @cached_property
    def _truth(self) -> Truth:
        columns = np.array(self.states, dtype=np.int32).reshape(len(self.states), -1)
        places = {option.id: place for place, option in enumerate(self.situation.case.options)}

        def values_of(option: str) -> Settings:
            return columns[:, places[option]]

        return Truth(self.situation, values_of, 1)


def order_of(situation: Situation, party: str) -> Order | None:
    """Return what a party likes states by: what drives it, or else its interests."""
    return situation.orders.get(party) or situation.interests.get(party)


def orders_of(situation: Situation, party: str) -> tuple[Order, ...]:
    """Return all that a party says it wants: its interests and what drives it."""
    found = (situation.interests.get(party), situation.orders.get(party))
    return tuple(order for order in found if order is not None)
