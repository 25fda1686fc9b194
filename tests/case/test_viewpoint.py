"""A party's own picture stands in place of the estimators', where it says something."""

from pathlib import Path

import pytest

from excomm.belief import believe
from excomm.case import (
    CaseError,
    citing,
    open_case,
    parse_case,
    premises,
    seen_by,
    situate,
    without,
)
from excomm.case.logic import parse
from excomm.conflict import make_conflict
from excomm.library import case_path

CASE = open_case(Path(__file__).parent / "fixtures" / "good_views.yaml")
SEEN = seen_by(CASE, "su")


def ids(items):
    return [item.id for item in items]


def test_orders_of_the_others_are_as_the_party_sees_them_and_its_own_as_they_are():
    assert ids(SEEN.orders["us"].items) == ["victory", "quiet"]
    assert SEEN.orders["su"] is CASE.orders["su"]
    assert SEEN.interests["un"] == CASE.views["su"].interests["un"]


def test_its_questions_stand_in_place_of_the_estimators():
    assert ids(CASE.questions) == ["aim"]
    assert ids(SEEN.questions) == ["president", "allies"]
    assert ids(SEEN.indicators) == ["signal"]
    assert ids(SEEN.expected) == ["call"]
    assert [list(event.evidence) for event in SEEN.events] == [["president"], ["president"]]


def test_it_believes_what_it_has_learned_of():
    # The speech is four times likelier of a sober president; of the cable it did not learn.
    president = believe(situate(SEEN, "after cable"), SEEN.questions[0])
    prior = SEEN.questions[0].hypotheses[0].prior.point
    expected = prior * 0.8 / (prior * 0.8 + (1 - prior) * 0.2)
    assert president.posterior["sober"].point == pytest.approx(expected)
    assert [event.id for event in president.unknown] == ["cable"]


def test_what_it_does_not_know_of_stays_where_it_starts():
    present = dict(zip(ids(SEEN.options), situate(SEEN, "after speech").present, strict=True))
    assert present == {
        "us.pledge": 1,
        "us.flights": 1,
        "us.plan": 1,
        "us.mood": 0,
        "su.withdraw": 0,
    }
    conflict = make_conflict(situate(SEEN, "after speech"))
    everyone = make_conflict(situate(CASE, "after speech"))
    assert conflict.space.size == everyone.space.size // 6
    for formula in ("us.plan", "us.mood = calm"):
        assert len(conflict.space.states_where(parse(formula))) == conflict.space.size


def test_a_party_without_a_view_sees_what_the_estimators_see():
    chicken = open_case(case_path("chicken"))
    party = chicken.players[0].id
    assert seen_by(chicken, party) is chicken


@pytest.mark.parametrize(
    ("party", "message"),
    [
        ("sun", "unknown party 'sun' (did you mean su?)"),
        ("un", "'un' is an observer and plays no side (known: us, su)"),
    ],
)
def test_a_side_that_cannot_be_played(party, message):
    with pytest.raises(CaseError) as caught:
        seen_by(CASE, party)
    assert message in str(caught.value)


def test_what_a_view_states_is_a_premise_and_can_be_taken_away():
    cited = citing(CASE, CASE.views["su"].orders["us"].items[0].cites)
    assert "us.victory (in the view of su)" in [str(premise) for premise in cited]
    left = without(CASE, cited)
    assert ids(left.views["su"].orders["us"].items) == ["quiet"]
    assert ids(left.orders["us"].items) == ["gone", "free"]
    everything = without(CASE, premises(CASE))
    assert everything.views["su"].orders["us"].items == ()
    sober, crest = everything.views["su"].questions[0].hypotheses
    assert sober.prior == crest.prior
    assert not sober.first.get("us")


def test_a_statement_of_the_estimators_is_not_the_viewers():
    text = Path(CASE.file).read_text("utf-8")
    text = text.replace("first: {us: [quiet]}", "first: {us: [gone]}")
    with pytest.raises(CaseError, match="unknown statement 'gone'"):
        parse_case(text, "views")
