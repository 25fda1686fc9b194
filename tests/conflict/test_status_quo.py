"""What can become of a state, against a literal search over explicit lists of moves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import Textbook
from conflict.test_paths import CASES, Arcs, legal_sequences, starting, steps_from
from conflict.test_reasons import difference
from excomm.case import CaseError, open_case, parse_case, situate
from excomm.conflict import CONCEPTS, follow, make_conflict, solve

ONE_WAY = """
excomm: 1
title: A gate
parties: {a: {name: A}, b: {name: B}}
options:
  a.x: {text: open, moves: on}
  a.y: {text: stay, moves: off}
  b.z: {text: call}
outcomes:
  shut: not a.x
  shut_and_called: not a.x and b.z
  either: not a.x and b.z or a.y and not b.z
  gone: a.x and not a.y
start: {a.x: yes}
"""

ISLANDS = """
excomm: 1
title: Islands
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: x}, b.y: {text: y}}
impossible: [{rule: a.x and not b.y}, {rule: b.y and not a.x}]
outcomes: {both: a.x and b.y}
"""


def found(text, **asked):
    return follow(make_conflict(situate(parse_case(text))), **asked)


def check(drawn, start, item, members):
    """Hold what is said of some states against the literal search."""
    textbook = drawn.textbook
    by_moves, willing = (
        {n: steps for n, steps in steps_from(textbook, start, by).items() if n in members}
        for by in ("moves", "improvements")
    )
    assert (item.states, item.by_moves, item.by_improvements) == (
        len(members),
        len(by_moves),
        len(willing),
    )
    nearest = willing or by_moves
    assert item.by == ("improvements" if willing else "moves" if by_moves else None)
    assert item.steps == min(nearest.values(), default=None)
    assert (item.barred is not None) == bool(members and not by_moves)
    if item.by is None:
        assert item.way == ()
        assert (item.state is None) == (len(members) != 1)
        return
    here = start
    for taken in item.way:
        assert taken.step.state in textbook.moves(taken.step.party, here)
        assert taken.liked == difference(textbook, taken.step.party, here, taken.step.state)
        here = taken.step.state
    assert here == item.state.number
    assert here in nearest
    if willing:
        assert not item.unwilling
        assert len(item.way) == item.steps
    else:
        assert item.unwilling
        assert len(item.way) >= item.steps


@settings(max_examples=150, deadline=None)
@given(CASES, st.sampled_from(["Nash", "SEQ"]), st.integers(0, 4), st.data())
def test_what_becomes_of_equilibria_and_outcomes(drawn, name, limit, data):
    textbook, conflict, start = drawn.textbook, drawn.conflict, starting(data, drawn)
    quo = follow(conflict, str(start), concept=CONCEPTS[name], limit=limit)
    for spread in quo.spreads:
        expected = steps_from(textbook, start, spread.by)
        assert (spread.states, spread.longest) == (len(expected), max(expected.values()))
    members = {
        outcome.id: {n for n, s in textbook.states.items() if textbook.true(outcome.when, s)}
        for outcome in textbook.case.outcomes
    }
    for item in quo.outcomes:
        check(drawn, start, item, members[item.name])
    assert [item.name for item in quo.outcomes] == list(members)
    held = set(solve(conflict, [CONCEPTS[name]]).equilibria(name).tolist())
    assert quo.all_equilibria == len(held)
    if len(held) <= limit:
        assert {item.state.number for item in quo.equilibria} == held
        for item in quo.equilibria:
            check(drawn, start, item, {item.state.number})
    else:
        assert [item.name for item in quo.equilibria] == [
            None,
            *(outcome for outcome, own in members.items() if own & held),
        ]
        for item in quo.equilibria:
            check(drawn, start, item, members.get(item.name, held) & held)


@settings(max_examples=100, deadline=None)
@given(CASES, st.sampled_from(["moves", "improvements"]), st.integers(1, 5), st.data())
def test_all_shortest_ways_to_the_nearest_are_counted_and_the_first_listed(drawn, by, limit, data):
    textbook, start = drawn.textbook, starting(data, drawn)
    ends = data.draw(st.sets(st.sampled_from(sorted(textbook.states)), min_size=1, max_size=3))
    space = drawn.conflict.space
    asked = " or ".join(
        "(" + " and ".join(said(o, v) for o, v in textbook.states[n].items()) + ")"
        for n in sorted(ends)
    )
    reached = {n: k for n, k in steps_from(textbook, start, by).items() if n in ends}
    (ways,) = follow(drawn.conflict, str(start), [asked], by, limit=limit).ways
    check(drawn, start, ways.attainment, ends)
    if not reached:
        assert (ways.steps, ways.count, ways.ways) == (None, None, ())
        return
    least = min(reached.values())
    sequences = {
        sequence
        for end, steps in reached.items()
        if steps == least
        for sequence in legal_sequences(textbook, getattr(textbook, by), start, end, least)
    }
    listed = [tuple((t.step.party, t.step.state) for t in way) for way in ways.ways]
    assert (ways.steps, ways.count) == (least, len(sequences))
    assert len(listed) == len(set(listed)) == min(limit, len(sequences))
    assert set(listed) <= sequences
    assert space.size == len(textbook.states)


def said(option, value):
    """What says that an option has a value."""
    switch = {"yes": option, "no": f"not {option}"}
    return switch.get(value, f"{option} = {value}")


@settings(max_examples=200, deadline=None)
@given(CASES, st.data())
def test_what_bars_the_way_bars_it(drawn, data):
    textbook, start = drawn.textbook, starting(data, drawn)
    quo = follow(drawn.conflict, str(start), concept=CONCEPTS["SEQ"], limit=0)
    here = textbook.states[start]
    for outcome, item in zip(textbook.case.outcomes, quo.outcomes, strict=True):
        if item.barred is None:
            continue
        members = [s for s in textbook.states.values() if textbook.true(outcome.when, s)]
        # Which options would have to go the way they cannot, state by state.
        bars = [
            {
                option.id
                for option in textbook.options.values()
                if not textbook.can_go(option.party, here, here | {option.id: s[option.id]})
            }
            for s in members
        ]
        if not all(bars):
            assert item.barred.options == ()
            for text in item.barred.rules:
                (rule,) = (r for r in textbook.case.impossible if str(r.rule) == text)
                assert leads(drawn, here, outcome.when, rule)
            for rule in textbook.case.impossible:
                if leads(drawn, here, outcome.when, rule):
                    assert str(rule.rule) in item.barred.rules
        elif set.intersection(*bars):
            assert set(item.barred.options) == set.intersection(*bars)
            assert item.barred.each
        else:
            assert set(item.barred.options) == set.union(*bars)
            assert not item.barred.each


def leads(drawn, here, formula, rule):
    """Whether moves would lead to states of a formula, were there not this rule."""
    case = drawn.textbook.case
    left = tuple(other for other in case.impossible if other is not rule)
    freed = Textbook(replace(drawn.situation, case=replace(case, impossible=left)))
    (start,) = (n for n, state in freed.states.items() if state == here)
    return any(
        freed.true(formula, freed.states[n]) and not freed.true(rule.rule, freed.states[n])
        for n in steps_from(freed, start, "moves")
    )


def test_one_way_options_bar_each_alone_or_together():
    quo = found(ONE_WAY, concept=CONCEPTS["SEQ"])
    barred = {item.name: item.barred for item in quo.outcomes}
    assert barred["gone"] is None
    assert barred["shut"].options == barred["shut_and_called"].options == ("a.x",)
    assert barred["shut"].each
    assert barred["either"].options == ("a.x", "a.y")
    assert not barred["either"].each


def test_rules_that_bar_alone_are_named():
    quo = found(ISLANDS, concept=CONCEPTS["SEQ"])
    assert quo.outcomes[0].barred.options == ()
    assert quo.outcomes[0].barred.rules == ("a.x and not b.y", "b.y and not a.x")


def test_ways_are_found_where_moves_are_not_transitive():
    conflict = make_conflict(situate(open_case("chicken")))
    arcs = {p: Arcs(conflict.space, conflict.levels[p], [(1, 2), (2, 4)]) for p in "ab"}
    (ways,) = follow(replace(conflict, movers=arcs), "1", ["4"]).ways
    assert (ways.steps, ways.count) == (2, 2)
    assert len(ways.attainment.way) == 2


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"start": "b.z"}, "is satisfied by 4 states, not one"),
        ({"start": "9"}, "there is no state 9"),
        ({"to": ["9"]}, "there is no state 9"),
        ({"to": ["shutt"]}, "unknown name 'shutt'.*did you mean shut"),
        ({"to": ["a.x and not a.x"]}, "no state satisfies"),
    ],
)
def test_what_is_no_state_is_refused(asked, message):
    with pytest.raises(CaseError, match=message):
        found(ONE_WAY, **asked)


def test_a_present_that_the_rules_exclude_is_refused():
    text = ISLANDS + "start: {a.x: yes}\n"
    with pytest.raises(CaseError, match=r"is not feasible: it breaks 'a.x and not b.y'"):
        found(text, to=["both"])
