"""States grouped by outcome, and the improvements between groups, held against literal counts."""

from hypothesis import given
from hypothesis import strategies as st

from excomm.conflict import CONCEPTS, outcome_graph, solve
from strategies import EVENTFUL, conflicts

CASES = st.one_of(conflicts(cells=64), conflicts(cells=64, **EVENTFUL))


def outcomes_of(book, s):
    return tuple(o.id for o in book.case.outcomes if book.defined(o.id, book.states[s]))


def graph_of(drawn, most=100):
    return outcome_graph(solve(drawn.conflict, [CONCEPTS["SEQ"]]), most)


@given(CASES)
def test_groups_are_the_states_of_the_same_outcomes(drawn):
    graph, book = graph_of(drawn), drawn.textbook
    members = {}
    for s in book.states:
        members.setdefault(outcomes_of(book, s), []).append(s)
    assert {g.outcomes: g.states for g in graph.groups} == {k: len(v) for k, v in members.items()}
    held = {s for s in book.states if all(book.seq(i, s) for i in book.parties)}
    for group in graph.groups:
        assert group.merged == 1
        assert group.equilibria == len(held & {*members[group.outcomes]})
        assert group.present == (drawn.conflict.present in members[group.outcomes])
    sizes = [group.states for group in graph.groups]
    assert sizes == sorted(sizes, reverse=True)


@given(CASES, st.sampled_from([2, 3, 100]))
def test_flows_are_the_improvements_between_groups(drawn, most):
    graph, book = graph_of(drawn, most), drawn.textbook
    kept = {g.outcomes: k for k, g in enumerate(graph.groups) if g.merged == 1}
    place = {s: kept.get(outcomes_of(book, s), len(graph.groups) - 1) for s in book.states}
    expected, best = {}, {}
    for i in book.parties:
        for s in book.states:
            better = book.improvements(i, s)
            heads = {place[q] for q in better}
            tops = {place[q] for q in better if not any(book.better(i, r, q) for r in better)}
            for head in heads - {place[s]}:
                expected.setdefault((i, place[s], head), set()).add(s)
                best.setdefault((i, place[s], head), set()).update({s} if head in tops else ())
    found = {(f.party, f.tail, f.head): f for f in graph.flows}
    assert {key: flow.states for key, flow in found.items()} == {
        key: len(states) for key, states in expected.items()
    }
    for key, flow in found.items():
        assert flow.share == flow.states / graph.groups[flow.tail].states
        assert flow.best == len(best[key])
        assert flow.present == (drawn.conflict.present in expected[key])


@given(CASES, st.integers(2, 4))
def test_the_smallest_groups_are_merged_and_the_present_is_kept(drawn, most):
    graph, whole = graph_of(drawn, most), graph_of(drawn)
    assert len(graph.groups) == min(most, len(whole.groups))
    assert sum(g.states for g in graph.groups) == drawn.conflict.space.size
    assert sum(g.equilibria for g in graph.groups) == sum(g.equilibria for g in whole.groups)
    assert sum(g.merged for g in graph.groups) == len(whole.groups)
    if len(whole.groups) > most:
        assert [g.merged > 1 for g in graph.groups] == [False] * (most - 1) + [True]
    if drawn.conflict.present:
        [now] = [g for g in graph.groups if g.present]
        assert now.merged == 1
