"""What a memo says of outcomes and of judgements."""

import pytest

import excomm
from excomm.report.memo.document import OutcomeChart
from excomm.report.memo.write import write_memo
from report.memo.reading import CHICKEN, EXCLUDED, JUDGED, blocks, notes, paragraphs, told, write


@pytest.fixture(scope="module")
def chicken():
    return write(JUDGED)


# What holds, and whom it serves


def test_hypotheses_that_decide_an_outcome_are_named_with_their_belief(chicken):
    how = "if nerve is sane (67%, probable), not if nerve is daredevil (33%, probably not)"
    outcome = told(chicken, "outcomes")[2]
    assert outcome.startswith(f"A yields can hold {how}: its one state is an equilibrium.")
    assert f"It is attainable {how}, in 1 step" in outcome
    said = notes(chicken, "outcomes", "can hold", "A yields")
    assert "A wants to live. daredevil: A would not swerve for anything. note, p. 5" in said[-1]
    assert f"can lead to a yields ({how}) and b yields, not to compromise." in " ".join(
        told(chicken, "conclusion")
    )
    assert told(chicken, "change")[0] == (
        "On the answer to nerve depends whether a yields (Nash) and a yields (SEQ) hold."
    )


def test_what_holds_whatever_the_answers_is_said_to(chicken):
    said = told(chicken, "outcomes")
    assert said[1].startswith("Compromise does not hold whatever the answers: its one state is ")
    assert said[3].startswith("B yields can hold whatever the answers: its one state is an ")
    given = told(write(CHICKEN, given={"nerve": "sane"}), "outcomes")
    assert given[2].startswith("A yields can hold: its one state is an equilibrium.")
    assert "answers" not in " ".join(given)


def test_that_nothing_depends_on_an_answer_is_said():
    same = CHICKEN.replace(", first: {a: [face]}", "")
    assert told(write(same), "change")[0].startswith("No outcome depends for whether it holds on")


def test_why_an_outcome_holds_or_not_is_told_party_by_party(chicken):
    said = notes(chicken, "outcomes", "does not hold", "Compromise")
    assert said[:2] == [
        "Both give way. It is: a.swerve and b.swerve.",
        "State 4 (Y Y) does not hold under SEQ, where nerve is sane.",
    ]
    assert said[2] == (
        "Driver A: it would no longer swerve, and so gain face (not a.swerve); nothing deters it. "
        "book, p. 1"
    )
    assert [note.split(":")[0] for note in said[2:]] == ["Driver A", "Driver B"]


def test_an_outcome_without_states_is_said_to_have_none():
    memo = write(EXCLUDED)
    assert told(memo, "outcomes")[1] == "Both matches no state."
    (chart,) = blocks(memo, "compared", OutcomeChart)
    assert [row.id for row in chart.rows] == ["rest"]
    assert "both" not in " ".join(told(memo, "conclusion")).lower()


def test_how_far_off_an_outcome_is():
    said = told(write_memo(excomm.load("elmira").estimate()), "outcomes")
    assert "It is attainable, in 1 step, in the interest of who takes it." in said[1]
    assert "It is not attainable by steps that each serve who takes them;" in said[3]
    stuck = CHICKEN.replace("text: swerve}", "text: swerve, moves: off}")
    said = told(write(stuck), "outcomes")
    assert said[3].endswith("No legal moves lead from the present to a state of it that holds.")


def test_what_is_set_aside_is_said_with_its_reason(chicken):
    outcome = told(chicken, "outcomes")[4]
    assert outcome.endswith(" Nobody speaks of it.")
    assert notes(chicken, "outcomes", "Nobody speaks") == ["Set aside: crash. note, p. 4"]
    last = told(chicken, "compared")[-1]
    assert last == "Set aside and not compared: crash. Its moves remain as threats."
    assert notes(chicken, "compared", "Set aside") == ["Nobody speaks of it. note, p. 4"]
    assert "crash" not in " ".join(told(chicken, "compared")[:-1])


