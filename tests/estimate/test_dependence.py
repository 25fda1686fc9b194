"""Questions that depend on one another, wherever results are mixed over joint answers."""

import pytest

from excomm.case import parse_case
from excomm.estimate import make_estimate, make_timeline
from excomm.estimate.answers import answer_questions, find_branches

CASE = """
excomm: 1
title: T
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: do x}, b.y: {text: do y}}
outcomes: {both: a.x and b.y}
orders: {a: [{id: not_x, want: not a.x}, {id: x, want: a.x}], b: [{id: not_y, want: not b.y}]}
questions:
  aim:
    asks: What does A want?
    about: [a]
    hypotheses:
      open: {text: It opens., prior: 0.5, first: {a: [x]}}
      shut: {text: It shuts., prior: 0.5}
  mood:
    asks: What does B want?
    about: [b]
    depends_on: [aim]
    priors:
      - {given: {aim: open}, prior: {warm: 0.9, cold: 0.1}}
      - {given: {aim: shut}, prior: {warm: 0.2, cold: 0.8}}
    hypotheses:
      warm: {text: It is warm., orders: {b: [{id: y, want: b.y}]}}
      cold: {text: It is cold.}
events:
  - {id: e1, at: 2024-01-01, text: One., evidence: {aim: {open: 0.2, shut: 0.6}}}
  - {id: e2, at: 2024-01-02, text: Two., evidence: {mood: {warm: 0.6, cold: 0.3}}}
"""
JOINT = {
    ("open", "warm"): 0.5 * 0.2 * 0.9 * 0.6,
    ("open", "cold"): 0.5 * 0.2 * 0.1 * 0.3,
    ("shut", "warm"): 0.5 * 0.6 * 0.2 * 0.6,
    ("shut", "cold"): 0.5 * 0.6 * 0.8 * 0.3,
}
TOTAL = sum(JOINT.values())


@pytest.fixture
def case():
    return parse_case(CASE, "drawn")


def test_joint_answers_carry_the_joint_belief(case):
    found = {
        (answer.given["aim"], answer.given["mood"]): answer.belief
        for answer in answer_questions(case).answers
    }
    assert found == pytest.approx({key: p / TOTAL for key, p in JOINT.items()})


def test_an_outcome_holds_under_the_joint_answers_in_which_it_does(case):
    estimate = make_estimate(case)
    (both,) = estimate.outcomes
    nash = both.holds[0]
    assert nash.holds.belief == pytest.approx(JOINT["open", "warm"] / TOTAL)
    mood = estimate.questions[1]
    assert (mood.depends_on, len(mood.rows)) == (("aim",), 2)
    assert [update.on for update in mood.updates] == [("aim",), ("mood",)]


def test_what_is_given_conditions_the_other_answers(case):
    found = {
        a.given["mood"]: a.belief for a in answer_questions(case, given={"aim": "shut"}).answers
    }
    assert found == pytest.approx({"warm": 0.12 / 0.36, "cold": 0.24 / 0.36})


def test_branches_of_a_forecast_are_as_likely(case):
    beliefs = sorted(branch.belief for branch in find_branches(case))
    assert beliefs == pytest.approx(sorted(p / TOTAL for p in JOINT.values()))


def test_a_timeline_has_at_each_event_the_joint_belief_of_then(case):
    first, second = make_timeline(case).steps
    assert first.beliefs["mood"]["warm"].point == pytest.approx((0.1 * 0.9 + 0.3 * 0.2) / 0.4)
    assert first.outcomes[0].holds["Nash"] == pytest.approx(0.1 * 0.9 / 0.4)
    assert second.outcomes[0].holds["Nash"] == pytest.approx(JOINT["open", "warm"] / TOTAL)
