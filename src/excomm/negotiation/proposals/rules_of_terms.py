"""Rules on what each term says: by when, before talks or not, how seen, who gains by time."""

from collections.abc import Iterator
from datetime import timedelta

from excomm.case import Deadline, Option, Proposal, Term
from excomm.case.moments import Moment
from excomm.negotiation.proposals.offer import Offer, earlier_than
from excomm.negotiation.proposals.triggers import MATERIAL, Found, Lacking, Trigger

__all__ = ["cannot_be_seen", "no_deadline", "subject_not_precondition", "time_works_for_them"]


def no_deadline(offer: Offer) -> Found:
    """Find what is due at no time, or counted from what its own owner can put off.

    A term that asks to leave things as they are needs no deadline.
    """
    found = ((term, _open_end(offer, term)) for term in offer.proposal.terms)
    return tuple(trigger for term, trigger in found if trigger is not None)


def _open_end(offer: Offer, term: Term) -> Trigger | None:
    """Return why it is open when a term is due; None where that is settled."""
    if offer.is_done(term):
        return None
    due = term.due
    if due is None:
        return Trigger("no deadline", term.id, term.party)
    if due.after == "talks":
        return Trigger("after talks", term.id, term.party)
    other = next((one for one in offer.proposal.terms if one.id == due.after), None)
    if other is not None and other.party == term.party:
        return Trigger("after its own term", term.id, term.party, also=other.id)
    event = due.after if due.when is None else due.when.event
    sender = _sender(offer, event)
    if event is not None and sender == term.party and offer.moment_of(event) is None:
        return Trigger("after its own event", term.id, term.party, also=event)
    if due.when is None and due.span is None:
        return Trigger("no span", term.id, term.party, also=due.after)
    return None


def _sender(offer: Offer, event: str | None) -> str | None:
    return next((item.sender for item in offer.case.events if item.id == event), None)


def subject_not_precondition(offer: Offer) -> Found:
    """Find what is to be talked about that an earlier message put before talks."""
    if not any(term.talks for term in offer.proposal.terms):
        return Lacking("no term says whether it comes before talks or is their subject")
    return tuple(
        Trigger("put before talks", term.id, term.party, also=proposal.id)
        for term in offer.proposal.terms
        if term.talks == "subject"
        for proposal in _put_before_talks(offer, term)
    )


def _put_before_talks(offer: Offer, term: Term) -> Iterator[Proposal]:
    """Yield the earlier proposals that had a term's performance, or more, before talks."""
    for proposal in earlier_than(offer.case, offer.proposal):
        asked = {
            option: value
            for other in proposal.terms
            if other.talks == "precondition"
            for option, value in other.performs.items()
        }
        if all(
            option in asked and _no_more(offer.case.option(option), value, asked[option])
            for option, value in term.performs.items()
        ):
            yield proposal


def _no_more(option: Option, value: int, than: int) -> bool:
    return value <= than if option.kind == "levels" else value == than


def cannot_be_seen(offer: Offer) -> Found:
    """Find what nothing in force would see, or only what has open terms or can be barred.

    Measures are looked at as they would be were all of the proposal performed.
    """
    if not offer.case.measures:
        return Lacking("the case has no measures")
    return tuple(trigger for term in offer.proposal.terms for trigger in _unseen(offer, term))


def _unseen(offer: Offer, term: Term) -> Iterator[Trigger]:
    measures = {measure.id: measure for measure in offer.case.measures}
    seeing = term.seen_by or tuple(
        name for name, measure in measures.items() if term.commitment in measure.sees
    )
    if not seeing:
        yield Trigger("no measure", term.id, term.party)
        return
    in_force = [name for name in seeing if offer.ledger.measure(name).in_force]
    if not in_force:
        for name in seeing:
            state = offer.ledger.measure(name)
            # Where nothing but a veto holder's silence stands in the way, the veto is the trouble.
            if state.missing or state.barred:
                yield Trigger("not in force", term.id, term.party, measure=name)
    if term.seen_by and term.reference != "agreed":
        yield Trigger("terms open", term.id, term.party, measure=seeing[0])
    # Means of one's own that need nobody's leave see it all the same.
    if any(not _vetoing(term, measures[name].veto) for name in in_force):
        return
    for name in in_force or seeing:
        for party in _vetoing(term, measures[name].veto):
            yield Trigger("veto", term.id, party, measure=name)


def _vetoing(term: Term, veto: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(party for party in veto if party not in term.to)


def time_works_for_them(offer: Offer) -> Found:
    """Find what its owner gains by not doing it yet, as long as a term is open."""
    playing = [
        (question, answer)
        for question in offer.situation.questions
        for answer in question.hypotheses
        if answer.plays_for_time
    ]
    if not playing and not any(option.matures for option in offer.case.options):
        return Lacking("no option is said to mature, and no hypothesis to play for time")
    beliefs = {(q.id, h.id): offer.belief(q.id, h.id) for q, h in playing}
    found = []
    for term in offer.proposal.terms:
        if offer.is_done(term):
            continue
        is_open = _open_end(offer, term) is not None
        for name in term.performs:
            matures = offer.case.option(name).matures
            if matures is not None and (is_open or _too_late(offer, term.due, matures.on)):
                found.append(Trigger("matures", term.id, term.party, name, also=matures.text))
        for question, answer in playing:
            belief = beliefs[question.id, answer.id]
            if is_open and term.party in question.about and belief >= MATERIAL:
                key = (question.id, answer.id)
                trigger = Trigger("plays for time", term.id, term.party, answer=key, belief=belief)
                found.append(trigger)
    return tuple(found)


def _too_late(offer: Offer, due: Deadline | None, ripe: Moment | None) -> bool:
    """Return whether a term is due, at the earliest, later than an option has matured."""
    if due is None or ripe is None:
        return False
    if due.when is not None:
        moment = due.when.moment or _when(offer, due.when.event)
        return moment is not None and moment.is_after(ripe)
    start = _when(offer, due.after) or offer.situation.moment
    if start is None or due.span is None:
        return False
    return start.day + timedelta(days=due.span.longest) > ripe.day


def _when(offer: Offer, event: str | None) -> Moment | None:
    return next((item.at for item in offer.case.events if item.id == event), None)
