"""Reactions to an act: who replies how, what impels and restrains, what changes when repeated."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from excomm.case import CaseError, parse_case, situate
from excomm.case.logic import Name, Not, parse
from excomm.estimate.reactions import find_reaction
from excomm.forecast import Act, Branch, react, read_act
from excomm.forecast.turns import manners
from forecast.literal import choice
from strategies import conflicts

AIR = """
excomm: 1
title: A trading game
parties:
  us: {name: the hunters}
  ussr: {name: the gunners}
  nato: {name: the others, observer: true}
options:
  us.strike: {text: strike a site, levels: [none, one, many]}
  us.invade: {text: invade, moves: on, severity: 9}
  us.course: {text: steer, one_of: [home, left, right]}
  ussr.fire: {text: fire on aircraft, severity: 2}
  ussr.elsewhere: {text: move elsewhere, severity: 5}
factors:
  worn: {when: us.strike = many, text: Few sites are left.}
impossible:
  - {rule: us.invade and us.strike = none, why: An invasion begins with strikes.}
orders:
  us: [{id: quiet, want: not ussr.fire}, {id: home, want: not us.invade if not ussr.elsewhere}]
  ussr:
    - {id: alive, want: not us.invade}
    - {id: answer, want: ussr.fire or ussr.elsewhere if us.strike >= one}
    - {id: spare, want: not ussr.fire if worn, text: the sites that are left}
    - {id: local, want: not ussr.elsewhere}
questions:
  mood:
    asks: Are the gunners reckless?
    about: [ussr]
    hypotheses:
      calm: {text: They are not., prior: 0.8}
      reckless: {text: They are., prior: 0.2, orders: {ussr: [{id: glory, want: ussr.elsewhere}]}}
events:
  - {id: letter, at: 1960-01-01, text: A letter comes., from: ussr}
  - {id: threat, at: 1960-01-02, text: A threat is made., from: ussr, to: us,
     evidence: {mood: {calm: 0.1, reckless: 0.9}}}
  - {id: strike, at: 1960-01-03, text: A site is struck., from: us, sets: {us.strike: one}}
