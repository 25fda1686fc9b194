"""The table of competing hypotheses: ratings, scores, what hangs on what, what to watch for."""

from math import inf, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belief.test_items import NO, YES, after, case, seen
from excomm.belief import compete, expected_bits, inconsistency, ratings_from
from excomm.belief.rating import level_of, rating_spread
from excomm.case import CaseError, situate

some = settings(max_examples=80, deadline=None)
chance = st.integers(1, 99).map(lambda n: n / 100)


def competition(made, as_of=None, judge=None):
    situation = situate(made, as_of)
    return compete(situation, situation.case.questions[0], judge)


# Ratings


@pytest.mark.parametrize(
    ("chances", "ratings"),
    [
        ({"a": 0.8, "b": 0.2}, {"a": "CC", "b": "II"}),
        ({"a": 0.6, "b": 0.4}, {"a": "C", "b": "I"}),
        ({"a": 0.5, "b": 0.4}, {"a": "N", "b": "N"}),
        ({"a": 0.5, "b": 0}, {"a": "CC", "b": "II"}),
        ({"a": 0.8, "b": 0.2, "c": 0.2}, {"a": "CC", "b": "I", "c": "I"}),
    ],
)
def test_ratings_follow_from_the_chances_by_the_stated_rule(chances, ratings):
    assert ratings_from(chances) == ratings


@given(st.dictionaries(st.sampled_from("abcd"), chance, min_size=2), st.integers(1, 9))
@some
def test_only_the_proportions_of_chances_are_rated(chances, part):
    assert ratings_from({k: v / part for k, v in chances.items()}) == ratings_from(chances)


@given(chance, chance)
@some
def test_of_two_hypotheses_the_ratings_mirror_each_other(one, other):
    mirror = {"CC": "II", "C": "I", "N": "N", "I": "C", "II": "CC"}
    found = ratings_from({"a": one, "b": other})
    assert found["b"] == mirror[found["a"]]


def test_scores_are_those_of_the_published_rule():
    rows = [
        {"a": "I", "b": "CC"},
        {"a": "II", "b": "N"},
        {"a": "C", "b": "I"},
        {"a": "NA", "b": "II"},
    ]
    assert inconsistency(rows) == {"a": 3, "b": 3}
    assert inconsistency(rows, [2, 1, 0.5, 1]) == {"a": 4, "b": 2.5}
    # II, of high credibility and high relevance at 1.5 each: 4.5.
    assert inconsistency([{"a": "II"}], [1.5 * 1.5]) == {"a": 4.5}


def test_levels_and_spreads():
    assert [level_of(w, True) for w in (1, 0.64, 0.32)] == ["high", "medium", "low"]
    assert level_of(1, False) == "medium"
    assert rating_spread({"a": "CC", "b": "II", "c": "NA"}) == 4
    assert rating_spread({"a": "I", "b": "I"}) == rating_spread({"a": "NA"}) == 0


def test_a_stated_rating_stands_and_one_without_chances_moves_no_belief():
    made = case(
        [
            seen(YES, ratings={"aim": {"no": "II"}}),
            {"ratings": {"aim": {"yes": "I"}}},
        ]
    )
    found = competition(made)
    first, second = found.rows
    assert (first.ratings, first.stated) == ({"yes": "C", "no": "II"}, True)
    assert (second.ratings, second.bits) == ({"yes": "I", "no": "NA"}, None)
    assert found.posterior["yes"] == pytest.approx(after(0.5, YES))
    assert found.inconsistency == {"yes": 1, "no": 2}
    assert found.preferred == ("yes",)


def test_weight_counts_twice_for_a_good_report_and_half_for_a_bad_one():
    good, bad = {"reliability": "A", "credibility": 1}, {"reliability": "E", "credibility": 5}
    found = competition(case([seen(YES, **good), seen(NO, **bad), seen(YES)]))
    assert [row.times for row in found.rows] == [2, 0.5, 1]
    assert found.inconsistency == {"yes": 1, "no": 2}
    assert found.weighted == {"yes": 0.5, "no": 3}
    other = competition(case([seen(YES, **good)], grading={"ach": {"high": 7}}))
    assert other.weighted == {"yes": 0, "no": 7}


# What hangs on what


def test_diagnosticity_is_the_largest_ratio_as_the_item_counts():
    found = competition(case([seen(YES), seen(YES, credibility=6), seen({"yes": 0, "no": 1})]))
    plain, doubtful, excluding = (row.bits for row in found.rows)
    assert plain == pytest.approx(1)
    anyway = 0.6
    assert doubtful == pytest.approx(log2((0.6 * 0.8 + 0.4 * anyway) / (0.6 * 0.4 + 0.4 * anyway)))
    assert excluding == inf


