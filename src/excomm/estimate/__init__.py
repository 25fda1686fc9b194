"""The estimate: what the rooms before it find, put together and judged."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.estimate.comparison import Claim, Comparison, Decisive, Span, compare

__all__ = ["Claim", "Comparison", "Decisive", "Span", "compare"]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={"comparison": ["Claim", "Comparison", "Decisive", "Span", "compare"]},
)
