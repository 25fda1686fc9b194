"""What is so when undertakings are performed, held against trying every combination."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, performed, situate

HEAD = """
excomm: 1
title: T
parties: {a: {name: A}, b: {name: B}}
options:
  a.one: {text: T}
  a.two: {text: T, levels: [none, low, high]}
  b.three: {text: T}
  b.four: {text: T, one_of: [left, right, straight]}
"""
ATOMS = ["a.one", "a.two >= low", "a.two = high", "b.three", "b.four = right", "b.four != left"]
SIZES = (2, 3, 2, 3)
NAMES = ("a.one", "a.two", "b.three", "b.four")


def true(atom, values):
    one, two, three, four = values
    return [one == 1, two >= 1, two == 2, three == 1, four == 1, four != 0][ATOMS.index(atom)]


rules = st.lists(
    st.lists(st.tuples(st.sampled_from(ATOMS), st.booleans()), min_size=1, max_size=3), max_size=4
)
states = st.tuples(*(st.integers(0, size - 1) for size in SIZES))


@given(rules, states, states, st.sets(st.sampled_from(NAMES)))
def test_the_nearest_state_that_keeps_what_is_performed(excluded, start, goal, performing):
    words = [" and ".join(a if yes else f"not ({a})" for a, yes in rule) for rule in excluded]
    case = parse_case(HEAD + f"impossible: {words}")
    situation = situate(case)
    performs = {name: goal[NAMES.index(name)] for name in NAMES if name in performing}
    kept = [
        values
        for values in product(*map(range, SIZES))
        if not any(all(true(a, values) == yes for a, yes in rule) for rule in excluded)
        and all(values[NAMES.index(name)] == value for name, value in performs.items())
    ]
    if not kept:
        with pytest.raises(CaseError, match=r"the rules exclude it"):
            performed(situation, performs, start)
        return
    found = performed(situation, performs, start)
    least = min(sum(a != b for a, b in zip(values, start, strict=True)) for values in kept)
    assert found in kept
    assert sum(a != b for a, b in zip(found, start, strict=True)) == least


def test_by_default_all_else_is_as_it_is_now():
    situation = situate(parse_case(HEAD + "start: {a.two: high}"))
    assert performed(situation, {"b.three": 1}) == (0, 2, 1, 0)


def test_the_rule_that_excludes_it_is_named():
    case = parse_case(HEAD + "impossible: [b.four = right, a.one and b.three]")
    with pytest.raises(CaseError, match=r"a.one=yes, b.three=yes .*'a.one and b.three'"):
        performed(situate(case), {"a.one": 1, "b.three": 1})
