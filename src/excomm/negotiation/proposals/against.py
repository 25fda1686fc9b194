"""A proposal beside another: term by term, and as a whole for who receives it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from excomm.case import CaseError, Deadline, Problem, Proposal, Term
from excomm.case.performing import performed
from excomm.negotiation.effects import Effect, effect_between
from excomm.negotiation.points import Points, Values, order_of
from excomm.negotiation.proposals.offer import Offer, find_proposal

__all__ = ["Against", "Change", "TermChange", "compare_offers"]

Change = Literal["raised", "lowered", "mixed", "new", "carried over", "dropped"]
Side = Literal["raised", "lowered", "otherwise"]


@dataclass(frozen=True)
class TermChange:
    """What became of one term.

    Attributes
    ----------
    term, before
        Its id in the proposal and in the other; None where it is not there.
    party
        Who owes it.
    change
        What became of it, as its receiver sees it: raised is worse for the receiver.
    respects
        In what it differs, and to whose loss: ``performance``, ``deadline``, ``talks``,
        ``verification`` and ``return``.
    """

    term: str | None
    before: str | None
    party: str
    change: Change
    respects: tuple[tuple[str, Side], ...] = ()


@dataclass(frozen=True)
class Against:
    """A proposal beside another.

    Attributes
    ----------
    other
        The id of the other proposal.
    performed
        The state in which the other is performed in full.
    terms
        What became of each term, those of the proposal first.
    receivers
        Of each receiver and branch, how it likes the proposal beside the other, both performed
        in full.
    price
        Whether the proposal as a whole asks more of its receivers than the other did:
        ``raised``, ``lowered``, ``the same``, or ``depends`` on what they want.
    """

    other: str
    performed: Values
    terms: tuple[TermChange, ...]
    receivers: tuple[tuple[str, tuple[Effect, ...]], ...]
    price: Literal["raised", "lowered", "the same", "depends"]


def compare_offers(offer: Offer, against: str | None = None) -> Against | None:
    """Compare a proposal with another; by default with the one it follows.

    None where it follows none and none is named.

    Raises
    ------
    CaseError
        If there is no proposal of the name, or it is the same one.
    """
    name = against or offer.proposal.follows
    if name is None:
        return None
    other = find_proposal(offer.case, name)
    if other.id == offer.proposal.id:
        raise CaseError(Problem(None, f"'{name}' is the same proposal", "name another one"))
    beside = offer.beside(other)
    receivers = tuple(
        (party, _effects(offer, party, beside.performed, offer.performed))
        for party in offer.proposal.receivers
    )
    found = {one.better for _, effects in receivers for one in effects}
    return Against(
        other=other.id,
        performed=beside.performed,
        terms=tuple(_changes(offer, other)),
        receivers=receivers,
        price=_price(found),
    )


def _price(found: set[bool | None]) -> Literal["raised", "lowered", "the same", "depends"]:
    strict = found - {None}
    if len(strict) > 1:
        return "depends"
    return "the same" if not strict else "lowered" if True in strict else "raised"


def _effects(offer: Offer, party: str, before: Values, after: Values) -> tuple[Effect, ...]:
    """Return by branch how a party likes one state beside another."""
    found = []
    for branch in offer.branches:
        order = order_of(branch.situation, party)
        old, new = Points(branch.situation, (before, after)).keys(order)
        found.append(effect_between(order, old, new))
    return tuple(found)


def _changes(offer: Offer, other: Proposal) -> Iterator[TermChange]:
    left = list(other.terms)
    pairs: list[tuple[Term, Term | None]] = []
    for term in offer.proposal.terms:
        before = next((old for old in left if old.id == term.id), None)
        pairs.append((term, before))
        if before is not None:
            left.remove(before)
    for term, before in pairs:
        if before is None:
            sets = term.performs.keys()
            before = next((old for old in left if old.performs.keys() == sets), None)
            if before is not None:
                left.remove(before)
        if before is None:
            yield TermChange(term.id, None, term.party, "new")
            continue
        respects = tuple(_respects(offer, term, before))
        sides = {side for _, side in respects}
        change: Change = "carried over" if not sides else "mixed"
        if sides == {"raised"}:
            change = "raised"
        elif sides == {"lowered"}:
            change = "lowered"
        yield TermChange(term.id, before.id, term.party, change, respects)
    for old in left:
        yield TermChange(None, old.id, old.party, "dropped")


def _respects(offer: Offer, term: Term, before: Term) -> Iterator[tuple[str, Side]]:
    """Yield in what a term differs from what it was, as its receivers see it."""
    asked = term.party in offer.proposal.receivers
    if (side := _performance(offer, term, before)) is not None:
        yield "performance", side
    if before.due != term.due:
        yield "deadline", _side(_firmness(before.due), _firmness(term.due), asked)
    if before.talks != term.talks:
        yield "talks", _side(_priority(before), _priority(term), asked)
    if (before.seen_by, before.reference) != (term.seen_by, term.reference):
        yield "verification", _side(_visibility(before), _visibility(term), asked)
    if {*before.in_return_for} != {*term.in_return_for}:
        more = {*before.in_return_for} < {*term.in_return_for}
        less = {*term.in_return_for} < {*before.in_return_for}
        # More in return for what a receiver does is better for it.
        yield "return", "otherwise" if more == less else "lowered" if more == asked else "raised"


def _side(old: tuple[float, ...], new: tuple[float, ...], asked: bool) -> Side:
    """Return to whose loss a term binds more or less: what binds a receiver is worse for it."""
    if old == new:
        return "otherwise"
    return "raised" if (new > old) == asked else "lowered"


def _performance(offer: Offer, term: Term, before: Term) -> Side | None:
    """Return whether performing a term is worse for the receivers than what it was.

    Both are looked at with all else of the proposal performed.
    """
    if term.performs == before.performs and term.party == before.party:
        return None
    rest = [one for one in offer.proposal.terms if one is not term]
    sets = {option: value for one in rest for option, value in one.performs.items()}
    old = performed(offer.situation, {**sets, **before.performs})
    found = {
        one.better
        for party in offer.proposal.receivers
        for one in _effects(offer, party, old, offer.performed)
    } - {None}
    if len(found) != 1:
        return "otherwise"
    return "lowered" if found == {True} else "raised"


def _firmness(due: Deadline | None) -> tuple[int, float]:
    """Return how firm a deadline is: none, after talks, some time, within a span; the sooner."""
    if due is None:
        return (0, 0.0)
    if due.after == "talks":
        return (1, -(due.span.longest if due.span else float("inf")))
    if due.when is None and due.span is None:
        return (2, 0.0)
    if due.when is not None and due.when.moment is not None:
        return (3, -float(due.when.moment.day.toordinal()))
    return (3, -(due.span.longest if due.span else 0.0))


def _priority(term: Term) -> tuple[int]:
    """Return how far a term comes before talks."""
    return ({"precondition": 2, None: 1, "subject": 0}[term.talks],)


def _visibility(term: Term) -> tuple[int, int]:
    """Return how well a term provides for being seen."""
    return (len(term.seen_by), 0 if term.reference == "open" else 1)
