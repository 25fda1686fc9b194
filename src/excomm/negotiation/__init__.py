"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.negotiation.chains import Cost, Risk, Trust, Way
    from excomm.negotiation.pressure import Pressure, PressureSet, Shared, Tally, press
    from excomm.negotiation.undertakings import Undertaking

__all__ = [
    "Cost",
    "Pressure",
    "PressureSet",
    "Risk",
    "Shared",
    "Tally",
    "Trust",
    "Undertaking",
    "Way",
    "press",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "chains": ["Cost", "Risk", "Trust", "Way"],
        "pressure": ["Pressure", "PressureSet", "Shared", "Tally", "press"],
        "undertakings": ["Undertaking"],
    },
)
