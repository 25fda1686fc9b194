"""What counts as evidence as of a moment: grades, groups, absence, and when it was learned."""

import pytest
import yaml

from belief.samples import HEAD, points
from excomm.belief import believe
from excomm.case import CaseError, parse_case, situate

YES, NO = {"yes": 0.8, "no": 0.4}, {"yes": 0.3, "no": 0.9}


def case(events=(), prior=0.5, **more):
    """Return a case that asks whether; events are given as mappings without `at` and `text`."""
    happened = [
        {"id": f"e{k}", "at": f"2024-01-{k:02}", "text": "T.", **event}
        for k, event in enumerate(events, 1)
    ]
    asked = {
        "asks": "Whether?",
        "about": ["a"],
        "hypotheses": {
            "yes": {"text": "Y.", "prior": prior},
            "no": {"text": "N.", "prior": "residual"},
        },
    }
    content = HEAD | {"questions": {"aim": asked}, "events": happened} | more
    return parse_case(yaml.safe_dump(content, sort_keys=False), "drawn.yaml")


def believed(made, as_of=None, draws=400):
    situation = situate(made, as_of)
    return believe(situation, situation.case.questions[0], draws=draws)


def yes(made, as_of=None):
    return believed(made, as_of).posterior["yes"].point


def after(prior, *chances):
    """Return the posterior of yes by hand."""
    y, n = prior, 1 - prior
    for one in chances:
        y, n = y * one["yes"], n * one["no"]
    return y / (y + n)


def shrunk(chances, weight, prior=0.5):
    anyway = prior * chances["yes"] + (1 - prior) * chances["no"]
    return {name: weight * x + (1 - weight) * anyway for name, x in chances.items()}


def seen(chances, **more):
    return {"evidence": {"aim": chances}, **more}


# Grades


@pytest.mark.parametrize(
    ("grades", "weight"),
    [
        ({}, 1),
        ({"reliability": "A", "credibility": 1}, 1),
        ({"reliability": "A"}, 1),
        ({"reliability": "B"}, 0.8),
        ({"reliability": "B", "credibility": 3}, 0.48),
        ({"reliability": "E", "credibility": 5}, 0.04),
        ({"reliability": "F"}, 0.6),
        ({"credibility": 6}, 0.6),
    ],
)
def test_grades_shrink_an_item_by_the_documented_weights(grades, weight):
    made = case([seen(YES, **grades)])
    assert yes(made) == pytest.approx(after(0.5, shrunk(YES, weight)))
    (update,) = believed(made).updates
    assert update.weight == pytest.approx(weight)


def test_what_cannot_be_judged_is_the_mean_over_the_grades_it_might_have():
    """The shrunk likelihoods of A to E, averaged, are those of F."""
    rows = [shrunk(YES, w) for w in (1, 0.8, 0.6, 0.4, 0.2)]
    mean = {name: sum(row[name] for row in rows) / 5 for name in YES}
    assert yes(case([seen(YES, reliability="F")])) == pytest.approx(after(0.5, mean))


def test_a_case_may_weigh_grades_otherwise_and_f_follows():
    grading = {"reliability": {"A": 0.5}, "credibility": {"6": 0}}
    made = case([seen(YES, reliability="F")], grading=grading)
    assert believed(made).updates[0].weight == pytest.approx((0.5 + 0.8 + 0.6 + 0.4 + 0.2) / 5)
    assert yes(case([seen(YES, credibility=6)], grading=grading)) == pytest.approx(0.5)


def test_a_doubtful_report_excludes_nothing():
    impossible = {"yes": 0, "no": 0.5}
    assert yes(case([seen(impossible)])) == 0
    assert yes(case([seen(impossible, reliability="B")])) > 0


# Groups


def test_reports_of_one_source_count_once_and_a_little():
    made = case([seen(YES, source="x"), seen(YES, source="x"), seen(NO, source="y")])
    assert yes(made) == pytest.approx(after(0.5, YES, shrunk(YES, 0.25), NO))
    assert [u.weight for u in believed(made).updates] == pytest.approx([1, 0.25, 1])


def test_a_stated_group_takes_the_place_of_the_source():
    groups = {"wire": {"items": ["e1", "e3"], "discount": 0}}
    events = [seen(YES, source="x"), seen(YES, source="x"), seen(YES, source="y")]
    assert yes(case(events, groups=groups)) == pytest.approx(after(0.5, YES, YES))


def test_the_item_that_tells_most_counts_in_full_whenever_it_comes():
    weak = {"yes": 0.5, "no": 0.4}
    made = case([seen(weak, source="x"), seen(YES, source="x")])
    assert yes(made) == pytest.approx(after(0.5, shrunk(weak, 0.25), YES))
    assert yes(made, "after e1") == pytest.approx(after(0.5, weak))
    first, second = believed(made).updates
    assert first.after["yes"].point == pytest.approx(after(0.5, weak))
    assert second.ratios["yes"] < 2  # less than it says alone: the first gives way to it
    other_way = case([seen(YES, source="x"), seen(weak, source="x")])
    assert yes(other_way) == pytest.approx(yes(made))


