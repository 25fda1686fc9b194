"""What holds of belief whatever the case."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from belief.samples import believed, points, width
from excomm.words import table

WORDS = [term.word for term in table("icd203").terms]
NAMES = "abcd"

hundredths = st.integers(1, 99).map(lambda n: n / 100)
ranges = st.tuples(hundredths, hundredths).map(sorted)
chances = st.one_of(st.sampled_from(WORDS), hundredths, ranges)


@st.composite
def asked(draw, of=chances, max_events=4):
    """Draw priors and events for two to four hypotheses."""
    names = NAMES[: draw(st.integers(2, 4))]
    shares = draw(st.lists(st.integers(1, 9), min_size=len(names), max_size=len(names)))
    if draw(st.booleans()):
        priors = {n: round(k / sum(shares), 3) for n, k in zip(names, shares, strict=True)}
    else:
        priors = dict.fromkeys(names, "unlikely")
    if isinstance(priors["a"], float) or len(names) < 4:
        priors["a"] = "residual"
    assume(sum(p for p in priors.values() if isinstance(p, float)) < 1)
    one = st.fixed_dictionaries(dict.fromkeys(names, of))
    return priors, draw(st.lists(one, max_size=max_events))


few = settings(max_examples=60)


@given(asked(), st.randoms())
@few
def test_the_order_of_events_does_not_matter_for_the_point(case, random):
    priors, events = case
    shuffled = random.sample(events, len(events))
    assert points(believed(priors, events, draws=10).posterior) == pytest.approx(
        points(believed(priors, shuffled, draws=10).posterior)
    )


@given(asked(max_events=2), hundredths)
@few
def test_an_event_as_likely_under_all_changes_nothing(case, chance):
    priors, events = case
    told = [*events, dict.fromkeys(priors, chance)]
    before, after = believed(priors, events), believed(priors, told)
    for name in priors:
        assert after.posterior[name].point == pytest.approx(before.posterior[name].point)
        assert after.posterior[name].low == pytest.approx(before.posterior[name].low)
        assert after.posterior[name].high == pytest.approx(before.posterior[name].high)
        assert after.updates[-1].ratios[name] == pytest.approx(1)


@given(asked())
@few
def test_the_points_sum_to_one_and_lie_in_their_bands(case):
    belief = believed(*case, draws=200)
    for bands in (belief.prior, belief.posterior, *(u.after for u in belief.updates)):
        assert sum(points(bands).values()) == pytest.approx(1)
        assert all(0 <= b.low <= b.point <= b.high <= 1 for b in bands.values())


@given(asked(), st.integers(0, 2**32))
@few
def test_the_same_seed_gives_the_same_bands(case, seed):
    first, second = (believed(*case, seed=seed, draws=100) for _ in range(2))
    assert (first.prior, first.posterior) == (second.prior, second.posterior)
    assert [u.after for u in first.updates] == [u.after for u in second.updates]


@given(asked(max_events=3), st.integers(1, 2**32))
@settings(max_examples=25)
def test_another_seed_gives_the_same_points_and_nearly_the_same_bands(case, seed):
    first, second = (believed(*case, seed=s, draws=10_000).posterior for s in (0, seed))
    assert points(first) == points(second)
    for name, band in first.items():
        assert band.low == pytest.approx(second[name].low, abs=0.03)
        assert band.high == pytest.approx(second[name].high, abs=0.03)


@given(asked(max_events=3))
@few
def test_ratios_agree_with_the_odds(case):
    belief = believed(*case, draws=10)
    before = points(belief.prior)
    for update in belief.updates:
        after = points(update.after)
        for name, ratio in update.ratios.items():
            # Odds and probability are the same statement: after / (1 - after) = odds x ratio.
            expected = before[name] * ratio * (1 - after[name])
            assert after[name] * (1 - before[name]) == pytest.approx(expected)
        before = after


@given(asked(of=hundredths), st.integers(0, 9), st.integers(1, 9))
@few
def test_wider_ranges_give_wider_bands(case, narrow, more):
    priors, events = case
    assume(events)
    names = list(priors)
    numbers = dict.fromkeys(names[1:], 1 / len(names)) | {"a": "residual"}

    def spread(by):
        told = [{n: [x / 2 * (1 - by), x / 2 * (1 + by)] for n, x in e.items()} for e in events]
        return believed(numbers, told, draws=3000).posterior

    narrower, wider = spread(narrow / 20), spread((narrow + more) / 20)
    assert points(narrower) == pytest.approx(points(wider))
    for name in names:
        assert width(narrower[name]) < width(wider[name])


@given(asked(of=hundredths, max_events=3))
@few
def test_numbers_give_bands_of_no_width(case):
    priors, events = case
    numbers = dict.fromkeys(list(priors)[1:], 1 / len(priors)) | {"a": "residual"}
    posterior = believed(numbers, events, draws=50).posterior
    assert all(width(band) == pytest.approx(0, abs=1e-9) for band in posterior.values())


@given(asked(of=hundredths), st.data())
@few
def test_what_an_event_excludes_stays_excluded(case, data):
    priors, events = case
    assume(events)
    name = data.draw(st.sampled_from(list(priors)))
    excluding = data.draw(st.integers(0, len(events) - 1))
    events[excluding] = events[excluding] | {name: 0}
    band = believed(priors, events, draws=100).posterior[name]
    assert (band.point, band.low, band.high) == (0, 0, 0)
