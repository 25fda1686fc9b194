"""Whatever a file holds, it becomes a case or a case error, and soon."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.case import Case, CaseError, parse_case, situate, starter_case

EVERYTHING = (Path(__file__).parent / "fixtures" / "good_everything.yaml").read_text("utf-8")
TEXTS = (starter_case("mine"), EVERYTHING)
SIGNS = "{}[]()|>&*!%@`'\"#,:?-=<> \n\tabyYN019.~é\u2028\ufeff\0"
HEAD = "excomm: 1\ntitle: T\nparties: {us: {name: US}}\noptions: {us.attack: {text: attack}}\n"


def what_it_becomes(text):
    try:
        return situate(parse_case(text)).case
    except CaseError as error:
        return error


def is_case_or_case_error(text):
    begun = time.process_time()
    became = what_it_becomes(text)
    assert time.process_time() - begun < 5
    assert isinstance(became, Case) or (became.problems and str(became))


def elsewhere(text):
    return st.integers(0, len(text)).map(lambda start: text[start : start + 20])


@st.composite
def mutated(draw):
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 40))
        span = text[start:end]
        insert = draw(
            st.one_of(
                st.just(""),
                st.just(span * 2),
                st.text(SIGNS, max_size=8),
                st.sampled_from(TEXTS).flatmap(elsewhere),
            )
        )
        text = text[:start] + insert + text[end:]
    return text


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.sampled_from(["us.attack", "war", "Y", "not", "", "1962-10-27", "after letter", "us"]),
        st.text(max_size=10),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def with_another_value(draw):
    """Put something else somewhere in a good case."""
    data = yaml.load(EVERYTHING, yaml.BaseLoader)
    data["excomm"] = 1
    data["horizons"] = {"months": 12, "days": 3}
    inside = data
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = draw(st.sampled_from(keys))
        deeper = isinstance(inside[key], dict | list) and inside[key]
        if not deeper or draw(st.integers(0, 3)) == 0:
            break
        inside = inside[key]
    match draw(st.sampled_from(["replace", "delete", "rename"])):
        case "rename" if isinstance(inside, dict):
            inside[draw(st.text(max_size=8))] = inside.pop(key)
        case "delete":
            del inside[key]
        case _:
            inside[key] = draw(VALUES)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@given(st.one_of(st.text(), st.text(SIGNS)))
def test_random_text(text):
    is_case_or_case_error(text)


@given(st.text(SIGNS))
def test_random_text_after_a_good_head(text):
    is_case_or_case_error(HEAD + text)


@settings(max_examples=150)
@given(mutated())
def test_mutated_text(text):
    is_case_or_case_error(text)


@settings(max_examples=150)
@given(with_another_value())
def test_mutated_content(text):
    is_case_or_case_error(text)


HOSTILE = {
    "lists": "a: " + "[" * 500_000,
    "mappings": "{a: " * 100_000,
    "dashes": "- " * 500_000,
    "anchors": "".join(f"k{n}: &a{n} v\n" for n in range(50_000)),
    "aliases": "a: &a x\nb: [" + "*a, " * 400_000 + "]",
    "long key": "x" * 1_000_000 + ": 5",
    "long text": HEAD + "about: " + "x " * 900_000,
    "long number": HEAD + "about: " + "9" * 1_000_000,
    "long name": HEAD + "start: {" + "x" * 1000 + ": yes}",
    "long pattern": HEAD + "impossible: [" + "Y" * 1_000_000 + "]",
    "long formula": HEAD + "impossible: [" + "us.attack and " * 100_000 + "us.attack]",
    "many unknown keys": HEAD + "".join(f"key{n}: 1\n" for n in range(20_000)),
    "many unknown options": HEAD + "start:\n" + "".join(f"  us.a{n}: no\n" for n in range(20_000)),
    "many formulas": HEAD + "impossible:\n" + "  - us.attack and us.atack\n" * 20_000,
    "deep denial": HEAD + "impossible: [" + "NOT " * 2400 + "us.attack]",
    "directives": "%YAML 1.2\n" * 50_000,
    "documents": "---\n" * 100_000,
    "quotes": "'" * 1_000_001,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name):
    is_case_or_case_error(HOSTILE[name])
