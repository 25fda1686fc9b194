"""The forecast: how likely each outcome is at each horizon, over the range of choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from excomm.case import Situation
from excomm.conflict import Space, StateAt
from excomm.conflict.space import BoolArray
from excomm.conflict.stability import Progress
from excomm.conflict.steps import state_at
from excomm.forecast.branches import Branch
from excomm.forecast.elimination import FloatArray
from excomm.forecast.endings import Endings, find_endings
from excomm.forecast.turns import MIDDLE, Manner, manners, turns_to, unfold

__all__ = ["Chances", "Forecast", "Likelihood", "LikelyState", "Prospect", "make_forecast", "over"]

MOST_STATES = 5


@dataclass(frozen=True)
class Likelihood:
    """A chance: in the middle of the range of error and caution, and the least and most in it.

    Attributes
    ----------
    error
        The standard error of the middle, where it is sampled; 0 where it is exact.
    """

    point: float
    low: float
    high: float
    error: float = 0.0


@dataclass(frozen=True)
class Chances:
    """How likely an outcome is.

    Attributes
    ----------
    outcome
        Its id; None for the states of no named outcome.
    chance
        By all hypotheses, each as likely as it is believed.
    branches
        In the middle of the range, under each branch.
    """

    outcome: str | None
    chance: Likelihood
    branches: tuple[float, ...]


@dataclass(frozen=True)
class LikelyState:
    """A state, and how likely it is."""

    at: StateAt
    chance: Likelihood


@dataclass(frozen=True)
class Prospect:
    """What is likely at one horizon.

    Attributes
    ----------
    horizon, turns
        Its name, and after how many turns it is.
    outcomes
        The named outcomes in the order of the case, and last what is in none. Outcomes may
        overlap.
    present
        How likely it is that the present state holds then.
    states
        The likeliest states, by the middle of the range; none where states are not listed.
    """

    horizon: str
    turns: int
    outcomes: tuple[Chances, ...]
    present: Likelihood
    states: tuple[LikelyState, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Forecast:
    """What happens next and by when.

    Attributes
    ----------
    situation
        The case as of the moment.
    manners
        How the parties may choose: the middle of the range first, then its corners.
    branches
        What the parties may want, with the belief it carries.
    horizons
        What is likely at each, the nearest first.
    endings
        By branch, where improvements can come to rest; empty where states are not listed.
    runs, seed
        How many runs were drawn where states are not listed, and from which seed; None where
        the chances are exact.
    """

    situation: Situation
    manners: tuple[Manner, ...]
    branches: tuple[Branch, ...]
    horizons: tuple[Prospect, ...]
    endings: tuple[Endings, ...]
    runs: int | None = None
    seed: int | None = None

    def __getitem__(self, horizon: str) -> Prospect:
        """Return what is likely at one horizon."""
        return {found.horizon: found for found in self.horizons}[horizon]


def make_forecast(
    situation: Situation,
    branches: Sequence[Branch],
    horizon: str | None = None,
    progress: Progress | None = None,
) -> Forecast:
    """Forecast what happens by each horizon, where states are listed.

    Parameters
    ----------
    situation
        The case as of the moment, with the hypotheses that who asks takes to be true.
    branches
        What the parties may want: conflicts on the same states, with their belief.
    horizon
        One horizon; None for all that the case names, or a single turn where it names none.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Returns
    -------
    Forecast
        The first turns of a forecast do not depend on how far it goes: at every turn parties
        choose with all consequences in view.

    Raises
    ------
    CaseError
        If there is no such horizon, or the rules exclude the present state.
    """
    conflicts = [branch.conflict for branch in branches if branch.conflict is not None]
    stops = turns_to(situation.case, horizon)
    ways = manners(situation.case)
    likely = unfold(conflicts, ways, list(stops.values()), progress)
    belief = np.array([branch.belief for branch in branches])
    found = [
        _at(conflicts[0].space, name, turns, likely[:, :, place], belief)
        for place, (name, turns) in enumerate(stops.items())
    ]
    return Forecast(
        situation=situation,
        manners=ways,
        branches=tuple(branches),
        horizons=tuple(found),
        endings=tuple(map(find_endings, conflicts)),
    )


def over(chances: FloatArray) -> Likelihood:
    """Return a chance over the range of error and caution, given for each manner."""
    within = np.clip(chances, 0.0, 1.0)  # sums may be more by what rounding leaves
    return Likelihood(float(within[MIDDLE]), float(within.min()), float(within.max()))


def _at(space: Space, horizon: str, turns: int, likely: FloatArray, belief: FloatArray) -> Prospect:
    """Return what is likely at a horizon, by how likely each state is there.

    Parameters
    ----------
    likely
        An array of shape (branches, manners, states).
    belief
        How likely each branch is.
    """
    together = np.tensordot(belief, likely, axes=1)
    members: dict[str | None, BoolArray] = {
        outcome.id: space.truth(outcome.when) for outcome in space.situation.case.outcomes
    }
    members[None] = ~np.logical_or.reduce([*members.values(), np.zeros(space.size, bool)])
    present = space.find(space.situation.present)
    best = np.argsort(-together[MIDDLE], kind="stable")[:MOST_STATES]
    return Prospect(
        horizon=horizon,
        turns=turns,
        outcomes=tuple(
            Chances(
                outcome=name,
                chance=over(together[:, where].sum(axis=1)),
                branches=tuple(likely[:, MIDDLE][:, where].sum(axis=1).tolist()),
            )
            for name, where in members.items()
        ),
        present=over(together[:, present - 1]),
        states=tuple(
            LikelyState(state_at(space, place + 1), over(together[:, place]))
            for place in best.tolist()
            if together[MIDDLE, place] > 0
        ),
    )
