"""What no term of a table covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.words import Table, Term, table, tables

# Tables of ranges on a coarse grid, with open ends, so that gaps of every kind come up.
EDGES = st.lists(st.integers(0, 8), min_size=2, max_size=2).map(sorted)


@st.composite
def made_up(draw):
    spans = sorted(draw(st.lists(EDGES, min_size=1, max_size=4)))
    terms = []
    for number, (low, high) in enumerate(spans):
        opens = (draw(st.booleans()), draw(st.booleans())) if low < high else (False, False)
        terms.append(Term(f"term {number}x", low / 8, high / 8, *opens))
    return Table("made_up", "Made up", "nobody", 2000, "nowhere", tuple(terms))


@given(made_up(), st.integers(0, 64).map(lambda n: n / 64))
def test_a_number_lies_in_a_gap_or_under_a_term(made, number):
    def within(gap):
        above = number > gap.low or (number == gap.low and not gap.low_open)
        below = number < gap.high or (number == gap.high and not gap.high_open)
        return above and below

    inside = [gap for gap in made.gaps if within(gap)]
    covered = any(term.covers(number) for term in made.terms)
    assert len(inside) == (0 if covered else 1)


@given(made_up())
def test_gaps_do_not_touch(made):
    for lower, upper in zip(made.gaps, made.gaps[1:], strict=False):
        assert lower.high < upper.low or (lower.high_open and upper.low_open)


@pytest.mark.parametrize(
    ("name", "spans"),
    [
        ("kent1964", [(0, 0.02), (0.12, 0.2), (0.6, 0.63), (0.99, 1)]),
        ("icd203", [(0, 0.01), (0.99, 1)]),
        ("phia", [(0.05, 0.1), (0.2, 0.25), (0.35, 0.4), (0.5, 0.55), (0.75, 0.8), (0.9, 0.95)]),
        ("ipcc", []),
        ("nato", []),
        ("efsa", []),
    ],
)
def test_gaps_of_the_published_tables(name, spans):
    assert [(gap.low, gap.high) for gap in table(name).gaps] == spans


def test_the_gap_before_even_belongs_to_it_at_its_lower_end():
    gap = table("phia").gaps[3]
    assert (gap.low, gap.low_open, gap.high_open) == (0.5, False, True)
    assert str(gap.wording) == "between 'realistic possibility' and 'likely'"


@pytest.mark.parametrize("name", tables())
def test_a_gap_names_its_neighbours_or_the_nearest_term(name):
    for gap in table(name).gaps:
        assert gap.wording == table(name).describe((gap.low + gap.high) / 2)
        assert gap.wording.fit in ("between", "at most", "at least")
