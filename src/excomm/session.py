"""What ``excomm.load`` returns: a case at hand, and what can be asked of it.

Thin: it chains the rooms and shows their results; nothing is computed here.
"""

import html
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from excomm import report
from excomm.belief import Belief, believe
from excomm.case import Case, CaseError, Place, Problem, Situation, nearest, open_case, situate
from excomm.conflict import (
    Conflict,
    Finding,
    Reason,
    Stability,
    find_state,
    lint,
    make_conflict,
    make_space,
    read_states,
    solve,
    why,
)
from excomm.conflict import concept as named_concept
from excomm.conflict.stability import Progress
from excomm.estimate import (
    Comparison,
    Estimate,
    Manifest,
    compare,
    estimate_data,
    make_estimate,
)
from excomm.report import StateList, Table

if TYPE_CHECKING:
    import pandas

__all__ = [
    "Analysis",
    "BeliefResult",
    "ComparisonResult",
    "EstimateResult",
    "ReasonResult",
    "StabilityResult",
    "StatesResult",
    "load",
    "rerun",
]


def load(name_or_path: str | Path) -> "Analysis":
    """Read a case: a file, or by its name one of the library.

    Raises
    ------
    CaseError
        With everything that is wrong with it, each with its place.

    Examples
    --------
    >>> import excomm
    >>> chicken = excomm.load("chicken")
    >>> chicken.stability().equilibria("SEQ").tolist()
    [2, 3]
    """
    return Analysis(open_case(name_or_path), str(name_or_path))


