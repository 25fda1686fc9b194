"""What settling issues is worth, against the scores of the states that packages make."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from excomm.case import CaseError, parse_case, performed, situate
from excomm.conflict import make_conflict
from excomm.negotiation import (
    find_bargains,
    find_frontier,
    find_worth,
    find_worth_symbolically,
)
from excomm.negotiation.packages.worth import weigh_issues
from negotiation.bargaining.weighted import TALKS, scored, situation, weighted_cases

LESS = "us.tests = underground and ussr.tests = underground"
BAN = (1, 0, 1, 0)  # both test underground: the options of us, then of ussr


def present(talks):
    return dict.fromkeys((party.id for party in talks.case.players), talks.present)


def packages(talks):
    """Every package as levels by their places, and the state it makes."""
    issues = talks.case.issues
    for package in product(*(range(len(issue.levels) + 1) for issue in issues)):
        sets = {}
        for issue, level in zip(issues, package, strict=True):
            sets |= issue.levels[level - 1].performs if level else {}
        yield package, performed(talks, sets)


def test_the_worth_of_three_issues():
    worth = weigh_issues(situation(), present(situation()))
    assert worth.parties == ("us", "ussr")
    assert [issue.tolist() for issue in worth.values] == [
        [[0, 0], [3, 1], [Fraction(1, 2), 5]],
        [[0, 0], [6, -3]],
        [[0, 0], [-4, 5]],
    ]
    assert worth.reservations == (0, 0)


@settings(max_examples=60)
@given(weighted_cases())
def test_a_package_is_worth_what_its_state_scores(talks):
    worth = weigh_issues(talks, present(talks))
    before = {party: scored(talks, party, talks.present) for party in worth.parties}
    for package, state in packages(talks):
        for column, party in enumerate(worth.parties):
            summed = sum(
                issue[level, column] for issue, level in zip(worth.values, package, strict=True)
            )
            assert summed == scored(talks, party, state) - before[party]


def test_bargains_from_a_case():
    talks = situation()
    worth = weigh_issues(talks, present(talks))
    frontier = find_frontier(worth.values, worth.reservations)
    nash = find_bargains(frontier.utilities, worth.reservations).nash
    assert frontier.packages[nash.package].tolist() == [2, 1, 1]
    assert nash.gains == (Fraction(5, 2), 7)


def test_no_agreement_is_reckoned_from_what_is_so_with_nothing_settled():
    talks = situation()
    worth = weigh_issues(talks, {"us": BAN, "ussr": talks.present})
    assert worth.reservations == (3, 0)
    # Where that is what comes, a package leaves what it does not settle so.
    worth = weigh_issues(talks, dict.fromkeys(("us", "ussr"), BAN), BAN)
    assert worth.reservations == (0, 0)
    assert worth.values[0].tolist() == [[0, 0], [0, 0], [Fraction(-5, 2), 4]]


def test_weights_are_scores_of_the_conflict_too():
    talks = situation()
    conflict = make_conflict(talks)
    worth = weigh_issues(talks, present(talks))
    states = [state for _, state in packages(talks)]
    for column, party in enumerate(worth.parties):
        levels = conflict.levels[party].reshape(-1)[conflict.space.cells]
        values = [tuple(conflict.space.values(n)) for n in range(1, conflict.space.size + 1)]
        level = {state: levels[values.index(state)] for state in states}
        worths = {
            state: sum(i[at, column] for i, at in zip(worth.values, package, strict=True))
            for package, state in packages(talks)
        }
        for one, other in product(states, repeat=2):
            assert (worths[one] < worths[other]) == (level[one] < level[other])


def refusal(replaced, *changes):
    text = TALKS
    for old, new in (replaced, *changes):
        assert old in text
        text = text.replace(old, new)
    talks = situate(parse_case(text))
    with pytest.raises(CaseError) as error:
        weigh_issues(talks, present(talks))
    return str(error.value)


def test_without_numbers_it_says_whose_are_missing():
    one = "us: {weights: {ban: 3, us.tests = none: -2.5, ussr.inspect: 6, us.leave: -4}}"
    said = refusal((one, "us: [{id: w, want: ban, by: a}]"))
    assert (
        "there are no numbers for us: its order is a list of statements (give us weights)" in said
    )
    assert ":30:22: there" in said
    said = refusal((one, "us: {ranking: [ban, not ban]}"))
    assert "there are no numbers for us: its order is a ranking" in said
    said = refusal((TALKS[TALKS.index("orders") : TALKS.index("start")], ""))
    assert said == (
        "there are no numbers for us: it says nothing of what it wants (give us weights)\n"
        "there are no numbers for ussr: it says nothing of what it wants (give ussr weights)"
    )


def test_what_does_not_add_up_is_named():
    said = refusal(("ussr.inspect: 6", "ussr.inspect and us.leave: 6"))
    assert said == (
        "the weight that us gives 'ussr.inspect and us.leave' depends on inspection and bases "
        "together, so that what issues are worth does not add up (give each issue weights of its "
        "own, or make one issue of them)"
    )
    said = refusal(
        ("ussr.inspect: -3", "pact: -3"),
        ("outcomes: {", "outcomes: {pact: ban and ussr.inspect and not us.leave, "),
    )
    assert "the weight that ussr gives 'pact' depends on testing, inspection and bases" in said


def test_what_adds_up_in_the_end_is_taken():
    # It speaks of two issues, and one of them makes no difference.
    talks = situation(**{"ussr.inspect: 6": "ussr.inspect and (us.leave or not us.leave): 6"})
    assert weigh_issues(talks, present(talks)).values[1].tolist() == [[0, 0], [6, -3]]


@pytest.mark.parametrize(
    ("rule", "levels"),
    [
        ("ussr.inspect and us.leave", "inspection.admitted with bases.left"),
        ("us.tests = none", "testing.all"),
        ("us.tests = none and not ussr.inspect", "testing.all"),
        ("us.tests = underground and us.leave", "testing.air with bases.left"),
        ("not ussr.inspect", "what is so with nothing settled"),
    ],
)
def test_levels_that_exclude_each_other_are_named(rule, levels):
    said = refusal(("issues:", f"impossible: [{{rule: {rule}, by: a}}]\nissues:"))
    assert f"{levels} is excluded by the rule '{rule}'" in said


def said_of(text):
    return situate(parse_case(TALKS + text))


@pytest.mark.parametrize(
    ("text", "reserved", "base"),
    [
        ("no_agreement: present", (0, 0), None),
        # Of several states each party has the best for it.
        (
            "no_agreement: not us.leave and not ussr.inspect and us.tests >= underground",
            (3, 1),
            None,
        ),
        # A single one is also what a package leaves that settles nothing.
        (
            f"no_agreement: {LESS} and not us.leave and not ussr.inspect",
            (0, 0),
            BAN,
        ),
    ],
)
def test_no_agreement_is_what_the_case_says(text, reserved, base):
    talks = said_of(text)
    worth = find_worth(make_conflict(talks))
    assert worth.reservations == reserved
    expected = weigh_issues(talks, present(talks), base)
    for one, other in zip(worth.values, expected.values, strict=True):
        assert (one == other).all()
    unlisted = find_worth_symbolically(talks)
    assert unlisted.reservations == reserved
    for one, other in zip(worth.values, unlisted.values, strict=True):
        assert (one == other).all()


def test_where_the_case_is_silent_no_agreement_is_what_is_reached_without_one():
    # Each party tests less for its own sake; what a package does not settle is so then.
    text = TALKS.replace("us: {weights: {ban: 3,", "us: {weights: {us.tests = underground: 3,")
    text = text.replace("{weights: {ban: 1,", "{weights: {ussr.tests = none: 1,")
    text = text.replace("us.tests = none: -2.5, ", "")
    talks = situate(parse_case(text))
    for worth in (find_worth(make_conflict(talks)), find_worth_symbolically(talks)):
        assert worth.reservations == (0, 0)
        assert [issue.tolist() for issue in worth.values] == [
            [[0, 0], [0, -1], [-3, 4]],
            [[0, 0], [6, -3]],
            [[0, 0], [-4, 5]],
        ]


def test_only_those_whom_the_issues_ask_for_something_need_numbers():
    more = TALKS.replace(
        "  un: {name: United Nations, observer: true}", "  un: {name: UN}"
    ).replace("  us.leave:", "  un.meet: {text: meet}\n  us.leave:")
    assert find_worth(make_conflict(situate(parse_case(more)))).parties == ("us", "ussr")


def test_a_case_without_issues_has_nothing_to_settle():
    text = TALKS[: TALKS.index("issues:")] + TALKS[TALKS.index("orders:") :]
    for find in (lambda talks: find_worth(make_conflict(talks)), find_worth_symbolically):
        with pytest.raises(CaseError, match="the case says nothing of what could be settled"):
            find(situate(parse_case(text)))
