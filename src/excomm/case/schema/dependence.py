"""The shape of what a case file says of questions that depend on others."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from excomm.case.schema.base import Chances, Sourced, Text

__all__ = ["JudgedPriors", "PriorRow"]


class PriorRow(Sourced):
    """How likely each hypothesis of a question is, given answers to those it depends on."""

    given: dict[str, Text] = Field(
        description="By question a hypothesis taken to be true; one left out may have any answer"
    )
    prior: Chances = Field(
        min_length=1,
        description="By hypothesis its prior, or under 'ratio' how many times likelier it is",
    )


def _kind_of_priors(value: Any) -> str:
    return "table" if isinstance(value, list) else "priors"


JudgedPriors = Annotated[
    Annotated[Chances, Tag("priors")]
    | Annotated[list[PriorRow], Field(min_length=1), Tag("table")],
    Discriminator(_kind_of_priors),
]
