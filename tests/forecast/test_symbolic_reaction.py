"""Reactions where states are too many to list agree with those where they are listed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, Statements, parse_case
from excomm.case.logic import Name
from excomm.conflict import CONCEPTS, held_to, make_conflicts
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.conflict.symbolic.part import bits_in, list_part, part_of
from excomm.estimate.reactions import find_reaction
from excomm.forecast import Act, Branch, react
from excomm.forecast import symbolic_scenes as scenes
from strategies import conflicts

SMALL = conflicts(max_parties=4, cells=48, orders=("statements", "statements", "ranking", None))
WEIGHED = conflicts(max_parties=3, cells=24, orders=("weights", "statements"))
RUNS = 400


@st.composite
def acts(draw, situation):
    """Draw an act: one or two options set to any value, or nothing done."""
    options = draw(st.lists(st.sampled_from(situation.case.options), max_size=2, unique=True))
    sets = {option.id: draw(st.integers(0, len(option.values) - 1)) for option in options}
    return Act("x", "x", sets, tuple({name.partition(".")[0]: None for name in sets}))


def turned(situation):
    """The same situation with every party's statements in the opposite order."""
    orders = {
        party: replace(order, items=order.items[::-1]) if isinstance(order, Statements) else order
        for party, order in situation.orders.items()
    }
    return replace(situation, orders=orders)


@st.composite
def severe(draw, situation):
    """The same situation, some of its options with a severity."""
    case = situation.case
    marks = draw(st.lists(st.sampled_from([None, 1.0, 2.0]), min_size=9, max_size=9))
    options = tuple(
        replace(option, severity=marks[place % len(marks)])
        for place, option in enumerate(case.options)
    )
    return replace(situation, case=replace(case, options=options))


def both_ways(situation, act, **more):
    """The reaction by both engines, mixed over two sets of orders."""
    situations = [situation, turned(situation)]
    listed = [
        Branch(c.situation, share, ({},), c)
        for c, share in zip(make_conflicts(situations), (0.7, 0.3), strict=True)
    ]
    bare = [replace(branch, conflict=None) for branch in listed]
    return react(situation, listed, act), react(situation, bare, act, **more)


def check_likelihood(one, other, places=1e-9):
    for field in ("point", "low", "high"):
        assert getattr(one, field) == pytest.approx(getattr(other, field), abs=places)


def by_values(choices):
    return {
        choices.space.values(number): choices.chances[:, :, place]
        for place, number in enumerate(choices.states.tolist())
    }


def rung_key(rung):
    return rung.party, rung.option or "", rung.value or ""


def check_the_same(listed, symbolic):
    assert symbolic.at == replace(listed.at, number=None)
    rungs = [sorted(found.ladder, key=rung_key) for found in (listed, symbolic)]
    for one, other in zip(*rungs, strict=True):
        assert replace(one, first=None, second=None) == replace(other, first=None, second=None)
        check_likelihood(one.first, other.first)
        check_likelihood(one.second, other.second)
    for one, other in zip(listed.spent, symbolic.spent, strict=True):
        assert one.factor == other.factor
        assert (one.before, one.after) == pytest.approx((other.before, other.after))
    assert [found.party for found in listed.parties] == [found.party for found in symbolic.parties]
    for party, turns in listed.chosen.items():
        for turn, others in zip(turns, symbolic.chosen[party], strict=True):
            mine, theirs = by_values(turn), by_values(others)
            for values in {*mine, *theirs}:
                zero = np.zeros(turn.chances.shape[:2])
                assert theirs.get(values, zero) == pytest.approx(mine.get(values, zero), abs=1e-9)
        for one, other in zip(
            (listed[party].first, listed[party].second),
            (symbolic[party].first, symbolic[party].second),
            strict=True,
        ):
            check_turn(one, other)


