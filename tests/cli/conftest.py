"""What the tests of the command line share: a folder to work in, and how a command is run."""

import sys

import pytest

from excomm import cli
from report.samples import ASKED


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, on a page of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function that runs a command here: its exit code, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["excomm", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    return run


@pytest.fixture
def output(run):
    """Return a function that runs a command that is to succeed, and returns its output."""

    def output(*arguments):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        return out

    return output


@pytest.fixture
def mine(output):
    """The case that `excomm init` writes."""
    output("init", "mine")
    return "mine.yaml"


@pytest.fixture
def asked(folder):
    """A case that asks two questions."""
    (folder / "asked.yaml").write_text(ASKED, encoding="utf-8")
    return "asked.yaml"
