"""What changed between two estimates, and what changed it."""

import json

import pytest
from typer.testing import CliRunner

import excomm
from estimate.samples import GATE
from excomm.case import CaseError, parse_case
from excomm.cli import app
from excomm.estimate import difference_data, make_difference, make_estimate


@pytest.fixture(scope="module")
def gate():
    return parse_case(GATE)


def test_nothing_changes_between_a_moment_and_itself(gate):
    made = make_difference(gate, "1962-10-03", "1962-10-03")
    changed = (made.events, made.premises, made.options, made.beliefs, made.outcomes, made.claims)
    assert not any(changed)
    assert made.unmoved["outcomes"] == 3


def test_what_changed_is_what_the_two_estimates_say(gate):
    made = make_difference(gate, "after song", "after hoofs")
    first, second = (make_estimate(gate, moment) for moment in ("after song", "after hoofs"))
    assert [event.id for event in made.events] == ["whisper", "opened", "hoofs"]
    [opened] = made.options
    assert (opened.option, opened.before, opened.after, opened.event) == (
        "a.open",
        "no",
        "yes",
        "opened",
    )
    now = {q.id: q.posterior for q in second.questions}
    for change in made.beliefs:
        assert change.after == now[change.question][change.hypothesis]
        assert change.before is None
    assert {change.question for change in made.beliefs} == {"horse"}
    assert {change.events for change in made.beliefs} == {("hoofs",)}
    present = [c for c in made.outcomes if c.what == "present"]
    assert [(c.outcome, c.after, c.event) for c in present] == [("open", 1.0, "opened")]
    assert ("a.toll", None, "b.enter") in [(p.what, p.before, p.after) for p in made.premises]
    assert {outcome.id for outcome in first.outcomes} >= {c.outcome for c in made.outcomes}


def test_two_versions_of_a_case(gate):
    later = parse_case(
        GATE.replace("prior: 0.25", "prior: 0.75").replace("- {id: toll", "- {id: fee")
    )
    made = make_difference(gate, "1962-10-04", "1962-10-04", later)
    assert made.versions
    assert not made.events
    changed = {(p.kind, p.what): (p.before, p.after) for p in made.premises}
    assert changed["hypothesis", "horse.horse"] == ("0.25", "0.75")
    assert changed["want", "a.fee"] == (None, "b.enter")
    assert changed["want", "a.toll"] == ("b.enter", None)
    [belief] = [change for change in made.beliefs if change.hypothesis == "horse"]
    assert belief.after.point > belief.before.point


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (None, None, "nothing to compare"),
        ("1962-10-05", "1962-10-02", "lies before"),
        ("1961-01-01", None, "before the first event"),
        ("after sung", None, "unknown event"),
    ],
)
def test_wrong_moments_are_told(gate, before, after, what):
    with pytest.raises(CaseError, match=what):
        make_difference(gate, before, after)


def test_the_voice_of_an_update():
    made = excomm.load("cuba-1962").diff("1962-10-26", "after letter_of_27")
    text = " ".join(made.written("text").split())
    assert "We update our estimate of 1962-10-26 in the light of letter of 27" in text
    assert "This strengthens the estimate that on october aim it is gain time" in text
    assert json.loads(made.written("json")) == difference_data(made.in_form("json"))
    assert "<h2" in made.written("html")
    assert made.rows().rows[0][:2] == ("october_aim", "gain_time")


def test_the_command(tmp_path):
    path = tmp_path / "gate.yaml"
    path.write_text(GATE, encoding="utf-8")
    run = CliRunner().invoke(app, ["diff", str(path), "--from", "1962-10-02", "--to", "1962-10-03"])
    assert run.exit_code == 0
    assert "in the light of opened" in " ".join(run.stdout.split())
    run = CliRunner().invoke(app, ["diff", str(path), str(path), "--to", "1962-10-03"])
    assert run.exit_code == 0
    assert "Nothing that the estimate says has moved." in " ".join(run.stdout.split())


def test_commitments_that_stand_otherwise():
    case = parse_case("""
excomm: 1
title: A loan
parties: {a: {name: A}, b: {name: B}}
options: {a.pay: {text: pay}}
commitments:
  pay: {text: pay, party: a, to: b, requires: a.pay}
  thank: {text: say thanks, party: b, since: paid}
  wait: {text: wait, party: b}
events:
  - {id: asked, at: 2024-01-01, text: B asks., standing: {pay: {a: accepted}}}
  - {id: paid, at: 2024-01-02, text: A pays., sets: {a.pay: yes}}
""")
    made = make_difference(case, "after asked", "after paid")
    assert [(c.commitment, c.before, c.after, c.event) for c in made.commitments] == [
        ("pay", "accepted", "kept", "paid"),
        ("thank", None, "unknown", None),
    ]
    assert made.unmoved["commitments"] == 1
    assert made.premises == ()
