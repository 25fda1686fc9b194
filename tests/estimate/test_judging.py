"""What sources concluded, held against the model: every kind of check, and its standing."""

from dataclasses import replace

import pytest

from estimate.samples import CHICKEN, chicken
from excomm.case import citing, parse_case, situate, without
from excomm.conflict import CONCEPTS, make_conflict, solve
from excomm.estimate import make_estimate
from excomm.estimate.court import Court
from excomm.estimate.judging import judge
from excomm.report import estimate_in

NOTE = "{document: note, page: %s}"


def judged(check, page=9, more="", case=None):
    """Return what becomes of one judgement on the chicken case; page 9 cites no premise."""
    case = case or chicken((check, NOTE % page), more=more)
    return judge(Court(seed=0), case, case.judgements[0], None)


AGREEING = [
    "belief: nerve.daredevil, rises_at: boast",
    "belief: nerve.sane, falls_at: boast",
    "belief: nerve.daredevil, at_least: 0.33, at_most: 0.34",
    "belief: nerve.sane, above: daredevil",
    "belief: nerve.daredevil, rises_at: boast, falls_at: visit",
    "better: compromise, than: crash, for: a",
    "better: compromise, than: crash, for: town, horizon: later",
    "better: b_yields, than: compromise, for: a",
    "holds: b_yields",
    "holds: b_yields, concept: Nash, given: {nerve: daredevil}",
    "holds: b_yields, given: {nerve: sane}",
    "set_aside: crash",
    "factor: grief, in: crash, horizon: later, not_at: now",
    "factor: fame, in: b_yields",
]
DIFFERING = [
    "belief: nerve.sane, rises_at: boast",
    "belief: nerve.daredevil, falls_at: boast",
    "belief: nerve.daredevil, rises_at: visit",  # not known to whom it matters: see below
    "belief: nerve.daredevil, at_least: 0.5",
    "belief: nerve.sane, at_most: 0.5",
    "belief: nerve.daredevil, above: sane",
    "better: crash, than: compromise, for: a",
    "better: compromise, than: b_yields, for: a",
    "better: compromise, than: crash, for: town, horizon: now, ",
    "holds: compromise",
    "holds: crash",
    "set_aside: compromise",
    "factor: grief, in: crash, horizon: now",
    "factor: fame, in: a_yields",
]


@pytest.mark.parametrize("check", AGREEING)
def test_agrees(check):
    found = judged(check)
    assert found.agrees
    assert found.standing == "derived"
    assert found.removed == ()
    assert found.found_without is None


@pytest.mark.parametrize("check", DIFFERING)
def test_differs(check):
    check = check.rstrip(", ")
    if "visit" in check:
        more = "known_to: desk\n"
        found = judged(check, more=more)
    elif "horizon: now" in check and "better" in check:
        # To the near horizon nobody grieves, and peace alone decides: drop that too.
        case = chicken((check, NOTE % 9))
        town = case.interests["town"]
        quiet = replace(town, items=town.items[:1])
        found = judged(check, case=replace(case, interests={"town": quiet}))
    else:
        found = judged(check)
    assert not found.agrees
    assert found.standing is None
    assert found.found_without is None
    assert found.removed == ()


def test_what_cites_the_same_passage_is_taken_away():
    found = judged("set_aside: crash", page=4)
    assert (found.agrees, found.standing) == (True, "restated")
    assert found.removed == ("entry 1 of set_aside",)
    assert found.deciding == ("entry 1 of set_aside",)
    assert found.found_without is not None
    assert not found.found_without.set_aside
    other = judged("set_aside: crash", page=5)
    assert other.standing == "derived"
    assert other.deciding == ("entry 1 of set_aside",)


def test_evidence_goes_with_the_passage_its_event_cites():
    found = judged("belief: nerve.daredevil, rises_at: boast", page=6)
    assert found.standing == "restated"
    assert found.deciding == ("evidence of boast on nerve",)
    assert found.found_without.before is None


def test_a_judgement_may_rest_on_more_than_its_passage():
    # Page 1 has A's wish to live: without it A cares for its face, and is still better off.
    found = judged("better: b_yields, than: a_yields, for: a", page=1)
    assert found.standing == "derived"
    assert found.removed == ("a.alive (order)",)
    assert found.deciding == ()
    # Without its face A likes a_yields and compromise by b's swerving alone.
    face = judged("better: b_yields, than: compromise, for: a", page=1)
    assert face.deciding == ("a.face (order)",)


def test_what_cites_nothing_or_would_hold_anyway_is_untested():
    case = chicken(("holds: b_yields", NOTE % 9))
    (judgement,) = case.judgements
    bare = replace(case, judgements=(replace(judgement, cites=()),))
    found = judge(Court(0), bare, bare.judgements[0], None)
    assert (found.agrees, found.standing, found.why) == (True, "untested", "it cites no passage")
    even = judged("belief: nerve.daredevil, at_least: 0.3")
    assert even.standing == "untested"
    assert even.why == "even odds among the hypotheses would meet it"


def test_an_outcome_holds_only_if_it_does_under_every_answer():
    # A daredevil never swerves: compromise and a_yields fall; a sane A may yield.
    sane = judged("holds: a_yields, given: {nerve: sane}")
    bold = judged("holds: a_yields, given: {nerve: daredevil}")
    either = judged("holds: a_yields")
    assert (sane.agrees, bold.agrees, either.agrees) == (True, False, False)
    assert either.found.holds.belief == pytest.approx(2 / 3)
    verdicts = {c.given["nerve"]: c.verdict for c in either.found.holds.conditions}
    assert verdicts == {"sane": True, "daredevil": False}


