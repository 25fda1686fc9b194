from hypothesis import given
from hypothesis import strategies as st

from excomm.case import Commitment
from excomm.verification import falls_with

NAMES = "abcde"


def commitment(name, returns="", hangs=""):
    return Commitment(name, "T.", "us", in_return_for=tuple(returns), hangs_on=tuple(hangs))


def test_what_hangs_on_what_falls_in_order_of_steps():
    found = falls_with(
        [commitment("a"), commitment("b", returns="a"), commitment("c", hangs="b")], "a"
    )
    assert [(fall.commitment, fall.through, fall.tie, fall.steps) for fall in found] == [
        ("b", "a", "return", 1),
        ("c", "b", "hangs", 2),
    ]


def test_returns_for_each_other_fall_with_each_other_and_end():
    both = [commitment("a", returns="b"), commitment("b", returns="a")]
    assert [fall.commitment for fall in falls_with(both, "a")] == ["b"]
    assert [fall.commitment for fall in falls_with(both, "b")] == ["a"]


@st.composite
def agreements(draw):
    subsets = st.sets(st.sampled_from(NAMES))
    return [commitment(name, draw(subsets) - {name}, draw(subsets) - {name}) for name in NAMES]


@given(agreements())
def test_what_falls_is_the_transitive_closure(agreement):
    needs = {item.id: {*item.in_return_for, *item.hangs_on} for item in agreement}
    for failed in NAMES:
        fallen, before = {failed}, set()
        while fallen != before:
            before = set(fallen)
            fallen |= {name for name in NAMES if needs[name] & fallen}
        found = falls_with(agreement, failed)
        assert {fall.commitment for fall in found} == fallen - {failed}
        steps = {failed: 0} | {fall.commitment: fall.steps for fall in found}
        for fall in found:
            assert fall.through in needs[fall.commitment]
            assert steps[fall.through] == fall.steps - 1
