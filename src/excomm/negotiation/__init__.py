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
    from excomm.negotiation.divisible import (
        Division,
        Divisions,
        LogRoll,
        find_divisions,
        roll_logs,
    )
    from excomm.negotiation.fallback import Fallback, fallback
    from excomm.negotiation.found import (
        Asked,
        LevelFound,
        Linked,
        Package,
        Packages,
        Prospect,
    )
    from excomm.negotiation.frontier import in_zone, is_efficient
    from excomm.negotiation.lotteries import Lotteries, Lottery, find_lotteries
    from excomm.negotiation.offer import find_proposal, made_as_of, make_offer
    from excomm.negotiation.packages import find_packages, find_packages_symbolically
    from excomm.negotiation.pitfalls import find_pitfall
    from excomm.negotiation.standings import Standing
    from excomm.negotiation.trades import Effect, LevelEffects, Trade, Trades
    from excomm.negotiation.triggers import MATERIAL, Pitfall, Trigger
    from excomm.negotiation.worth import (
        Worth,
        find_worth,
        find_worth_symbolically,
        weigh_issues,
    )

__all__ = [
    "MATERIAL",
    "Against",
    "Appraisal",
    "Asked",
    "Bargain",
    "Bargained",
    "Bargains",
    "Blocked",
    "Division",
    "Divisions",
    "Effect",
    "Fallback",
    "Frontier",
    "LevelEffects",
    "LevelFound",
    "Linked",
    "LogRoll",
    "Lotteries",
    "Lottery",
    "Opening",
    "Package",
    "Packages",
    "Pick",
    "Pitfall",
    "Prospect",
    "Refusal",
    "Standing",
    "TermChange",
    "Trade",
    "Trades",
    "Trigger",
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
    "find_proposal",
    "find_worth",
    "find_worth_symbolically",
    "in_zone",
    "is_efficient",
    "made_as_of",
    "make_offer",
    "roll_logs",
    "weigh_issues",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "against": ["Against", "TermChange"],
        "appraisal": ["Appraisal", "appraise"],
        "fallback": ["Fallback", "fallback"],
        "offer": ["find_proposal", "made_as_of", "make_offer"],
        "pitfalls": ["find_pitfall"],
        "standings": ["Standing"],
        "triggers": ["MATERIAL", "Pitfall", "Trigger"],
        "additive": ["Frontier", "find_frontier"],
        "adjusted_winner": ["adjusted_winner"],
        "bargained": ["Bargained", "Pick"],
        "bargaining": ["Bargain", "Bargains", "find_bargains"],
        "divisible": ["Division", "Divisions", "LogRoll", "find_divisions", "roll_logs"],
        "found": ["Asked", "LevelFound", "Linked", "Package", "Packages", "Prospect"],
        "frontier": ["in_zone", "is_efficient"],
        "lotteries": ["Lotteries", "Lottery", "find_lotteries"],
        "worth": ["Worth", "find_worth", "find_worth_symbolically", "weigh_issues"],
        "blocked": ["Blocked", "Opening", "Refusal"],
        "packages": ["find_packages", "find_packages_symbolically"],
        "trades": ["Effect", "LevelEffects", "Trade", "Trades"],
    },
)
