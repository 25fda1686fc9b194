"""What a question about pressure returns."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.negotiation import Pressure
from excomm.report import Table
from excomm.results.shown import Shown

__all__ = ["PressureResult"]


@dataclass(frozen=True, eq=False, repr=False)
class PressureResult(Pressure, Shown):
    """The sets of threats and promises that work, and what they share."""

    def tables(self) -> tuple[Table, ...]:
        """Return the sets that work, and how many were looked through."""
        return report.pressure_tables(self)

    def rows(self) -> Table:
        """Return one row a set, hypothesis and way."""
        return report.pressure_rows(self)

    def in_words(self) -> str:
        """Say how each set works, what it rests on, costs and risks, and what all share."""
        return report.pressure_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.pressure_data(self)
