import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record.marks import highest, read_mark


@pytest.mark.parametrize(
    ("line", "level", "handling", "damaged"),
    [
        ("SECRET", "SECRET", (), False),
        ("SECRET//NOFORN", "SECRET", ("NOFORN",), False),
        ("TOP SECRET -- EYES ONLY", "TOP SECRET", ("EYES ONLY",), False),
        ("Secret; Niact; Eyes Only", "SECRET", ("NIACT", "EYES ONLY"), False),
        ("D TOP SECRET - SENSITIVE", "TOP SECRET", ("SENSITIVE",), True),
        ("TOP SEGRET", "TOP SECRET", (), True),
        (", @ SECRET e", "SECRET", (), True),
        ("LIMITED OFFICIAL USE", "OFFICIAL USE ONLY", (), False),
    ],
)
def test_marks(line: str, level: str, handling: tuple[str, ...], damaged: bool) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.level, mark.handling, mark.damaged) == (level, handling, damaged)


@pytest.mark.parametrize(
    "line",
    ["UNCLASSIFIED", "The secret was out.", "Secretary", "", "SECRET " * 40, "He kept it secret"],
)
def test_what_is_no_mark(line: str) -> None:
    assert read_mark(line) is None


def test_the_highest() -> None:
    assert highest(["SECRET", None, "TOP SECRET", "CONFIDENTIAL"]) == "TOP SECRET"
    assert highest([None]) is None


@given(st.text(max_size=150))
def test_any_line_can_be_asked(line: str) -> None:
    read_mark(line)
