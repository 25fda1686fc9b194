"""Where a formula holds, over whatever the options are laid out on: states, moments."""

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.case import Situation
from excomm.case.logic import (
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
)

__all__ = ["BoolArray", "Settings", "Truth"]

BoolArray = npt.NDArray[np.bool_]
Settings = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False, repr=False)
class Truth:
    """What the names in a formula stand for.

    Attributes
    ----------
    situation
        The case, as far ahead as it looks: of its factors those in effect by then count.
    values_of
        The place of an option's value, everywhere: arrays that broadcast together.
    ndim
        How many axes these arrays have.
    """

    situation: Situation
    values_of: Callable[[str], Settings]
    ndim: int
    _known: dict[str, BoolArray] = field(default_factory=dict)

    def where(self, formula: Formula) -> BoolArray:
        """Return where a formula holds: an array that broadcasts with those of the options."""
        match formula:
            case Constant(value):
                return np.full((1,) * self.ndim, value)
            case Name(name):
                return self._named(name)
            case Compare(name, comparison, level):
                wanted = self.situation.case.option(name).values.index(level)
                return _compared(comparison, self.values_of(name), wanted)
            case Not(part):
                return ~self.where(part)
            case And(parts):
                return reduce(operator.and_, map(self.where, parts))
            case Or(parts):
                return reduce(operator.or_, map(self.where, parts))
            case Implies(condition, consequence):
                return ~self.where(condition) | self.where(consequence)
            case Iff(left, right):
                return ~(self.where(left) ^ self.where(right))
            case Count(bound, number, parts):
                counted = (self.where(part).astype(np.int32) for part in parts)
                total = reduce(operator.add, counted)
                return _compared(BOUNDS[bound], total, number)

    def _named(self, name: str) -> BoolArray:
        if any(option.id == name for option in self.situation.case.options):
            return _compared("=", self.values_of(name), 1)
        if name not in self._known:
            self._known[name] = self.where(self.situation.definitions[name])
        return self._known[name]


def _compared(comparison: str, values: npt.NDArray[Any], wanted: int) -> BoolArray:
    result: BoolArray = COMPARISONS[comparison](values, wanted)
    return result
