"""The cheapest measures, against going through every set."""

import time
from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.verification import Candidate, find_cheapest, most_seen
from verification.literal import subsets


@st.composite
def measures(draw, most=8):
    """Costs in tenths and chances in twentieths, so that many sets tie."""
    each = st.tuples(st.integers(0, 30), st.integers(0, 20), st.sampled_from([(), (), ("cuba",)]))
    return [
        Candidate(f"m{place}", cost / 10, detection / 20, consent)
        for place, (cost, detection, consent) in enumerate(draw(st.lists(each, max_size=most)))
    ]


WANTED = st.integers(0, 40).map(lambda fortieths: fortieths / 40)


def exact(some):
    """Cost and detection of a set, as the decimals say."""
    cost = sum((Fraction(str(each.cost)) for each in some), Fraction(0))
    return cost, 1 - prod((1 - Fraction(str(each.detection)) for each in some), start=Fraction(1))


@given(measures(), WANTED)
@settings(max_examples=300)
def test_every_set_that_is_better_fails(candidates, wanted):
    found = find_cheapest(candidates, wanted)
    enough = [some for some in subsets(candidates) if exact(some)[1] >= Fraction(str(wanted))]
    if not enough:
        assert found.best is None
        assert (found.cheaper, found.short) == (None, {})
        assert found.all_together.detection < wanted
        return
    best = min(enough, key=lambda some: (exact(some)[0], len(some), -exact(some)[1]))
    cost, detection = exact(best)
    assert found.best.cost == float(cost)
    assert len(found.best.measures) == len(best)
    assert found.best.detection == pytest.approx(float(detection))
    cheaper = [exact(some)[1] for some in subsets(candidates) if exact(some)[0] < cost]
    if cheaper:
        assert found.cheaper.cost < found.best.cost
        assert found.cheaper.detection == pytest.approx(float(max(cheaper)))
    else:
        assert found.cheaper is None
    chosen = [each for each in candidates if each.id in found.best.measures]
    assert list(found.short) == [each.id for each in chosen]
    for each in chosen:
        others = [other for other in chosen if other is not each]
        assert found.short[each.id] == pytest.approx(float(exact(others)[1]))
        assert exact(others)[1] < Fraction(str(wanted))


@given(measures(), WANTED)
def test_without_consent_only_measures_that_need_none_are_taken(candidates, wanted):
    found = find_cheapest(candidates, wanted)
    free = [each for each in candidates if not each.consent]
    assert found.without_consent == find_cheapest(free, wanted).best
    assert found.all_without_consent.consent == ()
    if found.best is not None and not found.best.consent:
        assert found.without_consent.cost == found.best.cost


@given(measures(), st.integers(0, 100))
def test_no_set_within_the_budget_sees_more(candidates, tenths):
    found = most_seen(candidates, tenths / 10)
    within = [some for some in subsets(candidates) if exact(some)[0] <= Fraction(tenths, 10)]
    assert found.cost <= tenths / 10
    most = max(exact(some)[1] for some in within)
    assert found.detection == pytest.approx(float(most))


@given(st.integers(0, 2**32))
@settings(max_examples=20)
def test_costs_and_chances_of_any_size(seed):
    random = np.random.default_rng(seed)
    candidates = [
        Candidate(f"m{place}", 10.0 ** random.uniform(-9, 9), random.uniform(0, 0.6))
        for place in range(9)
    ]
    found = find_cheapest(candidates, 0.8)
    sets = [(sum(e.cost for e in some), exact(some)[1]) for some in subsets(candidates)]
    costs = [cost for cost, detection in sets if detection >= 0.8]
    assert (found.best is None) == (not costs)
    if costs:
        assert found.best.cost == pytest.approx(min(costs))


def test_flights_need_no_consent_and_the_island_does():
    """What flights alone reach, and what would need consent."""
    candidates = [
        Candidate("high_flights", 1, 0.4),
        Candidate("low_flights", 3, 0.6),
        Candidate("at_sea", 1, 0.5, ("ussr",)),
        Candidate("on_the_island", 2, 0.9, ("ussr", "cuba")),
    ]
    found = find_cheapest(candidates, 0.9)
    assert (found.best.measures, found.best.consent) == (("on_the_island",), ("ussr", "cuba"))
    assert found.without_consent is None
    assert found.all_without_consent.detection == pytest.approx(0.76)
    assert found.cheaper.measures == ("at_sea",)
    beyond = find_cheapest(candidates, 0.99)
    assert beyond.best is None
    assert beyond.all_together.detection == pytest.approx(1 - 0.6 * 0.4 * 0.5 * 0.1)


def test_certainty_takes_a_measure_that_never_misses():
    many = [Candidate(f"m{place}", 1, 0.999) for place in range(20)]
    assert find_cheapest(many, 1).best is None
    assert find_cheapest([*many, Candidate("all", 9, 1.0)], 1).best.measures == ("all",)
    assert find_cheapest([Candidate("all", 0, 1.0), many[0]], 1).best.measures == ("all",)


def test_nothing_wanted_takes_nothing():
    found = find_cheapest([Candidate("m", 0, 0.5)], 0)
    assert (found.best.measures, found.best.cost, found.best.detection) == ((), 0, 0)
    assert find_cheapest([], 0.5).best is None


def test_tenths_add_up():
    """0.1 + 0.2 costs what 0.3 does, and fewer measures are taken."""
    candidates = [Candidate("a", 0.1, 0.5), Candidate("b", 0.2, 0.5), Candidate("c", 0.3, 0.75)]
    assert find_cheapest(candidates, 0.75).best.measures == ("c",)


def test_many_measures_are_met_in_the_middle():
    random = np.random.default_rng(1)
    candidates = [
        Candidate(f"m{place}", float(cost), float(1 - 0.97**cost))
        for place, cost in enumerate(random.integers(1, 1000, 25) / 100)
    ]
    started = time.perf_counter()
    found = find_cheapest(candidates, 0.9)
    assert time.perf_counter() - started < 2
    assert found.best.detection >= 0.9 - 1e-12
    assert found.cheaper.detection < 0.9


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Candidate("flights", -1, 0.5), "the cost of flights is -1, but must be a number"),
        (lambda: Candidate("flights", 1, 1.5), "the chance of detection of flights is 1.5"),
        (lambda: find_cheapest([], -0.1), "the wanted chance is -0.1"),
        (lambda: most_seen([], -1), "the budget is -1"),
        (lambda: find_cheapest([Candidate("a", 1, 0)] * 2, 0.5), "there are two measures named a"),
        (
            lambda: find_cheapest([Candidate(f"m{n}", 1, 0.1) for n in range(41)], 0.5),
            "there are 41 measures: the cheapest set is found among at most 40",
        ),
    ],
)
def test_what_is_out_of_range_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()
