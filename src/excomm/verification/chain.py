"""What hangs on what: if one commitment fails, which others fall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import Commitment

__all__ = ["Fall", "Ties", "fallen", "falls_with", "ties_between"]

Tie = Literal["return", "hangs"]
Ties = Mapping[str, Mapping[str, Tie]]


@dataclass(frozen=True)
class Fall:
    """A commitment that falls with another.

    Attributes
    ----------
    commitment
        The one that falls.
    through
        The one it falls with at once.
    tie
        Why: it is the ``return`` for that one, or ``hangs`` on it otherwise.
    steps
        How many steps it lies from the one that failed; 1 for those that fall at once.
    """

    commitment: str
    through: str
    tie: Tie
    steps: int


def falls_with(commitments: Sequence[Commitment], failed: str) -> tuple[Fall, ...]:
    """Return what falls if one of some commitments fails, the nearest first.

    Commitments that are the return for each other fall with each other; each is named once,
    by the shortest way, and the one that failed is not.
    """
    return fallen(ties_between(commitments), failed)


def ties_between(commitments: Sequence[Commitment]) -> Ties:
    """Return by commitment which others fall with it at once, and why."""
    ties: dict[str, dict[str, Tie]] = {item.id: {} for item in commitments}
    for item in commitments:
        for name in item.hangs_on:
            if name in ties:
                ties[name][item.id] = "hangs"
        for name in item.in_return_for:
            if name in ties:
                ties[name][item.id] = "return"
    return ties


def fallen(ties: Ties, failed: str) -> tuple[Fall, ...]:
    """Return what falls with one commitment, as :func:`falls_with` does."""
    found: dict[str, Fall] = {}
    front, steps = [failed], 0
    while front:
        steps += 1
        reached: list[str] = []
        for through in front:
            for name, tie in ties[through].items():
                if name != failed and name not in found:
                    found[name] = Fall(name, through, tie, steps)
                    reached.append(name)
        front = reached
    return tuple(found.values())
