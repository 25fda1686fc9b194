"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.blocked import Blocked, Opening, Refusal
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
    from excomm.negotiation.trades import Effect, LevelEffects, Trade, Trades

__all__ = [
    "Asked",
    "Blocked",
    "Effect",
    "LevelEffects",
    "LevelFound",
    "Linked",
    "Opening",
    "Package",
    "Packages",
    "Prospect",
    "Refusal",
    "Trade",
    "Trades",
    "find_packages",
    "find_packages_symbolically",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
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
