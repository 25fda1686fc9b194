"""What would help: against assurance as it comes to be, and against every set of measures."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import Stakes
from excomm.verification import (
    find_help,
    needed_detection,
    needed_each_period,
    plan_looks,
    spread_effort,
    view_outcome,
)
from excomm.verification.helping import assured_in, kept_after
from verification.test_assurance import assured

LOOKS = "looks: {per_day: 1}, detection: 0.1, coverage: 0.8, false_alarm: 0.02, correlation: 0.1"


def test_waiting_is_what_it_will_be_if_nothing_is_seen():
    measures = {"m": f"{LOOKS}, delay: {{days: 2}}"}
    now, _ = assured("breach: 0.3", measures, as_of="2024-03-10")
    then, _ = assured("breach: 0.3", measures, as_of="2024-03-22")
    assert find_help(now, days=12).waiting == pytest.approx(then.kept.point)


def test_the_gain_is_what_a_measure_makes_of_silence():
    barred = f"{LOOKS}, needs: shore.boats, effort: 4"
    now, _ = assured("breach: 0.3", {"m": barred}, as_of="2024-03-10")
    free, _ = assured("breach: 0.3", {"m": LOOKS}, as_of="2024-03-05")  # five looks
    found = find_help(now, days=5)
    (gain,) = found.gains
    assert found.waiting == pytest.approx(0.7)
    assert gain.kept == pytest.approx(free.kept.point)
    assert gain.per_effort == pytest.approx((free.kept.point - 0.7) / 4)
    assert gain.consent == ("shore",)


def test_it_is_compared_as_far_ahead_as_others_need():
    assert find_help(assured("breach: 0.3", {})[0]).days == 30
    assert find_help(assured("breach: 0.3, response: {weeks: 2}", {})[0]).days == 14
    assert find_help(assured("breach: 0.3, response: {weeks: 2}", {})[0], days=3).days == 3


MEASURES = st.lists(
    st.tuples(st.floats(0.05, 0.9), st.floats(0, 0.05), st.integers(1, 4), st.booleans()),
    min_size=1,
    max_size=5,
)


@given(MEASURES, st.floats(0.1, 0.6), st.floats(0.5, 0.98))
def test_no_cheaper_set_gives_what_is_asked(drawn, breach, required):
    measures = {
        f"m{k}": f"detection: {sees}, false_alarm: {false}, looks: {{per_week: 1}}, "
        f"effort: {effort}, " + ("veto: hill" if vetoed else "needs: shore.boats, party: shore")
        for k, (sees, false, effort, vetoed) in enumerate(drawn)
    }
    now, _ = assured(f"breach: {breach}, assurance: {required}", measures)
    found = find_help(now, days=21)
    if now.kept.point >= required:
        assert found.cheapest is None
        return
    looks = {one.figures.measure: one for one in now.looks}

    def enough(names):
        reached = kept_after(now.kept.point, [looks[name] for name in names], 21)
        return reached >= required - 1e-9

    def effort(names):
        return sum(looks[name].figures.sight.measure.effort for name in names)

    for best, usable in (
        (found.cheapest.best, list(looks)),
        (
            found.cheapest.without_consent,
            [name for name, one in looks.items() if not one.figures.sight.state.waits_on],
        ),
    ):
        sets = [s for n in range(len(usable) + 1) for s in combinations(usable, n) if enough(s)]
        if best is None:
            assert not sets
        else:
            assert enough(best.measures)
            assert best.cost == min(map(effort, sets))


def test_what_waits_on_nobody_needs_no_consent():
    measures = {
        "own": f"{LOOKS}, party: shore, needs: shore.boats, effort: 5",
        "guest": f"{LOOKS}, veto: hill, effort: 1",
    }
    now, _ = assured("breach: 0.3, assurance: 0.8", measures)
    found = find_help(now, days=30).cheapest
    assert (found.best.measures, found.best.consent) == (("guest",), ("hill",))
    assert found.without_consent.measures == ("own",)


def test_measures_without_figures_are_named_and_not_weighed():
    measures = {"m": f"{LOOKS}, veto: hill", "words": "coverage: most, veto: hill"}
    now, _ = assured("breach: 0.3, assurance: 0.99", measures)
    found = find_help(now)
    assert found.in_words == ("words",)
    assert [gain.measure for gain in found.gains] == ["m"]
    assert found.unpriced == ("m",)


def test_sites_schedules_and_deterrence_are_those_of_the_mathematics():
    sites = "sites: {a: {chance: 0.75, rate: 2}, b: {chance: 0.25}}"
    stakes = "stakes: {gain: 3, loss: 4, worth: 0.5, discount: 0.9}, response: {days: 4}"
    measures = {
        "m": "looks: {per_day: 1}, detection: 0.2, false_alarm: 0, effort: 2",
        "few": "looks: {in_all: 2, periods: 5}, detection: 0.9, veto: hill",
    }
    now, _ = assured(f"breach: 0.3, {sites}, {stakes}", measures)
    found = find_help(now)
    spread = spread_effort([0.75, 0.25], [2, 1], 2)
    assert found.effort == 2
    assert found.sites.effort.tolist() == spread.effort.tolist()
    assert find_help(now, effort=7).effort == 7
    (schedule,) = found.schedules
    assert schedule.plan.value.tolist() == plan_looks(5, 2, 0.9, 3, 4).value.tolist()
    at_stake = Stakes(3, 4)
    assert found.deterrence.once == needed_detection(at_stake) == pytest.approx(3 / 7)
    assert found.deterrence.each_period == needed_each_period(at_stake, 0.5, 0.9)
    assert found.deterrence.in_time == pytest.approx(1 - 0.8**4)
    assert found.deterrence.deters


def test_an_outcome_assures_as_much_as_what_is_surely_in_force_sees():
    measures = {
        "boats": f"{LOOKS}, needs: shore.boats",
        "land": "looks: {per_day: 1}, detection: 0.05, false_alarm: 0, needs: not shore.boats",
    }
    now, ledger = assured(
        "breach: 0.3, requires: not hill.stock", measures, outcomes="afloat: shore.boats"
    )
    view = view_outcome(ledger, "afloat")
    boats = {one.figures.measure: one for one in now.looks}["boats"]
    assert assured_in(now, view, 10) == pytest.approx(kept_after(0.7, [boats], 10))
