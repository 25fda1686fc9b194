"""Belief: what is thought of the questions of a case, and how each event moves it."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.belief.posterior import Band, Belief, Update, believe, words_of

__all__ = ["Band", "Belief", "Update", "believe", "words_of"]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={"posterior": ["Band", "Belief", "Update", "believe", "words_of"]},
)
