"""The shape of what a case says of pressure: who presses for what."""

from pydantic import Field

from excomm.case.schema.base import Cite, Date, FormulaText, Part, Text

__all__ = ["PressureAsked"]


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
