"""Many conflicts side by side against each by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.conflict import CONCEPTS, Conflict, Fibres, concept, solve, solve_many
from excomm.conflict import many as many_module
from strategies import conflicts

FIVE = [c for c in CONCEPTS.values() if not c.joint] + [concept("Maximin4")]


def alone(space, liked, concepts):
    """Solve one conflict by itself: levels by party, states in order."""
    levels = {}
    for party, values in liked.items():
        cells = np.full(space.feasible.size, -1, dtype=np.int32)
        cells[space.cells] = values
        levels[party] = cells.reshape(space.shape)
    fibres = {party: Fibres(space, party, cells) for party, cells in levels.items()}
    return solve(Conflict(space, levels, fibres, present=1), concepts)


@settings(max_examples=60)
@given(
    conflicts(cells=48), st.integers(0, 5), st.integers(0, 2**16), st.sampled_from([1, 100, 2**24])
)
def test_side_by_side_they_come_out_as_one_by_one(drawn, count, seed, together):
    space = drawn.conflict.space
    generator = np.random.default_rng(seed)
    levels = {p: generator.integers(0, 6, (count, space.size)) for p in space.parties}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many_module, "MAX_CELLS", together)
        found = solve_many(space, levels, FIVE)
    for row in range(count):
        expected = alone(space, {p: values[row] for p, values in levels.items()}, FIVE)
        for chosen in FIVE:
            for party in space.parties:
                states = np.flatnonzero(found[chosen.id][party][row]) + 1
                assert states.tolist() == expected.states(chosen.id, party).tolist()
    assert all(stable.shape == (count, space.size) for stable in found["Nash"].values())


@given(conflicts(min_parties=2, max_parties=2, cells=16))
@settings(max_examples=5)
def test_what_does_not_fit_is_refused(drawn):
    space = drawn.conflict.space
    fitting = np.zeros((2, space.size), int)
    with pytest.raises(ValueError, match="SIM is found for one conflict at a time"):
        solve_many(space, {"a": fitting, "b": fitting}, [CONCEPTS["SIM"]])
    with pytest.raises(ValueError, match="L2 is found for one conflict at a time"):
        solve_many(space, {"a": fitting, "b": fitting}, [concept("L2")])
    with pytest.raises(ValueError, match="levels must be given for each of a, b"):
        solve_many(space, {"a": fitting}, FIVE)
    with pytest.raises(ValueError, match=r"must have shape \(conflicts, "):
        solve_many(space, {"a": fitting, "b": fitting[:1]}, FIVE)
    with pytest.raises(ValueError, match=r"levels of b must have shape"):
        solve_many(space, {"a": fitting, "b": fitting[:, :-1]}, FIVE)
    with pytest.raises(ValueError, match="levels of a must not be below 0"):
        solve_many(space, {"a": fitting - 1, "b": fitting}, FIVE)
