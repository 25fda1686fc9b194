"""Judgements that pressure works: through whom, under every hypothesis, on what it rests."""

import pytest

from excomm.case import parse_case
from excomm.estimate.court import Court
from excomm.estimate.judging import judge
from negotiation.samples import BORDER

CASE = """
judgements:
  - {id: it, text: So it is., by: analyst, check: CHECK, cites: [{document: note, paragraph: 1}]}
documents: {note: {title: Note}}
"""


def judged(check, text=BORDER):
    case = parse_case(text + CASE.replace("CHECK", check))
    return judge(Court(0), case, case.judgements[0], None)


@pytest.mark.parametrize(
    ("check", "agrees"),
    [
        (
            "{presses: south.open, by: north, through: patron, under: each, given: {aim: money}}",
            True,
        ),
        ("{presses: south.open, by: north, through: patron, given: {aim: money}}", True),
        # A patron that wants a client first is moved by nothing that the North can do.
        ("{presses: south.open, by: north, through: patron, given: {aim: client}}", False),
        ("{presses: south.open, by: north, through: patron}", False),
        ("{presses: south.open, by: north, through: patron, under: each}", False),
        (
            "{presses: south.open, by: north, through: patron, only: true, given: {aim: money}}",
            True,
        ),
        ("{presses: south.open, by: north, credible: true, given: {aim: money}}", False),
        ("{presses: south.open, by: north, credible: false, given: {aim: money}}", True),
        ("{presses: south.open, by: patron, given: {aim: money}}", True),
        ("{presses: south.open, by: patron, through: north, given: {aim: money}}", False),
    ],
)
def test_whether_pressure_works(check, agrees):
    assert judged(check).agrees is agrees


def test_what_is_found_names_the_chain():
    found = judged("{presses: south.open, by: north, given: {aim: money}}").found
    assert [(one.option, one.kind) for one in found.undertakings] == [("north.loan", "promise")]
    assert [(one.option, one.kind) for one in found.third_undertakings] == [
        ("patron.cut_off", "threat")
    ]
    assert (found.every, found.believed, found.directly) == (True, True, False)
    assert found.refuted < found.tried


def test_under_which_answers_it_works_is_said():
    found = judged("{presses: south.open, by: north, under: each}").found
    verdicts = {one.given["aim"]: one.verdict for one in found.works.conditions}
    assert verdicts == {"money": True, "client": False}
    assert found.works.belief == pytest.approx(0.6)


def test_a_conclusion_drawn_from_its_own_passage_is_restated():
    check = "{presses: south.open, by: north, given: {aim: money}}"
    assert judged(check).standing == "derived"
    support = "{id: support, want: not patron.cut_off"
    cited = f"{support}, cites: [{{document: note, paragraph: 1}}]"
    part = judged(check, BORDER.replace(support, cited))
    assert part.standing == "restated"
    assert part.deciding == ("south.support (order)",)
