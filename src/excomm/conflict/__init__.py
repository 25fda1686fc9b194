"""The case made computable: states, moves, preferences, what holds and why."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.conflict.address import find_state, read_states
    from excomm.conflict.agreements import (
        Agreement,
        Agreements,
        Interest,
        Steps,
        check_orders,
        fairest_among,
        far_apart,
        opposed_among,
    )
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
    from excomm.conflict.listed import ListedSets, find_agreements
    from excomm.conflict.many import solve_many
    from excomm.conflict.movers import Mover, check_options_alone
    from excomm.conflict.moves import Fibres
    from excomm.conflict.outlooks import Outlook, nearest_to_present, outlook
    from excomm.conflict.paths import Reach, reach
    from excomm.conflict.preference import levels, whole_weights
    from excomm.conflict.reasons import Deterrent, Difference, Reason, Temptation, why
    from excomm.conflict.sets import (
        Dominance,
        Set,
        Sets,
        extremes,
        has_tiers,
        insisted_on,
        without_agreement,
    )
    from excomm.conflict.space import (
        Space,
        cells_needed,
        make_space,
        pattern_of,
        too_large_to_list,
    )
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
    from excomm.conflict.symbolic.engine import (
        make_bounded_conflict,
        make_symbolic_conflict,
        memory_bounded,
    )
    from excomm.conflict.symbolic.paths import follow_symbolically
    from excomm.conflict.symbolic.reasons import why_symbolically
    from excomm.conflict.symbolic.sets import SymbolicSets, find_agreements_symbolically
    from excomm.conflict.symbolic.stability import (
        Sample,
        SymbolicStability,
        solve_symbolically,
    )
    from excomm.conflict.truth import Truth

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
    "Dominance",
    "Fibres",
    "Finding",
    "Flow",
    "Group",
    "Holding",
    "Interest",
    "ListedSets",
    "Mover",
    "OutcomeGraph",
    "Outlook",
    "Profile",
    "Reach",
    "Reason",
    "Sample",
    "Set",
    "Sets",
    "Space",
    "Spread",
    "Stability",
    "StateAt",
    "StateGraph",
    "StatusQuo",
    "Step",
    "Steps",
    "SymbolicSets",
    "SymbolicStability",
    "Taken",
    "Temptation",
    "Truth",
    "Ways",
    "cells_needed",
    "changes",
    "check_options_alone",
    "check_orders",
    "concept",
    "extremes",
    "fairest_among",
    "far_apart",
    "find_agreements",
    "find_agreements_symbolically",
    "find_state",
    "follow",
    "follow_symbolically",
    "has_tiers",
    "held_to",
    "insisted_on",
    "levels",
    "lint",
    "make_bounded_conflict",
    "make_conflict",
    "make_conflicts",
    "make_space",
    "make_symbolic_conflict",
    "memory_bounded",
    "nearest_to_present",
    "opposed_among",
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
    "too_large_to_list",
    "whole_weights",
    "why",
    "why_symbolically",
    "without_agreement",
    "without_states",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "address": ["find_state", "read_states"],
        "agreements": [
            "Agreement",
            "Agreements",
            "Interest",
            "Steps",
            "check_orders",
            "fairest_among",
            "far_apart",
            "opposed_among",
        ],
        "arcs": ["Arcs"],
        "concepts": ["CONCEPTS", "Concept", "Profile", "concept", "profile"],
        "conflict": ["Conflict", "make_conflict", "make_conflicts", "without_states"],
        "engine": ["held_to", "stable_for"],
        "graph": ["Arrow", "StateGraph", "state_graph"],
        "groups": ["Flow", "Group", "OutcomeGraph", "outcome_graph"],
        "linting": ["Finding", "lint"],
        "listed": ["ListedSets", "find_agreements"],
        "many": ["solve_many"],
        "moves": ["Fibres"],
        "movers": ["Mover", "check_options_alone"],
        "outlooks": ["Outlook", "nearest_to_present", "outlook"],
        "paths": ["Reach", "reach"],
        "preference": ["levels", "whole_weights"],
        "reasons": ["Deterrent", "Difference", "Reason", "Temptation", "why"],
        "sets": [
            "Dominance",
            "Set",
            "Sets",
            "extremes",
            "has_tiers",
            "insisted_on",
            "without_agreement",
        ],
        "space": [
            "Space",
            "cells_needed",
            "make_space",
            "pattern_of",
            "too_large_to_list",
        ],
        "stability": ["Holding", "Stability", "solve"],
        "symbolic.reasons": ["why_symbolically"],
        "symbolic.engine": [
            "make_bounded_conflict",
            "make_symbolic_conflict",
            "memory_bounded",
        ],
        "symbolic.sets": ["SymbolicSets", "find_agreements_symbolically"],
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
        "truth": ["Truth"],
    },
)
