"""What sources concluded of an agreement: every kind of check, and its standing."""

import pytest

from excomm.case import parse_case
from excomm.estimate import make_estimate
from excomm.estimate.court import Court
from excomm.estimate.judging import judge

LENT = """
excomm: 1
title: A horse lent
documents: {{note: {{title: A note}}}}
parties: {{a: {{name: A}}, b: {{name: B}}, town: {{name: the town, observer: true}}}}
options:
  a.give: {{text: give it back}}
  a.gate: {{text: open the gate}}
  b.watch: {{text: watch}}
outcomes: {{watched: b.watch, opened: a.gate and b.watch, blind: not b.watch}}
commitments:
  back:
    text: give the horse back
    party: a
    to: b
    requires: a.give
    since: lent
    assurance: {{coverage: most}}
    cites: [{{document: note, page: 1}}]
  rent:
    text: pay
    party: b
    to: a
    since: lent
    in_return_for: [back]
    cites: [{{document: note, page: 2}}]
  thanks: {{text: say thanks, party: b, since: lent, hangs_on: [rent]}}
  later: {{text: lend it again, party: b, since: 2025-01-01}}
measures:
  watch:
    text: a watch
    party: b
    sees: back
    coverage: some
    needs: b.watch
    cites: [{{document: note, page: 3}}]
  visit: {{text: a visit, party: b, sees: [back, thanks], coverage: full, needs: a.gate}}
  spy: {{text: a spy, sees: back, coverage: little, needs: a.gate}}
start: {{}}
events:
  - id: lent
    at: 2024-01-01
    text: The horse is lent.
    sets: {{b.watch: yes}}
    standing: {{back: {{a: accepted, town: disputed}}, visit: {{a: refused}}}}
    cites: [{{document: note, page: 4}}]
  - {{id: paid, at: 2024-01-02, text: B pays., standing: {{rent: {{b: kept}}}}}}
judgements:
  - {{id: j, text: So it is., check: {{{check}}}, cites: [{{document: note, page: {page}}}]}}
"""


def judged(check, page=9):
    """Return what becomes of one judgement on the horse; page 9 cites no premise."""
    case = parse_case(LENT.format(check=check, page=page), "lent")
    return judge(Court(seed=0), case, case.judgements[0], None)


AGREEING = [
    "stands: back, as: accepted",
    "stands: [back], as: disputed, said_by: town",
    "stands: visit, as: refused, said_by: a",
    "stands: rent, as: kept",
    "seen: back, only_by: watch",
    "seen: back, short: true",
    "seen: back, only_by: watch, short: true, mended_by: visit",
    "falls: rent, with: back",
    "falls: [thanks, rent], with: back",
    "assures: watched, than: blind, of: back",
    "assures: opened, than: watched, of: [back, thanks]",
]
DIFFERING = [
    "stands: back, as: kept",
    "stands: [rent, back], as: kept",
    "stands: back, as: accepted, said_by: b",
    "stands: watch, as: accepted, said_by: a",
    "stands: later, as: unknown",  # not owed yet
    "seen: back, only_by: visit",
    "seen: thanks, only_by: visit",
    "seen: back, short: false",
    "seen: back, mended_by: spy",
    "seen: back, mended_by: [visit, spy]",
    "falls: back, with: rent",
    "falls: [rent, later], with: back",
    "falls: rent, with: later",
    "assures: blind, than: watched, of: back",
    "assures: watched, than: blind, of: [back, thanks]",  # of thanks nothing is seen in either
    "assures: watched, than: blind, of: later",
]


@pytest.mark.parametrize("check", AGREEING)
def test_agrees(check):
    found = judged(check)
    assert (found.agrees, found.standing, found.removed) == (True, "derived", ())


@pytest.mark.parametrize("check", DIFFERING)
def test_differs(check):
    found = judged(check)
    assert (found.agrees, found.standing) == (False, None)


@pytest.mark.parametrize(
    ("check", "page", "standing", "deciding"),
    [
        ("stands: back, as: accepted", 4, "restated", ["what lent tells of back"]),
        ("stands: rent, as: kept", 4, "derived", ["what paid tells of rent"]),
        ("seen: back, only_by: watch", 3, "restated", ["watch (measure)"]),
        ("seen: back, short: true", 1, "restated", ["back (commitment)"]),
        ("seen: back, mended_by: visit", 2, "derived", ["back (commitment)", "visit (measure)"]),
        ("falls: thanks, with: back", 2, "restated", ["rent (commitment)", "thanks (commitment)"]),
        ("assures: watched, than: blind, of: back", 3, "restated", ["watch (measure)"]),
    ],
)
def test_what_cites_the_same_passage_is_taken_away(check, page, standing, deciding):
    found = judged(check, page)
    assert (found.agrees, found.standing) == (True, standing)
    assert list(found.deciding) == deciding


def test_that_too_little_is_seen_is_not_derived_from_seeing_nothing():
    # Without the watch nothing sees the horse, which is too little indeed.
    found = judged("seen: back, short: true", page=3)
    assert (found.agrees, found.standing) == (True, "restated")
    assert found.found.sights[0].seen_by == ("watch",)
    assert found.found_without.sights[0].seen_by == ()


def test_what_the_model_yields():
    stands = judged("stands: [visit, back], as: refused, said_by: a").found
    assert [(one.about, one.status, one.event) for one in stands.stands] == [
        ("visit", "refused", "lent"),
        ("back", "accepted", "lent"),
    ]
    (sight,) = judged("seen: back, short: false").found.sights
    assert [(lack.dimension, lack.asked, lack.found, lack.by) for lack in sight.lacks] == [
        ("coverage", "most", "some", "watch")
    ]
    assert sight.would_do == ("visit",)
    falls = judged("falls: rent, with: back").found
    assert (falls.falls, falls.owed) == (("rent", "thanks"), 3)
    assures = judged("assures: opened, than: watched, of: back").found
    assert (dict(assures.claims), assures.first_sees["back"], assures.second_sees["back"]) == (
        {"back": "better"},
        {"coverage": "full"},
        {"coverage": "some"},
    )


def test_an_estimate_has_the_ledger():
    ledger = make_estimate(parse_case(LENT.format(check="stands: back, as: kept", page=9))).ledger
    assert ledger is not None
    assert {item.id: item.status for item in ledger.commitments} == {
        "back": "accepted",
        "rent": "kept",
        "thanks": "unknown",
    }
    assert ledger.coming == ("later",)
    back, rent, _ = ledger.commitments
    assert (back.seen_by, back.enough, back.would_do) == (("watch",), False, ("visit",))
    assert (rent.enough, rent.lacks) == (None, ())
    (first, second) = ledger.bound
    assert (first.failing, first.falling) == (("back",), ("rent", "thanks"))
    assert (second.failing, second.falling) == (("rent",), ("thanks",))


def test_a_case_without_commitments_has_no_ledger():
    text = "excomm: 1\ntitle: T\nparties: {a: {name: A}}\noptions: {a.go: {text: go}}\n"
    assert make_estimate(parse_case(text)).ledger is None
