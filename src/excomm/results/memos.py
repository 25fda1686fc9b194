"""What is written as a memo: an estimate, a timeline, a difference."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.estimate import (
    Difference,
    Estimate,
    Timeline,
    difference_data,
    estimate_data,
    timeline_data,
)
from excomm.report import Table
from excomm.results.shown import Shown, framed

__all__ = ["DifferenceResult", "EstimateResult", "TimelineResult"]


@dataclass(frozen=True, eq=False, repr=False)
class EstimateResult(Shown, Estimate):
    """An estimate, with everything of :class:`excomm.estimate.Estimate`."""

    def __str__(self) -> str:
        return self.written("text").removesuffix("\n")

    def written(self, form: str, numbers: bool = True) -> str:
        """Return the estimate as ``text``, ``md``, ``html`` or ``json``.

        Without `numbers`, the sentences of a memo say in words alone how likely things are.
        """
        return report.estimate_in(form, self, numbers)

    def _repr_html_(self) -> str:
        return framed(self.written("html"))

    def tables(self) -> tuple[Table, ...]:
        """Return the table of the outcomes."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row an outcome and concept."""
        return report.estimate_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the estimate as plain data."""
        return estimate_data(self)


@dataclass(frozen=True, repr=False)
class TimelineResult(Shown, Timeline):
    """A timeline, with everything of :class:`excomm.estimate.Timeline`."""

    def __str__(self) -> str:
        return self.written("text").removesuffix("\n")

    def written(self, form: str) -> str:
        """Return the timeline as ``text``, ``md``, ``html`` or ``json``."""
        return report.timeline_in(form, self)

    def _repr_html_(self) -> str:
        return framed(self.written("html"))

    def tables(self) -> tuple[Table, ...]:
        """Return the table of the outcomes, event by event."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row an event and outcome."""
        return report.timeline_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the timeline as plain data."""
        return timeline_data(self)


@dataclass(frozen=True, repr=False)
class DifferenceResult(Shown, Difference):
    """What changed, with everything of :class:`excomm.estimate.Difference`."""

    def __str__(self) -> str:
        return self.written("text").removesuffix("\n")

    def written(self, form: str) -> str:
        """Return the difference as ``text``, ``md``, ``html`` or ``json``."""
        return report.difference_in(form, self)

    def _repr_html_(self) -> str:
        return framed(self.written("html"))

    def tables(self) -> tuple[Table, ...]:
        """Return the table of what changed of belief and outcomes."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row for everything that changed of belief and outcomes."""
        return report.difference_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as plain data."""
        return difference_data(self)
