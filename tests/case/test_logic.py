"""Formulas read and printed. What they mean is tested where they are evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case.logic import (
    And,
    Compare,
    Constant,
    Count,
    FormulaError,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    atoms,
    parse,
)

from .formulas import FORMULAS, written

A, B, C, D = map(Name, "abcd")


@given(FORMULAS)
def test_canonical_text_gives_the_formula_back(formula):
    assert parse(str(formula)) == formula


@given(FORMULAS, st.randoms(use_true_random=False))
def test_every_way_to_write_a_formula_reads_alike(formula, random):
    read = parse(written(formula, random))
    assert read == formula
    assert str(parse(str(read))) == str(read)


@given(FORMULAS, st.randoms(use_true_random=False))
def test_offsets_are_where_the_words_stand(formula, random):
    text = written(formula, random)
    for atom in atoms(parse(text)):
        match atom:
            case Name(name, offset):
                assert text[offset:].startswith(name)
            case Compare(option, _, level, offset, level_offset):
                assert text[offset:].startswith(option)
                assert text[level_offset:].startswith(level)


@given(st.text(alphabet="ab. ()andortifhlsmx,12<>=!-é\n", max_size=40))
def test_any_text_is_a_formula_or_a_formula_error(text):
    try:
        read = parse(text)
    except FormulaError as error:
        read = error
    if isinstance(read, FormulaError):
        assert read.message
        assert 0 <= read.offset <= len(text)
    else:
        assert parse(str(read)) == read


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("not a and b", And((Not(A), B))),
        ("a and b or c and d", Or((And((A, B)), And((C, D))))),
        ("a or b and c", Or((A, And((B, C))))),
        ("a and b and c", And((A, B, C))),
        ("(a and b) and c", And((And((A, B)), C))),
        ("a and (b or c)", And((A, Or((B, C))))),
        ("a or b if c or d", Implies(Or((C, D)), Or((A, B)))),
        ("a and b implies c", Implies(And((A, B)), C)),
        ("not a iff b or c", Iff(Not(A), Or((B, C)))),
        ("a if (b if c)", Implies(Implies(C, B), A)),
        ("not not a", Not(Not(A))),
        ("not (a or b)", Not(Or((A, B)))),
        ("not a.b >= c and d", And((Not(Compare("a.b", ">=", "c")), D))),
        ("a if b", Implies(B, A)),
        ("true and not FALSE", And((Constant(True), Not(Constant(False))))),
        ("at least 2 of (a, b or c, d)", Count("at least", 2, (A, Or((B, C)), D))),
        ("EXACTLY 1 OF (a if b)", Count("exactly", 1, (Implies(B, A),))),
        ("not at  Most 0 of (a)", Not(Count("at most", 0, (A,)))),
        ("a.x=y", Compare("a.x", "=", "y")),
        ("a.x!=y or b", Or((Compare("a.x", "!=", "y"), B))),
    ],
)
def test_reads_as(text, formula):
    assert parse(text) == formula


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("((a))", "a"),
        ("b IMPLIES a", "a if b"),
        ("(a and b) or (not (c))", "a and b or not c"),
        ("not (a.x >= y)", "not a.x >= y"),
        ("(a or b) and c", "(a or b) and c"),
        ("(a or b) iff (c or d)", "a or b iff c or d"),
        ("(a if b) iff c", "(a if b) iff c"),
        ("at least  02 of((a),(b and c))", "at least 2 of (a, b and c)"),
    ],
)
def test_prints_as(text, canonical):
    assert str(parse(text)) == canonical


def test_offsets_do_not_tell_formulas_apart():
    assert parse("a  and b") == parse("a and b")
    assert hash(parse("a  and b")) == hash(parse("a and b"))


def test_atoms_are_in_the_order_of_the_text():
    formula = parse("a if b and at least 1 of (c, not us.x = y) or true")
    assert [str(atom) for atom in atoms(formula)] == ["a", "b", "c", "us.x = y"]


def test_error_says_what_where_and_what_may_be_meant():
    with pytest.raises(FormulaError, match="'&' is not used here at character 3") as caught:
        parse("a & b")
    assert (caught.value.message, caught.value.offset, caught.value.hint) == (
        "'&' is not used here",
        2,
        "write and",
    )


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("a and " * 1700 + "a", "a formula has at most 10,000 characters", 10_000),
        (f"at least {'9' * 5000} of (a)", "999999999... are asked for, only 1 are listed", 9),
        ("(" * 61 + "a" + ")" * 61, "nested more than 60 deep", 60),
        ("NOT " * 61 + "a", "nested more than 60 deep", 240),
        ("not (" * 31 + "a" + ")" * 31, "nested more than 60 deep", 150),
        ("a or (" * 2000, "a formula has at most 10,000 characters", 10_000),
    ],
)
def test_hostile_formulas_are_refused(text, message, offset):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 60 + "a" + ")" * 60,
        "not " * 60 + "a",
        " and ".join(["not (a)"] * 500),
        " or ".join(["not not a"] * 500),
        f"at least 1 of ({', '.join(['a'] * 3000)})",
    ],
)
def test_long_formulas_that_are_not_deep_are_read(text):
    assert parse(str(parse(text))) == parse(text)
