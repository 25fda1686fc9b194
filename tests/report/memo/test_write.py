"""What a memo says: the whole, what is so, what is wanted and believed."""

from dataclasses import replace

import pytest

import excomm
from excomm.case import parse_case
from excomm.estimate import make_estimate
from excomm.report import Table
from excomm.report.memo import estimate_in
from excomm.report.memo.document import BeliefChart
from excomm.report.memo.write import write_memo
from report.memo.reading import (
    CHICKEN,
    EXCLUDED,
    JUDGED,
    SMALL,
    blocks,
    notes,
    sections,
    told,
    write,
)


@pytest.fixture(scope="module")
def chicken():
    return write(JUDGED)


# The whole


def test_the_sections_come_in_the_order_of_reading(chicken):
    assert sections(chicken) == [
        *("conclusion", "situation", "wants", "belief", "outcomes", "compared"),
        *("next", "forecast", "change", "judgements", "sources", "method"),
    ]


def test_sections_that_would_say_nothing_are_left_out():
    assert {"belief", "outcomes", "compared", "change", "judgements", "sources"}.isdisjoint(
        sections(write(SMALL))
    )
    assert sections(write_memo(excomm.load("elmira").estimate())) == [
        *("conclusion", "situation", "wants", "outcomes", "compared"),
        *("next", "forecast", "method"),
    ]


def test_a_case_of_next_to_nothing_has_a_memo():
    memo = write(SMALL)
    assert told(memo, "situation")[-1] == "A: it has done nothing of what it could."
    assert notes(memo, "situation", "it has done nothing") == ["What it could do and does not: go."]
    made = make_estimate(parse_case(SMALL))
    assert all("has done nothing" in estimate_in(form, made) for form in ("text", "md", "html"))


def test_answers_that_were_drawn_are_said_to_be():
    made = replace(make_estimate(parse_case(CHICKEN)), drawn=256)
    (method,) = told(write_memo(made), "method")
    assert "; the answers are 256 draws by belief, of more than can be solved." in method


def test_the_head_says_what_the_memo_rests_on(chicken):
    head = dict(chicken.head)
    assert chicken.title == "Chicken, of a driver who may be a daredevil"
    assert head == {"As of": "after visit", "Words": head["Words"]}
    assert "Kent" in head["Words"]
    assert dict(write(SMALL).head) == {"As of": "the start"}
    knowing = CHICKEN + "known_to: clerk\n"
    assert dict(write(knowing).head)["Rests on"] == "what clerk knew"
    hindsight = dict(write(CHICKEN + "known_to: hindsight\n").head)
    assert hindsight["Rests on"] == "with hindsight"
    given = write(CHICKEN, given={"nerve": "daredevil"})
    assert dict(given.head)["Taken as true"] == "nerve is daredevil"


def test_marks_in_force_stand_at_the_head():
    assert write(CHICKEN).mark is None
    was = CHICKEN.replace("title: A note", "title: A note, mark: {was: SECRET, now: none}")
    memo = write(was)
    assert memo.mark is None
    assert told(memo, "sources")[0] == "note: “A note.” It bore SECRET."
    assert not any("It bore" in text for text in told(memo, "sources")[1:])
    assert write(was.replace("now: none", "now: SECRET")).mark == "SECRET"


def test_the_method_names_the_case_and_the_command(chicken):
    (method,) = told(chicken, "method")
    assert f"Made by excomm {excomm.__version__} from case (sha256 " in method
    assert "seed 0: 2 combinations of answers, 2 conflicts solved, 4 states in each." in method
    assert method.endswith("It is made again by: excomm estimate case --format json")
    (again,) = told(write(CHICKEN, as_of="after boast", seed=4), "method")
    assert again.endswith("excomm estimate case --as-of 'after boast' --seed 4 --format json")


# The situation, and what is wanted and believed


