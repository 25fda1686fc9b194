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
    "excomm.session": ["ENGINES", "EXPORTS", "Analysis", "load"],
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
        "RATINGS",
        "Arc",
        "Bar",
        "BeliefCheck",
        "BetterCheck",
        "Case",
        "CaseError",
        "Chance",
        "Check",
        "CitationsFound",
        "Cite",
        "Cited",
        "Document",
        "Event",
        "Expected",
        "Factor",
        "FactorCheck",
        "Forecast",
        "Grading",
        "Group",
        "HoldsCheck",
        "Horizon",
        "Hypothesis",
        "Indicator",
        "Judge",
        "Judgement",
        "Option",
        "Order",
        "Outcome",
        "Party",
        "Place",
        "Premise",
        "Problem",
        "Question",
        "Ranking",
        "ResolvedCite",
        "Rule",
        "SetAside",
        "SetAsideCheck",
        "Situation",
        "Statement",
        "Statements",
        "ThreatCheck",
        "Weights",
        "as_scalar",
        "as_work",
        "bind",
        "citing",
        "find_sources",
        "is_pattern",
        "json_schema",
        "nearest",
        "open_case",
        "parse_case",
        "pattern_formula",
        "premises",
        "resolve_citations",
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
        "BeliefChange",
        "BeliefFound",
        "BetterFound",
        "Claim",
        "ClaimChange",
        "Comparison",
        "ComparisonPart",
        "Condition",
        "Decisive",
        "Dependence",
        "Difference",
        "DocumentPart",
        "Estimate",
        "EventPart",
        "FactorFound",
        "Found",
        "HeldPart",
        "HoldingPart",
        "HoldsFound",
        "HypothesisPart",
        "JudgementChange",
        "JudgementPart",
        "Manifest",
        "OpinionPart",
        "OptionChange",
        "OptionPart",
        "OutcomeChange",
        "OutcomePart",
        "PairPart",
        "PanelPart",
        "PartyPart",
        "PathPart",
        "PremiseChange",
        "ProfilePart",
        "QuestionPart",
        "ReasonPart",
        "SetAsideFound",
        "ShownPart",
        "SituationPart",
        "Span",
        "SpanPart",
        "StatePart",
        "StepPart",
        "ThreatFound",
        "Timeline",
        "UpdatePart",
        "WantPart",
        "WatchPart",
        "as_data",
        "compare",
        "comparison_part",
        "difference_data",
        "estimate_data",
        "estimate_schema",
        "make_difference",
        "make_estimate",
        "make_timeline",
        "manifest_line",
        "question_part",
        "read_estimate",
        "read_manifest",
        "timeline_data",
    ],
    "excomm.belief": [
        "Band",
        "Belief",
        "Change",
        "Competition",
        "Disagreement",
        "Item",
        "Opinion",
        "Panel",
        "Row",
        "Score",
        "Update",
        "Watched",
        "believe",
        "compete",
        "disagreement",
        "expected_bits",
        "inconsistency",
        "items_on",
        "pool",
        "ratings_from",
        "score",
        "words_of",
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
        "Fragment",
        "Imported",
        "Move",
        "MoveGraph",
        "Node",
        "as_csl",
        "as_dot",
        "as_gmcr",
        "as_graphml",
        "as_nfg",
        "move_graph",
        "read_gmcr",
        "read_hypotheses",
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
        "citation_findings",
        "citations_text",
        "comparison_data",
        "comparison_rows",
        "comparison_table",
        "comparison_text",
        "difference_in",
        "difference_rows",
        "estimate_in",
        "estimate_rows",
        "evidence_data",
        "evidence_rows",
        "evidence_tables",
        "evidence_text",
        "findings_data",
        "outlook_text",
        "paths_data",
        "paths_rows",
        "paths_tables",
        "paths_text",
        "picture_data",
        "picture_rows",
        "picture_svg",
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
        "timeline_in",
        "timeline_rows",
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
