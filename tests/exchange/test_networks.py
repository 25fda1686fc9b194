"""Bayes networks out to GeNIe and in again."""

import pytest
import yaml
from hypothesis import given, settings

from belief.networks import HEAD, literal_joint, literal_marginal, network, networks
from excomm.belief import believe
from excomm.case import CaseError, parse_case, situate
from excomm.exchange import as_xdsl, read_xdsl

TWO = """<smile version="1.0" id="n"><nodes>
<cpt id="Balk"><state id="alone"/><state id="Moscow behind it"/><parents>aim</parents>
<probabilities>0.1 0.9 0.8 0.2</probabilities></cpt>
<cpt id="aim"><state id="time"/><state id="not"/><probabilities>0.6 0.4</probabilities></cpt>
</nodes><extensions><genie version="1.0"><submodel>
<node id="aim"><name>What does it want?</name></node></submodel></genie></extensions></smile>
"""


def read(tmp_path, text):
    path = tmp_path / "network.xdsl"
    path.write_text(text, encoding="utf-8")
    return read_xdsl(path)


def test_nodes_are_questions_in_any_order(tmp_path):
    fragment = read(tmp_path, TWO)
    questions = yaml.safe_load(fragment.text)["questions"]
    assert fragment.names == ("Balk", "aim") == tuple(questions)
    assert questions["aim"]["asks"] == "What does it want?"
    assert questions["aim"]["hypotheses"]["not_"]["prior"] == 0.4
    assert questions["Balk"]["depends_on"] == ["aim"]
    assert questions["Balk"]["priors"] == [
        {"given": {"aim": "time"}, "prior": {"alone": 0.1, "moscow_behind_it": 0.9}},
        {"given": {"aim": "not_"}, "prior": {"alone": 0.8, "moscow_behind_it": 0.2}},
    ]
    assert fragment.notes == (
        "the questions are about 'someone': put the parties there that each is about",
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<parents>aim</parents>", "<parents>aims</parents>", "unknown parent 'aims'.*mean aim"),
        ("0.1 0.9 0.8 0.2", "0.1 0.9 0.8", "the table of 'Balk' needs 4 numbers"),
        ("0.1 0.9 0.8 0.2", "0.1 0.9 0.8 x", "the table of 'Balk' needs 4 numbers"),
        ("0.1 0.9 0.8 0.2", "0.1 0.9 0.8 nan", "the table of 'Balk' needs 4 numbers"),
        ("0.6 0.4", "0.6 0.3", "of 'aim' adds up to 0.9, not to 1"),
        ('<state id="not"/>', "", "the node 'aim' has no two states"),
        ("</smile>", "", "2|3|4|5|6|7|8.*this is no XML"),
        ("<parents>aim</parents>", "<parents>Balk</parents>", "a cycle: Balk -> Balk"),
        ("cpt", "noisymax", "the node 'Balk' is a noisymax"),
        ("nodes>", "knots>", "the network has no nodes"),
    ],
)
def test_what_is_no_network_is_told_so(tmp_path, old, new, message):
    with pytest.raises(CaseError, match=message):
        read(tmp_path, TWO.replace(old, new))


@given(drawn=networks())
@settings(max_examples=25, deadline=None)
def test_what_goes_out_comes_in_again(tmp_path_factory, drawn):
    questions, events = drawn
    text = as_xdsl(network(questions, events))
    content = yaml.safe_load(read(tmp_path_factory.mktemp("xdsl"), text).text)
    for question in content["questions"].values():
        assert question.pop("about") == ["someone"]
        question["about"] = ["a"]
    case = parse_case(yaml.safe_dump(HEAD | content, width=1000), "read")
    prior = literal_joint(questions)
    for question in case.questions:
        found = believe(situate(case), question, draws=10).prior
        expected = literal_marginal(questions, prior, question.id)
        assert {name: band.point for name, band in found.items()} == pytest.approx(expected)
    assert len(case.indicators) == sum(len(evidence) for evidence, _ in events)


def test_a_table_has_the_last_parent_change_first():
    sides = {"a": ("x", "y"), "b": ("u", "v", "w")}
    even = {key: {name: 1 / len(names) for name in names} for key, names in sides.items()}
    rows = {
        (a, b): {"s": (3 * i + k) / 10, "t": 1 - (3 * i + k) / 10}
        for i, a in enumerate(sides["a"])
        for k, b in enumerate(sides["b"])
    }
    questions = {"a": ((), {(): even["a"]}), "b": ((), {(): even["b"]}), "c": (("a", "b"), rows)}
    text = as_xdsl(network(questions))
    assert "<parents>a b</parents>" in text
    assert "<probabilities>0 1 0.1 0.9 0.2 0.8 0.3 0.7 0.4 0.6 0.5 0.5</probabilities>" in text


def evidence_seen(gum, path):
    """Return what the network says once all its items of evidence are seen."""
    net = gum.loadBN(str(path))
    inference = gum.LazyPropagation(net)
    items = [name for name in net.names() if net.variable(name).labels() == ("seen", "unseen")]
    inference.setEvidence(dict.fromkeys(items, "seen"))
    inference.makeInference()
    return {
        name: dict(
            zip(net.variable(name).labels(), inference.posterior(name).tolist(), strict=True)
        )
        for name in net.names()
        if name not in items
    }


# pyAgrum 3.3 takes the parents of a table in the other order than GeNIe where there are several.
@given(drawn=networks(parents_each=1))
@settings(max_examples=25, deadline=None)
def test_another_program_reads_the_same_belief(tmp_path_factory, drawn):
    gum = pytest.importorskip("pyagrum", reason="pyagrum is not installed")
    questions, events = drawn
    situation = network(questions, events)
    path = tmp_path_factory.mktemp("xdsl") / "network.xdsl"
    path.write_text(as_xdsl(situation), encoding="utf-8")
    found = evidence_seen(gum, path)
    for question in situation.case.questions:
        belief = believe(situation, question, draws=10).posterior
        points = {name: band.point for name, band in belief.items()}
        assert found[question.id] == pytest.approx(points, rel=1e-6)
