"""Judgements on replies, held against the model."""

import pytest

from excomm.case import parse_case
from excomm.estimate import make_estimate
from excomm.report import estimate_in

GAME = """
excomm: 1
title: A trading game
documents: {note: {title: A note}, book: {title: A book}}
parties: {us: {name: the hunters}, ussr: {name: the gunners}}
options:
  us.strike: {text: strike a site, levels: [none, one, many]}
  ussr.fire: {text: fire on aircraft, severity: 2}
  ussr.elsewhere: {text: move elsewhere, severity: 5}
outcomes: {quiet: not ussr.fire}
orders:
  us: [{id: quiet, want: not ussr.fire, by: analyst}]
  ussr:
    - {id: answer, want: ussr.fire or ussr.elsewhere if us.strike >= one, by: analyst}
    - {id: spare, want: not ussr.fire if us.strike = many, cites: [{document: note, page: 1}]}
    - {id: local, want: not ussr.elsewhere, by: analyst}
judgements:
  - id: first
    text: At first they fire.
    check: {likelier: ussr.fire, than: ussr.elsewhere, of: ussr, after: us.strike}
    cites: [{document: book, page: 2}]
  - id: later
    text: Later they turn elsewhere.
    check: {likelier: ussr.elsewhere, than: ussr.fire, of: ussr, after: us.strike, turn: 2}
    cites: [{document: note, page: 1}]
  - id: wrong
    text: They do nothing.
    check: {likelier: [not ussr.fire, not ussr.elsewhere], than: ussr.fire, of: ussr,
            after: us.strike}
    cites: [{document: book, page: 2}]
  - id: open
    text: It cannot be told.
    check: {uncertain: ussr, after: us.strike, turn: 2}
    cites: [{document: book, page: 2}]
"""


@pytest.fixture(scope="module")
def estimate():
    return make_estimate(parse_case(GAME))


def test_what_agrees_and_what_was_only_restated(estimate):
    found = {item.id: (item.agrees, item.standing) for item in estimate.judgements}
    assert found == {
        "first": (True, "derived"),
        "later": (True, "restated"),
        "wrong": (False, None),
        "open": (True, "derived"),
    }


def test_what_is_found_says_how_likely_each_reply_is(estimate):
    first = estimate.judgements[0].found
    assert (first.kind, first.party, first.after, first.turn) == (
        "likelier",
        "ussr",
        "us.strike",
        1,
    )
    assert [item.reply for item in first.replies] == ["ussr.fire"]
    assert first.replies[0].point > first.beside[0].point
    assert first.replies[0].low <= first.replies[0].point <= first.replies[0].high


def test_the_memo_says_it_in_words(estimate):
    text = " ".join(estimate_in("text", estimate).split())
    assert "The model: after us.strike, of the gunners's replies" not in text
    assert "'ussr.fire'" in text
    assert "done again" in text


def test_a_tie_is_not_likelier():
    text = GAME.replace(
        "likelier: ussr.fire, than: ussr.elsewhere", "likelier: ussr.fire, than: ussr.fire"
    )
    assert not make_estimate(parse_case(text)).judgements[0].agrees
