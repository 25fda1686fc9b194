"""Small cases for the tests of negotiation: proposals, a border, issues and a view."""

import re
from pathlib import Path

from excomm.case import parse_case, situate
from excomm.estimate.answers import answer_questions, find_branches
from excomm.negotiation import appraise, made_as_of
from excomm.negotiation.proposals.offer import find_proposal, make_offer

GUIDE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "play-the-other-side.md"

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


# A border that one party wants open, and another keeps closed with its patron's support.
BORDER = """
excomm: 1
title: The closed border
parties:
  north: {name: the North}
  south: {name: the South}
  patron: {name: the patron}
  press: {name: the press, observer: true}
options:
  north.boycott: {text: boycott the South}
  north.loan: {text: lend the patron money}
  north.blockade: {text: blockade the patron, severity: 4}
  patron.cut_off: {text: cut the South off}
  patron.sink: {text: sink the blockaders, severity: 7}
  south.open: {text: open the border}
impossible: [patron.sink and not north.blockade]
set_aside: [{what: north.blockade, why: The fleet is elsewhere., by: analyst}]
orders:
  north:
    - {id: no_loss, want: not patron.sink}
    - {id: no_blockade, want: not north.blockade, text: no blockade}
    - {id: open, want: south.open}
    - {id: thrift, want: not north.loan}
  south:
    - {id: support, want: not patron.cut_off}
    - {id: closed, want: not south.open}
    - {id: trade, want: not north.boycott}
  patron:
    - {id: harbour, want: not north.blockade or patron.sink}
    - {id: at_sea, want: not north.blockade}
    - {id: money, want: north.loan}
    - {id: friendship, want: not patron.cut_off}
    - {id: client, want: not south.open}
questions:
  aim:
    asks: What does the patron seek?
    about: [patron]
    hypotheses:
      money: {text: Money., prior: 0.6}
      client: {text: A client., prior: residual, first: {patron: [harbour, client, at_sea]}}
pressure:
  border: {text: bring the South to open the border, by: north, for: south.open}
"""


def talks():
    """Return the case of the guide: the file it says to save, with what it adds."""
    blocks = re.findall(
        r"```yaml\n# (?:add to )?talks.yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.S
    )
    return "".join(blocks)


# Pressing a claim alone makes the other mobilise; so does carrying it out.
CLAIM = """
excomm: 1
title: A claim
parties: {us: {name: Us}, them: {name: Them}}
options:
  us.claim: {text: press the claim}
  them.yield: {text: yield the land}
  them.mobilise: {text: mobilise}
orders:
  us: [{id: calm, want: not them.mobilise}, {id: land, want: them.yield}]
  them:
    - {id: own, want: not them.yield}
    - {id: ready, want: them.mobilise if us.claim and not them.yield}
    - {id: quiet, want: not them.mobilise}
issues:
  land:
    text: the land
    levels:
      yielded: {text: the land yielded, performs: {us.claim: yes, them.yield: yes}, by: me}
no_agreement: present
"""
