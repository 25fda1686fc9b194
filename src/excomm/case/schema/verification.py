"""The shape of what a case file says of an agreement: commitments, measures, what was seen."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from excomm.case.schema.base import Chance, FormulaText, Names, Part, Positive, Share, Sourced, Text
from excomm.case.vocabulary import (
    CONTINUITY,
    COVERAGE,
    DELAYS,
    DETECTION,
    RISKS,
    STATUS_SHORT,
    STATUSES,
)

__all__ = [
    "Commitment",
    "Delay",
    "Looks",
    "Measure",
    "Needed",
    "Risk",
    "Sample",
    "Seeing",
    "Seen",
    "Site",
    "Stakes",
    "Standing",
    "Total",
]

AtLeastZero = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
When = Annotated[
    str, Field(min_length=1, description="A date, a time with its offset, or the id of an event")
]
Standing = dict[
    str,
    dict[str, Literal[(*STATUSES, *STATUS_SHORT)]],  # type: ignore[valid-type]
]


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "word" if isinstance(value, str) else "number"


class Delay(Part):
    """How long after a breach it is seen: one of these."""

    hours: Positive | None = None
    days: Positive | None = None
    weeks: Positive | None = None
    months: Positive | None = None


DelayWord = Literal[DELAYS]  # type: ignore[valid-type]
ContinuityWord = Literal[CONTINUITY]  # type: ignore[valid-type]
AnyCoverage = Annotated[
    Annotated[Literal[COVERAGE], Tag("word")]  # type: ignore[valid-type]
    | Annotated[Share, Tag("number")],
    Discriminator(_kind),
    Field(description="A share from 0 to 1, or a word"),
]
AnyDetection = Annotated[
    Annotated[Literal[DETECTION], Tag("word")]  # type: ignore[valid-type]
    | Annotated[Share, Tag("number")],
    Discriminator(_kind),
    Field(description="The chance that one look sees a breach, or a word"),
]
AnyDelay = Annotated[
    Annotated[DelayWord, Tag("word")] | Annotated[Delay, Tag("mapping")],
    Discriminator(_kind),
    Field(description="How long after a breach it is seen: a span, or a word"),
]


class Needed(Part):
    """What is asked of the measures that see a commitment, each for itself."""

    coverage: AnyCoverage | None = None
    continuity: ContinuityWord | None = None
    delay: AnyDelay | None = None


class Total(Part):
    """What is to be done in all."""

    of: Count = Field(description="How many")
    what: Text | None = Field(None, description="Of what, in the plural")


class Stakes(Part):
    """What breach and keeping are worth to who owes, on one scale; keeping it is 0."""

    gain: AtLeastZero = Field(description="What a breach that is not seen gains")
    loss: AtLeastZero = Field(description="What a breach that is seen costs")
    false_alarm: AtLeastZero = Field(0.0, description="What an alarm without a breach costs")
    worth: AtLeastZero | None = Field(
        None, description="What the agreement is worth to it each period, while it lasts"
    )
    discount: Share | None = Field(
        None, description="What a period later counts beside this one, below 1"
    )


class Site(Part):
    """A place to look at."""

    chance: Share | None = Field(None, description="How likely a breach is to be here, if anywhere")
    rate: Positive | None = Field(None, description="How fast effort finds it here; 1, if not said")


class Commitment(Sourced):
    """What a party owes."""

    text: Text = Field(description="What is owed, in words that follow 'to'")
    party: Text = Field(description="Who owes it")
    to: Names | None = Field(None, description="The party or parties it is owed to")
    requires: FormulaText | None = Field(None, description="What is so while it is kept")
    total: Total | None = Field(None, description="How many of what are to be done")
    since: When | None = Field(None, description="Owed from then on: a date or an event")
    due: When | None = Field(None, description="To be done by then: a date or an event")
    in_return_for: list[Text] = Field(
        default_factory=list, description="Commitments that it is the return for"
    )
    hangs_on: list[Text] = Field(default_factory=list, description="Commitments that it falls with")
    assurance: (
        Annotated[
            Annotated[Text, Tag("word")]
            | Annotated[Share, Tag("number")]
            | Annotated[Needed, Tag("mapping")],
            Discriminator(_kind),
            Field(description="How sure one must be that it is kept, or how well it must be seen"),
        ]
        | None
    ) = None
    breach: Chance | None = Field(None, description="The chance that it is broken, before looking")
    readiness: Chance | None = Field(
        None,
        description="The chance that it is broken where breaking it pays; 1 if not said",
    )
    response: Delay | None = Field(
        None, description="The time within which a breach must be seen for others to respond to it"
    )
    size: Count | None = Field(
        None, description="How many items a breach is taken to concern; 1 if not said"
    )
    stakes: Stakes | None = None
    sites: (
        Annotated[
            Annotated[Count, Tag("number")]
            | Annotated[dict[str, Site], Field(min_length=1), Tag("mapping")],
            Discriminator(_kind),
            Field(description="How many places there are to look at, or the places"),
        ]
        | None
    ) = None


class Looks(Part):
    """How often a measure looks: one of these."""

    per_day: Positive | None = None
    per_week: Positive | None = None
    per_month: Positive | None = None
    in_all: Count | None = Field(None, description="So many looks, and no more")
    periods: Count | None = Field(
        None, description="In how many periods, at most one look each; beside in_all"
    )


class Sample(Part):
    """Items that are checked, drawn from all there are."""

    checked: Count = Field(description="How many are checked")
    of: Count | None = Field(None, description="Of how many; by default the commitment's total")


class Risk(Part):
    """What the measure may bring about."""

    level: Literal[RISKS] | None = None  # type: ignore[valid-type]
    per_week: AtLeastZero | None = Field(None, description="How many are to be expected a week")
    text: Text | None = Field(None, description="Of what")


class Seeing(Part):
    """How well a measure sees one commitment, where that differs from the others."""

    coverage: AnyCoverage | None = None
    detection: AnyDetection | None = None
    sample: Sample | None = None


class Measure(Sourced):
    """A way to see whether commitments are kept."""

    text: Text = Field(description="What it is")
    party: Text | None = Field(None, description="Who carries it out")
    sees: Annotated[
        Annotated[Text, Tag("word")]
        | Annotated[list[Text], Tag("list")]
        | Annotated[dict[str, Seeing], Tag("mapping")],
        Discriminator(_kind),
        Field(description="The commitments it can see, or by commitment how well"),
    ]
    coverage: AnyCoverage | None = None
    looks: Looks | None = None
    detection: AnyDetection | None = None
    correlation: Share | None = Field(
        None, description="How much one look says of the next, from 0 to 1"
    )
    false_alarm: Share | None = Field(
        None, description="The chance that one look sees a breach where there is none"
    )
    sample: Sample | None = None
    delay: AnyDelay | None = None
    continuity: ContinuityWord | None = None
    risk: (
        Annotated[
            Annotated[Literal[RISKS], Tag("word")]  # type: ignore[valid-type]
            | Annotated[Risk, Tag("mapping")],
            Discriminator(_kind),
        ]
        | None
    ) = None
    effort: Positive | None = Field(None, description="What it takes, on the case's own scale")
    needs: FormulaText | None = Field(None, description="What must be so for it to be in force")
    veto: Names | None = Field(None, description="The parties that can bar it")


class Seen(Part):
    """What a measure saw."""

    measure: Text
    commitment: Names | None = Field(None, description="By default all that the measure sees")
    sign: Literal["alarm", "nothing"] | None = Field(
        None, description="alarm: signs of a breach; nothing: none"
    )
    counted: Annotated[int, Field(ge=0)] | None = Field(None, description="How many were seen done")
    looks: Count | None = Field(None, description="In how many looks; 1, if not said")
