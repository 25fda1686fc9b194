"""The plain update beside a Bayes network library: a question with independent items."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
