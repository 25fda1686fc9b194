"""A case as the program works with it: typed, checked, immutable.

Every name in it refers to something, every formula is parsed, every date is one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from excomm.case.chance import Chance
from excomm.case.checks import Judgement
from excomm.case.commitments import Commitment, Measure, Told
from excomm.case.definitions import options_in
from excomm.case.evidence import Expected, Grading, Group, Indicator, Judge, Pooling, PriorRow
from excomm.case.issues import Issue
from excomm.case.logic import Formula
from excomm.case.moments import Moment
from excomm.case.options import Matures, Option, Party
from excomm.case.preferences import Order, Period, Ranking, Statement, Statements, Weights
from excomm.case.pressure import PressureAsked
from excomm.case.problems import Place
from excomm.case.proposals import Proposal
from excomm.case.views import View

__all__ = [
    "Case",
    "Chance",
    "Choice",
    "Cite",
    "Cited",
    "Document",
    "Event",
    "Factor",
    "Horizon",
    "Hypothesis",
    "Matures",
    "Option",
    "Order",
    "Outcome",
    "Party",
    "Period",
    "Question",
    "Ranking",
    "Rule",
    "SetAside",
    "Statement",
    "Statements",
    "Weights",
]


@dataclass(frozen=True)
class Cite:
    """A passage of a document: what the case says of it.

    `at` is where it stands in the raw text whose hash begins with `reading`.
    """

    document: str
    paragraph: str | None = None
    page: str | None = None
    quote: str | None = None
    at: str | None = None
    reading: str | None = None

    def __str__(self) -> str:
        parts = [self.document]
        if self.page is not None:
            parts.append(f"p. {self.page}")
        if self.paragraph is not None:
            parts.append(f"para. {self.paragraph}")
        where = ", ".join(parts)
        return f"{where}: “{self.quote}”" if self.quote else where


@dataclass(frozen=True)
class Cited:
    """A citation, and where in the case file it stands."""

    cite: Cite
    place: Place


@dataclass(frozen=True)
class Document:
    """A source of the case.

    `was` and `now` are its handling mark as it was and as it is; `record` is what the record
    calls it, and `part` which part it is of what was read.
    """

    id: str
    title: str
    date: Moment | None = None
    author: str | None = None
    to: str | None = None
    source: str | None = None
    sha256: str | None = None
    was: str | None = None
    now: str | None = None
    genre: str | None = None
    place: str | None = None
    url: str | None = None
    record: str | None = None
    part: int | None = None


@dataclass(frozen=True)
class Horizon:
    """A span of time the case speaks of, and how many turns it stands for."""

    id: str
    turns: int


@dataclass(frozen=True)
class Factor:
    """A consequence in nobody's hands, in effect from a horizon on (None: at once)."""

    id: str
    when: Formula
    text: str
    horizon: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Rule:
    """States that cannot be."""

    rule: Formula
    why: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Bar:
    """Moves that cannot be made although the options allow them.

    Attributes
    ----------
    since, to
        The states moved from, and those moved to.
    party
        Whose moves; None for everyone's.
    """

    since: Formula
    to: Formula
    party: str | None = None
    why: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Arc:
    """Moves of a party given one by one.

    Attributes
    ----------
    since
        The states moved from.
    sets
        The place of the value of every option that a move sets, in whose hands ever.
    """

    since: Formula
    sets: Mapping[str, int]
    why: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Outcome:
    """A named set of states."""

    id: str
    when: Formula
    text: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class SetAside:
    """An outcome that is not compared, and why; its moves remain as threats."""

    what: Formula
    why: str
    period: Period = field(default_factory=Period)
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Hypothesis:
    """One answer to a question.

    Attributes
    ----------
    prior
        How likely it is before the first event; None for what the others leave, and where the
        question depends on others.
    first
        By party, the ids of statements that come before the rest of its order, were this true.
    orders
        By party, a whole order in place of its own.
    plays_for_time
        Whether those it is about would talk to gain time, were this true.
    """

    id: str
    text: str
    prior: Chance | None
    first: Mapping[str, tuple[str, ...]]
    orders: Mapping[str, Order]
    plays_for_time: bool = False
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Question:
    """Something uncertain, with answers that exclude each other, of which one is true.

    Attributes
    ----------
    depends_on
        Ids of the questions whose answers its priors depend on.
    rows
        Its priors given those answers: of every combination of them one row. Empty where it
        depends on none and each hypothesis has its prior.
    """

    id: str
    asks: str
    about: tuple[str, ...]
    hypotheses: tuple[Hypothesis, ...]
    period: Period = field(default_factory=Period)
    place: Place | None = None
    depends_on: tuple[str, ...] = ()
    rows: tuple[PriorRow, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes
    ----------
    sets
        The options it changes, with their new values.
    evidence
        By question and hypothesis, the chance of seeing this, were the hypothesis true.
    ratings
        By question and hypothesis, how consistent it is, where that is stated.
    source, reliability, credibility
        Whose report it is, and its Admiralty grades; None where the case does not say.
    learned
        When it was learned: by all, or by party; None for at once.
    known_to
        Who learned of it; None where the case does not say.
    told
        What it says of commitments and measures.
    """

    id: str
    at: Moment
    text: str
    sets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    channel: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    admits: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    evidence: Mapping[str, Mapping[str, Chance]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    ratings: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    source: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    learned: Moment | Mapping[str, Moment] | None = None
    known_to: tuple[str, ...] | None = None
    told: Told = field(default_factory=Told)
    cites: tuple[Cite, ...] = ()
    place: Place | None = None


@dataclass(frozen=True)
class Choice:
    """How the parties choose when it is forecast what they do.

    Attributes
    ----------
    error
        The chance that a party overlooks a statement: the low and the high end of its range.
    caution
        The chance that a party looks at what rivals can hold it to, likewise.
    initiative
        How often a party moves beside the others; 1 for one that is not named.
    """

    error: tuple[float, float] = (0.02, 0.2)
    caution: tuple[float, float] = (0.0, 0.5)
    initiative: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Case:
    """A conflict and what is known of it.

    Options are grouped by party, parties in the order of the file; this order numbers the
    states and lays out their patterns. `start` holds the value of every option, in order,
    before the first event. A party without an order is indifferent between all states. A party
    that `moves` names has these moves, and not those of its options. `no_agreement` names the
    states that come if nothing is agreed. `cited` has the citations of all its parts, in the
    order of the file.
    """

    name: str
    title: str
    file: str
    digest: str
    parties: tuple[Party, ...]
    options: tuple[Option, ...]
    about: str | None = None
    as_of: str | None = None
    known_to: str | None = None
    words: str | None = None
    horizons: tuple[Horizon, ...] = ()
    documents: tuple[Document, ...] = ()
    factors: tuple[Factor, ...] = ()
    impossible: tuple[Rule, ...] = ()
    merged: tuple[Rule, ...] = ()
    barred: tuple[Bar, ...] = ()
    moves: Mapping[str, tuple[Arc, ...]] = field(default_factory=lambda: MappingProxyType({}))
    outcomes: tuple[Outcome, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    orders: Mapping[str, Order] = field(default_factory=lambda: MappingProxyType({}))
    interests: Mapping[str, Order] = field(default_factory=lambda: MappingProxyType({}))
    questions: tuple[Question, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()
    issues: tuple[Issue, ...] = ()
    no_agreement: str | None = None
    pressure: tuple[PressureAsked, ...] = ()
    choice: Choice = Choice()
    start: tuple[int, ...] = ()
    events: tuple[Event, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    cited: tuple[Cited, ...] = ()
    grading: Grading = field(default_factory=Grading)
    groups: tuple[Group, ...] = ()
    expected: tuple[Expected, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    judges: tuple[Judge, ...] = ()
    pooling: Pooling = "linear"
    views: Mapping[str, View] = field(default_factory=lambda: MappingProxyType({}))
    proposals: tuple[Proposal, ...] = ()

    @property
    def players(self) -> tuple[Party, ...]:
        """The parties that are not observers."""
        return tuple(party for party in self.parties if not party.observer)

    @cached_property
    def definitions(self) -> Mapping[str, Formula]:
        """By id what outcomes and factors stand for, those that take their time included."""
        outcomes = {outcome.id: outcome.when for outcome in self.outcomes}
        return outcomes | {factor.id: factor.when for factor in self.factors}

    def options_in(self, formulas: Iterable[Formula]) -> tuple[str, ...]:
        """Return the options that formulas rest on, through outcomes and factors too."""
        return options_in(formulas, self.definitions)

    def holders_of(self, formula: Formula) -> tuple[str, ...]:
        """Return the parties whose options a formula rests on, in the order of the case."""
        named = {self.option(name).party for name in self.options_in([formula])}
        return tuple(party.id for party in self.parties if party.id in named)

    @property
    def beyond_options(self) -> bool:
        """Whether moves are more than choices of a party's own options."""
        return bool(self.merged or self.barred or self.moves)

    def options_of(self, party: str) -> tuple[Option, ...]:
        """Return the options in the hands of `party`."""
        return tuple(option for option in self.options if option.party == party)

    def option(self, option_id: str) -> Option:
        """Return the option with the id `option_id`."""
        return next(option for option in self.options if option.id == option_id)
