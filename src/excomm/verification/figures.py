"""How well a measure sees a commitment, in figures; and what its looks have shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from excomm.case import Event, Situation
from excomm.verification.posterior import kept
from excomm.verification.ranges import FloatArray
from excomm.verification.sampling import detection_by_sample
from excomm.verification.search import detection_by_looks, detection_by_time, expected_delay
from excomm.verification.sight import Sight, days_in_force

__all__ = [
    "Figures",
    "Looked",
    "detections_so_far",
    "figures_of",
    "kept_given",
    "looked",
    "seen_within",
    "soonest",
]

# So much of a look is a look: what is left of a whole one by rounding.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Figures:
    """How well a measure sees a commitment, in figures.

    Attributes
    ----------
    detection, false_alarm
        The chance that a look raises the alarm: at a breach that lies where it looks, and where
        there is none.
    coverage
        The share of the commitment it sees, the same at every look.
    correlation
        Between its looks.
    delay
        How many days it takes at most until what it sees is known.
    """

    sight: Sight
    detection: float
    false_alarm: float
    coverage: float
    correlation: float
    delay: float

    @property
    def measure(self) -> str:
        """The id of the measure."""
        return self.sight.measure.id

    @property
    def assumed(self) -> tuple[str, ...]:
        """What the case does not say: coverage is taken as all of it, the others as none."""
        said = {
            "coverage": self.sight.coverage,
            "false alarms": self.sight.false_alarm,
            "correlation": self.sight.correlation,
            "delay": self.sight.measure.delay,
        }
        return tuple(what for what, value in said.items() if value is None)

    @property
    def per_day(self) -> float | None:
        """How often it looks; None where the case does not say, or gives looks in all."""
        looks = self.sight.measure.looks
        return None if looks is None else looks.per_day


@dataclass(frozen=True)
class Looked:
    """What the looks of a measure have shown of a commitment by a day.

    Attributes
    ----------
    alarms, quiet
        How many looks raised the alarm, and how many did not.
    """

    figures: Figures
    alarms: int
    quiet: int

    @property
    def detection(self) -> float:
        """The chance that so many looks see a breach."""
        return float(detections_so_far([[self]])[0])


def figures_of(sight: Sight) -> Figures | None:
    """Return how well a measure sees a commitment; None where the case says it in words alone."""
    coverage, sample, measure = sight.coverage, sight.sample, sight.measure
    look = None if sight.detection is None else sight.detection.number
    in_words = (sight.detection is not None and look is None) or (
        coverage is not None and coverage.number is None
    )
    if in_words or (look is None and sample is None):
        return None
    if sample is not None:
        size = min(sight.commitment.size, sample.of)
        look = detection_by_sample(sample.of, size, sample.checked, 1.0 if look is None else look)
    assert look is not None
    return Figures(
        sight=sight,
        detection=look,
        false_alarm=measure.false_alarm or 0.0,
        coverage=1.0 if coverage is None or coverage.number is None else coverage.number,
        correlation=measure.correlation or 0.0,
        delay=0.0 if measure.delay is None else measure.delay.longest,
    )


def looked(figures: Figures, situation: Situation, owed: date | None, end: date | None) -> Looked:
    """Return what the looks of a measure have shown by a day.

    A measure in force looks as often as the case says, and what no event tells of it, it did not
    see. Looks that events tell of count beside that where they are more.

    Parameters
    ----------
    figures
        The measure and the commitment.
    situation
        The case as of the moment.
    owed
        The day from which on the commitment is owed.
    end
        The day; None in a case without dates.
    """
    alarms = told = 0
    for one in figures.sight.observations:
        if end is not None and _known(situation, one.event) > end:
            continue
        if one.seen.sign != "count":
            told += one.seen.looks
            alarms += one.seen.looks if one.seen.sign == "alarm" else 0
    made = told
    looks = figures.sight.measure.looks
    if looks is not None and owed is not None and end is not None:
        days = days_in_force(figures.sight.state, owed, end, figures.delay)
        if looks.per_day is not None:
            made = max(told, int(looks.per_day * days + ROUNDING))
        elif looks.in_all is not None and days > 0:
            made = max(told, looks.in_all)
    return Looked(figures, alarms, made - alarms)


def _known(situation: Situation, event: Event) -> date:
    """Return the day on which those who make the estimate learned of an event."""
    return (situation.learned(event) or event.at).day


def detections_so_far(looks: Sequence[Sequence[Looked]]) -> FloatArray:
    """Return of each commitment the chance that what was looked would have shown a breach.

    What each measure sees of it is taken to be independent of what the others see.
    """
    alarms, quiet, rates, _, correlations, shares = _table(looks)
    found = shares * detection_by_looks(rates, alarms + quiet, correlations)
    return np.asarray(1 - np.prod(1 - found, axis=-1))


def kept_given(breach: FloatArray, looks: Sequence[Sequence[Looked]]) -> FloatArray:
    """Return the chance that commitments are kept, given what looks at each have shown.

    Parameters
    ----------
    breach
        The chance of a breach of each before looking: (..., commitments).
    looks
        By commitment those of each measure.

    Returns
    -------
    array of float
        As `breach`.

    Raises
    ------
    ValueError
        If what was seen could not have been seen either way.
    """
    return kept(breach, *_table(looks))


def _table(looks: Sequence[Sequence[Looked]]) -> FloatArray:
    """Return by figure, commitment and measure what :func:`kept` takes.

    Measures that have not looked at a commitment fill its row with looks that were not made.
    """
    width = max(map(len, looks), default=0)
    rows = []
    for made in looks:
        row = [
            (
                one.alarms,
                one.quiet,
                one.figures.detection,
                one.figures.false_alarm,
                one.figures.correlation,
                one.figures.coverage,
            )
            for one in made
        ]
        rows.append(row + [(0, 0, 0.0, 0.0, 0.0, 0.0)] * (width - len(row)))
    return np.moveaxis(np.array(rows, dtype=float).reshape(len(looks), width, 6), -1, 0)


def seen_within(figures: Figures, days: float) -> float:
    """Return the chance that a breach is seen and known within so many days of its beginning.

    0 for a measure of which the case does not say how often it looks, or says how often in all.
    """
    left = days - figures.delay
    if figures.per_day is None or left <= 0:
        return 0.0
    interval = 1 / figures.per_day
    found = detection_by_time(figures.detection, interval, left, figures.correlation)
    return float(figures.coverage * found)


def soonest(watching: Sequence[Figures]) -> tuple[float | None, str | None]:
    """Return how many days on average it takes to see and know of a breach, and by which measure.

    Where the measure looks; of those that say how often they look the soonest. Without end where
    too many breaches are of a kind that it hardly ever sees; None where none says how often.
    """
    timed = [one for one in watching if one.per_day is not None]
    if not timed:
        return None, None
    rates, intervals, correlations, delays = np.array(
        [(one.detection, 1 / (one.per_day or 1.0), one.correlation, one.delay) for one in timed]
    ).T
    days = expected_delay(rates, intervals, correlations) + delays
    at = int(days.argmin())
    return float(days[at]), timed[at].measure
