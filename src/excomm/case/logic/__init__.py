"""The small logic over options in which everything about states is said.

Rules, outcomes, preference statements and factors are formulas of this logic: ``not``,
``and``, ``or``, ``implies`` (or ``if``, the other way round), ``iff``, comparison of levels,
counting (``at least 2 of (...)``) and parentheses.
"""

from typing import TYPE_CHECKING

import lazy_loader

from excomm.case.logic.formula import (
    BOUNDS,
    COMPARISONS,
    And,
    Compare,
    Constant,
    Count,
    Formula,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    atoms,
)

if TYPE_CHECKING:
    from excomm.case.logic.parser import RESERVED, FormulaError, parse

# The parser is loaded when the first formula is read, not before.
__getattr__, __dir__, _ = lazy_loader.attach(
    __name__, submod_attrs={"parser": ["RESERVED", "FormulaError", "parse"]}
)

__all__ = [
    "BOUNDS",
    "COMPARISONS",
    "RESERVED",
    "And",
    "Compare",
    "Constant",
    "Count",
    "Formula",
    "FormulaError",
    "Iff",
    "Implies",
    "Name",
    "Not",
    "Or",
    "atoms",
    "parse",
]
