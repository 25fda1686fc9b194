"""YAML as the case reads it: version 1.2, with the place of everything."""

import pytest
import yaml

from excomm.case import CaseError
from excomm.case.source import read_text


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def reader(request, monkeypatch):
    """Read YAML with libyaml and without."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML is installed without libyaml")


def value(text):
    return read_text(f"key: {text}\n", "case").data["key"]


TEXTS = """yes no on off Yes NO y n 18:51 12:30:45 1962-10-27 1962-10-27T10:17-04:00 0o7 0x1F
1_000 1,000 .inf -.inf .nan 1e400 tRue none None << = 0b1 1.2.3 + - 1e e1 1__2 ...x ١٢""".split()


@pytest.mark.parametrize("text", [text for text in TEXTS if text != "-"])
def test_stays_text(text):
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("5", 5),
        ("-5", -5),
        ("+5", 5),
        ("007", 7),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-3", -0.0015),
    ],
)
def test_is_more_than_text(text, meant):
    read = value(text)
    assert read == meant
    assert type(read) is type(meant)


@pytest.mark.parametrize("text", ["true", "5", "null", "~", "1.5"])
@pytest.mark.parametrize("form", ["'{}'", '"{}"', "! {}", ">-\n  {}", "|-\n  {}"])
def test_quoted_is_text(text, form):
    assert value(form.format(text)) == text


def test_long_numbers_are_read_as_text():
    digits = "9" * 5000
    assert value(digits) == digits


def test_keys_are_text():
    data = read_text("1: a\nno: b\ntrue: c\n~: d\n1962-10-27: e\n'': f\n", "case").data
    assert data == {"1": "a", "no": "b", "true": "c", "~": "d", "1962-10-27": "e", "": "f"}


def places(text):
    source = read_text(text, "case")
    keys = {path: (place.line, place.column) for path, place in source.keys.items()}
    values = {path: (place.line, place.column) for path, place in source.values.items()}
    return keys, values


def test_places_of_plain_and_quoted_scalars():
    keys, values = places("plain: some text\n'single' : 'a'\n\"double\":\n  \"b\"\n")
    assert keys == {("plain",): (1, 1), ("single",): (2, 1), ("double",): (3, 1)}
    assert values == {(): (1, 1), ("plain",): (1, 8), ("single",): (2, 12), ("double",): (4, 3)}


def test_places_of_block_scalars():
    _, values = places("folded: >-\n  text\nliteral: |\n  text\nlast:\n  two\n  lines\n")
    assert values == {(): (1, 1), ("folded",): (1, 9), ("literal",): (3, 10), ("last",): (6, 3)}


def test_places_in_block_collections():
    keys, values = places("# a comment\nmap:\n  list:\n    - one\n    - two: 2\n    -\n")
    assert keys == {("map",): (2, 1), ("map", "list"): (3, 3), ("map", "list", 1, "two"): (5, 7)}
    assert values[("map", "list")] == (4, 5)
    assert values[("map", "list", 0)] == (4, 7)
    assert values[("map", "list", 1)] == (5, 7)
    assert values[("map", "list", 1, "two")] == (5, 12)
    assert ("map", "list", 2) in values


def test_places_in_flow_collections():
    keys, values = places("map: {a: [x, {b: y}],\n  c: z}\n")
    assert keys == {
        ("map",): (1, 1),
        ("map", "a"): (1, 7),
        ("map", "a", 1, "b"): (1, 15),
        ("map", "c"): (2, 3),
    }
    assert values == {
        (): (1, 1),
        ("map",): (1, 6),
        ("map", "a"): (1, 10),
        ("map", "a", 0): (1, 11),
        ("map", "a", 1): (1, 14),
        ("map", "a", 1, "b"): (1, 18),
        ("map", "c"): (2, 6),
    }


def test_alias_stands_where_it_stands_and_its_inside_where_it_was_written():
    source = read_text("a: &a [x, {b: y}]\nc: *a\n", "case")
    assert source.data["c"] == source.data["a"]
    assert source.data["c"] is not source.data["a"]
    assert source.data["c"][1] is not source.data["a"][1]
    assert (source.place(("c",)).line, source.place(("c",)).column) == (2, 4)
    assert source.place(("c", 1, "b")) == source.place(("a", 1, "b"))
    assert source.key_place(("c", 1, "b")) == source.key_place(("a", 1, "b"))
    assert source.within(("c", 0), 1) == source.within(("a", 0), 1)


def test_an_anchor_can_be_set_anew():
    assert read_text("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "case").data["d"] == 2


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("key: abcdef", 8),
        ("key: 'abcdef'", 9),
        ('key: "abcdef"', 9),
        ("key: &anchor abcdef", 16),
        ("key: &anchor 'abcdef'", 17),
        ("key: ! abcdef", 10),
        ("{key: abcdef}", 9),
        ("kéy: äbcdef", 8),
        ("k🚀: 🚀bcdef", 7),
        ('key: "ab\\u0063def"', 6),
        ("key: 'ab''def'", 6),
        ("key: >-\n  abcdef", 6),
        ("key: abc\n  def", 6),
        ('key: "abc\n  def"', 6),
    ],
)
def test_place_within_text_is_exact_where_text_stands_letter_by_letter(text, column):
    source = read_text(text, "case")
    (key,) = source.data
    place = source.within((key,), 2)
    assert (place.line, place.column) == (1, column)


@pytest.mark.parametrize(
    ("text", "column"), [("abcdef: 1", 3), ("'abcdef': 1", 4), ('"ab\\u0063def": 1', 1)]
)
def test_place_within_a_key(text, column):
    assert read_text(text, "case").within_key(("abcdef",), 2).column == column


def test_place_of_what_is_missing_is_that_of_what_is_around_it():
    source = read_text("a:\n  b: {c: 1}\n", "case")
    assert source.place(("a", "b", "x", "y")) == source.place(("a", "b"))
    assert source.key_place(("a", "x")) == source.place(("a",))
    assert source.place(("x",)).line == 1


def test_depth_up_to_the_limit_is_read():
    assert read_text("a: " + "[" * 23 + "]" * 23, "case").data["a"]
    with pytest.raises(CaseError, match="nested more than 24 deep"):
        read_text("a: " + "[" * 24 + "]" * 24, "case")


def test_aliases_are_unfolded_up_to_the_limit():
    thousand = "a: &a [" + "x, " * 1000 + "]\n"
    assert len(read_text(thousand + "b: [" + "*a, " * 190 + "]\n", "case").data["b"]) == 190
    with pytest.raises(CaseError, match="unfolds to more than 200,000 values"):
        read_text(thousand + "b: [" + "*a, " * 200 + "]\n", "case")


def test_directive_and_document_marks_are_read():
    assert read_text("%YAML 1.2\n---\nkey: 1\n...\n", "case").data == {"key": 1}


def test_fault_without_words_of_our_own_is_told_as_the_reader_tells_it():
    with pytest.raises(CaseError, match=r"^case:1:1: not valid YAML: found incompatible YAML"):
        read_text("%YAML 2.0\n---\nkey: 1\n", "case")
