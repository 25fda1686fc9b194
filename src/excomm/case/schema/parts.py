"""The shape of what a case file says of its documents, its parties and their options."""

from typing import Annotated, Literal

from pydantic import Field

from excomm.case.schema.base import Date, Part, Sourced, Text
from excomm.case.schema.proposals import AnyMatures

__all__ = ["Document", "Mark", "Option", "Party"]


class Mark(Part):
    """The handling mark of a document, as it was and as it is."""

    was: Text = Field(description="The mark the document bore")
    now: Text = Field("none", description="The mark in force today, or none")


class Document(Part):
    """A source of the case."""

    title: Text
    date: Date | None = None
    author: Text | None = Field(None, description="Who wrote it")
    to: Text | None = Field(None, description="Whom it was written for")
    source: Text | None = Field(None, description="Where it is published or kept")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        None, description="Hash of the text that was read"
    )
    genre: Text | None = Field(None, description="Letter, memorandum, telegram, ...")
    place: Text | None = Field(None, description="Where it was written")
    url: Text | None = Field(None, description="Its address on the web")
    record: Text | None = Field(None, description="What the record calls it")
    part: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Which part of what was read it is, where that has several"
    )
    mark: Mark | None = None


class Party(Sourced):
    """A decision maker, or an observer who is affected and holds no option."""

    name: Text
    observer: bool = Field(False, description="Affected by the outcome, holds no option")
    text: Text | None = None
    allies: list[Text] = Field(default_factory=list, description="Parties it is allied with")
    unrecognized_by: list[Text] = Field(
        default_factory=list, description="Parties that refuse to recognise it"
    )


class Option(Sourced):
    """Something a party can do or not do, or do at a level."""

    text: Text = Field(description="What is done, in words that follow 'to'")
    levels: Annotated[list[Text], Field(min_length=2)] | None = Field(
        None, description="Levels from lowest to highest"
    )
    one_of: Annotated[list[Text], Field(min_length=2)] | None = Field(
        None, description="Alternatives in no order; the first is what holds by default"
    )
    moves: Literal["both", "on", "off"] = Field(
        "both", description="on: cannot be undone; off: cannot be resumed"
    )
    severity: Annotated[float, Field(ge=0)] | None = Field(
        None, description="How severe the act is, on the case's own scale"
    )
    tags: list[Text] = Field(default_factory=list, description="What kind of thing it is")
    matures: AnyMatures | None = None
    reserve: str | bool | None = Field(None, description="yes: its owner keeps it for later")
