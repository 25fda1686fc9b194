"""On what answers something depends that may differ by what is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from excomm.forecast import Branch

__all__ = ["Hanging", "hanging"]

# Up to so many questions together are looked at for whether they decide something.
MOST_DECIDING = 3

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
    answers = [
        (given, what)
        for branch, what in zip(branches, found, strict=True)
        for given in branch.given or ({},)
    ]
    questions = list(answers[0][0])
    for size in [*range(min(len(questions), MOST_DECIDING) + 1), len(questions)]:
        for chosen in combinations(questions, size):
            known = _by_answers(answers, chosen)
            if known is not None:
                return Hanging(
                    tuple((dict(zip(chosen, key, strict=True)), what) for key, what in known)
                )
    raise AssertionError("all questions together decide everything")


def _by_answers(
    answers: Sequence[tuple[Mapping[str, str], Found]], chosen: Sequence[str]
) -> list[tuple[tuple[str, ...], Found]] | None:
    """Return what is so by the answers to some questions; None where these do not decide it."""
    known: dict[tuple[str, ...], Found] = {}
    for given, what in answers:
        key = tuple(given[question] for question in chosen)
        if known.setdefault(key, what) != what:
            return None
    return list(known.items())
