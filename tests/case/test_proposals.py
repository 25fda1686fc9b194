"""Proposals in a case file: what they say, what is their event's, and what can be taken away."""

from pathlib import Path

import pytest

from excomm.case import CaseError, Mention, open_case, parse_case, premises, situate, without
from excomm.case.performing import performed
from negotiation.samples import CLEAN, changed

EVERYTHING = open_case(Path(__file__).parent / "fixtures" / "good_everything.yaml")


def test_what_a_proposal_does_not_say_is_its_events():
    (offer,) = parse_case(CLEAN).proposals
    assert (offer.sender, offer.to, offer.channel) == ("north", ("south",), "public")
    assert offer.signatories == ("north", "south")
    assert offer.performs == {"north.guns_back": 1, "south.guns_back": 1}


def test_a_mention_with_a_value_says_more_than_its_name():
    offer = EVERYTHING.proposals[0]
    assert offer.mentions == (Mention("un"), Mention("su.withdraw"), Mention("us.flights", 2))
    assert offer.admits == ("that there are missiles", "that there are many")


def test_deadlines():
    offer, counter = EVERYTHING.proposals
    assert [str(term.due) for term in offer.terms] == [
        "3 weeks after talks",
        "1962-10-30",
        "reply",
        "1.5 days after out",
    ]
    assert [str(term.due) for term in counter.terms] == [
        "12 hours after agreement",
        "1 month after leak",
    ]


def test_an_offer_follows_the_last_of_its_sender():
    more = """  again: {text: Once more., from: north, terms: {a: {text: leave, party: north,
    performs: {north.guns_back: yes}}}}
  answer: {text: No., from: south, terms: {a: {text: take its guns back, party: south,
    performs: {south.guns_back: yes}}}}
"""
    follows = {one.id: one.follows for one in parse_case(CLEAN + more).proposals}
    assert follows == {"offer": None, "again": "offer", "answer": None}


def test_who_is_not_addressed_is_who_else_would_owe_something():
    text = changed(("from: north, to: south, channel", "from: north, channel"))
    (offer,) = parse_case(text).proposals
    assert (offer.to, offer.receivers) == ((), ("south",))


def test_what_the_rules_look_at_can_be_taken_away():
    case = parse_case(changed(("allies: [east]", "allies: [east], unrecognized_by: [south]")))
    by_kind = {}
    for premise in premises(case):
        by_kind.setdefault(premise.kind, []).append(premise)
    assert [p.key for p in by_kind["term"]] == [("offer", "north"), ("offer", "south")]
    assert [p.key for p in by_kind["party"]] == [("north",)]
    left = without(case, [p for kind in ("option", "party", "term") for p in by_kind[kind]])
    assert [proposal.terms for proposal in left.proposals] == [()]
    assert not any(party.allies or party.unrecognized_by for party in left.parties)
    assert not any(option.tags or option.matures or option.reserve for option in left.options)
    assert [option.id for option in left.options] == [option.id for option in case.options]


def test_what_a_proposal_mentions_can_be_taken_away():
    (premise,) = [p for p in premises(EVERYTHING) if p.kind == "proposal"]
    left = without(EVERYTHING, [premise]).proposals[0]
    assert (left.mentions, left.admits) == ((), ())
    assert left.terms == EVERYTHING.proposals[0].terms


def test_terms_that_no_state_has_together():
    rule = "impossible: [north.guns_back and south.guns_back]\norders:"
    case = parse_case(CLEAN.replace("orders:", rule, 1))
    with pytest.raises(CaseError, match="the rules exclude it"):
        performed(situate(case), case.proposals[0].performs)
