"""The shape of what a case file says of evidence: grades, groups, the expected, judges."""

from typing import Annotated

from pydantic import Field

from excomm.case.schema.base import Chance, Evidence, Moment, Part, Share, Sourced, Text
from excomm.case.schema.dependence import JudgedPriors

__all__ = ["Expected", "Forecast", "Grading", "Group", "Indicator", "Judge"]


class Expected(Sourced):
    """Something that was expected by a day; if it has not come by then, that is evidence."""

    text: Text
    due: Moment = Field(description="From this day on its absence counts")
    evidence: Evidence = Field(
        min_length=1, description="By question and hypothesis: the chance that it comes by then"
    )
    came: Text | None = Field(None, description="The event with which it came, in time or late")


class Indicator(Sourced):
    """Something to watch for, and what it would say if it were seen."""

    text: Text
    since: Moment | None = Field(None, alias="from", description="Worth watching from this day on")
    evidence: Evidence = Field(
        min_length=1,
        description="By question and hypothesis: the chance of seeing it, were it true",
    )
    came: Text | None = Field(None, description="The event with which it was seen")


class Group(Sourced):
    """Items that rest on one another, and together count little more than one."""

    items: list[Text] = Field(min_length=1, description="Ids of events, and of what was expected")
    discount: Share | None = Field(None, description="What further items count for, 0 to 1")
    why: Text | None = None


class Grading(Part):
    """What grades and groups make of the weight of evidence, from 0 (nothing) to 1 (in full)."""

    reliability: dict[str, Share] = Field(default_factory=dict, description="By grade, A to F")
    credibility: dict[str, Share] = Field(default_factory=dict, description="By grade, 1 to 6")
    discount: Share | None = Field(None, description="What further items of a group count for")
    ach: dict[str, Annotated[float, Field(ge=0)]] = Field(
        default_factory=dict, description="What high, medium and low multiply inconsistency by"
    )


class Forecast(Part):
    """A past forecast, and whether it came true."""

    said: Chance
    of: Text = Field(description="What was forecast")
    happened: str | bool = Field(description="yes or no")


class Judge(Part):
    """One of several who judge the questions of the case."""

    name: Text
    agency: Text | None = None
    weight: Annotated[float, Field(ge=0)] = Field(1.0, description="In a pool, beside the others")
    priors: dict[str, JudgedPriors] = Field(
        default_factory=dict,
        description="By question and hypothesis, or as a table, as in the question itself",
    )
    evidence: dict[str, Evidence] = Field(
        default_factory=dict, description="By event, question and hypothesis, where it differs"
    )
    dissents: str | bool | None = Field(None, description="yes takes a footnote, no takes none")
    text: Text | None = Field(None, description="Why, in the judge's own words")
    record: list[Forecast] = Field(default_factory=list, description="Past forecasts")
