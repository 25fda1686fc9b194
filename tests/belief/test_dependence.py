"""Questions that depend on one another, against a literal reading of the joint belief."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belief.networks import hundredths, literal_joint, literal_marginal, network, networks
from belief.samples import points
from excomm.belief import believe, believe_all, compete, expected_bits, joint_belief
from excomm.case import CaseError, situate

AIM = ((), {(): {"time": 0.6, "bargain": 0.4}})
BALK = (
    ("aim",),
    {("time",): {"alone": 0.1, "behind": 0.9}, ("bargain",): {"alone": 0.8, "behind": 0.2}},
)
TWO = {"aim": AIM, "balk": BALK}
LETTER = ({"aim": {"time": 0.2, "bargain": 0.6}}, None)


def beliefs(situation, draws=10):
    asked = [q for q in situation.questions if q.id not in situation.given]
    return {b.question.id: b for b in believe_all(situation, asked, draws=draws)}


@given(networks())
@settings(max_examples=60, deadline=None)
def test_belief_is_that_of_the_joint_answers(drawn):
    questions, events = drawn
    found = beliefs(network(questions, events))
    joint = literal_joint(questions, events)
    before = literal_joint(questions)
    for name, belief in found.items():
        assert points(belief.posterior) == pytest.approx(literal_marginal(questions, joint, name))
        assert points(belief.prior) == pytest.approx(literal_marginal(questions, before, name))
    every = {tuple(answers.values()): p for answers, p in joint_belief([*found.values()]).every()}
    assert every == pytest.approx(joint)


@given(networks(items=5))
@settings(max_examples=40, deadline=None)
def test_each_event_moves_belief_as_if_it_were_the_last(drawn):
    questions, events = drawn
    for name, belief in beliefs(network(questions, events)).items():
        last = points(belief.prior)
        happened = {update.event.id: update for update in belief.updates}
        for number in range(1, len(events) + 1):
            now = literal_marginal(questions, literal_joint(questions, events[:number]), name)
            if update := happened.get(f"e{number}"):
                assert points(update.after) == pytest.approx(now)
                left = [*events[: number - 1], *events[number:]]
                missed = literal_marginal(questions, literal_joint(questions, left), name)
                assert dict(update.without) == pytest.approx(missed)
            else:
                assert now == pytest.approx(last)
            last = now


@given(networks(least=2), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_taken_to_be_true_conditions_the_rest(drawn, data):
    questions, events = drawn
    name = data.draw(st.sampled_from(list(questions)))
    answer = data.draw(st.sampled_from(list(next(iter(questions[name][1].values())))))
    found = beliefs(network(questions, events, {name: answer}))
    axis = list(questions).index(name)
    joint = {k: p for k, p in literal_joint(questions, events).items() if k[axis] == answer}
    total = sum(joint.values())
    assert name not in found
    for other, belief in found.items():
        marginal = literal_marginal(questions, joint, other)
        shares = {key: p / total for key, p in marginal.items()}
        assert points(belief.posterior) == pytest.approx(shares)


@given(networks(items=4), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_events_does_not_matter(drawn, random):
    questions, events = drawn
    turned = list(events)
    random.shuffle(turned)
    one, other = beliefs(network(questions, events)), beliefs(network(questions, turned))
    for name in questions:
        assert points(one[name].posterior) == pytest.approx(points(other[name].posterior))


@given(networks(items=3), hundredths, st.data())
@settings(max_examples=30, deadline=None)
def test_an_event_as_likely_under_every_hypothesis_changes_nothing(drawn, chance, data):
    questions, events = drawn
    name = data.draw(st.sampled_from(list(questions)))
    useless = ({name: dict.fromkeys(next(iter(questions[name][1].values())), chance)}, None)
    one, other = (
        beliefs(network(questions, events)),
        beliefs(network(questions, [*events, useless])),
    )
    for key in questions:
        assert points(one[key].posterior) == pytest.approx(points(other[key].posterior))


@given(networks(most=3, items=3))
@settings(max_examples=30, deadline=None)
def test_rows_that_are_all_alike_are_no_dependence(drawn):
    questions, events = drawn
    alone, alike = {}, {}
    for name, (parents, table) in questions.items():
        row = next(iter(table.values()))
        alone[name] = ((), {(): row})
        alike[name] = (parents, dict.fromkeys(table, row))
    one, other = beliefs(network(alone, events)), beliefs(network(alike, events))
    for name in questions:
        assert points(one[name].posterior) == pytest.approx(points(other[name].posterior))
        own = [f"e{k}" for k, (evidence, _) in enumerate(events, 1) if name in evidence]
        assert [update.event.id for update in other[name].updates] == own


def test_evidence_on_a_cause_moves_what_depends_on_it_and_back():
    situation = network(TWO, [LETTER])
    balk = believe(situation, situation.case.questions[1])
    (update,) = balk.updates
    assert (update.event.id, update.on) == ("e1", ("aim",))
    # 0.6 x 0.2 : 0.4 x 0.6 = 1 : 2, so alone is (0.1 + 2 x 0.8) / 3.
    assert balk.posterior["alone"].point == pytest.approx(1.7 / 3)
    # Seen under alone: (0.06 x 0.2 + 0.32 x 0.6) / 0.38.
    assert update.chances["alone"].point == pytest.approx(0.204 / 0.38)
    assert update.chances["behind"].point == pytest.approx(0.156 / 0.62)
    assert update.ratios["alone"] == pytest.approx((0.204 / 0.38) / (0.156 / 0.62))
    back = network(TWO, [({"balk": {"alone": 0.2, "behind": 0.8}}, None)])
    (aim, _) = back.case.questions
    # 0.6 x (0.1 x 0.2 + 0.9 x 0.8) : 0.4 x (0.8 x 0.2 + 0.2 x 0.8)
    assert believe(back, aim).posterior["time"].point == pytest.approx(0.444 / (0.444 + 0.128))


def test_two_causes_are_told_apart_only_by_their_effect():
    half = {"yes": 0.5, "no": 0.5}
    noisy = {
        (a, b): {"seen": 0.9 if "yes" in (a, b) else 0.1, "unseen": 0.1 if "yes" in (a, b) else 0.9}
        for a in ("yes", "no")
        for b in ("yes", "no")
    }
    causes = {"a": ((), {(): half}), "b": ((), {(): half}), "c": (("a", "b"), noisy)}
    on_a = ({"a": {"yes": 0.9, "no": 0.1}}, None)
    on_c = ({"c": {"seen": 0.9, "unseen": 0.1}}, None)
    before = beliefs(network(causes, [on_a]))["b"]
    assert before.updates == ()
    after = beliefs(network(causes, [on_c, on_a]))["b"]
    effect, explained = after.updates
    assert effect.after["yes"].point > 0.5
    assert explained.after["yes"].point < effect.after["yes"].point
    # What says nothing when it comes may be missed in the end.
    turned = beliefs(network(causes, [on_a, on_c]))["b"]
    assert [update.event.id for update in turned.updates] == ["e1", "e2"]
    assert turned.updates[0].without["yes"] > turned.posterior["yes"].point


def test_an_event_on_two_questions_is_one_update_of_each():
    both = ({"aim": {"time": 0.2, "bargain": 0.6}, "balk": {"alone": 0.5, "behind": 0.25}}, None)
    situation = network(TWO, [both])
    for name, belief in beliefs(situation).items():
        (update,) = belief.updates
        assert update.on == ("aim", "balk")
        assert points(update.after) == points(belief.posterior)
        assert dict(update.without) == pytest.approx(points(belief.prior))
        assert {key: chance.point for key, chance in update.chances.items()} == both[0][name]


def test_bands_hold_the_point_and_have_width_where_a_row_has():
    rows = {
        ("time",): {"alone": [0.05, 0.35], "behind": "residual"},
        ("bargain",): BALK[1][("bargain",)],
    }
    situation = network({"aim": AIM, "balk": (("aim",), rows)}, [LETTER])
    balk = believe(situation, situation.case.questions[1], draws=4000)
    band = balk.posterior["alone"]
    assert band.low < band.point < band.high
    # alone is (p + 1.6) / 3, and p evenly between 0.05 and 0.35.
    assert (band.low, band.high) == pytest.approx(((0.08 + 1.6) / 3, (0.32 + 1.6) / 3), abs=0.004)
    (aim,) = (b for name, b in beliefs(situation, 100).items() if name == "aim")
    assert aim.posterior["time"].low == aim.posterior["time"].high


def test_what_excludes_every_joint_answer_is_told_so():
    never = {("time",): {"alone": 0, "behind": 1}, ("bargain",): {"alone": 1, "behind": 0}}
    questions = {"aim": AIM, "balk": (("aim",), never)}
    events = [
        ({"aim": {"time": 0, "bargain": 0.5}}, None),
        ({"balk": {"alone": 0, "behind": 0.5}}, None),
    ]
    situation = network(questions, events)
    message = r"with 'e2' the evidence excludes every joint answer to aim and balk"
    for question in situation.case.questions:
        with pytest.raises(CaseError, match=message):
            believe(situation, question)
        with pytest.raises(CaseError, match=message):
            compete(situation, question)


def test_what_is_excluded_cannot_be_taken_to_be_true_of_what_others_depend_on():
    situation = network(TWO, [({"aim": {"time": 0, "bargain": 0.5}}, None)], {"aim": "time"})
    with pytest.raises(CaseError, match="aim=time is excluded by the priors and the evidence"):
        believe(situation, situation.case.questions[1])


JUDGES = {
    "one": {
        "name": "One",
        "weight": 3,
        "priors": {
            "aim": {"time": 0.5, "bargain": 0.5},
            "balk": [
                {"given": {"aim": "bargain"}, "prior": {"behind": 0.4, "alone": 0.6}},
                {"given": {"aim": "time"}, "prior": {"ratio": {"behind": 4}}},
            ],
        },
    },
    "two": {"name": "Two", "priors": {"aim": {"time": 0.2, "bargain": 0.8}}},
}


@pytest.mark.parametrize("kind", ["linear", "logarithmic"])
def test_judges_pool_belief_in_the_joint_answers(kind):
    situation = network(TWO, [LETTER], judges=JUDGES, pooling=kind)
    own = [
        {
            "aim": ((), {(): {"time": 0.5, "bargain": 0.5}}),
            "balk": (
                ("aim",),
                {
                    ("time",): {"alone": 0.2, "behind": 0.8},
                    ("bargain",): {"alone": 0.6, "behind": 0.4},
                },
            ),
        },
        {"aim": ((), {(): {"time": 0.2, "bargain": 0.8}}), "balk": BALK},  # the case's own rows
    ]
    one, two = (literal_joint(questions, [LETTER]) for questions in own)
    if kind == "linear":
        pooled = {key: 0.75 * one[key] + 0.25 * two[key] for key in one}
    else:
        raised = {key: one[key] ** 0.75 * two[key] ** 0.25 for key in one}
        pooled = {key: p / sum(raised.values()) for key, p in raised.items()}
    for name, belief in beliefs(situation).items():
        expected = literal_marginal(TWO, pooled, name)
        assert points(belief.posterior) == pytest.approx(expected)
        for opinion, joint in zip(belief.panel.opinions, (one, two), strict=True):
            assert dict(opinion.posterior) == pytest.approx(literal_marginal(TWO, joint, name))


@given(networks(least=2, most=3, items=3), st.data())
@settings(max_examples=25, deadline=None)
def test_a_change_beyond_its_threshold_gives_another_the_lead(drawn, data):
    questions, events = drawn
    situation = network(questions, events)
    name = data.draw(st.sampled_from(list(questions)))
    asked = next(q for q in situation.case.questions if q.id == name)
    found = compete(situation, asked)
    assert found.posterior == pytest.approx(
        literal_marginal(questions, literal_joint(questions, events), name)
    )
    for change in found.changes:
        # A hair beyond the threshold, the other one leads; a hair before, the same one.
        step = 1e-6 if change.threshold > change.point else -1e-6
        for value, leads in (
            (change.threshold + step, change.leads),
            (change.threshold - step, found.leading),
        ):
            if not 0 <= value <= 1:
                continue
            other = changed(questions, events, change, value)
            belief = literal_marginal(questions, literal_joint(*other), name)
            assert belief[leads] == pytest.approx(max(belief.values()), abs=1e-4)


def changed(questions, events, change, value):
    """Return questions and events with one number changed."""
    if change.item is not None:
        place = int(change.item.event.id[1:]) - 1
        evidence, grade = events[place]
        own = evidence[change.question] | {change.hypothesis: value}
        new = (evidence | {change.question: own}, grade)
        return questions, [*events[:place], new, *events[place + 1 :]]
    parents, table = questions[change.question]
    key = tuple(change.given[parent] for parent in parents)
    row = table[key]
    rest = (1 - value) / (1 - row[change.hypothesis])
    new = {name: p * rest for name, p in row.items()} | {change.hypothesis: value}
    return questions | {change.question: (parents, table | {key: new})}, events


def test_an_event_on_a_cause_decides_what_leads():
    found = compete(situation := network(TWO, [LETTER]), situation.case.questions[1])
    assert (found.leading, found.rows) == ("alone", ())
    (through,) = found.through
    assert (through.item.event.id, through.on, through.leads_without) == (
        "e1",
        ("aim",),
        ("behind",),
    )
    assert through.chances["alone"].point == pytest.approx(0.204 / 0.38)


def test_an_indicator_on_a_cause_tells_of_what_depends_on_it():
    watch = {"talk": {"text": "They talk.", "evidence": {"aim": {"time": 0.2, "bargain": 0.6}}}}
    situation = network(TWO, indicators=watch)
    watched = {name: belief.watched[0] for name, belief in beliefs(situation).items()}
    seen = {name: chance.point for name, chance in watched["balk"].chances.items()}
    assert seen == pytest.approx({"alone": 0.204 / 0.38, "behind": 0.156 / 0.62})
    bits = expected_bits([0.38, 0.62], [seen["alone"], seen["behind"]])
    assert watched["balk"].bits == pytest.approx(bits)
    assert watched["balk"].bits < watched["aim"].bits


@given(networks(most=3, items=2))
@settings(max_examples=15, deadline=None)
def test_joint_answers_are_drawn_as_they_are_believed(drawn):
    questions, events = drawn
    joint = joint_belief([*beliefs(network(questions, events)).values()])
    number = 20_000
    shares = {tuple(answers.values()): share for answers, share in joint.draws(number, 1)}
    for answers, likely in joint.every():
        drawn_share = shares.get(tuple(answers.values()), 0.0)
        assert abs(drawn_share - likely) < 6 * np.sqrt(likely / number) + 1e-3


def test_a_question_that_is_not_asked_yet_still_bears_on_what_depends_on_it():
    situation = network(TWO, [LETTER])
    aim, balk = situation.case.questions
    later = replace(aim, period=replace(aim.period, until=situation.events[0].at))
    case = replace(situation.case, questions=(later, balk))
    now = situate(case, "2024-02-01")
    assert [question.id for question in now.questions] == ["balk"]
    (found,) = believe_all(now, now.questions)
    assert found.posterior["alone"].point == pytest.approx(1.7 / 3)
    answers = {answer["balk"]: p for answer, p in joint_belief([found]).every()}
    assert answers == pytest.approx({"alone": 1.7 / 3, "behind": 1.3 / 3})
