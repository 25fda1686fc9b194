"""The case made computable: states, moves, preferences, what holds and why."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.conflict.address import find_state, read_states
    from excomm.conflict.agreements import Agreement, Agreements, Interest
    from excomm.conflict.arcs import Arcs
    from excomm.conflict.concepts import CONCEPTS, Concept, Profile, concept, profile
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
    from excomm.conflict.listed import find_agreements
    from excomm.conflict.many import solve_many
    from excomm.conflict.movers import Mover, check_options_alone
    from excomm.conflict.moves import Fibres
    from excomm.conflict.outlooks import Outlook, nearest_to_present, outlook
    from excomm.conflict.paths import Reach, reach
    from excomm.conflict.preference import levels
    from excomm.conflict.reasons import Deterrent, Difference, Reason, Temptation, why
    from excomm.conflict.space import Space, cells_needed, make_space, pattern_of
    from excomm.conflict.stability import Holding, Stability, solve
    from excomm.conflict.status_quo import (
        Attainment,
        Barred,
        Spread,
        StatusQuo,
        Taken,
        Ways,
        follow,
    )
    from excomm.conflict.steps import Change, StateAt, Step, changes
    from excomm.conflict.symbolic.paths import follow_symbolically
    from excomm.conflict.symbolic.reasons import why_symbolically
    from excomm.conflict.symbolic.sets import find_agreements_symbolically
    from excomm.conflict.symbolic.stability import (
        Sample,
        SymbolicStability,
        solve_symbolically,
    )

__all__ = [
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
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "address": ["find_state", "read_states"],
        "agreements": ["Agreement", "Agreements", "Interest"],
        "arcs": ["Arcs"],
        "concepts": ["CONCEPTS", "Concept", "Profile", "concept", "profile"],
        "conflict": ["Conflict", "make_conflict", "make_conflicts", "without_states"],
        "engine": ["held_to", "stable_for"],
        "graph": ["Arrow", "StateGraph", "state_graph"],
        "groups": ["Flow", "Group", "OutcomeGraph", "outcome_graph"],
        "linting": ["Finding", "lint"],
        "listed": ["find_agreements"],
        "many": ["solve_many"],
        "moves": ["Fibres"],
        "movers": ["Mover", "check_options_alone"],
        "outlooks": ["Outlook", "nearest_to_present", "outlook"],
        "paths": ["Reach", "reach"],
        "preference": ["levels"],
        "reasons": ["Deterrent", "Difference", "Reason", "Temptation", "why"],
        "space": ["Space", "cells_needed", "make_space", "pattern_of"],
        "stability": ["Holding", "Stability", "solve"],
        "symbolic.reasons": ["why_symbolically"],
        "symbolic.sets": ["find_agreements_symbolically"],
        "symbolic.stability": ["Sample", "SymbolicStability", "solve_symbolically"],
        "status_quo": [
            "Attainment",
            "Barred",
            "Spread",
            "StatusQuo",
            "Taken",
            "Ways",
            "follow",
        ],
        "steps": ["Change", "StateAt", "Step", "changes"],
        "symbolic.paths": ["follow_symbolically"],
    },
)
