"""The case file: schema, vocabulary, logic over options, and the case as of a moment."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.case.model import (
        Case,
        Chance,
        Cite,
        Document,
        Event,
        Factor,
        Horizon,
        Hypothesis,
        Option,
        Order,
        Outcome,
        Party,
        Question,
        Ranking,
        Rule,
        SetAside,
        Statement,
        Statements,
        Weights,
    )
    from excomm.case.names import bind, value_of
    from excomm.case.opening import open_case, parse_case
    from excomm.case.patterns import is_pattern, pattern_formula
    from excomm.case.problems import CaseError, Place, Problem, nearest
    from excomm.case.schema import json_schema
    from excomm.case.situation import Situation, situate
    from excomm.case.starter import starter_case

__all__ = [
    "Case",
    "CaseError",
    "Chance",
    "Cite",
    "Document",
    "Event",
    "Factor",
    "Horizon",
    "Hypothesis",
    "Option",
    "Order",
    "Outcome",
    "Party",
    "Place",
    "Problem",
    "Question",
    "Ranking",
    "Rule",
    "SetAside",
    "Situation",
    "Statement",
    "Statements",
    "Weights",
    "bind",
    "is_pattern",
    "json_schema",
    "nearest",
    "open_case",
    "parse_case",
    "pattern_formula",
    "situate",
    "starter_case",
    "value_of",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "model": [
            "Case",
            "Chance",
            "Cite",
            "Document",
            "Event",
            "Factor",
            "Horizon",
            "Hypothesis",
            "Option",
            "Order",
            "Outcome",
            "Party",
            "Question",
            "Ranking",
            "Rule",
            "SetAside",
            "Statement",
            "Statements",
            "Weights",
        ],
        "names": ["bind", "value_of"],
        "opening": ["open_case", "parse_case"],
        "patterns": ["is_pattern", "pattern_formula"],
        "problems": ["CaseError", "Place", "Problem", "nearest"],
        "schema": ["json_schema"],
        "situation": ["Situation", "situate"],
        "starter": ["starter_case"],
    },
)
