"""What the model yields where a source concluded something: plain, typed, part of an estimate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from excomm.case import Cite
from excomm.estimate.parts import ComparisonPart, Dependence

__all__ = [
    "BeliefFound",
    "BetterFound",
    "FactorFound",
    "Found",
    "HoldsFound",
    "JudgementPart",
    "LikelierFound",
    "ReplyChance",
    "SetAsideFound",
    "ThreatFound",
    "UncertainFound",
]


@dataclass(frozen=True)
class BeliefFound:
    """What the model believes of a hypothesis, beside what was asked of it.

    `before` is what was believed before the event named, if one was; `even` is what even
    odds among the hypotheses would give; `rivals` is what is believed of those it should
    lie above.
    """

    question: str
    hypothesis: str
    belief: float
    words: str
    event: str | None
    before: float | None
    rivals: Mapping[str, float]
    even: float
    kind: Literal["belief"] = "belief"


@dataclass(frozen=True)
class BetterFound:
    """How a party likes one outcome beside another."""

    first: str
    second: str
    comparisons: tuple[ComparisonPart, ...]
    kind: Literal["better"] = "better"


@dataclass(frozen=True)
class HoldsFound:
    """Whether an outcome holds: in how many states, beside all, in the profiles asked about."""

    outcome: str
    concept: str
    holds: Dependence
    equilibria: tuple[int, ...]
    states: int
    all_equilibria: tuple[int, ...]
    all_states: int
    kind: Literal["holds"] = "holds"


@dataclass(frozen=True)
class SetAsideFound:
    """Whether every state of an outcome is set aside."""

    outcome: str
    set_aside: bool
    kind: Literal["set_aside"] = "set_aside"


@dataclass(frozen=True)
class ThreatFound:
    """In how many states the moves into an outcome alone deter a party, profile by profile.

    `present` is whether the present state is among them in some profile.
    """

    outcome: str
    to: str
    concept: str
    deters: Dependence
    deterred: tuple[int, ...]
    all_states: int
    present: bool
    kind: Literal["threat"] = "threat"


@dataclass(frozen=True)
class FactorFound:
    """In how many states of an outcome a consequence follows, at two horizons."""

    factor: str
    outcome: str
    states: int
    horizon: str | None
    follows: int
    not_at: str | None
    follows_at_other: int | None
    kind: Literal["factor"] = "factor"


@dataclass(frozen=True)
class ReplyChance:
    """How likely a reply is, in the middle of the range, and the least and most in it."""

    reply: str
    point: float
    low: float
    high: float


@dataclass(frozen=True)
class LikelierFound:
    """How likely some replies of a party to an act are, beside others."""

    party: str
    after: str
    turn: int
    replies: tuple[ReplyChance, ...]
    beside: tuple[ReplyChance, ...]
    kind: Literal["likelier"] = "likelier"


@dataclass(frozen=True)
class UncertainFound:
    """Whether a party's reply to an act is open, and how likely its likeliest reply is."""

    party: str
    after: str
    turn: int
    uncertain: bool
    leading: ReplyChance
    leaders: int
    kind: Literal["uncertain"] = "uncertain"


Found = (
    BeliefFound
    | BetterFound
    | HoldsFound
    | SetAsideFound
    | ThreatFound
    | FactorFound
    | LikelierFound
    | UncertainFound
)


@dataclass(frozen=True)
class JudgementPart:
    """What a source concluded, beside what the model yields.

    `standing` is ``derived`` where the model comes to it without the premises that cite the
    same passage (`removed`, those first that the check can depend on), ``restated`` where it
    does not, ``untested`` (with `why`) where that cannot be told, and None where the model
    differs. `found_without` is what the model yields without them. `deciding` names the
    premises each of which, taken away alone, turns the verdict.
    """

    id: str
    text: str
    source: str | None
    cites: tuple[Cite, ...]
    by: str | None
    as_of: str
    agrees: bool
    standing: Literal["derived", "restated", "untested"] | None
    why: str | None
    found: Found
    found_without: Found | None
    removed: tuple[str, ...]
    deciding: tuple[str, ...]
