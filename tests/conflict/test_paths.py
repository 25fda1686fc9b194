"""What follows from a state, against a literal search over explicit lists of moves."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.test_reasons import step
from excomm.case import open_case, situate
from excomm.conflict import make_conflict, reach, read_states
from strategies import EVENTFUL, conflicts

BY = st.sampled_from(["improvements", "moves"])
CASES = st.one_of(
    conflicts(cells=48), conflicts(cells=48, **EVENTFUL), conflicts(min_parties=3, **EVENTFUL)
)


def starting(data, drawn):
    """Draw a state to start from."""
    return data.draw(st.sampled_from(sorted(drawn.textbook.states)))


def steps_from(textbook, start, by):
    """The least number of steps to each state that legal sequences reach from one."""
    return textbook.legal(start, textbook.parties, getattr(textbook, by)) | {start: 0}


def changed(textbook, n, m):
    """How many options differ between two states."""
    one, other = textbook.states[n], textbook.states[m]
    return sum(one[option] != other[option] for option in textbook.options)


@settings(max_examples=300)
@given(CASES, BY, st.data())
def test_states_are_reached_in_as_many_steps_as_a_literal_search_takes(drawn, by, data):
    space, start = drawn.conflict.space, starting(data, drawn)
    expected = steps_from(drawn.textbook, start, by)
    reached = reach(drawn.conflict, start, by)
    assert (reached.start, reached.by) == (start, by)
    assert reached.states().tolist() == sorted(expected)
    assert {n: reached.steps[space.cell(n)] for n in expected} == expected
    assert (reached.steps >= 0).sum() == len(expected)
    assert reached.steps.min() >= -1


@settings(max_examples=200)
@given(CASES, BY, st.data())
def test_a_path_is_the_shortest_legal_sequence_that_the_rules_of_preference_choose(drawn, by, data):
    textbook, start = drawn.textbook, starting(data, drawn)
    allowed = getattr(textbook, by)
    expected = steps_from(textbook, start, by)
    reached = reach(drawn.conflict, start, by)
    for end, length in expected.items():
        path = reached.path(end)
        assert len(path) == length
        here, last = start, None
        for taken in path:
            assert taken.party != last
            assert taken.state in allowed(taken.party, here)
            assert taken == step(textbook, taken.party, here, taken.state)
            here, last = taken.state, taken.party
        assert here == end
        states = [start, *(taken.state for taken in path)]
        for place, after in enumerate(states[1:], 1):
            assert states[place - 1] == min(
                (
                    before
                    for before, steps in expected.items()
                    if steps == place - 1
                    and any(after in allowed(party, before) for party in textbook.parties)
                ),
                key=lambda before: (changed(textbook, before, after), before),
            )


@settings(max_examples=50)
@given(CASES, BY, st.data())
def test_no_path_leads_to_what_is_not_reached(drawn, by, data):
    start = starting(data, drawn)
    reached = reach(drawn.conflict, start, by)
    for n in set(drawn.textbook.states) - set(steps_from(drawn.textbook, start, by)):
        with pytest.raises(ValueError, match=f"state {n} is not reached from state {start} by"):
            reached.path(n)


@settings(max_examples=200)
@given(CASES, BY, st.data())
def test_the_nearest_takes_the_fewest_steps_then_changes_least_then_comes_first(drawn, by, data):
    textbook, space = drawn.textbook, drawn.conflict.space
    start = starting(data, drawn)
    wanted = data.draw(st.sets(st.sampled_from(sorted(textbook.states))))
    cells = ~space.feasible  # what is no state is never near
    for n in wanted:
        cells[space.cell(n)] = True
    expected = steps_from(textbook, start, by)
    reached = reach(drawn.conflict, start, by)

    def nearest(states):
        order = {n: (expected[n], changed(textbook, start, n), n) for n in states}
        return min(order, key=order.get, default=0)

    assert reached.nearest(cells) == nearest(wanted & set(expected))
    for length in set(expected.values()):
        tied = {n for n, steps in expected.items() if steps == length}
        assert reached.nearest(reached.steps == length) == nearest(tied)
        beyond = tied - {nearest(tied)}
        cells = np.isin(space.numbers.reshape(space.shape), list(beyond))
        assert reached.nearest(cells) == nearest(beyond)


@settings(max_examples=100)
@given(CASES)
def test_what_leads_to_a_state_is_what_it_is_reached_from(drawn):
    textbook, space = drawn.textbook, drawn.conflict.space
    for party, fibres in drawn.conflict.movers.items():
        for n in textbook.states:
            cell = space.cell(n)
            for allowed, leading in [
                (textbook.moves, fibres.moves_to(cell)),
                (textbook.improvements, fibres.improvements_to(cell)),
            ]:
                expected = [m for m in textbook.states if n in allowed(party, m)]
                assert sorted(space.number(source) for source in leading) == expected


@settings(max_examples=50)
@given(CASES, BY, st.data())
def test_what_a_formula_holds_in_may_be_asked_for_as_it_is(drawn, by, data):
    space, start = drawn.conflict.space, starting(data, drawn)
    reached = reach(drawn.conflict, start, by)
    for outcome in drawn.situation.case.outcomes:
        cells = space.where(outcome.when)
        assert reached.nearest(cells) == reached.nearest(np.broadcast_to(cells, space.shape))


@settings(max_examples=100)
@given(CASES, st.data())
def test_differences_from_a_combination_are_counted_option_by_option(drawn, data):
    textbook, space = drawn.textbook, drawn.conflict.space
    n = starting(data, drawn)
    counts = space.changed_from(space.values(n))
    assert {m: counts[space.cell(m)] for m in textbook.states} == {
        m: changed(textbook, n, m) for m in textbook.states
    }


def test_nothing_is_reached_from_what_is_no_state():
    conflict = make_conflict(situate(open_case("chicken")))
    for number in (0, 5):
        with pytest.raises(IndexError, match=f"there is no state {number}"):
            reach(conflict, number)


def test_drivers_swerve_one_after_the_other():
    conflict = make_conflict(situate(open_case("chicken")))
    stay = int(conflict.space.numbers[0])
    by_moves = reach(conflict, stay, "moves")
    assert by_moves.steps.tolist() == [[0, 1], [1, 2]]
    first, second = by_moves.path(4)
    assert (first.state, second.state) == (2, 4)
    assert first.party != second.party
    # Once one has swerved, neither likes anything better that it can reach alone.
    by_improvements = reach(conflict, stay)
    assert by_improvements.states().tolist() == [1, 2, 3]
    assert by_improvements.path(stay) == ()


class Arcs:
    """A party's moves as a list of arcs, which need not be transitive."""

    transitive = False

    def __init__(self, space, levels, arcs):
        self.space, self.levels = space, levels
        self.arcs = {(space.cell(a), space.cell(b)) for a, b in arcs}

    def _reached(self, cells, arcs):
        reached = np.zeros(cells.shape, bool)
        for before, after in arcs:
            reached[after] |= cells[before]
        return reached

    def _better(self):
        return {(a, b) for a, b in self.arcs if self.levels[b] > self.levels[a]}

    def reached_by_moves(self, cells):
        return self._reached(cells, self.arcs) | cells

    def reached_by_improvements(self, cells):
        return self._reached(cells, self._better())

    def moves_to(self, cell):
        return sorted(a for a, b in self.arcs if b == cell)

    def improvements_to(self, cell):
        return sorted(a for a, b in self._better() if b == cell)


