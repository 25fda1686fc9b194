"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.additive import Frontier, find_frontier
    from excomm.negotiation.adjusted_winner import adjusted_winner
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
    from excomm.negotiation.packages import find_packages, find_packages_symbolically
    from excomm.negotiation.trades import Effect, LevelEffects, Trade, Trades
    from excomm.negotiation.worth import (
        Worth,
        find_worth,
        find_worth_symbolically,
        weigh_issues,
    )

__all__ = [
    "Asked",
    "Bargain",
    "Bargained",
    "Bargains",
    "Blocked",
    "Division",
    "Divisions",
    "Effect",
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
    "Prospect",
    "Refusal",
    "Trade",
    "Trades",
    "Worth",
    "adjusted_winner",
    "find_bargains",
    "find_divisions",
    "find_frontier",
    "find_lotteries",
    "find_packages",
    "find_packages_symbolically",
    "find_worth",
    "find_worth_symbolically",
    "in_zone",
    "is_efficient",
    "roll_logs",
    "weigh_issues",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
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
