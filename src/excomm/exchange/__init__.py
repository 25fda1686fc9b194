"""Conflicts brought in from other programs and out to them."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.exchange.casefile import Imported, read_gmcr

__all__ = ["Imported", "read_gmcr"]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__, submod_attrs={"casefile": ["Imported", "read_gmcr"]}
)
