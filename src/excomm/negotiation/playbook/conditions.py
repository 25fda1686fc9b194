"""On what answers something depends that may differ by what is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from excomm.belief import decided_by
from excomm.forecast import Branch

__all__ = ["Hanging", "hanging"]

Found = TypeVar("Found")


@dataclass(frozen=True)
class Hanging(Generic[Found]):
    """Something that may differ by what is true.

    Attributes
    ----------
    cases
        Answers to the questions it depends on, with what is so under them; where it is the
        same whatever is true, one entry without answers.
    """

    cases: tuple[tuple[Mapping[str, str], Found], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it depends on."""
        return tuple(self.cases[0][0])

    @property
    def same(self) -> bool:
        """Whether it is the same whatever is true."""
        return len(self.cases) == 1

    @property
    def every(self) -> tuple[Found, ...]:
        """Everything it may be."""
        return tuple(found for _, found in self.cases)


def hanging(branches: Sequence[Branch], found: Sequence[Found]) -> Hanging[Found]:
    """Say on which questions it depends what is found.

    Parameters
    ----------
    branches
        What may be true.
    found
        What is so in each of them.

    Returns
    -------
    Hanging
        By the fewest questions that decide it, up to three, or else by all.
    """
    answers = (
        (given, belief, what)
        for branch, what in zip(branches, found, strict=True)
        for given, belief in branch.believed
    )
    return Hanging(tuple((given, what) for given, _, what in decided_by(answers)))
