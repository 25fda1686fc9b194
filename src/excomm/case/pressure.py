"""Pressure that a case asks about: who presses for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.case.logic import Formula
    from excomm.case.model import Cite, Period
    from excomm.case.problems import Place

__all__ = ["PressureAsked"]


@dataclass(frozen=True)
class PressureAsked:
    """Pressure that is asked about.

    Attributes
    ----------
    text
        What is pressed for, in words that follow "to".
    party
        The party that presses.
    wanted
        What it presses for, over the options of other parties.
    through
        A third party through whom alone to look; None for any way.
    period
        When it is asked.
    """

    id: str
    text: str
    party: str
    wanted: Formula
    through: str | None
    period: Period
    cites: tuple[Cite, ...] = ()
    place: Place | None = None
