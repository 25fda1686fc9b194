"""What questions about an agreement and what is seen of it return."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.report import Table
from excomm.results.shown import Shown
from excomm.verification import Entry, Ledger, MeasureState, OutcomeView

__all__ = ["VerificationResult"]


@dataclass(frozen=True, eq=False, repr=False)
class VerificationResult(Shown):
    """How an agreement stands and what can be seen of it.

    Attributes
    ----------
    ledger
        Every commitment that is owed, with its standing, the measures that see it and what
        hangs on it; and every measure.
    outcomes
        What can be seen in each outcome that was asked about.
    """

    ledger: Ledger
    outcomes: tuple[OutcomeView, ...] = ()

    def __getitem__(self, commitment: str) -> Entry:
        """Return the entry of one commitment."""
        return self.ledger[commitment]

    def measure(self, name: str) -> MeasureState:
        """Return one measure as of the moment."""
        return self.ledger.measure(name)

    def tables(self) -> tuple[Table, ...]:
        """Return the ledger, the measures, how well commitments are seen, and the outcomes."""
        return report.verification_tables(self.ledger, self.outcomes)

    def rows(self) -> Table:
        """Return one row a commitment and measure that can see it."""
        return report.verification_rows(self.ledger)

    def in_words(self) -> str:
        """Say how each commitment stands, what is lacking, and what hangs on what."""
        return report.verification_text(self.ledger, self.outcomes)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.verification_data(self.ledger, self.outcomes)
