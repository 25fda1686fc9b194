"""Which questions decide what is so: on what answers it depends, and how much is believed of it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum
from typing import TypeVar

__all__ = ["belief_in", "decided_by", "total_belief"]

# Up to so many questions together are looked at for whether they decide something.
MOST_DECIDING = 3

Found = TypeVar("Found")

# Answers to questions, how likely they are, and what is so then.
Answered = tuple[Mapping[str, str], float, Found]


def decided_by(answers: Iterable[Answered[Found]]) -> tuple[Answered[Found], ...]:
    """Return on which questions it depends what is so, and what is so for each of their answers.

    Parameters
    ----------
    answers
        The joint answers to all questions, how likely each is, and what is so then.

    Returns
    -------
    tuple of (answers to the questions that matter, belief in them, what is so)
        By the fewest questions that decide it, up to three, or else by all; where the same is so
        everywhere, one entry with no question.
    """
    answered = list(answers)
    questions = list(answered[0][0])
    for size in [*range(min(len(questions), MOST_DECIDING) + 1), len(questions)]:
        for chosen in combinations(questions, size):
            known = _by_answers(answered, chosen)
            if known is not None:
                return known
    raise AssertionError("all questions together decide everything")


def total_belief(beliefs: Iterable[float]) -> float:
    """Return how much belief answers that exclude each other carry together: 1 at most."""
    return min(fsum(beliefs), 1.0)  # rounding may leave the sum a little above


def belief_in(beliefs: Sequence[float], so: Sequence[bool]) -> float:
    """Return how much belief what is so under some of all answers carries: 1 where under each."""
    if all(so):
        return 1.0  # and not what rounding leaves of it
    return total_belief(belief for belief, is_so in zip(beliefs, so, strict=True) if is_so)


def _by_answers(
    answers: Sequence[Answered[Found]], chosen: Sequence[str]
) -> tuple[Answered[Found], ...] | None:
    """Return what is so by the answers to some questions; None where these do not decide it."""
    known: dict[tuple[str, ...], tuple[float, Found]] = {}
    for given, belief, what in answers:
        key = tuple(given[question] for question in chosen)
        before, so = known.get(key, (0.0, what))
        if so != what:
            return None
        known[key] = (before + belief, so)
    return tuple(
        (dict(zip(chosen, key, strict=True)), belief, so) for key, (belief, so) in known.items()
    )
