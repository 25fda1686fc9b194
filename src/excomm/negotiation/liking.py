"""How a party likes a few states, told apart by what it says it wants."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from excomm.case import Ranking, Situation, Statement, Statements
from excomm.case.logic import Formula
from excomm.conflict.space import BoolArray, broken_rules
from excomm.conflict.truth import Truth

__all__ = ["Liking"]

Values = tuple[int, ...]
Score = tuple[Fraction | int, ...]


class Liking:
    """How the parties like states, under one set of orders.

    Parameters
    ----------
    situation
        The case under the hypotheses taken to be true.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._scores: dict[tuple[str, Values], Score] = {}
        self._can: dict[Values, bool] = {}

    def look_at(self, party: str, states: Iterable[Values]) -> None:
        """Find how a party likes some states, all at once."""
        new = [one for one in dict.fromkeys(states) if (party, one) not in self._scores]
        if not new:
            return
        order = self.situation.orders.get(party)
        if order is None or (isinstance(order, Statements) and not order.items):
            scores: list[Score] = [() for _ in new]
        elif isinstance(order, Statements):
            held = np.stack([self._where(item.want, new) for item in order.items], axis=-1)
            scores = [tuple(row) for row in held.tolist()]
        elif isinstance(order, Ranking):
            member = np.stack([self._where(one, new) for one in order.classes], axis=-1)
            scores = [(Fraction(-place),) for place in member.argmax(axis=1).tolist()]
        else:
            totals = [Fraction(0)] * len(new)
            for formula, weight in order.items:
                so = self._where(formula, new).tolist()
                totals = [t + weight * bool(one) for t, one in zip(totals, so, strict=True)]
            scores = [(total,) for total in totals]
        self._scores |= {(party, one): s for one, s in zip(new, scores, strict=True)}

    def score(self, party: str, state: Values) -> Score:
        """Return how a party likes a state: more is better, in the order of tuples."""
        if (party, state) not in self._scores:
            self.look_at(party, [state])
        return self._scores[party, state]

    def holds(self, formula: Formula, state: Values) -> bool:
        """Return whether a formula holds in a state."""
        return bool(self._where(formula, [state])[0])

    def can_be(self, state: Values) -> bool:
        """Return whether no rule excludes a state."""
        if state not in self._can:
            self._can[state] = not broken_rules(self.situation, state)
        return self._can[state]

    def lost(self, party: str, before: Values, after: Values) -> Statement | None:
        """Return the most important statement of a party that a change of state breaks."""
        order = self.situation.orders.get(party)
        if not isinstance(order, Statements):
            return None
        pairs = zip(order.items, self.score(party, before), self.score(party, after), strict=True)
        return next((item for item, old, new in pairs if old and not new), None)

    def better(self, party: str, before: Values, after: Values) -> bool | None:
        """Return whether a party likes the second of two states better; None if alike."""
        old, new = self.score(party, before), self.score(party, after)
        return None if old == new else new > old

    def _where(self, formula: Formula, states: Sequence[Values]) -> BoolArray:
        columns = np.array(states, dtype=np.int32).T
        values = {o.id: c for o, c in zip(self.situation.case.options, columns, strict=True)}
        found = Truth(self.situation, values.__getitem__, 1).where(formula)
        return np.broadcast_to(found, len(states))
