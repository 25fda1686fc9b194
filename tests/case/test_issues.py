"""Issues and their levels, tiers and refusals as a case holds them."""

from pathlib import Path

import pytest

from excomm.case import UNSETTLED, CaseError, open_case, parse_case, situate
from excomm.case.commitments import When

CASE = open_case(Path(__file__).parent / "fixtures" / "good_everything.yaml")
HEAD = """
excomm: 1
title: T
parties: {us: {name: US}, su: {name: SU}}
options:
  us.flights: {text: fly, levels: [none, low, high]}
  us.pledge: {text: pledge}
  su.withdraw: {text: withdraw}
"""
TIERS = """
orders:
  us: [{id: a, want: us.pledge}, [{id: b, want: su.withdraw}, {id: c, want: not us.pledge}],
    [{id: d, want: us.flights = low}]]
questions:
  aim: {asks: What?, about: [us], hypotheses: {c_first: {text: T, prior: 0.5, first: {us: [c]}},
    both: {text: T, prior: 0.5, first: {us: [c, b]}}}}
"""


def tiers(order):
    return [[item.id for item in tier] for tier in order.tiers]


def test_an_issue_has_levels_that_perform_something():
    bombers, flights = CASE.issues
    assert (bombers.id, bombers.raised_by, flights.raised_by) == ("bombers", ("us", "un"), ("su",))
    some, everything = bombers.levels
    assert dict(everything.performs) == {"su.withdraw": 1, "su.answer": 1}
    assert (some.form, everything.form) == ("in principle", "formal")
    assert str(some.effective) == "1962-12-20"
    assert everything.effective == "after our last flight"
    assert flights.levels[0].effective == When(event="reply")
    assert (some.cites[0].page, everything.by) == ("3", "analyst")
    assert bombers.options == ("su.withdraw", "su.answer")
    assert CASE.no_agreement == "deal"


def test_a_level_is_found_by_name():
    bombers = CASE.issues[0]
    assert bombers.level("all") is bombers.levels[1]
    assert bombers.level(UNSETTLED) is None
    with pytest.raises(KeyError):
        bombers.level("most")


def test_no_agreement_is_not_said():
    assert parse_case(HEAD).no_agreement is None


def test_tiers_are_lists_in_an_order_and_one_alone_is_in_none():
    order = parse_case(HEAD + TIERS).orders["us"]
    assert tiers(order) == [["a"], ["b", "c"], ["d"]]
    assert [item.tier for item in order.items] == [None, 1, 1, None]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("c_first", [["c"], ["a"], ["b"], ["d"]]), ("both", [["c"], ["b"], ["a"], ["d"]])],
)
def test_what_a_hypothesis_moves_to_the_front_leaves_its_tier(answer, expected):
    case = parse_case(HEAD + TIERS)
    assert tiers(situate(case, given={"aim": answer}).orders["us"]) == expected


def test_a_refusal_is_yes_or_no():
    with pytest.raises(CaseError, match="expected yes or no, not 'never'"):
        parse_case(HEAD + "orders: {us: [{id: a, want: us.pledge, refusal: never}]}")
