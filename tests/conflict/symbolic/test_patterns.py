"""Sets of states as option patterns."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import parse_case, situate
from excomm.case.logic import parse
from excomm.conflict import solve_symbolically
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.conflict.symbolic.patterns import option_patterns
from strategies import conflicts


def members(pattern):
    """Return the patterns without open places that one with open places stands for."""
    choices = [("Y", "N") if letter == "-" else (letter,) for letter in pattern]
    return {"".join(letters) for letters in product(*choices)}


@settings(max_examples=60)
@given(conflicts(cells=48), st.sampled_from(["Nash", "GMR", "SEQ"]))
def test_patterns_cover_a_set_once_and_no_more(drawn, name):
    found = solve_symbolically(drawn.situation)
    held, space = found.equilibrium(name), drawn.conflict.space
    diagrams = found.conflict.diagrams
    states = {
        space.pattern(n)
        for n in range(1, space.size + 1)
        if (held & diagrams.only(space.values(n))).satisfiable()
    }
    patterns = option_patterns(diagrams, held, 1000)
    covered = [state for pattern in patterns for state in members(pattern.pattern)]
    assert len(covered) == len(set(covered))
    assert set(covered) == states
    sizes = [pattern.states for pattern in patterns]
    assert sizes == [len(members(pattern.pattern)) for pattern in patterns]
    left = set(states)
    for pattern in patterns:
        for place, letter in enumerate(pattern.pattern):
            wider = pattern.pattern[:place] + "-" + pattern.pattern[place + 1 :]
            assert letter in "- " or not members(wider) <= left
        left -= members(pattern.pattern)


def test_what_need_not_be_set_is_left_open():
    text = "excomm: 1\ntitle: t\nparties: {a: {name: A}, b: {name: B}}\noptions:\n"
    text += "".join(f"  a.o{k}: {{text: act}}\n" for k in range(20))
    text += "".join(f"  b.o{k}: {{text: act}}\n" for k in range(20))
    conflict = make_symbolic_conflict(situate(parse_case(text)))
    diagrams = conflict.diagrams
    states = diagrams.where(parse("a.o1 and b.o0 or a.o0 and a.o1 and a.o2 and a.o3 and not b.o0"))
    first, second = option_patterns(diagrams, states, 5)
    assert first.pattern == "-Y" + "-" * 18 + " Y" + "-" * 19
    assert second.pattern == "YYYY" + "-" * 16 + " N" + "-" * 19
    assert (first.states, second.states) == (2**38, 2**35)
    assert option_patterns(diagrams, diagrams.false, 5) == ()