@st.composite
def graphs(draw):
    """Draw a conflict whose moves are arcs between its states, and the arcs by party."""
    drawn = draw(CASES)
    conflict = drawn.conflict
    states = st.integers(1, conflict.space.size)
    arcs = {
        party: sorted(draw(st.sets(st.tuples(states, states).filter(lambda arc: arc[0] != arc[1]))))
        for party in conflict.parties
    }
    movers = {
        party: Arcs(conflict.space, conflict.levels[party], own) for party, own in arcs.items()
    }
    return drawn, replace(conflict, movers=movers), arcs


@settings(max_examples=300)
@given(graphs(), BY, st.data())
def test_where_moves_are_not_transitive_no_party_moves_twice_in_succession(graph, by, data):
    drawn, conflict, arcs = graph
    textbook, space, start = drawn.textbook, conflict.space, starting(data, drawn)

    def leads(party, state):
        return {
            b
            for a, b in arcs[party]
            if a == state and (by == "moves" or textbook.better(party, b, a))
        }

    reached = reach(conflict, start, by)
    expected = textbook.legal(start, textbook.parties, leads) | {start: 0}
    assert {n: reached.steps[space.cell(n)] for n in reached.states().tolist()} == expected
    for end, length in expected.items():
        sequences = set(legal_sequences(textbook, leads, start, end, length))
        assert reached.count(end) == len(sequences)
        paths = list(reached.paths(end))
        assert paths[0] == reached.path(end)
        assert {tuple((taken.party, taken.state) for taken in path) for path in paths} == sequences
        assert len(paths) == len(sequences)


