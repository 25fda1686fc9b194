"""From numbers to words: one term, gaps, boundaries, nested ranges, the ends, and ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.words import Table, Term, table, tables

ALL = [table(name) for name in tables()]
TERMS = [pytest.param(one, term, id=f"{one.name}-{term}") for one in ALL for term in one.terms]
NESTED = ("ipcc", "efsa")
# Ends of ranges are where the rules meet, so they are tried as often as anything else.
ENDS = sorted({end for one in ALL for term in one.terms for end in (term.low, term.high)})
PROBABILITIES = st.floats(0, 1) | st.sampled_from(ENDS)


@pytest.mark.parametrize(("one", "term"), TERMS)
def test_point_gives_the_term_back(one, term):
    """Or, in nested ranges, a term within it."""
    wording = one.describe(term.point)
    assert wording.fit == "in"
    assert wording.terms[0].lies_within(term)
    if one.name not in NESTED:
        assert wording.terms == (term,)


def test_terms_that_a_narrower_one_stands_for():
    stood_for = {
        (one.name, term.word, str(one.describe(term.point)))
        for one in ALL
        for term in one.terms
        if one.describe(term.point).terms != (term,)
    }
    assert stood_for == {
        ("ipcc", "very unlikely", "extremely unlikely"),
        ("ipcc", "very likely", "extremely likely"),
        ("ipcc", "more likely than not", "likely"),
        ("efsa", "more likely than not", "likely"),
    }


@given(st.sampled_from(ALL), PROBABILITIES)
def test_every_probability_has_a_wording(one, number):
    wording = one.describe(number)
    assert str(wording)
    assert set(wording.terms) <= set(one.terms)
    near = 1e-9
    match wording.fit:
        case "in":
            (term,) = wording.terms
            assert term.low - near <= number <= term.high + near
            assert str(wording) == term.word
        case "between":
            lower, upper = wording.terms
            assert lower.high - near <= number <= upper.low + near
            assert str(wording) == f"between '{lower}' and '{upper}'"
        case "at most":
            (term,) = wording.terms
            assert number == 0 or number < min(term.low for term in one.terms)
            assert str(wording) == f"at most '{term}'"
        case "at least":
            (term,) = wording.terms
            assert number == 1 or number > max(term.high for term in one.terms)
            assert str(wording) == f"at least '{term}'"
        case _:
            pytest.fail(f"{wording.fit} for a number")


@given(st.sampled_from(ALL), PROBABILITIES, PROBABILITIES)
def test_words_rise_with_the_number(one, a, b):
    low, high = sorted((a, b))
    first, last = one.describe(low), one.describe(high)
    assert first.terms[0].low <= last.terms[0].low
    assert first.terms[-1].high <= last.terms[-1].high


@pytest.mark.parametrize(
    ("name", "number", "text"),
    [
        # A boundary belongs to the term nearer to even.
        ("icd203", 0.05, "very unlikely"),
        ("icd203", 0.20, "unlikely"),
        ("icd203", 0.45, "roughly even chance"),
        ("icd203", 0.55, "roughly even chance"),
        ("icd203", 0.80, "likely"),
        ("icd203", 0.95, "very likely"),
        ("kent1964", 0.40, "chances about even"),
        ("kent1964", 0.87, "probable"),
        ("efsa", 0.01, "extremely unlikely"),
        ("efsa", 0.99, "extremely likely"),
        ("ipcc", 0.33, "about as likely as not"),
        ("ipcc", 0.66, "about as likely as not"),
        # Open ends.
        ("nato", 0.10, "unlikely"),
        ("nato", 0.90, "likely"),
        ("nato", 0.9000001, "highly likely"),
        ("phia", 0.50, "between 'realistic possibility' and 'likely'"),
        # Gaps.
        ("phia", 0.07, "between 'remote chance' and 'highly unlikely'"),
        ("phia", 0.37, "between 'unlikely' and 'realistic possibility'"),
        ("phia", 0.92, "between 'highly likely' and 'almost certain'"),
        ("kent1964", 0.15, "between 'almost certainly not' and 'probably not'"),
        ("kent1964", 0.61, "between 'chances about even' and 'probable'"),
        ("kent1964", 0.995, "between 'almost certain' and 'certain'"),
        ("kent1964", 0.001, "between 'impossible' and 'almost certainly not'"),
        # Nested ranges.
        ("ipcc", 0.005, "exceptionally unlikely"),
        ("ipcc", 0.05, "extremely unlikely"),
        ("ipcc", 0.1, "very unlikely"),
        ("ipcc", 0.2, "unlikely"),
        ("ipcc", 0.6, "about as likely as not"),
        ("ipcc", 0.8, "likely"),
        ("ipcc", 0.9, "very likely"),
        ("ipcc", 0.995, "virtually certain"),
        ("efsa", 0.6, "about as likely as not"),
        ("efsa", 0.75, "likely"),
        # The ends.
        ("kent1964", 0, "impossible"),
        ("kent1964", 1, "certain"),
        ("icd203", 0, "at most 'almost no chance'"),
        ("icd203", 0.009, "at most 'almost no chance'"),
        ("icd203", 0.01, "almost no chance"),
        ("icd203", 0.995, "at least 'almost certain'"),
        ("icd203", 1, "at least 'almost certain'"),
        ("phia", 0, "at most 'remote chance'"),
        ("phia", 0.001, "remote chance"),
        ("phia", 1, "at least 'almost certain'"),
        ("nato", 0, "at most 'highly unlikely'"),
        ("nato", 1, "at least 'highly likely'"),
        ("ipcc", 0, "at most 'exceptionally unlikely'"),
        ("ipcc", 1, "at least 'virtually certain'"),
        ("efsa", 1, "at least 'almost certain'"),
    ],
)
def test_wording_of_a_number(name, number, text):
    assert str(table(name).describe(number)) == text


def test_noise_of_arithmetic_does_not_decide():
    assert 0.1 + 0.7 < 0.8
    assert str(table("phia").describe(0.1 + 0.7)) == "highly likely"
    assert 3 * 0.1 + 0.05 > 0.35
    assert str(table("phia").describe(3 * 0.1 + 0.05)) == "unlikely"


def test_what_rounding_adds_to_a_certainty_is_none():
    assert 1.0 + 2**-52 > 1
    assert str(table("kent1964").describe(1.0 + 2**-52)) == "certain"
    assert str(table("kent1964").describe(-1e-16)) == "impossible"


def test_nothing_is_rounded_to_certainty():
    kent = table("kent1964")
    assert str(kent.describe(1 - 1e-15)) == "between 'almost certain' and 'certain'"
    assert str(kent.describe(1e-300)) == "between 'impossible' and 'almost certainly not'"


@pytest.mark.parametrize("number", [-0.1, 1.1, float("nan"), float("inf"), 55])
def test_what_is_no_probability(number):
    with pytest.raises(ValueError, match="is not a probability between 0 and 1"):
        table("nato").describe(number)
    with pytest.raises(ValueError, match="is not a probability between 0 and 1"):
        table("nato").describe_range(0.1, number)


@pytest.mark.parametrize(
    ("name", "low", "high", "text", "spanned"),
    [
        ("icd203", 0.6, 0.7, "likely", 1),
        ("icd203", 0.02, 0.05, "almost no chance", 1),
        ("icd203", 0.37, 0.6, "from 'unlikely' to 'likely'", 3),
        ("icd203", 0.10, 0.45, "from 'very unlikely' to 'unlikely'", 2),
        ("icd203", 0.2, 0.5, "from 'unlikely' to 'roughly even chance'", 2),
        ("icd203", 0, 0.03, "at most 'almost no chance'", 1),
        ("icd203", 0.96, 1, "at least 'almost certain'", 1),
        ("icd203", 0.7, 1, "from 'likely' to at least 'almost certain'", 3),
        ("icd203", 0, 0.005, "at most 'almost no chance'", 1),
        ("kent1964", 0, 0.05, "from 'impossible' to 'almost certainly not'", 2),
        ("kent1964", 0.7, 1, "from 'probable' to 'certain'", 3),
        ("kent1964", 0.5, 0.62, "from 'chances about even' to below 'probable'", 1),
        ("phia", 0.51, 0.53, "between 'realistic possibility' and 'likely'", 2),
        ("phia", 0.37, 0.6, "from above 'unlikely' to 'likely'", 2),
        ("phia", 0.37, 0.53, "from above 'unlikely' to below 'likely'", 1),
        ("phia", 0.02, 0.04, "remote chance", 1),
        ("nato", 0, 0.05, "highly unlikely", 1),
        ("nato", 0.05, 0.1, "from 'highly unlikely' to 'unlikely'", 2),
        # In nested ranges one wide term may say as much as two narrow ones, or less.
        ("ipcc", 0.91, 0.97, "very likely", 1),
        ("ipcc", 0.7, 0.97, "likely", 1),
        ("ipcc", 0.55, 0.97, "more likely than not", 1),
        ("ipcc", 0.2, 0.95, "from 'unlikely' to 'very likely'", 4),
        ("efsa", 0.7, 0.92, "from 'likely' to 'very likely'", 2),
        ("efsa", 0.55, 0.97, "more likely than not", 1),
    ],
)
def test_wording_of_a_range(name, low, high, text, spanned):
    wording = table(name).describe_range(low, high)
    assert str(wording) == text
    assert len(wording.terms) == spanned


def test_range_in_the_wrong_order():
    with pytest.raises(ValueError, match=r"the lower to the higher end, not from 0\.7 to 0\.2$"):
        table("nato").describe_range(0.7, 0.2)


@given(st.sampled_from(ALL), PROBABILITIES)
def test_range_of_one_number_reads_as_the_number(one, number):
    assert one.describe_range(number, number) == one.describe(number)


@given(st.sampled_from(ALL), PROBABILITIES, PROBABILITIES, st.floats(0, 1))
def test_range_names_what_lies_in_it(one, a, b, share):
    low, high = sorted((a, b))
    wording = one.describe_range(low, high)
    assert str(wording)
    assert wording.terms
    inside = low + share * (high - low)
    if wording.fit == "in":
        assert wording.terms[0].low - 1e-9 <= inside <= wording.terms[0].high + 1e-9
    elif wording.fit == "from" and low + 1e-6 < inside < high - 1e-6:
        named = one.describe(inside)
        assert named.fit != "in" or named.terms[0] in wording.terms


def test_tie_goes_to_the_lower_term():
    terms = (Term("no", 0, 0.5), Term("yes", 0.5, 1))
    assert str(Table("own", "Own", "A", 2000, "B", terms).describe(0.5)) == "no"