def test_the_situation_says_what_is_so_and_what_happened_last(chicken):
    assert told(chicken, "situation") == [
        "After visit matters stand in crash.",
        "Driver A: it has done nothing of what it could.",
        "Driver B: it has done nothing of what it could.",
        "The last event on record, of 1960-01-02: A goes to see the doctor. "
        "On nerve it speaks for sane: belief in it goes from 50% (chances about even) to 67% "
        "(probable).",
    ]
    assert notes(chicken, "situation", "After visit") == ["It is state 1 of 4: N N."]
    assert "sane 0.5, daredevil 0.25" in notes(chicken, "situation", "On nerve")[0]
    (events,) = blocks(chicken, "situation", Table)
    assert [row[0] for row in events.rows] == ["1960-01-01", "1960-01-02"]
    assert [row[2] for row in events.rows] == ["daredevil, x 3", "sane, x 2"]


def test_what_an_event_changed_is_said():
    moved = CHICKEN.replace("at: 1960-01-02", "at: 1960-01-02\n    sets: {a.swerve: yes}")
    said = told(write(moved), "situation")
    assert said[0] == "After visit matters stand in a yields."
    assert said[1] == "Driver A: it has chosen to swerve."
    assert " With it Driver A began to swerve. " in said[3]


def test_what_the_estimators_did_not_learn_is_left_out():
    memo = write(CHICKEN + "known_to: clerk\n")
    assert "Left out, as not known to clerk: visit." in told(memo, "belief")[0]
    (events,) = blocks(memo, "situation", Table)
    assert [row[2] for row in events.rows] == ["daredevil, x 3", "not known"]
    assert notes(memo, "conclusion", "Is A a daredevil?") == ["On the evidence of boast."]


def test_a_present_that_the_rules_exclude_is_said_and_nothing_leads_from_it():
    memo = write(EXCLUDED)
    said = told(memo, "situation")
    assert said[0] == "The present state is one that the rules of the case exclude."
    assert said[1:] == ["A: it has chosen to do x.", "The B: it has chosen to do y."]
    everything = " ".join(text for name in sections(memo) for text in told(memo, name))
    assert "matters stand now" not in everything
    assert "attainable" not in everything
    assert "From the present" not in everything


def test_wants_are_listed_with_the_most_important_first(chicken):
    assert told(chicken, "wants") == [
        "Driver A: Before all else: alive; then face; then shame.",
        "Driver B: Before all else: alive; then face; then shame.",
        "The town: It judges outcomes by: quiet; then peace.",
    ]
    (note,) = notes(chicken, "wants", "Before all else", "Driver A")
    assert note.startswith("alive: not crash; face: not a.swerve; shame: b.swerve. ")
    assert "By the analyst: shame. note, p. 1 book, p. 1" in note


def test_a_ranking_begins_with_its_first_states():
    said = told(write_memo(excomm.load("elmira").estimate()), "wants")
    assert said[1].startswith("Uniroyal: From the best to the worst: N YNN N; then Y NYN N; then ")
    assert said[1].endswith("; and 4 more.")


def test_belief_is_said_from_the_most_believed_on_with_its_prior(chicken):
    (said,) = told(chicken, "belief")
    first, second = said.index("A wants to live: probable, 67%"), said.index("A would not swerve")
    assert said.startswith("Is A a daredevil? ")
    assert first < second
    assert notes(chicken, "belief", "A wants to live") == ["sane: prior 0.75. note, p. 5"]
    (chart,) = blocks(chicken, "belief", BeliefChart)
    assert [tick.label for tick in chart.ticks] == ["before", "Jan 1", "Jan 2"]
    assert {line.name: line.points for line in chart.lines} == {
        "sane": pytest.approx((0.75, 0.5, 2 / 3)),
        "daredevil": pytest.approx((0.25, 0.5, 1 / 3)),
    }
    assert [row[1] for row in chart.table.rows] == ["before the first event", "boast", "visit"]
