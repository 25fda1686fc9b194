"""What the question of what could be settled over many issues returns."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.negotiation import Packages
from excomm.report import Table
from excomm.results.shown import Shown

__all__ = ["PackagesResult"]


@dataclass(frozen=True, eq=False, repr=False)
class PackagesResult(Shown, Packages):
    """What could be settled, with everything of :class:`excomm.negotiation.Packages`."""

    def tables(self) -> tuple[Table, ...]:
        """Return how many packages are what, some side by side, every level, and trades."""
        return report.packages_tables(self)

    def rows(self) -> Table:
        """Return one row a level of an issue."""
        return report.packages_rows(self)

    def in_words(self) -> str:
        """Say in words what stands in the way and what linking issues does."""
        return report.packages_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.packages_data(self)
