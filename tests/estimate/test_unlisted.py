"""Estimates of cases too large to list: as of the same case without the options that are idle."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from case.json_schema_check import accepts
from estimate.samples import CHICKEN, GATE, IDLE, padded
from estimate.test_estimate import plain
from estimate.test_reply_judgements import GAME
from estimate.test_verifying import LENT
from excomm.case import CaseError, parse_case, situate
from excomm.conflict import too_large_to_list
from excomm.estimate import (
    estimate_data,
    estimate_schema,
    make_difference,
    make_estimate,
    make_timeline,
    read_estimate,
)
from excomm.report import difference_in, estimate_in
from library.made import estimate_of
from negotiation.samples import BORDER
from strategies import conflicts

CHECKS = [
    "belief: nerve.daredevil, rises_at: boast",
    "belief: nerve.sane, at_least: 0.9",
    "holds: b_yields",
    "holds: b_yields, concept: Nash, given: {nerve: daredevil}",
    "holds: a_yields",
    "holds: crash",
    "set_aside: crash",
    "set_aside: compromise",
    "factor: grief, in: crash, horizon: later, not_at: now",
    "factor: fame, in: a_yields",
]
LISTED_ALONE = [
    "better: compromise, than: crash, for: a",
    "threat: crash, to: b",
    "holds: b_yields, concept: SIM",
]


def with_judgements(text, checks, page):
    cites = f"[{{document: note, page: {page}}}]"
    told = "".join(
        f"  - {{id: j{n}, text: So., check: {{{check}}}, cites: {cites}}}\n"
        for n, check in enumerate(checks)
    )
    return f"{text}judgements:\n{told}"


def both(text, **asked):
    """Return the estimate of a case, and that of the case made too large to list."""
    large = parse_case(padded(text), "case")
    assert too_large_to_list(situate(large))
    return make_estimate(parse_case(text, "case"), **asked), make_estimate(large, **asked)


def in_one_line(made):
    return " ".join(estimate_in("text", made).split())


def verdict(judgement):
    return replace(judgement, found=None, found_without=None)


@pytest.mark.parametrize("page", [1, 4, 6, 7, 9])
def test_belief_and_judgements_are_as_in_the_case_that_can_be_listed(page):
    small, large = both(with_judgements(CHICKEN, CHECKS, page))
    assert large.questions == small.questions
    assert large.answers == small.answers
    assert list(map(verdict, large.judgements)) == list(map(verdict, small.judgements))
    assert any(judgement.agrees for judgement in large.judgements)


def test_what_each_outcome_is_and_whether_it_holds_are_the_same():
    for text in (CHICKEN, GATE):
        small, large = both(text)
        assert large.situation.states == small.situation.states << IDLE
        assert large.situation.outcomes == small.situation.outcomes
        assert large.situation.present.number is None
        for one, other in zip(small.outcomes, large.outcomes, strict=True):
            assert (other.states, other.is_present) == (one.states << IDLE, one.is_present)
            assert other.set_aside == one.set_aside
            assert [held.holds for held in other.holds] == [held.holds for held in one.holds]
            counts = [[n << IDLE for n in held.equilibria] for held in one.holds]
            assert [list(held.equilibria) for held in other.holds] == counts


def test_a_check_that_needs_the_list_is_not_made_and_says_why():
    _, large = both(with_judgements(CHICKEN, [*LISTED_ALONE, "holds: b_yields"], 9))
    *unchecked, held = large.judgements
    assert {(j.agrees, j.standing, j.found) for j in unchecked} == {(None, "untested", None)}
    assert {j.why for j in unchecked} == {"the states are too many to list"}
    assert held.agrees
    text = in_one_line(large)
    assert "It is not checked: the states are too many to list." in text
    assert "agrees with 1 of the 4 judgements of the sources (1 derived); 3 are not" in text


def test_where_no_check_is_made_the_memo_says_so():
    for checks, told in (
        (LISTED_ALONE, "Not one of the 3 judgements of the sources is checked."),
        (LISTED_ALONE[:1], "The one judgement of the sources is not checked."),
    ):
        _, large = both(with_judgements(CHICKEN, checks, 9))
        assert told in in_one_line(large)


def test_what_is_verified_is_the_same():
    for check in (
        "seen: back, only_by: watch, short: true, mended_by: visit",
        "stands: rent, as: kept",
        "falls: rent, with: back",
        "assures: watched, than: blind, of: back",
    ):
        small, large = both(LENT.format(check=check, page=3))
        assert large.ledger == small.ledger
        assert large.judgements == small.judgements


def test_replies_are_judged_the_same():
    small, large = both(GAME)
    assert [(j.agrees, j.standing) for j in large.judgements] == [
        (j.agrees, j.standing) for j in small.judgements
    ]


def test_pressure_is_judged_the_same():
    text = BORDER + with_judgements(
        "", ["presses: south.open, by: north, through: patron, under: each"], 1
    )
    small, large = both(text + "documents: {note: {title: Note}}\n")
    assert large.judgements == small.judgements


@settings(max_examples=25)
@given(conflicts(max_parties=3, cells=48, orders=("statements", "statements", "weights", None)))
def test_drawn_conflicts_hold_alike(drawn):
    try:
        small, large = both(drawn.text)
    except CaseError as error:
        assume("the ranking" not in str(error) and "leave no state" not in str(error))
        raise
    assert accepts(estimate_schema(), plain(large))
    assert large.situation.outcomes == small.situation.outcomes
    assert [[h.holds for h in o.holds] for o in large.outcomes] == [
        [h.holds for h in o.holds] for o in small.outcomes
    ]


def test_what_is_left_out_is_named_in_the_data():
    small, large = both(CHICKEN)
    assert small.left_out == {}
    assert list(large.left_out) == ["attainable", "shown", "spans", "pairs", "prospects"]
    assert (large.pairs, large.prospects) == ((), None)
    assert all(o.attainable is None and o.shown is None and not o.spans for o in large.outcomes)
    assert read_estimate(json.dumps(plain(large))) == large


def test_answers_that_lead_to_too_many_conflicts_leave_out_what_holds(monkeypatch):
    monkeypatch.setattr("excomm.estimate.unlisted.MOST_SOLVED", 1)
    _, large = both(with_judgements(CHICKEN, ["holds: b_yields"], 9))
    why = "the answers lead to 2 conflicts too large to list"
    assert large.left_out["holds"] == large.judgements[0].why == why
    assert not any(outcome.holds for outcome in large.outcomes)
    assert f"Which of them hold is left out: {why}." in in_one_line(large)


def test_rules_that_leave_few_states_leave_a_case_listed():
    content = padded(CHICKEN) + "impossible:\n"
    content += "".join(f"  - idler.idle{number}\n" for number in range(IDLE))
    assert too_large_to_list(situate(parse_case(content)))  # one party has too many ways by itself
    spread = CHICKEN.replace(
        "options:\n",
        "options:\n"
        + "".join(f"  a.x{n}: {{text: x}}\n" for n in range(12))
        + "".join(f"  b.x{n}: {{text: x}}\n" for n in range(12)),
    )
    assert too_large_to_list(situate(parse_case(spread)))
    ruled = spread + "impossible:\n" + "".join(f"  - b.x{n}\n" for n in range(12))
    assert not too_large_to_list(situate(parse_case(ruled)))


def test_a_difference_leaves_out_what_its_estimates_do():
    case = parse_case(padded(GATE), "gate")
    found = make_difference(case, "after song", "after shut")
    listed = make_difference(parse_case(GATE, "gate"), "after song", "after shut")
    assert found.beliefs == listed.beliefs
    assert found.options == listed.options
    assert found.left_out["pairs"] == "the states are too many to list"
    assert {change.what for change in found.outcomes} <= {"present", "Nash", "SEQ", "set aside"}
    assert "whom they serve" in " ".join(difference_in("text", found).split())


def test_a_case_that_grew_too_large_is_compared_in_what_both_say():
    found = make_difference(
        parse_case(CHICKEN, "chicken"), other=parse_case(padded(CHICKEN), "chicken")
    )
    assert found.outcomes == ()
    assert found.unmoved["outcomes"] == 4


def test_a_timeline_is_refused_in_one_sentence():
    with pytest.raises(CaseError, match="a timeline needs the states listed"):
        make_timeline(parse_case(padded(GATE), "gate"))


def test_moves_beyond_options_need_the_list():
    case = parse_case(padded(CHICKEN) + "merged: [a.swerve and b.swerve]\n")
    with pytest.raises(CaseError, match="more than 16,777,216 combinations"):
        make_estimate(case)


def test_after_cuba_says_what_was_left_out():
    after_cuba = estimate_of("after-cuba-1962")
    assert after_cuba.situation.states == 4_437_222_213_480_873_984
    assert after_cuba.left_out == {"prospects": "the states are too many to list"}
    text = " ".join(after_cuba.written("text").split())
    assert "What comes next and by when is left out: the states are too many to list." in text
    assert all(judgement.agrees is not None for judgement in after_cuba.judgements)


def test_after_cuba_in_every_form():
    after_cuba = estimate_of("after-cuba-1962")
    assert json.loads(after_cuba.written("json"))["left_out"] == dict(after_cuba.left_out)
    read = read_estimate(after_cuba.written("json"))
    assert estimate_data(read) == estimate_data(after_cuba.in_form("json"))
    for form in ("md", "html"):
        assert "too many to list" in after_cuba.written(form)
