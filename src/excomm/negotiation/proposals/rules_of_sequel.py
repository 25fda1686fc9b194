"""Rules on what comes after: the next demand, freedom lost and standing conferred, old trouble."""

from collections.abc import Iterator

from excomm.case import CaseError, Option, Term
from excomm.case.performing import performed
from excomm.negotiation.proposals.offer import Offer, are_allied
from excomm.negotiation.proposals.triggers import Found, Lacking, Trigger

__all__ = ["binds_later_freedom", "next_demand", "same_place"]


def next_demand(offer: Offer) -> Found:
    """Find what could be asked next of a receiver: more of the same, or more of the same kind."""
    asked = offer.proposal.performs
    owed = [term for term in offer.proposal.terms if term.party in offer.proposal.receivers]
    found: dict[tuple[str, int], Trigger] = {}
    for term in owed:
        for name, value in term.performs.items():
            option = offer.case.option(name)
            further = [(option, further) for further in _further(offer, option, value)]
            for other, level in (*further, *_alike(offer, term, option)):
                if asked.get(other.id) != level:
                    mentioned = _is_mentioned(offer, other, level)
                    reason = "further" if other is option else "same kind"
                    trigger = Trigger(
                        reason, term.id, other.party, other.id, level, mentioned=mentioned
                    )
                    found.setdefault((other.id, level), trigger)
    if not found and owed and not any(option.tags for option in offer.case.options):
        return Lacking("no option is said to be of a kind (tags)")
    return tuple(found.values())


def _further(offer: Offer, option: Option, value: int) -> Iterator[int]:
    """Yield the levels beyond the one that is asked, away from the present."""
    if option.kind != "levels":
        return
    now = offer.situation.present[[o.id for o in offer.case.options].index(option.id)]
    if value > now:
        yield from range(value + 1, len(option.values))
    elif value < now:
        yield from range(value - 1, -1, -1)


def _alike(offer: Offer, term: Term, option: Option) -> Iterator[tuple[Option, int]]:
    """Yield options of the same kind, of the same party or its allies, that are not asked yet."""
    case = offer.case
    for other, now in zip(case.options, offer.situation.present, strict=True):
        if other.id in offer.proposal.performs or not {*option.tags} & {*other.tags}:
            continue
        own = other.party == term.party or are_allied(case, other.party, term.party)
        if own and now + 1 < len(other.values):
            yield other, now + 1


def _is_mentioned(offer: Offer, option: Option, level: int) -> bool:
    return any(
        mention.name == option.id and mention.value in (None, level)
        for mention in offer.proposal.mentions
    )


def binds_later_freedom(offer: Offer) -> Found:
    """Find what a receiver keeps for later and could do no more, and whom it would recognise."""
    owed = [term for term in offer.proposal.terms if term.party in offer.proposal.receivers]
    unrecognized = {party.id: party.unrecognized_by for party in offer.case.parties}
    reserved = [option for option in offer.case.options if option.reserve]
    if owed and not reserved and not any(unrecognized.values()):
        return Lacking("no option is kept in reserve, and nobody is refused recognition")
    found: list[Trigger] = []
    for term in owed:
        found += [
            Trigger("forecloses", term.id, term.party, option.id)
            for option in reserved
            if option.party == term.party and _is_lost(offer, term, option)
        ]
        for party in dict.fromkeys((*term.to, *offer.proposal.signatories)):
            refusing = [own for own in offer.proposal.signatories if own in unrecognized[party]]
            if refusing and party != term.party:
                found.append(Trigger("recognises", term.id, party, also=refusing[0]))
    return tuple(found)


def _is_lost(offer: Offer, term: Term, option: Option) -> bool:
    """Return whether an option can no longer be used with a term, and could without it."""
    sets = term.performs.get(option.id)
    if sets is not None:
        return sets == 0
    used = range(1, len(option.values))
    if any(_can_be(offer, {**term.performs, option.id: value}) for value in used):
        return False
    return any(_can_be(offer, {option.id: value}) for value in used)


def _can_be(offer: Offer, sets: dict[str, int]) -> bool:
    try:
        performed(offer.situation, sets)
    except CaseError:
        return False
    return True


def same_place(
    now: Trigger, then: Trigger, terms: tuple[Term, ...], last: tuple[Term, ...]
) -> bool:
    """Return whether two triggers of a rule are of the same place in two proposals.

    Parameters
    ----------
    now, then
        The trigger of the proposal, and one of the last.
    terms, last
        The terms of the two. Terms are the same that have one id, or set the same options.
    """
    places = ("party", "option", "measure", "statement", "answer")
    if now.reason != then.reason or any(getattr(now, p) != getattr(then, p) for p in places):
        return False
    if now.term is None or then.term is None or now.term == then.term:
        return (now.term is None) == (then.term is None)
    sets = [
        {term.id: term.performs.keys() for term in some}[name]
        for some, name in ((terms, now.term), (last, then.term))
    ]
    return bool(sets[0] == sets[1])
