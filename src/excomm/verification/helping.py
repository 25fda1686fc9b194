"""What would help: measures that are not in force, the cheapest of them, and where to look.

Measures are compared by what a time to come would bring, were nothing seen in it: the chance that
a commitment is kept then. What has been seen so far counts, and so do the measures in force.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from excomm.verification.allocation import Effort, spread_effort
from excomm.verification.assurance import Assurance, prior_of
from excomm.verification.cheapest import Candidate, Cheapest, find_cheapest
from excomm.verification.figures import Figures, Looked, figures_of, kept_given, seen_within
from excomm.verification.inspection import needed_detection
from excomm.verification.outlook import OutcomeView
from excomm.verification.repeated import needed_each_period
from excomm.verification.schedules import LookPlan, plan_looks

__all__ = [
    "DAYS",
    "Deterrence",
    "Gain",
    "Help",
    "Schedule",
    "ahead_of",
    "assured_in",
    "find_help",
    "kept_after",
]

# How far ahead measures are compared where the case and who asks say nothing.
DAYS = 30.0

# So much of a look is a look: what is left of a whole one by rounding.
ROUNDING = 1e-9

# Among more measures the cheapest set is looked for only among those that tell most.
MOST_CANDIDATES = 24


@dataclass(frozen=True)
class Gain:
    """What one measure more would bring.

    Attributes
    ----------
    looked
        The measure, and what it has shown so far.
    kept
        The chance that the commitment is kept after the time, with the measure.
    gain
        How much more that is than without it.
    per_effort
        The same by the effort it takes; None where the case does not say.
    """

    looked: Looked
    kept: float
    gain: float
    per_effort: float | None

    @property
    def measure(self) -> str:
        """The id of the measure."""
        return self.looked.figures.measure

    @property
    def effort(self) -> float | None:
        """What it takes; None where the case does not say."""
        return self.looked.figures.sight.measure.effort

    @property
    def consent(self) -> tuple[str, ...]:
        """Whose leave it waits on."""
        return self.looked.figures.sight.state.waits_on


@dataclass(frozen=True)
class Deterrence:
    """How much detection makes keeping the better choice, beside how much there is.

    Attributes
    ----------
    in_time
        The chance that a breach is seen within the time that the others need to respond.
    once
        The least at which keeping is a best response, played once; None where none is enough.
    each_period
        The same each period, where the agreement goes on; None likewise.
    repeated
        Whether the case says what going on is worth.
    """

    in_time: float
    once: float | None
    each_period: float | None
    repeated: bool

    @property
    def deters(self) -> bool:
        """Whether there is enough, where the agreement goes on or else played once."""
        needed = self.each_period if self.repeated else self.once
        return needed is not None and self.in_time >= needed


@dataclass(frozen=True, eq=False)
class Schedule:
    """When a measure with so many looks in so many periods should look."""

    measure: str
    plan: LookPlan


@dataclass(frozen=True, eq=False)
class Help:
    """What would make one surer that a commitment is kept.

    Attributes
    ----------
    days
        How far ahead measures are compared.
    waiting
        The chance that it is kept after that time with the measures in force, were nothing seen.
    gains
        What each measure not in force would bring, the most first.
    in_words
        The measures not in force of which the case speaks in words alone, or does not say how
        often they look.
    cheapest
        The cheapest set that gives what is asked; None where nothing is lacking after waiting,
        or no chance is asked for. Its detection is that of a measure without false alarms that
        tells as much.
    unpriced
        The measures whose effort the case does not say: each counts 1.
    left_aside
        Those that tell least, where there are too many to look through.
    sites
        The best division of effort over the sites; None where the case names none.
    effort
        How much there is to divide.
    schedules
        When measures that have so many looks in so many periods should look.
    deterrence
        How much detection it takes; None where the case gives no stakes.
    """

    assurance: Assurance
    days: float
    waiting: float | None
    gains: tuple[Gain, ...]
    in_words: tuple[str, ...]
    cheapest: Cheapest | None
    unpriced: tuple[str, ...]
    left_aside: tuple[str, ...]
    sites: Effort | None
    effort: float
    schedules: tuple[Schedule, ...]
    deterrence: Deterrence | None


def find_help(assurance: Assurance, days: float | None = None, effort: float | None = None) -> Help:
    """Return what would make one surer that a commitment is kept.

    Parameters
    ----------
    assurance
        How sure one is.
    days
        How far ahead to compare; by default the time that the others need to respond, or 30 days.
    effort
        How much effort there is to divide over sites; by default that of the measures in force
        that see it, or where these say nothing 1.
    """
    ahead = ahead_of(assurance, days)
    in_force, others, in_words = _divided(assurance)
    watching = [one.figures for one in in_force]
    waiting, gains = None, []
    if assurance.kept is not None:
        waiting = kept_after(assurance.kept.point, in_force, ahead)
        for one in others:
            then = kept_after(assurance.kept.point, [*in_force, one], ahead)
            cost = one.figures.sight.measure.effort
            gain = then - waiting
            gains.append(Gain(one, then, gain, None if cost is None else gain / cost))
        gains.sort(key=lambda gain: -gain.gain)
    cheapest, aside = _cheapest(assurance.required, waiting, gains, ahead)
    shared = _effort(watching) if effort is None else effort
    return Help(
        assurance=assurance,
        days=ahead,
        waiting=waiting,
        gains=tuple(gains),
        in_words=in_words,
        cheapest=cheapest,
        unpriced=tuple(gain.measure for gain in gains if gain.per_effort is None),
        left_aside=aside,
        sites=_sites(assurance, shared),
        effort=shared,
        schedules=_schedules(assurance),
        deterrence=_deterrence(assurance, watching, ahead_of(assurance)),
    )


def assured_in(assurance: Assurance, view: OutcomeView, days: float | None = None) -> float | None:
    """Return how sure one could be in an outcome, after some days in which nothing is seen.

    Parameters
    ----------
    assurance
        How sure one is now.
    view
        What is in force in the outcome: what is so in all its states counts.
    days
        How many; by default the time that the others need to respond, or 30.

    Returns
    -------
    float or None
        None where there is no figure, or what it requires is so in none of its states.

    Notes
    -----
    It starts before looking, with nothing seen, in every outcome: what tempts the owner is
    deterred as far as the measures of the outcome see it in time.
    """
    prior = assurance.prior
    if assurance.kept is None or prior is None:
        return None
    if view[assurance.commitment.id].required == "never":
        return None
    watching = [
        one.figures for one in assurance.looks if view.measures[one.figures.measure] == "always"
    ]
    ahead = ahead_of(assurance, days)
    before = prior_of(assurance.commitment, prior.error, prior.temptation, watching)
    assert before is not None
    looks = [Looked(one, 0, _looks(one, ahead, fresh=True)) for one in watching]
    return float(kept_given(np.array([before.breach.point]), [looks])[0])


def ahead_of(assurance: Assurance, days: float | None = None) -> float:
    """Return how far ahead to compare: as asked, as long as a response takes, or 30 days."""
    if days is not None:
        return days
    response = assurance.commitment.response
    return DAYS if response is None else response.longest


def kept_after(kept: float, watching: Sequence[Looked], days: float) -> float:
    """Return the chance that a commitment is kept after some days in which nothing is seen.

    Parameters
    ----------
    kept
        The chance now.
    watching
        What the measures that look in that time have shown so far.
    days
        How many.
    """
    missed = float(np.prod([_missed(one, days) for one in watching]))
    against = (1 - kept) * missed
    return kept / (kept + against) if kept + against > 0 else kept


def _missed(one: Looked, days: float) -> float:
    """Return how much silence for some days speaks for a breach: at most 1 where a look tells.

    It is how much likelier silence is if the commitment is broken than if it is kept, after what
    the measure has shown so far: looks that depend on those before tell less.
    """
    more = _looks(one.figures, days)
    now, then = (
        float(kept_given(np.array([0.5]), [[Looked(one.figures, one.alarms, quiet)]])[0])
        for quiet in (one.quiet, one.quiet + more)
    )
    return (1 - then) / then * now / (1 - now) if then > 0 and now < 1 else 1.0


def _looks(figures: Figures, days: float, fresh: bool = False) -> int:
    """Return how many looks are made and known within some days, from now or as if afresh."""
    looks, left = figures.sight.measure.looks, days - figures.delay
    if not fresh and figures.sight.state.in_force and (figures.sight.days or 0) > figures.delay:
        left = days  # what it saw in the days before now is told in them too
    if looks is None or left <= 0:
        return 0
    if looks.in_all is not None:
        # What has been used up is gone.
        return looks.in_all if fresh or not figures.sight.days else 0
    return int((looks.per_day or 0.0) * left + ROUNDING)


def _divided(assurance: Assurance) -> tuple[list[Looked], list[Looked], tuple[str, ...]]:
    """Return the measures with figures that are in force, the others, and those without."""
    counted = [one for one in assurance.looks if one.figures.sight.measure.looks is not None]
    names = {one.figures.measure for one in counted}
    return (
        [one for one in counted if one.figures.sight.state.in_force],
        [one for one in counted if not one.figures.sight.state.in_force],
        tuple(
            one.measure.id
            for one in assurance.entry.sights
            if one.measure.id not in names and not one.state.in_force
        ),
    )


def _cheapest(
    required: float | None, waiting: float | None, gains: Sequence[Gain], days: float
) -> tuple[Cheapest | None, tuple[str, ...]]:
    """Return the cheapest set that gives what is asked, and the measures left aside."""
    if required is None or waiting is None or waiting >= required or waiting == 0:
        return None, ()
    # Silence must count so much: what a breach misses with, over what keeping does.
    missed = (1 - required) * waiting / (required * (1 - waiting))
    considered = sorted(gains, key=lambda gain: -gain.gain)[:MOST_CANDIDATES]
    candidates = [
        Candidate(
            gain.measure,
            gain.effort or 1.0,
            max(1 - _missed(gain.looked, days), 0.0),
            gain.consent,
        )
        for gain in considered
    ]
    aside = tuple(gain.measure for gain in gains if gain not in considered)
    return find_cheapest(candidates, 1 - missed), aside


def _effort(in_force: Sequence[Figures]) -> float:
    return sum(figures.sight.measure.effort or 0.0 for figures in in_force) or 1.0


def _sites(assurance: Assurance, effort: float) -> Effort | None:
    sites = assurance.commitment.sites
    if not sites:
        return None
    even = 1 / len(sites)
    weights = [even if site.chance is None else site.chance for site in sites]
    return spread_effort(weights, [site.rate for site in sites], effort)


def _schedules(assurance: Assurance) -> tuple[Schedule, ...]:
    """Return when measures that have so many looks in so many periods should look."""
    stakes = assurance.commitment.stakes
    gain, loss = (1.0, 1.0) if stakes is None else (stakes.gain, stakes.loss)
    found = []
    for one in assurance.entry.sights:
        looks, figures = one.measure.looks, figures_of(one)
        if looks is None or looks.periods is None or looks.in_all is None:
            continue
        detection = 1.0 if figures is None else figures.coverage * figures.detection
        if detection > 0 and gain > 0:
            plan = plan_looks(looks.periods, looks.in_all, detection, gain, loss)
            found.append(Schedule(one.measure.id, plan))
    return tuple(found)


def _deterrence(
    assurance: Assurance, in_force: Sequence[Figures], days: float
) -> Deterrence | None:
    stakes = assurance.commitment.stakes
    if stakes is None:
        return None
    seen = 1 - float(np.prod([1 - seen_within(figures, days) for figures in in_force]))
    quiet = float(np.prod([(1 - one.false_alarm) ** _looks(one, days) for one in in_force]))
    repeated = stakes.worth is not None and stakes.discount is not None
    each = None
    if stakes.worth is not None and stakes.discount is not None:
        each = needed_each_period(stakes, stakes.worth, stakes.discount, 1 - quiet)
    return Deterrence(seen, needed_detection(stakes, 1 - quiet), each, repeated)
