"""The shape of what a case file says of proposals, and of what their rules look at."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from excomm.case.schema.base import Date, Names, Part, Positive, Sourced, Text, Value, kind_of_text

__all__ = ["AnyMatures", "Due", "Matures", "Proposal", "Term"]


class Matures(Part):
    """What is gained by time as long as an option is not done."""

    text: Text
    on: Date | None = Field(None, description="The day on which it is complete")


AnyMatures = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Matures, Tag("mapping")],
    Discriminator(kind_of_text),
    Field(description="What is gained by time as long as it is not done"),
]


class Due(Part):
    """When a term is due, counted from something: a span, and what it is counted from."""

    hours: Positive | None = None
    days: Positive | None = None
    weeks: Positive | None = None
    months: Positive | None = None
    after: Text = Field(description="agreement, talks, another term or an event")


class Term(Sourced):
    """What one party would owe under a proposal."""

    text: Text = Field(description="What is owed, in words that follow 'to'")
    party: Text = Field(description="Who would owe it")
    to: Names | None = Field(None, description="The party or parties it would be owed to")
    performs: dict[str, Value] = Field(
        default_factory=dict, description="What doing it sets: options of the party"
    )
    commitment: Text | None = Field(
        None, description="The commitment of the case that it is a form of"
    )
    due: (
        Annotated[
            Annotated[Text, Tag("text")] | Annotated[Due, Tag("mapping")],
            Discriminator(kind_of_text),
            Field(description="A date, an event, or a span counted from something"),
        ]
        | None
    ) = None
    talks: Literal["precondition", "subject"] | None = Field(
        None, description="Whether it comes before talks or is what they are about"
    )
    seen_by: list[Text] = Field(default_factory=list, description="Measures by which to see it")
    reference: Literal["open", "agreed"] | None = Field(
        None, description="The terms of reference of these measures"
    )
    in_return_for: list[Text] = Field(
        default_factory=list, description="Terms that it is the return for"
    )


class Proposal(Sourced):
    """A message that proposes something, with its terms."""

    text: Text = Field(description="What it proposes, as a sentence")
    event: Text | None = Field(None, description="The event that made it")
    sender: Text | None = Field(None, alias="from", description="Who proposes")
    to: Names | None = Field(None, description="The party or parties it is made to")
    channel: Literal["private", "public"] | None = None
    admits: list[Text] = Field(default_factory=list, description="What it admits, first time")
    mentions: list[Text] = Field(
        default_factory=list,
        description="Parties and options, or option=value, named without being addressed",
    )
    follows: Text | None = Field(
        None, description="The offer it follows; by default the last one of the same party"
    )
    closed_by: Text | None = Field(
        None, description="The event that accepted, refused or overtook it"
    )
    terms: dict[str, Term] = Field(min_length=1)
