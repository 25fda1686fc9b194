"""States out of more than can be listed: drawn, nearest, named."""

import pytest
from hypothesis import given, settings

from conflict.symbolic.test_engine import KINDS, generated
from excomm.case import CaseError, parse_case, situate
from excomm.conflict import CONCEPTS, solve_symbolically
from strategies import conflicts


@settings(max_examples=80)
@given(conflicts(cells=64))
def test_the_nearest_takes_the_fewest_changes(drawn):
    situation = drawn.situation
    stability = solve_symbolically(situation, [CONCEPTS["SEQ"]])
    space = drawn.conflict.space
    held = [space.values(n) for n in range(1, space.size + 1)]
    held = [
        values
        for values in held
        if (stability.equilibrium("SEQ") & stability.conflict.diagrams.only(values)).satisfiable()
    ]
    nearest = stability.nearest(stability.equilibrium("SEQ"))
    if not held:
        assert nearest is None
        return
    changes = [sum(a != b for a, b in zip(v, situation.present, strict=True)) for v in held]
    assert nearest.values in held
    assert nearest.changes == min(changes)
    assert nearest.pattern == space.pattern(space.find(nearest.values))
    outcomes = [o.id for o in situation.case.outcomes]
    number = space.find(nearest.values)
    assert list(nearest.outcomes) == [
        name
        for name, outcome in zip(outcomes, situation.case.outcomes, strict=True)
        if space.holds(outcome.when, number)
    ]


def test_draws_are_even_members_and_the_same_again():
    stability = solve_symbolically(situate(parse_case(generated(3, 40, 8, 2))))
    held = stability.equilibrium("GMR")
    drawn = stability.samples(held, 20, seed=5)
    assert len(drawn) == 20
    for sample in drawn:
        assert (held & stability.conflict.diagrams.only(sample.values)).satisfiable()
        for party in stability.parties:
            assert stability.is_stable(sample, "GMR", party)
    assert drawn == stability.samples(held, 20, seed=5)
    assert drawn != stability.samples(held, 20, seed=6)
    assert stability.samples(stability.conflict.diagrams.false, 5) == ()


def test_draws_are_even():
    stability = solve_symbolically(situate(parse_case(KINDS)))
    everything = stability.conflict.diagrams.feasible
    counts = {}
    for seed in range(600):
        (sample,) = stability.samples(everything, 1, seed)
        counts[sample.values] = counts.get(sample.values, 0) + 1
    assert len(counts) == stability.size == 30
    assert max(counts.values()) < 3 * min(counts.values())


def test_states_go_by_name_pattern_and_formula():
    situation = situate(parse_case(KINDS))
    asked = ["present", "YYNN YNY", "a.x and a.l = high and b.y and b.k = left"]
    stability = solve_symbolically(situation, among=asked[:1] + asked[2:])
    assert [state.values for state in stability.among] == [(0, 0, 0, 0), (1, 2, 1, 1)]
    assert stability.among[1].outcomes == ("both",)
    for text, message in (
        ("5", "states have no numbers"),
        ("a.x", "is satisfied by 12 states"),
        ("a.x and not a.x", "no state satisfies"),
        ("a.z", "unknown"),
    ):
        with pytest.raises(CaseError, match=message):
            solve_symbolically(situation, among=[text])
