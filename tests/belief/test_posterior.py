"""What is believed, against cases reckoned by hand in fractions."""

from fractions import Fraction

import pytest

from belief.samples import believed, case_text, points, width
from excomm import Analysis
from excomm.belief import Band
from excomm.case import CaseError, parse_case
from excomm.words import table

ICD203 = table("icd203")


def bayes(priors, *events):
    """Return the posterior in fractions."""
    now = {
        name: Fraction(prior) / sum(map(Fraction, priors.values()))
        for name, prior in priors.items()
    }
    for chances in events:
        joint = {name: now[name] * Fraction(chances[name]) for name in now}
        now = {name: value / sum(joint.values()) for name, value in joint.items()}
    return now


def assert_points(bands, expected):
    assert points(bands) == pytest.approx({name: float(x) for name, x in expected.items()})


# Points


def test_odds_are_multiplied_by_likelihood_ratios():
    """The check of the theory: prior .2, likelihood ratios 3, 2 and 0.5 give .42857."""
    events = [{"yes": 0.6, "no": 0.2}, {"yes": 0.8, "no": 0.4}, {"yes": 0.25, "no": 0.5}]
    belief = believed({"yes": 0.2, "no": 0.8}, events)
    assert [update.ratios["yes"] for update in belief.updates] == pytest.approx([3, 2, 0.5])
    assert [update.ratios["no"] for update in belief.updates] == pytest.approx([1 / 3, 1 / 2, 2])
    assert_points(belief.posterior, {"yes": Fraction(3, 7), "no": Fraction(4, 7)})
    assert round(belief.posterior["yes"].point, 5) == 0.42857
    steps = [update.after["yes"].point for update in belief.updates]
    assert steps == pytest.approx([3 / 7, 3 / 5, 3 / 7])


def test_three_hypotheses():
    priors = {"bargain": "0.5", "time": "0.3", "trick": "0.2"}
    events = [
        {"bargain": "0.4", "time": "0.1", "trick": "0.8"},
        {"bargain": "0.6", "time": "0.9", "trick": "0.3"},
    ]
    numbers = [{name: float(x) for name, x in chances.items()} for chances in events]
    belief = believed({name: float(x) for name, x in priors.items()}, numbers)
    expected = bayes(priors, *events)
    assert expected == {
        "bargain": Fraction(40, 65),
        "time": Fraction(9, 65),
        "trick": Fraction(16, 65),
    }
    assert_points(belief.posterior, expected)
    assert_points(belief.updates[0].after, bayes(priors, events[0]))


def test_a_ratio_weighs_the_rivals_by_what_is_believed_of_them():
    belief = believed(
        {"bargain": 0.5, "time": 0.3, "trick": 0.2},
        [{"bargain": 0.4, "time": 0.1, "trick": 0.8}],
    )
    rivals = (Fraction(3, 10) * Fraction(1, 10) + Fraction(2, 10) * Fraction(8, 10)) / Fraction(
        5, 10
    )
    assert belief.updates[0].ratios["bargain"] == pytest.approx(float(Fraction(4, 10) / rivals))


def test_without_evidence_the_prior_stands():
    for events in ([], [None, None]):
        belief = believed({"yes": 0.2, "no": 0.8}, events)
        assert belief.posterior == belief.prior
        assert_points(belief.prior, {"yes": Fraction(1, 5), "no": Fraction(4, 5)})
        assert (belief.updates, belief.unknown, belief.scaled) == ((), (), None)


def test_the_residual_prior_is_what_the_others_leave():
    belief = believed({"bargain": 0.5, "time": 0.3, "rest": "residual"})
    assert_points(
        belief.prior, {"bargain": Fraction(1, 2), "time": Fraction(3, 10), "rest": Fraction(1, 5)}
    )
    assert belief.scaled is None


def test_the_residual_of_a_word_mirrors_it():
    belief = believed({"yes": "likely", "no": "residual"}, draws=20_000)
    assert_points(belief.prior, {"yes": Fraction(675, 1000), "no": Fraction(325, 1000)})
    yes, no = belief.prior["yes"], belief.prior["no"]
    assert (no.low, no.high) == pytest.approx((1 - yes.high, 1 - yes.low))


def test_words_have_the_points_of_the_table():
    belief = believed(
        {"yes": "unlikely", "no": "residual"}, [{"yes": "very likely", "no": "roughly even chance"}]
    )
    likely, even = Fraction("0.875"), Fraction("0.5")
    prior = Fraction("0.325")
    joint = {"yes": prior * likely, "no": (1 - prior) * even}
    assert ICD203.term("very likely").point == pytest.approx(float(likely))
    assert_points(belief.posterior, {name: x / sum(joint.values()) for name, x in joint.items()})


