"""What the parts of a case file's shape share: texts, moments, citations, chances."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

__all__ = [
    "Chance",
    "Chances",
    "Cite",
    "Date",
    "Evidence",
    "FormulaText",
    "Moment",
    "Names",
    "Part",
    "PatternOrFormula",
    "Positive",
    "Share",
    "Sourced",
    "Text",
    "Timed",
    "Value",
    "kind_of_text",
]

Text = Annotated[str, Field(min_length=1)]
Names = Text | list[Text]
Positive = Annotated[float, Field(gt=0)]
FormulaText = Annotated[str, Field(min_length=1, description="A formula over options")]
PatternOrFormula = Annotated[
    str, Field(min_length=1, description="A pattern of states such as 'YN- Y', or a formula")
]
Date = Annotated[str, Field(description="A date such as 1962-10-27")]
Moment = Annotated[
    str, Field(description="A date, or a time with its offset such as 1962-10-27T10:17-04:00")
]
Value = Annotated[
    str | bool, Field(description="yes or no, or for an option with levels one of them")
]


def kind_of_text(value: Any) -> str:
    """Return which of the two something is that may be said in text or in keys of its own."""
    return "mapping" if isinstance(value, dict) else "text"


class Part(BaseModel):
    """A mapping of a case file; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Cite(Part):
    """A passage of a document."""

    document: Text = Field(description="Id of one of the case's documents")
    paragraph: int | str | None = Field(None, description="Number or label of the paragraph")
    page: int | str | None = Field(None, description="Number or label of the page")
    quote: Text | None = Field(None, description="At most eight words, to find the passage by")
    at: Annotated[str, Field(pattern=r"^\d+-\d+( *, *\d+-\d+)*$")] | None = Field(
        None, description="Where it stands in the raw text, such as 1234-1267, 1300-1310"
    )
    reading: Annotated[str, Field(pattern="^[0-9a-f]{12,64}$")] | None = Field(
        None, description="How the hash of that raw text begins, in at least 12 digits"
    )


class Sourced(Part):
    """A part that says what it rests on."""

    cites: list[Cite] = Field(default_factory=list, description="Passages this rests on")
    by: Text | None = Field(None, description="Who supplied this, where no passage does: analyst")


class Timed(Sourced):
    """A part that is in force for a time."""

    since: Moment | None = Field(None, alias="from", description="In force from this day on")
    until: Moment | None = Field(None, description="In force up to and including this day")


def _kind_of_chance(value: Any) -> str:
    return "range" if isinstance(value, list) else "word" if isinstance(value, str) else "number"


Share = Annotated[float, Field(ge=0, le=1)]
Chance = Annotated[
    Annotated[Text, Tag("word")]
    | Annotated[Share, Tag("number")]
    | Annotated[list[Share], Field(min_length=2, max_length=2), Tag("range")],
    Discriminator(_kind_of_chance),
    Field(description="A word of estimative probability, a number from 0 to 1, or a range of two"),
]


def _kind_of_likelihood(value: Any) -> str:
    return "ratios" if isinstance(value, dict) else _kind_of_chance(value)


Chances = dict[
    str,
    Annotated[
        Annotated[Text, Tag("word")]
        | Annotated[Share, Tag("number")]
        | Annotated[list[Share], Field(min_length=2, max_length=2), Tag("range")]
        | Annotated[dict[str, Annotated[float, Field(ge=0)]], Tag("ratios")],
        Discriminator(_kind_of_likelihood),
        Field(description="A chance, or under 'ratio' by hypothesis how many times likelier"),
    ],
]
Evidence = dict[str, Chances]
