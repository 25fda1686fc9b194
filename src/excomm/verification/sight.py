"""What measures are in force, what bars the others, and how each sees a commitment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from excomm.case import Case, Commitment, Grade, Measure, Sample
from excomm.case.logic import And, Formula
from excomm.case.moments import Moment
from excomm.conflict.truth import BoolArray
from excomm.verification.history import History, Observation, Stand

__all__ = [
    "CONSENTING",
    "MeasureState",
    "Sight",
    "Span",
    "days_in_force",
    "measure_state",
    "owed_from",
    "sight",
]

# The words by which a party lets a measure be; every other withholds its consent.
CONSENTING = ("kept", "in progress", "accepted", "acquiesced in", "objects but cannot prevent")
_ENDING = ("refused", "broken", "lapsed")


@dataclass(frozen=True)
class Span:
    """A time in which a measure was in force; until None: it still is.

    Attributes
    ----------
    since, until
        Its first row of the history, and the row in which it was no longer.
    begin, end
        Their moments; None where the case has no dates.
    """

    since: int
    until: int | None
    begin: Moment | None
    end: Moment | None


@dataclass(frozen=True)
class MeasureState:
    """A measure as of a moment.

    Attributes
    ----------
    in_force
        Whether it is.
    spans
        When it has been, in order.
    barred
        The words by which it is barred: of parties that have a veto, of who carries it out, or
        of anyone that it has lapsed.
    silent
        The parties that have a veto, hold no option it needs, and have not consented.
    missing
        What of its needs is not so.
    waits_on
        The parties, other than who carries it out, that it needs something of.
    stands
        The last word of each party on it, in order of time.
    """

    measure: Measure
    in_force: bool
    spans: tuple[Span, ...]
    barred: tuple[Stand, ...]
    silent: tuple[str, ...]
    missing: tuple[Formula, ...]
    waits_on: tuple[str, ...]
    stands: tuple[Stand, ...]

    @property
    def at_hand(self) -> bool:
        """Whether it is not in force, and whoever carries it out needs nobody's leave."""
        return not self.in_force and not self.waits_on


@dataclass(frozen=True)
class Sight:
    """How a measure sees a commitment.

    Attributes
    ----------
    state
        The measure, and whether it is in force now.
    coverage, detection, sample
        How much of it, how surely at one look, and of how many items how many are checked;
        None where the case does not say.
    days
        On how many days it was in force since the commitment is owed; None without dates.
    looks
        How many looks that makes; None where the case does not say how often it looks.
    observations
        What it saw, in order of time.
    """

    state: MeasureState
    commitment: Commitment
    coverage: Grade | None
    detection: Grade | None
    sample: Sample | None
    days: int | None
    looks: float | None
    observations: tuple[Observation, ...]

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.state.measure

    @property
    def correlation(self) -> float | None:
        """How much one look says of the next; None where the case does not say."""
        return self.measure.correlation

    @property
    def false_alarm(self) -> float | None:
        """The chance of an alarm without a breach, at one look; None likewise."""
        return self.measure.false_alarm


def measure_state(measure: Measure, history: History) -> MeasureState:
    """Return a measure as of the end of a history."""
    case = history.situation.case
    stands = history.stands(measure.id)
    words = {one.party: one for one in stands}
    asked = _asked(case, measure)
    needs = measure.needs
    met = np.ones(history.rows, bool) if needs is None else history.where(needs)
    in_force = met & _allowed(measure, asked, history)
    barred = [words[v] for v in asked if v in words and words[v].status not in CONSENTING]
    barred += [one for one in stands if one.party not in asked and _ends(measure, one)]
    silent = tuple(party for party in asked if party not in words)
    missing = () if needs is None else _missing(needs, history)
    waiting = {one.party for one in barred} | {*silent}
    for part in missing:
        waiting |= {*case.holders_of(part)}
    waits_on = [p.id for p in case.parties if p.id in waiting and p.id != measure.party]
    return MeasureState(
        measure=measure,
        in_force=bool(in_force[-1]),
        spans=_spans(in_force, history),
        barred=tuple(barred),
        silent=silent,
        missing=missing,
        waits_on=tuple(waits_on),
        stands=stands,
    )