def test_a_word_of_the_case_is_read_by_its_own_table():
    by_table = {
        name: believed({"yes": "probable", "no": "residual"}, words=name).prior["yes"].point
        for name in ("kent1964", "icd203")
    }
    assert by_table == {
        name: pytest.approx(table(name).term("probable").point) for name in by_table
    }
    assert by_table["kent1964"] != by_table["icd203"]


def test_the_point_of_a_range_is_its_middle():
    belief = believed({"yes": [0.2, 0.4], "no": "residual"}, [{"yes": [0.5, 0.9], "no": 0.3}])
    assert_points(belief.prior, {"yes": Fraction(3, 10), "no": Fraction(7, 10)})
    assert_points(belief.posterior, {"yes": Fraction(1, 2), "no": Fraction(1, 2)})


# Priors that do not make one


def test_priors_of_words_are_scaled_and_said_to_be():
    belief = believed({"yes": "likely", "maybe": "unlikely", "no": "very unlikely"})
    stated = {"yes": Fraction("0.675"), "maybe": Fraction("0.325"), "no": Fraction("0.125")}
    assert belief.scaled == pytest.approx(1.125)
    assert_points(belief.prior, {name: x / sum(stated.values()) for name, x in stated.items()})


def test_ranges_that_can_make_one_are_scaled_and_said_to_be():
    belief = believed({"yes": [0.2, 0.6], "no": [0.3, 0.7]})
    assert belief.scaled == pytest.approx(0.9)
    assert_points(belief.prior, {"yes": Fraction(4, 9), "no": Fraction(5, 9)})


@pytest.mark.parametrize(
    "priors",
    [
        {"yes": 0.3, "no": 0.7},
        {"yes": "likely", "no": "residual"},
        {"yes": "likely", "no": "unlikely"},
        {"a": 0.1, "b": 0.2, "c": 0.7},
    ],
)
def test_priors_that_make_one_are_not_scaled(priors):
    assert believed(priors).scaled is None


def test_a_sum_that_is_one_but_for_arithmetic_is_no_scaling():
    assert believed({str(chr(97 + k)): 0.1 for k in range(10)}).scaled is None


# Bands


def test_numbers_give_a_band_of_no_width():
    belief = believed({"yes": 0.2, "no": 0.8}, [{"yes": 0.6, "no": 0.2}])
    for bands in (belief.prior, belief.posterior):
        assert all(width(band) == pytest.approx(0, abs=1e-12) for band in bands.values())


def test_a_band_of_one_range_is_its_middle_80_per_cent():
    band = believed({"yes": [0.2, 0.6], "no": "residual"}, draws=100_000).prior["yes"]
    assert (band.low, band.high) == pytest.approx((0.24, 0.56), abs=0.005)


def test_the_band_is_narrower_than_its_corners():
    """Three words for and three against: the corners reach almost everything."""
    events = [{"yes": "likely", "no": "unlikely"}, {"yes": "unlikely", "no": "likely"}] * 3
    band = believed({"yes": 0.5, "no": 0.5}, events, draws=20_000).posterior["yes"]
    against, strongest = (
        (Fraction("0.55") / Fraction("0.45")) ** 3,
        (Fraction("0.8") / Fraction("0.2")) ** 3,
    )
    corner = float(strongest / against / (1 + strongest / against))
    assert corner > 0.97
    assert band.point == pytest.approx(0.5)
    assert 0.2 < band.low < 0.35
    assert 0.65 < band.high < 0.8


def test_what_was_excluded_in_a_sample_is_left_out_of_the_band():
    """In half of the samples nothing is left for the one hypothesis the event is possible under."""
    belief = believed(
        {"a": [0.3, 0.6], "b": [0.3, 0.7], "rest": "residual"},
        [{"a": 0, "b": 0, "rest": 0.5}],
    )
    assert belief.prior["rest"].low == 0
    assert belief.posterior["rest"] == Band(1.0, 1.0, 1.0)
    assert belief.posterior["a"] == Band(0.0, 0.0, 0.0)


def test_many_events_leave_something_of_the_samples():
    belief = believed({"yes": [0.2, 0.4], "no": "residual"}, [{"yes": 0.01, "no": 0.01}] * 300)
    assert points(belief.posterior) == pytest.approx(points(belief.prior))
    assert belief.posterior["yes"].low == pytest.approx(belief.prior["yes"].low)
    assert belief.posterior["yes"].high == pytest.approx(belief.prior["yes"].high)


def test_draws_and_seed_are_said():
    belief = believed({"yes": 0.2, "no": 0.8}, seed=7, draws=50)
    assert (belief.seed, belief.draws, belief.question.id) == (7, 50, "aim")


# What is impossible


