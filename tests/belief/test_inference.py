"""Questions whose joint answers are too many to list, by a Bayes network library."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belief.networks import literal_joint, literal_marginal, network, networks
from belief.samples import points
from excomm.belief import believe, believe_all, compete, joint_belief
from excomm.belief.components import component_of
from excomm.belief.course import follow
from excomm.belief.inference import Inference
from excomm.belief.sampling import samples_after
from excomm.case import CaseError

NAMES = ("yes", "no")
STAYS = {("yes",): {"yes": 0.8, "no": 0.2}, ("no",): {"yes": 0.3, "no": 0.7}}


def chain(length, events=(), given=None, rows=STAYS):
    """Return a case of questions each of which depends on the one before it."""
    questions = {"q0": ((), {(): {"yes": 0.5, "no": 0.5}})}
    questions |= {f"q{k}": ((f"q{k - 1}",), rows) for k in range(1, length)}
    return network(questions, events, given)


def literal_chain(length, likelihoods):
    """Return belief in yes of every question of such a chain, forwards and backwards."""
    step = np.array([[0.8, 0.2], [0.3, 0.7]])
    likely = np.array([likelihoods.get(k, (1, 1)) for k in range(length)], dtype=float)
    forward, backward = [np.array([0.5, 0.5])], [np.ones(2)]
    for k in range(1, length):
        forward.append((forward[-1] * likely[k - 1]) @ step)
        backward.append(step @ (backward[-1] * likely[length - k]))
    found = np.array(forward) * likely * np.array(backward[::-1])
    return (found / found.sum(axis=1, keepdims=True))[:, 0]


LONG = 14
SEEN = [({"q2": {"yes": 0.1, "no": 0.6}}, None), ({"q13": {"yes": 0.9, "no": 0.3}}, None)]


@pytest.fixture
def library():
    pytest.importorskip("pyagrum", reason="pyagrum is not installed")


@given(drawn=networks(most=4, items=3), data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_library_and_the_list_agree(drawn, data):
    pytest.importorskip("pyagrum", reason="pyagrum is not installed")
    questions, events = drawn
    situation = network(questions, events)
    asked = data.draw(st.sampled_from(situation.case.questions))
    component = component_of(situation.case.questions, asked)
    name = data.draw(st.sampled_from([None, *component.ids]))
    taken = {} if name is None else {name: "h1"}
    course = follow(situation, component, [None], taken)
    places = [1 if own == name else None for own in component.ids]
    engine = Inference(component, course.rows[0], places)
    for ours, theirs in zip(course.engine.priors, engine.priors, strict=True):
        assert theirs == pytest.approx(ours)
    ours, theirs = course.after, engine.carry(course.sums)
    for axis in range(len(component.ids)):
        assert theirs.pooled[axis] == pytest.approx(ours.pooled[axis])
        assert theirs.judges[axis] == pytest.approx(ours.judges[axis])
    assert theirs.possible.all()


@pytest.mark.usefixtures("library")
def test_a_long_chain_is_believed_link_by_link():
    found = believe_all(situation := chain(LONG, SEEN), situation.questions, draws=10)
    expected = literal_chain(LONG, {2: (0.1, 0.6), 13: (0.9, 0.3)})
    assert [belief.posterior["yes"].point for belief in found] == pytest.approx(expected)
    assert [update.event.id for update in found[0].updates] == ["e1", "e2"]
    assert found[0].updates[0].on == ("q2",)
    missed = literal_chain(LONG, {13: (0.9, 0.3)})
    assert found[7].updates[0].without["yes"] == pytest.approx(missed[7])


@pytest.mark.usefixtures("library")
def test_what_is_taken_to_be_true_conditions_a_long_chain():
    (found,) = believe_all(
        situation := chain(LONG, SEEN, {"q4": "yes"}), [situation.case.questions[5]], draws=10
    )
    expected = literal_chain(LONG, {2: (0.1, 0.6), 13: (0.9, 0.3), 4: (1, 0)})
    assert found.posterior["yes"].point == pytest.approx(expected[5])


@pytest.mark.usefixtures("library")
def test_joint_answers_of_a_long_chain_are_drawn_as_they_are_believed():
    situation = chain(LONG, SEEN)
    joint = joint_belief(believe_all(situation, situation.questions, draws=1))
    assert joint.size == 0
    draws = joint.draws(4000, 1)
    assert sum(share for _, share in draws) == pytest.approx(1)
    expected = literal_chain(LONG, {2: (0.1, 0.6), 13: (0.9, 0.3)})
    for k in (0, 2, 7, 13):
        share = sum(share for answers, share in draws if answers[f"q{k}"] == "yes")
        assert share == pytest.approx(expected[k], abs=0.03)
    both = sum(share for answers, share in draws if answers["q6"] == answers["q7"])
    questions = {"q0": ((), {(): {"yes": 0.5, "no": 0.5}})}
    questions |= {f"q{k}": ((f"q{k - 1}",), STAYS) for k in range(1, LONG)}
    exact = literal_joint(questions, SEEN)
    assert both == pytest.approx(sum(p for a, p in exact.items() if a[6] == a[7]), abs=0.03)
    marginal = literal_marginal(questions, exact, "q6")
    assert marginal["yes"] == pytest.approx(expected[6])


@pytest.mark.usefixtures("library")
def test_bands_of_a_long_chain_are_those_of_the_list():
    rows = {("yes",): {"yes": [0.6, 0.95], "no": "residual"}, ("no",): STAYS[("no",)]}
    wide, listed = chain(LONG, SEEN[:1], rows=rows), chain(3, SEEN[:1], rows=rows)
    # What comes after the last thing seen says nothing of what comes before it.
    one, other = (believe(case, case.questions[1], draws=5000) for case in (wide, listed))
    assert points(one.posterior) == pytest.approx(points(other.posterior))
    assert one.draws == 100
    for side in ("low", "high"):
        band = getattr(other.posterior["yes"], side)
        assert getattr(one.posterior["yes"], side) == pytest.approx(band, abs=0.04)


@pytest.mark.usefixtures("library")
def test_samples_of_what_is_certain_are_the_points():
    situation = chain(LONG, SEEN)
    component = component_of(situation.case.questions, situation.case.questions[0])
    course = follow(situation, component, [None], {})
    for step, samples in enumerate(samples_after(course, 0, 2)):
        for axis in (0, 5, 13):
            assert samples[axis] == pytest.approx(np.tile(course.after.pooled[axis][step], (2, 1)))


@pytest.mark.usefixtures("library")
def test_evidence_that_excludes_everything_is_told_of_a_long_chain_too():
    always = {("yes",): {"yes": 1, "no": 0}, ("no",): {"yes": 0, "no": 1}}
    seen = [({"q0": {"yes": 0.5, "no": 0}}, None), ({"q13": {"yes": 0, "no": 0.5}}, None)]
    situation = chain(LONG, seen, rows=always)
    with pytest.raises(CaseError, match="with 'e2' the evidence excludes every joint answer to q0"):
        believe(situation, situation.questions[0])


@pytest.mark.usefixtures("library")
def test_what_cannot_be_done_without_a_list_is_said():
    situation = chain(LONG, SEEN)
    with pytest.raises(CaseError, match="16,384 joint answers are too many to look for"):
        compete(situation, situation.questions[0])


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyagrum", None)
    situation = chain(LONG)
    message = r"the 16,384 joint answers to 14 questions .* pip install 'excomm\[bayes\]'"
    with pytest.raises(CaseError, match=message):
        believe(situation, situation.questions[0])
