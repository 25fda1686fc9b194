"""Rules on whom a proposal harms that does not sign it: by being discussed, by being performed."""

from collections.abc import Iterator

from excomm.belief import total_belief
from excomm.case import CaseError, Statements
from excomm.case.performing import performed
from excomm.negotiation.effects import effect_between, lost_between
from excomm.negotiation.points import Points, Values, orders_of
from excomm.negotiation.proposals.offer import Offer
from excomm.negotiation.proposals.triggers import MATERIAL, Found, Lacking, Trigger

__all__ = ["mention_harms", "performance_harms"]


def mention_harms(offer: Offer) -> Found:
    """Find friends that lose by the discussion itself: what they want stands, and is now in doubt.

    A friend is touched where a statement of what it wants holds now, and would not were an option
    that is mentioned, or that a term sets, otherwise. It must hear of it.
    """
    if offer.friends and not any(orders_of(offer.situation, party) for party in offer.friends):
        return Lacking("no friend who does not sign says what it wants")
    friends = [party for party in offer.friends if _hears(offer, party)]
    found: dict[tuple[str, str | None, str | None], Trigger] = {}
    for option, value, term in _discussed(offer):
        state = _were(offer, {option: value})
        if state is None:
            continue
        for party in friends:
            for statement in _broken(offer, party, offer.situation.present, state):
                key = (party, option, statement)
                found.setdefault(
                    key,
                    Trigger(
                        "mentioned",
                        term,
                        party,
                        option,
                        value,
                        statement=statement,
                        mentioned=_is_named(offer, party, option),
                    ),
                )
    return tuple(found.values())


def _hears(offer: Offer, party: str) -> bool:
    proposal = offer.proposal
    known_to = proposal.known_to or ()
    return proposal.channel == "public" or "all" in known_to or party in known_to


def _discussed(offer: Offer) -> Iterator[tuple[str, int, str | None]]:
    """Yield the options in question, each at a value it is not at, with the term that sets it."""
    now = dict(zip((o.id for o in offer.case.options), offer.situation.present, strict=True))
    for term in offer.proposal.terms:
        for name, value in term.performs.items():
            if value != now[name]:
                yield name, value, term.id
    for mention in offer.proposal.mentions:
        if mention.name not in now:
            continue
        values = range(len(offer.case.option(mention.name).values))
        for value in values if mention.value is None else (mention.value,):
            if value != now[mention.name]:
                yield mention.name, value, None


def _is_named(offer: Offer, party: str, option: str) -> bool:
    return any(mention.name in (party, option) for mention in offer.proposal.mentions)


def _were(offer: Offer, sets: dict[str, int]) -> Values | None:
    """Return the state in which options are so; None where the rules exclude it."""
    try:
        return performed(offer.situation, sets)
    except CaseError:
        return None


def _broken(offer: Offer, party: str, before: Values, after: Values) -> Iterator[str | None]:
    """Yield the statements of a party that hold before and not after; None for what has no name."""
    points = Points(offer.situation, (before, after))
    for order in orders_of(offer.situation, party):
        was, would_be = points.keys(order)
        if isinstance(order, Statements):
            yield from (item.id for item in lost_between(order, was, would_be))
        elif would_be < was:
            yield None


def performance_harms(offer: Offer) -> Found:
    """Find friends that fall in their own order from the present to full performance."""
    friends = [party for party in offer.friends if orders_of(offer.situation, party)]
    if offer.friends and not friends:
        return Lacking("no friend who does not sign says what it wants")
    found = []
    for party in friends:
        falling = []
        for branch in offer.branches:
            situation = branch.situation
            order = situation.interests.get(party) or situation.orders.get(party)
            points = Points(situation, (situation.present, offer.performed))
            now, done = points.keys(order)
            effect = effect_between(order, now, done)
            if effect.better is False:
                falling.append((branch.belief, effect.difference.statement))
        if falling and total_belief(belief for belief, _ in falling) >= MATERIAL:
            statement = max(falling, key=lambda item: item[0])[1]
            found.append(Trigger("falls", party=party, statement=statement))
    return tuple(found)
