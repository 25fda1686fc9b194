"""Joint answers to several questions, and the conflicts they lead to."""

from itertools import product

import pytest

from estimate.samples import chicken
from excomm.case import CaseError, parse_case
from excomm.conflict import make_conflict
from excomm.estimate.answers import (
    MOST_ANSWERS,
    MOST_PROFILES,
    answer_questions,
)


def many(questions, reordering=True):
    """Return a case of so many questions of two hypotheses, each about a party of its own."""
    lines = ["excomm: 1", "title: Many", "parties:"]
    lines += [f"  p{k}: {{name: P{k}}}" for k in range(questions)]
    lines += ["options:", "  p0.x: {text: x}", "orders:"]
    for k in range(questions):
        lines.append(f"  p{k}: [{{id: s, want: p0.x}}, {{id: t, want: not p0.x}}]")
    lines.append("questions:")
    for k in range(questions):
        first = f", first: {{p{k}: [t]}}" if reordering else ""
        lines += [
            f"  q{k}:",
            "    asks: Which?",
            f"    about: [p{k}]",
            "    hypotheses:",
            f"      yes: {{text: Y, prior: 0.25{first}}}",
            "      no: {text: N, prior: 0.75}",
        ]
    return parse_case("\n".join(lines), "many")


def test_belief_in_a_joint_answer_is_the_product():
    answers = answer_questions(many(3))
    assert [a.given for a in answers.answers] == [
        dict(zip(("q0", "q1", "q2"), chosen, strict=True))
        for chosen in product(("yes", "no"), repeat=3)
    ]
    for answer in answers.answers:
        chances = [0.25 if h == "yes" else 0.75 for h in answer.given.values()]
        assert answer.belief == pytest.approx(chances[0] * chances[1] * chances[2])
    assert sum(answers.weights) == pytest.approx(1)
    assert len(answers.conflicts) == 8
    assert answers.drawn is None


def test_answers_that_change_no_order_are_one_conflict():
    answers = answer_questions(many(4, reordering=False))
    assert len(answers.answers) == 16
    assert {answer.profile for answer in answers.answers} == {0}
    assert len(answers.conflicts) == 1
    assert answers.weights == pytest.approx((1,))


def test_each_profile_is_the_conflict_its_answers_make():
    answers = answer_questions(many(3))
    for answer in answers.answers:
        alone = make_conflict(answers.conflicts[answer.profile].situation)
        assert alone.situation.given == answer.given
        for party in alone.parties:
            shared = answers.conflicts[answer.profile].levels[party]
            assert (shared == alone.levels[party]).all()


def test_without_questions_there_is_one_answer():
    answers = answer_questions(parse_case(TWO_DOORS, "doors"))
    assert [dict(answer.given) for answer in answers.answers] == [{}]
    assert answers.weights == (1.0,)


TWO_DOORS = "{excomm: 1, title: Doors, parties: {a: {name: A}}, options: {a.x: {text: x}}}"


def test_a_question_given_is_answered_by_that_alone():
    answers = answer_questions(many(2), given={"q0": "yes"})
    assert [answer.given for answer in answers.answers] == [{"q1": "yes"}, {"q1": "no"}]
    assert all(c.situation.given["q0"] == "yes" for c in answers.conflicts)
    assert [belief.question.id for belief in answers.beliefs] == ["q1"]


def test_a_hypothesis_that_is_excluded_is_no_answer():
    answers = answer_questions(parse_case(CERTAIN, "certain"))
    assert [dict(answer.given) for answer in answers.answers] == [{"q": "no"}]


CERTAIN = """
excomm: 1
title: Certain
parties: {a: {name: A}}
options: {a.x: {text: x}}
questions:
  q: {asks: Which?, about: [a], hypotheses: {yes: {text: Y, prior: 0}, no: {text: N, prior: 1}}}
"""


def test_too_many_conflicts_are_drawn_by_belief_and_said():
    case = many(9)  # 512 profiles
    answers = answer_questions(case, seed=3)
    assert answers.drawn == MOST_PROFILES
    assert len(answers.conflicts) <= MOST_PROFILES
    assert sum(answers.weights) == pytest.approx(1)
    share = sum(a.belief for a in answers.answers if a.given["q0"] == "yes")
    assert share == pytest.approx(0.25, abs=0.1)
    again = answer_questions(case, seed=3)
    assert [a.given for a in again.answers] == [a.given for a in answers.answers]
    other = answer_questions(case, seed=4)
    assert [a.given for a in other.answers] != [a.given for a in answers.answers]


def test_many_answers_to_few_conflicts_are_not_drawn():
    answers = answer_questions(many(10, reordering=False))
    assert len(answers.answers) == 1024 <= MOST_ANSWERS
    assert answers.drawn is None
    assert len(answers.conflicts) == 1


def test_a_moment_before_the_first_event_is_refused():
    with pytest.raises(CaseError):
        answer_questions(chicken(), as_of="1950-01-01")
