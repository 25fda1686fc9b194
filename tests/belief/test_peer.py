"""Belief beside a Bayes network library: one question, and questions that hang together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belief.networks import WEIGHTS, literal_joint, literal_marginal, network, networks
from belief.samples import points
from excomm.belief import believe_all
from excomm.belief.tally import tally

gum = pytest.importorskip("pyagrum", reason="pyagrum is not installed")

chance = st.integers(1, 99).map(lambda n: n / 100)


@st.composite
def questions(draw):
    hypotheses, items = draw(st.integers(2, 4)), draw(st.integers(0, 6))
    raw = [draw(st.integers(1, 9)) for _ in range(hypotheses)]
    rows = [[draw(chance) for _ in range(hypotheses)] for _ in range(items)]
    return [x / sum(raw) for x in raw], rows


def inferred(priors, rows):
    """Return the posterior that exact inference in the network of the question gives."""
    network = gum.BayesNet()
    names = [f"h{k}" for k in range(len(priors))]
    question = network.add(gum.LabelizedVariable("question", "", names))
    network.cpt(question).fillWith(priors)
    for place, row in enumerate(rows):
        item = network.add(gum.LabelizedVariable(f"e{place}", "", ["seen", "not"]))
        network.addArc(question, item)
        for name, one in zip(names, row, strict=True):
            network.cpt(item)[{"question": name}] = [one, 1 - one]
    inference = gum.LazyPropagation(network)
    inference.setEvidence({f"e{place}": "seen" for place in range(len(rows))})
    inference.makeInference()
    return [float(inference.posterior(question)[k]) for k in range(len(priors))]


@given(questions())
@settings(max_examples=60, deadline=None)
def test_the_plain_update_is_that_of_a_bayes_network(question):
    priors, rows = question
    chances = np.array(rows, dtype=float).reshape(1, len(rows), len(priors))
    ones, names = np.ones(len(rows)), [f"e{place}" for place in range(len(rows))]
    found = tally(np.array([priors]), chances, ones, ones, [None] * len(rows), names)
    assert found.after[0, -1] == pytest.approx(inferred(priors, rows), rel=1e-9)


def inferred_together(questions, events):
    """Return by question what exact inference in the network of several questions gives."""
    net = gum.BayesNet()
    prior = literal_joint(questions)
    for name, (parents, table) in questions.items():
        names = list(next(iter(table.values())))
        net.add(gum.LabelizedVariable(name, "", names))
        for parent in parents:
            net.addArc(parent, name)
        for key, row in table.items():
            net.cpt(name)[dict(zip(parents, key, strict=True))] = [row[one] for one in names]
    seen = {}
    for number, (evidence, grade) in enumerate(events):
        for name, chances in evidence.items():
            item = f"e{number}_{name}"
            seen[item] = "seen"
            net.add(gum.LabelizedVariable(item, "", ["seen", "not"]))
            net.addArc(name, item)
            anyway = sum(
                p * chances[h] for h, p in literal_marginal(questions, prior, name).items()
            )
            for answer, chance in chances.items():
                counts = WEIGHTS[grade] * chance + (1 - WEIGHTS[grade]) * anyway
                net.cpt(item)[{name: answer}] = [counts, 1 - counts]
    inference = gum.LazyPropagation(net)
    inference.setEvidence(seen)
    inference.makeInference()
    return {
        name: dict(zip(next(iter(table.values())), inference.posterior(name).tolist(), strict=True))
        for name, (_, table) in questions.items()
    }


@given(networks(most=5))
@settings(max_examples=40, deadline=None)
def test_questions_that_hang_together_are_believed_as_in_a_bayes_network(drawn):
    questions, events = drawn
    situation = network(questions, events)
    expected = inferred_together(questions, events)
    for belief in believe_all(situation, situation.questions, draws=10):
        assert points(belief.posterior) == pytest.approx(expected[belief.question.id], rel=1e-9)
