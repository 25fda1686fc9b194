"""The symbolic engine against the enumerated one and the literal reading, and by itself."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.test_engine import IMPLIED
from excomm.case import CaseError, open_case, parse_case, situate
from excomm.case.logic import parse
from excomm.conflict import (
    CONCEPTS,
    concept,
    make_conflict,
    profile,
    solve,
    solve_symbolically,
)
from excomm.conflict.symbolic.diagrams import Diagrams
from excomm.conflict.symbolic.engine import make_symbolic_conflict, memory_bounded
from library.listed import LISTED
from strategies import EVENTFUL, conflicts

FIVE = [concept for concept in CONCEPTS.values() if not concept.joint]


def point(diagrams, values):
    """Return what a diagram is evaluated at: the variables of a state."""
    options = diagrams.situation.case.options
    return [
        (diagrams.state[option.id, place], on)
        for option, value in zip(options, values, strict=True)
        for place, on in enumerate(option.switched(value))
    ]


@settings(max_examples=120)
@given(conflicts(cells=48, **EVENTFUL), st.sampled_from(FIVE))
def test_verdicts_are_those_of_the_literal_reading(drawn, concept):
    situation, textbook = drawn.situation, drawn.textbook
    space = drawn.conflict.space
    symbolic = make_symbolic_conflict(situation)
    literal = textbook.symmetric_seq if concept.id == "SymSEQ" else None
    literal = literal or getattr(textbook, concept.id.lower())
    for party in symbolic.parties:
        stable = symbolic.stable_for(party, concept)
        for number in range(1, space.size + 1):
            said = stable.eval(point(symbolic.diagrams, space.values(number)))
            assert said == literal(party, number), (concept.id, party, number)


@settings(max_examples=150)
@given(conflicts(cells=96))
def test_counts_are_those_of_the_enumerated_engine(drawn):
    situation = drawn.situation
    symbolic, listed = solve_symbolically(situation), solve(drawn.conflict, FIVE)
    assert symbolic.size == drawn.conflict.space.size
    for name in symbolic.concepts:
        for party in symbolic.parties:
            assert symbolic.count(name, party) == len(listed.states(name, party))
        assert symbolic.equilibria(name) == len(listed.equilibria(name))
    assert symbolic.holdings() == listed.holdings()


def test_weights_are_added_up():
    text = ONE + " orders: {a: {weights: {a.x: 2.5, b.y: -1, a.x and b.y: 0.25}}}}"
    text = text.replace("options: {", "options: {b.y: {text: y}, ")
    diagrams = Diagrams.of(situate(parse_case(text)))
    level = diagrams.level("a")
    found = {
        values: [bit.eval(point(diagrams, values)) for bit in level]
        for values in product((0, 1), repeat=2)
    }
    # 0, 2.5, -1 and 1.75: in this order from the best.
    assert sorted(found, key=found.get, reverse=True) == [(1, 0), (1, 1), (0, 0), (0, 1)]


@pytest.mark.parametrize("name", LISTED)
def test_library_cases_come_out_alike(name):
    situation = situate(open_case(name))
    symbolic, listed = solve_symbolically(situation), solve(make_conflict(situation), FIVE)
    assert symbolic.holdings() == listed.holdings()


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.sampled_from([2, 3, 4]))
def test_larger_conflicts_come_out_alike(seed, parties):
    situation = situate(parse_case(generated(parties, 12, 6, seed)))
    symbolic, listed = solve_symbolically(situation), solve(make_conflict(situation), FIVE)
    for name in symbolic.concepts:
        assert symbolic.equilibria(name) == len(listed.equilibria(name))


def generated(parties, options, statements, seed):
    """Return a random case of prioritised statements of one to three literals."""
    draw = random.Random(seed)
    names = [f"p{k % parties}.o{k}" for k in range(options)]

    def literals(number):
        chosen = draw.sample(names, number)
        return [name if draw.random() < 0.5 else f"not {name}" for name in chosen]

    lines = ["excomm: 1", "title: Generated", "parties:"]
    lines += [f"  p{k}: {{name: P{k}}}" for k in range(parties)]
    lines += ["options:", *(f"  {name}: {{text: act}}" for name in names), "impossible:"]
    lines += [f"  - {' and '.join(literals(2))}" for _ in range(options // 4)]
    lines += ["orders:"]
    for party in range(parties):
        lines.append(f"  p{party}:")
        for place in range(statements):
            want = draw.choice([" and ", " or "]).join(literals(draw.randint(1, 3)))
            lines.append(f"    - {{id: s{place}, want: {want}}}")
    return "\n".join(lines)


def test_a_conflict_of_sixty_options_is_solved():
    stability = solve_symbolically(situate(parse_case(generated(3, 60, 10, 4))), FIVE)
    nash, gmr, smr, seq, symmetric = (stability.equilibria(c.id) for c in FIVE)
    assert stability.size > 10**14
    # What theory.md calls the relationships of the concepts.
    assert 0 < nash <= smr <= gmr <= stability.size
    assert nash <= symmetric <= seq <= gmr
    assert symmetric <= smr
    held = stability.equilibrium("Nash")
    for wider in FIVE[1:]:
        assert not (held & ~stability.equilibrium(wider.id)).satisfiable()


FORMULAS = [
    "a.x",
    "a.l = mid",
    "a.l >= mid",
    "a.l != low",
    "a.l < high",
    "b.k = left",
    "b.k != none",
    "not (a.x and b.y)",
    "a.x or b.y if a.l >= mid",
    "a.x iff b.y",
    "at least 2 of (a.x, b.y, b.k = right)",
    "at most 1 of (a.x, b.y, b.k = right)",
    "exactly 2 of (a.x, b.y, b.k = right, a.l = high)",
    "both",
    "later",
    "true",
    "false",
]

KINDS = """
excomm: 1
title: Kinds
horizons: {soon: 1, late: 4}
parties: {a: {name: A}, b: {name: B}}
options:
  a.x: {text: x}
  a.l: {text: l, levels: [low, mid, high]}
  b.y: {text: y, moves: on}
  b.k: {text: k, one_of: [none, left, right]}
