"""Which questions decide what is so."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.belief import belief_in, decided_by, total_belief


def test_what_is_alike_everywhere_depends_on_nothing():
    answers = [({"one": a, "two": b}, 0.25, "war") for a, b in product("xy", repeat=2)]
    assert decided_by(answers) == (({}, pytest.approx(1), "war"),)


@settings(max_examples=100)
@given(st.integers(1, 3), st.data())
def test_the_fewest_questions_that_decide_are_named(questions, data):
    hypotheses = [data.draw(st.integers(2, 3)) for _ in range(questions)]
    combos = list(product(*(range(n) for n in hypotheses)))
    found_in = [data.draw(st.sampled_from("abc")) for _ in combos]
    belief = 1 / len(combos)
    answers = [
        ({f"q{k}": f"h{v}" for k, v in enumerate(combo)}, belief, what)
        for combo, what in zip(combos, found_in, strict=True)
    ]
    found = decided_by(answers)
    named = list(found[0][0])
    for given_, weight, what in found:
        meant = [so for a, _, so in answers if all(a[q] == h for q, h in given_.items())]
        assert set(meant) == {what}
        assert weight == pytest.approx(belief * len(meant))
    assert sum(weight for _, weight, _ in found) == pytest.approx(1)
    for fewer in subsets(range(questions), len(named) - 1):
        seen = {}
        for combo, what in zip(combos, found_in, strict=True):
            seen.setdefault(tuple(combo[k] for k in fewer), set()).add(what)
        assert any(len(values) > 1 for values in seen.values())


def subsets(items, size):
    """All subsets of up to `size` items, written out."""
    if size < 0:
        return []
    found = [()]
    for item in items:
        found += [(*some, item) for some in found if len(some) < size]
    return found


def test_beliefs_together_are_never_more_than_certain():
    thirds = [1 / 3 + 2**-54] * 3
    assert sum([*thirds, 2**-52]) > 1
    assert total_belief([*thirds, 2**-52]) == 1.0
    assert total_belief([0.1] * 10) == 1.0  # one by one they add up to less
    assert total_belief([]) == 0.0


def test_what_is_so_whatever_is_true_is_certain():
    rounded = [0.1, 0.2, 0.7 - 2**-53]
    assert sum(rounded) < 1
    assert belief_in(rounded, [True] * 3) == 1.0
    assert belief_in(rounded, [True, False, True]) == pytest.approx(0.8)
    assert belief_in(rounded, [False] * 3) == 0.0
