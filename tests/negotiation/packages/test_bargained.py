"""What bargaining theory picks of a case's packages, against all packages one by one."""

from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, performed, situate
from excomm.negotiation import find_bargains
from excomm.negotiation.packages.bargained import SOLUTIONS, bargain_over
from excomm.negotiation.packages.settled import Issues
from negotiation.bargaining.weighted import TALKS, scored, situation, weighted_cases

PARTIES = ("us", "ussr")
WEIGHTS = "us: {weights: {ban: 3, us.tests = none: -2.5, ussr.inspect: 6, us.leave: -4}}"


def listed(talks, parties):
    """Every package that can be, by its levels, with what its state scores for each party."""
    issues = talks.case.issues
    for package in product(*(("none", *(one.id for one in issue.levels)) for issue in issues)):
        sets = {}
        for issue, name in zip(issues, package, strict=True):
            level = issue.level(name)
            sets |= {} if level is None else level.performs
        try:
            state = performed(talks, sets)
        except CaseError:
            continue
        now = dict(zip((option.id for option in talks.case.options), state, strict=True))
        if all(now[name] == value for name, value in sets.items()):
            levels = dict(zip((issue.id for issue in issues), package, strict=True))
            yield levels, [scored(talks, party, state) for party in parties]


def over(talks, parties=PARTIES):
    """What is picked where no agreement leaves all as it is."""
    issues = Issues(talks, talks.present)
    return bargain_over(issues, parties, dict.fromkeys(parties, talks.present))


def gains_of(talks, parties):
    """By solution the gains that it may pick, and of each package what it gains."""
    rows = list(listed(talks, parties))
    reservations = [scored(talks, party, talks.present) for party in parties]
    utilities = np.array([scores for _, scores in rows], dtype=object)
    bargains = find_bargains(utilities, reservations)
    picked = {name: getattr(bargains, name) for name in SOLUTIONS}
    gained = {
        tuple(levels.values()): tuple(u - d for u, d in zip(scores, reservations, strict=True))
        for levels, scores in rows
    }
    gains = list(gained.values())
    tied = {
        name: {gains[place] for place in one.tied}
        for name, one in picked.items()
        if one is not None
    }
    return tied, gained


def check(talks, parties, found):
    """Each solution picks a package of the gains that it should, and says them right."""
    expected, gained = gains_of(talks, parties)
    assert {pick.solution for pick in found.picks} == expected.keys()
    for pick in found.picks:
        assert pick.bargain.gains in expected[pick.solution]
        assert gained[tuple(pick.levels.values())] == pick.bargain.gains


@settings(max_examples=60)
@given(weighted_cases())
def test_the_picks_where_worth_adds_up(talks):
    parties = tuple(party.id for party in talks.case.players)
    found = over(talks, parties)
    assert found.adds_up
    check(talks, parties, found)


@settings(max_examples=40)
@given(st.lists(st.integers(-6, 6), min_size=4, max_size=4), st.integers(-6, 6).filter(bool))
def test_the_picks_where_it_does_not(weights, joined):
    ban, inspect, leave, tests = weights
    text = TALKS.replace(
        WEIGHTS,
        f"us: {{weights: {{ban and ussr.inspect: {joined}, ussr.inspect: {inspect}, "
        f"us.leave: {leave}, us.tests = none: {tests}, ban: {ban}}}}}",
    )
    talks = situate(parse_case(text))
    found = over(talks)
    assert not found.adds_up
    assert (found.winner, found.unknown) == (None, "")
    check(talks, PARTIES, found)


def test_packages_that_a_rule_excludes_are_not_picked():
    text = TALKS.replace("issues:", "impossible: [ussr.inspect and us.leave]\nissues:")
    talks = situate(parse_case(text))
    found = over(talks)
    assert not found.adds_up
    assert all(
        pick.levels["inspection"] == "none" or pick.levels["bases"] == "none"
        for pick in found.picks
    )
    check(talks, PARTIES, found)


def test_too_many_packages_to_weigh_one_by_one_are_said_to_be():
    """Sixteen issues, two of them worth something only together."""
    names = [f"b.o{k}" for k in range(16)]
    text = "\n".join(
        [
            "excomm: 1",
            "title: t",
            "parties: {a: {name: A}, b: {name: B}}",
            "options:",
            "  a.pays: {text: pay}",
            *(f"  {name}: {{text: o}}" for name in names),
            "issues:",
            *(
                f"  i{k}: {{text: i, levels: {{l: {{text: l, performs: {{{name}: yes}}, by: x}}}}}}"
                for k, name in enumerate(names)
            ),
            "orders:",
            f"  a: {{weights: {{{names[0]} and {names[1]}: 2}}}}",
            f"  b: {{weights: {{{', '.join(f'{name}: 1' for name in names)}}}}}",
        ]
    )
    found = over(situate(parse_case(text)), ("a", "b"))
    assert (found.picks, found.winner) == ((), None)
    assert "a gives 'b.o0 and b.o1' depends on i0 and i1 together" in found.unknown


def test_nothing_is_picked_where_no_package_gives_everyone_enough():
    talks = situation()
    best = {"us": (1, 0, 1, 1), "ussr": (0, 1, 0, 0)}  # each has its way in everything
    issues = Issues(talks, talks.present)
    assert bargain_over(issues, PARTIES, best).picks == ()
    assert over(talks).picks


def test_adjusted_winner_divides_the_talks():
    """By hand: us bids 2.5 on testing, 6 on inspectors and 4 on bases; ussr 4, 3 and 5."""
    winner = over(situation()).winner
    first = [Fraction(5, 25), Fraction(12, 25), Fraction(8, 25)]
    second = [Fraction(4, 12), Fraction(3, 12), Fraction(5, 12)]
    assert winner.utilities[0] == winner.utilities[1]  # equitable
    own = sum(s * bid for s, bid in zip(winner.shares, first, strict=True)) * 100
    other = sum((1 - s) * bid for s, bid in zip(winner.shares, second, strict=True)) * 100
    assert winner.utilities == (own, other)
    assert winner.shares[1] == 1
    assert min(own, other) >= 50  # free of envy


def test_orders_without_numbers_are_not_bargained_over():
    text = TALKS.replace(WEIGHTS, "us: [{id: ban, want: ban}]")
    assert over(situate(parse_case(text))) is None
