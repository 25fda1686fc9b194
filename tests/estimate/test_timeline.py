"""The estimate at every event is what the estimate as of that event is."""

import json
from dataclasses import replace

import pytest

import excomm
from estimate.samples import CHICKEN, GATE
from excomm.case import CaseError, open_case, parse_case
from excomm.estimate import make_estimate, make_timeline, timeline_data


def agrees(case, event, step, given):
    made = make_estimate(case, f"after {event}", given)
    assert (made.situation.present.pattern if made.situation.present else None) == step.present
    assert {q.id for q in made.questions} == set(step.beliefs)
    for question in made.questions:
        for name, band in question.posterior.items():
            then = step.beliefs[question.id][name]
            assert (then.point, then.low, then.high) == (band.point, band.low, band.high)
    for outcome, held in zip(made.outcomes, step.outcomes, strict=True):
        assert (outcome.id, outcome.is_present) == (held.outcome, held.is_present)
        for part in outcome.holds:
            assert held.holds[part.concept] == pytest.approx(part.holds.belief)
        if outcome.attainable is not None:
            assert held.attainable == pytest.approx(outcome.attainable.belief)
    same_horizons(made.prospects.horizons if made.prospects else (), step.horizons)


def same_horizons(horizons, others):
    assert [(one.horizon, one.turns) for one in horizons] == [(o.horizon, o.turns) for o in others]
    for horizon, other in zip(horizons, others, strict=True):
        same_chance(horizon.present, other.present)
        for item, same in zip(horizon.outcomes, other.outcomes, strict=True):
            assert item.outcome == same.outcome
            same_chance(item.chance, same.chance)


def same_chance(one, other):
    assert one.words == other.words
    assert [one.point, one.low, one.high] == pytest.approx([other.point, other.low, other.high])


WEIGHED = GATE.replace(
    "  - {id: whisper, at: 1962-10-02, text: He mutters., known_to: b,",
    "  - {id: whisper, at: 1962-10-02, text: He mutters., learned: 1962-10-04, source: ears,",
).replace(
    "id: song, at: 1962-10-01, text: The guard sings.,",
    "id: song, at: 1962-10-01, text: The guard sings., source: ears,",
)


def test_evidence_that_is_learned_late_and_counts_in_groups_is_weighed_at_every_event():
    case = parse_case(WEIGHED)
    assert any(event.learned for event in case.events)
    made = make_timeline(case)
    for step in made.steps:
        agrees(case, step.event.id, step, {})


@pytest.mark.parametrize("given", [{}, {"mood": "bad"}])
def test_every_step_is_the_estimate_as_of_then(given):
    case = parse_case(GATE)
    made = make_timeline(case, given=given)
    assert [step.event.id for step in made.steps] == ["song", "whisper", "opened", "hoofs", "shut"]
    for step in made.steps:
        agrees(case, step.event.id, step, given)


def test_what_was_asked_for_a_time_is_believed_for_that_time():
    made = make_timeline(parse_case(GATE))
    asked = ["horse" in step.beliefs for step in made.steps]
    assert asked == [False, False, True, True, False]
    assert {question.id for question in made.questions} == {"mood", "horse"}
    # What the clerk did not learn of moved nothing.
    assert made.steps[0].beliefs["mood"] == made.steps[1].beliefs["mood"]


def test_a_hypothesis_of_a_question_that_is_not_asked_yet_can_be_given():
    made = make_timeline(parse_case(GATE), given={"horse": "none"})
    assert all("horse" not in step.beliefs for step in made.steps)


def test_the_case_of_1962_agrees_at_its_turns():
    case = open_case("cuba-1962")
    made = make_timeline(case)
    steps = {step.event.id: step for step in made.steps}
    for event in ("aircraft_shot_down", "missiles_gone"):
        agrees(case, event, steps[event], {})


def test_it_goes_up_to_a_moment():
    made = make_timeline(parse_case(GATE), "1962-10-03")
    assert [step.event.id for step in made.steps] == ["song", "whisper", "opened"]
    assert made.as_of == "1962-10-03"


def test_a_case_without_events_has_none():
    with pytest.raises(CaseError, match="without events"):
        make_timeline(parse_case(CHICKEN.replace("events:", "x_events:").split("x_events:")[0]))


def test_every_form_says_the_same(tmp_path):
    path = tmp_path / "gate.yaml"
    path.write_text(GATE, encoding="utf-8")
    result = excomm.load(path).timeline(seed=3)
    text = " ".join(result.written("text").split())
    assert "Oct 3, opened: The present enters open." in text
    assert "It is now asked: Has the rider a horse?" in text
    assert "<svg" in result.written("html")
    assert json.loads(result.written("json")) == timeline_data(result.in_form("json"))
    assert result.rows().rows[0][:4] == ("song", "1962-10-01", "open", "no")
    assert len(result.rows().rows) == 5 * 3
    with pytest.raises(ValueError, match="no form"):
        result.written("pdf")


def test_without_looking_ahead_all_but_the_horizons_is_the_same():
    case = parse_case(GATE)
    whole, without = make_timeline(case), make_timeline(case, ahead=False)
    assert all(step.horizons for step in whole.steps)
    assert without.steps == tuple(replace(step, horizons=()) for step in whole.steps)
