"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.additive import find_frontier
    from excomm.negotiation.adjusted_winner import adjusted_winner
    from excomm.negotiation.against import Against, TermChange
    from excomm.negotiation.appraisal import Appraisal, appraise
    from excomm.negotiation.bargained import Bargained
    from excomm.negotiation.bargaining import find_bargains
    from excomm.negotiation.blocked import Blocked, Opening, Refusal
    from excomm.negotiation.chains import Cost, Risk, Trust, Way
    from excomm.negotiation.choices import Choice
    from excomm.negotiation.conditions import Hanging
    from excomm.negotiation.divisible import find_divisions, roll_logs
    from excomm.negotiation.effects import Effect
    from excomm.negotiation.found import Asked, LevelFound, Linked, Package, Packages
    from excomm.negotiation.frontier import in_zone, is_efficient
    from excomm.negotiation.lotteries import find_lotteries
    from excomm.negotiation.objectives import Objective, Requirement
    from excomm.negotiation.offer import find_proposal, made_as_of, make_offer
    from excomm.negotiation.packages import find_packages, find_packages_symbolically
    from excomm.negotiation.pitfalls import find_pitfall
    from excomm.negotiation.playbook import (
        IssueStance,
        LevelStance,
        Playbook,
        find_positions,
        make_playbook,
    )
    from excomm.negotiation.positions import LevelPosition, Stand
    from excomm.negotiation.pressure import MOST_UNDERTAKINGS, Pressure, PressureSet, Shared, press
    from excomm.negotiation.remembered import Remembered
    from excomm.negotiation.standings import Standing
    from excomm.negotiation.trades import Trade
    from excomm.negotiation.triggers import Pitfall, Trigger
    from excomm.negotiation.undertakings import Undertaking
    from excomm.negotiation.worth import Worth, find_worth, find_worth_symbolically

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
        "additive": ["find_frontier"],
        "adjusted_winner": ["adjusted_winner"],
        "against": ["Against", "TermChange"],
        "appraisal": ["Appraisal", "appraise"],
        "bargained": ["Bargained"],
        "bargaining": ["find_bargains"],
        "blocked": ["Blocked", "Opening", "Refusal"],
        "chains": ["Cost", "Risk", "Trust", "Way"],
        "choices": ["Choice"],
        "conditions": ["Hanging"],
        "divisible": ["find_divisions", "roll_logs"],
        "effects": ["Effect"],
        "found": ["Asked", "LevelFound", "Linked", "Package", "Packages"],
        "frontier": ["in_zone", "is_efficient"],
        "lotteries": ["find_lotteries"],
        "objectives": ["Objective", "Requirement"],
        "offer": ["find_proposal", "made_as_of", "make_offer"],
        "packages": ["find_packages", "find_packages_symbolically"],
        "pitfalls": ["find_pitfall"],
        "playbook": ["IssueStance", "LevelStance", "Playbook", "find_positions", "make_playbook"],
        "positions": ["LevelPosition", "Stand"],
        "pressure": ["MOST_UNDERTAKINGS", "Pressure", "PressureSet", "Shared", "press"],
        "remembered": ["Remembered"],
        "standings": ["Standing"],
        "trades": ["Trade"],
        "triggers": ["Pitfall", "Trigger"],
        "undertakings": ["Undertaking"],
        "worth": ["Worth", "find_worth", "find_worth_symbolically"],
    },
)