DETERRED = """
excomm: 1
title: Deterred
documents: {note: {title: A note}}
parties: {a: {name: A}, b: {name: B}}
options: {a.grab: {text: grab}, b.strike: {text: strike}}
outcomes: {war: b.strike}
orders:
  a: [{id: peace, want: not b.strike}, {id: gain, want: a.grab}]
  b: [{id: answer, want: b.strike iff a.grab, cites: [{document: note, page: 1}]}]
judgements:
  - id: deterrence
    text: The strike deters.
    check: {threat: war, to: a}
    cites: [{document: note, page: %s}]
"""


@pytest.mark.parametrize(("page", "standing"), [(1, "restated"), (2, "derived")])
def test_a_threat_deters_as_long_as_it_can_be_carried_out(page, standing):
    case = parse_case(DETERRED % page)
    found = judged("", case=case)
    assert found.agrees
    assert found.standing == standing
    assert found.found.deterred == (1,)  # neither grabs nor strikes: nothing else keeps A back
    assert found.found.present
    conflict = make_conflict(situate(case))
    stable = solve(conflict, [CONCEPTS["SEQ"]]).states("SEQ", "a").tolist()
    assert conflict.present in stable
    spared = parse_case((DETERRED % page) + "impossible: [b.strike]\n")
    alone = make_conflict(situate(spared))
    assert alone.present not in solve(alone, [CONCEPTS["SEQ"]]).states("SEQ", "a").tolist()


def test_a_threat_to_who_would_not_move_deters_nothing():
    case = parse_case(DETERRED.replace("to: a}", "to: b}") % 2)
    found = judged("", case=case)
    assert not found.agrees
    assert found.found.deterred == (0,)


def test_judgements_are_checked_at_their_own_moment():
    case = chicken(
        ("belief: nerve.daredevil, at_least: 0.4, at_most: 0.6", NOTE % 9),
        ("belief: nerve.daredevil, at_least: 0.6", NOTE % 9),
    )
    then = replace(case.judgements[0], as_of="after boast")
    case = replace(case, judgements=(then, case.judgements[1]))
    known = replace(case, events=tuple(replace(e, known_to=None) for e in case.events))
    made = make_estimate(known)
    at_boast, now = made.judgements
    assert at_boast.as_of == "after boast"
    assert at_boast.found.belief == pytest.approx(0.5)
    assert now.found.belief == pytest.approx(1 / 3)
    assert (at_boast.agrees, now.agrees) == (True, False)


def test_a_judgement_not_yet_made_is_not_in_the_estimate():
    case = chicken(("holds: b_yields", NOTE % 9))
    later = replace(case, judgements=(replace(case.judgements[0], as_of="1960-01-02"),))
    assert make_estimate(later, "after boast").judgements == ()
    assert len(make_estimate(later, "1960-01-02").judgements) == 1


def test_the_premise_that_turns_it_is_the_one_named():
    case = chicken(("better: compromise, than: crash, for: a", NOTE % 9))
    found = judged("", case=case)
    for premise in citing(case, case.orders["a"].items[0].cites):
        assert str(premise) == "a.alive (order)"
        again = judged("", case=replace(without(case, [premise]), judgements=case.judgements))
        assert again.agrees != (str(premise) in found.deciding)


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("presses: b.swerve, by: c", "c holds no option to press with"),
        ("position: gate.open, as: seek, for: c", "nothing says what c wants"),
    ],
)
def test_what_cannot_be_checked_leaves_the_rest_of_the_estimate(check, why):
    more = """issues:
  gate: {text: the gate, levels: {open: {text: open, performs: {a.swerve: yes}, by: analyst}}}
"""
    text = CHICKEN.replace("parties:\n", "parties:\n  c: {name: the police}\n")
    told = f"judgements:\n  - {{id: j, text: So., check: {{{check}}}, by: analyst}}\n"
    made = make_estimate(parse_case(f"{text}{more}{told}"))
    assert (made.judgements[0].agrees, made.judgements[0].found) == (None, None)
    assert why in made.judgements[0].why
    assert f"It is not checked: {made.judgements[0].why}." in estimate_in("md", made)


def test_a_rule_that_cannot_tell_checks_nothing():
    proposal = """proposals:
  deal:
    text: Both give way.
    from: a
    to: b
    terms: {mine: {text: give way, party: a, to: b, performs: {a.swerve: yes}, by: analyst}}
"""
    told = "judgements:\n  - {id: j, text: So., check: {pitfall: RULE, in: deal}, by: analyst}\n"
    text = CHICKEN + proposal + told
    untold = judged("", case=parse_case(text.replace("RULE", "cannot_be_seen")))
    assert (untold.agrees, untold.why) == (None, "the case has no measures")
    assert judged("", case=parse_case(text.replace("RULE", "no_deadline"))).agrees


def test_a_check_that_cannot_be_made_without_its_passage_is_untested():
    idle = "".join(f"  {party}.x{n}: {{text: idle}}\n" for party in "ab" for n in range(12))
    rules = "".join(
        f"  - {{rule: {party}.x{n}, why: So., cites: [{NOTE % 8}]}}\n"
        for party in "ab"
        for n in range(12)
    )
    text = CHICKEN.replace("options:\n", f"options:\n{idle}") + f"impossible:\n{rules}"
    check = f"check: {{better: compromise, than: crash, for: a}}, cites: [{NOTE % 8}]"
    case = parse_case(f"{text}judgements:\n  - {{id: j, text: So., {check}}}\n")
    found = judged("", case=case)
    assert (found.agrees, found.standing) == (True, "untested")
    assert found.why == "without what cites the same passage, the states are too many to list"
    assert found.deciding == ("a.alive (order)",)
