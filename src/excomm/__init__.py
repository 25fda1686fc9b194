"""excomm: a workbench for estimating how a crisis negotiation will go.

The front door is :func:`load`, which takes the name of a library case or the path of a
case file and returns an :class:`Analysis`.
"""

from typing import TYPE_CHECKING

import lazy_loader

from excomm._version import __version__

if TYPE_CHECKING:
    from excomm.case import CaseError
    from excomm.library import cases
    from excomm.session import Analysis, load, readers, word_table, word_tables

# Literal, because the front doors load lazily and type checkers read only literals.
__all__ = [
    "Analysis",
    "CaseError",
    "__version__",
    "cases",
    "load",
    "readers",
    "word_table",
    "word_tables",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "case": ["CaseError"],
        "library": ["cases"],
        "session": ["Analysis", "load", "readers", "word_table", "word_tables"],
    },
)
