"""What each is likely to do next and what is likely by when, as a memo tells it."""

import re

import pytest

import excomm
from estimate.samples import CHICKEN
from excomm.case import parse_case
from excomm.estimate import read_manifest
from excomm.report import Table
from excomm.report.memo.document import Paragraph
from excomm.report.memo.write import write_memo
from report.memo.reading import blocks, notes, sections, told, write
from report.samples import ASKED


@pytest.fixture(scope="module")
def chicken():
    return write(CHICKEN)


def test_each_party_has_its_replies_the_likeliest_first(chicken):
    opening, *parties = told(chicken, "next")
    assert opening == "Were the next turn its own, each would choose as follows."
    assert [text.partition(":")[0] for text in parties] == ["Driver A", "Driver B"]
    for text in parties:
        chances = [int(found) for found in re.findall(r", (\d+)%", text)]
        assert chances == sorted(chances, reverse=True)
        assert text.count("predicted with certainty") + text.count("The first leads") == 1


def test_a_reply_has_what_impels_and_restrains_as_its_reason(chicken):
    (note,) = notes(chicken, "next", "It would swerve", lead="Driver B")
    assert note.startswith("Impels: alive. Restrains: it breaks face.")


def test_every_horizon_has_its_likeliest_outcome_and_a_column(chicken):
    (said,) = told(chicken, "forecast")[:1]
    assert "Within now, after 1 turn, " in said
    assert "Within later, after 4 turns, " in said
    (table,) = blocks(chicken, "forecast", Table)
    assert table.columns == ("", "now (1 turn)", "later (4 turns)")
    names = [row[0] for row in table.rows]
    assert names == [
        *("compromise", "a yields", "b yields", "crash", "none of these", "as at present"),
    ]
    assert "Outcomes may overlap" not in table.note


def test_the_conclusion_names_the_likeliest(chicken):
    assert any(text.startswith("Likeliest: within now ") for text in told(chicken, "conclusion"))


def test_without_outcomes_only_the_next_is_told():
    text = "{excomm: 1, title: T, parties: {a: {name: A}}, options: {a.go: {text: go}}}"
    memo = write(text)
    assert "next" in sections(memo)
    assert "forecast" not in sections(memo)
    assert "it does not say what it wants" in told(memo, "next")[1]


# Words alone


ALLOWED = re.compile(
    r"80% (band|of)|with chance \d+%|hold under|equilibri|of all states|\bstates\b|of the pool"
)


@pytest.mark.parametrize("text", [CHICKEN, ASKED], ids=["chicken", "asked"])
def test_without_numbers_sentences_say_in_words_alone_how_likely_it_is(text):
    made = excomm.Analysis(parse_case(text)).estimate()
    for section in write_memo(made, numbers=False).sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    for said in (sentence.text, *(note.text for note in sentence.notes)):
                        assert "%" not in said or ALLOWED.search(said), said


def test_without_numbers_it_is_made_again_without():
    made = excomm.load("chicken").estimate()
    plain = made.written("md", numbers=False)
    found = read_manifest(plain)
    assert not found.numbers
    assert found.command == ("excomm", "estimate", "chicken", "--no-numbers", "--format", "md")
    assert read_manifest(made.written("md")).numbers
    assert plain != made.written("md")
