import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import bind, is_pattern, nearest, parse_case, pattern_formula, value_of
from excomm.case.logic import Constant, parse

CASE = parse_case(
    """
excomm: 1
title: T
parties: {us: {name: US}}
options:
  us.attack: {text: attack}
  us.alert: {text: alert, levels: [low, mid, high]}
  us.reply: {text: reply, one_of: [none, soft, hard]}
"""
)
OPTIONS = {option.id: option for option in CASE.options}


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("us.atack", "did you mean us.attack?"),
        ("attack", "did you mean us.attack?"),
        ("ATTACK", "did you mean us.attack?"),
        ("su.attack", "did you mean us.attack?"),
        ("settlemnt", "did you mean settlement?"),
        ("settle", "did you mean settlement?"),
        ("se", "known: us.attack, us.alert, settlement"),
        ("xyz", "known: us.attack, us.alert, settlement"),
        ("", "known: us.attack, us.alert, settlement"),
    ],
)
def test_nearest(word, hint):
    assert nearest(word, ["us.attack", "us.alert", "settlement"]) == hint


def test_nearest_of_none():
    assert nearest("a", []) == ""


def test_of_many_known_names_some_are_shown():
    known = [f"name{n}" for n in range(20)]
    assert nearest("xyz", known) == f"known: {', '.join(known[:8])} and 12 more"


@given(st.text(), st.lists(st.text(min_size=1), unique=True))
def test_nearest_names_only_what_is_known(word, known):
    hint = nearest(word, known)
    assert bool(hint) == bool(known)
    if hint.startswith("did you mean "):
        assert hint.removeprefix("did you mean ").removesuffix("?") in known


@given(st.sampled_from(["attack", "settlement", "withdraw"]))
def test_a_known_name_is_nearest_to_itself(word):
    assert nearest(word, ["us.attack", "attack", "settlement", "withdraw"]) == (
        f"did you mean {word}?"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("us.attack and us.alert >= mid and us.reply != hard and war", []),
        ("us.atack", [(0, "unknown name 'us.atack'", "did you mean us.attack?")]),
        ("not wra", [(4, "unknown name 'wra'", "did you mean war?")]),
        (
            "us.alert or us.attack = yes",
            [
                (0, "'us.alert' has levels: say which", "for example us.alert >= mid"),
                (
                    12,
                    "'us.attack' has no levels, it is yes or no",
                    "write us.attack or not us.attack",
                ),
            ],
        ),
        (
            "us.alert >= hihg",
            [(12, "'hihg' is not a level of us.alert", "did you mean high?")],
        ),
        (
            "us.reply >= soft",
            [(0, "the alternatives of us.reply have no order", "compare with = or !=")],
        ),
        ("us.alrt = low", [(0, "unknown option 'us.alrt'", "did you mean us.alert?")]),
        ("war = low", [(0, "'war' has no levels, it is true or false", "write war or not war")]),
    ],
)
def test_bind_says_what_names_do_not_fit(text, found):
    assert bind(parse(text), OPTIONS, ["war"]) == found


@pytest.mark.parametrize(
    ("option", "value", "position"),
    [
        ("us.attack", "no", 0),
        ("us.attack", "yes", 1),
        ("us.attack", False, 0),
        ("us.attack", True, 1),
        ("us.alert", "mid", 1),
        ("us.reply", "hard", 2),
    ],
)
def test_position_of_a_value(option, value, position):
    assert value_of(OPTIONS[option], value) == position


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("us.attack", "maybe", r"'maybe' is not a value of us.attack \(known: no, yes\)"),
        ("us.alert", "hihg", r"'hihg' is not a value of us.alert \(did you mean high\?\)"),
        ("us.alert", True, r"'true' is not a value of us.alert \(known: low, mid, high\)"),
    ],
)
def test_value_that_an_option_cannot_have(option, value, message):
    with pytest.raises(ValueError, match=message):
        value_of(OPTIONS[option], value)


@pytest.mark.parametrize("text", ["Y", "N", "-", "YN", "Y N-", " YN ", "- -"])
def test_is_a_pattern(text):
    assert is_pattern(text)


@pytest.mark.parametrize("text", ["", " ", "y", "YES", "Y and N", "us.attack", "Y\tN", "true"])
def test_is_no_pattern(text):
    assert not is_pattern(text)


@pytest.mark.parametrize(
    ("pattern", "formula"),
    [
        (
            "Y YN NY",
            "us.attack and us.alert >= mid and not us.alert >= high and not us.reply = soft "
            "and us.reply = hard",
        ),
        ("YN---", "us.attack and not us.alert >= mid"),
        ("- -- -Y", "us.reply = hard"),
        ("N----", "not us.attack"),
    ],
)
def test_pattern_as_a_formula(pattern, formula):
    assert pattern_formula(pattern, CASE.options) == parse(formula)


def test_pattern_of_all_states():
    assert pattern_formula("-----", CASE.options) == Constant(True)


@pytest.mark.parametrize(
    ("pattern", "has"), [("Y", "1 place"), ("YN", "2 places"), ("Y" * 6, "6 places")]
)
def test_pattern_of_wrong_length(pattern, has):
    message = (
        f"^the pattern has {has}, the case 5: us.attack, us.alert >= mid, us.alert >= high, "
        "us.reply = soft, us.reply = hard$"
    )
    with pytest.raises(ValueError, match=message):
        pattern_formula(pattern, CASE.options)
