"""What can become of a state: the symbolic engine against the enumerated one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.symbolic.test_engine import generated
from conflict.test_paths import CASES, starting
from conflict.test_status_quo import ISLANDS, ONE_WAY
from excomm.case import CaseError, open_case, parse_case, situate
from excomm.case.model import Weights
from excomm.conflict import CONCEPTS, follow, follow_symbolically, make_conflict, reach
from excomm.conflict.reasons import difference
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.conflict.symbolic.stability import nearest_to

SEQ = CONCEPTS["SEQ"]


def said(item):
    """What is said of some states but for which of the nearest is shown."""
    unwilling = len(item.unwilling)
    return (
        item.name,
        item.states,
        item.by_improvements,
        item.by_moves,
        item.by,
        item.steps,
        len(item.way),
        unwilling,
        item.barred,
    )


def check_way(drawn, item, start):
    """A way's steps are moves, liked as is said, and it ends in the state shown."""
    space, conflict = drawn.conflict.space, drawn.conflict
    here = start
    for taken in item.way:
        assert taken.step.state is None
        there = space.find(taken.step.values)
        party = taken.step.party
        assert space.cell(there) in conflict.movers[party].moves(space.cell(here))
        liked = conflict.levels[party]
        change = int(liked[space.cell(there)]) - int(liked[space.cell(here)])
        assert taken.liked.better == (None if not change else change > 0)
        here = there
    if item.by is not None:
        assert here == space.find(item.state.values)
        assert item.state.pattern == space.pattern(here)


@settings(max_examples=100, deadline=None)
@given(CASES, st.integers(0, 4), st.data())
def test_it_agrees_with_the_enumerated_engine(drawn, limit, data):
    start = starting(data, drawn)
    named = drawn.conflict.space.pattern(start)
    listed = follow(drawn.conflict, str(start), concept=SEQ, limit=limit)
    symbolic = follow_symbolically(drawn.situation, named, concept=SEQ, limit=limit)
    assert symbolic.start.number is None
    assert symbolic.start.values == listed.start.values
    assert symbolic.start.outcomes == listed.start.outcomes
    assert (symbolic.size, symbolic.spreads) == (listed.size, listed.spreads)
    assert symbolic.all_equilibria == listed.all_equilibria
    assert list(map(said, symbolic.outcomes)) == list(map(said, listed.outcomes))
    if listed.all_equilibria <= limit:
        by_values = {item.state.values: said(item) for item in listed.equilibria}
        assert {item.state.values: said(item) for item in symbolic.equilibria} == by_values
    else:
        assert list(map(said, symbolic.equilibria)) == list(map(said, listed.equilibria))
    for item in (*symbolic.equilibria, *symbolic.outcomes):
        check_way(drawn, item, start)


@settings(max_examples=100, deadline=None)
@given(CASES, st.sampled_from(["moves", "improvements"]), st.data())
def test_a_way_asked_for_is_a_shortest(drawn, by, data):
    start, end = starting(data, drawn), starting(data, drawn)
    space = drawn.conflict.space
    named = [space.pattern(number) for number in (start, end)]
    (ways,) = follow_symbolically(drawn.situation, named[0], named[1:], by).ways
    steps = reach(drawn.conflict, start, by).steps[space.cell(end)]
    assert ways.steps == (None if steps < 0 else steps)
    assert ways.count is None
    for way in ways.ways:
        assert len(way) == steps
        if by == "improvements":
            assert all(taken.liked.better for taken in way)


@settings(max_examples=100, deadline=None)
@given(CASES, st.data())
def test_a_step_is_liked_for_the_same_reason(drawn, data):
    """The differences are those of the enumerated engine, where weights need no ranks."""
    start, end = starting(data, drawn), starting(data, drawn)
    space = drawn.conflict.space
    named = [space.pattern(number) for number in (start, end)]
    (ways,) = follow_symbolically(drawn.situation, named[0], named[1:]).ways
    here = start

    for taken in ways.ways[0] if ways.ways else ():
        there = space.find(taken.step.values)
        expected = difference(drawn.conflict, taken.step.party, here, there)
        if isinstance(drawn.situation.orders.get(taken.step.party), Weights):
            assert taken.liked.better == expected.better
            assert taken.liked.ranks is None
        else:
            assert taken.liked == expected
        here = there


@pytest.mark.parametrize("text", [ONE_WAY, ISLANDS])
def test_what_bars_the_way_is_the_same(text):
    situation = situate(parse_case(text))

    listed = follow(make_conflict(situation), concept=SEQ)
    symbolic = follow_symbolically(situation, concept=SEQ)
    assert [item.barred for item in symbolic.outcomes] == [item.barred for item in listed.outcomes]


def test_a_conflict_too_large_to_list_is_followed():
    situation = situate(parse_case(generated(3, 40, 8, 2)))
    told = []
    conflict = make_symbolic_conflict(situation)
    start = nearest_to(conflict, conflict.diagrams.feasible, situation.present).pattern
    quo = follow_symbolically(
        situation, start, concept=SEQ, progress=lambda *step: told.append(step)
    )
    assert quo.size > 2**30
    by_moves, willing = quo.spreads
    assert 1 <= willing.states <= by_moves.states <= quo.size
    assert [what for what, _, _ in told][-3:] == [
        "states reached by moves",
        "states reached by improvements",
        "ways to equilibria and outcomes",
    ]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"start": "1"}, "states have no numbers"),
        ({"to": ["1"]}, "states have no numbers"),
        ({"start": "b.swerve"}, "is satisfied by 2 states, not one"),
        ({"to": ["compromis"]}, "unknown name 'compromis'.*did you mean compromise"),
        ({"to": ["a.swerve and not a.swerve"]}, "no state satisfies"),
    ],
)
def test_what_is_no_state_is_refused(asked, message):
    with pytest.raises(CaseError, match=message):
        follow_symbolically(situate(open_case("chicken")), **asked)


def test_a_present_that_the_rules_exclude_is_refused():
    situation = situate(parse_case(ISLANDS + "start: {a.x: yes}\n"))
    with pytest.raises(CaseError, match=r"is not feasible: it breaks 'a.x and not b.y'"):
        follow_symbolically(situation, to=["both"])
