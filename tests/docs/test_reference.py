"""The reference leaves nothing out: commands, keys, concepts, cases, names."""

import json
import re
from inspect import getmembers

import pytest
import typer
from pydantic import BaseModel

import excomm
from docs.documents import ROOT
from excomm.case import checker, json_schema, schema, source, vocabulary
from excomm.case.logic import RESERVED, parser
from excomm.case.schema import base, checks
from excomm.cli import app
from excomm.cli.options import ExportFormat, Format, TextFormat
from excomm.conflict import CONCEPTS, space
from excomm.estimate import Estimate, JudgementPart, Manifest, estimate_schema
from excomm.record import Record
from excomm.results import (
    BeliefResult,
    ComparisonResult,
    DifferenceResult,
    EstimateResult,
    EvidenceResult,
    ForecastResult,
    PictureResult,
    ReactionResult,
    ReadersResult,
    ReasonResult,
    StabilityResult,
    StatesResult,
    SymbolicStabilityResult,
    TimelineResult,
    VerificationResult,
    WordListResult,
    WordTableResult,
)
from excomm.session import Analysis
from excomm.words import tables

REFERENCE = ROOT / "docs" / "reference"

# Where each mapping of the case file is described: the heading of its section.
SECTIONS = {
    "CaseFile": "The case",
    "Document": "documents",
    "Mark": "mark",
    "Party": "parties",
    "Option": "options",
    "Factor": "factors",
    "Rule": "impossible",
    "Bar": "barred",
    "Arc": "moves",
    "Outcome": "outcomes",
    "SetAside": "set_aside",
    "Statement": "Statements",
    "Ranking": "Ranking",
    "Weights": "Weights",
    "Question": "questions",
    "Hypothesis": "hypotheses",
    "PriorRow": "priors",
    "Event": "events",
    "Grading": "grading",
    "Group": "groups",
    "Expected": "expected",
    "Indicator": "indicators",
    "Judge": "judges",
    "Forecast": "record",
    "Judgement": "judgements",
    "BeliefCheck": "Belief",
    "BetterCheck": "Better",
    "HoldsCheck": "Holds",
    "SetAsideCheck": "Set aside",
    "ThreatCheck": "Threat",
    "FactorCheck": "Factor",
    "LikelierCheck": "Likelier",
    "UncertainCheck": "Uncertain",
    "StandsCheck": "Stands",
    "SeenCheck": "Seen",
    "FallsCheck": "Falls",
    "AssuresCheck": "Assures",
    "PitfallCheck": "Pitfall",
    "PressesCheck": "Presses",
    "PressureAsked": "pressure",
    "PositionCheck": "Position",
    "Commitment": "commitments",
    "Total": "total",
    "Needed": "assurance",
    "Stakes": "stakes",
    "Site": "sites",
    "Measure": "measures",
    "Issue": "issues",
    "Level": "levels",
    "Seeing": "sees",
    "Looks": "looks",
    "Sample": "sample",
    "Delay": "delay",
    "Risk": "risk",
    "Seen": "seen",
    "Proposal": "proposals",
    "Term": "terms",
    "Due": "due",
    "Matures": "matures",
    "Choice": "choice",
    "Cite": "cites",
    "View": "views",
    "Advice": "advice",
}


def page(name):
    return (REFERENCE / name).read_text("utf-8")


def section(text, heading):
    """Return what stands between a heading and the next, its code blocks left out."""
    bare = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    found = re.search(
        rf"^#+ `?{re.escape(heading)}`?\n(.*?)(?=^#|\Z)", bare, flags=re.DOTALL | re.MULTILINE
    )
    assert found, f"there is no section '{heading}'"
    return found[1]


def first_cells(text):
    """Return the code in the first cell of every row of the tables of a text."""
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


# Commands


group = typer.main.get_command(app)


def every_command():
    """Return the commands by what is typed for them: ``check``, ``record add``."""
    found = {}
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        found |= {name: command} if inner is None else {f"{name} {n}": c for n, c in inner.items()}
    return found


COMMANDS = every_command()


def options_of(command):
    """Return the names of a command's options and the metavariables of its arguments."""
    names = set()
    for parameter in command.params:
        is_option = parameter.param_type_name == "option"
        names |= {*parameter.opts} if is_option else {parameter.metavar or parameter.name.upper()}
    return names


def test_every_command_is_documented():
    text = page("command-line.md")
    documented = re.findall(r"^\| \[`([\w ]+)`\]", text, flags=re.MULTILINE)
    assert sorted(documented) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name):
    cells = first_cells(section(page("command-line.md"), name))
    documented = {cell.split()[0] for cell in cells}
    assert documented == options_of(COMMANDS[name]) - {"--help", "-h"}


def test_every_option_without_a_command_is_documented():
    top = page("command-line.md").split("## ")[0]
    documented = {cell for cell in first_cells(top) if cell.startswith("-")}
    assert documented == options_of(group) | {"--help", "-h"}


def test_every_format_is_documented():
    for name, formats in (
        ("states", Format),
        ("stability", Format),
        ("why", TextFormat),
        ("export", ExportFormat),
    ):
        text = section(page("command-line.md"), name)
        row = next(line for line in text.splitlines() if line.startswith("| `--format"))
        assert set(re.findall(r"`(\w+)`", row)) == set(formats)


