"""What could be settled: issues, and the levels at which each can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.case.commitments import When
from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.model import Cite

__all__ = ["UNSETTLED", "Issue", "Level"]

# The level of an issue that is not settled: ISSUE.none.
UNSETTLED = "none"


@dataclass(frozen=True)
class Level:
    """One way to settle an issue.

    Attributes
    ----------
    id
        Its name within its issue.
    performs
        The place of the value of every option that it sets.
    form
        How binding it is: a word of the vocabulary; None where the case does not say.
    effective
        From when on: a moment or an event, or text in words; None where the case does not say.
    """

    id: str
    text: str
    performs: Mapping[str, int]
    form: str | None = None
    effective: When | str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Issue:
    """Something to be settled, or not.

    Attributes
    ----------
    raised_by
        The parties expected to raise it.
    levels
        The ways to settle it, from the least to the most far-reaching.
    """

    id: str
    text: str
    raised_by: tuple[str, ...]
    levels: tuple[Level, ...]
    place: Place | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The options that one of its levels sets."""
        return tuple(dict.fromkeys(name for level in self.levels for name in level.performs))

    def level(self, name: str) -> Level | None:
        """Return the level of a name; None for an issue that is not settled.

        Raises
        ------
        KeyError
            If there is no such level.
        """
        if name == UNSETTLED:
            return None
        for level in self.levels:
            if level.id == name:
                return level
        raise KeyError(name)
