"""The zone of possible agreement and the frontier, against their definitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.negotiation import in_zone, is_efficient
from excomm.negotiation.bargaining import frontier
from negotiation.bargaining.utilities import as_array, literal_efficient, tables


@given(tables(most=40))
def test_efficient_is_what_nothing_dominates(table):
    rows, _ = table
    assert is_efficient(as_array(rows)).tolist() == literal_efficient(rows)


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.integers(3, 5), st.integers(1, 7))
def test_it_is_so_over_several_chunks(monkeypatch_chunk, seed, parties, chunk):
    monkeypatch_chunk(chunk)
    rows = np.random.default_rng(seed).integers(0, 6, size=(60, parties))
    assert is_efficient(rows).tolist() == literal_efficient([tuple(row) for row in rows.tolist()])


@pytest.fixture(scope="module")
def monkeypatch_chunk():
    patch = pytest.MonkeyPatch()
    yield lambda size: patch.setattr(frontier, "CHUNK", size)
    patch.undo()


@given(tables())
def test_the_zone_gives_everyone_enough(table):
    rows, least = table
    enough = [all(u >= d for u, d in zip(row, least, strict=True)) for row in rows]
    assert in_zone(as_array(rows), least).tolist() == enough


def test_a_buyer_and_a_seller_have_the_prices_between_their_limits():
    prices = np.arange(0, 101)
    utilities = np.stack([100 - prices, prices], axis=1)
    found = prices[in_zone(utilities, (30, 55))]
    assert (found.min(), found.max()) == (55, 70)


def test_no_packages_are_no_frontier():
    assert is_efficient(np.zeros((0, 2))).tolist() == []


@pytest.mark.parametrize(
    ("utilities", "message"),
    [
        ([1, 2], "a row for each package"),
        ([[]], "a column for each party"),
        ([[1.0, float("nan")]], "is no number, or has no end"),
        ([[1.0, float("inf")]], "is no number, or has no end"),
        ([["a", "b"]], "is no number"),
        (np.array([[None, 1]], dtype=object), "is no number"),
    ],
)
def test_what_cannot_be_compared_is_refused(utilities, message):
    with pytest.raises(ValueError, match=message):
        is_efficient(utilities)


def test_reservation_values_are_as_many_as_the_parties():
    with pytest.raises(ValueError, match="2 parties have 3 reservation values"):
        in_zone([[1, 2]], (0, 0, 0))
