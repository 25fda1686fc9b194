"""Whether each promiser would keep its word, once all has been performed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from excomm.belief import total_belief
from excomm.case import Term
from excomm.conflict import CONCEPTS, Conflict, held_to
from excomm.forecast import Branch
from excomm.negotiation.effects import effect_between
from excomm.negotiation.points import Key, Points, Values
from excomm.negotiation.proposals.offer import Offer
from excomm.negotiation.proposals.triggers import MATERIAL, Found, Lacking, Trigger

__all__ = ["would_not_be_kept"]

# Up to so many combinations of a promiser's own options are listed where all states cannot be.
MOST_OWN = 2**12


@dataclass(frozen=True)
class _Way:
    """A move of a promiser from full performance: where to, how liked, and held to what then."""

    values: Values
    liked: Key
    held: Key


def would_not_be_kept(offer: Offer) -> Found:
    """Find what its promiser would rather not keep, and nothing deters.

    From full performance the promiser moves alone, so that the term is performed no longer; of
    such moves those count that change fewest options. One that it likes better, and after which
    no credible reply of the others (sequential stability) takes that back, is the trouble. It
    is material where the hypotheses under which it is so carry enough belief.

    Where the states are not listed, the moves of a promiser with very many are not looked at: if
    nothing is found of the others, it cannot be told.
    """
    wanting = [party for party in offer.promisers if _wants(offer, party)]
    if not wanting:
        return Lacking("nobody who promises something says what it wants")
    found = []
    untold = [party for party in wanting if _has_too_many_ways(offer, party)]
    for party in wanting:
        if party in untold:
            continue
        terms = [term for term in offer.proposal.terms if term.party == party]
        ways = [_ways(offer, branch, party) for branch in offer.branches]
        for term in terms:
            tempted = [
                (place, best)
                for place, (here, moves) in enumerate(ways)
                if (best := _tempting(offer, term, here, moves)) is not None
            ]
            belief = total_belief(offer.branches[place].belief for place, _ in tempted)
            if tempted and belief >= MATERIAL:
                found.append(_trigger(offer, term, tempted, belief))
    if untold and not found:
        return Lacking(f"more than {MOST_OWN:,} states are open to {' and to '.join(untold)} alone")
    return tuple(found)


def _has_too_many_ways(offer: Offer, party: str) -> bool:
    if all(branch.conflict is not None for branch in offer.branches):
        return False
    return prod(len(option.values) for option in offer.case.options_of(party)) > MOST_OWN


def _wants(offer: Offer, party: str) -> bool:
    return any(branch.situation.orders.get(party) for branch in offer.branches)


def _trigger(
    offer: Offer, term: Term, tempted: Sequence[tuple[int, _Way]], belief: float
) -> Trigger:
    """Return the default that tempts under most belief, and what it gains."""
    place, way = max(tempted, key=lambda item: offer.branches[item[0]].belief)
    situation = offer.branches[place].situation
    order = situation.orders.get(term.party)
    kept, broken = Points(situation, (offer.performed, way.values)).keys(order)
    deciding = effect_between(order, kept, broken).statement
    changed = next(
        (option.id, after)
        for option, before, after in zip(
            offer.case.options, offer.performed, way.values, strict=True
        )
        if before != after and option.id in term.performs
    )
    return Trigger(
        "gains by default",
        term.id,
        term.party,
        *changed,
        statement=None if deciding is None else deciding.id,
        belief=belief,
        branches=tuple(place for place, _ in tempted),
    )


def _tempting(offer: Offer, term: Term, here: Key, moves: Sequence[_Way]) -> _Way | None:
    """Return the default it likes best of those that nothing deters; None if there is none."""
    broken = [way for way in moves if not offer.is_kept(term, way.values)]
    kinds = {way.values: _changed(offer.performed, way.values) for way in broken}
    least = [way for way in broken if not any(k < kinds[way.values] for k in kinds.values())]
    undeterred = [way for way in least if way.liked > here and way.held > here]
    return max(undeterred, key=lambda way: way.liked, default=None)


def _changed(before: Values, after: Values) -> frozenset[int]:
    pairs = enumerate(zip(before, after, strict=True))
    return frozenset(place for place, (old, new) in pairs if old != new)


def _ways(offer: Offer, branch: Branch, party: str) -> tuple[Key, list[_Way]]:
    """Return how a promiser likes full performance, and its moves from there."""
    if branch.conflict is not None:
        return _listed(branch.conflict, party, offer.performed)
    return _symbolic(branch, party, offer.performed)


def _listed(conflict: Conflict, party: str, performed: Values) -> tuple[Key, list[_Way]]:
    space, liked = conflict.space, conflict.levels[party]
    done = space.cell(space.find(performed))
    held = held_to(conflict, party, CONCEPTS["SEQ"])
    found = [
        _Way(space.values_in(cell), (int(liked[cell]),), (int(held[cell]),))
        for cell in conflict.movers[party].moves(done)
    ]
    return (int(liked[done]),), found


def _symbolic(branch: Branch, party: str, performed: Values) -> tuple[Key, list[_Way]]:
    """Read off diagrams of all states how the promiser's own moves look, listed by themselves."""
    from excomm.conflict.symbolic.engine import make_symbolic_conflict, memory_bounded
    from excomm.conflict.symbolic.part import bits_in, list_part, part_of

    situation = branch.situation
    conflict = make_symbolic_conflict(situation)
    with memory_bounded():
        worst = conflict.levels_held_to(party, CONCEPTS["SEQ"])
        space = part_of(situation, [performed], free=party)
        part = list_part(conflict, space)
        bits = bits_in(conflict.diagrams, (*conflict.levels[party], *worst), space)
    width = len(conflict.levels[party])

    def keys(number: int) -> tuple[Key, Key]:
        row = tuple(int(bit) for bit in bits[number - 1])
        return row[:width], row[width:]

    here = space.find(performed)
    found = [
        _Way(space.values_in(cell), *keys(space.number(cell)))
        for cell in part.movers[party].moves(space.cell(here))
    ]
    return keys(here)[0], found
