"""What the model yields where a source concluded something: plain, typed, part of an estimate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from excomm.case import Cite
from excomm.estimate.parts import ComparisonPart, Dependence
from excomm.estimate.verified import LackPart
from excomm.negotiation import Trigger

__all__ = [
    "AnsweredStand",
    "AssuresFound",
    "BeliefFound",
    "BetterFound",
    "FactorFound",
    "FallsFound",
    "Found",
    "HoldsFound",
    "JudgementPart",
    "LikelierFound",
    "PitfallFound",
    "PositionFound",
    "PressesFound",
    "ReplyChance",
    "SeenFound",
    "SetAsideFound",
    "SightFound",
    "StandFound",
    "StandsFound",
    "TermNamed",
    "ThreatFound",
    "UncertainFound",
    "UndertakingFound",
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


@dataclass(frozen=True)
class StandFound:
    """How a commitment stands, or what a party says of it; None where it is not owed, or said.

    `event` is the event behind that, where there is one.
    """

    about: str
    status: str | None
    event: str | None


@dataclass(frozen=True)
class StandsFound:
    """How commitments stand, or what a party, `said_by`, says of them or of measures."""

    said_by: str | None
    stands: tuple[StandFound, ...]
    kind: Literal["stands"] = "stands"


@dataclass(frozen=True)
class SightFound:
    """What in force sees a commitment, in what that is short of what is asked, what would do.

    `kept` is the chance that it is kept, `asked` how sure one must be; None where there is no
    figure, or none is asked.
    """

    commitment: str
    seen_by: tuple[str, ...]
    lacks: tuple[LackPart, ...]
    kept: float | None
    asked: float | None
    would_do: tuple[str, ...]


@dataclass(frozen=True)
class SeenFound:
    """How well commitments are seen; those that are not owed yet are left out.

    `asked` is what was asked of that: ``only_by``, ``short`` or ``mended_by``.
    """

    asked: tuple[str, ...]
    sights: tuple[SightFound, ...]
    kind: Literal["seen"] = "seen"


@dataclass(frozen=True)
class FallsFound:
    """What falls if a commitment fails, the nearest first, of how many that are owed."""

    failed: str
    falls: tuple[str, ...]
    owed: int
    kind: Literal["falls"] = "falls"


@dataclass(frozen=True)
class AnsweredStand:
    """A position, and the answers under which it is taken."""

    given: Mapping[str, str]
    stand: str


@dataclass(frozen=True)
class AssuresFound:
    """By commitment, what is surely seen in one outcome and in another, by respect.

    `claims` says by commitment which is more: ``better``, ``worse``, ``alike`` or ``split``.
    """

    first: str
    second: str
    claims: Mapping[str, str]
    first_sees: Mapping[str, Mapping[str, str]]
    second_sees: Mapping[str, Mapping[str, str]]
    kind: Literal["assures"] = "assures"


@dataclass(frozen=True)
class TermNamed:
    """A term of a proposal: who owes it, and what, in words that follow "to"."""

    id: str
    party: str
    text: str


@dataclass(frozen=True)
class PitfallFound:
    """Whether a proposal has a pitfall, what triggers it, or what the case `lacks` to tell.

    `at` is the place asked about; None for any.
    """

    proposal: str
    pitfall: str
    verdict: Literal["triggered", "clear", "cannot be told"]
    lacks: str | None
    triggers: tuple[Trigger, ...]
    terms: tuple[TermNamed, ...]
    at: str | None = None
    kind: Literal["pitfall"] = "pitfall"


@dataclass(frozen=True)
class UndertakingFound:
    """What a party undertakes: a value of an option, ``threat``, ``promise`` or ``always``."""

    option: str
    value: str
    kind: str


@dataclass(frozen=True)
class PressesFound:
    """Whether pressure works, and by which set, as it was asked about.

    `works` says under which answers some set does, `every` whether one does under all of them:
    it is the one shown. `directly` is whether any set works without a third party, `believed`
    whether the one shown rests on being believed. Of the sets `tried` so many were `refuted`.
    """

    wanted: str
    by: str
    through: str | None
    works: Dependence
    every: bool
    undertakings: tuple[UndertakingFound, ...]
    third_undertakings: tuple[UndertakingFound, ...]
    directly: bool
    believed: bool
    sets: int
    tried: int
    refuted: int
    kind: Literal["presses"] = "presses"


@dataclass(frozen=True)
class PositionFound:
    """Where a side stands on a level of an issue.

    `stands` says by the answers it depends on what the position is, and `stand` what it is as
    long as nobody knows them; `why` names the rule, `gain` what the level gains or costs the
    side, `breaks` what speaks against it, `reserved` what its day matters to.
    """

    issue: str
    level: str
    party: str
    stand: str
    why: str
    gain: str | None
    breaks: tuple[str, ...]
    reserved: tuple[str, ...]
    stands: tuple[AnsweredStand, ...]
    kind: Literal["position"] = "position"


Found = (
    BeliefFound
    | BetterFound
    | HoldsFound
    | SetAsideFound
    | ThreatFound
    | FactorFound
    | LikelierFound
    | UncertainFound
    | StandsFound
    | SeenFound
    | FallsFound
    | AssuresFound
    | PitfallFound
    | PressesFound
    | PositionFound
)


@dataclass(frozen=True)
class JudgementPart:
    """What a source concluded, beside what the model yields.

    `standing` is ``derived`` where the model comes to it without the premises that cite the
    same passage (`removed`, those first that the check can depend on), ``restated`` where it
    does not, ``untested`` (with `why`) where that cannot be told, and None where the model
    differs. `found_without` is what the model yields without them. `deciding` names the
    premises each of which, taken away alone, turns the verdict. `agrees` and `found` are None
    where the check was not made, with `why`.
    """

    id: str
    text: str
    source: str | None
    cites: tuple[Cite, ...]
    by: str | None
    as_of: str
    agrees: bool | None
    standing: Literal["derived", "restated", "untested"] | None
    why: str | None
    found: Found | None
    found_without: Found | None
    removed: tuple[str, ...]
    deciding: tuple[str, ...]
