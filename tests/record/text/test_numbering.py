import pytest

from excomm.record.text.numbering import counted, label_of


@pytest.mark.parametrize(
    ("text", "label", "core"),
    [
        ("1. The lamp burns.", "1.", "1"),
        ("(2) The lamp burns.", "(2)", "2"),
        ("- a. The lamp burns.", "a.", "a"),
        ("-- The lamp burns.", "--", ""),
        ("IV. Positions", "IV.", "IV"),
        ("L. The lamp burns.", "L.", "L"),
    ],
)
def test_labels_are_read(text: str, label: str, core: str) -> None:
    found = label_of(text)
    assert found is not None
    assert (found.label, found.core) == (label, core)
    assert text[found.end :].startswith(("The", "Positions"))


@pytest.mark.parametrize("text", ["W. W. Writer", "The lamp", "1962. A year", "1.5 miles", "", "a"])
def test_what_is_no_label(text: str) -> None:
    assert label_of(text) is None


def told(labels: str) -> list[tuple[str, str | None]]:
    names = labels.split()
    results = counted(names)
    return [(n, r.suggests) for n, r in zip(names, results, strict=True) if r.doubt]


@pytest.mark.parametrize(
    ("labels", "doubted"),
    [
        ("I. 1. 2. II. 1. (a) (b) 2. III.", []),
        ("1. 2. a. b. 3. 4.", []),
        ("L. (2) (3)", [("L.", "1.")]),
        ("(1) (2) (C)", [("(C)", "(3)")]),
        ("I. II. II. III.", [("II.", "III.")]),
        ("1. a. b. c. d. e. f. g. h. i. j. k. 1. 2.", [("1.", "l.")]),
        ("1. 2. 4.", [("4.", None)]),
        ("A. B. II. A.", [("II.", None)]),
    ],
)
def test_counts_that_do_not_go_on(labels: str, doubted: list[tuple[str, str | None]]) -> None:
    assert told(labels) == doubted


def test_paths_are_the_labels_above() -> None:
    paths = [result.path for result in counted("I. 1. (a) (b) 2. II. 1.".split())]
    assert paths[3] == ("I", "1", "b")
    assert paths[-1] == ("II", "1")
