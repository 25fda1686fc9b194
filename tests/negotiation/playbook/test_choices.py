"""What a side is advised to do, against lists of states."""

from hypothesis import given

from excomm.conflict import CONCEPTS, held_to, make_conflict
from excomm.negotiation.effects import Effects
from excomm.negotiation.playbook.choices import advised_choices
from negotiation.playbook.sides import Side, cases


@given(cases())
def test_a_choice_is_the_best_by_what_others_can_hold_it_to(text):
    side = Side(text)
    conflict = make_conflict(side.situation)
    space = conflict.space
    held = held_to(conflict, "a", CONCEPTS["SEQ"])

    def worth(number):
        cell = space.cell(space.find(side.values(side.textbook.states[number])))
        return held[cell], conflict.levels["a"][cell]

    here = side.number(side.base)
    there = {here} | side.textbook.moves("a", here)
    most = max(map(worth, there))
    best = [side.textbook.states[s] for s in there if worth(s) == most]
    found = {c.option: c for c in advised_choices(Effects(side.situation), side.replies, "a")}
    chosen = side.base | {name: choice.value for name, choice in found.items()}
    assert chosen in best
    changed = [sum(state[k] != v for k, v in side.base.items()) for state in best]
    assert sum(chosen[k] != v for k, v in side.base.items()) == min(changed)
    for name, choice in found.items():
        assert choice.now == side.base[name]
        assert choice.free == (len({state[name] for state in best}) > 1)
        others = [s for s in there if side.textbook.states[s][name] != choice.value]
        if choice.free or not others:
            assert choice.decides is None
        elif choice.decides is not None and not choice.feared:
            reached = [side.holds(choice.decides, side.textbook.states[s]) for s in others]
            assert side.holds(choice.decides, chosen) or not all(reached)
