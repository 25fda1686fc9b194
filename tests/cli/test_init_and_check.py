"""The command line: `excomm init` and `excomm check`."""

import json

import pytest

import excomm

# Beginning


def test_init_writes_a_case_without_findings(mine, output, folder):
    assert output("check", mine) == "mine.yaml: no errors\n"
    assert (folder / mine).read_text("utf-8").startswith("excomm: 1")


@pytest.mark.parametrize("name", ["dam", "dam.yaml", "dam.yml", "sub/dam"])
def test_init_names_the_file(name, output, folder):
    (folder / "sub").mkdir()
    output("init", name)
    path = folder / (name if "." in name else f"{name}.yaml")
    assert 'title: "dam"' in path.read_text("utf-8")


def test_init_does_not_overwrite(mine, run, folder):
    (folder / mine).write_text("my work\n", encoding="utf-8")
    code, out, err = run("init", "mine")
    assert (code, out) == (2, "")
    assert err == "mine.yaml: there is such a file; --force overwrites it\n"
    assert (folder / mine).read_text("utf-8") == "my work\n"


def test_init_overwrites_by_force(mine, output, folder):
    before = (folder / mine).read_text("utf-8")
    (folder / mine).write_text("my work\n", encoding="utf-8")
    output("init", "mine", "--force")
    assert (folder / mine).read_text("utf-8") == before


@pytest.mark.parametrize("name", ["none/mine", "taken"])
def test_init_that_cannot_write_says_so(name, run, folder):
    (folder / "taken.yaml").mkdir()
    code, out, err = run("init", name, "--force")
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}.yaml: cannot be written: ")
    assert [path.name for path in folder.iterdir()] == ["taken.yaml"]


def test_a_case_of_odd_name_can_be_checked(output):
    output("init", "no: a case")
    assert output("check", "no: a case.yaml") == "no: a case.yaml: no errors\n"


# Checking


@pytest.mark.parametrize("name", excomm.cases())
def test_library_cases_have_no_errors(name, output):
    assert f"{name}: no errors" in output("check", name).splitlines()[-1]


def test_errors_go_to_the_error_stream_and_findings_to_the_output(run, folder, mine):
    text = (folder / mine).read_text("utf-8")
    (folder / mine).write_text(text.replace("{south.threaten: yes}", "{south.strike: yes}"))
    code, out, err = run("check", mine)
    assert code == 2
    assert "error: mine.yaml:" in err
    assert "no errors" not in out

    (folder / mine).write_text(text.replace(", by: analyst}", "}", 3))
    code, out, err = run("check", mine)
    assert (code, err) == (0, "")
    assert "note: mine.yaml:" in out
    assert out.endswith("mine.yaml: no errors, 2 to look at\n")


def test_findings_as_json(output):
    (finding,) = json.loads(output("check", "elmira", "--format", "json"))
    assert finding["gravity"] == "note"
    assert finding["message"].startswith("'moe.modify' of accepted_as_modified")
    assert (finding["file"], finding["line"] > 1) == ("elmira", True)
    assert json.loads(output("check", "chicken", "--format", "json")) == []


def test_errors_as_json_still_end_with_2(run, folder):
    text = "excomm: 1\ntitle: A\nparties: {a: {name: A}}\noptions: {a.go: {text: go}}\n"
    (folder / "none.yaml").write_text(text + "impossible: ['true']\n", encoding="utf-8")
    code, out, _ = run("check", "none.yaml", "--format", "json")
    assert code == 2
    assert json.loads(out)[0]["gravity"] == "error"
