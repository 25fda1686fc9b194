import pytest

from excomm.record.text.catchwords import caught


@pytest.mark.parametrize(
    ("foot", "head", "words", "exact"),
    [
        ("to take", "to take advantage of it", "to take", True),
        ("we must:", "We must move", "we must:", True),
        ("corollary", "collorary purpose", "corollary", False),
        ("7. With", "7. With regard to it", "7. With", True),
        ("which is in the long run a matter of the Americans", "Americans; and", "Americans", True),
        ("over the land of any sovereign state.", "state.", "state.", True),
    ],
)
def test_catchwords(foot: str, head: str, words: str, exact: bool) -> None:
    found = caught(foot, head)
    assert found is not None
    assert (found.words, found.exact) == (words, exact)
    assert foot[found.start :].strip() == words


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("The lamp burns in the night.", "The keeper sleeps"),
        ("the lamp burns in the state.", "state affairs are another matter"),
        ("", "The keeper"),
        ("the keeper", ""),
        ("the lamp burns for the", "keeper and his wife"),
    ],
)
def test_no_catchwords(foot: str, head: str) -> None:
    assert caught(foot, head) is None
