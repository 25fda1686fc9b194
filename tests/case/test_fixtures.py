"""Every good file opens; every bad file says what its head comment says, and no more."""

import re
from pathlib import Path

import pytest
import yaml

from excomm.case import CaseError, open_case

FIXTURES = Path(__file__).parent / "fixtures"
GOOD = sorted(FIXTURES.glob("good_*.yaml"))
BAD = sorted(FIXTURES.glob("bad_*.yaml"))
EXPECT = re.compile(r"# expect: (\d+):(\d+): (.+)")
HINT = re.compile(r"# hint: (.+)")
NAMING = (
    r"unknown (?!event)[a-z ]+ '([^']+)'",
    r"the key '([^']+)' stands twice",
    r"'([^']+)' is not (?:a level|a value|expected|used)",
    r"'([^']+)' has (?:no )?(?:levels|alternatives)",
    r"a second conditional '([^']+)'",
    r"YAML has split a statement here, at '([^']+)'",
)


def stem(path):
    return path.stem


def expected(path):
    """Return the problems that the head of a file announces: line, column, message, hint."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if expect := EXPECT.fullmatch(line):
            found.append((int(expect[1]), int(expect[2]), expect[3], ""))
        elif hint := HINT.fullmatch(line):
            found[-1] = (*found[-1][:3], hint[1])
        else:
            break
    return found


def problems(path):
    with pytest.raises(CaseError) as caught:
        open_case(path)
    assert {problem.place.file for problem in caught.value.problems} == {str(path)}
    return [
        (problem.place.line, problem.place.column, problem.message, problem.hint)
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize("path", GOOD, ids=stem)
def test_good_file_opens(path):
    assert open_case(path).name == path.stem


@pytest.mark.parametrize("path", BAD, ids=stem)
def test_bad_file_says_what_is_wrong_and_where(path):
    assert expected(path)
    assert problems(path) == expected(path)


@pytest.mark.parametrize("path", [p for p in BAD if "yaml" in p.stem], ids=stem)
def test_bad_yaml_is_said_alike_without_libyaml(path, monkeypatch):
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert problems(path) == expected(path)


@pytest.mark.parametrize("path", [p for p in BAD if "in_quotes" not in p.stem], ids=stem)
def test_message_stands_where_its_word_stands(path):
    lines = path.read_text("utf-8").splitlines()
    for line, column, message, _ in expected(path):
        words = [match[1] for naming in NAMING if (match := re.match(naming, message))]
        for word in words:
            rest = lines[line - 1][column - 1 :]
            assert rest.startswith((word, f"'{word}", f'"{word}')), message


def test_command_in_a_tag_is_not_executed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    problems(FIXTURES / "bad_yaml_tag_object.yaml")
    assert list(tmp_path.iterdir()) == []
