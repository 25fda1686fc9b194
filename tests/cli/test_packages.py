"""excomm packages."""

import json

import pytest
from typer.testing import CliRunner

import excomm
from excomm.case import CaseError
from excomm.cli import app
from negotiation.packages.test_trades import TALKS, UNPAID

run = CliRunner().invoke


@pytest.fixture
def talks(tmp_path):
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return path


def test_packages_are_told(talks):
    done = run(app, ["packages", str(talks), "--link", "gift,price"])
    assert done.exit_code == 0
    assert "2 issues, 6 packages" in done.output
    assert "a gives gift.one" in done.output
    assert "With gift and price settled only together: 3 packages instead of 6" in done.output


@pytest.mark.parametrize("engine", ["enumerated", "symbolic"])
def test_packages_as_data(talks, engine):
    done = run(app, ["packages", str(talks), "--format", "json", "--engine", engine])
    found = json.loads(done.output)
    assert found["acceptable"] == {"in_every_order": 2, "in_some": 2}
    assert found["between"] == ["a", "b"]
    assert [item["level"] for item in found["levels"]] == ["none", "one", "none", "low", "high"]
    assert found["trades"]["count"] == 2
    assert found["blocked"] is None


def test_packages_as_csv(talks):
    lines = run(app, ["packages", str(talks), "--format", "csv"]).output.splitlines()
    assert lines[0].startswith("issue,level,acceptable,efficient,best for a,best for b")
    assert lines[2] == "gift,one,2,2,1,1,1,1,1"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"link": "gift"}, "'gift' cannot be linked or delinked by itself"),
        ({"link": "gift,prize"}, "unknown issue 'prize' (did you mean price?)"),
        ({"parties": "a,c"}, "'c' is no party that decides (known: a, b)"),
        ({"parties": "a"}, "a has nobody to agree with (name two parties or more)"),
        ({"trade_from": "best"}, "trades are not made from 'best'"),
        ({"no_agreement": "b.pays"}, "unknown name 'b.pays' (did you mean b.pay?)"),
    ],
)
def test_what_does_not_fit_is_refused(talks, asked, message):
    with pytest.raises(CaseError) as refused:
        excomm.load(talks).packages(**asked)
    assert message in str(refused.value)


def test_a_case_without_issues_is_told_what_it_lacks():
    with pytest.raises(CaseError, match="says nothing of what could be settled"):
        excomm.load("chicken").packages()


def test_what_blocks_is_told(talks):
    talks.write_text(UNPAID)
    output = run(app, ["packages", str(talks)]).output
    assert "b.spares (place 3): 2 acceptable" in output
    assert "The smallest concession is b.spares." in output
