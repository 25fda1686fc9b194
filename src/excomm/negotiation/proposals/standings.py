"""How each party likes what a proposal leads to, beside the present and beside no agreement."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from excomm.case import Order, Situation
from excomm.forecast import Branch
from excomm.negotiation.effects import Effect, effect_between
from excomm.negotiation.fallback import Fallback, fallback
from excomm.negotiation.points import Points, Values, order_of
from excomm.negotiation.proposals.offer import Offer

__all__ = ["Place", "Standing", "find_standings"]

Kind = Literal["present", "performed", "default", "no agreement", "at best", "at worst"]


@dataclass(frozen=True)
class Place:
    """A state that is compared.

    Attributes
    ----------
    kind
        The present; full performance; the default of one promiser; no agreement, at its best
        and at its worst for the party where it may bring several states.
    party
        Whose default it is.
    values
        The state, by the place of every option's value.
    """

    kind: Kind
    values: Values
    party: str | None = None


@dataclass(frozen=True)
class Standing:
    """How a party likes the states that are compared, under some of the orders.

    Attributes
    ----------
    party, by
        Who likes them so, and by what: its ``orders``, or its ``interests`` where it has no other.
    branches
        The places of the branches under which it does.
    tiers
        The states from the best to the worst, those liked equally together.
    effects
        Of each state, in the order of the tiers, what it is to the party beside the present.
    """

    party: str
    by: Literal["orders", "interests"]
    branches: tuple[int, ...]
    tiers: tuple[tuple[Place, ...], ...]
    effects: tuple[tuple[Effect, ...], ...]

    def rank(self, kind: Kind, party: str | None = None) -> int:
        """Return the place of a state among the tiers, from 0 for the best."""
        return next(
            number
            for number, tier in enumerate(self.tiers)
            if any(place.kind == kind and place.party == party for place in tier)
        )


def find_standings(offer: Offer) -> tuple[tuple[Fallback, ...], tuple[Standing, ...]]:
    """Return what comes without agreement, by branch, and how each party likes all there is.

    Branches under which a party likes them alike stand together.
    """
    fallbacks = tuple(fallback(branch) for branch in offer.branches)
    found: list[Standing] = []
    for party in offer.case.parties:
        alike: dict[tuple[str, str, str], list[int]] = {}
        seen: dict[tuple[str, str, str], Standing] = {}
        for number, branch in enumerate(offer.branches):
            if order_of(branch.situation, party.id) is None:
                continue
            one = _standing(offer, branch, number, fallbacks[number], party.id)
            # The states that no agreement may bring differ; what they are to it need not.
            said = [[(e.better, e.difference.statement) for e in tier] for tier in one.effects]
            kinds = [[(place.kind, place.party) for place in tier] for tier in one.tiers]
            key: tuple[str, str, str] = (one.by, str(kinds), str(said))
            alike.setdefault(key, []).append(number)
            seen.setdefault(key, one)
        for key, numbers in alike.items():
            one = seen[key]
            found.append(Standing(one.party, one.by, tuple(numbers), one.tiers, one.effects))
    return fallbacks, tuple(found)


def _standing(offer: Offer, branch: Branch, number: int, without: Fallback, party: str) -> Standing:
    situation = branch.situation
    order = order_of(situation, party)
    places = [
        Place("present", situation.present),
        Place("performed", offer.performed),
        *(Place("default", values, owner) for owner, values in offer.defaults.items()),
        *_without(situation, order, without.best[party], without.worst[party]),
    ]
    points = Points(situation, [place.values for place in places])
    keys = points.keys(order)
    ranked = sorted(range(len(places)), key=lambda place: keys[place], reverse=True)
    tiers = [list(group) for _, group in groupby(ranked, key=lambda place: keys[place])]
    return Standing(
        party=party,
        by="orders" if party in situation.orders else "interests",
        branches=(number,),
        tiers=tuple(tuple(places[place] for place in tier) for tier in tiers),
        effects=tuple(
            tuple(effect_between(order, keys[0], keys[place]) for place in tier) for tier in tiers
        ),
    )


def _without(situation: Situation, order: Order | None, best: Values, worst: Values) -> list[Place]:
    """Return no agreement as one state, or at its best and worst for a party."""
    high, low = Points(situation, (best, worst)).keys(order)
    if high == low:
        return [Place("no agreement", best)]
    return [Place("at best", best), Place("at worst", worst)]
