"""The memo of cuba-1962, word for word, and what it makes of the memoranda's judgements.

``python tests/library/test_cuba_1962_memo.py`` writes the memo as it is now. Read it aloud
before you keep it: would a reader of the memoranda find it worth the time?
"""

import re
from pathlib import Path

import excomm
from library.made import estimate_of

GOLDEN = Path(__file__).parent / "golden" / "cuba-1962.txt"

# What changes with every change of the case or the program, and says nothing of the memo.
CHANGING = (
    (re.compile(r"Manifest: .*"), "Manifest: ..."),
    (re.compile(r"excomm \d+\.\d+\.\d+\S* from"), "excomm VERSION from"),
    (re.compile(r"[0-9a-f]{12}\)"), "HASH)"),
)

STANDINGS = {
    "ante": "restated",
    "mention_disturbs": "restated",  # what NATO wants, the same passage says
    "ante_raised_again": "derived",
    "no_time_limit": "derived",
    "inspection_open": "derived",
    "same_problems": "derived",
    "subject_of_talks": "derived",
    "repeat_first": "restated",
    "other_forms_later": "derived",
    "general_war_last": "derived",
    "not_certain": "derived",
    "castro_accommodated": "restated",
    "no_inspectors_ashore": "derived",  # he had refused them in October
    "objects_to_flights": "restated",
    "planes_not_safe": "restated",
    "being_dismantled": "restated",
    "flights_the_only_means": "restated",
    "assurance_too_low": "restated",
    "greater_search_capability": "restated",
    "whole_understanding_at_risk": "restated",
    "through_moscow": "restated",  # it rests on what Castro fears, which the same passage says
    "two_messages": "restated",
    "soviets_can_push": "derived",
    "invasion_set_aside": "restated",
    "invasion_a_threat": "derived",
    "serves_us": "derived",
    "serves_ussr": "derived",
    "stalemate_holds": "derived",
    "dearer_in_time": "restated",
    "ruse_improbable": "untested",
    "far_reaching_improbable": "untested",
    "engage_on_balance": "restated",
    "flights_assure_more": "restated",
}


def memo() -> str:
    text = estimate_of("cuba-1962").written("text")
    for pattern, stands_for in CHANGING:
        text = pattern.sub(stands_for, text)
    return text


def test_the_memo_is_the_one_that_was_read():
    assert memo() == GOLDEN.read_text("utf-8")


def test_every_judgement_of_the_memoranda_is_shown_with_its_standing():
    made = estimate_of("cuba-1962")
    assert {j.id: j.standing for j in made.judgements} == STANDINGS
    assert all(j.agrees for j in made.judgements)
    assert [j.id for j in made.judgements] == [
        j.id for j in excomm.load("cuba-1962").case.judgements
    ]


def test_a_judgement_that_was_not_yet_made_is_not_shown():
    made = estimate_of("cuba-1962", "1962-10-28")
    assert [j.id for j in made.judgements] == list(STANDINGS)[
        : list(STANDINGS).index("not_certain") + 1
    ]
    assert [question.id for question in made.questions] == ["october_aim"]


if __name__ == "__main__":
    GOLDEN.write_text(memo(), "utf-8")
