"""The proposals of October 1962: the pitfalls that the memorandum of the 27th names, and whence."""

import pytest

import excomm
from excomm.estimate.court import Court
from excomm.estimate.judging import judge

CUBA = excomm.load("cuba-1962")
PITFALLS = {
    "mention_disturbs": "restated",
    "ante_raised_again": "derived",
    "no_time_limit": "derived",
    "inspection_open": "derived",
    "same_problems": "derived",
    "subject_of_talks": "derived",
}


@pytest.fixture(scope="module")
def court():
    return Court(0)


@pytest.mark.parametrize(("name", "standing"), PITFALLS.items())
def test_the_pitfalls_of_the_memorandum_come_out(court, name, standing):
    judgement = next(item for item in CUBA.case.judgements if item.id == name)
    found = judge(court, CUBA.case, judgement, None)
    assert (found.agrees, found.standing) == (True, standing)


def test_every_term_of_a_letter_is_cited_and_each_offer_follows_the_last():
    by_id = {proposal.id: proposal for proposal in CUBA.case.proposals}
    assert {name: proposal.follows for name, proposal in by_id.items()} == {
        "demand_of_22": None,
        "private_letter": None,
        "public_letter": "private_letter",
        "answer": "demand_of_22",
        "five_points": None,
    }
    for proposal in by_id.values():
        assert proposal.cites
        assert all(term.cites or term.by for term in proposal.terms)


def test_the_private_letter_already_had_the_trouble_with_recognition():
    found = CUBA.appraise("private_letter")["binds_later_freedom"]
    assert ("recognises", "assurance", "cuba") in {
        (trigger.reason, trigger.term, trigger.party) for trigger in found.triggers
    }


def test_a_bargain_serves_moscow_and_time_is_worth_more_to_it_where_that_is_its_aim():
    found = CUBA.appraise("public_letter")
    moscow = {
        found.branches[standing.branches[0]].answers["october_aim"]: standing.rank("performed")
        < standing.rank("present")
        for standing in found.standings
        if standing.party == "ussr"
    }
    assert moscow == {"bargain": True, "gain_time": False}
