"""The shape of a case file as a whole, and of what has no file of its own."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from excomm.case.evidence import RATINGS, RELIABILITY
from excomm.case.schema.base import (
    Chance,
    Cite,
    Evidence,
    FormulaText,
    Moment,
    Names,
    Part,
    PatternOrFormula,
    Share,
    Sourced,
    Text,
    Timed,
    Value,
    kind_of_text,
)
from excomm.case.schema.checks import Check
from excomm.case.schema.dependence import PriorRow
from excomm.case.schema.evidence import Expected, Grading, Group, Indicator, Judge
from excomm.case.schema.issues import Issue
from excomm.case.schema.parts import Document, Option, Party
from excomm.case.schema.preferences import Order
from excomm.case.schema.pressure import PressureAsked
from excomm.case.schema.proposals import Proposal
from excomm.case.schema.verification import Commitment, Measure, Seen, Standing
from excomm.case.schema.views import View
from excomm.words import tables

__all__ = [
    "Arc",
    "Bar",
    "CaseFile",
    "Choice",
    "Event",
    "Factor",
    "Hypothesis",
    "Judgement",
    "Outcome",
    "Question",
    "Rule",
    "SetAside",
    "json_schema",
]


class Factor(Sourced):
    """A consequence, in nobody's hands."""

    when: FormulaText
    text: Text
    horizon: Text | None = Field(
        None, alias="from", description="The horizon from which it takes effect"
    )


class Rule(Sourced):
    """Removes the states it describes, with the reason."""

    rule: PatternOrFormula = Field(description="What cannot be")
    why: Text | None = None


class Outcome(Sourced):
    """A named set of states."""

    when: PatternOrFormula
    text: Text | None = None


class Bar(Sourced):
    """Moves that cannot be made although the options allow them."""

    since: PatternOrFormula | None = Field(
        None, alias="from", description="The states moved from; any, if not said"
    )
    to: PatternOrFormula | None = Field(None, description="The states moved to; any, if not said")
    party: Text | None = Field(None, description="Whose moves; everyone's, if not said")
    why: Text | None = None


class Arc(Sourced):
    """Moves given one by one: from which states, and which options they set."""

    since: PatternOrFormula | None = Field(
        None, alias="from", description="The states moved from; any, if not said"
    )
    sets: dict[str, Value] = Field(
        min_length=1, description="What a move sets, in whose hands ever"
    )
    why: Text | None = None


class SetAside(Timed):
    """An outcome that is not compared, and why; its moves remain as threats."""

    what: FormulaText
    why: Text


def _kind_of_span(value: Any) -> str:
    return "range" if isinstance(value, list) else "number"


Span = Annotated[
    Annotated[Share, Tag("number")]
    | Annotated[list[Share], Field(min_length=2, max_length=2), Tag("range")],
    Discriminator(_kind_of_span),
    Field(description="A number from 0 to 1, or a range of two"),
]


class Choice(Sourced):
    """How the parties choose when it is forecast what they do."""

    error: Span | None = Field(
        None, description="The chance that a party overlooks a statement: a number, or a range"
    )
    caution: Span | None = Field(
        None,
        description="The chance that a party looks at what rivals can hold it to: a number, "
        "or a range",
    )
    initiative: dict[str, Annotated[float, Field(ge=0)]] = Field(
        default_factory=dict,
        description="By party: how often it moves beside the others; 1, if not said",
    )


class Hypothesis(Sourced):
    """One answer to a question: what those it is about would want, were it true."""

    text: Text
    prior: Chance | None = Field(
        None,
        description="How likely it is before the first event; residual is what the others leave; "
        "left out where the question depends on others",
    )
    first: dict[str, list[Text]] = Field(
        default_factory=dict,
        description="By party: ids of statements of its order that come first, were this true",
    )
    orders: dict[str, Order] = Field(
        default_factory=dict, description="By party: a whole order in place of its own"
    )
    plays_for_time: str | bool | None = Field(
        None, description="yes: were it true, those it is about would talk to gain time"
    )


class Question(Part):
    """Something uncertain about one or more parties, with answers that exclude each other."""

    asks: Text
    about: list[Text] = Field(min_length=1, description="The parties it concerns")
    since: Moment | None = Field(None, alias="from", description="Asked from this day on")
    until: Moment | None = Field(None, description="Asked up to and including this day")
    depends_on: list[Text] = Field(
        default_factory=list, description="Questions whose answers its priors depend on"
    )
    priors: list[PriorRow] = Field(
        default_factory=list, description="The priors given those answers, where it depends on any"
    )
    hypotheses: Annotated[dict[str, Hypothesis], Field(min_length=2)]


View.model_rebuild(_types_namespace={"Order": Order, "Question": Question})


def _kind_of_learned(value: Any) -> str:
    return "by party" if isinstance(value, dict) else "moment"


Learned = Annotated[
    Annotated[Moment, Tag("moment")]
    | Annotated[dict[str, Moment], Field(min_length=1), Tag("by party")],
    Discriminator(_kind_of_learned),
]


