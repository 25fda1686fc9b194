"""What is found wrong in a case: one small case for each finding."""

import pytest
import yaml

from excomm.case import parse_case
from excomm.conflict import lint

CLEAN = {
    "excomm": 1,
    "title": "a dam",
    "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
    "options": {
        "a.fill": {"text": "fill the dam"},
        "a.share": {"text": "share data"},
        "b.strike": {"text": "strike the dam"},
    },
    "impossible": ["a.fill and b.strike"],
    "outcomes": {"accord": "a.share and not a.fill and not b.strike"},
    "factors": {"drought": {"when": "a.fill", "text": "the river falls dry"}},
    "orders": {
        "a": [
            {"id": "peace", "want": "not b.strike", "by": "analyst"},
            {"id": "water", "want": "a.fill", "by": "analyst"},
        ],
        "b": [
            {"id": "river", "want": "not drought", "by": "analyst"},
            {"id": "warned", "want": "a.share if a.fill", "by": "analyst"},
        ],
    },
}


def statement(want, by="analyst", **more):
    return {"id": "more", "want": want} | ({"by": by} if by else {}) | more


def event(name, day, **sets):
    changed = {key.replace("_", "."): value for key, value in sets.items()}
    return {"id": name, "at": f"2024-05-0{day}", "text": "it is done", "sets": changed}


def with_statement(**given):
    orders = CLEAN["orders"]
    return {"orders": orders | {"a": [*orders["a"], statement(**given)]}}


def with_option(name, **option):
    return {"options": CLEAN["options"] | {name: option}}


def found(**changes):
    """Return the text of the clean case with some of its parts changed, and what is found."""
    text = yaml.safe_dump(CLEAN | changes, sort_keys=False, width=1000)
    return text.splitlines(), lint(parse_case(text))


def test_a_clean_case_gives_no_finding():
    assert found()[1] == ()


def test_what_merges_and_bars_to_some_effect_gives_no_finding():
    alike = {"merged": ["b.strike"], "barred": [{"from": "a.share", "to": "not a.share"}]}
    assert found(**alike)[1] == ()


