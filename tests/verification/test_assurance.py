"""How sure one can be: by hand, by every way a breach can lie, as simulated, and as it must be."""

from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, situate
from excomm.verification import course_of, find_assurance, make_ledger

HEAD = """
excomm: 1
title: T
words: icd203
parties: {hill: {name: the Hill}, shore: {name: the Shore}}
options: {hill.stock: {text: bring arms}, shore.boats: {text: send boats}}
"""


def assured(commitment, measures, events=(), as_of=None, outcomes=""):
    """How sure one can be of a commitment owed since March 1, by measures given as text."""
    listed = "\n".join(f"  {name}: {{text: T., sees: c, {of}}}" for name, of in measures.items())
    told = "\n".join(f"  - {{id: e{k}, text: T., {event}}}" for k, event in enumerate(events))
    text = (
        HEAD
        + (f"outcomes: {{{outcomes}}}\n" if outcomes else "")
        + f"commitments:\n  c: {{text: T., party: hill, to: shore, since: e, {commitment}}}\n"
        + (f"measures:\n{listed}\n" if measures else "")
        + f"events:\n  - {{id: e, at: 2024-03-01, text: T.}}\n{told}\n"
    )
    ledger = make_ledger(situate(parse_case(text), as_of))
    return find_assurance(ledger, lambda: ())["c"], ledger


def kept(*arguments, **more):
    return assured(*arguments, **more)[0].kept


def test_looks_that_see_nothing_by_hand():
    # Ten days, a look each; nine are known. Half is seen: a breach shows with 0.5 (1 - 0.7^9).
    measures = {
        "m": "coverage: 0.5, looks: {per_day: 1}, detection: 0.3, false_alarm: 0, delay: {days: 1}"
    }
    found, _ = assured("breach: 0.2, assurance: 0.9", measures, as_of="2024-03-10")
    seen = 0.5 * (1 - 0.7**9)
    assert found.detection == pytest.approx(seen)
    assert found.kept.point == pytest.approx(0.8 / (0.8 + 0.2 * (1 - seen)))
    assert found.required == 0.9
    assert found.short_by == pytest.approx(0.9 - found.kept.point)
    assert found.delay == pytest.approx(1 / 0.3 - 0.5 + 1)
    assert (found.coverage, found.delay_by) == (0.5, "m")


def test_the_published_posterior_after_failed_looks():
    measure = {"m": "looks: {in_all: %d}, detection: 0.3, false_alarm: 0"}
    for looks, breach in ((1, 0.1489), (3, 0.0790), (5, 0.0403)):
        found = kept("breach: 0.2", {"m": measure["m"] % looks})
        assert 1 - found.point == pytest.approx(breach, abs=5e-5)


def test_a_sample_shows_a_breach_of_the_stated_size():
    # As published: of 100 items 10, 20 checked: 0.90488.
    measure = {"m": "looks: {in_all: 1}, sample: {checked: 20, of: 100}, false_alarm: 0"}
    found, _ = assured("breach: 0.2, size: 10", measure)
    assert found.detection == pytest.approx(0.90488, abs=5e-6)


def test_the_range_of_a_breach_is_carried():
    found = kept("breach: [0.1, 0.3]", {})
    assert (found.point, found.low, found.high) == pytest.approx((0.8, 0.7, 0.9))


def test_a_word_asks_for_the_least_it_stands_for():
    found, _ = assured("breach: 0.3, assurance: very likely", {})
    assert found.required == pytest.approx(0.8)
    assert found.short_by == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("commitment", "measures", "event", "silent"),
    [
        ("requires: not hill.stock", {"m": "coverage: most"}, "", "no figures"),
        ("breach: 0.2", {"m": "coverage: most"}, "", "words alone"),
        ("breach: 0.2", {"m": "detection: 0.5, coverage: most"}, "", "words alone"),
        ("", {"m": "detection: 0.5, looks: {per_day: 1}"}, "", "too many states"),
        ("breach: 0.2", {"m": "detection: 0.5"}, "seen: [{measure: m, sign: alarm}]", "alarm"),
        ("breach: 0.2, requires: not hill.stock", {}, "sets: {hill.stock: yes}", "not kept"),
    ],
)
def test_where_there_is_no_figure_it_is_said_why(commitment, measures, event, silent):
    events = [f"at: 2024-03-05, {event}"] if event else []
    found, _ = assured(commitment, measures, events)
    assert (found.kept, found.silent) == (None, silent)


def test_measures_in_words_beside_figures_are_named():
    measures = {"m": "detection: 0.5, looks: {per_day: 1}", "words": "coverage: most"}
    found, _ = assured("breach: 0.2", measures)
    assert found.left_out == ("words",)
    assert found.looks[0].figures.assumed == ("coverage", "false alarms", "correlation", "delay")
    assert found.kept.point > 0.8


def test_what_cannot_have_been_seen_is_refused():
    alarm = ["at: 2024-03-02, seen: [{measure: m, sign: alarm}]"]
    certain = {"m": "detection: 1, false_alarm: 0, looks: {per_day: 1}"}
    with pytest.raises(CaseError, match="impossible whether the commitment is kept or broken"):
        kept("breach: 0.2", certain, alarm, as_of="2024-03-04")


# Figures of measures, and what each showed.
SHARES = st.floats(0.05, 0.95)


@st.composite
def watched(draw):
    """Some measures, each with a share seen, chances and what its looks showed."""
    each = st.tuples(SHARES, SHARES, SHARES, st.integers(0, 2), st.integers(0, 3))
    return draw(SHARES), draw(st.lists(each, min_size=1, max_size=3))


