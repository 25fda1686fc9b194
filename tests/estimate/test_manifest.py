"""Manifests: carried by every form of an estimate, and read from each."""

import html
import json

import pytest

import excomm
from excomm.estimate import as_data, manifest_line, read_manifest

FORMS = ("text", "md", "html", "json")


@pytest.fixture(scope="module")
def made():
    return excomm.load("chicken").estimate(seed=7)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_carries_its_own(form, made):
    found = read_manifest(made.written(form))
    assert found == made.in_form(form).manifest
    assert (found.format, found.seed, found.case) == (form, 7, "chicken")
    assert found.command[-2:] == ("--format", form)


def test_it_stands_by_itself_and_in_other_text(made):
    line = manifest_line(made.manifest)
    assert "\n" not in line
    assert read_manifest(line) == made.manifest
    assert read_manifest(json.dumps(as_data(made.manifest), indent=2)) == made.manifest
    assert read_manifest(f"before\nManifest: {line}\nafter {{}}") == made.manifest
    assert read_manifest(f"<pre>{html.escape(line)}</pre>") == made.manifest


@pytest.mark.parametrize(
    "text", ["", "nothing", "{}", "[]", "3", '{"a": 1}', "x" * 10**6, "{" * 999]
)
def test_where_there_is_none_it_says_so(text):
    with pytest.raises(ValueError, match="no manifest"):
        read_manifest(text)


@pytest.mark.parametrize(
    ("key", "value"), [("seed", "7"), ("seed", None), ("given", []), ("command", 3), ("format", 1)]
)
def test_what_is_wrong_with_it_is_named(key, value, made):
    data = as_data(made.manifest) | {key: value}
    with pytest.raises(ValueError, match=key):
        read_manifest(json.dumps(data))


def test_a_key_that_is_missing_is_named(made):
    data = as_data(made.manifest)
    del data["given"]
    with pytest.raises(ValueError, match="given"):
        read_manifest(json.dumps(data))
