"""The public names, literally: to add or drop one is a decision, and it shows here."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import excomm

PUBLIC = {
    "excomm": ["Analysis", "CaseError", "__version__", "cases", "load"],
    "excomm.cli": ["app", "main"],
    "excomm.library": ["case_path", "cases"],
    "excomm.record": [
        "Document",
        "Doubt",
        "Record",
        "RecordError",
        "Span",
        "Spans",
        "UnreadableError",
        "files_in",
        "find_record",
        "read_file",
    ],
    "excomm.case": [
        "Arc",
        "Bar",
        "BeliefCheck",
        "BetterCheck",
        "Case",
        "CaseError",
        "Chance",
        "Check",
        "Choice",
        "Cite",
        "Document",
        "Event",
        "Factor",
        "FactorCheck",
        "HoldsCheck",
        "Horizon",
        "Hypothesis",
        "Judgement",
        "LikelierCheck",
        "Option",
        "Order",
        "Outcome",
        "Party",
        "Place",
        "Premise",
        "Problem",
        "Question",
        "Ranking",
        "Rule",
        "SetAside",
        "SetAsideCheck",
        "Situation",
        "Statement",
        "Statements",
        "ThreatCheck",
        "UncertainCheck",
        "Weights",
        "bind",
        "citing",
        "is_pattern",
        "json_schema",
        "nearest",
        "open_case",
        "parse_case",
        "pattern_formula",
        "premises",
        "same_passage",
        "situate",
        "starter_case",
        "value_of",
        "without",
    ],
    "excomm.case.logic": [
        "COMPARISONS",
        "RESERVED",
        "And",
        "Compare",
        "Constant",
        "Count",
        "Formula",
        "FormulaError",
        "Iff",
        "Implies",
        "Name",
        "Not",
        "Or",
        "atoms",
        "parse",
    ],
    "excomm.conflict": [
        "CONCEPTS",
        "Agreement",
        "Agreements",
        "Arcs",
        "Arrow",
        "Attainment",
        "Barred",
        "Change",
        "Concept",
        "Conflict",
        "Deterrent",
        "Difference",
        "Fibres",
        "Finding",
        "Flow",
        "Group",
        "Holding",
        "Interest",
        "Mover",
        "OutcomeGraph",
        "Outlook",
        "Profile",
        "Reach",
        "Reason",
        "Sample",
        "Space",
        "Spread",
        "Stability",
        "StateAt",
        "StateGraph",
        "StatusQuo",
        "Step",
        "SymbolicStability",
        "Taken",
        "Temptation",
        "Ways",
        "cells_needed",
        "changes",
        "check_options_alone",
        "concept",
        "find_agreements",
        "find_agreements_symbolically",
        "find_state",
        "follow",
        "follow_symbolically",
        "held_to",
        "levels",
        "lint",
        "make_conflict",
        "make_conflicts",
        "make_space",
        "nearest_to_present",
        "outcome_graph",
        "outlook",
        "pattern_of",
        "profile",
        "reach",
        "read_states",
        "solve",
        "solve_many",
        "solve_symbolically",
        "stable_for",
        "state_graph",
        "why",
        "why_symbolically",
        "without_states",
    ],
    "excomm.estimate": [
        "FORMATS",
        "BandPart",
        "BeliefFound",
        "BetterFound",
        "Claim",
        "Comparison",
        "ComparisonPart",
        "Condition",
        "Decisive",
        "Dependence",
        "DocumentPart",
        "Estimate",
        "EventPart",
        "FactorFound",
        "Found",
        "HoldingPart",
        "HoldsFound",
        "HypothesisPart",
        "JudgementPart",
        "LikelierFound",
        "Manifest",
        "OptionPart",
        "OutcomePart",
        "PairPart",
        "PartyPart",
        "PathPart",
        "ProfilePart",
        "QuestionPart",
        "ReasonPart",
        "ReplyChance",
        "SetAsideFound",
        "ShownPart",
        "SituationPart",
        "Span",
        "SpanPart",
        "StatePart",
        "ThreatFound",
        "UncertainFound",
        "UpdatePart",
        "WantPart",
        "as_data",
        "compare",
        "comparison_part",
        "estimate_data",
        "estimate_schema",
        "make_estimate",
        "manifest_line",
        "question_part",
        "read_estimate",
        "read_manifest",
    ],
    "excomm.belief": [
        "Band",
        "Belief",
        "Update",
        "believe",
        "words_of",
    ],
    "excomm.forecast": [
        "RUNS",
        "WIDE",
        "Act",
        "Branch",
        "Chances",
        "Ending",
        "Endings",
        "Forecast",
        "Likelihood",
        "LikelyState",
        "Manner",
        "PartyReaction",
        "Prospect",
        "Reaction",
        "Reply",
        "Rung",
        "Spent",
        "Turn",
        "as_if_done",
        "check_possible",
        "make_forecast",
        "react",
        "read_act",
        "sample_forecast",
    ],
    "excomm.words": [
        "Perception",
        "Reading",
        "Survey",
        "Table",
        "Term",
        "UnknownTableError",
        "UnknownWordError",
        "Wording",
        "perception",
        "table",
        "tables",
    ],
    "excomm.exchange": [
        "Imported",
        "Move",
        "MoveGraph",
        "Node",
        "as_dot",
        "as_gmcr",
        "as_graphml",
        "as_nfg",
        "move_graph",
        "read_gmcr",
    ],
    "excomm.report": [
        "StateList",
        "Table",
        "agreements_data",
        "agreements_rows",
        "agreements_tables",
        "agreements_text",
        "as_csv",
        "as_html",
        "as_pandas",
        "as_text",
        "belief_data",
        "belief_rows",
        "belief_tables",
        "cases_data",
        "cases_table",
        "comparison_data",
        "comparison_rows",
        "comparison_table",
        "comparison_text",
        "estimate_in",
        "estimate_rows",
        "findings_data",
        "forecast_data",
        "forecast_rows",
        "forecast_tables",
        "forecast_text",
        "outlook_text",
        "paths_data",
        "paths_rows",
        "paths_tables",
        "paths_text",
        "picture_data",
        "picture_rows",
        "picture_svg",
        "reaction_data",
        "reaction_rows",
        "reaction_tables",
        "reaction_text",
        "reason_data",
        "reason_rows",
        "reason_text",
        "stability_data",
        "stability_rows",
        "stability_tables",
        "states_data",
        "states_rows",
        "states_tables",
        "symbolic_data",
        "symbolic_rows",
        "symbolic_tables",
        "symbolic_text",
    ],
}


def test_every_room_has_its_names_here():
    source = Path(excomm.__file__).parent
    rooms = {f"excomm.{front_door.parent.name}" for front_door in source.glob("*/__init__.py")}
    assert rooms <= set(PUBLIC)


@pytest.mark.parametrize("room", PUBLIC)
def test_public_names_are_these(room):
    assert list(import_module(room).__all__) == PUBLIC[room]


@pytest.mark.parametrize("room", PUBLIC)
def test_public_names_resolve(room):
    module = import_module(room)
    for name in PUBLIC[room]:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("room", PUBLIC)
def test_names_resolve_first_thing(room):
    """Each name on its own in a new process, so that none relies on another having loaded."""
    script = (
        f"import importlib, sys\n"
        f"for name in {PUBLIC[room]}:\n"
        f"    for loaded in [m for m in sys.modules if m.startswith('excomm')]:\n"
        f"        del sys.modules[loaded]\n"
        f"    getattr(importlib.import_module('{room}'), name)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("room", PUBLIC)
def test_type_checkers_see_the_same_names(room):
    """What is imported for type checkers is what loads lazily."""
    tree = ast.parse(Path(import_module(room).__file__).read_text("utf-8"))
    guarded = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    seen = [
        alias.asname or alias.name
        for node in [*tree.body, *(inner for guard in guarded for inner in guard.body)]
        if isinstance(node, ast.ImportFrom) and node.module.startswith("excomm")
        for alias in node.names
    ]
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert set(PUBLIC[room]) <= {*seen, *defined}


@pytest.mark.parametrize("room", PUBLIC)
def test_other_names_are_refused(room):
    with pytest.raises(AttributeError):
        _ = import_module(room).no_such_name


def test_a_name_is_one_thing_wherever_it_is_taken_from():
    assert excomm.CaseError is import_module("excomm.case").CaseError
    assert excomm.cases is import_module("excomm.library").cases
    assert excomm.load is import_module("excomm.session").load