def test_bands_hold_the_points_when_an_item_gives_way():
    wide = {"yes": [0.4, 0.6], "no": [0.3, 0.5]}
    made = case([seen(wide, source="x"), seen({"yes": [0.7, 0.9], "no": 0.4}, source="x")])
    belief = believed(made, draws=4000)
    for bands in (belief.prior, *(update.after for update in belief.updates)):
        assert all(0 < b.low <= b.point <= b.high < 1 for b in bands.values())
    last = belief.posterior["yes"]
    alone = believed(case([seen({"yes": [0.7, 0.9], "no": 0.4})]), draws=4000).posterior["yes"]
    assert last.high - last.low == pytest.approx(alone.high - alone.low, abs=0.05)


# Absence

ANSWER = {"text": "An answer.", "due": "2024-01-10", "evidence": {"aim": YES}}
ABSENT = {"yes": 0.2, "no": 0.6}


@pytest.mark.parametrize("as_of", ["2024-01-05", "2024-01-09"])
def test_what_is_not_due_yet_says_nothing(as_of):
    assert yes(case([{}], expected={"answer": ANSWER}), as_of) == pytest.approx(0.5)


def test_from_its_day_on_absence_counts():
    made = case([{}], expected={"answer": ANSWER})
    belief = believed(made, "2024-01-10")
    assert belief.posterior["yes"].point == pytest.approx(after(0.5, ABSENT))
    (update,) = belief.updates
    assert (update.event.id, update.item.absent, update.item.late) == ("no_answer", True, None)
    assert update.chances["yes"].point == pytest.approx(0.2)


def test_what_came_in_time_counts_as_seen():
    made = case([{}, {}], expected={"answer": ANSWER | {"came": "e2"}})
    assert yes(made, "2024-01-11") == pytest.approx(after(0.5, YES))
    assert yes(made, "after e1") == pytest.approx(0.5)


def test_what_came_in_time_with_evidence_of_its_own_speaks_once():
    made = case([{}, seen(NO)], expected={"answer": ANSWER | {"came": "e2"}})
    assert yes(made, "2024-01-11") == pytest.approx(after(0.5, NO))


def test_what_came_late_was_absent_on_its_day_and_speaks_when_it_comes():
    late = {"id": "late", "at": "2024-01-12", "text": "T.", "evidence": {"aim": YES}}
    made = case([{}, late], expected={"answer": ANSWER | {"came": "late"}})
    assert yes(made, "2024-01-11") == pytest.approx(after(0.5, ABSENT))
    belief = believed(made)
    assert belief.posterior["yes"].point == pytest.approx(after(0.5, ABSENT, YES))
    assert [u.item.late for u in belief.updates] == ["late", None]


def test_the_absence_of_what_nobody_knew_had_come_counts_until_it_is_learned():
    made = case([{}, {"learned": "2024-01-12"}], expected={"answer": ANSWER | {"came": "e2"}})
    assert yes(made, "2024-01-11") == pytest.approx(after(0.5, ABSENT))
    assert yes(made, "2024-01-12") == pytest.approx(after(0.5, YES))


def test_absence_in_a_group_is_discounted_like_any_item():
    groups = {"g": {"items": ["e1", "answer"], "discount": 0}}
    made = case([seen({"yes": 0.05, "no": 0.9})], expected={"answer": ANSWER}, groups=groups)
    assert yes(made, "2024-01-10") == pytest.approx(after(0.5, {"yes": 0.05, "no": 0.9}))


# When it was learned, and by whom


@pytest.mark.parametrize(
    ("known_to", "as_of", "counts"),
    [
        ("desk", "2024-01-03", False),
        ("desk", "2024-01-04", True),
        ("a", "2024-01-01", True),
        ("hindsight", "2024-01-01", True),
        (None, "2024-01-01", True),  # someone knew
    ],
)
def test_an_event_counts_from_when_it_was_learned(known_to, as_of, counts):
    more = {} if known_to is None else {"known_to": known_to}
    learned = {"a": "2024-01-01", **({"desk": "2024-01-04"} if known_to == "desk" else {})}
    made = case([seen(YES, learned=learned)], **more)
    assert yes(made, as_of) == pytest.approx(after(0.5, YES) if counts else 0.5)
    assert [event.id for event in believed(made, as_of).unknown] == ([] if counts else ["e1"])


def test_updates_stand_in_the_order_in_which_they_were_learned():
    made = case([seen(YES, learned="2024-01-05"), seen(NO)])
    belief = believed(made, "2024-01-06")
    assert [update.event.id for update in belief.updates] == ["e2", "e1"]


