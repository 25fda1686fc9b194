"""What can be asked of the estimate of a case."""

from collections.abc import Mapping, Sequence

from excomm.belief import believe, compete
from excomm.case import situate
from excomm.conflict import make_space
from excomm.conflict.stability import Progress
from excomm.estimate import Comparison, compare, make_difference, make_estimate, make_timeline
from excomm.results import (
    BeliefResult,
    ComparisonResult,
    DifferenceResult,
    EstimateResult,
    EvidenceResult,
    TimelineResult,
)
from excomm.session.at_hand import CaseAtHand, names_in

__all__ = ["EstimateQuestions"]


class EstimateQuestions(CaseAtHand):
    """What is believed, whom an outcome serves, how it stands and stood."""

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
        wanted = situation.named(None if questions is None else names_in(questions))
        beliefs = tuple(believe(situation, question, seed) for question in wanted)
        return BeliefResult(situation, beliefs)

    def evidence(
        self,
        questions: str | Sequence[str] | None = None,
        as_of: str | None = None,
        judge: str | None = None,
    ) -> EvidenceResult:
        """Set the evidence on questions against their hypotheses.

        Parameters
        ----------
        questions
            As for :meth:`belief`.
        as_of
            As for every question.
        judge
            Whose priors and chances to take; by default the case's own.
        """
        situation = situate(self.case, as_of)
        wanted = situation.named(None if questions is None else names_in(questions), judge)
        found = tuple(compete(situation, question, judge) for question in wanted)
        return EvidenceResult(situation, found)

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
        horizons = [item.id for item in self.case.horizons]
        wanted: list[str | None] = [horizon] if horizon is not None else [*horizons] or [None]
        asked = None if parties is None else names_in(parties)
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

    def timeline(
        self,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> TimelineResult:
        """Make the estimate at every event: what was so, was believed, held, could be reached.

        Parameters
        ----------
        as_of, given, seed, progress
            As for :meth:`estimate`; the timeline goes up to the moment.
        """
        made = make_timeline(self.case, as_of, given, seed, self.asked, progress)
        return TimelineResult.of(made)

    def diff(
        self,
        since: str | None = None,
        to: str | None = None,
        other: CaseAtHand | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> DifferenceResult:
        """Say what changed between two moments, or from this version of a case to another.

        Parameters
        ----------
        since, to
            The moments, as for every question; of one case, `since` must be said.
        other
            The later version.
        given, seed, progress
            As for :meth:`estimate`.
        """
        asked = (self.asked, other.asked if other is not None else None)
        later = other.case if other is not None else None
        made = make_difference(self.case, since, to, later, given, seed, asked, progress)
        return DifferenceResult.of(made)
