"""From word to term: forms, synonyms, and words that have no figure."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.words import UnknownWordError, perception, table, tables
from excomm.words.vocabulary import fold, groups

ALL = [table(name) for name in tables()]


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_terms_and_synonyms_are_read_as_the_table_says(one):
    for term in one.terms:
        for word in (term.word, *term.synonyms):
            assert one.read(word).term is term
            assert one.read(word).by == "table"


@pytest.mark.parametrize("word", ["likely", "LIKELY", "  Likely ", "'likely'", "is likely."])
def test_case_spaces_and_quotes_do_not_matter(word):
    assert table("nato").term(word).word == "likely"


@pytest.mark.parametrize(
    ("word", "name", "term"),
    [
        ("probably", "kent1964", "probable"),
        ("probably", "icd203", "likely"),
        ("Almost certainly", "kent1964", "almost certain"),
        ("would almost certainly", "phia", "almost certain"),
        ("improbably", "icd203", "unlikely"),
        ("improbable", "kent1964", "probably not"),
        ("unlikely", "kent1964", "probably not"),
        ("not likely", "phia", "unlikely"),
        ("it is not likely", "phia", "unlikely"),
        ("very_likely", "icd203", "very likely"),
        ("very-likely", "nato", "highly likely"),
        ("highly likely", "kent1964", "almost certain"),
        ("highly likely", "icd203", "very likely"),
        ("doubtless", "kent1964", "almost certain"),
        ("undoubtedly", "efsa", "extremely likely"),
        ("may well", "kent1964", "chances about even"),
        ("may well", "phia", "realistic possibility"),
        ("a good possibility", "icd203", "roughly even chance"),
        ("can expect", "icd203", "likely"),
        ("little chance", "icd203", "very unlikely"),
        ("there is little chance", "phia", "highly unlikely"),
        ("fifty–fifty", "nato", "even chance"),
        ("50/50", "kent1964", "chances about even"),
        ("the chances are about even", "ipcc", "about as likely as not"),
        ("surely", "kent1964", "certain"),
        ("certainly not", "kent1964", "impossible"),
        ("almost certainly not", "efsa", "extremely unlikely"),
        ("likely or probable", "phia", "likely"),
    ],
)
def test_words_of_estimates(word, name, term):
    assert table(name).term(word).word == term


def test_who_reads_a_word_so():
    assert table("kent1964").read("highly likely").by == "table"
    reading = table("icd203").read("Doubtless")
    assert (reading.word, reading.term.word, reading.by) == (
        "Doubtless",
        "almost certain",
        "excomm",
    )


@pytest.mark.parametrize("name", tables())
@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("possible", "anything between impossible and certain"),
        ("possibly", "anything between impossible and certain"),
        ("might", "anything between impossible and certain"),
        ("serious possibility", "from 20 to 80 %"),
        ("cannot be predicted", "no estimate is made"),
        ("apparently", "speaks of the evidence"),
    ],
)
def test_words_without_a_figure(word, reason, name):
    with pytest.raises(UnknownWordError, match=f"^{name} has no figure for '{word}': .*{reason}"):
        table(name).term(word)


@pytest.mark.parametrize("word", ["certain", "impossible"])
@pytest.mark.parametrize("name", [name for name in tables() if name != "kent1964"])
def test_certainty_only_where_the_table_has_it(word, name):
    with pytest.raises(UnknownWordError, match="the table has no word for certainty"):
        table(name).term(word)
    assert table("kent1964").term(word).is_exact


def test_even_has_no_term_where_it_lies_in_a_gap():
    with pytest.raises(UnknownWordError, match="50 % lies in a gap of the table"):
        table("phia").term("even chance")


def test_unknown_word_offers_the_nearest():
    with pytest.raises(UnknownWordError) as error:
        table("nato").term("probible")
    assert error.value.word == "probible"
    assert error.value.table == "nato"
    assert error.value.nearest[0] == "probable"
    assert str(error.value).startswith("nato has no figure for 'probible' (did you mean 'probable'")


@pytest.mark.parametrize("word", ["", " ", "zzzz", "7", "x" * 10_000])
def test_unknown_word_that_is_near_to_none_lists_the_terms(word):
    with pytest.raises(UnknownWordError, match="its terms: highly unlikely, unlikely, even chance"):
        table("nato").term(word)


@given(st.sampled_from(ALL), st.text(string.ascii_letters + " -'_.’", max_size=30) | st.text())
def test_any_text_is_a_term_or_an_unknown_word(one, text):
    try:
        found = [one.term(text)]
    except UnknownWordError as error:
        found = [one.term(near) for near in error.nearest]
    assert set(found) <= set(one.terms)


def test_groups_share_no_word():
    forms = [fold(word) for group in groups() for word in group.words]
    assert sorted(forms) == sorted(set(forms))


def test_groups_name_terms_of_their_tables():
    for group in groups():
        for name, word in group.terms.items():
            assert word in [term.word for term in table(name).terms]


def test_groups_say_why_a_table_is_left_out():
    assert all(group.reason for group in groups() if set(group.terms) != set(tables()))


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_groups_fall_from_almost_certain_to_almost_impossible(one):
    named = [one.term(group.terms[one.name]) for group in groups() if one.name in group.terms]
    points = [term.point for term in named if not term.is_exact]
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize("one", ALL, ids=tables())
def test_added_words_stand_where_readers_put_them(one):
    """The range a word is read as meets that of nine in ten answers, in every survey."""
    for group in groups():
        for word in group.words if one.name in group.terms else ():
            if (reading := one.read(word)).by == "excomm":
                for seen in perception(word):
                    assert reading.term.low <= seen.high, word
                    assert seen.low <= reading.term.high, word
