"""The published tables: their figures, and that every word leads to exactly one term."""

import pytest

from excomm.words import Table, Term, UnknownTableError, table, tables
from excomm.words.vocabulary import fold

ALL = [table(name) for name in tables()]
TERMS = [pytest.param(one, term, id=f"{one.name}-{term}") for one in ALL for term in one.terms]

# In per cent, as published.
FIGURES = {
    "kent1964": {
        "impossible": (0, 0),
        "almost certainly not": (2, 12),
        "probably not": (20, 40),
        "chances about even": (40, 60),
        "probable": (63, 87),
        "almost certain": (87, 99),
        "certain": (100, 100),
    },
    "icd203": {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even chance": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    },
    "phia": {
        "remote chance": (0, 5),
        "highly unlikely": (10, 20),
        "unlikely": (25, 35),
        "realistic possibility": (40, 50),
        "likely": (55, 75),
        "highly likely": (80, 90),
        "almost certain": (95, 100),
    },
    "nato": {
        "highly unlikely": (0, 10),
        "unlikely": (10, 40),
        "even chance": (40, 60),
        "likely": (60, 90),
        "highly likely": (90, 100),
    },
    "ipcc": {
        "exceptionally unlikely": (0, 1),
        "extremely unlikely": (0, 5),
        "very unlikely": (0, 10),
        "unlikely": (0, 33),
        "about as likely as not": (33, 66),
        "more likely than not": (50, 100),
        "likely": (66, 100),
        "very likely": (90, 100),
        "extremely likely": (95, 100),
        "virtually certain": (99, 100),
    },
    "efsa": {
        "almost impossible": (0, 1),
        "extremely unlikely": (1, 5),
        "very unlikely": (5, 10),
        "unlikely": (10, 33),
        "about as likely as not": (33, 66),
        "more likely than not": (50, 100),
        "likely": (66, 90),
        "very likely": (90, 95),
        "extremely likely": (95, 99),
        "almost certain": (99, 100),
    },
}
OPEN = {
    ("phia", "realistic possibility", 50),
    ("nato", "highly unlikely", 10),
    ("nato", "highly likely", 90),
    ("ipcc", "more likely than not", 50),
    ("efsa", "more likely than not", 50),
}
KENT = {"almost certain": 93, "probable": 75, "chances about even": 50, "probably not": 30}
KENT |= {"almost certainly not": 7, "certain": 100, "impossible": 0}


def test_tables_are_these():
    assert set(tables()) == {"kent1964", "icd203", "phia", "nato", "ipcc", "efsa"}
    assert tables() == tuple(sorted(tables()))


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_figures_are_those_published(one):
    found = {term.word: (term.low, term.high) for term in one.terms}
    assert found == {word: (a / 100, b / 100) for word, (a, b) in FIGURES[one.name].items()}


def test_ends_left_open():
    found = {
        (one.name, term.word, round(end * 100))
        for one in ALL
        for term in one.terms
        for end, is_open in ((term.low, term.low_open), (term.high, term.high_open))
        if is_open
    }
    assert found == OPEN


def test_only_kent_states_centres():
    stated = {term.word: term.centre for term in table("kent1964").terms}
    assert stated == {word: centre / 100 for word, centre in KENT.items()}
    assert all(term.point_is_stated for term in table("kent1964").terms)
    others = [term for one in ALL if one.name != "kent1964" for term in one.terms]
    assert not any(term.point_is_stated for term in others)


def test_point_is_the_middle_where_none_is_stated():
    assert table("icd203").term("likely").point == 0.675
    assert table("icd203").term("almost no chance").point == 0.03
    assert table("ipcc").term("virtually certain").point == 0.995


@pytest.mark.parametrize(("one", "term"), TERMS)
def test_range_is_ordered_and_holds_the_point(one, term):
    assert 0 <= term.low <= term.point <= term.high <= 1
    assert term.covers(term.point)
    assert term in one.terms


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_terms_rise(one):
    """By the low ends and the high ends; only 'more likely than not' stands across the others."""
    scale = [term for term in one.terms if term.word != "more likely than not"]
    assert scale == sorted(scale, key=lambda term: (term.low, term.high))
    assert [term.high for term in scale] == sorted(term.high for term in scale)


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_table_names_its_source(one):
    assert one.title
    assert one.author
    assert one.source
    assert 1964 <= one.year <= 2025
    assert str(one) == f"{one.title} ({one.author}, {one.year})"
    words = [word for term in one.terms for word in (term.word, *term.synonyms)]
    assert len({fold(word) for word in words}) == len(words)


def test_figures_not_checked_are_named():
    assert {one.name for one in ALL if one.unverified} == {"kent1964", "phia", "nato", "ipcc"}


def test_a_table_is_read_once_and_found_in_any_case():
    assert table("kent1964") is table(" Kent1964 ")
    assert hash(table("nato")) == hash(table("nato"))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("icd230", "did you mean icd203"),
        ("x", "there are efsa, icd203, ipcc, kent1964, nato, phia"),
        ("", "there are efsa"),
        ("../synonyms", "there are efsa"),
    ],
)
def test_unknown_table(name, hint):
    with pytest.raises(UnknownTableError, match=hint) as error:
        table(name)
    assert isinstance(error.value, ValueError)


def test_a_table_of_ones_own():
    own = Table("own", "Own", "A", 2000, "B", (Term("no", 0, 0.5), Term("yes", 0.5, 1)))
    assert own.term("Yes").point == 0.75
    assert str(own.describe(0.5)) == "no"
    with pytest.raises(ValueError, match="own has no figure for 'doubtless'"):
        own.term("doubtless")


@pytest.mark.parametrize(
    "figures", [(0.5, 0.4), (-0.1, 0.4), (0.5, 1.1), (float("nan"), 1), (0.1, 0.2, 0.3)]
)
def test_term_with_wrong_figures(figures):
    low, high, *centre = figures
    with pytest.raises(ValueError, match="'odd'"):
        Term("odd", low, high, centre=centre[0] if centre else None)


def test_table_with_a_word_for_two_terms():
    terms = (Term("no", 0, 0.5, synonyms=("maybe",)), Term("yes", 0.5, 1, synonyms=("Maybe",)))
    with pytest.raises(ValueError, match="gives 'Maybe' to two terms"):
        Table("own", "Own", "A", 2000, "B", terms)
    with pytest.raises(ValueError, match="no terms"):
        Table("own", "Own", "A", 2000, "B", ())
