"""What stands in the way where no package is acceptable: refusals, and parties.

A set of refusals *opens* agreement if some package is acceptable once they are dropped. The
minimal ones are found one after the other: a package that every party likes better than no
agreement is taken, the refusals it crosses are given back one by one as long as a package is
left, and what cannot be given back is minimal; from then on one of it has to hold (minimal
correction sets; Liffiton and Sakallah 2008).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from excomm.case import Statements
from excomm.conflict import Set, Sets, opposed_among

__all__ = ["MOST_WAYS", "Blocked", "Opening", "Refusal", "blocked_among"]

# So many minimal sets of refusals are found at most.
MOST_WAYS = 100


@dataclass(frozen=True)
class Refusal:
    """Something that a party insists on.

    Attributes
    ----------
    party, statement
        Who does, and the id of the statement.
    place
        Its place in the order of the party, tiers counted from 1.
    """

    party: str
    statement: str
    place: int


@dataclass(frozen=True)
class Opening:
    """Refusals without which there is something to agree on, and not without fewer of them.

    Attributes
    ----------
    refusals
        They, in the order of the parties.
    packages
        How many packages are acceptable without them.
    """

    refusals: tuple[Refusal, ...]
    packages: int


@dataclass(frozen=True)
class Blocked:
    """Why nothing can be agreed.

    Attributes
    ----------
    openings
        The minimal sets of refusals whose removal opens agreement, the smallest concession
        first: the fewest refusals, then those that matter least to who gives them up.
    complete
        Whether these are all.
    opposed
        Where no removal helps: the smallest sets of parties that like no package better than
        no agreement together.
    """

    openings: tuple[Opening, ...]
    complete: bool
    opposed: tuple[tuple[str, ...], ...]


def blocked_among(sets: Sets[Set], packages: Set, liked: Mapping[str, Set]) -> Blocked:
    """Say why nothing can be agreed.

    Parameters
    ----------
    sets
        The states, and what the parties think of them.
    packages
        The packages, as states.
    liked
        By party, the states that it likes better than no agreement.
    """
    served = packages
    for better in liked.values():
        served = sets.both(served, better)
    if not sets.count(served):
        within = {party: sets.both(packages, better) for party, better in liked.items()}
        return Blocked((), True, opposed_among(sets, within))
    refusals = _refusals(sets)
    left = served
    openings: list[Opening] = []
    while sets.count(left) and len(openings) < MOST_WAYS:
        crossed, kept = [], left
        for refusal, holds in refusals:
            with_it = sets.both(kept, holds)
            if sets.count(with_it):
                kept = with_it
            else:
                crossed.append((refusal, holds))
        opened = served
        for refusal, holds in refusals:
            if refusal not in (other for other, _ in crossed):
                opened = sets.both(opened, holds)
        openings.append(Opening(tuple(refusal for refusal, _ in crossed), sets.count(opened)))
        # What is next gives up other refusals: of these, one holds.
        none_holds = left
        for _, holds in crossed:
            none_holds = sets.without(none_holds, holds)
        left = sets.without(left, none_holds)
    openings.sort(key=_concession)
    return Blocked(tuple(openings), not sets.count(left), ())


def _concession(opening: Opening) -> tuple[int, tuple[int, ...]]:
    """Return how much is given up: how many, and then how important, the worst first."""
    matter = sorted((-refusal.place for refusal in opening.refusals), reverse=True)
    return len(opening.refusals), tuple(matter)


def _refusals(sets: Sets[Set]) -> list[tuple[Refusal, Set]]:
    found = []
    for party in sets.parties:
        order = sets.situation.orders.get(party)
        if not isinstance(order, Statements):
            continue
        found += [
            (Refusal(party, item.id, place), sets.where(item.want))
            for place, tier in enumerate(order.tiers, 1)
            for item in tier
            if item.refusal
        ]
    return found
