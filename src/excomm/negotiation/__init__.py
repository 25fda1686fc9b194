"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.against import Against, TermChange
    from excomm.negotiation.appraisal import Appraisal, appraise
    from excomm.negotiation.fallback import Fallback, fallback
    from excomm.negotiation.offer import find_proposal, made_as_of, make_offer
    from excomm.negotiation.pitfalls import find_pitfall
    from excomm.negotiation.standings import Standing
    from excomm.negotiation.triggers import MATERIAL, Pitfall, Trigger

__all__ = [
    "MATERIAL",
    "Against",
    "Appraisal",
    "Fallback",
    "Pitfall",
    "Standing",
    "TermChange",
    "Trigger",
    "appraise",
    "fallback",
    "find_pitfall",
    "find_proposal",
    "made_as_of",
    "make_offer",
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
    },
)
