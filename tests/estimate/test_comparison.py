"""Outcomes compared: against a literal reading on random conflicts, and claim by claim."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from excomm.case import CaseError, parse_case, situate
from excomm.case.logic import And, Not, parse
from excomm.conflict import levels, make_space
from excomm.estimate import compare
from strategies import conflicts

HEAD = """
excomm: 1
title: two doors
horizons: {soon: 1, late: 5}
parties: {a: {name: A}, b: {name: B}, c: {name: C, observer: true}, d: {name: D, observer: true}}
options: {a.x: {text: x}, a.y: {text: y}, b.z: {text: z}}
factors: {cost: {when: a.x, from: late, text: It grows dear.}}
outcomes: {left: a.x, right: not a.x, both: a.x and a.y, none: a.x and not a.x}
"""
A_BY = "orders: {{a: [{{id: one, want: {0}}}, {{id: two, want: {1}}}]}}\n"


def space_of(orders, horizon=None):
    return make_space(situate(parse_case(HEAD + orders), horizon=horizon))


def claim(orders, first="left", second="right", horizon=None):
    (found,) = compare(space_of(orders, horizon), first, second, ["a"])
    return found


def test_better_in_every_state():
    assert claim(A_BY.format("a.x", "b.z")).claim == "better"
    assert claim(A_BY.format("not a.x", "b.z")).claim == "worse"


def test_better_only_at_its_best():
    found = claim("orders: {a: [{id: one, want: a.x and b.z}]}\n")
    assert found.claim == "weakly better"
    assert (found.first.best, found.first.worst) == (1, 2)
    assert (found.second.best, found.second.worst) == (2, 2)


def test_alike_where_the_party_does_not_care():
    assert claim("orders: {a: [{id: one, want: b.z}]}\n").claim == "equal"


def test_a_split_names_the_condition_that_decides_it():
    found = claim("orders: {a: [{id: one, want: a.x iff b.z}]}\n")
    assert found.claim == "equal"
    found = claim("orders: {a: {weights: {a.x and b.z: 3, a.x and not b.z: -3, not a.x: 1}}}\n")
    assert found.claim == "split"
    assert [(str(d.condition), d.claim) for d in found.deciding] == [
        ("b.z", "better"),
        ("not b.z", "worse"),
    ]


def test_a_split_names_the_smallest_conditions_only():
    weights = "a.x and a.y and b.z: 3, a.x and not (a.y and b.z): -3, not a.x: 1"
    found = claim(f"orders: {{a: {{weights: {{{weights}}}}}}}\n")
    assert found.claim == "split"
    assert [str(d.condition) for d in found.deciding if d.claim == "better"] == []
    assert {str(d.condition) for d in found.deciding} == {"not a.y", "not b.z"}


def test_interests_judge_before_orders_and_observers_are_asked():
    text = A_BY.format("a.x", "b.z")
    text += "interests: {a: [{id: i, want: not a.x}], c: [{id: j, want: b.z}]}\n"
    found = {one.party: one for one in compare(space_of(text), "left", "right")}
    assert list(found) == ["a", "c"]
    assert (found["a"].by, found["a"].claim) == ("interests", "worse")
    assert (found["c"].by, found["c"].claim) == ("interests", "equal")


def test_consequences_count_from_their_horizon_on():
    order = "orders: {a: [{id: cheap, want: not cost}]}\n"
    assert claim(order, horizon="soon").claim == "equal"
    assert claim(order, horizon="late").claim == "worse"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("lft", "right", None), "unknown outcome 'lft' (did you mean left?)"),
        (("left", "none", None), "the outcome 'none' matches no state"),
        (("left", "right", ["e"]), "unknown party 'e'"),
        (("left", "right", ["d"]), "'d' has neither interests nor an order"),
    ],
)
def test_what_cannot_be_compared_is_said(asked, message):
    with pytest.raises(CaseError) as error:
        compare(space_of(A_BY.format("a.x", "b.z")), *asked)
    assert message in str(error.value)


@settings(max_examples=60)
@given(conflicts())
def test_claims_agree_with_a_literal_reading(drawn):
    situation = drawn.situation
    space = make_space(situation)
    names = [o.id for o in situation.case.outcomes if space.truth(o.when).any()]
    for first, second in combinations(names, 2):
        for found in compare(space, first, second):
            order = getattr(situation, found.by)[found.party]
            liked = levels(space, order).ravel()[space.cells]
            a, b = (liked[space.truth(parse(name))].tolist() for name in (first, second))
            assert found.claim == literal(a, b)
            for decisive in found.deciding:
                within = space.truth(decisive.condition)
                a_in = liked[space.truth(parse(first)) & within].tolist()
                b_in = liked[space.truth(parse(second)) & within].tolist()
                assert decisive.claim == literal(a_in, b_in)
                assert parts(decisive.condition) <= 2


def literal(a, b):
    """Read the claims off all pairs of states."""
    if all(x > y for x in a for y in b):
        return "better"
    if all(y > x for x in a for y in b):
        return "worse"
    best, worst = max(a) - max(b), min(a) - min(b)
    if best == worst == 0:
        return "equal"
    if best >= 0 <= worst:
        return "weakly better"
    if best <= 0 >= worst:
        return "weakly worse"
    return "split"


def parts(condition):
    assert not isinstance(condition, Not) or not isinstance(condition.part, And)
    return len(condition.parts) if isinstance(condition, And) else 1
