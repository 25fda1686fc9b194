"""How evidence counts: grades, groups, what was expected, what to watch for, and who judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.model import Chance, Cite, Event
    from excomm.case.moments import Moment

__all__ = [
    "CREDIBILITY",
    "RATINGS",
    "RELIABILITY",
    "Expected",
    "Forecast",
    "Grading",
    "Group",
    "Indicator",
    "Judge",
    "Pooling",
    "PriorRow",
]

Pooling = Literal["linear", "logarithmic"]
Likelihoods = Mapping[str, Mapping[str, "Chance"]]

# The Admiralty grades: A reliable to E unreliable, 1 confirmed to 5 improbable. F and 6 are
# "cannot be judged".
RELIABILITY = ("A", "B", "C", "D", "E", "F")
CREDIBILITY = ("1", "2", "3", "4", "5", "6")

# The ratings of a table of competing hypotheses, from very consistent to very inconsistent;
# NA: does not bear on it (Heuer 1999).
RATINGS = ("CC", "C", "N", "I", "II", "NA")

# How much is left of a report by grade, for want of a published scale in even steps.
_STEPS = (1.0, 0.8, 0.6, 0.4, 0.2)

# What further items of a group count for: a quarter of their own.
DISCOUNT = 0.25


def _weights(names: tuple[str, ...]) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(names, (*_STEPS, sum(_STEPS) / 5), strict=True)))


@dataclass(frozen=True)
class Grading:
    """What grades and groups make of the weight of an item.

    Attributes
    ----------
    reliability, credibility
        By grade, from 0 (says nothing) to 1 (as stated).
    discount
        What an item counts for beside a stronger one of its group, from 0 to 1.
    ach
        By high, medium and low weight: what a score of inconsistency is multiplied by.

    Notes
    -----
    "Cannot be judged" is not "worthless". The weight enters a likelihood linearly, so that not
    knowing which of the five grades is right, each as likely as the others, comes to their
    mean; that is what F and 6 stand for unless the case says otherwise.
    """

    reliability: Mapping[str, float] = field(default_factory=lambda: _weights(RELIABILITY))
    credibility: Mapping[str, float] = field(default_factory=lambda: _weights(CREDIBILITY))
    discount: float = DISCOUNT
    ach: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"high": 2.0, "medium": 1.0, "low": 0.5})
    )

    def weight(self, event: Event) -> float:
        """Return the weight of a report: both grades multiplied; 1 where it has none."""
        reliability = 1.0 if event.reliability is None else self.reliability[event.reliability]
        credibility = 1.0 if event.credibility is None else self.credibility[event.credibility]
        return reliability * credibility


@dataclass(frozen=True)
class Group:
    """Items that rest on one another: the strongest counts in full, the others at a discount.

    `discount` is None for that of the case's grading.
    """

    id: str
    items: tuple[str, ...]
    discount: float | None = None
    why: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Expected:
    """Something that was expected by a day.

    Attributes
    ----------
    due
        From this day on its absence counts.
    evidence
        By question and hypothesis, the chance that it comes by then.
    came
        The event with which it came, in time or late; None where it never did.
    """

    id: str
    text: str
    due: Moment
    evidence: Likelihoods
    came: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Indicator:
    """Something to watch for: what it would say if it were seen.

    Attributes
    ----------
    since
        From when it is worth watching; None for always.
    came
        The event with which it was seen; from then on it is no longer watched for.
    """

    id: str
    text: str
    evidence: Likelihoods
    since: Moment | None = None
    came: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Forecast:
    """A past forecast of a judge, and whether it came true."""

    said: Chance
    of: str
    happened: bool


@dataclass(frozen=True)
class PriorRow:
    """The priors of a question, given answers to questions that it depends on.

    Attributes
    ----------
    given
        The hypothesis taken to be true, by question; one left out may have any answer.
    priors
        By hypothesis; None is what the others leave.
    """

    given: Mapping[str, str]
    priors: Mapping[str, Chance | None]
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None

    def covers(self, answers: Mapping[str, str]) -> bool:
        """Return whether the row is for a combination of answers."""
        return all(answers[question] == name for question, name in self.given.items())


@dataclass(frozen=True)
class Judge:
    """One of several who judge the questions of a case.

    Attributes
    ----------
    weight
        In a pool, beside the weights of the others.
    priors
        By question and hypothesis; None is what the others leave.
    rows
        By question, where they are a table: its priors given answers to those it depends on.
    evidence
        By item, question and hypothesis: where the judge differs from the case.
    dissents
        Marked as dissenting or as not; None leaves it to whether the result differs.
    text
        Why, in the judge's words.
    record
        Past forecasts whose outcome is known.
    """

    id: str
    name: str
    agency: str | None = None
    weight: float = 1.0
    priors: Mapping[str, Mapping[str, Chance | None]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    rows: Mapping[str, tuple[PriorRow, ...]] = field(default_factory=lambda: MappingProxyType({}))
    evidence: Mapping[str, Likelihoods] = field(default_factory=lambda: MappingProxyType({}))
    dissents: bool | None = None
    text: str | None = None
    record: tuple[Forecast, ...] = ()
    place: Place | None = None

    def judges(self, question: str) -> bool:
        """Return whether the judge takes part in a question: has given priors."""
        return question in self.priors or question in self.rows

    def __str__(self) -> str:
        return f"{self.name} ({self.agency})" if self.agency else self.name
