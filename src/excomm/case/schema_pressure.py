"""The shape of what a case says of pressure: what is asked, and what a source says of it."""

from typing import Literal

from pydantic import Field

from excomm.case.schema_base import Cite, Date, FormulaText, Part, Text

__all__ = ["PressesCheck", "PressureAsked"]


class PressureAsked(Part):
    """Pressure that is asked about: who presses for what."""

    text: Text = Field(description="What is pressed for, in words that follow 'to'")
    party: Text = Field(alias="by", description="The party that presses")
    wanted: FormulaText = Field(
        alias="for", description="What it presses for: over the options of other parties"
    )
    through: Text | None = Field(None, description="A third party through whom alone to look")
    since: Date | None = Field(None, alias="from", description="The first day it is asked")
    until: Date | None = Field(None, description="The last day it is asked")
    cites: list[Cite] = Field(default_factory=list, description="Passages this rests on")


class PressesCheck(Part):
    """Threats and promises of a party bring something about."""

    presses: FormulaText = Field(description="What is pressed for")
    party: Text = Field(alias="by", description="The party that presses")
    through: Text | None = Field(None, description="The third party through whom it works")
    only: bool = Field(False, description="Whether no set works without going through it")
    under: Literal["every", "each"] = Field(
        "every", description="One set works whichever is true, or for each hypothesis some set"
    )
    credible: bool | None = Field(
        None,
        description="true: nothing in it rests on being believed; false: something in each does",
    )
    size: int = Field(4, ge=1, le=6, description="How many undertakings a set has at most")
    given: dict[str, Text] = Field(
        default_factory=dict, description="Hypotheses taken to be true, by question"
    )
