"""The picture of a conflict state by state."""

import re
from collections import Counter
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from excomm.report.picture.arrows import Board
from excomm.report.picture.grid import make_grid
from report.picture.samples import STATE_BY_STATE, analysis

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name):
    """Return the graph and the picture, read as XML."""
    result = analysis(name).picture(by="state")
    return result.graph, ElementTree.fromstring(str(result))


def of_class(root, name):
    return [e for e in root.iter() if name in e.get("class", "").split()]


def box_of(state):
    frame = state.find(f"{SVG}rect")
    x, y, width, height = (float(frame.get(key)) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def inside(point, box, room):
    """Whether a point is in a box made larger by some room on all sides."""
    (x, y), (left, top, right, bottom) = point, box
    return left - room < x < right + room and top - room < y < bottom + room


def board_of(graph):
    conflict = graph.stability.conflict
    return Board(make_grid(conflict, graph.arrows), graph.arrows, 150, 80)


def boxes_of(board):
    corners = {number: board.corner(number) for number in board.grid.place}
    return {n: (x, y, x + board.width, y + board.height) for n, (x, y) in corners.items()}


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_every_state_stands_once_and_every_arrow_of_the_graph(name):
    graph, root = drawn(name)
    states = [int(e.get("data-state")) for e in of_class(root, "state")]
    assert sorted(states) == [*range(1, graph.stability.conflict.space.size + 1)]
    arrows = Counter(
        (e.get("data-party"), int(e.get("data-tail")), int(e.get("data-head")), e.get("data-kind"))
        for e in of_class(root, "arrow")
    )
    assert arrows == Counter((a.party, a.tail, a.head, a.kind) for a in graph.arrows)


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_what_is_drawn_of_a_state_is_so(name):
    graph, root = drawn(name)
    stability = graph.stability
    conflict = stability.conflict
    held = {*stability.equilibria("SEQ").tolist()}
    for state in of_class(root, "state"):
        number = int(state.get("data-state"))
        marks = [e.get("class").split()[0] for e in state.findall(f"{SVG}path")]
        cell = conflict.space.cell(number)
        stays = [stability.stable["SEQ"][party][cell] for party in conflict.parties]
        assert marks == ["fill" if content else "hollow" for content in stays]
        assert bool(of_class(state, "held")) == (number in held)
        assert bool(of_class(state, "tag")) == (number == conflict.present)
        pattern = "".join(e.text for e in state.iter(f"{SVG}tspan"))
        assert pattern == conflict.space.pattern(number).replace(" ", "")


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_heads_are_at_the_state_an_arrow_leads_to_and_bars_where_it_is_one_way(name):
    graph, root = drawn(name)
    boxes = {int(e.get("data-state")): box_of(e) for e in of_class(root, "state")}
    one_way = {(a.party, a.tail, a.head): a.one_way for a in graph.arrows}
    for arrow in of_class(root, "arrow"):
        tail, head = int(arrow.get("data-tail")), int(arrow.get("data-head"))
        [line] = of_class(arrow, "line")
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", line.get("d"))]
        assert inside(numbers[:2], boxes[tail], 6)
        assert inside(numbers[-2:], boxes[head], 13)
        heads = [e for e in of_class(arrow, "fill") if not e.get("transform")]
        final = one_way[arrow.get("data-party"), tail, head]
        assert len(of_class(arrow, "bar")) == final
        assert len(heads) == (arrow.get("data-kind") == "better" or final)
        for shape in heads:
            tip = [float(n) for n in re.findall(r"-?[\d.]+", shape.get("d"))][:2]
            assert inside(tip, boxes[head], 5)


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_no_arrow_runs_through_a_box(name):
    graph, _ = drawn(name)
    board = board_of(graph)
    boxes = boxes_of(board)
    for arrow in graph.arrows:
        for (a, b), (c, d) in pairwise(board.points(arrow)):
            for left, top, right, bottom in boxes.values():
                beside = max(a, c) <= left or min(a, c) >= right
                assert beside or max(b, d) <= top or min(b, d) >= bottom


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_no_two_arrows_share_a_piece_of_line(name):
    graph, _ = drawn(name)
    board = board_of(graph)
    pieces = [
        (min(a, c), min(b, d), max(a, c), max(b, d))
        for arrow in graph.arrows
        for (a, b), (c, d) in pairwise(board.points(arrow))
    ]
    for (a, b, c, d), (e, f, g, h) in combinations(pieces, 2):
        flat, other = b == d, f == h
        if flat and other and b == f:
            assert max(a, e) >= min(c, g)
        if not flat and not other and a == e:
            assert max(b, f) >= min(d, h)


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_no_two_boxes_touch(name):
    graph, _ = drawn(name)
    for (a, b, c, d), (e, f, g, h) in combinations(boxes_of(board_of(graph)).values(), 2):
        assert c + 20 < e or g + 20 < a or d + 20 < f or h + 20 < b


def test_two_parties_make_the_strategic_form():
    grid = make_grid(analysis("cuba-1962-classic").conflict(), ())
    assert (grid.columns, grid.rows) == (4, 3)
    assert [grid.place[number] for number in (1, 2, 5, 12)] == [(0, 0), (1, 0), (0, 1), (3, 2)]
    [(party, headings)] = grid.across
    assert party == "us"
    assert [h.text for h in headings] == [
        "neither",
        "air strike",
        "blockade",
        "air strike + blockade",
    ]


def test_a_party_alone_is_drawn_as_it_likes_the_states():
    result = analysis("one-party-of-32").picture()
    grid = make_grid(result.graph.stability.conflict, result.graph.arrows)
    places = [grid.place[a.head][1] - grid.place[a.tail][1] for a in result.graph.arrows]
    assert places == [1] * 31


def test_names_are_shown_and_are_no_markup():
    graph, root = drawn("hostile")
    title = root.find(f"{SVG}title").text
    assert title == graph.stability.conflict.situation.case.title
    assert not list(root.iter(f"{SVG}script")) + list(root.iter(f"{SVG}b"))
    assert "script" not in {e.tag.partition("}")[2] for e in root.iter()}


@pytest.mark.parametrize("name", STATE_BY_STATE)
def test_it_is_told_in_words_too(name):
    graph, root = drawn(name)
    told = root.find(f"{SVG}desc").text
    assert f"{graph.stability.conflict.space.size}" in told
    for arrow in graph.arrows:
        if arrow.kind == "better":
            assert f"{arrow.tail} to {arrow.head}" in told
    assert root.get("role") == "img"


def test_the_same_picture_is_drawn_every_time():
    for name in ("elmira", "hostile"):
        case = analysis(name)
        assert str(case.picture()) == str(type(case)(case.case).picture())
