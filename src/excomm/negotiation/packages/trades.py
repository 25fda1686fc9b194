"""What each level of an issue would change for each party, and what could be traded for what.

A change of one issue is compared with where it starts from by the most important statement
whose truth it changes. A *trade* is two changes, each refused by one side alone and by another
one, that serve both together and harm nobody. Trades are compared by the places of the
statements they gain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from excomm.case import Issue, Situation
from excomm.negotiation.effects import Effect, effect_between
from excomm.negotiation.packages.settled import Issues
from excomm.negotiation.points import Points, Values

__all__ = ["MOST_TRADES", "LevelEffects", "Trade", "Trades", "trades_from"]

# So many trades are kept of all there are, the best first.
MOST_TRADES = 20


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
    states = [here, *(_moved(issues, here, [move]) for move in moves)]
    _, *effects = _effects(issues.situation, parties, states)
    changes = tuple(
        LevelEffects(issue.id, name, found)
        for (issue, name), found in zip(moves, effects, strict=True)
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
    _, *effects = _effects(issues.situation, parties, [here, *both])
    found = []
    for (a, b), together in zip(pairs, effects, strict=True):
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
    found.sort(key=lambda trade: sorted(_tier(trade.together[p]) for p in trade.gives))
    return Trades(named, changes, len(found), tuple(found[:most]))


def _tier(effect: Effect) -> int:
    return -1 if effect.tier is None else effect.tier


def _against(effects: Mapping[str, Effect] | None) -> str | None:
    """Return the one party that is against a change; None where none or more are."""
    if effects is None:
        return None
    against = [party for party, effect in effects.items() if effect.against]
    return against[0] if len(against) == 1 else None


def _moved(issues: Issues, here: Sequence[int], moves: Sequence[tuple[Issue, str]]) -> Values:
    ids = [option.id for option in issues.situation.case.options]
    values = dict(zip(ids, here, strict=True))
    for issue, name in moves:
        values |= issues.values(issue, name)
    return tuple(values.values())


def _effects(
    situation: Situation, parties: Sequence[str], states: Sequence[Values]
) -> list[dict[str, Effect] | None]:
    """Return what it does to each party to go from the first of some states to each.

    None for a state that a rule excludes.
    """
    points = Points(situation, states)
    keys = {party: points.keys(situation.orders.get(party)) for party in parties}
    return [
        {
            party: effect_between(situation.orders.get(party), liked[0], liked[place])
            for party, liked in keys.items()
        }
        if possible
        else None
        for place, possible in enumerate(points.possible.tolist())
    ]
