"""A party's own picture of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.model import Cite, Order, Question

__all__ = ["Advice", "View"]


@dataclass(frozen=True)
class Advice:
    """Something a source would have a party do that does not follow from the case.

    `about` is an option, an issue, or ``tactics``.
    """

    text: str
    about: str
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class View:
    """What a party takes the others to want, what it asks itself, and what it does not know.

    Attributes
    ----------
    orders, interests
        By party, what it thinks the others want; who is not named wants what the case says.
    questions
        What it asks itself, instead of what the estimators ask.
    unaware
        Options of others that it does not know of.
    """

    party: str
    text: str | None = None
    orders: Mapping[str, Order] = field(default_factory=lambda: MappingProxyType({}))
    interests: Mapping[str, Order] = field(default_factory=lambda: MappingProxyType({}))
    questions: tuple[Question, ...] = ()
    unaware: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None