as_of: after letter
"""


def case(text=AIR):
    return parse_case(text)


def test_at_first_they_repeat_the_fire_and_later_they_turn_elsewhere():
    found = find_reaction(case(), "us.strike", given={"mood": "calm"})
    fire, elsewhere = parse("ussr.fire and not ussr.elsewhere"), parse("ussr.elsewhere")
    first = [found.chance("ussr", reply).point for reply in (fire, elsewhere)]
    second = [found.chance("ussr", reply, 2).point for reply in (fire, elsewhere)]
    assert first[0] > first[1]
    assert second[0] < second[1]
    assert [item.factor for item in found.spent] == ["worn"]
    assert (found.spent[0].before, found.spent[0].after) == (0.0, pytest.approx(1.0))


def test_what_impels_and_what_restrains_is_against_doing_nothing_severe():
    found = find_reaction(case(), "us.strike", given={"mood": "calm"})
    replies = {
        tuple(change.option for change in reply.changes): reply
        for reply in found["ussr"].first.replies
    }
    fire, elsewhere, nothing = (replies[key] for key in (("ussr.fire",), ("ussr.elsewhere",), ()))
    assert [item.id for item in fire.gained] == ["answer"]
    assert fire.broken == ()
    assert [item.id for item in elsewhere.broken] == ["local"]
    assert nothing.gained == nothing.broken == ()
    # The hunters invade if and only if the gunners turn elsewhere, by their own statements not
    # at all for the better; nobody can take anything away.
    assert elsewhere.feared == ()


FEARED = AIR.replace("not us.invade if not ussr.elsewhere", "us.invade iff ussr.elsewhere")


def test_sanctions_are_feared_where_rivals_improve():
    found = find_reaction(case(FEARED), "us.strike", given={"mood": "calm"})
    for reply in found["ussr"].first.replies:
        turns = any(change.option == "ussr.elsewhere" for change in reply.changes)
        assert ("alive" in [item.id for item in reply.feared]) == turns
        assert reply.feared_anyway == ()


def test_the_ladder_goes_from_least_to_most_severe_and_adds_up():
    found = find_reaction(case(), "us.strike")
    rungs = [rung for rung in found.ladder if rung.party == "ussr"]
    assert [(rung.option, rung.severity) for rung in rungs] == [
        (None, 0),
        ("ussr.fire", 2),
        ("ussr.elsewhere", 5),
    ]
    assert sum(rung.first.point for rung in rungs) == pytest.approx(1)
    assert sum(rung.second.point for rung in rungs) == pytest.approx(1)


def test_only_the_others_react_and_observers_never():
    found = find_reaction(case(), "us.strike")
    assert [reaction.party for reaction in found.parties] == ["ussr"]
    everyone = find_reaction(case(), "ussr.fire, us.strike")
    assert [reaction.party for reaction in everyone.parties] == ["us", "ussr"]


def test_an_event_that_has_not_happened_brings_its_evidence():
    before = find_reaction(case(), "us.strike")
    after = find_reaction(case(), "threat")
    belief = [[branch.belief for branch in found.branches] for found in (before, after)]
    assert belief[0] == pytest.approx([0.8, 0.2])
    assert belief[1] == pytest.approx([0.8 * 0.1 / 0.26, 0.2 * 0.9 / 0.26])
    assert [reaction.party for reaction in after.parties] == ["us"]


def test_an_event_is_the_same_as_the_options_it_sets():
    event, option = (find_reaction(case(), to) for to in ("strike", "us.strike=one"))
    assert event.at == option.at
    chances = [found.chance("ussr", Name("ussr.fire")) for found in (event, option)]
    assert chances[0] == chances[1]


def test_an_event_that_has_happened_is_looked_back_to():
    later = find_reaction(case(), "letter", as_of="after strike")
    assert later.situation.as_of == "after letter"
    assert later.at.values[0] == 0


def test_it_is_open_where_the_reply_that_leads_changes():
    assert not find_reaction(case(), "us.strike")["ussr"].first.certain
    narrow = AIR + "choice: {error: 0.01, caution: 0}\n"
    sure = find_reaction(case(narrow), "us.strike", given={"mood": "calm"})["ussr"].first
    assert sure.certain
    assert sure.leading == (0,)


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("us.strke", r"unknown option or event 'us.strke' \(did you mean us.strike\?\)"),
        ("leter", r"unknown option or event 'leter' \(did you mean letter\?\)"),
        ("us.strike=two", "us.strike: 'two' is not a value of us.strike"),
        ("us.invade", "'us.invade' is impossible after letter: it breaks 'us.invade and"),
        ("us.invade", "An invasion begins with strikes; say what else is done"),
        ("us.strike, us.strike=many", "us.strike stands twice"),
        ("us.course", r"say which us.course \(for example us.course=right\)"),
        ("", "unknown option or event ''"),
    ],
)
def test_what_is_no_act_is_said_to_be_none(to, message):
    with pytest.raises(CaseError, match=message):
        find_reaction(case(), to)


def test_an_act_that_cannot_be_undone_or_made_is_refused():
    done = AIR.replace("as_of: after letter", "start: {us.strike: one, us.invade: yes}")
    with pytest.raises(CaseError, match=r"'us.invade=no' cannot be done: us.invade cannot be und"):
        find_reaction(case(done), "us.invade=no")
    barred = AIR + "barred: [{party: us, to: us.strike = many}]\n"
    with pytest.raises(CaseError, match="cannot be done: the case bars the move"):
        find_reaction(case(barred), "us.strike=many")


def test_levels_rise_step_by_step():
    situation = situate(case())
    assert read_act(situation, "us.strike").sets == {"us.strike": 1}
    later = situate(case(), "after strike")
    assert read_act(later, "us.strike").sets == {"us.strike": 2}
    assert read_act(situation, "us.strike=many, ussr.fire").parties == ("us", "ussr")


SMALL = conflicts(max_parties=3, cells=16)


def chosen_by_the_definition(drawn, party, before):
    """Where a party's choice leads from a distribution over states, in the middle of the range."""
    middle = manners(drawn.situation.case)[0]
    after = {}
    for start, mass in before.items():
        for wary, weight in ((False, 1 - middle.caution), (True, middle.caution)):
            for state, chance in choice(drawn.textbook, party, start, middle.error, wary).items():
                after[state] = after.get(state, 0) + mass * weight * chance
    return after


def check_choices(choices, expected):
    known = dict(zip(choices.states.tolist(), choices.chances[0, 0].tolist(), strict=True))
    for state, chance in expected.items():
        assert known.get(state, 0.0) == pytest.approx(chance)
    assert choices.chances.sum(axis=2) == pytest.approx(np.ones(choices.chances.shape[:2]))


@given(SMALL)
@settings(max_examples=40, deadline=None)
def test_replies_are_choices_by_elimination(drawn):
    conflict, situation = drawn.conflict, drawn.situation
    assume(conflict.present)
    found = react(situation, [Branch(situation, 1.0, ({},), conflict)], Act("x", "x", {}, ()))
    for party, (first, second) in found.chosen.items():
        at_first = chosen_by_the_definition(drawn, party, {conflict.present: 1.0})
        check_choices(first, at_first)
        # The act changes nothing, done again.
        check_choices(second, chosen_by_the_definition(drawn, party, at_first))


def test_a_formula_and_its_opposite_share_the_chance():
    found = find_reaction(case(), "us.strike")
    fire = Name("ussr.fire")
    both = found.chance("ussr", fire).point + found.chance("ussr", Not(fire)).point
    assert both == pytest.approx(1)
