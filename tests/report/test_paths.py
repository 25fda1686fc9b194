"""What can become of a state, in words."""

import pytest

from report.samples import analysis

GATE = """
excomm: 1
title: A gate
parties: {a: {name: the guard}, b: {name: the town}}
options:
  a.x: {text: open it, moves: on}
  a.y: {text: stay, moves: off}
  b.z: {text: call}
outcomes:
  shut: not a.x
  either: not a.x and b.z or a.y and not b.z
  called: b.z
  never: b.z and not b.z
start: {a.x: yes}
"""

ISLANDS = """
excomm: 1
title: Islands
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: x}, b.y: {text: y}}
impossible: [{rule: a.x and not b.y}, {rule: b.y and not a.x}]
outcomes: {both: a.x and b.y}
"""

WALLS = """
excomm: 1
title: Walls
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
options: {a.x: {text: x}, b.y: {text: y}, c.z: {text: z}}
impossible:
  - {rule: "exactly 1 of (a.x, b.y, c.z)"}
  - {rule: "exactly 2 of (a.x, b.y, c.z)"}
outcomes: {full: a.x and b.y and c.z}
"""

# Doing x and then y hurts both; A goes round by v, and only B is hurt.
ROUND = """
excomm: 1
title: A long way round
parties: {a: {name: A}, b: {name: B}}
options: {a.x: {text: do x}, a.v: {text: do v}, b.y: {text: do y}}
outcomes: {end: a.x and b.y and not a.v}
orders:
  a: {ranking: [NY Y, YY N, NN Y, YN Y, YY Y, NN N, YN N, NY N]}
  b: {ranking: [NY N, YY N, YN N, NN N, NN Y, NY Y, YN Y, YY Y]}
"""


def told(text, **asked):
    return " ".join(analysis(text).paths(**asked).in_words().split())


def test_one_way_options_bar_alone_or_together():
    words = told(GATE)
    assert "* shut: no way leads there: a.x cannot be undone (open it)." in words
    assert (
        "* either: no way leads there, as one or more of these bars each state: a.x cannot be "
        "undone (open it) and a.y cannot be resumed (stay)." in words
    )
    assert "* called: 1 step, not in the interest of who takes it." in words
    assert "Step 1 of 1: The town would call, and so be no better and no worse off." in words
    assert "* never: it matches no state." in words


def test_rules_that_bar_alone_are_named():
    assert (
        "* both: no way leads there: the rules leave none between; without 'a.x and not b.y' or "
        "'b.y and not a.x' one would." in told(ISLANDS)
    )


def test_rules_that_bar_together_are_not():
    assert told(WALLS).endswith("* full: no way leads there: the rules leave none between.")


@pytest.mark.parametrize("engine", ["enumerated", "symbolic"])
def test_a_way_against_fewer_interests_may_be_longer(engine):
    words = told(ROUND, to="end", engine=engine)
    assert words.startswith(
        "To end: 2 steps; or 3 steps, 1 of them not in the interest of who takes it. - Step 2 of "
        "3: B would do y, and so fall from rank 2 to rank 8 of 8."
    )
    assert "of 2 steps:" in words


@pytest.mark.parametrize("engine", ["enumerated", "symbolic"])
def test_where_it_starts_is_said(engine):
    words = told(ISLANDS, start="YY", engine=engine)
    assert "* both: it is the state to start from." in words
    assert told(ISLANDS, to="NN", engine=engine) == "To NN: it is the present state."


def test_weights_give_no_reason_where_states_are_not_listed():
    text = GATE + "orders: {b: {weights: {b.z: 2}}}\n"
    listed, symbolic = (told(text, to="called", engine=e) for e in ("enumerated", "symbolic"))
    assert "The town would call, and so rise from rank 2 to rank 1 of 2: state 6." in listed
    assert "The town would call, and so be better off: state YN Y." in symbolic
