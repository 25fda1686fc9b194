"""What questions about an agreement and what is seen of it return."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from excomm import report
from excomm.case import CaseError, Problem
from excomm.report import Table
from excomm.results.shown import Shown
from excomm.verification import (
    Assured,
    Course,
    Entry,
    Help,
    Ledger,
    MeasureState,
    OutcomeView,
    course_of,
    find_help,
)

__all__ = ["VerificationResult"]

# For so many commitments that lack something it is said what would help, unless all are asked.
MOST_HELPED = 6


@dataclass(frozen=True, eq=False, repr=False)
class VerificationResult(Shown):
    """How an agreement stands and what can be seen of it.

    Attributes
    ----------
    ledger
        Every commitment that is owed, with its standing, the measures that see it and what
        hangs on it; and every measure.
    assured
        How sure one can be of each, where the case has figures.
    outcomes
        What can be seen in each outcome that was asked about.
    days, effort
        How far ahead what would help is compared, and how much effort there is to divide over
        sites; None where nothing was asked.
    what_helps
        Whether what would help is shown at length.
    """

    ledger: Ledger
    assured: Assured
    outcomes: tuple[OutcomeView, ...] = ()
    days: float | None = None
    effort: float | None = None
    what_helps: bool = False

    def __getitem__(self, commitment: str) -> Entry:
        """Return the entry of one commitment."""
        return self.ledger[commitment]

    def measure(self, name: str) -> MeasureState:
        """Return one measure as of the moment."""
        return self.ledger.measure(name)

    def course(self, commitment: str) -> Course | None:
        """Return how sure one could be of a commitment, day by day; None without figures."""
        return course_of(self.assured[commitment], self.ledger.situation)

    def help(self, commitment: str) -> Help:
        """Return what would make one surer that a commitment is kept."""
        return find_help(self.assured[commitment], self.days, self.effort)

    @cached_property
    def helps(self) -> tuple[Help, ...]:
        """What would help with the commitments that lack something, or at length with all."""
        lacking = [one for one in self.assured.in_figures if one.short]
        asked = self.assured.in_figures if self.what_helps else lacking[:MOST_HELPED]
        return tuple(find_help(one, self.days, self.effort) for one in asked)

    def tables(self) -> tuple[Table, ...]:
        """Return the ledger, the measures, how well commitments are seen, and the outcomes."""
        sure = report.assurance_tables(self.assured, self.outcomes, self.days)
        helps = report.help_tables(self.helps) if self.what_helps else ()
        return (*report.verification_tables(self.ledger, self.outcomes), *sure, *helps)

    def rows(self) -> Table:
        """Return one row a commitment and measure that can see it."""
        return report.verification_rows(self.ledger)

    def in_words(self) -> str:
        """Say how each commitment stands, how sure that is, what lacks, what hangs on what."""
        lacking = sum(one.short for one in self.assured.in_figures)
        more = 0 if self.what_helps else max(lacking - MOST_HELPED, 0)
        case = self.ledger.situation.case
        told = (
            report.verification_text(self.ledger, self.outcomes),
            report.assurance_text(self.assured),
            report.help_text(case, self.helps, more, self.what_helps),
        )
        return "\n\n".join(text.rstrip("\n") for text in told if text)

    def to_svg(self) -> str:
        """Return how assurance went over time, as a picture.

        Raises
        ------
        CaseError
            If there is nothing to draw: no commitment has figures.
        """
        try:
            return report.assurance_svg(self.assured)
        except ValueError as error:
            hint = "say the chance of a breach, and the detection and looks of a measure"
            raise CaseError(Problem(None, str(error), hint)) from None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.verification_data(self.ledger, self.outcomes) | {
            "assurance": report.assurance_data(self.assured, self.outcomes, self.days),
            "helps": report.help_data(self.helps),
        }