# What is changed, what is found, and what stands at the place it points to.
FINDINGS = [
    (
        {"impossible": ["a.fill", "not a.fill"]},
        "error: the rules leave no state: none is left after 'not a.fill'",
        "not a.fill",
    ),
    (
        {"impossible": ["a.fill", "a.fill and b.strike"]},
        "warning: the rule 'a.fill and b.strike' removes no state",
        "a.fill and b.strike",
    ),
    (
        {"merged": ["a.fill and b.strike"]},
        "warning: 'a.fill and b.strike' merges nothing: 0 states satisfy it",
        "a.fill and b.strike",
    ),
    (
        {"merged": ["a.share and not a.fill"]},
        "note: a does not like all states of 'a.share and not a.fill' equally",
        "a.share and not a.fill",
    ),
    (
        {"barred": [{"from": "a.fill", "to": "b.strike"}]},
        "warning: this bars no move that there would be",
        "from: a.fill",
    ),
    (
        {"outcomes": {"never": "a.fill and b.strike"}},
        "warning: the outcome 'never' matches no state",
        "never: a.fill and b.strike",
    ),
    (
        {"outcomes": {"ever": "not a.fill or not b.strike"}},
        "warning: the outcome 'ever' matches every state",
        "ever: not a.fill or not b.strike",
    ),
    (
        {"factors": CLEAN["factors"] | {"flood": {"when": "true", "text": "wet"}}},
        "warning: the factor 'flood' matches every state",
        "flood:",
    ),
    (
        with_statement(want="not a.fill or not b.strike"),
        "warning: the statement 'more' is true in every state",
        "not a.fill or not b.strike",
    ),
    (
        with_statement(want="a.fill and b.strike"),
        "warning: the statement 'more' is false in every state",
        "a.fill and b.strike",
    ),
    (
        with_statement(want="not  (b.strike)"),
        "warning: the statement 'more' repeats 'peace'",
        "not  (b.strike)",
    ),
    (
        with_statement(want="a.share", by=None),
        "note: the statement 'more' says neither where it comes from nor by whom",
        "a.share",
    ),
    (
        with_option("b.watch", text="watch the dam"),
        "warning: nobody's order mentions b.watch",
        "b.watch:",
    ),
    (
        {"parties": CLEAN["parties"] | {"c": {"name": "C"}}},
        "warning: c holds no option and can never move",
        None,
    ),
    (
        {"orders": {"a": CLEAN["orders"]["a"] + CLEAN["orders"]["b"]}},
        "warning: b has no order: it is indifferent between all states",
        None,
    ),
    (
        {"start": {"a.fill": True, "b.strike": True}},
        "error: the start is impossible by the rule 'a.fill and b.strike'",
        "a.fill and b.strike",
    ),
    (
        {"events": [event("agreed", 1, a_fill=True, b_strike=True)]},
        "error: the state after 'agreed' is impossible by the rule 'a.fill and b.strike'",
        "agreed",
    ),
    (
        with_option("b.strike", text="strike", moves="on")
        | {"events": [event("struck", 1, b_strike=True), event("mended", 2, b_strike=False)]},
        "warning: 'mended' takes b.strike from yes to no, which its moves do not allow",
        "mended",
    ),
    (
        with_option("a.share", text="share", moves="off")
        | {"events": [event("resumed", 1, a_share=True)]},
        "warning: 'resumed' takes a.share from no to yes, which its moves do not allow",
        "resumed",
    ),
    (
        {"orders": CLEAN["orders"] | {"b": {"ranking": ["not a.fill"]}}},
        "error: the ranking leaves out YN N and 1 more",
        "- not a.fill",
    ),
    (
        {"orders": CLEAN["orders"] | {"b": {"ranking": ["not a.fill", "a.fill", "YY N"]}}},
        "error: the ranking has YY N twice, as 'a.fill' and as 'YY N'",
        "- not a.fill",
    ),
    (
        {
            "orders": CLEAN["orders"]
            | {"b": {"ranking": ["not a.fill", "a.fill", "a.fill and b.strike"]}}
        },
        "warning: 'a.fill and b.strike' of the ranking matches no state",
        "- not a.fill",
    ),
    (
        {
            "words": "icd203",
            "questions": {
                "aim": {
                    "asks": "What is A after?",
                    "about": ["a"],
                    "hypotheses": {
                        "water": {"text": "water", "prior": "likely"},
                        "peace": {"text": "peace", "prior": "residual"},
                    },
                }
            },
        },
        "warning: no hypothesis of aim changes what anyone wants",
        "aim:",
    ),
    (
        {
            "questions": {
                "aim": {
                    "asks": "What is A after?",
                    "about": ["a"],
                    "hypotheses": {
                        "water": {
                            "text": "water",
                            "prior": 0.5,
                            "orders": {"a": {"ranking": ["not a.fill"]}},
                        },
                        "peace": {"text": "peace", "prior": "residual"},
                    },
                }
            }
        },
        "error: the ranking leaves out YN N and 1 more",
        "- not a.fill",
    ),
    (
        {
            "questions": {
                "aim": {
                    "asks": "What is A after?",
                    "about": ["a"],
                    "hypotheses": {
                        "water": {"text": "w", "prior": 0.5, "first": {"a": ["water"]}},
                        "peace": {"text": "p", "prior": "residual", "by": "analyst"},
                    },
                }
            }
        },
        "note: the hypothesis 'water' says neither where it comes from nor by whom",
        "water:",
    ),
    (
        {"interests": {"b": {"ranking": ["not a.fill"]}}},
        "error: the ranking leaves out YN N and 1 more",
        "- not a.fill",
    ),
    (
        {"impossible": ["a.share and b.strike"]},
        "note: the rules leave no state in which 'not b.strike' of accord is broken",
        "accord: a.share and not a.fill and not b.strike",
    ),
    (
        with_option("a.share", text="share", moves="on"),
        "note: 'a.share' of accord cannot be undone once it holds",
        "a.share:",
    ),
    (
        with_option("a.fill", text="fill", moves="off"),
        "note: 'not a.fill' of accord cannot be undone once it holds",
        "a.fill:",
    ),
]


@pytest.mark.parametrize(("changes", "expected", "there"), FINDINGS, ids=[f[1] for f in FINDINGS])
def test_a_finding_says_what_is_wrong_and_where(changes, expected, there):
    lines, findings = found(**changes)
    places = {f"{f.gravity}: {f.problem.message}": f.problem.place for f in findings}
    assert expected in places
    place = places[expected]
    assert (place and lines[place.line - 1][place.column - 1 :]) == there


# Nothing is wrong with these, though they come near.
@pytest.mark.parametrize(
    "changes",
    [
        with_statement(want="not b.strike", until="2024-05-02") | {"as_of": "2024-05-01"},
        with_statement(want="accord"),
        with_option("b.strike", text="strike", moves="on"),
        with_option("a.share", text="share", moves="off"),
        # b.watch matters to A by way of an outcome and a factor.
        with_option("b.watch", text="watch the dam")
        | with_statement(want="calm")
        | {"outcomes": CLEAN["outcomes"] | {"calm": "not alarm"}}
        | {"factors": CLEAN["factors"] | {"alarm": {"when": "b.watch", "text": "eyes"}}},
        {"events": [event("filled", 1, a_fill=True), event("emptied", 2, a_fill=False)]},
        {"orders": CLEAN["orders"] | {"b": {"ranking": ["a.share", "not a.share"]}}},
    ],
)
def test_what_may_be_meant_gives_no_finding(changes):
    assert found(**changes)[1] == ()


def for_good(term, **option):
    """Return whether a term about A's filling is found to hold for good once it holds."""
    orders = {"a": [statement("a.fill >= mid")], "b": [statement("a.fill = low or b.strike")]}
    options = {"a.fill": {"text": "fill"} | option, "b.strike": {"text": "strike"}}
    changes = {"options": options, "orders": orders, "impossible": [], "factors": {}}
    if "one_of" in option:
        orders["a"] = [statement("a.fill = mid")]
    findings = found(**changes, outcomes={"accord": f"{term} and not b.strike"})[1]
    assert all("cannot be undone once it holds" in finding.problem.message for finding in findings)
    return len(findings) == 1