# The case file


def models():
    """Return the models of the case file, by name."""
    found = {
        name: shape
        for module in (schema, checks)
        for name, shape in getmembers(
            module, lambda o: isinstance(o, type) and issubclass(o, BaseModel)
        )
    }
    shared = {BaseModel, base.Part, base.Sourced, base.Timed}
    return {name: m for name, m in found.items() if not name.startswith("_") and m not in shared}


def test_every_mapping_of_the_case_file_has_its_section():
    assert set(models()) == set(SECTIONS)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_key_of_a_mapping_is_documented(name):
    fields = models()[name].model_fields
    keys = {field.alias or key for key, field in fields.items()}
    assert set(first_cells(section(page("case-file.md"), SECTIONS[name]))) == keys


@pytest.mark.parametrize("name", SECTIONS)
def test_required_keys_are_said_to_be(name):
    text = section(page("case-file.md"), SECTIONS[name])
    for key, field in models()[name].model_fields.items():
        row = next(
            line for line in text.splitlines() if line.startswith(f"| `{field.alias or key}`")
        )
        # `document` of a citation is what a citation is.
        assert ("Required" in row) == field.is_required() or (name, key) == ("Cite", "document")


def test_every_table_of_words_is_documented():
    rows = section(page("case-file.md"), "The case").splitlines()
    row = next(line for line in rows if line.startswith("| `words`"))
    assert set(re.findall(r"`(\w+)`", row.split(" | ")[1])) == set(tables())


def test_the_json_schemas_are_those_printed():
    assert json.loads(page("case.schema.json")) == json_schema()
    assert json.loads(page("estimate.schema.json")) == estimate_schema()


def test_every_part_of_an_estimate_is_documented():
    text = page("estimate.md")
    for cls, heading in (
        (Estimate, "The estimate"),
        (JudgementPart, "Judgements"),
        (Manifest, "The manifest"),
    ):
        documented = set(first_cells(section(text, heading)))
        assert documented == set(cls.__dataclass_fields__)


def test_every_limit_is_documented():
    text = section(page("case-file.md"), "Limits")
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*\b", text)]
    assert {
        source.MAX_BYTES,
        source.MAX_NODES,
        source.MAX_DEPTH,
        parser.MAX_LENGTH,
        parser.MAX_DEPTH,
        checker.MAX_QUOTED_WORDS,
        space.MAX_CELLS,
    } <= set(numbers)


# The logic, the concepts, the library


def test_every_word_of_the_logic_is_documented():
    sentence = re.search(r"These words cannot be ids: (.*?)\.", page("logic.md"), re.DOTALL)
    assert set(re.findall(r"`(\w+)`", sentence[1])) == RESERVED


def test_every_concept_is_documented_with_its_name_and_source():
    rows = {
        cells[0].strip("| `"): cells
        for line in section(page("concepts.md"), "Solution concepts").splitlines()
        if line.startswith("| `") and (cells := line.rstrip(" |").split(" | "))
    }
    assert list(rows) == list(CONCEPTS)
    for concept in CONCEPTS.values():
        cells = rows[concept.id]
        assert (cells[1], cells[-1]) == (concept.name, concept.source)
        for other in re.findall(r"`([^`]+)`", cells[2]):
            assert vocabulary.concept_id(other) == concept.id


def test_every_case_of_the_library_is_documented():
    assert tuple(re.findall(r"^## `([\w-]+)`$", page("library.md"), re.MULTILINE)) == excomm.cases()


# Python


def test_every_public_name_is_documented():
    documented = {cell.split("(")[0] for cell in first_cells(section(page("python.md"), "excomm"))}
    assert documented == set(excomm.__all__)


def public(cls):
    """Return the names of a class's public methods, properties and fields."""
    fields = getattr(cls, "__dataclass_fields__", {})
    return {name for name in {*dir(cls), *fields} if not name.startswith("_")} - {"of"}


@pytest.mark.parametrize(
    "cls",
    [
        Analysis,
        StatesResult,
        StabilityResult,
        SymbolicStabilityResult,
        PictureResult,
        ReasonResult,
        ComparisonResult,
        BeliefResult,
        DifferenceResult,
        ForecastResult,
        ReactionResult,
        EstimateResult,
        EvidenceResult,
        TimelineResult,
        VerificationResult,
        WordListResult,
        WordTableResult,
        ReadersResult,
        Record,
    ],
)
def test_every_method_is_documented(cls):
    text = page("python.md")
    cells = first_cells(section(text, cls.__name__))
    if cls not in (Analysis, Record):
        cells += first_cells(section(text, "Results"))
    documented = {cell.split("(")[0] for cell in cells}
    assert public(cls) <= documented
    if cls is Analysis:
        assert documented == public(cls)


def test_every_room_is_documented():
    rooms = {f"excomm.{front.parent.name}" for front in (ROOT / "src/excomm").glob("*/__init__.py")}
    assert set(first_cells(section(page("python.md"), "Rooms"))) == rooms
