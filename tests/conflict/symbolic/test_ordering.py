"""The order of variables."""

from hypothesis import given
from hypothesis import strategies as st

from excomm.conflict.symbolic.ordering import arranged, span

groups = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.lists(st.integers(0, count - 1), min_size=1, max_size=4, unique=True)),
    )
)


@given(groups)
def test_every_variable_has_one_place(drawn):
    count, found = drawn
    assert sorted(arranged(count, found)) == list(range(count))


@given(groups)
def test_groups_are_never_further_apart_than_as_given(drawn):
    count, found = drawn
    order = arranged(count, found)
    assert span(order, found) <= span(list(range(count)), found)
    assert order == arranged(count, found)


def test_what_belongs_together_comes_together():
    pairs = [(k, k + 6) for k in range(6)]
    assert span(list(range(12)), pairs) == 36
    assert span(arranged(12, pairs), pairs) <= 10