def check_turn(one, other):
    assert one.certain == other.certain
    assert one.rest == pytest.approx(other.rest, abs=1e-9)
    # Replies as likely as each other may change places by the last digit.
    reasons = {reply.state.values: reply for reply in other.replies}
    assert len(one.replies) == len(other.replies)
    for reply in one.replies:
        if (same := reasons.get(reply.state.values)) is None:
            assert reply.chance.point == pytest.approx(one.replies[-1].chance.point)
            continue
        assert same.state == replace(reply.state, number=None)
        check_likelihood(reply.chance, same.chance)
        for part in ("changes", "kept", "gained", "broken", "feared", "feared_anyway"):
            assert getattr(reply, part) == getattr(same, part)


@given(SMALL, st.data())
@settings(max_examples=60, deadline=None)
def test_the_reaction_is_the_listed_one(drawn, data):
    assume(drawn.conflict.present)
    situation = data.draw(severe(drawn.situation))
    check_the_same(*both_ways(situation, data.draw(acts(situation))))


@given(WEIGHED, st.data())
@settings(max_examples=25, deadline=None)
def test_weights_are_listed_where_a_party_has_few_choices(drawn, data):
    assume(drawn.conflict.present)
    check_the_same(*both_ways(drawn.situation, data.draw(acts(drawn.situation))))


@given(SMALL)
@settings(max_examples=12, deadline=None)
def test_drawn_replies_lie_near_the_exact_ones(drawn):
    assume(drawn.conflict.present)
    act = Act("x", "x", {}, ())
    before, scenes.MOST_CHOICES = scenes.MOST_CHOICES, 0
    try:
        exact, found = both_ways(drawn.situation, act, runs=RUNS, seed=3)
    finally:
        scenes.MOST_CHOICES = before
    assert (found.runs, found.seed, exact.runs, exact.seed) == (RUNS, 3, None, None)
    assert all(reaction.drawn for reaction in found.parties)
    for party, turns in exact.chosen.items():
        for turn, others in zip(turns, found.chosen[party], strict=True):
            assert others.chances.sum(axis=2) == pytest.approx(np.ones((2, len(found.manners))))
            mine, theirs = by_values(turn), by_values(others)
            assert set(theirs) <= set(mine)
            for values, chances in mine.items():
                share = theirs.get(values, np.zeros_like(chances))
                error = np.maximum((chances * (1 - chances) / RUNS) ** 0.5, 0.01)
                assert (abs(share - chances) <= 5 * error).all()
    for mine, theirs in zip(exact.ladder, found.ladder, strict=False):
        assert mine.first.error == 0 < theirs.first.error < 0.05


@given(SMALL)
@settings(max_examples=40, deadline=None)
def test_a_part_has_the_levels_of_the_whole(drawn):
    assume(drawn.conflict.present)
    situation, whole = drawn.situation, drawn.conflict
    symbolic = make_symbolic_conflict(situation)
    for party in whole.parties:
        space = part_of(situation, [situation.present], free=party)
        part = list_part(symbolic, space)
        numbers = [whole.space.find(space.values(number)) for number in range(1, space.size + 1)]
        assert sorted(numbers) == numbers
        reached = whole.movers[party].moves(whole.space.cell(whole.present))
        assert {whole.space.number(cell) for cell in reached} == {
            numbers[space.number(cell) - 1]
            for cell in part.movers[party].moves(space.cell(part.present))
        }
        held = held_to(whole, party, CONCEPTS["SEQ"])
        bits = bits_in(symbolic.diagrams, symbolic.levels_held_to(party, CONCEPTS["SEQ"]), space)
        for levels, seen in ((whole.levels[party], None), (held, bits)):
            mine = [int(levels[whole.space.cell(number)]) for number in numbers]
            own = part.levels[party].reshape(-1)[space.cells].tolist()
            theirs = own if seen is None else [tuple(row) for row in seen.tolist()]
            order = sorted(range(len(mine)), key=lambda k: (mine[k], k))
            assert order == sorted(range(len(mine)), key=lambda k: (theirs[k], k))


