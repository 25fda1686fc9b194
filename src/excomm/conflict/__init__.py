"""The case made computable: states, moves, preferences, what holds and why."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.conflict.address import find_state, read_states
    from excomm.conflict.concepts import CONCEPTS, Concept, concept
    from excomm.conflict.conflict import (
        Conflict,
        make_conflict,
        make_conflicts,
        without_states,
    )
    from excomm.conflict.engine import held_to, stable_for
    from excomm.conflict.graph import Arrow, StateGraph, state_graph
    from excomm.conflict.groups import Flow, Group, OutcomeGraph, outcome_graph
    from excomm.conflict.linting import Finding, lint
    from excomm.conflict.moves import Fibres
    from excomm.conflict.outlooks import Outlook, nearest_to_present, outlook
    from excomm.conflict.paths import Reach, reach
    from excomm.conflict.preference import levels
    from excomm.conflict.reasons import Deterrent, Difference, Reason, Temptation, why
    from excomm.conflict.space import Space, cells_needed, make_space
    from excomm.conflict.stability import Holding, Stability, solve
    from excomm.conflict.steps import Change, Step
    from excomm.conflict.symbolic.stability import (
        Sample,
        SymbolicStability,
        solve_symbolically,
    )

__all__ = [
    "CONCEPTS",
    "Arrow",
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
    "OutcomeGraph",
    "Outlook",
    "Reach",
    "Reason",
    "Sample",
    "Space",
    "Stability",
    "StateGraph",
    "Step",
    "SymbolicStability",
    "Temptation",
    "cells_needed",
    "concept",
    "find_state",
    "held_to",
    "levels",
    "lint",
    "make_conflict",
    "make_conflicts",
    "make_space",
    "nearest_to_present",
    "outcome_graph",
    "outlook",
    "reach",
    "read_states",
    "solve",
    "solve_symbolically",
    "stable_for",
    "state_graph",
    "why",
    "without_states",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "address": ["find_state", "read_states"],
        "concepts": ["CONCEPTS", "Concept", "concept"],
        "conflict": ["Conflict", "make_conflict", "make_conflicts", "without_states"],
        "engine": ["held_to", "stable_for"],
        "graph": ["Arrow", "StateGraph", "state_graph"],
        "groups": ["Flow", "Group", "OutcomeGraph", "outcome_graph"],
        "linting": ["Finding", "lint"],
        "moves": ["Fibres"],
        "outlooks": ["Outlook", "nearest_to_present", "outlook"],
        "paths": ["Reach", "reach"],
        "preference": ["levels"],
        "reasons": ["Deterrent", "Difference", "Reason", "Temptation", "why"],
        "space": ["Space", "cells_needed", "make_space"],
        "stability": ["Holding", "Stability", "solve"],
        "symbolic.stability": ["Sample", "SymbolicStability", "solve_symbolically"],
        "steps": ["Change", "Step"],
    },
)