def rerun(manifest: Manifest, beside: Path | None = None) -> "EstimateResult":
    """Make an estimate again from its manifest.

    Parameters
    ----------
    manifest
        What an estimate carries; :func:`excomm.estimate.read_manifest` reads it.
    beside
        The folder to look for the case in, where it is not where the manifest says.

    Raises
    ------
    CaseError
        If the case is not there, or is not the one the estimate was made from.
    """
    asked: str | Path = manifest.case
    if beside is not None and not Path(manifest.case).exists() and (beside / asked).exists():
        asked = beside / asked
    case = open_case(asked)
    if case.digest != manifest.sha256:
        raise CaseError(
            Problem(
                Place(case.file),
                f"this is not the case the estimate was made from: its sha256 is "
                f"{case.digest[:12]}, not {manifest.sha256[:12]}",
                "bring back that version, or make a new estimate",
            )
        )
    analysis = Analysis(case, manifest.case)
    return analysis.estimate(manifest.as_of, dict(manifest.given), manifest.seed)


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
class EstimateResult(Shown, Estimate):
    """An estimate, with everything of :class:`excomm.estimate.Estimate`."""

    def __str__(self) -> str:
        return self.written("text")

    def written(self, form: str) -> str:
        """Return the estimate as ``text``, ``md``, ``html`` or ``json``."""
        return report.estimate_in(form, self)

    def _repr_html_(self) -> str:
        page = html.escape(self.written("html"))
        return f'<iframe srcdoc="{page}" style="width: 100%; height: 40em; border: 0"></iframe>'

    def tables(self) -> tuple[Table, ...]:
        """Return the table of the outcomes."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row an outcome and concept."""
        return report.estimate_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the estimate as plain data."""
        return estimate_data(self)


@dataclass(frozen=True)
class Analysis:
    """A case at hand.

    Every question takes `as_of` (a date, a time with its offset, or ``after EVENT``; by
    default what the case says), `horizon` (one the case names; by default as far as the case
    looks) and `given` (hypotheses taken to be true, by question), and raises
    :class:`CaseError` where it cannot be answered.

    Attributes
    ----------
    case
        The case as it was read.
    asked
        The name or path it was asked for by; None for a case that is nowhere kept.
    """

    case: Case
    asked: str | None = None
    _conflicts: dict[tuple[str | None, str | None, frozenset[tuple[str, str]]], Conflict] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __repr__(self) -> str:
        case = self.case
        return (
            f"<Analysis of {case.name}: {case.title}; {len(case.players)} parties, "
            f"{len(case.options)} options, {len(case.events)} events>"
        )

    def conflict(
        self,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Conflict:
        """Return the conflict as of a moment, made once."""
        key = (as_of, horizon, frozenset((given or {}).items()))
        if key not in self._conflicts:
            self._conflicts[key] = make_conflict(situate(self.case, as_of, horizon, given))
        return self._conflicts[key]

    def states(
        self,
        where: str | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> StatesResult:
        """Return the states of the conflict, all or those that satisfy a formula or pattern."""
        situation = situate(self.case, as_of, horizon, given)
        space = make_space(situation)
        asked = "true" if where is None else where
        numbers = space.states_where(read_states(situation, asked))
        return StatesResult(space, numbers, space.find(situation.present))

    def stability(
        self,
        concepts: str | Sequence[str] | None = None,
        parties: str | Sequence[str] | None = None,
        states: str | int | Sequence[str | int] | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> StabilityResult:
        """Find which states hold.

        Parameters
        ----------
        concepts
            Ids of solution concepts such as ``"SEQ"``; by default all that are defined.
        parties
            Ids of parties; by default all, which equilibria need.
        states
            States as :meth:`why` takes them, to ask about these only.
        as_of, horizon, given
            As for every question.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        """
        asked = None if concepts is None else [named_concept(word) for word in _words(concepts)]
        conflict = self.conflict(as_of, horizon, given)
        for_whom = None if parties is None else _words(parties)
        among = None if states is None else [find_state(conflict, word) for word in _words(states)]
        return StabilityResult.of(solve(conflict, asked, for_whom, among, progress))

    def why(
        self,
        state: str | int,
        party: str,
        concept: str = "SEQ",
        limit: int | None = 5,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> ReasonResult:
        """Say why a state is or is not stable for a party.

        Parameters
        ----------
        state
            ``present``, a number, a pattern, or a formula that one state satisfies.
        party, concept
            For whom, and under which solution concept.
        limit
            How many improvements to explain at most; None explains all.
        as_of, horizon, given
            As for every question.
        """
        conflict = self.conflict(as_of, horizon, given)
        number = find_state(conflict, str(state))
        return ReasonResult.of(why(conflict, number, party, named_concept(concept), limit))

    def belief(
        self, questions: str | Sequence[str] | None = None, as_of: str | None = None, seed: int = 0
    ) -> BeliefResult:
        """Return what is believed of the questions of the case.

        Parameters
        ----------
        questions
            Ids of questions; by default all that are asked as of then.
        as_of
            As for every question.
        seed
            Of the sampling that carries the ranges of words.
        """
        situation = situate(self.case, as_of)
        asked = {question.id: question for question in situation.questions}
        wanted = set(asked) if questions is None else set(_words(questions))
        for name in sorted(wanted - asked.keys()):
            hint = nearest(name, list(asked)) or "the case asks none as of then"
            raise CaseError(Problem(None, f"unknown question '{name}'", hint))
        beliefs = tuple(believe(situation, asked[name], seed) for name in asked if name in wanted)
        return BeliefResult(situation, beliefs)

    def compare(
        self,
        first: str,
        second: str,
        parties: str | Sequence[str] | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> ComparisonResult:
        """Compare two outcomes for every party and observer.

        Parameters
        ----------
        first, second
            Ids of outcomes.
        parties
            Ids of parties and observers; by default all that say what they want.
        as_of, given
            As for every question.
        horizon
            One horizon; by default each that the case names.
        """
        named = [item.id for item in self.case.horizons]
        wanted: list[str | None] = [horizon] if horizon is not None else [*named] or [None]
        asked = None if parties is None else _words(parties)
        found: list[Comparison] = []
        for name in wanted:
            space = make_space(situate(self.case, as_of, name, given))
            found += compare(space, first, second, asked)
        situation = situate(self.case, as_of, horizon, given)
        return ComparisonResult(situation, first, second, tuple(found))

    def estimate(
        self,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> EstimateResult:
        """Make the estimate: everything found of the case, put together and judged.

        Parameters
        ----------
        as_of, given
            As for every question; questions that are not given are answered in every way,
            each by what is believed of it.
        seed
            Of the sampling that carries the ranges of words.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        """
        made = make_estimate(self.case, as_of, given, seed, self.asked, progress)
        return EstimateResult.of(made)

    def check(self) -> tuple[Finding, ...]:
        """Return what looks wrong in the case, in the order of its file."""
        return lint(self.case)


def _words(asked: str | int | Sequence[str | int]) -> list[str]:
    return [str(word) for word in ([asked] if isinstance(asked, str | int) else asked)]
