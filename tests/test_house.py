"""The house: the order of its rooms, its lock files and the size of its files."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import excomm

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "excomm"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKED = re.compile(r"[a-z0-9-]+==[\w.!+]+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+")


def requirements(file: str) -> list[str]:
    """Return the entries of a requirements file, each on one line, without comments."""
    text = (ROOT / "requirements" / file).read_text("utf-8")
    lines = re.sub(r"\s*\\\n\s*", " ", text).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def distribution(requirement: str) -> str:
    """Return the normalised name of the distribution that `requirement` asks for."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def pins(file: str) -> set[str]:
    """Return the names of the distributions that a lock file pins."""
    return {distribution(line) for line in requirements(file)}


def test_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_room_has_its_place_in_the_layers():
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    layers = {layer for c in contracts if c["type"] == "layers" for layer in c["layers"]}
    rooms = {f"excomm.{front_door.parent.name}" for front_door in SOURCE.glob("*/__init__.py")}
    assert rooms
    assert rooms <= layers


def test_run_in_asks_for_what_pyproject_asks_for():
    asked = PROJECT["dependencies"] + PYPROJECT["build-system"]["requires"]
    assert set(requirements("run.in")) == {*asked, "editables"}


def test_test_in_asks_for_the_extras():
    asked = {line for extra in EXTRAS.values() for line in extra if not line.startswith("excomm")}
    assert asked <= set(requirements("test.in"))


@pytest.mark.parametrize("file", ["run.txt", "test.txt"])
def test_locks_pin_by_hash_and_name_no_address(file):
    entries = requirements(file)
    assert entries
    assert [line for line in entries if not LOCKED.fullmatch(line)] == []
    text = (ROOT / "requirements" / file).read_text("utf-8")
    assert not re.search(r"https?://|file://|--(extra-)?index-url|--find-links", text)


def test_locks_cover_what_is_asked_for():
    assert {distribution(line) for line in requirements("run.in")} <= pins("run.txt")
    asked = {distribution(line) for line in requirements("test.in") if not line.startswith("-")}
    assert asked <= pins("test.txt")


def test_locks_agree():
    assert set(requirements("run.txt")) <= set(requirements("test.txt"))


@pytest.mark.parametrize("file", ["run.txt", "test.txt"])
def test_locks_leave_out_the_package_itself(file):
    assert "excomm" not in pins(file)


def test_no_module_is_too_long_to_read_in_one_sitting():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".lark"}
    }
    assert {path: lines for path, lines in lengths.items() if lines > 500} == {}


def test_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == excomm.__version__
    assert citation["license"] == PROJECT["license"]
