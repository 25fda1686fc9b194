"""What questions about the conflict return."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.conflict import (
    Agreements,
    OutcomeGraph,
    Reason,
    Stability,
    StateGraph,
    StatusQuo,
    SymbolicStability,
)
from excomm.report import StateList, Table
from excomm.results.shown import Shown

__all__ = [
    "AgreementsResult",
    "PathsResult",
    "PictureResult",
    "ReasonResult",
    "StabilityResult",
    "StatesResult",
    "SymbolicStabilityResult",
]


@dataclass(frozen=True, eq=False, repr=False)
class StatesResult(Shown, StateList):
    """The states of a conflict, with everything of :class:`excomm.report.StateList`."""

    def tables(self, limit: int | None = 20) -> tuple[Table, ...]:
        """Return the tables that show the states, in rows at most `limit` of them."""
        return report.states_tables(self, limit)

    def rows(self) -> Table:
        """Return one row a state."""
        return report.states_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the states as plain data."""
        return report.states_data(self)


@dataclass(frozen=True, eq=False, repr=False)
class StabilityResult(Shown, Stability):
    """What is stable, with everything of :class:`excomm.conflict.Stability`."""

    def tables(self, limit: int | None = 10) -> tuple[Table, ...]:
        """Return the tables that show what holds, at most `limit` equilibria one by one."""
        return report.stability_tables(self, limit)

    def rows(self) -> Table:
        """Return one row a state, one column a concept and party."""
        return report.stability_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return stability as plain data."""
        return report.stability_data(self)

    def in_words(self) -> str:
        """Say in words which named outcomes hold, and why."""
        return report.outlook_text(self)


@dataclass(frozen=True, eq=False, repr=False)
class SymbolicStabilityResult(Shown, SymbolicStability):
    """What is stable where states are too many to list.

    With everything of :class:`excomm.conflict.SymbolicStability`.
    """

    def tables(self, limit: int | None = 5) -> tuple[Table, ...]:
        """Return the tables that show what holds, with at most `limit` equilibria."""
        return report.symbolic_tables(self, limit)

    def rows(self) -> Table:
        """Return one row a concept and party."""
        return report.symbolic_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return stability as plain data."""
        return report.symbolic_data(self)

    def in_words(self) -> str:
        """Say in words which named outcomes hold."""
        return report.symbolic_text(self)


@dataclass(frozen=True, eq=False, repr=False)
class ReasonResult(Shown, Reason):
    """Why a state is stable or not, with everything of :class:`excomm.conflict.Reason`."""

    def __str__(self) -> str:
        return report.reason_text(self).removesuffix("\n")

    def tables(self) -> tuple[Table, ...]:
        """Return the table that shows the reasons."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row an improvement."""
        return report.reason_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the reasons as plain data."""
        return report.reason_data(self)


@dataclass(frozen=True, eq=False, repr=False)
class PathsResult(Shown, StatusQuo):
    """What can become of a state, with everything of :class:`excomm.conflict.StatusQuo`."""

    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show how far steps lead, and to what."""
        return report.paths_tables(self)

    def rows(self) -> Table:
        """Return one row an equilibrium or group of them, outcome, and state asked for."""
        return report.paths_rows(self)

    def in_words(self) -> str:
        """Say in words how each can be reached, step by step, or why it cannot."""
        return report.paths_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.paths_data(self)


@dataclass(frozen=True, eq=False, repr=False)
class AgreementsResult(Shown, Agreements):
    """What could be agreed, with everything of :class:`excomm.conflict.Agreements`."""

    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show how much could be agreed, for whom, and some of it."""
        return report.agreements_tables(self)

    def rows(self) -> Table:
        """Return one row an agreement shown."""
        return report.agreements_rows(self)

    def in_words(self) -> str:
        """Say in words what the agreements shown would ask, or why there is none."""
        return report.agreements_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.agreements_data(self)


@dataclass(frozen=True, eq=False, repr=False)
class PictureResult(Shown):
    """The graph of a conflict as a picture; `str` gives it as SVG, a notebook shows it.

    Attributes
    ----------
    graph
        What is drawn: :class:`excomm.conflict.StateGraph`, or, grouped by outcome,
        :class:`excomm.conflict.OutcomeGraph`.
    """

    graph: StateGraph | OutcomeGraph

    def __repr__(self) -> str:
        by = "state by state" if isinstance(self.graph, StateGraph) else "by outcome"
        case = self.graph.stability.conflict.situation.case
        return f"<Picture of {case.name}, {by}, under {self.graph.concept}>"

    def __str__(self) -> str:
        return report.picture_svg(self.graph)

    def _repr_svg_(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        # Letters keep their size: where the page is narrower, the picture scrolls in its box.
        return f'<div style="overflow-x: auto">{self}</div>'

    def tables(self) -> tuple[Table, ...]:
        """Return the table of the arrows."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row an arrow."""
        return report.picture_rows(self.graph)

    def to_dict(self) -> dict[str, Any]:
        """Return what the picture shows as plain data."""
        return report.picture_data(self.graph)
