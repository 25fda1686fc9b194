"""The state graph, as DOT and as GraphML."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import concept, make_conflict
from excomm.exchange import as_dot, as_graphml, graph, move_graph
from excomm.exchange.graphml import NAMESPACE
from strategies import conflicts

HOSTILE = st.text(st.sampled_from(' "\\&<>{}|;\n\tnNl[]=Zé中]-'), min_size=1, max_size=8).filter(
    str.strip
)


def graph_of(conflict, improvements_only=False):
    return move_graph(conflict, concept("SEQ"), improvements_only)


def big(options, order="{weights: {a.o0: 1}}"):
    """A conflict of one party with so many options."""
    held = "".join(f"  a.o{n}: {{text: do it}}\n" for n in range(options))
    text = f"excomm: 1\ntitle: Big\nparties: {{a: {{name: A}}}}\noptions:\n{held}"
    return make_conflict(situate(parse_case(f"{text}orders: {{a: {order}}}\n")))


# The graph


@given(conflicts(max_parties=3, cells=48), st.booleans())
def test_the_graph_is_that_of_the_textbook(drawn, improvements_only):
    textbook, conflict = drawn.textbook, drawn.conflict
    found = graph_of(conflict, improvements_only)
    assert {(move.party, move.source, move.target, move.improvement) for move in found.moves()} == {
        (party, s, q, textbook.better(party, q, s))
        for party in textbook.parties
        for s in textbook.states
        for q in (textbook.improvements if improvements_only else textbook.moves)(party, s)
    }
    outcomes = textbook.case.outcomes
    assert [(n.number, n.stable, n.equilibrium, n.outcomes) for n in found.nodes] == [
        (
            s,
            tuple(party for party in textbook.parties if textbook.seq(party, s)),
            all(textbook.seq(party, s) for party in textbook.parties),
            tuple(item.id for item in outcomes if textbook.true(item.when, state)),
        )
        for s, state in textbook.states.items()
    ]
    assert [n.number for n in found.nodes if n.present] == [conflict.present][
        : bool(conflict.present)
    ]


@given(conflicts())
def test_moves_are_counted_as_they_are_listed(drawn):
    textbook = drawn.textbook
    for party, fibres in drawn.conflict.movers.items():
        states = textbook.states
        assert fibres.count_moves() == sum(len(textbook.moves(party, s)) for s in states)
        improvements = sum(len(textbook.improvements(party, s)) for s in states)
        assert fibres.count_improvements() == improvements


def test_too_many_moves_are_refused_before_they_are_listed():
    conflict = big(12)
    with pytest.raises(CaseError, match="the graph has 16,773,120 moves, over 1,000,000"):
        graph_of(conflict)
    with pytest.raises(CaseError, match="the graph has 4,194,304 improvements, over 1,000,000"):
        graph_of(conflict, improvements_only=True)


def test_a_graph_that_improvements_make_small_is_told_of_them():
    conflict = big(10, "{weights: {a.o0 and a.o1 and a.o2: 1}}")
    with pytest.raises(CaseError, match="--improvements leaves out"):
        graph_of(conflict)
    assert sum(1 for _ in graph_of(conflict, improvements_only=True).moves()) == 128 * 896


def test_too_many_states_are_refused(monkeypatch):
    monkeypatch.setattr(graph, "MAX_STATES", 15)
    with pytest.raises(CaseError, match="the graph has 16 states, over 15"):
        graph_of(big(4))


def test_the_size_is_known_before_anything_is_solved():
    steps = []
    with pytest.raises(CaseError):
        move_graph(big(12), concept("SEQ"), progress=lambda *step: steps.append(step))
    assert steps == []


# DOT, read by the grammar of its documentation, as far as it is used

TOKEN = re.compile(
    r'\s*(?:"((?:[^"\\]|\\.)*)"|(->)|([A-Za-z_][A-Za-z_0-9]*|-?[0-9.]+)|([{}\[\];,=]))', re.DOTALL
)


def read_dot(text):
    """Return the nodes and edges of a graph in DOT, each with its attributes."""
    tokens, place = [], 0
    while text[place:].strip():
        match = TOKEN.match(text, place)
        assert match, text[place : place + 40]
        quoted, arrow, word, mark = match.groups()
        tokens.append(("text", quoted) if quoted is not None else ("sign", arrow or word or mark))
        place = match.end()
    stream = iter(tokens)
    take = stream.__next__

    def expect(sign):
        assert take() == ("sign", sign)

    for sign in ("digraph", "states", "{"):
        expect(sign)
    nodes, edges, about = {}, [], {}
    while (token := take()) != ("sign", "}"):
        name, after = token[1], take()
        target = None
        if after == ("sign", "->"):
            target, after = take()[1], take()
        assert after == ("sign", "[")
        attributes = {}
        while after != ("sign", "]"):
            key = take()[1]
            expect("=")
            attributes[key] = take()[1]
            after = take()
            assert after in (("sign", ","), ("sign", "]"))
        expect(";")
        if name in ("graph", "node", "edge"):
            about[name] = attributes
        elif target is None:
            nodes[name] = attributes
        else:
            edges.append((name, target, attributes))
    assert next(stream, None) is None
    return about, nodes, edges


def lines_of(label):
    r"""Return the lines that Graphviz shows of a label: ``\n`` ends one, ``\x`` is x."""
    lines, after = [""], False
    for char in label:
        if after and char in "nlrNGETH":
            assert char == "n", "only ends of lines are meant"
            lines.append("")
        elif after or char != "\\":
            lines[-1] += char
        after = char == "\\" and not after
    return [line.replace("&amp;", "&") for line in lines]


def flat(text):
    return " ".join(text.split())


@given(conflicts(max_parties=3, cells=48))
def test_dot_holds_the_graph(drawn):
    found = graph_of(drawn.conflict)
    _, nodes, edges = read_dot(as_dot(found))
    assert {
        (int(name), tuple(lines_of(look["label"])), look["stable"], "peripheries" in look,
         look.get("style") == "bold")
        for name, look in nodes.items()
    } == {
        (n.number, (f"{n.number}: {n.pattern}", *n.outcomes), " ".join(n.stable), n.equilibrium,
         n.present)
        for n in found.nodes
    }  # fmt: skip
    assert [(s, t, look["label"], "style" not in look) for s, t, look in edges] == [
        (str(m.source), str(m.target), m.party, m.improvement) for m in found.moves()
    ]


@given(HOSTILE, HOSTILE)
def test_no_name_upsets_dot(title, name):
    conflict = named(title, name)
    about, nodes, _ = read_dot(as_dot(graph_of(conflict)))
    shown = lines_of(about["graph"]["label"])
    assert (shown[0], shown[-1]) == (flat(title), f"a: {flat(name)}")
    assert len(nodes) == 2


def named(title, name):
    """A conflict of any title whose party has any name."""
    content = {
        "excomm": 1,
        "title": title,
        "parties": {"a": {"name": name}},
        "options": {"a.x": {"text": name}},
    }
    return make_conflict(situate(parse_case(yaml.safe_dump(content))))


# GraphML


def read_graphml(text):
    """Return the keys, and the nodes, edges and graph with their typed data."""
    root = ElementTree.fromstring(text)
    tag = f"{{{NAMESPACE}}}"
    assert root.tag == f"{tag}graphml"
    *declared, drawn = root
    keys = {}
    for key in declared:
        assert key.tag == f"{tag}key"
        keys[key.get("id")] = (key.get("for"), key.get("attr.name"), key.get("attr.type"))
    assert drawn.tag == f"{tag}graph"
    assert drawn.get("edgedefault") == "directed"
    typed = {"int": int, "boolean": {"true": True, "false": False}.__getitem__, "string": str}

    def data(item, kind):
        found = {}
        for part in item.findall(f"{tag}data"):
            about, name, form = keys[part.get("key")]
            assert about == kind
            found[name] = typed[form](part.text or "")
        assert {name for about, name, _ in keys.values() if about == kind} == {*found}
        return found

    nodes = {item.get("id"): data(item, "node") for item in drawn.findall(f"{tag}node")}
    edges = [
        (item.get("id"), item.get("source"), item.get("target"), data(item, "edge"))
        for item in drawn.findall(f"{tag}edge")
    ]
    assert {item.tag for item in drawn} <= {f"{tag}{name}" for name in ("data", "node", "edge")}
    return data(drawn, "graph"), nodes, edges


@given(conflicts(max_parties=3, cells=48), st.booleans())
def test_graphml_holds_the_graph(drawn, improvements_only):
    found = graph_of(drawn.conflict, improvements_only)
    about, nodes, edges = read_graphml(as_graphml(found))
    assert (about["concept"], about["parties"].split()) == ("SEQ", [*drawn.conflict.parties])
    assert nodes == {
        f"s{n.number}": {
            "number": n.number,
            "pattern": n.pattern,
            "outcomes": " ".join(n.outcomes),
            "present": n.present,
            "stable": " ".join(n.stable),
            "equilibrium": n.equilibrium,
        }
        for n in found.nodes
    }
    assert [(source, target, data) for _, source, target, data in edges] == [
        (f"s{m.source}", f"s{m.target}", {"party": m.party, "improvement": m.improvement})
        for m in found.moves()
    ]
    assert len({name for name, *_ in edges}) == len(edges)


@given(HOSTILE)
def test_no_name_upsets_graphml(title):
    about, _, _ = read_graphml(as_graphml(graph_of(named(title, "A"))))
    assert about["title"] == flat(title)


def test_what_xml_has_no_sign_for_is_left_out():
    found = graph_of(big(1))
    space = found.conflict.space
    case = replace(space.situation.case, title="a\x00b\ud800c\ufffed")
    conflict = replace(
        found.conflict, space=replace(space, situation=replace(space.situation, case=case))
    )
    about, _, _ = read_graphml(as_graphml(graph_of(conflict)))
    assert about["title"] == "a b c d"
    assert np.array_equal(conflict.space.feasible, space.feasible)