MANY = """
excomm: 1
title: Many
parties: {a: {name: A}, b: {name: B}}
options:
  a.go: {text: go}
  OPTIONS
orders:
  a: [{id: calm, want: not b.o0}]
  b: [{id: answer, want: b.o0 iff a.go}, {id: thrift, want: "at most 3 of (NAMES)"}]
"""


def many(options, orders=None):
    names = [f"b.o{k}" for k in range(options)]
    text = MANY.replace("OPTIONS", "\n  ".join(f"{name}: {{text: act}}" for name in names))
    text = text.replace("NAMES", ", ".join(names))
    return parse_case(text.replace("[{id: answer", orders + " #[") if orders else text)


def test_a_party_of_many_options_has_its_replies_drawn():
    found = find_reaction(many(13), "a.go", listed=False, runs=40, seed=1)
    assert found["b"].drawn
    answered = found.chance("b", Name("b.o0"))
    assert answered.point == pytest.approx(0.94, abs=0.15)
    assert 0 < answered.error < 0.1
    again = find_reaction(many(13), "a.go", listed=False, runs=40, seed=1)
    assert again.chance("b", Name("b.o0")) == answered
    fewer = find_reaction(many(12), "a.go", listed=False)
    assert not fewer["b"].drawn
    assert fewer.runs is None
    # By the definition: answered unless overlooked, in the middle of the range, e = 0.11.
    exact = find_reaction(many(12), "a.go")
    check_likelihood(fewer.chance("b", Name("b.o0")), exact.chance("b", Name("b.o0")))


def test_drawing_needs_statements():
    with pytest.raises(CaseError, match="b weighs its options"):
        find_reaction(many(13, "{weights: {b.o0: 1}}"), "a.go", listed=False)


def test_an_act_is_held_against_the_rules_and_one_way_options():
    text = """
excomm: 1
title: One way
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: x, moves: on}, a.y: {text: y}, b.z: {text: z}}
impossible: [{rule: a.y and b.z, why: Not both.}]
start: {a.x: yes, b.z: yes}
"""
    for listed in (True, False):
        with pytest.raises(CaseError, match=r"a\.x cannot be undone"):
            find_reaction(parse_case(text), "a.x=no", listed=listed)
        with pytest.raises(CaseError, match=r"it breaks 'a\.y and b\.z'"):
            find_reaction(parse_case(text), "a.y", listed=listed)


def test_a_present_that_the_rules_exclude_is_said_to_be():
    text = """
excomm: 1
title: Excluded
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: x}, b.y: {text: y}}
impossible: [b.y]
start: {b.y: yes}
events: [{id: done, at: 2000-01-01, text: It is done., from: a, sets: {a.x: yes}}]
"""
    for listed in (True, False):
        with pytest.raises(CaseError, match="is not feasible"):
            find_reaction(parse_case(text), "done", listed=listed)


def test_moves_beyond_options_need_the_states_listed():
    barred = replace(many(4), barred=parse_case(BARRED).barred)
    assert find_reaction(barred, "a.go").parties
    with pytest.raises(CaseError, match="use the enumerated engine"):
        find_reaction(barred, "a.go", listed=False)


BARRED = """
excomm: 1
title: Barred
parties: {a: {name: A}, b: {name: B}}
options: {a.go: {text: go}, b.o0: {text: act}}
barred: [{party: b, to: b.o0}]
"""


def test_what_is_severe_only_when_repeated_has_no_chance_at_first():
    case = parse_case(LATER)
    for listed in (True, False):
        found = find_reaction(case, "a.go", listed=listed)
        (rung,) = [rung for rung in found.ladder if rung.option == "b.last"]
        assert (rung.first.point, rung.first.low, rung.first.high) == (0, 0, 0)
        assert rung.second.point > 0


LATER = """
excomm: 1
title: Later
parties: {a: {name: A}, b: {name: B}}
options:
  a.go: {text: go, levels: [none, once, again]}
  b.last: {text: do the last thing, severity: 5}
impossible: [b.last and a.go <= once]
"""
