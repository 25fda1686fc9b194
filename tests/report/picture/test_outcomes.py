"""The picture of a conflict grouped by outcome."""

import re
from xml.etree import ElementTree

import pytest

from excomm.report.picture.outcomes import telling
from report.picture.samples import LIBRARY, TEXTS, analysis

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [*LIBRARY, *TEXTS]


def drawn(name):
    result = analysis(name).picture(by="outcome")
    return result.graph, ElementTree.fromstring(str(result))


def of_class(root, name):
    return [e for e in root.iter() if name in e.get("class", "").split()]


def texts(root):
    return [" ".join(e.itertext()) for e in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_every_group_stands_once_with_its_counts(name):
    graph, root = drawn(name)
    boxes = of_class(root, "group")
    assert [int(e.get("data-group")) for e in boxes] == [*range(len(graph.groups))]
    for box, group in zip(boxes, graph.groups, strict=True):
        said = " ".join(texts(box))
        assert f"{group.states:,} state" in said
        assert f"{group.equilibria:,} equilibri" in said
        assert ("present" in texts(box)) == group.present
        whole, part = (
            float(e.get("width")) for e in box.findall(f"{SVG}rect") if e.get("height") == "6"
        )
        assert part / whole == pytest.approx(group.equilibria / group.states, abs=0.06)


@pytest.mark.parametrize("name", NAMES)
def test_every_telling_flow_is_drawn_and_no_other(name):
    graph, root = drawn(name)
    found = [
        (lines.get("data-party"), int(e.get("data-tail")), int(lines.get("data-head")))
        for lines in of_class(root, "flows")
        for e in of_class(lines, "flow")
    ]
    assert sorted(found) == sorted((f.party, f.tail, f.head) for f in telling(graph))


@pytest.mark.parametrize("name", NAMES)
def test_a_telling_flow_is_the_first_of_its_party_and_group(name):
    graph, _ = drawn(name)
    chosen = telling(graph)
    assert {*chosen} <= {*graph.flows}
    assert len({(f.party, f.tail) for f in chosen}) == len(chosen)
    for flow in graph.flows:
        rivals = [f for f in chosen if (f.party, f.tail) == (flow.party, flow.tail)]
        if flow.share >= 0.1 or flow.present:
            [first] = rivals
            assert first.present or not flow.present
            assert first.share >= flow.share or first.present > flow.present
        elif rivals:
            assert rivals[0].present or rivals[0].share >= 0.1


@pytest.mark.parametrize("name", NAMES)
def test_lines_lead_from_the_box_they_leave_to_the_one_they_enter(name):
    _, root = drawn(name)
    spans = []
    for box in of_class(root, "group"):
        frame = box.find(f"{SVG}rect")
        top = float(frame.get("y"))
        spans.append((top, top + float(frame.get("height"))))
    for lines in of_class(root, "flows"):
        for flow in of_class(lines, "flow"):
            way = of_class(flow, "line")[-1]
            numbers = [float(n) for n in re.findall(r"-?[\d.]+", way.get("d"))]
            start, end = numbers[1], numbers[-2]
            low, high = spans[int(flow.get("data-tail"))]
            assert low < start < high
            low, high = spans[int(lines.get("data-head"))]
            assert low < end < high


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_said(name):
    graph, root = drawn(name)
    left = len(graph.flows) - len(telling(graph))
    said = " ".join(texts(root))
    assert (f"Of the {left} left out" in said) == (left > 0)


def test_a_large_conflict_is_grouped():
    graph, root = drawn("cuba-1962")
    assert sum(group.states for group in graph.groups) == 184_275
    assert "stalemate + trade" in texts(root)
    assert str(analysis("cuba-1962").picture()) == str(analysis("cuba-1962").picture(by="outcome"))


def test_of_many_groups_the_smallest_are_one():
    graph, root = drawn("many-groups")
    merged = graph.groups[-1]
    assert f"others ({merged.merged} groups)" in texts(root)
    assert len(graph.groups) == 14
