"""What the documents show is what happens."""

import pytest

from docs.documents import DOCUMENTS, ROOT, MismatchError, agrees, check, commands


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_document_says_what_happens(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check(path)


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ([], [], True),
        (["a"], ["a"], True),
        (["a"], ["b"], False),
        (["a"], [], False),
        ([], ["a"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "c"], True),
        (["a", "...", "c"], ["a", "b"], False),
        (["...", "b", "..."], ["a", "c"], False),
    ],
)
def test_a_line_of_dots_stands_for_any_lines(shown, printed, expected):
    assert agrees(shown, printed) is expected


def follow_text(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("docs.documents.ROOT", tmp_path)
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    check(path)


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ excomm --version\nexcomm 9.9.9\n```\n",
        "```console\n$ excomm states nowhere\n...\n```\n",
        "```console\n$ excomm states nowhere\n...\n$ echo $?\n1\n```\n",
        "```console\n$ excomm states nowhere\n...\n$ excomm cases\n...\n```\n",
        "```console\n$ rm -r everything\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
        "```console\nexcomm cases\n```\n",
    ],
)
def test_a_document_that_says_something_else_fails(text, tmp_path, monkeypatch):
    with pytest.raises(MismatchError):
        follow_text(text, tmp_path, monkeypatch)


def test_a_failure_is_shown_with_its_exit_code(tmp_path, monkeypatch):
    text = "```console\n$ excomm states nowhere\n...\n$ echo $?\n2\n```\n"
    follow_text(text, tmp_path, monkeypatch)


def test_files_are_saved_and_added_to(tmp_path, monkeypatch):
    text = (
        "```yaml\n# a.yaml\nexcomm: 1\n```\n```yaml\n# add to a.yaml\ntitle: A\n```\n"
        "```yaml\nnot: saved\n```\n"
    )
    follow_text(text, tmp_path, monkeypatch)
    saved = (tmp_path / "a.yaml").read_text("utf-8")
    assert saved == "# a.yaml\nexcomm: 1\n# add to a.yaml\ntitle: A\n"


def test_a_console_block_is_commands_and_what_they_print():
    first, second = commands("$ excomm a\nx\n\ny\n$ excomm b\n")
    assert (first.text, first.shown) == ("excomm a", ["x", "", "y"])
    assert (second.text, second.shown) == ("excomm b", [])