@pytest.mark.parametrize(
    ("term", "moves", "expected"),
    [
        ("a.fill >= mid", "on", True),
        ("a.fill = high", "on", True),
        ("a.fill != low", "on", True),
        ("a.fill = mid", "on", False),  # it can still rise
        ("a.fill <= mid", "on", False),
        ("not a.fill = mid", "on", False),  # low can rise to it
        ("a.fill <= mid", "off", True),
        ("a.fill = low", "off", True),
        ("not a.fill = high", "off", True),
        ("a.fill >= mid", "off", False),
        ("a.fill = mid", "off", False),
        ("a.fill >= mid", "both", False),
    ],
)
def test_a_level_that_can_still_change_does_not_hold_for_good(term, moves, expected):
    assert for_good(term, levels=["low", "mid", "high"], moves=moves) == expected


@pytest.mark.parametrize(
    ("term", "moves", "expected"),
    [
        ("a.fill = mid", "on", True),
        ("a.fill = low", "on", False),  # low is the default, and can be left
        ("a.fill = low", "off", True),
        ("a.fill = mid", "off", False),
    ],
)
def test_an_alternative_that_can_be_left_does_not_hold_for_good(term, moves, expected):
    assert for_good(term, one_of=["low", "mid", "high"], moves=moves) == expected


def test_findings_stand_in_the_order_of_the_file():
    parties = {letter: {"name": letter} for letter in "abcdefgh"}
    _, findings = found(parties=parties, outcomes={"b": "false", "a": "false"})
    messages = [finding.problem.message for finding in findings]
    assert messages == [
        *(
            message
            for party in "cdefgh"
            for message in (
                f"{party} has no order: it is indifferent between all states",
                f"{party} holds no option and can never move",
            )
        ),
        "the outcome 'b' matches no state",
        "the outcome 'a' matches no state",
    ]


def test_what_of_an_agreement_cannot_be():
    def owed(**more):
        return {"text": "T", "party": "a", **more}

    _, findings = found(
        commitments={
            "fine": owed(requires="not a.fill", assurance=0.9),
            "never": owed(requires="a.fill and b.strike"),
            "always": owed(requires="a.fill implies not b.strike"),
            "unseen": owed(assurance={"coverage": "most"}),
        },
        measures={
            "gauge": {"text": "T", "sees": ["fine", "never"], "needs": "a.share"},
            "blind": {"text": "T", "sees": "always", "needs": "a.fill and b.strike"},
        },
    )
    assert [(finding.gravity, finding.problem.message) for finding in findings] == [
        ("warning", "the commitment 'never' can never be kept: no state has what it requires"),
        ("warning", "the commitment 'always' can never be broken: every state keeps it"),
        ("warning", "the commitment 'unseen' asks for assurance, and no measure sees it"),
        ("warning", "the measure 'blind' can never be in force: no state has what it needs"),
    ]


def told_without_states(changes):
    """Return whether what is found in a changed case is found without a list of states too."""
    told_by_states = {"impossible", "merged", "barred", "moves"}
    return not (told_by_states & changes.keys() or "'ranking'" in str(changes))


@pytest.mark.parametrize(
    "changes", [{}, *(changes for changes, *_ in FINDINGS if told_without_states(changes))], ids=str
)
def test_in_a_case_too_large_to_list_the_same_is_found(changes):
    changed = CLEAN | changes
    idle = {f"b.idle{k}": {"text": f"wait {k}"} for k in range(24)}
    large = {
        "options": changed["options"] | idle,
        "orders": {
            party: order
            if party != "b" or not isinstance(order, list)
            else [*order, statement(f"exactly 0 of ({', '.join(idle)})")]
            for party, order in changed["orders"].items()
        },
    }

    def told(findings):
        breaches = ("the rules leave no state in which", "cannot be undone once it holds")
        kept = [f for f in findings if not any(text in f.problem.message for text in breaches)]
        return [(f.gravity, f.problem.message) for f in kept if "b.idle" not in f.problem.message]

    assert told(found(**changes)[1]) == told(found(**(changes | large))[1])


def test_a_case_too_intricate_to_look_through_is_said_to_be(monkeypatch):
    monkeypatch.setattr("excomm.conflict.symbolic.diagrams.MOST_NODES", 40)
    idle = {f"b.idle{k}": {"text": f"wait {k}"} for k in range(24)}
    orders = CLEAN["orders"] | {"b": [statement(f"exactly 12 of ({', '.join(idle)})")]}
    _, findings = found(options=CLEAN["options"] | idle, orders=orders)
    ((gravity, problem),) = [(finding.gravity, finding.problem) for finding in findings]
    assert gravity == "error"
    assert problem.message.startswith("the conflict is too intricate")
