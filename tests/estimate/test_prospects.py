"""What is likely, as a part of an estimate: the forecast and the next replies, nothing else."""

import pytest

import excomm
from estimate.samples import CHICKEN, GATE
from excomm.case import parse_case
from excomm.estimate import make_difference, make_estimate, make_timeline
from report.memo.reading import EXCLUDED


@pytest.fixture(scope="module")
def made():
    return make_estimate(parse_case(CHICKEN))


@pytest.fixture(scope="module")
def analysis():
    return excomm.Analysis(parse_case(CHICKEN))


def test_horizons_are_those_of_the_forecast(made, analysis):
    found = analysis.forecast()
    assert [h.horizon for h in made.prospects.horizons] == ["now", "later"]
    for part, prospect in zip(made.prospects.horizons, found.horizons, strict=True):
        assert part.turns == prospect.turns
        for item, chances in zip(part.outcomes, prospect.outcomes, strict=True):
            assert item.outcome == chances.outcome
            assert (item.chance.point, item.chance.low, item.chance.high) == (
                chances.chance.point,
                chances.chance.low,
                chances.chance.high,
            )
            assert item.profiles == chances.branches
        assert part.present.point == prospect.present.point
    assert [rest.endings for rest in made.prospects.rest] == [e.count for e in found.endings]


def test_each_moves_next_from_the_present_by_its_own_options(made):
    assert [found.party for found in made.prospects.next] == ["a", "b"]
    for found in made.prospects.next:
        assert found.ordered
        together = sum(reply.chance.point for reply in found.replies) + found.rest
        assert together == pytest.approx(1.0)
        for reply in found.replies:
            assert reply.step.party == found.party
            assert {change.option for change in reply.step.changes} <= {f"{found.party}.swerve"}


def test_what_impels_is_what_the_reply_gains(made):
    driver = next(found for found in made.prospects.next if found.party == "b")
    swerves = next(reply for reply in driver.replies if reply.step.changes)
    stays = next(reply for reply in driver.replies if not reply.step.changes)
    # From the crash, b alone yields: it lives.
    assert [want.id for want in swerves.gained] == ["alive"]
    assert [want.id for want in swerves.broken] == ["face"]
    assert stays.gained == stays.broken == ()


HAPPENED = f"{EXCLUDED}events: [{{id: rain, at: 1960-01-01, text: It rains.}}]\n"


def test_one_turn_is_looked_ahead_where_the_case_names_no_horizon():
    made = make_estimate(parse_case(GATE))
    assert [(h.horizon, h.turns) for h in made.prospects.horizons] == [("next", 1)]


def test_nothing_is_likely_where_the_present_is_impossible():
    assert make_estimate(parse_case(EXCLUDED)).prospects is None
    assert all(not step.horizons for step in make_timeline(parse_case(HAPPENED)).steps)


def test_a_party_that_says_nothing_of_what_it_wants_is_marked():
    text = "{excomm: 1, title: T, parties: {a: {name: A}}, options: {a.go: {text: go}}}"
    (found,) = make_estimate(parse_case(text)).prospects.next
    assert not found.ordered
    assert [reply.chance.point for reply in found.replies] == pytest.approx([0.5, 0.5])


def test_the_difference_has_what_became_likelier():
    case = parse_case(CHICKEN)
    made = make_difference(case, "after boast", "after visit")
    before, after = (
        {(h.horizon, o.outcome): o.chance for h in step.horizons for o in h.outcomes}
        for step in make_timeline(case).steps
    )
    changed = {key for key in after if abs(before[key].point - after[key].point) > 1e-6}
    assert {(change.horizon, change.outcome) for change in made.likely} == changed
    for change in made.likely:
        key = (change.horizon, change.outcome)
        assert change.before.point == pytest.approx(before[key].point)
        assert change.after.point == pytest.approx(after[key].point)
