"""The shape of a party's own picture of the others, and of what is told to it as advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from excomm.case.schema.base import Sourced, Text

if TYPE_CHECKING:
    from excomm.case.schema.case import Question
    from excomm.case.schema.preferences import Order

__all__ = ["Advice", "View"]


class Advice(Sourced):
    """Something a source would have the party do that does not follow from the case."""

    text: Text
    about: Text = Field(description="An option, an issue, or tactics")


# The orders and questions it holds are those of a case: excomm.case.schema.case completes it.
class View(Sourced):
    """What a party takes the others to want, what it asks itself, what it does not know."""

    text: Text | None = None
    orders: dict[str, Order] = Field(
        default_factory=dict, description="What it thinks drives the others' decisions"
    )
    interests: dict[str, Order] = Field(
        default_factory=dict, description="What it thinks the others judge outcomes by"
    )
    questions: dict[str, Question] = Field(
        default_factory=dict, description="What it asks itself, instead of what the estimators ask"
    )
    unaware: list[Text] = Field(
        default_factory=list, description="Options of others it does not know of"
    )
    advice: list[Advice] = Field(
        default_factory=list, description="What a source would have it do, and does not follow"
    )
