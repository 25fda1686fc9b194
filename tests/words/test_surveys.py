"""What readers take words for."""

import pytest

from excomm.words import perception, table, tables


@pytest.mark.parametrize(
    ("word", "year", "figures"),
    [
        ("almost certainly", 2015, (0.95, 0.81, 0.99)),
        ("almost certainly", 2018, (0.90, 0.75, 0.99)),
        ("highly likely", 2015, (0.90, 0.71, 0.97)),
        ("probable", 2015, (0.70, 0.51, 0.89)),
        ("probably", 2015, (0.75, 0.52, 0.89)),
        ("Probably ", 2018, (0.70, 0.50, 0.85)),
        ("likely", 2015, (0.70, 0.60, 0.90)),
        ("likely", 2018, (0.70, 0.51, 0.85)),
        ("about even", 2015, (0.50, 0.46, 0.50)),
        ("serious possibility", 1951, (None, 0.2, 0.8)),
        ("serious possibility", 2018, (0.66, 0.20, 0.90)),
        ("almost no chance", 2015, (0.02, 0.01, 0.10)),
        ("never", 2018, (0, 0, 0.08)),
    ],
)
def test_figures(word, year, figures):
    (seen,) = [seen for seen in perception(word) if seen.survey.year == year]
    assert (seen.median, seen.low, seen.high) == figures


def test_forms_stand_in_only_where_the_word_was_not_asked_for():
    assert [seen.word for seen in perception("almost certain")] == ["almost certainly"] * 2
    assert {seen.word for seen in perception("probable")} == {"probable"}


def test_word_no_survey_asked_for():
    assert perception("doubtless") == ()
    assert perception("") == ()


def test_every_entry_has_a_survey_and_ordered_figures():
    words = {word for name in tables() for term in table(name).terms for word in (term.word,)}
    seen = [entry for word in words for entry in perception(word)]
    assert seen
    for entry in seen:
        assert 0 <= entry.low <= (entry.median or entry.low) <= entry.high <= 1
        assert entry.answers
        assert entry.survey.source
        assert entry.survey.spread == "5 to 95 % of answers"
