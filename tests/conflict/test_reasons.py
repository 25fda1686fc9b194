"""Reasons: every verdict, improvement and deterrent held against the literal definitions."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import Statements
from excomm.conflict import CONCEPTS, Change, Difference, Step, why
from strategies import EVENTFUL, conflicts


def tempted(textbook):
    """Yield the parties and states that there is something to explain about."""
    for party in textbook.parties:
        for s in textbook.states:
            if textbook.improvements(party, s):
                yield party, s


def deterring(textbook, concept, party, s, x):
    """Where replies to the move from s to x make it regretted, with the moves that takes."""
    replies = {
        "nothing": lambda *_: {},
        "moves": textbook.replies,
        "improvements": textbook.credible_replies,
    }[concept.replies](party, x)
    return {
        y: length
        for y, length in replies.items()
        if textbook.not_better(party, y, s)
        and (
            not concept.further
            or all(textbook.not_better(party, z, s) for z in textbook.moves(party, y))
        )
    }


def step(textbook, party, before, after):
    old, new = textbook.states[before], textbook.states[after]
    changes = (Change(o, old[o], new[o]) for o in textbook.options if old[o] != new[o])
    values = (option.values.index(new[name]) for name, option in textbook.options.items())
    return Step(party, tuple(changes), after, tuple(values))


def difference(textbook, party, before, after):
    """What makes the party like one state better or worse than another."""
    if textbook.better(party, after, before):
        better = True
    elif textbook.better(party, before, after):
        better = False
    else:
        return Difference(None)
    order = textbook.situation.orders[party]
    if isinstance(order, Statements):
        first = next(
            statement
            for statement in order.items
            if textbook.true(statement.want, textbook.states[before])
            != textbook.true(statement.want, textbook.states[after])
        )
        said = first.text or str(first.want)
        return Difference(better, first.id, said, first.cites, first.by)
    classes = {
        n: sum(textbook.better(party, n, m) for m in textbook.states) for n in textbook.states
    }
    rank = {liked: k for k, liked in enumerate(sorted(set(classes.values()), reverse=True), 1)}
    return Difference(better, ranks=(rank[classes[before]], rank[classes[after]], len(rank)))


@settings(max_examples=75)
@given(conflicts(cells=32, **EVENTFUL), st.sampled_from(["Nash", "GMR", "SMR", "SEQ", "SymSEQ"]))
def test_improvements_are_explained_one_by_one(drawn, name):
    textbook, concept = drawn.textbook, CONCEPTS[name]
    for party, s in tempted(textbook):
        reason = why(drawn.conflict, s, party, concept, limit=None)
        tempting = {
            x: deterring(textbook, concept, party, s, x) for x in textbook.improvements(party, s)
        }
        assert (reason.at.number, reason.party, reason.concept.id) == (s, party, name)
        assert reason.stable == STABLE[name](textbook, party, s)
        assert reason.improvements == len(tempting)
        assert reason.undeterred == sum(not ends for ends in tempting.values())
        assert {temptation.step.state for temptation in reason.temptations} == set(tempting)
        for temptation in reason.temptations:
            x = temptation.step.state
            assert temptation.step == step(textbook, party, s, x)
            assert temptation.gain == difference(textbook, party, s, x)
            assert (temptation.deterrent is None) == (not tempting[x])


@settings(max_examples=150)
@given(conflicts(cells=32, **EVENTFUL), st.sampled_from(["GMR", "SMR", "SEQ", "SymSEQ"]))
def test_a_deterrent_is_a_shortest_legal_sequence_the_rivals_can_make(drawn, name):
    textbook, concept = drawn.textbook, CONCEPTS[name]
    allowed = textbook.moves if concept.replies == "moves" else textbook.improvements
    for party, s in tempted(textbook):
        for temptation in why(drawn.conflict, s, party, concept, limit=None).temptations:
            if temptation.deterrent is None:
                continue
            x, steps = temptation.step.state, temptation.deterrent.steps
            ends = deterring(textbook, concept, party, s, x)
            here, last = x, party
            for move in steps:
                assert move.party not in (party, last)
                assert move.state in allowed(move.party, here)
                assert move == step(textbook, move.party, here, move.state)
                here, last = move.state, move.party
            assert here in ends
            assert len(steps) == min(ends.values())
            assert temptation.deterrent.loss == difference(textbook, party, s, here)
            assert temptation.deterrent.no_escape == (bool(concept.further))
            assert not temptation.deterrent.joint


@settings(max_examples=75)
@given(conflicts(min_parties=3, cells=32, **EVENTFUL), st.sampled_from(["GMR", "SMR", "SEQ"]))
def test_of_the_shortest_deterrents_one_that_changes_the_fewest_options_is_shown(drawn, name):
    textbook, concept = drawn.textbook, CONCEPTS[name]
    allowed = textbook.moves if concept.replies == "moves" else textbook.improvements
    for party, s in tempted(textbook):
        for temptation in why(drawn.conflict, s, party, concept, limit=None).temptations:
            if temptation.deterrent is None:
                continue
            x, steps = temptation.step.state, temptation.deterrent.steps
            ends = deterring(textbook, concept, party, s, x)
            fewest = min(
                sum(len(step(textbook, party, *pair).changes) for pair in pairwise(path))
                for path in sequences(textbook, party, allowed, x, len(steps))
                if path[-1] in ends
            )
            assert sum(len(move.changes) for move in steps) == fewest


def sequences(textbook, party, allowed, start, length, last=None):
    """All legal sequences of the party's rivals of this length, as paths of states."""
    if length == 0:
        yield [start]
        return
    for j in textbook.others(party):
        if j != last:
            for q in allowed(j, start):
                for rest in sequences(textbook, party, allowed, q, length - 1, j):
                    yield [start, *rest]


@settings(max_examples=200)
@given(conflicts(max_parties=2, cells=32, **EVENTFUL))
def test_moving_at_the_same_time_deters_where_the_textbook_says(drawn):
    textbook, concept = drawn.textbook, CONCEPTS["SIM"]
    for party, s in tempted(textbook):
        (rival,) = textbook.others(party)
        reason = why(drawn.conflict, s, party, concept, limit=None)
        assert reason.stable == textbook.sim(party, s)
        assert reason.stable == (reason.undeterred == 0)
        rescued = reason.stable and not textbook.seq(party, s)
        for temptation in reason.temptations:
            deterrent = temptation.deterrent
            assert (deterrent is not None and deterrent.joint) == rescued
            if rescued:
                x = temptation.step.state
                (move,) = deterrent.steps
                answers = [
                    textbook.combined(party, x, x_j) for x_j in textbook.improvements(rival, s)
                ]
                spoiling = [y for y in answers if textbook.spoils(party, s, y)]
                assert move == step(textbook, rival, x, move.state)
                assert move.state in spoiling
                assert all(textbook.not_better(party, move.state, y) for y in spoiling)
                assert deterrent.loss == difference(textbook, party, s, move.state)


@settings(max_examples=50)
@given(conflicts(cells=32, **EVENTFUL), st.sampled_from(["GMR", "SEQ"]), st.integers(0, 4))
def test_what_nothing_deters_and_what_changes_least_comes_first(drawn, name, limit):
    concept = CONCEPTS[name]
    for party, s in tempted(drawn.textbook):
        whole = why(drawn.conflict, s, party, concept, limit=None).temptations
        order = [(t.deterrent is not None, len(t.step.changes)) for t in whole]
        assert order == sorted(order)
        cut = why(drawn.conflict, s, party, concept, limit=limit)
        assert cut.temptations == whole[:limit]
        assert cut.improvements == len(whole)
