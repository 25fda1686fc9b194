"""The shape of what a party wants: statements, a ranking of states, weights."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from excomm.case.schema.base import FormulaText, Part, PatternOrFormula, Text, Timed

__all__ = ["Entry", "Order", "Ranking", "Statement", "Weights"]


class Statement(Timed):
    """One thing a party wants."""

    id: Text
    want: FormulaText
    text: Text | None = None
    refusal: str | bool | None = Field(
        None, description="yes: the party agrees to nothing in which this does not hold"
    )


def _kind_of_entry(value: Any) -> str:
    return "tier" if isinstance(value, list) else "statement"


Entry = Annotated[
    Annotated[Statement, Tag("statement")]
    | Annotated[
        list[Statement],
        Field(min_length=1, description="Statements in no order among themselves"),
        Tag("tier"),
    ],
    Discriminator(_kind_of_entry),
]


class Ranking(Part):
    """A ranking of states, best first."""

    ranking: list[PatternOrFormula | list[PatternOrFormula]] = Field(
        min_length=1, description="States from best to worst; those of one line or list tie"
    )


class Weights(Part):
    """Option weights: a state's score is the sum of the weights of what is true in it."""

    weights: dict[str, int | float] = Field(
        min_length=1, description="A weight for an option, a level or any formula"
    )


def _kind_of_order(value: Any) -> str | None:
    if isinstance(value, dict):
        return "weights" if "weights" in value else "ranking"
    return "statements"


Order = Annotated[
    Annotated[list[Entry], Tag("statements")]
    | Annotated[Ranking, Tag("ranking")]
    | Annotated[Weights, Tag("weights")],
    Discriminator(_kind_of_order),
]
