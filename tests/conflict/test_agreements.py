"""What could be agreed: both engines against a literal reading of the definitions."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import STABLE
from excomm.case import CaseError, parse_case, situate
from excomm.conflict import (
    concept,
    find_agreements,
    find_agreements_symbolically,
    make_conflict,
    profile,
)
from strategies import conflicts

WANTING = conflicts(cells=48, orders=("statements", "ranking", "statements", "weights"))


class Literal:
    """The definitions, quantifier by quantifier, over the textbook's states."""

    def __init__(self, textbook, without, concept_id):
        self.textbook, self.states = textbook, set(textbook.states)
        better = textbook.better
        self.better = {
            p: {s for s in self.states if all(better(p, s, w) for w in without)}
            for p in textbook.parties
        }
        self.acceptable = set.intersection(self.states, *self.better.values())
        self.efficient = {
            s for s in self.acceptable if not any(self.dominates(t, s) for t in self.acceptable)
        }
        self.keepable = {
            s
            for s in self.acceptable
            if all(STABLE[concept_id](textbook, p, s) for p in textbook.parties)
        }

    def dominates(self, t, s):
        better, parties = self.textbook.better, self.textbook.parties
        return all(not better(p, s, t) for p in parties) and any(better(p, t, s) for p in parties)

    def rank(self, party, s):
        """One more than the levels above s that acceptable states have."""
        above = [t for t in self.acceptable if self.textbook.better(party, t, s)]
        levels = []
        for t in above:
            if not any(self.same(party, t, other) for other in levels):
                levels.append(t)
        return 1 + len(levels)

    def same(self, party, t, s):
        better = self.textbook.better
        return not better(party, t, s) and not better(party, s, t)

    def worst_rank(self, s):
        return max(self.rank(p, s) for p in self.textbook.parties)

    def opposed(self):
        found = []
        for number in range(1, len(self.better) + 1):
            for together in combinations(self.better, number):
                served = set.intersection(self.states, *(self.better[p] for p in together))
                if not served and not any(set(f) <= set(together) for f in found):
                    found.append(together)
        return found


@settings(max_examples=150)
@given(WANTING, st.sampled_from(["Nash", "GMR", "SEQ"]), st.data())
@pytest.mark.parametrize("engine", ["enumerated", "symbolic"])
def test_agreements_are_what_the_definitions_say(engine, drawn, name, data):
    conflict, space = drawn.conflict, drawn.conflict.space
    asked = data.draw(st.sampled_from(["present", "outcome", "pattern"]))
    if asked == "present" and conflict.present:
        what, without = "present", [conflict.present]
    elif asked == "outcome" and space.situation.case.outcomes:
        outcome = data.draw(st.sampled_from(space.situation.case.outcomes))
        what, without = outcome.id, space.states_where(outcome.when).tolist()
    else:
        state = data.draw(st.integers(1, space.size))
        what, without = space.pattern(state), [state]
    if not without:
        with pytest.raises(CaseError, match="no state satisfies"):
            _found(engine, drawn, what, name)
        return
    found = _found(engine, drawn, what, name)
    literal = Literal(drawn.textbook, without, name)
    assert (found.size, found.without) == (space.size, len(without))
    assert found.acceptable == len(literal.acceptable)
    assert found.efficient == len(literal.efficient)
    assert found.keepable == len(literal.keepable)
    assert found.efficient_and_keepable == len(literal.efficient & literal.keepable)
    assert [i.better for i in found.interests] == [len(b) for b in literal.better.values()]
    assert list(found.opposed) == ([] if literal.acceptable else literal.opposed())
    for interest in found.interests:
        fallback = space.find(interest.fallback.values)
        assert fallback in without
        assert not any(drawn.textbook.better(interest.party, w, fallback) for w in without)
    if not literal.acceptable:
        assert found.fairest_rank is found.fairest_shown is None
        assert found.samples == ()
        return
    for interest in found.interests:
        ranks = {s: literal.rank(interest.party, s) for s in literal.acceptable}
        assert interest.levels == max(ranks.values())
        assert interest.best == sum(rank == 1 for rank in ranks.values())
        assert space.find(interest.shown.at.values) in {s for s, r in ranks.items() if r == 1}
    worst = {s: literal.worst_rank(s) for s in literal.acceptable}
    fairest = {s for s, rank in worst.items() if rank == min(worst.values())}
    assert (found.fairest_rank, found.fairest) == (min(worst.values()), len(fairest))
    assert space.find(found.fairest_shown.at.values) in fairest
    among = literal.efficient & literal.keepable or literal.efficient
    assert {space.find(sample.at.values) for sample in found.samples} <= among
    shown = [i.shown for i in found.interests] + [found.fairest_shown, *found.samples]
    for item in shown:
        state = space.find(item.at.values)
        assert item.ranks == {p: literal.rank(p, state) for p in conflict.parties}
        assert item.efficient == (state in literal.efficient)
        assert item.keepable == (state in literal.keepable)


