"""Formulas: what a parsed statement is, and how it is printed back.

``str(formula)`` is the canonical form: the fewest parentheses, one blank around operators,
an implication as ``A if B`` (the conflict literature's IF; Fang, Hipel, Kilgour and Peng
2003). Parsing the canonical form gives the formula back.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "BOUNDS",
    "COMPARISONS",
    "And",
    "Compare",
    "Constant",
    "Count",
    "Formula",
    "Iff",
    "Implies",
    "Name",
    "Not",
    "Or",
    "atoms",
]

# By its sign what a comparison does, to numbers and to arrays of them alike.
COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}

# The sign of each bound of a count.
BOUNDS: Mapping[str, str] = {"at least": ">=", "at most": "<=", "exactly": "="}

# How tightly each kind of formula holds together; a looser one inside a tighter one is
# printed in parentheses.
_CONDITIONAL, _OR, _AND, _NOT, _ATOM = range(5)


@dataclass(frozen=True)
class Constant:
    """``true`` or ``false``."""

    value: bool

    def __str__(self) -> str:
        return "true" if self.value else "false"


@dataclass(frozen=True)
class Name:
    """A yes-or-no option, a factor or an outcome, by its id."""

    id: str
    offset: int = field(default=0, compare=False)

    @property
    def subject(self) -> str:
        """The id of what it is about."""
        return self.id

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Compare:
    """The level of an option held against one of its levels."""

    option: str
    operator: str
    level: str
    offset: int = field(default=0, compare=False)
    level_offset: int = field(default=0, compare=False)

    @property
    def subject(self) -> str:
        """The id of what it is about."""
        return self.option

    def __str__(self) -> str:
        return f"{self.option} {self.operator} {self.level}"


@dataclass(frozen=True)
class Not:
    """True where its part is false."""

    part: "Formula"

    def __str__(self) -> str:
        return f"not {_inside(self.part, _NOT)}"


@dataclass(frozen=True)
class And:
    """True where all of its two or more parts are."""

    parts: tuple["Formula", ...]

    def __str__(self) -> str:
        return " and ".join(_inside(part, _AND + 1) for part in self.parts)


@dataclass(frozen=True)
class Or:
    """True where one of its two or more parts is."""

    parts: tuple["Formula", ...]

    def __str__(self) -> str:
        return " or ".join(_inside(part, _OR + 1) for part in self.parts)


@dataclass(frozen=True)
class Implies:
    """True where `condition` is false or `consequence` true."""

    condition: "Formula"
    consequence: "Formula"

    def __str__(self) -> str:
        return f"{_inside(self.consequence, _OR)} if {_inside(self.condition, _OR)}"


@dataclass(frozen=True)
class Iff:
    """True where both sides are true or both false."""

    left: "Formula"
    right: "Formula"

    def __str__(self) -> str:
        return f"{_inside(self.left, _OR)} iff {_inside(self.right, _OR)}"


@dataclass(frozen=True)
class Count:
    """True where at least, at most or exactly `number` of the parts are true."""

    bound: str
    number: int
    parts: tuple["Formula", ...]

    def __str__(self) -> str:
        return f"{self.bound} {self.number} of ({', '.join(str(part) for part in self.parts)})"


Formula = Constant | Name | Compare | Not | And | Or | Implies | Iff | Count

_TIGHTNESS: dict[type, int] = {
    Implies: _CONDITIONAL,
    Iff: _CONDITIONAL,
    Or: _OR,
    And: _AND,
    Not: _NOT,
}


def _inside(part: Formula, least: int) -> str:
    return str(part) if _TIGHTNESS.get(type(part), _ATOM) >= least else f"({part})"


def atoms(formula: Formula) -> Iterator[Name | Compare]:
    """Yield the names and comparisons of a formula, from left to right."""
    match formula:
        case Name() | Compare():
            yield formula
        case Not(part):
            yield from atoms(part)
        case And(parts) | Or(parts) | Count(parts=parts):
            for part in parts:
                yield from atoms(part)
        case Implies(condition, consequence):
            yield from atoms(consequence)
            yield from atoms(condition)
        case Iff(left, right):
            yield from atoms(left)
            yield from atoms(right)
        case Constant():
            return
