"""The command line: a side is played."""

import json

import pytest

from negotiation.samples import talks


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "talks.yaml"
    path.write_text(talks(), "utf-8")
    return str(path)


def test_it_is_a_page_wide_and_speaks_for_its_side(output, case):
    text = output("playbook", case, "--as", "north")
    assert text.startswith("The North, played: Talks over the river after the clash")
    *lines, manifest = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert manifest.startswith("Manifest: ")
    assert "Raise in this order" in text
    assert "Stated, not derived" in text


def test_as_json_and_in_a_file(output, case, tmp_path):
    data = json.loads(output("playbook", case, "--as", "north", "--format", "json"))
    held = next(one for one in data["issues"] if one["procedure"])["levels"][0]
    assert held["position"] == "sidestep"
    assert held["look_for"] == {"mood": ["parade", "letter"]}
    assert data["manifest"]["command"][:5] == ["excomm", "playbook", case, "--as", "north"]
    file = tmp_path / "plan.md"
    output("playbook", case, "--as", "north", "--given", "mood=sobered", "-o", str(file))
    assert "Seek a meeting of the two presidents" in " ".join(file.read_text("utf-8").split())


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_it_is_made_again_from_its_manifest(output, case, tmp_path, form):
    file = tmp_path / "plan"
    asked = ["--given", "mood=sobered", "--seed", "2", "--format", form]
    output("playbook", case, "--as", "north", *asked, "-o", str(file))
    assert output("rerun", str(file)) == file.read_text("utf-8")


def test_a_difference_carries_a_manifest_and_is_not_made_again(run, output, asked, tmp_path):
    file = tmp_path / "course.json"
    output("diff", asked, "--from", "after halt", "--format", "json", "-o", str(file))
    code, _, said = run("rerun", str(file))
    assert code
    assert "its manifest is of no estimate, no timeline and no playbook" in said
    assert f"excomm diff {asked}" in said
