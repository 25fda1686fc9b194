"""Positions and objectives of a side, against their rules read literally."""

from itertools import combinations

from hypothesis import given, settings

from excomm.case import premises, without
from excomm.estimate.answers import find_branches
from excomm.negotiation import Remembered, find_positions, make_playbook
from excomm.negotiation.effects import Effects
from excomm.negotiation.playbook.objectives import collisions, history, requirements, threats
from excomm.negotiation.playbook.positions import Positions
from negotiation.playbook.sides import Side, cases

ANSWERS = ({"aim": "as_said"}, {"aim": "other"})
CAREFUL = ("seek", "accept", "reserve", "sidestep", "refuse")


def positions_of(side):
    effects = Effects(side.situation)
    return Positions(effects, side.replies, "a", side.situation.present)


@given(cases())
def test_a_best_reply_is_one_and_changes_least(text):
    side = Side(text)
    for party in "abc":
        for number, state in side.textbook.states.items():
            there = {number} | side.textbook.moves(party, number)
            best = [s for s in there if not any(side.textbook.better(party, q, s) for q in there)]

            def distance(s, state=state):
                other = side.textbook.states[s]
                return sum(other[name] != value for name, value in state.items())

            least = min(map(distance, best))
            found = side.number(side.reply(party, state))
            assert found in best
            assert distance(found) == least


@given(cases())
@settings(max_examples=300)
def test_positions_follow_the_rules(text):
    for answers in ANSWERS:
        side = Side(text, answers)
        made = positions_of(side)
        for issue in side.case.issues:
            found = made.on(issue)
            for level in issue.levels:
                assert found[level.id].stand == side.position(issue, level.id)


@given(cases())
def test_positions_shared_are_those_of_what_is_left_of_a_case(text):
    case, remembered = Side(text).case, Remembered()
    for taken in ((), *((premise,) for premise in premises(case))):
        rest = without(case, taken)
        for answers in ANSWERS:
            side = Side(rest, answers)
            (made,) = remembered.positions(find_branches(rest, given=answers), "a")
            side.replies = made.replies  # of several best replies any may be taken
            for issue in rest.issues:
                found = made.on(issue)
                for level in issue.levels:
                    assert found[level.id].stand == side.position(issue, level.id)
                    assert found[level.id].own.statement in (None, *side.statements("a"))


@given(cases())
def test_what_is_true_unknown_the_position_is_the_most_careful(text):
    sides = [Side(text, answers) for answers in ANSWERS]
    for issue in sides[0].case.issues:
        stance = find_positions(find_branches(sides[0].case), "a", issue.id)
        for level in issue.levels:
            stands = [side.position(issue, level.id) for side in sides]
            found = stance[level.id]
            assert found.stand == max(stands, key=CAREFUL.index)
            assert found.stands.same == (len(set(stands)) == 1)
            if not found.stands.same:
                assert [given["aim"] for given, _ in found.stands.cases] == ["as_said", "other"]
                assert list(found.stands.every) == stands


@given(cases())
def test_others_accept_what_costs_them_nothing_and_crosses_no_refusal(text):
    side = Side(text)
    made = positions_of(side)
    for issue in side.case.issues:
        for level in issue.levels:
            state = side.set(side.base, level.performs)
            assert made.on(issue)[level.id].accepted == all(
                side.effect(party, side.base, state)[0] is not False
                and not side.crossed(party, state)
                for party in side.concerned(issue)
            )


@given(cases())
def test_what_became_of_objectives(text):
    side = Side(text)
    start = side.state(side.case.start)
    found = history(side.situation, Effects(side.situation), "a")
    for objective, item in zip(found, side.statements("a"), strict=True):
        before, now = side.holds(item, start), side.holds(item, side.base)
        kinds = {
            (True, True): "kept",
            (True, False): "lost",
            (False, True): "gained",
            (False, False): "not attained",
        }
        assert objective.standing == kinds[before, now]
        state, last = start, None
        for event in side.situation.events:
            after = side.set(state, event.sets)
            if side.holds(item, state) != side.holds(item, after):
                last = event.id
            state = after
        assert (objective.event and objective.event.id) == last


