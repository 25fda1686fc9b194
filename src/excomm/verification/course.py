"""How assurance went over time: day by day, as measures looked and raised the alarm."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from excomm.case import Situation
from excomm.verification.assurance import Assurance
from excomm.verification.figures import detections_so_far, kept_given, looked
from excomm.verification.ranges import FloatArray

__all__ = ["Course", "course_of"]

# At most about so many days are looked at besides those of events.
MOST_DAYS = 400


@dataclass(frozen=True, eq=False)
class Course:
    """How sure one could be of a commitment, day by day.

    Attributes
    ----------
    assurance
        As it is now.
    days
        The days, from the one it is owed from to the present.
    kept
        The chance that it is kept, its low and its high end: (3, days).
    detection
        The chance that a breach would have been seen by then: (days,).
    events
        The days of events that concern it, with their ids.
    alarms
        Those of them on which a measure raised the alarm.
    """

    assurance: Assurance
    days: tuple[date, ...]
    kept: FloatArray
    detection: FloatArray
    events: tuple[tuple[date, tuple[str, ...]], ...]
    alarms: frozenset[date]

    @property
    def short(self) -> FloatArray | None:
        """How much was lacking of what is asked: (days,); None where no chance is asked for."""
        asked = self.assurance.required
        return None if asked is None else np.maximum(asked - self.kept[0], 0.0)


def course_of(assurance: Assurance, situation: Situation) -> Course | None:
    """Return how sure one could be of a commitment at every event and on the days between.

    Parameters
    ----------
    assurance
        As it is now.
    situation
        The case as of the moment.

    Returns
    -------
    Course or None
        None where there is no figure, or the case has no dates.

    Notes
    -----
    The chance of a breach before looking is that of the end throughout: the course shows what
    looking did. What was seen counts from the day on which those who estimate learned of it.
    """
    entry, prior = assurance.entry, assurance.prior
    begin, now = entry.owed_from, situation.moment
    if assurance.kept is None or prior is None or begin is None or now is None:
        return None
    end = max(now.day, begin)
    told = _told(assurance, situation, begin, end)
    step = max(-(-((end - begin).days) // MOST_DAYS), 1)
    grid = {begin + timedelta(days) for days in range(0, (end - begin).days, step)}
    days = sorted(grid | {begin, end} | {day for day, _, _ in told})
    by_day = [
        [looked(one.figures, situation, begin, day) for one in assurance.looks] for day in days
    ]
    breach = prior.breach
    ends = np.array([[breach.point], [breach.high], [breach.low]])
    events: dict[date, tuple[str, ...]] = {}
    for day, event, _ in told:
        events[day] = tuple(dict.fromkeys((*events.get(day, ()), event)))
    return Course(
        assurance=assurance,
        days=tuple(days),
        kept=kept_given(np.broadcast_to(ends, (3, len(days))), by_day),
        detection=detections_so_far(by_day),
        events=tuple(sorted(events.items())),
        alarms=frozenset(day for day, _, sign in told if sign == "alarm"),
    )


def _told(
    assurance: Assurance, situation: Situation, begin: date, end: date
) -> list[tuple[date, str, str]]:
    """Return on which days events tell of it: what was seen, or that a measure began or ended."""
    found: list[tuple[date, str, str]] = []
    for sight in assurance.entry.sights:
        for one in sight.observations:
            learned = situation.learned(one.event) or one.event.at
            found.append((learned.day, one.event.id, one.seen.sign))
        for span in sight.state.spans:
            for row in (span.since, span.until):
                if row is not None and 0 < row <= len(situation.events):
                    event = situation.events[row - 1]
                    found.append((event.at.day, event.id, ""))
    return sorted((max(day, begin), event, sign) for day, event, sign in found if day <= end)
