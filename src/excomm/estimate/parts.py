"""The parts an estimate consists of: plain, typed, ready to be written as JSON.

Nothing here refers to arrays or formulas; a formula stands as its text. The JSON Schema of
an estimate is made from these classes, so their docstrings are what its readers get.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from excomm.case import Cite
from excomm.conflict import Step, Temptation
from excomm.estimate.comparison import Claim, Span

__all__ = [
    "AnswerPart",
    "ComparisonPart",
    "Condition",
    "DecisivePart",
    "Dependence",
    "DocumentPart",
    "EventPart",
    "HoldingPart",
    "OptionPart",
    "OutcomePart",
    "PairPart",
    "PartyPart",
    "PathPart",
    "ProfilePart",
    "ReasonPart",
    "SetAsidePart",
    "ShownPart",
    "SituationPart",
    "SpanPart",
    "StatePart",
    "WantPart",
]


@dataclass(frozen=True)
class DocumentPart:
    """A source of the case; `sha256` is the hash that the case states of the text read.

    `citation` is how a note in Chicago style cites it.
    """

    id: str
    title: str
    date: str | None
    author: str | None
    to: str | None
    source: str | None
    sha256: str | None
    mark_was: str | None
    mark_now: str | None
    citation: str


@dataclass(frozen=True)
class WantPart:
    """Something a party wants, with where that comes from; `id` is None in a ranking."""

    id: str | None
    want: str
    text: str | None
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class PartyPart:
    """A party or an observer.

    `orders` is what drives its decisions, the most important first, in force as of the
    moment; `interests` is what outcomes are judged by where that differs.
    """

    id: str
    name: str
    observer: bool
    judged_by: Literal["interests", "orders"] | None
    orders: tuple[WantPart, ...]
    interests: tuple[WantPart, ...]


@dataclass(frozen=True)
class OptionPart:
    """An option, with its values and the one it is at now."""

    id: str
    party: str
    text: str
    kind: Literal["switch", "levels", "one_of"]
    values: tuple[str, ...]
    now: str


@dataclass(frozen=True)
class StatePart:
    """A state, by its number and as Y and N switch by switch.

    States too many to list have no numbers.
    """

    number: int | None
    pattern: str


@dataclass(frozen=True)
class EventPart:
    """Something that had happened by then.

    `sets` is what it set and `before` what was so until then; `evidence` names the questions
    it gives evidence on, and `known` is whether those who make the estimate had learned of it.
    """

    id: str
    at: str
    text: str
    channel: str | None
    sender: str | None
    to: tuple[str, ...]
    sets: Mapping[str, str]
    before: Mapping[str, str]
    evidence: tuple[str, ...]
    known: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class SituationPart:
    """What is so as of the moment.

    `present` is None where the rules of the case exclude the present state; `outcomes` are
    those it belongs to; `states` is how many states there are.
    """

    states: int
    present: StatePart | None
    outcomes: tuple[str, ...]
    options: tuple[OptionPart, ...]
    events: tuple[EventPart, ...]


@dataclass(frozen=True)
class AnswerPart:
    """A joint answer to the questions: the belief in it, and the profile it leads to."""

    given: Mapping[str, str]
    belief: float
    profile: int


@dataclass(frozen=True)
class ProfilePart:
    """A conflict that some answers lead to: the belief it carries, how many states hold.

    `equilibria` is empty where that is left out.
    """

    belief: float
    equilibria: Mapping[str, int]


@dataclass(frozen=True)
class Condition:
    """A verdict under some answers, and the belief these carry."""

    given: Mapping[str, str]
    belief: float
    verdict: bool


@dataclass(frozen=True)
class Dependence:
    """A verdict that may depend on the answers.

    `belief` is what the answers carry under which it is so; it is no probability that the
    thing happens. `conditions` name the fewest questions that decide it; one without
    questions where none does.
    """

    belief: float
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class HoldingPart:
    """Whether states of an outcome are equilibria under a concept.

    `equilibria` says how many, profile by profile.
    """

    concept: str
    equilibria: tuple[int, ...]
    holds: Dependence


@dataclass(frozen=True)
class PathPart:
    """A shortest way from the present to a state of the outcome that holds, in a profile.

    `by` is ``improvements`` where each step serves the party that takes it, ``moves`` where
    some step does not, and None where there is no way. No steps: it is so already.
    """

    profile: int
    by: Literal["improvements", "moves"] | None
    state: StatePart | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ReasonPart:
    """Why a state is or is not stable for a party.

    `moves` is how many moves it has, `improvements` how many of them lead to what it likes
    better, `undeterred` how many of these nothing deters; `temptation` is the first of them
    and what deters it.
    """

    party: str
    stable: bool
    moves: int
    improvements: int
    undeterred: int
    temptation: Temptation | None


@dataclass(frozen=True)
class ShownPart:
    """A state of an outcome that shows why it holds or not, in a profile, under SEQ."""

    profile: int
    state: StatePart
    holds: bool
    reasons: tuple[ReasonPart, ...]


@dataclass(frozen=True)
class SpanPart:
    """Where the states of an outcome stand among all as a party ranks them; 1 is the best.

    `held` is the span of those that hold under SEQ in some profile; `present` the rank of
    the present state where it belongs to the outcome. `horizon` is None where the case names
    none.
    """

    party: str
    horizon: str | None
    by: Literal["interests", "orders"]
    span: Span
    ranks: int
    held: Span | None
    present: int | None


@dataclass(frozen=True)
class SetAsidePart:
    """Why something is not compared."""

    what: str
    why: str
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class OutcomePart:
    """A named outcome: what holds of it, whether it is attainable, where each party ranks it.

    `attainable` is whether a state of it that holds under SEQ is reached by improvements
    from the present; `paths` has the ways, profile by profile. An outcome without states has
    neither. What the estimate leaves out of a case too large to list is None or empty.
    """

    id: str
    text: str | None
    when: str
    states: int
    is_present: bool
    set_aside: SetAsidePart | None
    holds: tuple[HoldingPart, ...]
    attainable: Dependence | None
    paths: tuple[PathPart, ...]
    shown: ShownPart | None
    spans: tuple[SpanPart, ...]


@dataclass(frozen=True)
class DecisivePart:
    """A condition on options, and the claim among the states that meet it."""

    condition: str
    claim: Claim


@dataclass(frozen=True)
class ComparisonPart:
    """How a party likes one outcome beside another, to a horizon; the claim is on the first.

    `because` is the statement that makes a strict claim so, where one does.
    """

    party: str
    by: Literal["interests", "orders"]
    horizon: str | None
    first: Span
    second: Span
    ranks: int
    claim: Claim
    because: WantPart | None
    deciding: tuple[DecisivePart, ...]


@dataclass(frozen=True)
class PairPart:
    """Two outcomes compared, by party and horizon."""

    first: str
    second: str
    comparisons: tuple[ComparisonPart, ...]