def test_what_could_not_have_happened_is_excluded():
    belief = believed(
        {"a": 0.5, "b": 0.3, "c": 0.2},
        [{"a": 0, "b": 0.5, "c": 0.25}, {"a": 1, "b": 0.1, "c": 0.1}],
    )
    assert_points(belief.posterior, {"a": 0, "b": Fraction(3, 4), "c": Fraction(1, 4)})
    assert belief.posterior["a"] == Band(0.0, 0.0, 0.0)
    assert belief.updates[0].ratios["a"] == 0


def test_an_event_that_all_rivals_exclude_has_no_ratio():
    belief = believed({"a": 0.5, "b": 0.5}, [{"a": 0.1, "b": 0}])
    assert belief.updates[0].ratios == {"a": None, "b": 0}
    assert_points(belief.posterior, {"a": 1, "b": 0})


def test_an_event_says_nothing_for_what_has_no_rival_left():
    belief = believed({"a": 1, "b": 0}, [{"a": 0.1, "b": 0.4}])
    assert belief.updates[0].ratios == {"a": 1, "b": pytest.approx(4)}
    assert_points(belief.posterior, {"a": 1, "b": 0})


@pytest.mark.parametrize(
    ("priors", "events"),
    [
        ({"a": 0.5, "b": 0.5}, [{"a": 0.5, "b": 0}, {"a": 0.4, "b": 0.4}, {"a": 0, "b": 0.5}]),
        ({"a": 1, "b": 0}, [None, {"a": 0.2, "b": 0.4}, {"a": 0, "b": 0.5}]),
    ],
)
def test_evidence_that_excludes_everything_is_an_error_where_it_stands(priors, events):
    text = case_text(priors, events)
    with pytest.raises(CaseError) as caught:
        Analysis(parse_case(text, "case.yaml")).belief()
    (problem,) = caught.value.problems
    assert problem.message == "with 'e3' the evidence excludes every hypothesis of aim"
    assert problem.hint == "one of them is true: a chance of 0 claims too much"
    assert problem.place.file == "case.yaml"
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("e3")


# Who knew what, and when

PRIORS = {"yes": 0.5, "no": 0.5}
EVENTS = [{"yes": 0.8, "no": 0.4}, {"yes": 0.9, "no": 0.3}, {"yes": 0.2, "no": 0.4}]
KNOWN = ["all", ["a"], None]


def ids(events):
    return [event.id for event in events]


@pytest.mark.parametrize(
    ("case_known_to", "counted", "left_out"),
    [
        (None, ["e1", "e2", "e3"], []),
        ("hindsight", ["e1", "e2", "e3"], []),
        ("a", ["e1", "e2", "e3"], []),
        ("analyst", ["e1", "e3"], ["e2"]),
    ],
)
def test_an_event_counts_if_it_was_known(case_known_to, counted, left_out):
    more = {} if case_known_to is None else {"known_to": case_known_to}
    text = case_text(PRIORS, EVENTS, KNOWN, **more)
    belief = Analysis(parse_case(text, "case")).belief()["aim"]
    assert ids(update.event for update in belief.updates) == counted
    assert ids(belief.unknown) == left_out
    seen = [EVENTS[int(name[1]) - 1] for name in counted]
    expected = bayes(PRIORS, *({n: str(x) for n, x in chances.items()} for chances in seen))
    assert_points(belief.posterior, expected)


def test_an_event_that_is_no_evidence_is_not_missed():
    text = case_text(PRIORS, [None], [["a"]], known_to="analyst")
    assert Analysis(parse_case(text, "case")).belief()["aim"].unknown == ()


@pytest.mark.parametrize(
    ("as_of", "counted"),
    [
        (None, ["e1", "e2", "e3"]),
        ("after e1", ["e1"]),
        ("2024-01-02", ["e1", "e2"]),
        ("2024-01-02T00:00Z", ["e1", "e2"]),
        ("2030-01-01", ["e1", "e2", "e3"]),
    ],
)
def test_only_what_has_happened_counts(as_of, counted):
    belief = believed(PRIORS, EVENTS, as_of)
    assert ids(update.event for update in belief.updates) == counted
    assert belief.posterior == belief.updates[-1].after


def test_evidence_on_one_question_says_nothing_of_another():
    text = case_text(PRIORS, EVENTS[:1])
    other = "  other: {asks: O, about: [a], hypotheses: {x: {text: X, prior: 0.1}, "
    other += "y: {text: Y, prior: 0.9}}}\n"
    text = text.replace("questions:\n", "questions:\n" + other)
    found = Analysis(parse_case(text, "case")).belief()
    assert found["other"].updates == ()
    assert len(found["aim"].updates) == 1
    assert found["aim"].posterior == believed(PRIORS, EVENTS[:1], draws=10_000).posterior