def test_leaving_out_the_item_that_decides_is_said_to_turn_it():
    found = competition(case([seen({"yes": 0.9, "no": 0.1}), seen(NO)]))
    assert found.leading == "yes"
    assert [row.leads_without for row in found.rows] == [("no",), None]
    tied = competition(case([seen(YES)]))
    assert tied.rows[0].leads_without == ("yes", "no")


def test_the_smallest_change_is_named_in_the_terms_of_the_case():
    found = competition(case([seen({"yes": "likely", "no": [0.3, 0.7]})]))
    smallest = found.changes[0]
    assert (smallest.item, smallest.hypothesis, smallest.leads) == (None, "yes", "no")
    by_item = next(change for change in found.changes if change.item and change.hypothesis == "no")
    assert by_item.threshold == pytest.approx(0.675)
    assert by_item.within


def test_a_change_of_a_ratio_is_said_as_a_ratio():
    found = competition(case([seen({"ratio": {"yes": 3}})], prior=0.4))
    own = next(c for c in found.changes if c.item and c.hypothesis == "yes")
    assert own.ratio
    assert (own.point, own.threshold) == pytest.approx((3, 1.5))


def test_a_judge_has_a_table_of_its_own():
    ann = {
        "name": "Ann",
        "priors": {"aim": {"yes": 0.2, "no": 0.8}},
        "evidence": {"e1": {"aim": NO}},
    }
    made = case([seen(YES)], judges={"ann": ann})
    assert competition(made).posterior["yes"] == pytest.approx(after(0.5, YES))
    assert competition(made, judge="ann").posterior["yes"] == pytest.approx(after(0.2, NO))
    with pytest.raises(CaseError, match=r"unknown judge 'an' of aim \(did you mean ann\?\)"):
        competition(made, judge="an")


def test_without_evidence_the_table_prefers_all():
    found = competition(case(prior=0.7))
    assert (found.rows, found.leading, found.preferred) == ((), "yes", ("yes", "no"))


# What to watch for


def test_information_of_a_perfect_sign_is_the_entropy_of_belief():
    assert expected_bits([0.5, 0.5], [1, 0]) == pytest.approx(1)
    assert expected_bits([0.25] * 4, [1, 1, 0, 0]) == pytest.approx(1)
    assert expected_bits([1, 0], [1, 0]) == 0


@given(st.lists(chance, min_size=2, max_size=4), chance)
@some
def test_a_sign_as_likely_under_all_tells_nothing(belief, seen_chance):
    shares = [x / sum(belief) for x in belief]
    assert expected_bits(shares, [seen_chance] * len(shares)) == pytest.approx(0, abs=1e-12)


@given(st.lists(st.tuples(chance, chance), min_size=2, max_size=4))
@some
def test_information_is_the_mean_gain_over_seeing_it_and_not(pairs):
    """The mean Kullback-Leibler divergence of belief after from belief before."""
    total = sum(p for p, _ in pairs)
    belief = [p / total for p, _ in pairs]
    chances = [c for _, c in pairs]
    gain = 0.0
    for side in (chances, [1 - c for c in chances]):
        mixed = sum(p * c for p, c in zip(belief, side, strict=True))
        for p, c in zip(belief, side, strict=True):
            later = p * c / mixed
            gain += mixed * later * log2(later / p)
    assert expected_bits(belief, chances) == pytest.approx(gain, abs=1e-12)


def test_indicators_are_watched_from_their_day_until_they_come():
    watch = {"text": "Ships turn.", "evidence": {"aim": {"yes": 0.9, "no": 0.1}}}
    weak = {"text": "Talk.", "evidence": {"aim": {"yes": 0.4, "no": 0.5}}}
    due = {"text": "An answer.", "due": "2024-01-03", "evidence": {"aim": YES}}
    made = case(
        [{}, {}, {}],
        indicators={
            "weak": weak,
            "ships": watch | {"came": "e2"},
            "later": watch | {"from": "2024-01-03"},
        },
        expected={"answer": due},
    )

    def watched(as_of):
        return [w.item.id for w in competition(made, as_of).watched]

    assert watched("after e1") == ["ships", "answer", "weak"]
    assert watched("after e2") == ["answer", "weak"]
    assert watched("after e3") == ["later", "weak"]
    first, _, last = competition(made, "after e1").watched
    assert (first.speaks_for, first.times) == ("yes", pytest.approx(9))
    assert last.speaks_for == "no"