def test_a_comparison_names_the_statement_that_decides_it(chicken):
    said = told(chicken, "compared")[0]
    assert said.startswith("Compromise beside a yields: Better for Driver A. Worse for Driver B. ")
    assert said.endswith("Alike, at best and at worst, for the town.")
    (note,) = notes(chicken, "compared", "Worse for Driver B", "Compromise beside a yields")
    assert note == (
        "Driver B: face (not b.swerve), so in every state of a yields and in none of compromise. "
        "book, p. 2"
    )


def test_a_split_is_named_with_what_decides_it():
    said = told(write_memo(excomm.load("elmira").estimate()), "compared")
    assert said[0].endswith(
        "Uniroyal: delayed is better at its best and worse at its worst than accepted as issued; "
        "delayed is better if not moe.modify."
    )


# The judgements


def test_every_judgement_is_told_with_what_the_model_yields(chicken):
    tally, *said = told(chicken, "judgements")
    assert tally.startswith(
        "The model agrees with 4 of the 5 judgements of the sources "
        "(1 derived, 2 restated, 1 untested). A judgement is derived where "
    )
    assert [text.rpartition("It ")[2] for text in said] == [
        *("agrees: derived.", "agrees: restated.", "agrees: restated.", "agrees: untested."),
        "differs.",
    ]
    assert [p.lead for p in paragraphs(chicken, "judgements")[1:]] == [
        *("Note:", "Note:", "A clerk:", "By the analyst:", "Note:"),
    ]
    assert said[2].startswith("A clerk: He is bold. The model: with boast belief in daredevil ")
    assert told(chicken, "conclusion")[-1] == tally.partition(" A judgement is derived ")[0]


@pytest.mark.parametrize(
    ("lead", "standing", "expected"),
    [
        ("Note", "derived", "Without what cites the same passage (a.alive (order)): b yields "),
        ("Note", "restated", "Without what cites the same passage (entry 1 of set_aside): crash "),
        ("A clerk", "restated", "Without what cites the same passage (evidence of boast on nerve)"),
        ("By", "untested", "Derived or restated cannot be told: it cites no passage."),
    ],
)
def test_the_standing_of_a_judgement_is_explained(lead, standing, expected, chicken):
    said = notes(chicken, "judgements", f"It agrees: {standing}", lead)
    assert said[0].startswith(expected)


def test_a_judgement_of_a_passage_that_no_premise_cites_is_derived():
    new = "{id: new, text: So., check: {holds: b_yields}, cites: [{document: note, page: 99}]}"
    memo = write(f"{CHICKEN}judgements: [{new}]\n")
    assert notes(memo, "judgements", "It agrees: derived.") == [
        "No premise of the case cites the same passage."
    ]


def test_premises_that_turn_a_judgement_are_named(chicken):
    assert notes(chicken, "judgements", "It agrees: restated", "A clerk")[1] == (
        "It falls without evidence of boast on nerve."
    )
    factor = """
judgements:
  - {id: sad, text: Sad., check: {factor: grief, in: crash, horizon: later}, by: analyst}
"""
    assert told(write(CHICKEN + factor), "change")[-1] == (
        "The judgement sad falls without this premise: grief (factor)."
    )


@pytest.mark.parametrize(
    ("check", "tally"),
    [
        ("set_aside: crash", "The model agrees with the one judgement of the sources (untested)."),
        ("set_aside: a_yields", "The model does not agree with the one judgement of the sources."),
    ],
)
def test_one_judgement_is_told_as_one(check, tally):
    memo = write(CHICKEN + f"judgements: [{{id: one, text: So it is., check: {{{check}}}}}]\n")
    assert told(memo, "conclusion")[-1] == tally
    assert told(memo, "judgements")[0].startswith(tally)
    assert len(told(memo, "judgements")) == 2
