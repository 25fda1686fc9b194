"""What sources concluded, as checks on the result: judgements and their kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.logic import Formula
    from excomm.case.model import Chance, Cite

__all__ = [
    "AssuresCheck",
    "BeliefCheck",
    "BetterCheck",
    "Check",
    "FactorCheck",
    "FallsCheck",
    "HoldsCheck",
    "Judgement",
    "LikelierCheck",
    "PositionCheck",
    "SeenCheck",
    "SetAsideCheck",
    "StandsCheck",
    "ThreatCheck",
    "UncertainCheck",
]


@dataclass(frozen=True)
class BeliefCheck:
    """That belief in a hypothesis moves with an event, lies in a range, or is above others.

    Attributes
    ----------
    rises_at, falls_at
        The event with which it rises, or falls.
    at_least, at_most
        What it lies between: at or above the low end of the one, at or below the high end of
        the other.
    above
        The other hypotheses of the question of which less is believed.
    """

    question: str
    hypothesis: str
    rises_at: str | None = None
    falls_at: str | None = None
    at_least: Chance | None = None
    at_most: Chance | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class BetterCheck:
    """That one outcome serves a party better than another, at a horizon (None: at each)."""

    better: str
    than: str
    party: str
    horizon: str | None = None


@dataclass(frozen=True)
class HoldsCheck:
    """That an outcome holds under a concept, were the given hypotheses true."""

    outcome: str
    concept: str = "SEQ"
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class SetAsideCheck:
    """That an outcome is set aside."""

    outcome: str


@dataclass(frozen=True)
class ThreatCheck:
    """That the moves into an outcome deter a party under a concept."""

    outcome: str
    to: str
    concept: str = "SEQ"


@dataclass(frozen=True)
class FactorCheck:
    """That a consequence follows in every state of an outcome.

    Attributes
    ----------
    horizon
        The horizon at which it does; None looks as far as the case does.
    not_at
        A horizon at which it does not; None leaves that open.
    """

    factor: str
    outcome: str
    horizon: str | None = None
    not_at: str | None = None


@dataclass(frozen=True)
class LikelierCheck:
    """That some replies of a party to an act are each likelier than some others.

    Attributes
    ----------
    likelier, than
        What holds once the party has replied.
    party
        Whose replies.
    after
        The act: an event, or options set.
    turn
        The first reaction (1), or that to the act repeated (2).
    """

    likelier: tuple[Formula, ...]
    than: tuple[Formula, ...]
    party: str
    after: str
    turn: int = 1


@dataclass(frozen=True)
class UncertainCheck:
    """That a party's reply to an act cannot be predicted with certainty."""

    party: str
    after: str
    turn: int = 1


@dataclass(frozen=True)
class StandsCheck:
    """That commitments stand in a status, or that a party says so of them or of measures.

    Attributes
    ----------
    about
        Commitments; measures too where a party speaks of them.
    said_by
        The party whose word it is; None for how commitments stand.
    """

    about: tuple[str, ...]
    status: str
    said_by: str | None = None


@dataclass(frozen=True)
class SeenCheck:
    """How well commitments are seen.

    Attributes
    ----------
    only_by
        The one measure in force that sees them; None leaves that open.
    short
        Whether they are seen less well than is asked; None leaves that open.
    mended_by
        Measures not in force each of which would give all that is lacking.
    """

    commitments: tuple[str, ...]
    only_by: str | None = None
    short: bool | None = None
    mended_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class FallsCheck:
    """That commitments fall if another fails."""

    falls: tuple[str, ...]
    failed: str


@dataclass(frozen=True)
class AssuresCheck:
    """That more is surely seen of commitments in one outcome than in another."""

    outcome: str
    than: str
    commitments: tuple[str, ...]


@dataclass(frozen=True)
class PositionCheck:
    """That a side should take a position on a level of an issue."""

    issue: str
    level: str
    stand: str
    party: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


Check = (
    BeliefCheck
    | BetterCheck
    | HoldsCheck
    | SetAsideCheck
    | ThreatCheck
    | FactorCheck
    | LikelierCheck
    | UncertainCheck
    | StandsCheck
    | SeenCheck
    | FallsCheck
    | AssuresCheck
    | PositionCheck
)


@dataclass(frozen=True)
class Judgement:
    """What a source concluded, with a check on the result.

    Attributes
    ----------
    text
        The conclusion, in the words of the case's author.
    source
        A short label of the source.
    as_of
        The moment it was made at, as the case writes it; None for whatever moment is asked
        about.
    """

    id: str
    text: str
    check: Check
    source: str | None = None
    as_of: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None