def _asked(case: Case, measure: Measure) -> tuple[str, ...]:
    """Return the parties whose word lets it be: an option in its needs says so by itself."""
    by_option = () if measure.needs is None else case.holders_of(measure.needs)
    return tuple(party for party in measure.veto if party not in by_option)


def _allowed(measure: Measure, asked: Sequence[str], history: History) -> BoolArray:
    """Return in which rows nobody bars it: an array of shape (rows,)."""
    allowed = np.ones(history.rows, bool)
    for party in asked:
        consents = np.zeros(history.rows, bool)
        for one in history.words.get(measure.id, ()):
            if one.party == party:
                consents[one.row :] = one.status in CONSENTING
        allowed &= consents
    ended: set[str] = set()
    running = np.ones(history.rows, bool)
    for one in history.words.get(measure.id, ()):
        ended = ended | {one.party} if _ends(measure, one) else ended - {one.party}
        running[one.row :] = not ended
    return allowed & running


def _ends(measure: Measure, one: Stand) -> bool:
    """Return whether a word ends a measure: of who carries it out, or that it has lapsed."""
    return one.status == "lapsed" or (one.party == measure.party and one.status in _ENDING)


def _missing(needs: Formula, history: History) -> tuple[Formula, ...]:
    """Return which parts of what it needs are not so now."""
    parts = needs.parts if isinstance(needs, And) else (needs,)
    return tuple(part for part in parts if not history.where(part)[-1])


def _spans(in_force: BoolArray, history: History) -> tuple[Span, ...]:
    edges = np.flatnonzero(np.diff(in_force.astype(np.int8), prepend=0, append=0)).tolist()
    spans = []
    for since, until in zip(edges[::2], edges[1::2], strict=True):
        lasts = until == history.rows
        end = None if lasts else history.moment_of(until)
        spans.append(Span(since, None if lasts else until, history.moment_of(since), end))
    return tuple(spans)


def sight(state: MeasureState, commitment: Commitment, since: int, history: History) -> Sight:
    """Return how a measure sees a commitment.

    Parameters
    ----------
    state
        The measure as of the end of the history.
    commitment
        A commitment that it sees.
    since
        The row from which on the commitment is owed.
    history
        What was so, said and seen.
    """
    seen = state.measure.sees[commitment.id]
    days = _days(state, commitment, since, history)
    looks = state.measure.looks
    count: float | None = None
    if looks is not None and looks.in_all is not None:
        count = float(looks.in_all) if days != 0 else 0.0
    elif looks is not None and looks.per_day is not None and days is not None:
        count = looks.per_day * days
    return Sight(
        state=state,
        commitment=commitment,
        coverage=seen.coverage,
        detection=seen.detection,
        sample=seen.sample,
        days=days,
        looks=count,
        observations=tuple(
            one
            for one in history.seen.get(commitment.id, ())
            if one.seen.measure == state.measure.id
        ),
    )


def _days(state: MeasureState, commitment: Commitment, since: int, history: History) -> int | None:
    """Return on how many days it was in force since the commitment is owed, today included."""
    now = history.situation.moment
    if now is None:
        return None
    return int(days_in_force(state, owed_from(commitment, since, history) or now.day, now.day))


def owed_from(commitment: Commitment, since: int, history: History) -> date | None:
    """Return the day from which on a commitment is owed; None in a case without dates."""
    owed = commitment.since.moment if commitment.since else None
    begin = owed or history.moment_of(since) or history.situation.moment
    return None if begin is None else begin.day


def days_in_force(state: MeasureState, begin: date, end: date, delay: float = 0.0) -> float:
    """Return on how many days a measure was in force from one day to another, both included.

    Parameters
    ----------
    state
        The measure.
    begin, end
        The days.
    delay
        How many days the last of them are not counted.
    """
    total = 0.0
    for span in state.spans:
        first = max(begin, span.begin.day) if span.begin else begin
        last = end.toordinal() + 1 - delay
        if span.end is not None and span.until is not None:
            last = min(last, span.end.day.toordinal())
        total += max(last - first.toordinal(), 0.0)
    return total
