"""What a case at hand is asked of the time to come: forecasts and reactions.

Thin, as :mod:`excomm.session` is: it chains the rooms.
"""

from collections.abc import Mapping
from typing import Literal

from excomm.case import Case, CaseError, Problem, Situation, situate
from excomm.conflict import cells_needed
from excomm.conflict.stability import Progress
from excomm.estimate.answers import answer_questions, find_branches
from excomm.estimate.reactions import find_reaction
from excomm.forecast import RUNS, make_forecast, sample_forecast
from excomm.results import ForecastResult, ReactionResult

__all__ = ["ENGINES", "Engine", "Foreseeing", "never_listed"]

Engine = Literal["auto", "enumerated", "symbolic"]
ENGINES: tuple[Engine, ...] = ("auto", "enumerated", "symbolic")

# Up to so many combinations of options states are listed; beyond, diagrams are faster.
MOST_LISTED = 2**22


class Foreseeing:
    """The questions about the time to come.

    Attributes
    ----------
    case
        The case as it was read.
    """

    case: Case

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
        if runs < 1:
            raise CaseError(Problem(None, f"{runs} runs show nothing", "draw at least 1"))
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
        to: str,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
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
            Of the sampling that carries the ranges of words.
        """
        return ReactionResult.of(find_reaction(self.case, to, as_of, given, seed))


def never_listed(situation: Situation, engine: Engine) -> bool:
    """Return whether a conflict is solved without listing its states."""
    if engine != "auto":
        return engine == "symbolic"
    # Moves beyond options are listed one by one, and the states with them.
    too_many = cells_needed(situation) > MOST_LISTED
    return too_many and not situation.case.beyond_options
