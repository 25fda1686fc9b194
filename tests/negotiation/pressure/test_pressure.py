"""Pressure against its literal reading: no smaller set works, and every smallest is found."""

from dataclasses import replace
from itertools import combinations

import hypothesis.strategies as st
from hypothesis import assume, given, settings

from excomm.case.logic import atoms
from excomm.conflict import make_conflict
from excomm.forecast import Branch
from excomm.negotiation import press
from negotiation.pressure.literal import Presser, least
from strategies import conflicts, formulas, joined

MOST, OF_THIRD = 2, 2


@st.composite
def pressed(draw, targets=1, **drawn):
    """Draw a conflict under two sets of orders, and who presses for what."""
    found = draw(conflicts(min_parties=targets + 1, max_parties=targets + 2, cells=48, **drawn))
    situation = found.situation
    options = {option.id: option.kind for option in situation.case.options}
    movers = list(dict.fromkeys(option.partition(".")[0] for option in options))
    assume(len(movers) > targets)
    held = draw(st.permutations(movers))[: targets + 1]
    parts = []
    for party in held[1:]:
        own = {o: kind for o, kind in options.items() if o.partition(".")[0] == party}
        parts.append(draw(formulas(own, depth=1 if targets == 1 else 0)))
    wanted = joined(draw(st.sampled_from(["and", "and", "or"])), parts)
    assume({atom.subject.partition(".")[0] for atom in atoms(wanted.formula)} == set(held[1:]))
    # What is wanted is not so at present.
    textbook = found.textbook
    states = [s for s in textbook.states.values() if not textbook.true(wanted.formula, s)]
    assume(states)
    state = draw(st.sampled_from(states))
    values = tuple(option.values.index(state[option.id]) for option in situation.case.options)
    situation = replace(situation, present=values)
    # The other orders: each party wants what the next one did.
    parties = [party.id for party in situation.case.players]
    turned = {
        party: situation.orders[other]
        for party, other in zip(parties, parties[1:] + parties[:1], strict=True)
        if other in situation.orders
    }
    branches = [
        Branch(situation, 0.5, ({},)),
        Branch(replace(situation, orders=turned), 0.5, ({},)),
    ]
    return branches, held[0], wanted, [party for party in parties if party in held[1:]]


def told(case, undertakings):
    return frozenset(
        (one.option, case.option(one.option).values[one.value], one.kind) for one in undertakings
    )


def check(branches, by, wanted, targets, through=None):
    case = branches[0].situation.case
    found = press(branches[0].situation, branches, by, wanted.text, MOST, through)
    literal = [Presser(one.situation, by, wanted.formula, targets) for one in branches]
    every = literal[0].sets(by, MOST)
    ways = []
    for one in literal:
        thirds = one.thirds if len(targets) == 1 else []
        ways.append(
            {
                some: [None] * (through is None and one.directly(some))
                + [t for t in thirds if through in (None, t) and one.through(t, some, OF_THIRD)]
                for some in every
            }
        )
    for place in range(len(branches)):
        smallest = least([some for some in every if ways[place][some]])
        assert {told(case, one.undertakings) for one in found.under(place)} == smallest
    both = least([some for some in every if all(way[some] for way in ways)])
    assert {told(case, one.undertakings) for one in found.under(None)} == both
    for one in found.sets:
        for way, literally in zip(one.ways, ways, strict=True):
            assert [w.third for w in way] == literally[told(case, one.undertakings)]
    assert found.tried == len(every)
    assert found.refuted + len(found.sets) + sum(t.larger for t in found.tallies) == len(every)
    refuted = [some for some in every if not any(way[some] for way in ways)]
    assert found.refuted <= len(refuted)
    return found, literal


@settings(max_examples=120, deadline=None)
@given(pressed())
def test_the_smallest_sets_are_found_and_no_others(drawn):
    check(*drawn)


@settings(max_examples=60, deadline=None)
@given(pressed(moves=("both",), max_rules=1, orders=("statements",)))
def test_the_same_where_most_pressure_works(drawn):
    check(*drawn)


@settings(max_examples=40, deadline=None)
@given(pressed(targets=2))
def test_several_targets_must_all_comply(drawn):
    check(*drawn)


@settings(max_examples=60, deadline=None)
@given(pressed(moves=("both",), orders=("statements", "ranking")), st.data())
def test_what_goes_through_one_party_alone(drawn, data):
    branches, by, wanted, targets = drawn
    thirds = Presser(branches[0].situation, by, wanted.formula, targets).thirds
    assume(thirds)
    third = data.draw(st.sampled_from(thirds))
    case = branches[0].situation.case
    found, literal = check(*drawn, through=third)
    for one in found.sets:
        for ways, place in zip(one.ways, literal, strict=True):
            for way in ways:
                theirs = place.through(third, told(case, one.undertakings), OF_THIRD)
                smallest = least(theirs)
                assert told(case, way.undertakings) in smallest
                assert way.others == len(smallest) - 1


@settings(max_examples=40, deadline=None)
@given(pressed(moves=("both",), orders=("statements", "ranking")))
def test_credibility_and_risk(drawn):
    branches, by, wanted, targets = drawn
    branches = [replace(one, conflict=make_conflict(one.situation)) for one in branches]
    case = branches[0].situation.case
    found = press(branches[0].situation, branches, by, wanted.text, MOST)
    for one in found.sets:
        for branch, ways in zip(branches, one.ways, strict=True):
            literal = Presser(branch.situation, by, wanted.formula, targets)
            for way in ways:
                borne_out(literal, case, one, way)


def borne_out(literal, case, one, way):
    """Check what is said of a way: what it rests on, and what others make of a threat."""
    textbook, by = literal.textbook, literal.presser

    def named(values):
        return {o.id: o.values[place] for o, place in zip(case.options, values, strict=True)}

    def number(state):
        return literal.numbers.get(tuple(state[option.id] for option in case.options))

    complied, refused = named(way.complied), named(way.refused)
    assert textbook.true(literal.wanted, complied)
    assert not textbook.true(literal.wanted, refused)
    for kind, state in (("threat", refused), ("promise", complied)):
        own = [u.option for u in one.undertakings if u.kind == kind]
        others = [
            number(state | {option: literal.now[option] for option in some})
            for size in range(1, len(own) + 1)
            for some in combinations(own, size)
        ]
        would = any(o is not None and textbook.better(by, o, number(state)) for o in others)
        said = [t.credible for t in way.trusts if (t.party, t.kind) == (by, kind)]
        assert said == [not would] * bool(own)
    start = number(refused)
    reached = {start, *textbook.legal(start, textbook.others(by), textbook.improvements)}
    assert way.risk.states == len(reached)
    worst = number(named(way.risk.worst))
    assert worst in reached
    assert not any(textbook.better(by, worst, state) for state in reached)
