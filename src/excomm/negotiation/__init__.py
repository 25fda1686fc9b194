"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.bargaining.additive import find_frontier
    from excomm.negotiation.bargaining.adjusted_winner import adjusted_winner
    from excomm.negotiation.bargaining.bargaining import find_bargains
    from excomm.negotiation.bargaining.divisible import find_divisions, roll_logs
    from excomm.negotiation.bargaining.frontier import in_zone, is_efficient
    from excomm.negotiation.bargaining.lotteries import find_lotteries
    from excomm.negotiation.effects import Effect
    from excomm.negotiation.packages.bargained import Bargained
    from excomm.negotiation.packages.blocked import Blocked, Opening, Refusal
    from excomm.negotiation.packages.found import Asked, LevelFound, Linked, Package, Packages
    from excomm.negotiation.packages.packages import find_packages, find_packages_symbolically
    from excomm.negotiation.packages.trades import Trade
    from excomm.negotiation.packages.worth import Worth, find_worth, find_worth_symbolically
    from excomm.negotiation.playbook.choices import Choice
    from excomm.negotiation.playbook.conditions import Hanging
    from excomm.negotiation.playbook.objectives import Objective, Requirement
    from excomm.negotiation.playbook.playbook import (
        IssueStance,
        LevelStance,
        Playbook,
        find_positions,
        make_playbook,
    )
    from excomm.negotiation.playbook.positions import LevelPosition, Stand
    from excomm.negotiation.playbook.remembered import Remembered
    from excomm.negotiation.pressure.chains import Cost, Risk, Trust, Way
    from excomm.negotiation.pressure.pressure import (
        MOST_UNDERTAKINGS,
        Pressure,
        PressureSet,
        Shared,
        press,
    )
    from excomm.negotiation.pressure.undertakings import Undertaking
    from excomm.negotiation.proposals.against import Against, TermChange
    from excomm.negotiation.proposals.appraisal import Appraisal, appraise
    from excomm.negotiation.proposals.offer import find_proposal, made_as_of, make_offer
    from excomm.negotiation.proposals.pitfalls import find_pitfall
    from excomm.negotiation.proposals.standings import Standing
    from excomm.negotiation.proposals.triggers import Pitfall, Trigger

__all__ = [
    "MOST_UNDERTAKINGS",
    "Against",
    "Appraisal",
    "Asked",
    "Bargained",
    "Blocked",
    "Choice",
    "Cost",
    "Effect",
    "Hanging",
    "IssueStance",
    "LevelFound",
    "LevelPosition",
    "LevelStance",
    "Linked",
    "Objective",
    "Opening",
    "Package",
    "Packages",
    "Pitfall",
    "Playbook",
    "Pressure",
    "PressureSet",
    "Refusal",
    "Remembered",
    "Requirement",
    "Risk",
    "Shared",
    "Stand",
    "Standing",
    "TermChange",
    "Trade",
    "Trigger",
    "Trust",
    "Undertaking",
    "Way",
    "Worth",
    "adjusted_winner",
    "appraise",
    "find_bargains",
    "find_divisions",
    "find_frontier",
    "find_lotteries",
    "find_packages",
    "find_packages_symbolically",
    "find_pitfall",
    "find_positions",
    "find_proposal",
    "find_worth",
    "find_worth_symbolically",
    "in_zone",
    "is_efficient",
    "made_as_of",
    "make_offer",
    "make_playbook",
    "press",
    "roll_logs",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "bargaining.additive": ["find_frontier"],
        "bargaining.adjusted_winner": ["adjusted_winner"],
        "bargaining.bargaining": ["find_bargains"],
        "bargaining.divisible": ["find_divisions", "roll_logs"],
        "bargaining.frontier": ["in_zone", "is_efficient"],
        "bargaining.lotteries": ["find_lotteries"],
        "effects": ["Effect"],
        "packages.bargained": ["Bargained"],
        "packages.blocked": ["Blocked", "Opening", "Refusal"],
        "packages.found": ["Asked", "LevelFound", "Linked", "Package", "Packages"],
        "packages.packages": ["find_packages", "find_packages_symbolically"],
        "packages.trades": ["Trade"],
        "packages.worth": ["Worth", "find_worth", "find_worth_symbolically"],
        "playbook.choices": ["Choice"],
        "playbook.conditions": ["Hanging"],
        "playbook.objectives": ["Objective", "Requirement"],
        "playbook.playbook": [
            "IssueStance",
            "LevelStance",
            "Playbook",
            "find_positions",
            "make_playbook",
        ],
        "playbook.positions": ["LevelPosition", "Stand"],
        "playbook.remembered": ["Remembered"],
        "pressure.chains": ["Cost", "Risk", "Trust", "Way"],
        "pressure.pressure": ["MOST_UNDERTAKINGS", "Pressure", "PressureSet", "Shared", "press"],
        "pressure.undertakings": ["Undertaking"],
        "proposals.against": ["Against", "TermChange"],
        "proposals.appraisal": ["Appraisal", "appraise"],
        "proposals.offer": ["find_proposal", "made_as_of", "make_offer"],
        "proposals.pitfalls": ["find_pitfall"],
        "proposals.standings": ["Standing"],
        "proposals.triggers": ["Pitfall", "Trigger"],
    },
)
