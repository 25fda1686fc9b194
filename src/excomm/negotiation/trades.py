"""What each level of an issue would change for each party, and what could be traded for what.

A change of one issue is compared with where it starts from by the most important statement
whose truth it changes. A *trade* is two changes, each refused by one side alone and by another
one, that serve both together and harm nobody. Trades are compared by the places of the
statements they gain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from excomm.case import Issue, Order, Ranking, Situation, Statements, Weights
from excomm.case.logic import Formula, Not
from excomm.conflict import Truth, whole_weights
from excomm.negotiation.settled import Issues

__all__ = ["MOST_TRADES", "Effect", "LevelEffects", "Trade", "Trades", "trades_from"]

# So many trades are kept of all there are, the best first.
MOST_TRADES = 20

Columns = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Effect:
    """What a change does to one party.

    Attributes
    ----------
    kind
        ``gains``, ``loses``, ``neither``, or ``either``: that depends on the order of a tier.
    statement, place
        The most important statement whose truth changes, and its place, tiers counted from 1;
        None where nothing changes or the party has no statements.
    refuses
        Whether something that the party insists on no longer holds.
    """

    kind: str
    statement: str | None
    place: int | None
    refuses: bool

    @property
    def against(self) -> bool:
        """Whether the party refuses the change by itself."""
        return self.refuses or self.kind == "loses"


@dataclass(frozen=True)
class LevelEffects:
    """One issue put at another level, all else as it is.

    Attributes
    ----------
    issue, level
        What is changed, and to what.
    effects
        What that does to each party; None where it cannot be.
    """

    issue: str
    level: str
    effects: Mapping[str, Effect] | None


@dataclass(frozen=True)
class Trade:
    """Two changes that serve both sides together.

    Attributes
    ----------
    first, second
        The changes: issue and level.
    gives
        By party, which of the two it would refuse by itself.
    together
        What both do to each party.
    """

    first: tuple[str, str]
    second: tuple[str, str]
    gives: Mapping[str, tuple[str, str]]
    together: Mapping[str, Effect]


@dataclass(frozen=True)
class Trades:
    """What could be traded from where one stands.

    Attributes
    ----------
    start
        By issue, where it stands.
    changes
        Every other level of every issue.
    count
        How many trades there are.
    best
        Those that gain the most important statements, up to a bound.
    """

    start: Mapping[str, str]
    changes: tuple[LevelEffects, ...]
    count: int
    best: tuple[Trade, ...]


def trades_from(
    issues: Issues, parties: Sequence[str], start: Mapping[str, str], most: int = MOST_TRADES
) -> Trades:
    """Find what each change of one issue does, and the trades of two.

    Parameters
    ----------
    issues
        The issues, and how all stands where none is settled.
    parties
        The parties that agree.
    start
        By issue the level it is at; one that is not named is not settled.
    most
        How many trades to keep.
    """
    here = issues.state(start)
    named = issues.named(here)
    moves = [
        (issue, name)
        for issue in issues.all
        for name in issues.names(issue)
        if issues.same(issue, name) == name != named[issue.id]
    ]
    scale = _Scale(issues.situation, parties, [here, *(_moved(issues, here, [m]) for m in moves)])
    changes = tuple(
        LevelEffects(issue.id, name, scale.effects(k)) for k, (issue, name) in enumerate(moves, 1)
    )
    against = [_against(change.effects) for change in changes]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(moves)), 2)
        if None not in (against[a], against[b])
        and against[a] != against[b]
        and moves[a][0] != moves[b][0]
    ]
    both = [_moved(issues, here, [moves[a], moves[b]]) for a, b in pairs]
    scale = _Scale(issues.situation, parties, [here, *both])
    found = []
    for k, (a, b) in enumerate(pairs, 1):
        together = scale.effects(k)
        if together is None or any(effect.against for effect in together.values()):
            continue
        sides = {against[a] or "": moves[a], against[b] or "": moves[b]}
        if any(together[party].kind != "gains" for party in sides):
            continue
        if any(effect.kind == "either" for effect in together.values()):
            continue
        gives = {party: (issue.id, name) for party, (issue, name) in sides.items()}
        first, second = gives.values()
        found.append(Trade(first, second, gives, together))
    found.sort(key=lambda trade: sorted(trade.together[p].place or 0 for p in trade.gives))
    return Trades(named, changes, len(found), tuple(found[:most]))


def _against(effects: Mapping[str, Effect] | None) -> str | None:
    """Return the one party that is against a change; None where none or more are."""
    if effects is None:
        return None
    against = [party for party, effect in effects.items() if effect.against]
    return against[0] if len(against) == 1 else None


def _moved(
    issues: Issues, here: Sequence[int], moves: Sequence[tuple[Issue, str]]
) -> tuple[int, ...]:
    ids = [option.id for option in issues.situation.case.options]
    values = dict(zip(ids, here, strict=True))
    for issue, name in moves:
        values |= issues.values(issue, name)
    return tuple(values.values())


class _Scale:
    """Some states, the first of which the others are held against."""

    def __init__(
        self, situation: Situation, parties: Sequence[str], listed: Sequence[Sequence[int]]
    ) -> None:
        states = np.array(listed)
        places = {option.id: place for place, option in enumerate(situation.case.options)}
        self.size = len(states)
        self.truth = Truth(situation, lambda name: states[:, places[name]], 1)
        self.possible = np.ones(self.size, dtype=bool)
        for rule in situation.case.impossible:
            self.possible &= self._where(Not(rule.rule))
        self.tiers = {p: self._tiers(situation.orders.get(p)) for p in parties}
        self.refusing = {p: self._refusing(situation.orders.get(p)) for p in parties}

    def effects(self, place: int) -> dict[str, Effect] | None:
        """Return what it does to each party to go from the first state to another."""
        if not self.possible[place]:
            return None
        return {party: self._effect(party, place) for party in self.tiers}

    def _effect(self, party: str, place: int) -> Effect:
        refuses = bool(self.refusing[party][place])
        for number, (names, columns) in enumerate(self.tiers[party], 1):
            gained, lost = columns[place] > columns[0], columns[place] < columns[0]
            if not (gained | lost).any():
                continue
            kind = "either" if gained.any() and lost.any() else "gains" if gained.any() else "loses"
            statement = names[int(np.argmax(gained | lost))] if names else None
            return Effect(kind, statement, number if names else None, refuses)
        return Effect("neither", None, None, refuses)

    def _where(self, formula: Formula) -> npt.NDArray[np.bool_]:
        return np.broadcast_to(self.truth.where(formula), (self.size,))

    def _refusing(self, order: Order | None) -> npt.NDArray[np.bool_]:
        """Return in which states something insisted on does not hold that held in the first."""
        found = np.zeros(self.size, dtype=bool)
        for item in order.refusals if isinstance(order, Statements) else ():
            holds = self._where(item.want)
            found |= ~holds & holds[0]
        return found

    def _tiers(self, order: Order | None) -> list[tuple[tuple[str, ...], Columns]]:
        """Return what a party compares states by, the most important first."""
        if order is None:
            return []
        if isinstance(order, Statements):
            return [
                (
                    tuple(item.id for item in tier),
                    np.stack([self._where(item.want) for item in tier], axis=1).astype(np.int64),
                )
                for tier in order.tiers
            ]
        score = np.zeros(self.size, dtype=np.int64)
        if isinstance(order, Ranking):
            for place, members in enumerate(order.classes):
                score = np.where(self._where(members), -place, score)
        elif isinstance(order, Weights):
            for formula, weight in whole_weights(order):
                score = score + weight * self._where(formula)
        return [((), score[:, np.newaxis])]
