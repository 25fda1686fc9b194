"""Which combination of values comes nearest to one given and satisfies some formulas.

For a handful of formulas over a handful of options, as the builders of a case meet them. A
formula that is not satisfied can only be mended by one of the options it speaks of: the search
changes those, first one option, then two, and so on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from excomm.case.definitions import options_in
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
from excomm.case.model import Option

__all__ = ["Meaning", "TooIntricateError", "nearest_values"]

# So many combinations are tried before the search is given up.
MOST_TRIED = 20_000

Values = Mapping[str, int]


class TooIntricateError(Exception):
    """The search was given up."""


@dataclass(frozen=True, eq=False)
class Meaning:
    """What the names in a formula stand for.

    Attributes
    ----------
    options
        The options by id.
    defined
        Factors and outcomes: id to what they stand for.
    """

    options: Mapping[str, Option]
    defined: Mapping[str, Formula]

    def holds(self, formula: Formula, values: Values) -> bool:
        """Return whether a formula holds where every option is at a value, by its place."""
        match formula:
            case Constant(value):
                return value
            case Name(name):
                if name in self.options:
                    return values[name] == 1
                return self.holds(self.defined[name], values)
            case Compare(name, comparison, level):
                wanted = self.options[name].values.index(level)
                return bool(COMPARISONS[comparison](values[name], wanted))
            case Not(part):
                return not self.holds(part, values)
            case And(parts):
                return all(self.holds(part, values) for part in parts)
            case Or(parts):
                return any(self.holds(part, values) for part in parts)
            case Implies(condition, consequence):
                return not self.holds(condition, values) or self.holds(consequence, values)
            case Iff(left, right):
                return self.holds(left, values) == self.holds(right, values)
            case Count(bound, number, parts):
                counted = sum(self.holds(part, values) for part in parts)
                return bool(COMPARISONS[BOUNDS[bound]](counted, number))

    def speaks_of(self, formula: Formula) -> frozenset[str]:
        """Return the options that a formula speaks of, through definitions too."""
        return frozenset(options_in([formula], self.defined))


def nearest_values(
    meaning: Meaning,
    wanted: Sequence[Formula],
    values: Values,
    held: Collection[str] = (),
) -> dict[str, int] | None:
    """Return values that satisfy formulas, as near to some as can be.

    Parameters
    ----------
    meaning
        What the names stand for.
    wanted
        What must hold.
    values
        Of every option its value, by place.
    held
        Options that keep theirs.

    Returns
    -------
    dict of option to value, or None
        With the fewest options changed, of several those that come first; None where there
        are none.

    Raises
    ------
    TooIntricateError
        If this takes too long to find out.
    """
    search = _Search(meaning, wanted)
    for most in range(len(values) + 1):
        search.cut_short = False
        found = search.find(dict(values), frozenset(held), most)
        if found is not None or not search.cut_short:
            return found
    return None


class _Search:
    """Values that satisfy formulas with up to so many options changed."""

    def __init__(self, meaning: Meaning, wanted: Sequence[Formula]) -> None:
        self.meaning = meaning
        self.wanted = [(formula, meaning.speaks_of(formula)) for formula in wanted]
        self.tried = 0
        self.cut_short = False

    def find(
        self, values: dict[str, int], held: frozenset[str], most: int
    ) -> dict[str, int] | None:
        self.tried += 1
        if self.tried > MOST_TRIED:
            raise TooIntricateError
        meaning = self.meaning
        broken = (names for formula, names in self.wanted if not meaning.holds(formula, values))
        names = next(broken, None)
        if names is None:
            return values
        free = [name for name in meaning.options if name in names and name not in held]
        if not free:
            return None
        if not most:
            self.cut_short = True
            return None
        for name in free:
            held |= {name}  # from here on it is as it is tried, and then as it was
            for value in range(len(meaning.options[name].values)):
                if value != values[name]:
                    found = self.find({**values, name: value}, held, most - 1)
                    if found is not None:
                        return found
        return None
