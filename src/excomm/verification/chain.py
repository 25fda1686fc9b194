"""What hangs on what: if one commitment fails, which others fall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import Commitment

__all__ = ["Fall", "falls_with"]


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
    tie: Literal["return", "hangs"]
    steps: int


def falls_with(commitments: Sequence[Commitment], failed: str) -> tuple[Fall, ...]:
    """Return what falls if one of some commitments fails, the nearest first.

    Commitments that are the return for each other fall with each other; each is named once,
    by the shortest way, and the one that failed is not.
    """
    found: dict[str, Fall] = {}
    front, steps = [failed], 0
    while front:
        steps += 1
        reached: list[str] = []
        for through in front:
            for item in commitments:
                if item.id == failed or item.id in found:
                    continue
                if through in item.in_return_for:
                    found[item.id] = Fall(item.id, through, "return", steps)
                elif through in item.hangs_on:
                    found[item.id] = Fall(item.id, through, "hangs", steps)
                else:
                    continue
                reached.append(item.id)
        front = reached
    return tuple(found.values())
