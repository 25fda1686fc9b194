"""What questions about proposals return."""

from typing import Any

from excomm import report
from excomm.negotiation import Appraisal
from excomm.report import Table
from excomm.results.shown import Shown

__all__ = ["AppraisalResult"]


class AppraisalResult(Appraisal, Shown):
    """A proposal appraised: whom it serves, its pitfalls, what it asks beside another."""

    def tables(self) -> tuple[Table, ...]:
        """Return how the parties like what it leads to, the pitfalls, and the comparison."""
        return report.appraisal_tables(self)

    def rows(self) -> Table:
        """Return one row for each place that triggered a rule, and one for each other rule."""
        return report.appraisal_rows(self)

    def in_words(self) -> str:
        """Say what triggered each pitfall, and who raised the price."""
        return report.appraisal_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.appraisal_data(self)
