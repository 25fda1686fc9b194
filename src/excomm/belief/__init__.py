"""Belief: what is thought of the questions of a case, and how each event moves it."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.belief.items import Item, items_on
    from excomm.belief.panel import Opinion, Panel
    from excomm.belief.pooling import Disagreement, disagreement, pool
    from excomm.belief.posterior import Band, Belief, Update, believe, words_of
    from excomm.belief.record import Score, score

__all__ = [
    "Band",
    "Belief",
    "Disagreement",
    "Item",
    "Opinion",
    "Panel",
    "Score",
    "Update",
    "believe",
    "disagreement",
    "items_on",
    "pool",
    "score",
    "words_of",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "items": ["Item", "items_on"],
        "panel": ["Opinion", "Panel"],
        "pooling": ["Disagreement", "disagreement", "pool"],
        "posterior": ["Band", "Belief", "Update", "believe", "words_of"],
        "record": ["Score", "score"],
    },
)
