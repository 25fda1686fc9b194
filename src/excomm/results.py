"""What the questions asked of a case return: results that show themselves.

As text, in a notebook, and as data for other programs; nothing is computed here.
"""

import html
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

from excomm import report
from excomm.belief import Belief, Competition
from excomm.case import Situation
from excomm.conflict import (
    Agreements,
    OutcomeGraph,
    Reason,
    Stability,
    StateGraph,
    StatusQuo,
    SymbolicStability,
)
from excomm.estimate import (
    Comparison,
    Difference,
    Estimate,
    Timeline,
    difference_data,
    estimate_data,
    timeline_data,
)
from excomm.report import StateList, Table

if TYPE_CHECKING:
    import pandas

__all__ = [
    "AgreementsResult",
    "BeliefResult",
    "ComparisonResult",
    "DifferenceResult",
    "EstimateResult",
    "EvidenceResult",
    "PathsResult",
    "PictureResult",
    "ReasonResult",
    "Shown",
    "StabilityResult",
    "StatesResult",
    "SymbolicStabilityResult",
    "TimelineResult",
]


class Shown(ABC):
    """A result that shows itself: as text, in a notebook, as data for other programs."""

    @classmethod
    def of(cls, result: Any) -> Self:
        """Return a result of the rooms, able to show itself."""
        values = {field.name: getattr(result, field.name) for field in fields(result)}
        return cls(**values)

    def __repr__(self) -> str:
        return str(self)

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data."""

    def to_json(self) -> str:
        """Return the result as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @abstractmethod
    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show the result to a reader."""

    @abstractmethod
    def rows(self) -> Table:
        """Return the whole result as one table, for another program."""

    def __str__(self) -> str:
        return "\n".join(report.as_text(table) for table in self.tables()).removesuffix("\n")

    def _repr_html_(self) -> str:
        return "".join(report.as_html(table) for table in self.tables())

    def to_csv(self) -> str:
        """Return the result as comma-separated values."""
        return report.as_csv(self.rows())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the result as a pandas data frame.

        Raises
        ------
        ImportError
            If pandas is not installed.
        """
        return report.as_pandas(self.rows())


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
class BeliefResult(Shown):
    """What is believed of the questions of a case as of a moment.

    Attributes
    ----------
    situation
        The case as of the moment.
    beliefs
        One for each question asked then, in the order of the case.
    """

    situation: Situation
    beliefs: tuple[Belief, ...]

    def __getitem__(self, question: str) -> Belief:
        """Return what is believed of one question."""
        return {belief.question.id: belief for belief in self.beliefs}[question]

    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show it."""
        return report.belief_tables(self.situation, self.beliefs)

    def rows(self) -> Table:
        """Return one row a question, moment and hypothesis."""
        return report.belief_rows(self.beliefs)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.belief_data(self.situation, self.beliefs)


@dataclass(frozen=True, eq=False, repr=False)
class EvidenceResult(Shown):
    """Evidence against competing hypotheses as of a moment.

    Attributes
    ----------
    situation
        The case as of the moment.
    competitions
        One for each question asked then, in the order of the case.
    """

    situation: Situation
    competitions: tuple[Competition, ...]

    def __getitem__(self, question: str) -> Competition:
        """Return the evidence on one question."""
        return {found.question.id: found for found in self.competitions}[question]

    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show it."""
        return report.evidence_tables(self.situation, self.competitions)

    def rows(self) -> Table:
        """Return one row an item, of one question."""
        return report.evidence_rows(self.competitions)

    def in_words(self) -> str:
        """Say what leads, what hangs on what, and what to watch for."""
        return report.evidence_text(self.situation, self.competitions)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.evidence_data(self.situation, self.competitions)


@dataclass(frozen=True, eq=False, repr=False)
class ComparisonResult(Shown):
    """Two outcomes compared, for each party and horizon.

    Attributes
    ----------
    situation
        The case as of the moment.
    first, second
        The outcomes' ids; every claim is on the first.
    comparisons
        One for each horizon and party, in the order of the case.
    """

    situation: Situation
    first: str
    second: str
    comparisons: tuple[Comparison, ...]

    def tables(self) -> tuple[Table, ...]:
        """Return the table that shows it."""
        first, second = self.first, self.second
        return (report.comparison_table(self.situation, first, second, self.comparisons),)

    def rows(self) -> Table:
        """Return one row a party and horizon."""
        return report.comparison_rows(self.first, self.second, self.comparisons)

    def in_words(self) -> str:
        """Say whom which outcome serves."""
        case = self.situation.case
        return report.comparison_text(case, self.first, self.second, self.comparisons)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.comparison_data(self.situation, self.first, self.second, self.comparisons)


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


@dataclass(frozen=True, eq=False, repr=False)
class EstimateResult(Shown, Estimate):
    """An estimate, with everything of :class:`excomm.estimate.Estimate`."""

    def __str__(self) -> str:
        return self.written("text").removesuffix("\n")

    def written(self, form: str) -> str:
        """Return the estimate as ``text``, ``md``, ``html`` or ``json``."""
        return report.estimate_in(form, self)

    def _repr_html_(self) -> str:
        return _framed(self.written("html"))

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
        return _framed(self.written("html"))

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
        return _framed(self.written("html"))

    def tables(self) -> tuple[Table, ...]:
        """Return the table of what changed of belief and outcomes."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row for everything that changed of belief and outcomes."""
        return report.difference_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as plain data."""
        return difference_data(self)


def _framed(page: str) -> str:
    """Return a page as a notebook shows it: in a frame of its own."""
    shown = html.escape(page)
    return f'<iframe srcdoc="{shown}" style="width: 100%; height: 40em; border: 0"></iframe>'
