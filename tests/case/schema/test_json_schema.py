import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from case.json_schema_check import accepts
from excomm.case import json_schema, starter_case
from excomm.case.source import read_file, read_text
from excomm.library import case_path, cases

FIXTURES = Path(__file__).parent.parent / "fixtures"
SCHEMA = json_schema()
GOOD = sorted(FIXTURES.glob("good_*.yaml")) + [case_path(name) for name in cases()]
EVERYTHING = read_file(FIXTURES / "good_everything.yaml").data
# Files whose shape alone is wrong, so that a schema can tell.
MISSHAPEN = """missing_keys missing_keys_inside nothing_there order_of_neither_kind
orders_of_two_kinds sha256 too_small type_at_sections type_inside type_of_several unknown_keys
unknown_keys_near_known_ones version version_in_quotes words_not_allowed split_in_braces
split_by_colon question_of_one_hypothesis question_keys chance_not_from_0_to_1
chance_of_another_kind judgement_keys""".split()


def described(schema=SCHEMA):
    """Return the keys of all mappings that the schema describes."""
    keys = set()
    for part in (schema, *schema["$defs"].values()):
        keys |= part["properties"].keys()
    return keys


def used(data):
    if isinstance(data, dict):
        return set(data).union(*map(used, data.values()))
    return set().union(*map(used, data)) if isinstance(data, list) else set()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_schema_accepts_what_opens(path):
    assert accepts(SCHEMA, read_file(path).data)


def test_schema_accepts_the_starter_case():
    assert accepts(SCHEMA, read_text(starter_case("mine"), "mine").data)


@pytest.mark.parametrize("name", MISSHAPEN)
def test_schema_refuses_what_is_misshapen(name):
    assert not accepts(SCHEMA, read_file(FIXTURES / f"bad_{name}.yaml").data)


@pytest.mark.parametrize("key", ["excomm", "title", "parties", "options"])
def test_schema_asks_for_what_a_case_cannot_do_without(key):
    data = copy.deepcopy(EVERYTHING)
    del data[key]
    assert not accepts(SCHEMA, data)


def test_one_good_file_uses_every_key_of_the_schema():
    assert described() <= used(EVERYTHING)


def test_every_key_says_what_it_is_for():
    keys = {key: part for key, part in SCHEMA["properties"].items() if "description" not in part}
    # These hold parts of the case, which say for themselves what they are.
    assert set(keys) <= {
        "title",
        "documents",
        "parties",
        "factors",
        "outcomes",
        "set_aside",
        "events",
    }
    assert all("description" in part for part in SCHEMA["$defs"].values())


def test_schema_is_named_and_serialisable():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_schema_is_the_same_every_time():
    code = "import json; from excomm.case import json_schema; print(json.dumps(json_schema()))"
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }
    assert texts == {json.dumps(SCHEMA)}