@given(cases())
def test_at_risk_is_what_a_rival_would_rather_break(text):
    side = Side(text)
    here = side.number(side.base)
    found = threats(side.situation, Effects(side.situation), side.replies, "a")
    expected = {
        (item.id, rival)
        for item in side.statements("a")
        for rival in "bc"
        if side.holds(item, side.base)
        and any(
            not side.holds(item, side.textbook.states[there])
            for there in side.textbook.improvements(rival, here)
        )
    }
    assert {(threat.statement, threat.party) for threat in found} == expected
    for threat in found:
        state = side.base | {change.option: change.after for change in threat.changes}
        assert side.number(state) in side.textbook.improvements(threat.party, here)


@given(cases())
def test_what_an_objective_takes_attains_it_with_the_fewest_changes(text):
    side = Side(text)
    made = positions_of(side)
    objectives = history(side.situation, made.effects, "a")
    here = side.number(side.base)
    reach = {here}
    for party in "abc":
        reach |= {t for s in reach for t in side.textbook.moves(party, s)}
    alone = {here} | side.textbook.moves("a", here)
    for found in requirements(made, objectives, side.case.issues, 9):
        item = found.statement
        attaining = [s for s in reach if side.holds(item, side.textbook.states[s])]
        assert found.possible == bool(attaining)
        if not attaining:
            continue
        ours = [s for s in attaining if s in alone]
        assert bool(found.others) == (not ours)
        changes = (*found.own, *found.others)
        state = side.base | {change.option: change.after for change in changes}
        assert side.number(state) in (ours or attaining)
        least = min(
            sum(side.textbook.states[s][k] != v for k, v in side.base.items())
            for s in ours or attaining
        )
        assert len(changes) == least


@given(cases())
@settings(max_examples=200)
def test_objectives_collide_where_no_state_in_question_has_both(text):
    side = Side(text)
    book, here = side.textbook, side.number(side.base)
    choices = {here} | book.moves("a", here)
    answered = {
        t
        for rival in "bc"
        for s in choices
        for t in {s} | book.moves(rival, s)
        if not book.improvements(rival, t)
    }
    better = book.improvements("a", here)
    found = {(c.first.id, c.second.id): c.how for c in positions_collide(side)}
    for first, second in combinations(side.statements("a"), 2):

        def having(states, *items):
            return [s for s in states if all(side.holds(i, book.states[s]) for i in items)]

        def apart(states, first=first, second=second, having=having):
            each = having(states, first) and having(states, second)
            return bool(each and not having(states, first, second))

        moved = any(
            not side.holds(new, side.base)
            and side.holds(old, side.base)
            and having(better, new)
            and not having(better, new, old)
            for new, old in ((first, second), (second, first))
        )
        expected = (
            "others"
            if apart(choices)
            else "replies"
            if apart(answered)
            else "moves"
            if moved
            else None
        )
        assert found.get((first.id, second.id)) == expected


def positions_collide(side):
    return collisions(Effects(side.situation), side.replies, "a")


@given(cases())
def test_what_is_raised_and_conceded_is_in_order(text):
    case = Side(text).case
    branches = find_branches(case)
    found = make_playbook(branches[0].situation, branches, (), "a")
    sought = {
        (stance.issue.id, one.level.id)
        for stance in found.issues
        for one in stance.levels
        if one.stand == "seek"
    }
    assert {(one.issue, one.level) for one in found.raising} == sought
    keys = [(not one.chance, one.gain.place) for one in found.raising]
    assert keys == sorted(keys)
    places = [step.place for step in found.concessions]
    assert places == sorted(places, reverse=True)
    for step in found.concessions:
        assert found[step.issue][step.fallback].stand in ("accept", "reserve")
    for link in found.links:
        assert link.own.better
        assert all(effect.better is not False for effect in link.others.values())
        assert found[link.gives[0]][link.gives[1]].position.own.better is False
