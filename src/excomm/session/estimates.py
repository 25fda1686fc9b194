"""What can be asked of the estimate of a case."""

from collections.abc import Mapping, Sequence

from excomm.belief import believe_all, compete
from excomm.case import CaseError, Problem, Proposal, situate
from excomm.conflict import make_space
from excomm.conflict.stability import Progress
from excomm.estimate import Comparison, compare, make_difference, make_estimate, make_timeline
from excomm.estimate.answers import answer_questions, find_branches
from excomm.estimate.reactions import find_reaction
from excomm.forecast import RUNS, make_forecast, sample_forecast
from excomm.negotiation import find_proposal, made_as_of
from excomm.results import (
    BeliefResult,
    ComparisonResult,
    DifferenceResult,
    EstimateResult,
    EvidenceResult,
    ForecastResult,
    ReactionResult,
    TimelineResult,
)
from excomm.session.at_hand import CaseAtHand, Engine, names_in, never_listed

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
        return BeliefResult(situation, believe_all(situation, wanted, seed))

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

    def forecast(
        self,
        horizon: str | None = None,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        runs: int = RUNS,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> ForecastResult:
        """Forecast what happens by each horizon, over the range of error and caution.

        Parameters
        ----------
        horizon
            One horizon; by default each that the case names, or a single turn.
        as_of, given
            As for every question; questions that are not given are answered in every way,
            each by what is believed of it.
        seed
            Of the sampling that carries the ranges of words, and of runs.
        runs
            How many runs are drawn where states are too many to list.
        progress, engine
            As for :meth:`stability`.
        """
        _check_runs(runs)
        situation = situate(self.case, as_of, given=given)
        if never_listed(situation, engine):
            branches = find_branches(self.case, as_of, given, seed)
            found = sample_forecast(situation, branches, horizon, runs, seed, progress)
        else:
            answers = answer_questions(self.case, as_of, given, seed)
            found = make_forecast(situation, answers.branches, horizon, progress)
        return ForecastResult.of(found)

    def react(
        self,
        to: str | None = None,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        runs: int = RUNS,
        progress: Progress | None = None,
        engine: Engine = "auto",
        after: str | None = None,
    ) -> ReactionResult:
        """Say how the others react to an act, at first and when it is repeated.

        Parameters
        ----------
        to
            An event of the case, even one that has not happened; or options, with commas
            between: ``"us.strike_sam"``, ``"us.quarantine=tankers"``.
        as_of, given
            As for every question, of the case before the act; questions that are not given
            are answered in every way, each by what is believed of it.
        seed
            Of the sampling that carries the ranges of words, and of replies that are drawn.
        runs
            How many replies are drawn for each hypothesis and manner of choosing, where a
            party's own choices are too many to list.
        progress, engine
            As for :meth:`stability`.
        after
            In place of `to` a proposal of the case: its sender does its own part, and the others
            may do theirs. By default as of right after it was made.
        """
        _check_runs(runs)
        if (to is None) == (after is None):
            hint = "an event or options with to, or a proposal with after"
            raise CaseError(Problem(None, "say what is reacted to", hint))
        act: str | Proposal = to or ""
        if after is not None:
            act = find_proposal(self.case, after)
            as_of = as_of or made_as_of(act)
        listed = not never_listed(situate(self.case, as_of, given=given), engine)
        found = find_reaction(
            self.case, act, as_of, given, seed, listed=listed, runs=runs, progress=progress
        )
        return ReactionResult.of(found)

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


def _check_runs(runs: int) -> None:
    if runs < 1:
        raise CaseError(Problem(None, f"{runs} runs show nothing", "draw at least 1"))
