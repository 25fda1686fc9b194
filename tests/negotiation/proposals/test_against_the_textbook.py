"""What is found of random proposals in random conflicts, against the definitions read literally."""

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case
from excomm.negotiation.proposals.keeping import would_not_be_kept
from excomm.negotiation.proposals.standings import find_standings
from negotiation.samples import appraised, offer_in
from strategies import EVENTFUL, VALUES, as_yaml, conflicts
from verification.test_temptation import values_of

# A proposal is looked at as far ahead as the case does.
DRAWN = {"max_parties": 3, "cells": 32, "horizons": (None,), **EVENTFUL}


def with_proposals(data, drawn, number=1):
    """Return the text of a drawn conflict with proposals over its options."""
    content = yaml.safe_load(drawn.text)
    options = {o.id: o for o in drawn.situation.case.options}
    parties = sorted({option.party for option in options.values()})
    content["proposals"] = {}
    for name in ("offer", "other")[:number]:
        chosen = data.draw(
            st.lists(st.sampled_from(sorted(options)), min_size=1, max_size=4, unique=True)
        )
        sender = data.draw(st.sampled_from(parties))
        terms = {
            f"t{place}": {
                "text": "do it",
                "party": options[option].party,
                "performs": {option: data.draw(st.sampled_from(VALUES[options[option].kind]))},
            }
            for place, option in enumerate(chosen)
        }
        content["proposals"][name] = {
            "text": "Do it.",
            "from": sender,
            "to": [party for party in parties if party != sender],
            "terms": terms,
        }
    return as_yaml(content)


def offered(data, **more):
    """Draw a conflict with a proposal that can be performed: the conflict and the offer."""
    drawn = data.draw(conflicts(**DRAWN))
    text = with_proposals(data, drawn, **more)
    return drawn, text, possible(lambda: offer_in(text))


def possible(make):
    """Return what is made of a proposal; one that the rules exclude is not looked at."""
    try:
        return make()
    except CaseError as error:
        if "be so: the rules exclude it" not in str(error):
            raise
    return assume(False)


def number_of(book, values):
    options = list(book.options.values())
    wanted = {o.id: o.values[v] for o, v in zip(options, values, strict=True)}
    return next(number for number, state in book.states.items() if state == wanted)


def literal_defaults(book, offer, term):
    """The smallest moves of who owes a term by which it is performed no longer."""
    done = number_of(book, offer.performed)
    moves = book.moves(term.party, done)
    options = list(book.options)

    def kept(q):
        for option, asked in term.performs.items():
            place = options.index(option)
            own, now = book.options[option], offer.situation.present[place]
            value = values_of(book, q)[place]
            as_far = value == asked
            if own.kind == "levels" and asked > now:
                as_far = value >= asked
            elif own.kind == "levels" and asked < now:
                as_far = value <= asked
            if not as_far:
                return False
        return True

    def changed(q):
        return {o for o in options if book.states[q][o] != book.states[done][o]}

    broken = [q for q in moves if not kept(q)]
    return done, [q for q in broken if not any(changed(r) < changed(q) for r in broken)]


@given(st.data())
def test_full_performance_is_the_nearest_state_that_has_it(data):
    drawn, _, offer = offered(data)
    book, present = drawn.textbook, offer.situation.present
    options = list(book.options)

    def far(state):
        return sum(a != b for a, b in zip(values_of(book, state), present, strict=True))

    having = [
        state
        for state in book.states
        if all(
            values_of(book, state)[options.index(option)] == value
            for option, value in offer.proposal.performs.items()
        )
    ]
    # Only what is beside it may be otherwise, and of that as little as can be.
    assert far(number_of(book, offer.performed)) == min(far(state) for state in having)


@given(st.data())
def test_what_would_not_be_kept(data):
    drawn, text, offer = offered(data)
    book = drawn.textbook
    expected = set()
    for term in offer.proposal.terms:
        done, defaults = literal_defaults(book, offer, term)
        if any(
            all(
                book.better(term.party, y, done) for y in {q, *book.credible_replies(term.party, q)}
            )
            for q in defaults
        ):
            expected.add(term.id)
    found = would_not_be_kept(offer)
    if not any(offer.situation.orders.get(party) for party in offer.promisers):
        assert found.what.startswith("nobody")
        return
    assert {trigger.term for trigger in found} == expected
    # Read off diagrams, without listing all states, it is the same.
    unlisted = would_not_be_kept(offer_in(text, listed=False))
    assert unlisted == found


@given(st.data())
def test_how_parties_like_what_it_leads_to(data):
    drawn, _, offer = offered(data)
    assume(drawn.conflict.present)
    book = drawn.textbook
    _, standings = find_standings(offer)
    for standing in standings:
        ranked = [
            (rank, number_of(book, place.values), effect)
            for rank, (tier, effects) in enumerate(
                zip(standing.tiers, standing.effects, strict=True)
            )
            for place, effect in zip(tier, effects, strict=True)
        ]
        for rank, one, _ in ranked:
            for other_rank, other, _ in ranked:
                assert (rank < other_rank) == book.better(standing.party, one, other)
        present = next(
            place.values for tier in standing.tiers for place in tier if place.kind == "present"
        )
        here = number_of(book, present)
        for _, one, effect in ranked:
            better = book.better(standing.party, one, here)
            worse = book.better(standing.party, here, one)
            assert effect.better is (True if better else False if worse else None)


@given(st.data())
def test_what_it_asks_beside_another(data):
    drawn = data.draw(conflicts(**DRAWN))
    text = with_proposals(data, drawn, number=2)
    found = possible(lambda: appraised(text, "offer", "other"))
    book, against = drawn.textbook, found.against
    here, there = number_of(book, found.performed), number_of(book, against.performed)
    verdicts = {
        True
        if book.better(party, here, there)
        else False
        if book.better(party, there, here)
        else None
        for party in found.proposal.receivers
    } - {None}
    prices = {frozenset(): "the same", frozenset({True}): "lowered", frozenset({False}): "raised"}
    assert against.price == prices.get(frozenset(verdicts), "depends")
    case = parse_case(text)
    terms = {proposal.id: {t.id for t in proposal.terms} for proposal in case.proposals}
    assert {one.term for one in against.terms} - {None} == terms["offer"]
    assert {one.before for one in against.terms} - {None} == terms["other"]
