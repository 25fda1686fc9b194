"""Negotiation: offers appraised, packages found, a side's plan, pressure.

A proposal and the pitfalls in it; what could be settled over many issues at once; what one side
should seek, accept and refuse; which threats and promises move another to do something.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    pass

__all__: list[str] = []

__getattr__, __dir__, _ = lazy_loader.attach(__name__, submod_attrs={})
