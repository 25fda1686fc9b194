"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.choices import Choice
    from excomm.negotiation.conditions import Hanging
    from excomm.negotiation.effects import Effect
    from excomm.negotiation.objectives import Collision, Objective, Requirement, Threatened
    from excomm.negotiation.playbook import (
        IssueStance,
        LevelStance,
        Playbook,
        find_positions,
        make_playbook,
    )
    from excomm.negotiation.positions import LevelPosition, Response, Stand
    from excomm.negotiation.tactics import Concession, Link, Raised

__all__ = [
    "Choice",
    "Collision",
    "Concession",
    "Effect",
    "Hanging",
    "IssueStance",
    "LevelPosition",
    "LevelStance",
    "Link",
    "Objective",
    "Playbook",
    "Raised",
    "Requirement",
    "Response",
    "Stand",
    "Threatened",
    "find_positions",
    "make_playbook",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "choices": ["Choice"],
        "conditions": ["Hanging"],
        "effects": ["Effect"],
        "objectives": ["Collision", "Objective", "Requirement", "Threatened"],
        "playbook": [
            "IssueStance",
            "LevelStance",
            "Playbook",
            "find_positions",
            "make_playbook",
        ],
        "positions": ["LevelPosition", "Response", "Stand"],
        "tactics": ["Concession", "Link", "Raised"],
    },
)
