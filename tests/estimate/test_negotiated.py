"""Proposals, packages and pressure as parts of an estimate: what the rooms find, as of then."""

import json

import pytest

from excomm.case import parse_case
from excomm.estimate import Estimate, estimate_data, make_estimate, read_estimate
from excomm.estimate.answers import answer_questions
from excomm.estimate.premises import premise_changes
from excomm.estimate.pressing import press_once
from excomm.negotiation import press
from negotiation.packages.test_trades import TALKS, UNPAID
from negotiation.samples import BORDER, CLAIM, CLEAN, appraised, changed


def made(text, as_of=None) -> Estimate:
    return make_estimate(parse_case(text, "case"), as_of)


@pytest.mark.parametrize("text", [BORDER, CLAIM, CLEAN, TALKS, UNPAID])
def test_they_are_read_as_they_were_written(text):
    data = estimate_data(made(text))
    assert estimate_data(read_estimate(json.dumps(data))) == data


def test_a_proposal_is_what_an_appraisal_finds():
    (one,) = made(CLEAN).proposals
    found = appraised(CLEAN)
    assert [part.rule for part in one.pitfalls] == list(found.triggered)
    liked = {part.party: part.difference.better for part in one.served}
    for standing in found.standings:
        performed, present = (standing.rank(kind) for kind in ("performed", "present"))
        better = None if performed == present else performed < present
        assert liked[standing.party] is better


def test_a_proposal_not_yet_made_is_none():
    early = changed(
        ("events:\n", "events:\n  - {id: thaw, at: 2024-02-01, text: The roads thaw.}\n")
    )
    assert made(early, "2024-02-02").proposals == ()


def test_what_those_who_estimate_do_not_know_is_left_out():
    unknown = changed(
        ("title: A withdrawal", "title: A withdrawal\nknown_to: south"),
        ("channel: public", "channel: public, known_to: [north]"),
    )
    assert made(unknown).proposals == ()


def test_packages_are_what_is_found_of_the_issues():
    settled = made(TALKS).packages.settled
    assert (settled.packages, settled.acceptable, settled.efficient) == (6, 2, 2)
    assert [item.best_for for item in settled.best] == ["a", "b", None]
    assert settled.trade_count == len(settled.trades) == 2
    assert made(CLEAN).packages is None


def test_what_blocks_is_kept():
    blocked = made(UNPAID).packages.settled.blocked
    assert [(r.party, r.statement) for r in blocked.openings[0].refusals] == [("b", "spares")]


def test_packages_that_cannot_be_found_are_said_so():
    text = CLAIM[: CLAIM.index("  them:\n    - ")] + CLAIM[CLAIM.index("issues:") :]
    packages = made(text).packages
    assert packages.settled is None
    assert packages.untold.startswith("them says nothing of what it wants")


def test_pressure_is_found_once_for_the_same_case():
    case = parse_case(BORDER)
    answers = answer_questions(case)
    known = {}
    asked = (answers.situation, answers.branches, "north", "south.open")
    found = press_once(*asked, known=known)
    assert press_once(*asked, known=known) is found
    assert len(known) == 1
    fresh = press(*asked)
    assert [one.undertakings for one in found.sets] == [one.undertakings for one in fresh.sets]


def test_pressure_says_what_it_was_asked_for():
    (one,) = made(BORDER).pressure
    assert (one.id, one.party, one.wanted) == ("border", "north", "south.open")
    assert one.effort.tried == 64
    assert {way.through for some in one.effort.sets for way in some.ways} == {"patron"}


def test_levels_and_terms_are_premises():
    before = made(CLAIM)
    after = made(CLAIM.replace("the land yielded", "all of the land"))
    changes = [(c.kind, c.what) for c in premise_changes(before, after)]
    assert changes == [("issue", "land.yielded")]
    late = CLEAN.replace("due: 2024-03-20", "due: 2024-03-25")
    changes = [(c.kind, c.what) for c in premise_changes(made(CLEAN), made(late))]
    assert changes == [("proposal", "offer.south")]
