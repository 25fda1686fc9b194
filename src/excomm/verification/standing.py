"""How a commitment stands: what is so decides, then what the parties say.

What is so goes before words: a commitment whose requirement holds is kept, one whose
requirement held once and no longer does is broken. Where nothing is done yet, the word of
those who must do it counts, and where they have said nothing, that of the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from excomm.case import Commitment, Event
from excomm.case.vocabulary import STATUSES
from excomm.verification.history import History, Observation, Stand, holders_of

__all__ = ["Because", "Standing", "stand"]

Because = Literal[
    "so", "no longer so", "supposed", "done", "due", "word", "denied", "alarm", "nothing"
]

_CONSENT = ("accepted", "acquiesced in", "objects but cannot prevent")


@dataclass(frozen=True)
class Standing:
    """How a commitment stands.

    Attributes
    ----------
    status
        One of the statuses.
    because
        What decides it: it is ``so``, or ``no longer so``; one of both is ``supposed``; so many are ``done``; it was
        ``due``; the ``word`` of a party; what is so or said is ``denied`` by a party; an
        ``alarm`` of a measure; or there is ``nothing`` to tell by.
    event
        The event behind it; None where there is none.
    party
        Whose word decides it; None where none does.
    since
        The row of the history from which on it is owed.
    done
        How many are done; None where they are not counted.
    stands
        The last word of each party, in order of time.
    """

    status: str
    because: Because
    event: Event | None
    party: str | None
    since: int
    done: int | None
    stands: tuple[Stand, ...]


def stand(commitment: Commitment, history: History) -> Standing | None:
    """Return how a commitment stands at the end of a history; None if it is not yet owed."""
    since = 0 if commitment.since is None else history.row_of(commitment.since)
    if since is None:
        return None
    stands = history.stands(commitment.id)
    made = history.done.get(commitment.id, ())
    done = None if commitment.total is None else sum(item.number for item in made)
    last = made[-1].event if made else None

    def found(
        status: str, because: Because, event: Event | None = None, party: str | None = None
    ) -> Standing:
        return Standing(status, because, event, party, since, done, stands)

    def says(one: Stand, because: Because = "word", status: str | None = None) -> Standing:
        return found(status or one.status, because, one.event, one.party)

    words = {one.party: one for one in stands}
    owing = [party for party in _performers(commitment, history) if party in words]
    owed = [party for party in commitment.to if party in words]
    involved = [words[party] for party in dict.fromkeys([*owing, *owed])]
    refusal = next((words[party] for party in owing if words[party].status == "refused"), None)

    so = commitment.requires is None or _holds(commitment, history, since)
    full = commitment.total is None or (done or 0) >= commitment.total
    told = commitment.requires is not None or commitment.total is not None
    if commitment.requires is not None and not so:
        lost = _lost(commitment, history, since)
        if lost is not None:
            supposed = history.is_supposed(lost)
            return found("broken", "supposed" if supposed else "no longer so", history.event(lost))
    if told and so and full:
        turned = _turned(commitment, history, since)
        event = last if commitment.requires is None else history.event(turned)
        begun = turned if commitment.requires is not None else made[-1].row
        if refusal is not None and refusal.row > begun:
            return says(refusal)
        denial = _last(one for one in involved if one.status in ("disputed", "broken"))
        if denial is not None and denial.row > begun:
            return says(denial, "denied", "disputed")
        alarm = _alarm(history, commitment, begun, [words[party] for party in owed])
        if alarm is not None:
            return found("disputed", "alarm", alarm.event)
        if history.is_supposed(begun):
            return found("kept", "supposed")
        return found("kept", "so" if commitment.requires is not None else "done", event)
    if commitment.due is not None and told and _is_past(commitment, history):
        return found("lapsed", "due", _due_event(commitment, history))
    if refusal is not None:
        return says(refusal)
    kept = _last(one for one in involved if one.status == "kept")
    denial = _last(one for one in involved if one.status in ("broken", "disputed"))
    if denial is not None:
        claimed = kept is not None or denial.status == "disputed"
        return says(denial, "denied", "disputed" if claimed else None)
    if kept is not None:
        return says(kept, "denied", "disputed") if told else says(kept)
    if done:
        return found("in progress", "done", last)
    for status in ("in progress", "lapsed"):
        one = _last(one for one in involved if one.status == status)
        if one is not None:
            return says(one)
    if told and commitment.requires is not None and commitment.total is not None and so:
        return found("in progress", "so", history.event(_turned(commitment, history, since)))
    willing = [words[party] for party in owing if words[party].status in _CONSENT]
    others = [one for one in stands if one.status != "unknown"]
    least = max(willing or others, key=lambda one: STATUSES.index(one.status), default=None)
    return found("unknown", "nothing") if least is None else says(least)


def _performers(commitment: Commitment, history: History) -> Iterable[str]:
    """Return who must do it: who owes it, and in whose hands what it requires lies."""
    holders = holders_of(history.situation.case, commitment.requires)
    return dict.fromkeys((commitment.party, *holders))


def _holds(commitment: Commitment, history: History, since: int) -> bool:
    assert commitment.requires is not None
    return bool(history.where(commitment.requires)[since:][-1])


def _turned(commitment: Commitment, history: History, since: int) -> int:
    """Return the row from which on what it requires has been so without a break."""
    if commitment.requires is None:
        return since
    missing = np.flatnonzero(~history.where(commitment.requires)[since:])
    return since + (int(missing[-1]) + 1 if len(missing) else 0)


def _lost(commitment: Commitment, history: History, since: int) -> int | None:
    """Return the row in which what it requires ceased to be so; None if it never was."""
    assert commitment.requires is not None
    held = np.flatnonzero(history.where(commitment.requires)[since:])
    return since + int(held[-1]) + 1 if len(held) else None


def _is_past(commitment: Commitment, history: History) -> bool:
    """Return whether the time by which it was due has gone by."""
    due = commitment.due
    if due is None:
        return False
    if due.moment is not None:
        now = history.situation.moment
        return now is not None and now.is_after(due.moment)
    return history.row_of(due) is not None


def _due_event(commitment: Commitment, history: History) -> Event | None:
    due = commitment.due
    if due is None or due.event is None:
        return None
    return next(event for event in history.situation.events if event.id == due.event)


def _alarm(
    history: History, commitment: Commitment, begun: int, owed: list[Stand]
) -> Observation | None:
    """Return the last alarm since it is kept, unless those it is owed to have said it is."""
    cleared = max((one.row for one in owed if one.status == "kept"), default=-1)
    alarms = [
        one
        for one in history.seen.get(commitment.id, ())
        if one.seen.sign == "alarm" and one.row >= begun and one.row > cleared
    ]
    return alarms[-1] if alarms else None


def _last(stands: Iterable[Stand]) -> Stand | None:
    return max(stands, key=lambda one: one.row, default=None)
