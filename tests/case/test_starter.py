import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import parse_case, situate, starter_case

ODD = [
    "mine",
    "it's: odd",
    "ünïcode",
    "{title}",
    "{name}",
    'a "quoted" {name}',
    "back\\slash\\n",
    "- x",
    "#5",
    "*star",
    "& more",
    "yes",
    "1962",
    "null",
    "%",
    "🚀",
]


@pytest.mark.parametrize("name", ODD)
def test_starter_case_is_called_by_its_name(name):
    assert parse_case(starter_case(name)).title == name


@given(st.text(st.characters(), min_size=1))
def test_starter_case_opens_whatever_its_name(name):
    assert parse_case(starter_case(name)).title


def test_starter_case_is_complete():
    case = parse_case(starter_case("mine"))
    situation = situate(case)
    assert situation.as_of == "after accord"
    assert set(case.orders) == {party.id for party in case.parties}
    assert case.outcomes
    assert case.impossible


def test_starter_case_tells_how_to_go_on():
    assert "excomm check mine.yaml" in starter_case("mine")
