"""What questions about belief, about outcomes compared and about the time to come return."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.belief import Belief, Competition
from excomm.case import Situation
from excomm.estimate import (
    Comparison,
)
from excomm.forecast import Forecast, Reaction
from excomm.report import Table
from excomm.results.shown import Shown

__all__ = ["BeliefResult", "ComparisonResult", "EvidenceResult", "ForecastResult", "ReactionResult"]


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
class ForecastResult(Shown, Forecast):
    """What happens next and by when, with everything of :class:`excomm.forecast.Forecast`."""

    def tables(self) -> tuple[Table, ...]:
        """Return a table a horizon, and one of where improvements can come to rest."""
        return report.forecast_tables(self)

    def rows(self) -> Table:
        """Return one row a horizon and outcome."""
        return report.forecast_rows(self)

    def in_words(self) -> str:
        """Say how it can come to rest, step by step; nothing where states are not listed."""
        return report.forecast_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.forecast_data(self)


@dataclass(frozen=True, eq=False, repr=False)
class ReactionResult(Shown, Reaction):
    """How the others react to an act, with everything of :class:`excomm.forecast.Reaction`."""

    def tables(self) -> tuple[Table, ...]:
        """Return a table of each party's replies, and the ladder of all."""
        return report.reaction_tables(self)

    def rows(self) -> Table:
        """Return one row a party, turn and reply."""
        return report.reaction_rows(self)

    def in_words(self) -> str:
        """Say of each reply what impels and what restrains the party."""
        return report.reaction_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.reaction_data(self)
