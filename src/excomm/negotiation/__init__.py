"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.additive import Frontier, find_frontier
    from excomm.negotiation.adjusted_winner import adjusted_winner
    from excomm.negotiation.against import Against, TermChange
    from excomm.negotiation.appraisal import Appraisal, appraise
    from excomm.negotiation.bargained import Bargained, Pick
    from excomm.negotiation.bargaining import Bargain, Bargains, find_bargains
    from excomm.negotiation.blocked import Blocked, Opening, Refusal
    from excomm.negotiation.chains import Cost, Risk, Trust, Way
    from excomm.negotiation.choices import Choice
    from excomm.negotiation.conditions import Hanging
    from excomm.negotiation.divisible import Division, Divisions, LogRoll, find_divisions, roll_logs
    from excomm.negotiation.effects import Effect
    from excomm.negotiation.fallback import Fallback, fallback
    from excomm.negotiation.found import Asked, LevelFound, Linked, Package, Packages, Prospect
    from excomm.negotiation.frontier import in_zone, is_efficient
    from excomm.negotiation.lotteries import Lotteries, Lottery, find_lotteries
    from excomm.negotiation.objectives import Collision, Objective, Requirement, Threatened
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
    from excomm.negotiation.positions import LevelPosition, Response, Stand
    from excomm.negotiation.pressure import Pressure, PressureSet, Shared, Tally, press
    from excomm.negotiation.remembered import Remembered
    from excomm.negotiation.standings import Standing
    from excomm.negotiation.tactics import Concession, Link, Raised
    from excomm.negotiation.trades import LevelEffects, Trade, Trades
    from excomm.negotiation.triggers import MATERIAL, Pitfall, Trigger
    from excomm.negotiation.undertakings import Undertaking
    from excomm.negotiation.worth import Worth, find_worth, find_worth_symbolically, weigh_issues

__all__ = [
    "MATERIAL",
    "Against",
    "Appraisal",
    "Asked",
    "Bargain",
    "Bargained",
    "Bargains",
    "Blocked",
    "Choice",
    "Collision",
    "Concession",
    "Cost",
    "Division",
    "Divisions",
    "Effect",
    "Fallback",
    "Frontier",
    "Hanging",
    "IssueStance",
    "LevelEffects",
    "LevelFound",
    "LevelPosition",
    "LevelStance",
    "Link",
    "Linked",
    "LogRoll",
    "Lotteries",
    "Lottery",
    "Objective",
    "Opening",
    "Package",
    "Packages",
    "Pick",
    "Pitfall",
    "Playbook",
    "Pressure",
    "PressureSet",
    "Prospect",
    "Raised",
    "Refusal",
    "Remembered",
    "Requirement",
    "Response",
    "Risk",
    "Shared",
    "Stand",
    "Standing",
    "Tally",
    "TermChange",
    "Threatened",
    "Trade",
    "Trades",
    "Trigger",
    "Trust",
    "Undertaking",
    "Way",
    "Worth",
    "adjusted_winner",
    "appraise",
    "fallback",
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
    "weigh_issues",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "additive": ["Frontier", "find_frontier"],
        "adjusted_winner": ["adjusted_winner"],
        "against": ["Against", "TermChange"],
        "appraisal": ["Appraisal", "appraise"],
        "bargained": ["Bargained", "Pick"],
        "bargaining": ["Bargain", "Bargains", "find_bargains"],
        "blocked": ["Blocked", "Opening", "Refusal"],
        "chains": ["Cost", "Risk", "Trust", "Way"],
        "choices": ["Choice"],
        "conditions": ["Hanging"],
        "divisible": ["Division", "Divisions", "LogRoll", "find_divisions", "roll_logs"],
        "effects": ["Effect"],
        "fallback": ["Fallback", "fallback"],
        "found": ["Asked", "LevelFound", "Linked", "Package", "Packages", "Prospect"],
        "frontier": ["in_zone", "is_efficient"],
        "lotteries": ["Lotteries", "Lottery", "find_lotteries"],
        "objectives": ["Collision", "Objective", "Requirement", "Threatened"],
        "offer": ["find_proposal", "made_as_of", "make_offer"],
        "packages": ["find_packages", "find_packages_symbolically"],
        "pitfalls": ["find_pitfall"],
        "playbook": ["IssueStance", "LevelStance", "Playbook", "find_positions", "make_playbook"],
        "positions": ["LevelPosition", "Response", "Stand"],
        "pressure": ["Pressure", "PressureSet", "Shared", "Tally", "press"],
        "remembered": ["Remembered"],
        "standings": ["Standing"],
        "tactics": ["Concession", "Link", "Raised"],
        "trades": ["LevelEffects", "Trade", "Trades"],
        "triggers": ["MATERIAL", "Pitfall", "Trigger"],
        "undertakings": ["Undertaking"],
        "worth": ["Worth", "find_worth", "find_worth_symbolically", "weigh_issues"],
    },
)
