"""The shape of what a case file says of issues: what could be settled, and how."""

from typing import Annotated, Literal

from pydantic import Field

from excomm.case.schema.base import Names, Part, Sourced, Text, Value
from excomm.case.vocabulary import FORMS

__all__ = ["Issue", "Level"]


class Level(Sourced):
    """One way to settle an issue."""

    text: Text
    performs: dict[str, Value] = Field(
        description="What is so when it is carried out: option to value"
    )
    form: Literal[FORMS] | None = Field(  # type: ignore[valid-type]
        None, description="How binding it is"
    )
    effective: Text | None = Field(
        None, description="From when on: a date, the id of an event, or words"
    )


class Issue(Part):
    """Something to be settled, or not."""

    text: Text
    raised_by: Names | None = Field(None, description="The party or parties expected to raise it")
    procedure: bool = Field(
        False, description="Whether it is about how to negotiate, not about what"
    )
    levels: Annotated[dict[str, Level], Field(min_length=1)] = Field(
        description="The ways to settle it, from the least to the most far-reaching"
    )