@settings(max_examples=150)
@given(CASES, BY, st.data())
def test_every_shortest_legal_sequence_is_counted_and_yielded(drawn, by, data):
    textbook, start = drawn.textbook, starting(data, drawn)
    allowed = getattr(textbook, by)
    reached = reach(drawn.conflict, start, by)
    for end, length in steps_from(textbook, start, by).items():
        sequences = set(legal_sequences(textbook, allowed, start, end, length))
        found = [tuple((s.party, s.state) for s in path) for path in reached.paths(end)]
        assert len(found) == len(sequences) == reached.count(end)
        assert set(found) == sequences


def legal_sequences(textbook, leads, start, end, length, last=None):
    """Yield each legal sequence of so many steps as pairs of a mover and where it moves."""
    if not length:
        if start == end:
            yield ()
        return
    for party in textbook.parties:
        if party != last:
            for state in leads(party, start):
                for rest in legal_sequences(textbook, leads, state, end, length - 1, party):
                    yield ((party, state), *rest)


@settings(max_examples=200)
@given(CASES, st.data())
def test_as_few_steps_as_can_be_are_unwilling_and_then_the_way_is_short(drawn, data):
    textbook, space, start = drawn.textbook, drawn.conflict.space, starting(data, drawn)
    # The cheapest way to each pair of a state and who moved last, tried until nothing changes.
    cheapest = {(start, None): (0, 0)}
    changed_something = True
    while changed_something:
        changed_something = False
        for (state, last), (unwilling, steps) in list(cheapest.items()):
            for party in textbook.parties:
                for after in textbook.moves(party, state) if party != last else ():
                    willing = textbook.better(party, after, state)
                    cost = (unwilling + (not willing), steps + 1)
                    if cost < cheapest.get((after, party), (np.inf, 0)):
                        cheapest[after, party] = cost
                        changed_something = True
    expected = {}
    for (state, _), cost in cheapest.items():
        expected[state] = min(cost, expected.get(state, cost))
    reached = reach(drawn.conflict, start, "fewest unwilling")
    found = {
        n: (reached.unwilling[space.cell(n)], reached.steps[space.cell(n)])
        for n in reached.states().tolist()
    }
    assert found == expected
    for end, (unwilling, length) in expected.items():
        path = reached.path(end)
        here, last, paid = start, None, 0
        for taken in path:
            assert taken.party != last
            assert taken.state in textbook.moves(taken.party, here)
            paid += not textbook.better(taken.party, taken.state, here)
            here, last = taken.state, taken.party
        assert (here, paid, len(path)) == (end, unwilling, length)


def test_unwilling_steps_are_counted_where_moves_are_transitive():
    conflict = make_conflict(situate(open_case("chicken")))
    arcs = {p: Arcs(conflict.space, conflict.levels[p], [(1, 2)]) for p in conflict.parties}
    with pytest.raises(ValueError, match="where all moves are transitive"):
        reach(replace(conflict, movers=arcs), 1, "fewest unwilling")


# Published states of Elmira by their pattern; the four abandoned ones are one state there.
ELMIRA = {5: "N YNN Y", 8: "Y NYN Y", 9: "- --Y -"}


def test_elmira_comes_out_as_published():
    conflict = make_conflict(situate(open_case("elmira")))
    space = conflict.space
    by_moves, willing = (reach(conflict, conflict.present, by) for by in ("moves", "improvements"))
    cells = {n: space.where(read_states(space.situation, text)) for n, text in ELMIRA.items()}
    nearest = {n: by_moves.nearest(there & space.feasible) for n, there in cells.items()}
    assert {n: by_moves.steps[space.cell(s)] for n, s in nearest.items()} == {5: 1, 8: 3, 9: 1}
    assert by_moves.count(nearest[8]) == 6
    assert [n for n, there in cells.items() if willing.nearest(there & space.feasible)] == [5]


def test_of_a_common_move_only_the_legal_sequence_counts():
    conflict = make_conflict(situate(open_case("chicken")))
    arcs = {"a": [(1, 2), (2, 4)], "b": [(1, 2)]}
    movers = {p: Arcs(conflict.space, conflict.levels[p], own) for p, own in arcs.items()}
    reached = reach(replace(conflict, movers=movers), 1, "moves")
    assert reached.by_last[:, *conflict.space.cell(2)].tolist() == [1, 1]
    assert reached.count(4) == 1
    assert [[taken.party for taken in path] for path in reached.paths(4)] == [["b", "a"]]
    alone = {"a": movers["a"], "b": Arcs(conflict.space, conflict.levels["b"], [])}
    assert reach(replace(conflict, movers=alone), 1, "moves").states().tolist() == [1, 2]
