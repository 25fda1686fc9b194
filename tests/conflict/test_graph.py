"""The graph of a conflict: few arrows that say what the literal definitions say."""

from hypothesis import given
from hypothesis import strategies as st

from excomm.conflict import CONCEPTS, Step, solve, state_graph
from strategies import EVENTFUL, conflicts

CASES = st.one_of(conflicts(cells=48), conflicts(cells=48, **EVENTFUL))


def graph_of(drawn):
    return state_graph(solve(drawn.conflict, [CONCEPTS["Nash"]]))


def told(graph, party, state):
    """Return the states that a party's arrows lead to from one, an improvement among them."""
    links = [(a.tail, a.head, a.kind == "better") for a in graph.arrows if a.party == party]
    links += [
        (a.head, a.tail, False)
        for a in graph.arrows
        if a.party == party and a.kind == "alike" and not a.one_way
    ]
    reached, frontier = set(), {(state, False)}
    while frontier:
        reached |= frontier
        steps = {
            (head, better or improves)
            for here, better in frontier
            for tail, head, improves in links
            if tail == here
        }
        frontier = steps - reached
    return {there for there, better in reached if better}


@given(CASES)
def test_the_arrows_say_every_improvement_and_no_other(drawn):
    graph, book = graph_of(drawn), drawn.textbook
    for party in book.parties:
        for s in book.states:
            assert told(graph, party, s) == book.improvements(party, s)
    everyone = [(i, s) for i in book.parties for s in book.states]
    assert graph.improvements == sum(len(book.improvements(i, s)) for i, s in everyone)


@given(CASES)
def test_an_arrow_is_what_it_says(drawn):
    graph, book = graph_of(drawn), drawn.textbook
    for arrow in graph.arrows:
        i, s, q = arrow.party, arrow.tail, arrow.head
        assert q in book.moves(i, s)
        assert (arrow.kind == "better") == book.better(i, q, s)
        assert not book.better(i, s, q)
        assert arrow.one_way == (s not in book.moves(i, q))
        step = graph.step(arrow)
        assert isinstance(step, Step)
        changed = {o for o in book.options if book.states[s][o] != book.states[q][o]}
        assert (step.party, step.state, {c.option for c in step.changes}) == (i, q, changed)


@given(CASES)
def test_every_state_with_an_improvement_shows_one_unless_a_like_one_leads_to_it(drawn):
    graph, book = graph_of(drawn), drawn.textbook
    for party in book.parties:
        leaving = {a.tail for a in graph.arrows if a.party == party}
        for s in book.states:
            if book.improvements(party, s):
                assert s in leaving


@given(CASES)
def test_no_improvement_is_drawn_that_others_of_the_party_say(drawn):
    graph, book = graph_of(drawn), drawn.textbook
    for arrow in graph.arrows:
        if arrow.kind == "better":
            between = book.improvements(arrow.party, arrow.tail)
            assert not any(arrow.head in book.improvements(arrow.party, other) for other in between)


@given(CASES)
def test_two_states_are_joined_by_one_arrow_at_most(drawn):
    pairs = [frozenset((arrow.tail, arrow.head)) for arrow in graph_of(drawn).arrows]
    assert len(pairs) == len(set(pairs))
