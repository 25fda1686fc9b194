"""Forecasts drawn run by run agree with those that are exact."""

import pytest
from hypothesis import assume, given, settings

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import CONCEPTS, held_to, make_conflict
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.forecast import Branch, make_forecast, sample_forecast
from strategies import conflicts

SMALL = conflicts(max_parties=3, cells=24, orders=("statements", "statements", "ranking", None))
# More runs than by default: what is held to the exact chance should lie near it.
RUNS = 400


def branch(drawn):
    assume(drawn.conflict.present)
    return Branch(drawn.situation, 1.0, ({},), drawn.conflict)


@given(SMALL)
@settings(max_examples=40, deadline=None)
def test_what_rivals_can_hold_a_party_to_is_the_same_level(drawn):
    conflict, symbolic = drawn.conflict, make_symbolic_conflict(drawn.situation)
    space, diagrams = conflict.space, symbolic.diagrams
    for party in conflict.parties:
        held = held_to(conflict, party, CONCEPTS["SEQ"]).ravel()[space.cells]
        bits = symbolic.levels_held_to(party, CONCEPTS["SEQ"])
        found = []
        for number in range(1, space.size + 1):
            only = diagrams.only(space.values(number))
            found.append(tuple((only & bit).satisfiable() for bit in bits))
        # Levels are numbered without gaps, and bits compare as the levels do.
        known = sorted(set(zip(held.tolist(), found, strict=True)))
        assert len(known) == len(set(held.tolist())) == len(set(found))
        assert [bits for _, bits in known] == sorted(bits for _, bits in known)


@given(SMALL)
@settings(max_examples=15, deadline=None)
def test_sampled_chances_lie_near_the_exact_ones(drawn):
    exact = make_forecast(drawn.situation, [branch(drawn)])
    drawn_by_run = sample_forecast(drawn.situation, [branch(drawn)], runs=RUNS, seed=7)
    for horizon, other in zip(exact.horizons, drawn_by_run.horizons, strict=True):
        assert (horizon.horizon, horizon.turns) == (other.horizon, other.turns)
        pairs = [
            (a.chance, b.chance) for a, b in zip(horizon.outcomes, other.outcomes, strict=True)
        ]
        for known, found in [*pairs, (horizon.present, other.present)]:
            # The standard error by the exact chance: one by the runs is small where they err low.
            error = max((known.point * (1 - known.point) / RUNS) ** 0.5, 0.01)
            assert abs(known.point - found.point) <= 5 * error
            assert abs(known.low - found.low) <= 0.15
            assert abs(known.high - found.high) <= 0.15


def test_a_seed_gives_the_same_runs_again():
    situation = situate(parse_case(CASE))
    found = [
        sample_forecast(situation, [Branch(situation, 1.0, ({},))], runs=50, seed=seed).horizons
        for seed in (1, 1, 2)
    ]
    assert found[0] == found[1] != found[2]


def test_weights_need_the_states_listed():
    text = CASE.replace("[{id: up, want: b.y}]", "{weights: {b.y: 2, a.x: 1}}")
    situation = situate(parse_case(text))
    with pytest.raises(CaseError, match="a weighs its options"):
        sample_forecast(situation, [Branch(situation, 1.0, ({},))])


CASE = """
excomm: 1
title: Two
horizons: {soon: 2}
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: do x}, b.y: {text: do y}}
outcomes: {both: a.x and b.y}
orders:
  a: [{id: up, want: b.y}]
  b: [{id: match, want: a.x iff b.y}]
"""


TWICE = """
excomm: 1
title: One
horizons: {soon: 1}
parties: {a: {name: A}}
options: {a.x: {text: do x}}
outcomes: {idle: not a.x}
choice: {error: 0.5, caution: 0}
orders:
  a: [{id: once, want: a.x}, {id: again, want: a.x}]
"""


def test_a_statement_made_twice_is_overlooked_less_often():
    situation = situate(parse_case(TWICE))
    found = sample_forecast(situation, [Branch(situation, 1.0, ({},))], runs=2000)
    # Overlooked both times, with chance 0.25, then left to chance.
    assert found["soon"].outcomes[0].chance.point == pytest.approx(0.125, abs=0.04)


def test_belief_decides_how_often_a_branch_is_drawn():
    meek = situate(parse_case(CASE))
    bold = situate(parse_case(CASE.replace("want: b.y}", "want: a.x}")))
    branches = [Branch(meek, 0.25, ({},)), Branch(bold, 0.75, ({},))]
    found = sample_forecast(meek, branches, runs=2000)["soon"].outcomes[0]
    exact = [make_forecast(s, [Branch(s, 1.0, ({},), make_conflict(s))]) for s in (meek, bold)]
    parts = [forecast["soon"].outcomes[0].chance.point for forecast in exact]
    assert found.chance.point == pytest.approx(0.25 * parts[0] + 0.75 * parts[1], abs=0.05)
    assert found.branches == pytest.approx(parts, abs=0.08)