class Event(Part):
    """Something that happened: a message, an act, a change of what is so."""

    id: Text
    at: Moment
    text: Text
    channel: Literal["private", "public"] | None = None
    sender: Text | None = Field(None, alias="from", description="The party that acts or writes")
    to: Names | None = Field(None, description="The party or parties addressed")
    admits: list[Text] = Field(default_factory=list, description="What it admits, first time")
    mentions: list[Text] = Field(
        default_factory=list, description="Parties and options it names without addressing them"
    )
    sets: dict[str, Value] = Field(
        default_factory=dict, description="What it changes: option to value"
    )
    evidence: Evidence = Field(
        default_factory=dict,
        description="By question and hypothesis: the chance of seeing this, were it true",
    )
    ratings: dict[str, dict[str, Literal[RATINGS]]] = Field(  # type: ignore[valid-type]
        default_factory=dict,
        description="By question and hypothesis: how consistent it is, where that is stated",
    )
    source: Text | None = Field(None, description="Whose report it is")
    reliability: Literal[RELIABILITY] | None = Field(  # type: ignore[valid-type]
        None, description="Of the source: A reliable to E unreliable, F cannot be judged"
    )
    credibility: Annotated[int, Field(ge=1, le=6)] | None = Field(
        None, description="Of the information: 1 confirmed to 5 improbable, 6 cannot be judged"
    )
    learned: Learned | None = Field(
        None, description="When it was learned, or by party when each did; by default at once"
    )
    known_to: Names | None = Field(None, description="Who learned of it: all, or ids")
    standing: Standing = Field(
        default_factory=dict,
        description="By commitment or measure and party: the stand the party takes",
    )
    done: dict[str, Annotated[int, Field(ge=1)]] = Field(
        default_factory=dict, description="By commitment: how many more are done"
    )
    seen: list[Seen] = Field(default_factory=list, description="What measures saw")
    cites: list[Cite] = Field(default_factory=list)


class Judgement(Sourced):
    """What a source concluded, as a check on the result."""

    id: Text
    text: Text = Field(description="What the source concluded, in the author's words")
    check: Check
    source: Text | None = Field(None, description="A short label of the source")
    as_of: Text | None = Field(None, description="A date, a time with its offset, or after EVENT")


class CaseFile(Part):
    """A conflict and what is known of it."""

    excomm: Annotated[int, Field(ge=1, le=1)] = Field(
        description="Version of the format", json_schema_extra={"const": 1}
    )
    title: Text
    about: Text | None = Field(None, description="What the case is and where it comes from")
    as_of: Text | None = Field(None, description="A date, a time with its offset, or after EVENT")
    known_to: Text | None = Field(None, description="Whose knowledge the estimate rests on")
    words: Literal[tables()] | None = Field(  # type: ignore[valid-type]
        None, description="The table that turns words into probabilities"
    )
    horizons: dict[str, Annotated[int, Field(ge=1)]] = Field(
        default_factory=dict, description="How many turns each horizon stands for"
    )
    documents: dict[str, Document] = Field(default_factory=dict)
    parties: dict[str, Party] = Field(min_length=1)
    options: dict[str, Option] = Field(min_length=1, description="By id: party.option")
    factors: dict[str, Factor] = Field(default_factory=dict)
    impossible: list[
        Annotated[
            Annotated[PatternOrFormula, Tag("text")] | Annotated[Rule, Tag("mapping")],
            Discriminator(kind_of_text),
        ]
    ] = Field(default_factory=list, description="Removes states")
    merged: list[
        Annotated[
            Annotated[PatternOrFormula, Tag("text")] | Annotated[Rule, Tag("mapping")],
            Discriminator(kind_of_text),
        ]
    ] = Field(default_factory=list, description="States that are practically one")
    barred: list[Bar] = Field(
        default_factory=list, description="Moves that the options allow and that cannot be made"
    )
    moves: dict[str, list[Arc]] = Field(
        default_factory=dict, description="By party: the moves it has, instead of its options'"
    )
    outcomes: dict[
        str,
        Annotated[
            Annotated[PatternOrFormula, Tag("text")] | Annotated[Outcome, Tag("mapping")],
            Discriminator(kind_of_text),
        ],
    ] = Field(default_factory=dict)
    set_aside: list[SetAside] = Field(default_factory=list)
    orders: dict[str, Order] = Field(
        default_factory=dict, description="What drives each party's decisions"
    )
    interests: dict[str, Order] = Field(
        default_factory=dict, description="What outcomes are judged by, where that differs"
    )
    questions: dict[str, Question] = Field(
        default_factory=dict, description="What is uncertain, with the hypotheses held of it"
    )
    grading: Grading = Field(
        default_factory=Grading, description="What grades and groups make of evidence"
    )
    groups: dict[str, Group] = Field(
        default_factory=dict, description="Items that rest on one another"
    )
    expected: dict[str, Expected] = Field(
        default_factory=dict, description="What was expected by a day"
    )
    indicators: dict[str, Indicator] = Field(default_factory=dict, description="What to watch for")
    judges: dict[str, Judge] = Field(
        default_factory=dict, description="Several who judge the questions"
    )
    pooling: Literal["linear", "logarithmic"] = Field(
        "linear", description="How the judges' beliefs become one"
    )
    commitments: dict[str, Commitment] = Field(
        default_factory=dict, description="What the parties owe each other"
    )
    measures: dict[str, Measure] = Field(
        default_factory=dict, description="The ways to see whether commitments are kept"
    )
    proposals: dict[str, Proposal] = Field(
        default_factory=dict, description="What the parties propose to each other"
    )
    issues: dict[str, Issue] = Field(
        default_factory=dict, description="What could be settled, each at one of several levels"
    )
    no_agreement: PatternOrFormula | None = Field(
        None, description="What comes if nothing is agreed: present, an outcome or states"
    )
    pressure: dict[str, PressureAsked] = Field(
        default_factory=dict, description="Who presses whom for what, where the case asks"
    )
    choice: Choice | None = Field(None, description="How the parties choose in a forecast")
    views: dict[str, View] = Field(
        default_factory=dict, description="By party: its own picture of the others"
    )
    start: dict[str, Value] = Field(
        default_factory=dict, description="Before the first event; what is not named is no"
    )
    events: list[Event] = Field(default_factory=list)
    judgements: list[Judgement] = Field(
        default_factory=list, description="What sources concluded, as checks on the result"
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file, for editors to complete and check by."""
    schema = CaseFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
