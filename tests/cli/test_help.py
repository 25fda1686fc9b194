"""The command line: what it says of itself."""

import json

import pytest
from typer.testing import CliRunner

from excomm import cli

COMMANDS = [
    *("init", "check", "cases", "states", "stability", "why", "compare", "belief"),
    *("estimate", "rerun", "schema"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command):
    result = CliRunner().invoke(cli.app, [command, "--help"])
    assert result.exit_code == 0
    assert command in result.output


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_the_commands(flag):
    result = CliRunner().invoke(cli.app, [flag])
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.splitlines() if line.startswith("  ")]
    assert [name for name in listed if name in COMMANDS] == COMMANDS


def test_without_a_command_help_is_shown(run):
    code, out, err = run()
    assert code == 2
    assert "Commands:" in out + err


def test_schema_is_json(output):
    from excomm.case import json_schema
    from excomm.estimate import estimate_schema

    assert json.loads(output("schema")) == json_schema()
    assert json.loads(output("schema", "estimate")) == estimate_schema()
