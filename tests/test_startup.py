"""What is not loaded until it is needed, so that the command line starts fast."""

import json
import subprocess
import sys

import pytest

HEAVY = ["lark", "numpy", "pandas", "pydantic", "rich", "scipy", "yaml"]


def loaded(script, *arguments):
    """Return which of the heavy packages a script loads in a process of its own."""
    ending = "\nimport json, sys\nprint('\\n' + json.dumps([*sys.modules]))"
    run = subprocess.run(
        [sys.executable, "-c", script + ending, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(json.loads(run.stdout.splitlines()[-1])) & set(HEAVY)


def loaded_by_command(*arguments):
    """Return which of the heavy packages a command loads."""
    script = (
        "import sys\nfrom excomm.cli import main\nsys.argv[0] = 'excomm'\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )
    return loaded(script, *arguments)


def test_the_probe_sees_what_is_loaded():
    assert loaded("import numpy") == {"numpy"}


@pytest.mark.parametrize(
    "room",
    [
        "",
        ".belief",
        ".case",
        ".conflict",
        ".exchange",
        ".library",
        ".report",
        ".verification",
        ".cli",
    ],
)
def test_importing_loads_nothing_heavy(room):
    assert loaded(f"import excomm{room}") == set()


def test_help_loads_nothing_heavy():
    assert loaded_by_command("--help") == set()


@pytest.mark.parametrize("command", ["init", "stability", "why", "belief"])
def test_the_help_of_a_command_needs_no_engine(command):
    assert loaded_by_command(command, "--help") <= {"pydantic"}  # typer reads arguments with it


def test_the_version_needs_no_engine():
    assert loaded_by_command("--version") <= {"pydantic"}


@pytest.mark.parametrize("command", [["init", "new"], ["schema"]])
def test_commands_without_a_case_need_no_engine(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert loaded_by_command(*command) <= {"pydantic"}


@pytest.mark.parametrize(
    "command", [["check"], ["states"], ["stability"], ["stability", "--format", "csv"], ["belief"]]
)
def test_a_small_solve_loads_neither_scipy_nor_pandas(command):
    assert not loaded_by_command(*command, "chicken") & {"scipy", "pandas"}


def test_json_needs_no_tables():
    assert "rich" not in loaded_by_command("stability", "chicken", "--format", "json")
