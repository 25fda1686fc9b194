"""What was so at each moment, and what was said and seen of the agreement by then."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from excomm.case import Event, Seen, Situation, When
from excomm.case.logic import Formula
from excomm.case.moments import Moment
from excomm.conflict.truth import BoolArray, Truth

__all__ = ["Done", "History", "Observation", "Stand", "make_history"]


@dataclass(frozen=True)
class Stand:
    """What a party says of a commitment or measure.

    Attributes
    ----------
    row
        The row of the history from which on it says so.
    """

    party: str
    status: str
    event: Event
    row: int


@dataclass(frozen=True)
class Observation:
    """What a measure saw, and the event that tells it."""

    seen: Seen
    event: Event
    row: int


@dataclass(frozen=True)
class Done:
    """So many of a commitment done with an event."""

    number: int
    event: Event
    row: int


@dataclass(frozen=True, eq=False, repr=False)
class History:
    """What was so at each moment.

    Attributes
    ----------
    situation
        The case as of the moment looked back from.
    values
        The place of every option's value: an array of shape (rows, options). The first row is
        before the first event, one follows for each event, and one more where something is
        supposed.
    words
        By commitment or measure the stands taken, in order of time.
    seen, done
        By commitment what was seen of it, and how many were done, likewise.
    """

    situation: Situation
    values: npt.NDArray[np.int16]
    words: Mapping[str, Sequence[Stand]] = field(default_factory=dict)
    seen: Mapping[str, Sequence[Observation]] = field(default_factory=dict)
    done: Mapping[str, Sequence[Done]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many moments there are."""
        return len(self.values)

    @cached_property
    def _truth(self) -> Truth:
        columns = {option.id: i for i, option in enumerate(self.situation.case.options)}
        return Truth(self.situation, lambda option: self.values[:, columns[option]], 1)

    @cached_property
    def _days(self) -> Sequence[date]:
        return [event.at.day for event in self.situation.events]

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {event.id: row for row, event in enumerate(self.situation.events, 1)}

    def where(self, formula: Formula) -> BoolArray:
        """Return at which moments a formula holds: an array of shape (rows,)."""
        held: BoolArray = np.broadcast_to(self._truth.where(formula), (self.rows,))
        return held

    def event(self, row: int) -> Event | None:
        """Return the event with which a row begins; None for the first and what is supposed."""
        return self.situation.events[row - 1] if 0 < row <= len(self._rows) else None

    def is_supposed(self, row: int) -> bool:
        """Return whether a row is of what is supposed, and not of what happened."""
        return row > len(self._rows)

    def row_of(self, when: When) -> int | None:
        """Return the row of a moment or event; None where it is still to come."""
        if when.event is not None:
            return self._rows.get(when.event)
        now = self.situation.moment
        assert when.moment is not None
        if now is None or when.moment.is_after(now):
            return None
        # Events stand in order of days; only those of the day itself are looked at.
        first = bisect_left(self._days, when.moment.day)
        last = bisect_right(self._days, when.moment.day)
        same = self.situation.events[first:last]
        return first + sum(not event.at.is_after(when.moment) for event in same)

    def moment_of(self, row: int) -> Moment | None:
        """Return when a row begins; the first with the first event, what is supposed now."""
        if self.is_supposed(row):
            return self.situation.moment
        events = self.situation.events
        return events[max(row - 1, 0)].at if events else None

    def stands(self, about: str) -> tuple[Stand, ...]:
        """Return the last stand of each party on a commitment or measure, as it took them."""
        last = {stand.party: stand for stand in self.words.get(about, ())}
        return tuple(sorted(last.values(), key=lambda stand: stand.row))


def make_history(situation: Situation, supposed: Sequence[int] | None = None) -> History:
    """Return what was so at each moment, and after what is supposed.

    Parameters
    ----------
    situation
        The case as of the moment looked back from. What those who make the estimate have not
        learned of changes what is so; what it says and shows does not count.
    supposed
        The place of every option's value, were something done now.
    """
    case = situation.case
    columns = {option.id: i for i, option in enumerate(case.options)}
    values = np.empty((len(situation.events) + 1 + (supposed is not None), len(columns)), np.int16)
    values[0] = case.start
    words: dict[str, list[Stand]] = defaultdict(list)
    seen: dict[str, list[Observation]] = defaultdict(list)
    done: dict[str, list[Done]] = defaultdict(list)
    for row, event in enumerate(situation.events, 1):
        values[row] = values[row - 1]
        for option, value in event.sets.items():
            values[row, columns[option]] = value
        told = event.told
        if not (told.words or told.seen or told.done) or not situation.knows(event):
            continue
        for word in told.words:
            words[word.about].append(Stand(word.party, word.status, event, row))
        for one in told.seen:
            seen[one.commitment].append(Observation(one, event, row))
        for name, number in told.done.items():
            done[name].append(Done(number, event, row))
    if supposed is not None:
        values[-1] = supposed
    return History(situation, values, words, seen, done)
