"""How parties like a few states, which need not be listed with all others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from excomm.case import Order, Ranking, Situation, Statements, Weights
from excomm.case.logic import Formula
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
    _held: dict[Formula, BoolArray] = field(default_factory=dict)

    def truth(self, formula: Formula) -> BoolArray:
        """Return in which of the states a formula holds: an array of shape (states,)."""
        if formula not in self._held:
            held = self._truth.where(formula)
            self._held[formula] = np.broadcast_to(held, (len(self.states),))
        return self._held[formula]

    @cached_property
    def possible(self) -> BoolArray:
        """Which of the states no rule excludes: an array of shape (states,)."""
        found = np.ones(len(self.states), dtype=bool)
        for item in self.situation.case.impossible:
            found &= ~self.truth(item.rule)
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
