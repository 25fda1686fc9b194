"""Verification: commitments and how they stand, what can see them, and how sure that makes.

The ledger of an agreement; and the mathematics of seeing whether it is kept: search, sampling,
inspection games, belief after looking.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.verification.alarms import (
        Alarming,
        ErrorCurve,
        announce_alarm,
        error_curve,
        normal_errors,
        play_alarm,
    )
    from excomm.verification.allocation import Effort, Placement, place_looks, spread_effort
    from excomm.verification.assurance import Assurance, Assured, Prior, find_assurance
    from excomm.verification.chain import Fall, falls_with
    from excomm.verification.cheapest import (
        Candidate,
        Cheapest,
        MeasureSet,
        find_cheapest,
        most_seen,
    )
    from excomm.verification.course import Course, course_of
    from excomm.verification.figures import Figures, Looked
    from excomm.verification.helping import Deterrence, Gain, Help, Schedule, assured_in, find_help
    from excomm.verification.history import Observation, Stand
    from excomm.verification.inspection import (
        Looking,
        Losses,
        advantage_of_keeping,
        announce_looking,
        needed_detection,
        play_looking,
        tolerable_miss,
    )
    from excomm.verification.ledger import Entry, Ledger, make_ledger
    from excomm.verification.outlook import OutcomeSight, OutcomeView, claim, view_outcome
    from excomm.verification.paths import WeakestPath, detection_along, weakest_path
    from excomm.verification.posterior import kept, kept_in_turn, tally_looks
    from excomm.verification.repeated import lasting_advantage, needed_each_period
    from excomm.verification.sampling import (
        detection_by_sample,
        rule_of_thumb,
        sample_size,
        smallest_detectable,
    )
    from excomm.verification.schedules import LookPlan, PlanStep, plan_looks
    from excomm.verification.search import (
        SEARCH_LAWS,
        coverage,
        detection_by_coverage,
        detection_by_looks,
        detection_by_time,
        expected_delay,
        log_chance,
        next_look,
    )
    from excomm.verification.sight import MeasureState, Sight, Span
    from excomm.verification.standing import Standing
    from excomm.verification.temptation import Default, Temptation
    from excomm.verification.wants import DIMENSIONS, Want

__all__ = [
    "DIMENSIONS",
    "SEARCH_LAWS",
    "Alarming",
    "Assurance",
    "Assured",
    "Candidate",
    "Cheapest",
    "Course",
    "Default",
    "Deterrence",
    "Effort",
    "Entry",
    "ErrorCurve",
    "Fall",
    "Figures",
    "Gain",
    "Help",
    "Ledger",
    "LookPlan",
    "Looked",
    "Looking",
    "Losses",
    "MeasureSet",
    "MeasureState",
    "Observation",
    "OutcomeSight",
    "OutcomeView",
    "Placement",
    "PlanStep",
    "Prior",
    "Schedule",
    "Sight",
    "Span",
    "Stand",
    "Standing",
    "Temptation",
    "Want",
    "WeakestPath",
    "advantage_of_keeping",
    "announce_alarm",
    "announce_looking",
    "assured_in",
    "claim",
    "course_of",
    "coverage",
    "detection_along",
    "detection_by_coverage",
    "detection_by_looks",
    "detection_by_sample",
    "detection_by_time",
    "error_curve",
    "expected_delay",
    "falls_with",
    "find_assurance",
    "find_cheapest",
    "find_help",
    "kept",
    "kept_in_turn",
    "lasting_advantage",
    "log_chance",
    "make_ledger",
    "most_seen",
    "needed_detection",
    "needed_each_period",
    "next_look",
    "normal_errors",
    "place_looks",
    "plan_looks",
    "play_alarm",
    "play_looking",
    "rule_of_thumb",
    "sample_size",
    "smallest_detectable",
    "spread_effort",
    "tally_looks",
    "tolerable_miss",
    "view_outcome",
    "weakest_path",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "alarms": [
            "Alarming",
            "ErrorCurve",
            "announce_alarm",
            "error_curve",
            "normal_errors",
            "play_alarm",
        ],
        "allocation": ["Effort", "Placement", "place_looks", "spread_effort"],
        "assurance": ["Assurance", "Assured", "Prior", "find_assurance"],
        "chain": ["Fall", "falls_with"],
        "cheapest": ["Candidate", "Cheapest", "MeasureSet", "find_cheapest", "most_seen"],
        "course": ["Course", "course_of"],
        "figures": ["Figures", "Looked"],
        "helping": ["Deterrence", "Gain", "Help", "Schedule", "assured_in", "find_help"],
        "history": ["Observation", "Stand"],
        "inspection": [
            "Looking",
            "Losses",
            "advantage_of_keeping",
            "announce_looking",
            "needed_detection",
            "play_looking",
            "tolerable_miss",
        ],
        "ledger": ["Entry", "Ledger", "make_ledger"],
        "outlook": ["OutcomeSight", "OutcomeView", "claim", "view_outcome"],
        "paths": ["WeakestPath", "detection_along", "weakest_path"],
        "posterior": ["kept", "kept_in_turn", "tally_looks"],
        "repeated": ["lasting_advantage", "needed_each_period"],
        "sampling": ["detection_by_sample", "rule_of_thumb", "sample_size", "smallest_detectable"],
        "schedules": ["LookPlan", "PlanStep", "plan_looks"],
        "search": [
            "SEARCH_LAWS",
            "coverage",
            "detection_by_coverage",
            "detection_by_looks",
            "detection_by_time",
            "expected_delay",
            "log_chance",
            "next_look",
        ],
        "sight": ["MeasureState", "Sight", "Span"],
        "standing": ["Standing"],
        "temptation": ["Default", "Temptation"],
        "wants": ["DIMENSIONS", "Want"],
    },
)