def _found(engine, drawn, what, name):
    if engine == "symbolic":
        return find_agreements_symbolically(drawn.situation, what, concept(name))
    return find_agreements(drawn.conflict, what, concept(name))


TRADE = """
excomm: 1
title: two things to trade
parties: {a: {name: A}, b: {name: B}, c: {name: C, observer: true}}
options:
  a.give: {text: give}
  a.more: {text: give more}
  b.pay: {text: pay}
outcomes: {deal: a.give and b.pay, nothing: not a.give and not b.pay}
orders:
  a: [{id: paid, want: b.pay}, {id: keeps_more, want: not a.more}, {id: keeps, want: not a.give}]
  b: [{id: more, want: a.more and a.give}, {id: given, want: a.give}, {id: saves, want: not b.pay}]
"""


def trade():
    return situate(parse_case(TRADE))


def both(what, **settings):
    listed = find_agreements(make_conflict(trade()), what, concept("SEQ"), **settings)
    return listed, find_agreements_symbolically(trade(), what, concept("SEQ"), **settings)


def test_a_trade_is_found_by_hand():
    # Better for a than nothing: b pays; better for b: a gives. So NN.. is beaten by deals only.
    for found in both("present"):
        assert (found.acceptable, found.efficient) == (2, 2)
        assert [interest.shown.at.pattern for interest in found.interests] == ["YN Y", "YY Y"]
        assert (found.fairest_rank, found.fairest) == (2, 2)


def test_samples_are_the_same_again_and_lie_far_apart():
    for first, again in zip(both("present", seed=3), both("present", seed=3), strict=True):
        assert first.samples == again.samples
        assert len(first.samples) == len({sample.at.values for sample in first.samples})
    assert all(found.samples == () for found in both("present", samples=0))


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("deel", "unknown outcome 'deel' (did you mean deal?)"),
        ("a.give and not a.give", "no state satisfies 'a.give and not a.give'"),
        ("YY", "the pattern has 2 places, the case 3"),
        ("a.gave", "unknown name 'a.gave' (did you mean a.give?)"),
    ],
)
def test_what_is_no_agreement_must_be_a_state(what, message):
    for engine in (
        lambda: find_agreements(make_conflict(trade()), what, concept("SEQ")),
        lambda: find_agreements_symbolically(trade(), what, concept("SEQ")),
    ):
        with pytest.raises(CaseError) as refused:
            engine()
        assert message in str(refused.value)


def test_where_the_present_is_excluded_it_is_no_agreement_either():
    situation = situate(parse_case(TRADE + "impossible: [not a.give]\n"))
    for engine in (
        lambda: find_agreements(make_conflict(situation), "present", concept("SEQ")),
        lambda: find_agreements_symbolically(situation, "present", concept("SEQ")),
    ):
        with pytest.raises(CaseError, match=r"is not feasible: it breaks 'not a\.give'"):
            engine()


def test_a_party_without_an_order_accepts_nothing_and_is_named():
    situation = situate(parse_case(TRADE.replace("  b: [{id: more", "  c: [{id: more")))
    with pytest.raises(CaseError, match=r"b says nothing of what it wants.*give b an order"):
        find_agreements(make_conflict(situation), "present", concept("SEQ"))


def test_parties_may_foresee_differently():
    asked = profile("a=Nash, b=GMR", ("a", "b"))
    listed = find_agreements(make_conflict(trade()), "present", asked)
    assert listed.concept == "a=Nash, b=GMR"
    assert listed.keepable == find_agreements_symbolically(trade(), "present", asked).keepable
