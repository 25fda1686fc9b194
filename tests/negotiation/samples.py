"""Cases with proposals for the tests to appraise."""

from excomm.case import parse_case, situate
from excomm.estimate.answers import answer_questions, find_branches
from excomm.negotiation import appraise, made_as_of
from excomm.negotiation.offer import find_proposal, make_offer

# A withdrawal watched by both, done at once: nothing in it is a trap.
CLEAN = """
excomm: 1
title: A withdrawal
parties:
  north: {name: the North, allies: [east]}
  south: {name: the South}
  east: {name: the East, observer: true}
options:
  north.guns_back: {text: take its guns back, tags: [guns],
    matures: {text: The roads dry., on: 2024-05-01}}
  north.march: {text: march on}
  south.guns_back: {text: take its guns back, tags: [guns]}
  south.road: {text: build a road, reserve: yes}
orders:
  north:
    - {id: safe, want: south.guns_back if north.guns_back}
    - {id: gain, want: south.guns_back}
    - {id: calm, want: north.guns_back}
  south:
    - {id: safe, want: north.guns_back if south.guns_back}
    - {id: gain, want: north.guns_back}
    - {id: calm, want: south.guns_back}
interests:
  east: [{id: quiet, want: not north.march}]
commitments:
  north_back: {text: take its guns back, party: north, to: south, requires: north.guns_back}
  south_back: {text: take its guns back, party: south, to: north, requires: south.guns_back}
measures:
  patrols: {text: patrols, sees: [north_back, south_back]}
events:
  - {id: visit, at: 2024-03-01, text: An envoy comes., from: north, to: south, channel: public}
proposals:
  offer:
    text: Both take their guns back.
    event: visit
    terms:
      north: {text: take its guns back, party: north, to: south, performs: {north.guns_back: yes},
        due: {weeks: 2, after: agreement}, talks: precondition, seen_by: [patrols],
        reference: agreed}
      south: {text: take its guns back, party: south, to: north, performs: {south.guns_back: yes},
        due: 2024-03-20, seen_by: [patrols], reference: agreed, in_return_for: [north]}
"""


def changed(*pairs, text=CLEAN):
    """Return a case's text with some of it put otherwise."""
    for before, after in pairs:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def offer_in(text, name="offer", listed=True):
    """Return a proposal of a case as it is looked at, right after it was made."""
    case = parse_case(text)
    as_of = made_as_of(find_proposal(case, name))
    branches = answer_questions(case, as_of).branches if listed else find_branches(case, as_of)
    return make_offer(situate(case, as_of), name, lambda: branches)


def appraised(text, name="offer", against=None):
    """Return a proposal of a case appraised, right after it was made."""
    offer = offer_in(text, name)
    return appraise(offer.situation, name, offer.branches, against)


def places(pitfall):
    """Return the reasons of a pitfall with where they were triggered."""
    return [(t.reason, t.term, t.party, t.option) for t in pitfall.triggers]
