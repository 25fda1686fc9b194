"""Readers beside a table: which answers lie outside what the table says."""

import pytest

from excomm.words import perceptions, table, tables, understood


@pytest.mark.parametrize("name", tables())
def test_every_answer_stands_beside_the_term_its_word_is_read_as(name):
    found = understood(table(name))
    assert {id(item.asked) for item in found} == {id(asked) for asked in perceptions()}
    assert len(found) == len(perceptions())
    for item in found:
        if item.reading is None:
            assert item.stands is None
            continue
        term = table(name).term(item.asked.word)
        assert item.reading.term == term
        if term.covers(item.asked.median):
            assert item.stands == "in"
        else:  # an end that is outside the range counts as beyond it
            assert item.stands == ("below" if item.asked.median < term.point else "above")


@pytest.mark.parametrize("name", tables())
def test_from_the_least_likely_term_to_the_most_and_words_without_a_term_last(name):
    terms = list(table(name).terms)
    places = [
        len(terms) if item.reading is None else terms.index(item.reading.term)
        for item in understood(table(name))
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "word", "year", "stands"),
    [
        ("icd203", "improbable", 2015, "below"),
        ("icd203", "almost certainly", 2015, "in"),
        ("icd203", "almost certainly", 2018, "below"),
        ("kent1964", "certainly", 2018, "below"),
        ("kent1964", "better than even", 2015, "in"),
        ("phia", "we doubt", 2015, "in"),
        ("icd203", "serious possibility", 1951, None),
    ],
)
def test_where_readers_and_tables_part(name, word, year, stands):
    (found,) = [
        item
        for item in understood(table(name))
        if (item.asked.word, item.asked.survey.year) == (word, year)
    ]
    assert found.stands == stands


@pytest.mark.parametrize("name", tables())
def test_words_for_a_term_are_read_as_it(name):
    words = table(name)
    for term in words.terms:
        for reading in words.words_for(term):
            assert words.read(reading.word) == reading