factors: {later: {when: a.x, from: late, text: It grows.}}
outcomes: {both: a.x and b.y}
impossible: [a.x and b.k = right]
"""


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("horizon", ["soon", "late"])
def test_formulas_mean_the_same_to_both_engines(formula, horizon):
    situation = situate(parse_case(KINDS), horizon=horizon)
    diagrams = Diagrams.of(situation)
    space = make_conflict(situation).space
    found = diagrams.where(parse(formula)) & diagrams.feasible
    truth = space.truth(parse(formula))
    assert diagrams.count(found) == truth.sum()
    for number in range(1, space.size + 1):
        assert found.eval(point(diagrams, space.values(number))) == truth[number - 1]


def test_one_state_is_only_that_state():
    diagrams = Diagrams.of(situate(parse_case(KINDS)))
    for values in product(range(2), range(3), range(2), range(3)):
        only = diagrams.only(values)
        assert diagrams.count(only) == 1
        assert only.eval(point(diagrams, values))


ONE = "{excomm: 1, title: One, parties: {a: {name: A}, b: {name: B}}, options: {a.x: {text: x}},"


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        (" orders: {a: {ranking: [a.x]}}}", "the ranking leaves out 1 state"),
        (' orders: {a: {ranking: [a.x, "true"]}}}', "the ranking has a state of 'true' twice"),
        (" impossible: [a.x, not a.x]}", "the rules leave no state"),
    ],
)
def test_what_does_not_fit_is_said(rest, message):
    with pytest.raises(CaseError) as error:
        solve_symbolically(situate(parse_case(ONE + rest)))
    assert message in str(error.value)


def test_unknown_parties_and_concepts_of_lists_are_refused():
    situation = situate(parse_case(ONE + " }"))
    with pytest.raises(CaseError, match="unknown party 'c'"):
        solve_symbolically(situation, FIVE, ["c"])
    with pytest.raises(CaseError, match="SIM is found by listing states"):
        solve_symbolically(situation, [CONCEPTS["SIM"]])
    assert solve_symbolically(situation).left_out.keys() == {"SIM"}


def work_within(situation, nodes):
    """Make every statement of a conflict a diagram, with room for so many nodes."""
    with memory_bounded():
        diagrams = Diagrams.of(situation, nodes)
        bits = [bit for party in diagrams.parties for bit in diagrams.level(party)]
        return [bit & diagrams.feasible for bit in bits]


def test_what_outgrows_its_bound_says_so():
    situation = situate(parse_case(generated(3, 40, 12, 1)))
    with pytest.raises(CaseError, match="too intricate"):
        work_within(situation, nodes=2**9)
    assert len(work_within(situation, nodes=2**16)) == 36


def test_progress_is_told_and_may_stop_it():
    steps = []
    solve_symbolically(situate(parse_case(KINDS)), FIVE, progress=lambda *step: steps.append(step))
    assert [done for _, done, _ in steps] == [0, *range(10)]

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve_symbolically(situate(parse_case(KINDS)), FIVE, progress=stop)


@settings(max_examples=80)
@given(conflicts(cells=64, **EVENTFUL), st.integers(1, 6))
def test_maximin_stability_is_that_of_the_enumerated_engine(drawn, horizon):
    asked = concept(f"Maximin{horizon}")
    found, listed = solve_symbolically(drawn.situation, [asked]), solve(drawn.conflict, [asked])
    for party in found.parties:
        assert found.count(asked.id, party) == len(listed.states(asked.id, party))
    assert found.equilibria(asked.id) == len(listed.equilibria(asked.id))


@settings(max_examples=80)
@given(conflicts(cells=128))
def test_concepts_imply_one_another(drawn):
    found = solve_symbolically(drawn.situation)
    for party in found.parties:
        stable = {name: found.stable[name][party] for name in found.concepts}
        for narrow, wide in IMPLIED:
            if "SIM" not in (narrow, wide):
                assert not (stable[narrow] & ~stable[wide]).satisfiable(), (narrow, wide, party)


def test_parties_may_foresee_differently():
    situation = situate(open_case("elmira"))
    asked = profile("moe=Nash, uniroyal=GMR, lg=SEQ", ("moe", "uniroyal", "lg"))
    found = solve_symbolically(situation, [asked])
    listed = solve(make_conflict(situation), [asked])
    assert found.concepts == listed.concepts == (asked.id,)
    assert found.equilibria(asked.id) == len(listed.equilibria(asked.id))