# Ratios


def test_a_ratio_moves_the_odds_by_itself():
    made = case([seen({"ratio": {"yes": 3}})], prior=0.2)
    assert yes(made) == pytest.approx(0.6 / (0.6 + 0.8))
    assert str(believed(made).updates[0].chances["yes"]) == "x 3"


def test_a_ratio_is_shrunk_like_the_chances_it_stands_for():
    stated = case([seen({"ratio": {"yes": 2}}, reliability="C")], prior=0.2)
    chances = case([seen({"yes": 0.5, "no": 0.25}, reliability="C")], prior=0.2)
    assert yes(stated) == pytest.approx(yes(chances))


# Judges

ANN = {"name": "Ann", "priors": {"aim": {"yes": 0.2, "no": 0.8}}}
BOB = {"name": "Bob", "agency": "ONI", "priors": {"aim": {"yes": "residual", "no": 0.4}}}


def test_the_belief_in_a_question_with_judges_is_their_pool():
    own = {"e1": {"aim": NO}}
    made = case(
        [seen(YES), seen(YES)],
        judges={"ann": ANN | {"weight": 3, "evidence": own}, "bob": BOB},
    )
    ann, bob = after(0.2, NO, YES), after(0.6, YES, YES)
    assert yes(made) == pytest.approx((3 * ann + bob) / 4)
    belief = believed(made)
    assert belief.scaled is None
    assert belief.prior["yes"].point == pytest.approx((3 * 0.2 + 0.6) / 4)
    opinions = belief.panel.opinions
    assert [o.posterior["yes"] for o in opinions] == pytest.approx([ann, bob])
    assert [o.share for o in opinions] == [0.75, 0.25]
    assert belief.panel.apart.gap == pytest.approx(abs(bob - ann))
    log = case([seen(YES)], judges={"ann": ANN, "bob": BOB}, pooling="logarithmic")
    odds = (
        after(0.2, YES) / (1 - after(0.2, YES)) * after(0.6, YES) / (1 - after(0.6, YES))
    ) ** 0.5
    assert yes(log) == pytest.approx(odds / (1 + odds))


def test_a_case_with_one_judge_like_itself_believes_what_it_did():
    alone = case([seen(YES, source="x"), seen(NO, source="x", reliability="B")], prior=0.3)
    same = {"name": "S", "priors": {"aim": {"yes": 0.3, "no": "residual"}}}
    judged = case(
        [seen(YES, source="x"), seen(NO, source="x", reliability="B")],
        prior=0.9,
        judges={"s": same},
    )
    assert points(believed(judged).posterior) == pytest.approx(points(believed(alone).posterior))


@pytest.mark.parametrize("marked", [None, True, False])
def test_who_dissents_is_who_says_another_word_or_is_marked(marked):
    mark = {} if marked is None else {"dissents": "yes" if marked else "no"}
    near = {"name": "N", "priors": {"aim": {"yes": 0.56, "no": "residual"}}}
    far = {"name": "F", "priors": {"aim": {"yes": 0.25, "no": "residual"}}, **mark}
    belief = believed(case(judges={"near": near | {"weight": 9}, "far": far}))
    assert belief.panel.leading == "yes"
    dissenting = {o.judge.id for o in belief.panel.dissents}
    assert ("far" in dissenting) == (marked is not False)
    assert belief.panel.opinions[1].words == "unlikely"


def test_a_judge_of_another_question_has_no_say():
    other = case([seen(YES)])
    assert believed(other).panel is None


def test_a_judge_whom_the_evidence_leaves_nothing_is_named():
    own = {"e1": {"aim": {"yes": 0.5, "no": 0}}}
    made = case(
        [seen(YES)],
        judges={"ann": {"name": "A", "priors": {"aim": {"yes": 0, "no": 1}}, "evidence": own}},
    )
    with pytest.raises(CaseError, match=r"excludes every hypothesis of aim as ann judges it"):
        believed(made)


def test_judges_who_exclude_all_between_them_are_told_so():
    sure = {
        "ann": {"name": "A", "priors": {"aim": {"yes": 1, "no": 0}}},
        "bob": {"name": "B", "priors": {"aim": {"yes": 0, "no": 1}}},
    }
    with pytest.raises(CaseError, match="exclude every hypothesis of aim between them"):
        believed(case(judges=sure, pooling="logarithmic"))
    assert yes(case(judges=sure)) == pytest.approx(0.5)


def test_many_judges_are_sampled_less_and_it_is_said():
    judges = {f"j{k}": ANN | {"name": f"J{k}"} for k in range(40)}
    belief = believed(case([seen(YES)] * 20, judges=judges), draws=100_000)
    assert 100 <= belief.draws < 100_000
