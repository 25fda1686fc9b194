"""States by their names: present, a number, a pattern, a formula."""

import pytest

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import find_state, make_conflict

CASE = """
excomm: 1
title: a dam
parties: {n: {name: North}, s: {name: South}}
options:
  n.fill: {text: fill it, levels: [none, slow, full]}
  n.share: {text: share data}
  s.strike: {text: strike}
impossible:
  - {rule: s.strike and n.share, why: no data after a strike}
factors:
  drought: {when: n.fill = full, text: dry}
outcomes:
  accord: n.fill = slow and n.share
  deadlock: n.fill = full
start: {n.fill: slow}
events:
  - {id: shared, at: 2024-05-01, text: data, sets: {n.share: yes}}
  - {id: struck, at: 2024-05-02, text: strike, sets: {s.strike: yes}}
  - {id: stopped, at: 2024-05-03, text: data end, sets: {n.share: no}}
"""


@pytest.fixture(scope="module")
def dam():
    return make_conflict(situate(parse_case(CASE, "dam")))


def as_of(event):
    return make_conflict(situate(parse_case(CASE, "dam"), f"after {event}"))


# In order: NNN N, YNN N, YYN N, NNY N, YNY N, YYY N, NNN Y, YNN Y, YYN Y.
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("present", 8),
        (" present ", 8),
        ("1", 1),
        ("9", 9),
        ("YNY N", 5),
        ("YNYN", 5),
        (" -Y Y N ", 6),
        ("YY-Y", 9),
        ("accord", 5),
        ("n.fill = slow and n.share", 5),
        ("deadlock and s.strike", 9),
        ("drought and s.strike", 9),
        ("exactly 0 of (n.share, s.strike, n.fill >= slow)", 1),
    ],
)
def test_a_state_is_found_by_what_names_it(dam, text, number):
    assert find_state(dam, text) == number


def test_the_present_follows_the_events():
    assert find_state(as_of("shared"), "present") == 5
    assert find_state(as_of("stopped"), "present") == 8


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0", "there is no state 0 (states are numbered 1 to 9)"),
        ("10", "there is no state 10 (states are numbered 1 to 9)"),
        ("n.share and s.strike", "no state satisfies 'n.share and s.strike'"),
        ("--YY", "no state satisfies '--YY'"),
        ("NY--", "no state satisfies 'NY--'"),
        (
            "deadlock",
            "'deadlock' is satisfied by 3 states, not one (say more, or give a number: 3,",
        ),
        ("----", "by 9 states, not one (say more, or give a number: 1, 2, 3, 4, 5, 6, ...)"),
        ("YNN", "the pattern has 3 places, the case 4: n.fill >= slow, n.fill >= full, n.share"),
        ("acord", "unknown name 'acord' (did you mean accord?)"),
        ("n.fill", "'n.fill' has levels: say which"),
        ("n.fill = ful", "'ful' is not a level of n.fill (did you mean full?)"),
        ("n.share and", "the formula breaks off"),
        ("", "a formula is missing"),
        ("-1", "'-' is not expected here"),
    ],
)
def test_what_names_no_state_or_several_is_refused(dam, text, message):
    with pytest.raises(CaseError) as refused:
        find_state(dam, text)
    assert message in str(refused.value)


def test_an_impossible_present_names_the_rule_it_breaks():
    struck = as_of("struck")
    assert struck.present == 0
    with pytest.raises(CaseError) as refused:
        find_state(struck, "present")
    message = "the present state (after struck) is not feasible: it breaks"
    assert f"dam:10:12: {message} 's.strike and n.share'" in str(refused.value)