def told(watching):
    """The measures and observations of what was drawn, as text."""
    measures = {
        f"m{k}": f"coverage: {share}, detection: {sees}, false_alarm: {false}"
        for k, (share, sees, false, _, _) in enumerate(watching)
    }
    seen = [
        f"{{measure: m{k}, sign: {sign}, looks: {looks}}}"
        for k, (*_, alarms, quiet) in enumerate(watching)
        for sign, looks in (("alarm", alarms), ("nothing", quiet))
        if looks
    ]
    return measures, seen


@given(watched())
def test_against_every_way_a_breach_can_lie(drawn):
    breach, watching = drawn
    measures, seen = told(watching)
    events = [f"at: 2024-03-02, seen: [{', '.join(seen)}]"] if seen else []
    # Kept; or broken, and each measure looks where the breach lies or elsewhere.
    upheld, broken = 1 - breach, 0.0
    for _, _, false, alarms, quiet in watching:
        upheld *= false**alarms * (1 - false) ** quiet
    for there in product([True, False], repeat=len(watching)):
        chance = breach
        for at, (share, sees, false, alarms, quiet) in zip(there, watching, strict=True):
            rate = sees if at else false
            chance *= (share if at else 1 - share) * rate**alarms * (1 - rate) ** quiet
        broken += chance
    assert kept(f"breach: {breach}", measures, events).point == pytest.approx(
        upheld / (upheld + broken)
    )


@given(watched(), st.randoms(use_true_random=False))
def test_the_order_of_observations_does_not_matter(drawn, random):
    breach, watching = drawn
    measures, seen = told(watching)
    assume(len(seen) > 1)
    other = random.sample(seen, len(seen))

    def after(said):
        days = [f"at: 2024-03-{2 + k:02}, seen: [{one}]" for k, one in enumerate(said)]
        return kept(f"breach: {breach}", measures, days, as_of="2024-03-20").point

    assert after(seen) == pytest.approx(after(other))


@given(watched())
def test_without_a_measure_in_force_assurance_never_exceeds_what_was_likely_before(drawn):
    breach, watching = drawn
    measures = {
        f"m{k}": f"coverage: {share}, detection: {sees}, false_alarm: {false}, "
        "looks: {per_day: 2}, needs: shore.boats"
        for k, (share, sees, false, _, _) in enumerate(watching)
    }
    found = kept(f"breach: {breach}", measures, as_of="2024-04-01")
    assert found.point == pytest.approx(1 - breach)
    assert found.point <= 1 - breach + 1e-12


@given(SHARES, SHARES, SHARES, SHARES, st.floats(0, 0.9), st.floats(0, 0.5))
def test_more_detection_never_lowers_assurance_when_nothing_was_seen(
    breach, share, one, other, correlation, false
):
    less, more = sorted((one, other))
    looks = f"coverage: {share}, looks: {{per_week: 3}}, correlation: {correlation}"
    found = [
        kept(
            f"breach: {breach}",
            {"m": f"{looks}, false_alarm: {false}, detection: {rate}"},
            as_of="2024-04-01",
        ).point
        for rate in (less, more)
    ]
    assert found[0] <= found[1] + 1e-12


def test_simulation_agrees_with_the_formula_within_its_error():
    random = np.random.default_rng(7)
    runs, looks, breach, share, sees, false, correlation = 400_000, 6, 0.3, 0.6, 0.4, 0.05, 0.25
    broken = random.random(runs) < breach
    there = random.random(runs) < share
    mean = np.where(broken & there, sees, false)
    spread = (1 - correlation) / correlation
    rate = random.beta(mean * spread, (1 - mean) * spread)
    alarms = (random.random((looks, runs)) < rate).sum(axis=0)
    measure = f"coverage: {share}, detection: {sees}, false_alarm: {false}, "
    for number in (0, 1, 3):
        so = alarms == number
        share_kept = (~broken[so]).mean()
        error = np.sqrt(share_kept * (1 - share_kept) / so.sum())
        said = f"{{measure: m, sign: nothing, looks: {looks - number}}}"
        said += f", {{measure: m, sign: alarm, looks: {number}}}" if number else ""
        found = kept(
            f"breach: {breach}",
            {"m": f"{measure}correlation: {correlation}"},
            [f"at: 2024-03-02, seen: [{said}]"],
        )
        assert abs(found.point - share_kept) < 4 * error


def test_day_by_day_it_is_what_it_was_as_of_that_day():
    measures = {
        "m": "coverage: 0.8, detection: 0.3, false_alarm: 0.02, looks: {per_week: 3}, "
        "delay: {days: 2}, needs: shore.boats"
    }
    events = [
        "at: 2024-03-04, sets: {shore.boats: yes}",
        "at: 2024-03-12, seen: [{measure: m, sign: alarm}]",
        "at: 2024-03-20, sets: {shore.boats: no}",
        "at: 2024-03-25",
    ]
    commitment = "breach: [0.1, 0.3], assurance: 0.9"
    found, ledger = assured(commitment, measures, events)
    course = course_of(found, ledger.situation)
    assert (course.days[0], course.days[-1]) == (date(2024, 3, 1), date(2024, 3, 25))
    assert course.alarms == {date(2024, 3, 12)}
    for k, day in enumerate(course.days):
        then, _ = assured(commitment, measures, events, as_of=str(day))
        assert course.kept[:, k] == pytest.approx((then.kept.point, then.kept.low, then.kept.high))
        assert course.detection[k] == pytest.approx(then.detection)
        assert course.short[k] == pytest.approx(then.short_by)
