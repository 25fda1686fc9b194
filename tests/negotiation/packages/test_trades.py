"""What each level changes and what could be traded: against a literal reading."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from excomm.case import Statements, parse_case, situate
from excomm.conflict import concept, find_agreements, find_agreements_symbolically, make_conflict
from negotiation.packages.bargains import Literal, cases
from negotiation.packages.test_packages import ENGINES, find, literally


def effect(literal, party, before, after):
    """What a change does to a party: its kind, the tier of the most important, refusals."""
    order, true = literal.situation.orders[party], literal.book.true
    one, other = literal.book.states[before], literal.book.states[after]
    if not isinstance(order, Statements):
        better = literal.book.better
        up, down = better(party, after, before), better(party, before, after)
        return ("gains" if up else "loses" if down else "neither", None, False)
    refuses = any(true(i.want, one) and not true(i.want, other) for i in order.refusals)
    for place, tier in enumerate(order.tiers, 1):
        gained = any(true(i.want, other) and not true(i.want, one) for i in tier)
        lost = any(true(i.want, one) and not true(i.want, other) for i in tier)
        if gained or lost:
            kind = "either" if gained and lost else "gains" if gained else "loses"
            return (kind, place, refuses)
    return ("neither", None, refuses)


def told(effects):
    return {
        party: (e.kind, None if e.tier is None else e.tier + 1, bool(e.broken))
        for party, e in effects.items()
    }


@settings(max_examples=150)
@given(cases())
def test_changes_and_trades_are_what_the_definitions_say(text):
    literal = literally(text)
    found = find(text, parties=literal.parties).trades
    issues, start = [i.id for i in literal.case.issues], tuple(found.start.values())
    here = literal.packages[start]
    changed = {}
    for change in found.changes:
        chosen = tuple(
            change.level if issue == change.issue else found.start[issue] for issue in issues
        )
        number = literal.packages.get(chosen)
        assert (number is None) == (change.effects is None)
        if number is not None:
            expected = {p: effect(literal, p, here, number) for p in literal.parties}
            assert told(change.effects) == expected
        changed[change.issue, change.level] = change.effects
    for issue in literal.case.issues:  # no level that changes something is left out
        for level in issue.levels:
            chosen = tuple(level.id if i == issue.id else found.start[i] for i in issues)
            if literal.packages.get(chosen, here) != here:
                same = [c for c in changed if c[0] == issue.id]
                assert any(
                    literal.packages.get(
                        tuple(name if i == issue.id else found.start[i] for i in issues)
                    )
                    == literal.packages[chosen]
                    for _, name in same
                )
    trades = set()
    for one, other in combinations(changed, 2):
        if one[0] == other[0] or None in (changed[one], changed[other]):
            continue
        sides = [[p for p, e in changed[c].items() if e.against] for c in (one, other)]
        if len(sides[0]) != 1 or len(sides[1]) != 1 or sides[0] == sides[1]:
            continue
        both = dict([one, other])
        number = literal.packages.get(tuple(both.get(i, found.start[i]) for i in issues))
        if number is None:
            continue
        effects = {p: effect(literal, p, here, number) for p in literal.parties}
        if any(kind in ("loses", "either") or refuses for kind, _, refuses in effects.values()):
            continue
        if all(effects[side[0]][0] == "gains" for side in sides):
            trades.add(frozenset([one, other]))
    assert found.count == len(trades)
    assert {frozenset([t.first, t.second]) for t in found.best} <= trades
    for trade in found.best:
        for party, change in trade.gives.items():
            assert changed[change][party].against


TALKS = """
excomm: 1
title: T
parties: {a: {name: A}, b: {name: B}}
options: {a.give: {text: give}, b.pay: {text: pay}, b.more: {text: pay more}}
issues:
  gift: {text: T, levels: {one: {text: T, performs: {a.give: yes}, by: analyst}}}
  price:
    text: T
    levels:
      low: {text: T, performs: {b.pay: yes}, by: analyst}
      high: {text: T, performs: {b.pay: yes, b.more: yes}, by: analyst}
orders:
  a: [{id: paid, want: b.pay}, {id: more, want: b.more}, {id: keeps, want: not a.give}]
  b: [{id: given, want: a.give}, {id: saves, want: not b.more}, {id: spares, want: not b.pay}]
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_gift_is_traded_for_a_price(engine):
    found = find(TALKS, engine)
    assert [(t.first, t.second) for t in found.trades.best] == [
        (("gift", "one"), ("price", "low")),
        (("gift", "one"), ("price", "high")),
    ]
    assert found.trades.best[0].gives == {"a": ("gift", "one"), "b": ("price", "low")}
    assert (found.number, found.acceptable, found.efficient) == (6, 2, 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_trades_are_made_from_the_fairest_package_where_that_is_asked(engine):
    found = find(TALKS, engine, trade_from="fairest")
    assert found.trades.start == found.fairest_shown.levels == {"gift": "one", "price": "low"}


# b gives nothing for it.
UNPAID = TALKS.replace("want: not b.pay", "refusal: yes, want: not b.pay")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_refusal_that_blocks_is_named(engine):
    blocked = find(UNPAID, engine).blocked
    assert [[(r.party, r.statement, r.place) for r in o.refusals] for o in blocked.openings] == [
        [("b", "spares", 3)]
    ]
    assert blocked.openings[0].packages == 2
    assert blocked.opposed == ()


@pytest.mark.parametrize("engine", ENGINES)
def test_parties_that_nothing_serves_together_are_named(engine):
    text = TALKS.replace("{id: given, want: a.give}", "{id: given, want: not b.pay}")
    blocked = find(text, engine).blocked
    assert (blocked.openings, blocked.opposed) == ((), (("b",),))


def agreed(text, engine, no_agreement=None):
    situation = situate(parse_case(text))
    if engine == "symbolic":
        return find_agreements_symbolically(situation, no_agreement, concept("SEQ"))
    return find_agreements(make_conflict(situation), no_agreement, concept("SEQ"))


@pytest.mark.parametrize("engine", ENGINES)
def test_no_agreement_is_what_the_case_says_or_what_is_reached(engine):
    # From the present, where b has paid all, improvements lead to nothing being done.
    text = TALKS + "start: {b.pay: yes, b.more: yes}\n"
    for found in (agreed(text, engine), find(text, engine, None)):
        assert found.no_agreement == "what is reached without agreement"
        assert found.without == 1
    assert find(text, engine, None).base == (0, 0, 0)
    said = text + "no_agreement: b.pay and b.more and not a.give\n"
    for found in (agreed(said, engine), find(said, engine, None)):
        assert found.no_agreement == "b.pay and b.more and not a.give"
    assert find(said, engine, None).base == (0, 1, 1)
    assert agreed(said, engine, "present").no_agreement == "present"


@pytest.mark.parametrize("engine", ENGINES)
def test_agreements_give_up_nothing_that_is_refused(engine):
    text = TALKS.replace(
        "{id: saves, want: not b.more", "{id: saves, refusal: yes, want: not b.more"
    )
    literal = Literal(text)
    assert agreed(TALKS, engine, "present").acceptable == 3
    assert agreed(text, engine, "present").acceptable == 1
    assert len(literal.found()[0]) == find(text, engine).acceptable == 1
