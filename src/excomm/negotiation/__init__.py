"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.blocked import Blocked, Opening, Refusal
    from excomm.negotiation.choices import Choice
    from excomm.negotiation.conditions import Hanging
    from excomm.negotiation.effects import Bearing
    from excomm.negotiation.objectives import Collision, Objective, Requirement, Threatened
    from excomm.negotiation.packages import (
        Asked,
        LevelFound,
        Linked,
        Package,
        Packages,
        Prospect,
        find_packages,
        find_packages_symbolically,
    )
    from excomm.negotiation.playbook import (
        IssueStance,
        LevelStance,
        Playbook,
        find_positions,
        make_playbook,
    )
    from excomm.negotiation.positions import LevelPosition, Response, Stand
    from excomm.negotiation.tactics import Concession, Link, Raised
    from excomm.negotiation.trades import Effect, LevelEffects, Trade, Trades

__all__ = [
    "Asked",
    "Bearing",
    "Blocked",
    "Choice",
    "Collision",
    "Concession",
    "Effect",
    "Hanging",
    "IssueStance",
    "LevelEffects",
    "LevelFound",
    "LevelPosition",
    "LevelStance",
    "Link",
    "Linked",
    "Objective",
    "Opening",
    "Package",
    "Packages",
    "Playbook",
    "Prospect",
    "Raised",
    "Refusal",
    "Requirement",
    "Response",
    "Stand",
    "Threatened",
    "Trade",
    "Trades",
    "find_packages",
    "find_packages_symbolically",
    "find_positions",
    "make_playbook",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "choices": ["Choice"],
        "conditions": ["Hanging"],
        "effects": ["Bearing"],
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
        "blocked": ["Blocked", "Opening", "Refusal"],
        "packages": [
            "Asked",
            "LevelFound",
            "Linked",
            "Package",
            "Packages",
            "Prospect",
            "find_packages",
            "find_packages_symbolically",
        ],
        "trades": ["Effect", "LevelEffects", "Trade", "Trades"],
    },
)
