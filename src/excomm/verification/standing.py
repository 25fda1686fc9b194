"""How a commitment stands: what is so decides, then what the parties say.

What is so goes before words: a commitment whose requirement holds is kept, one whose
requirement held once and no longer does is broken. Where nothing is done yet, the word of
those who must do it counts, and where they have said nothing, that of the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from excomm.case import Commitment, Event
from excomm.case.vocabulary import STATUSES
from excomm.conflict.truth import BoolArray
from excomm.verification.history import Done, History, Stand

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
        What decides it: it is ``so``, or ``no longer so``; it would be, were what is
        ``supposed`` so; so many are ``done``; it was ``due``; the ``word`` of a party; what is
        so or said is ``denied`` by a party; an ``alarm`` of a measure; or there is ``nothing``
        to tell by.
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
    account = _Account(commitment, history, since)
    return account.by_what_is_so() or account.by_what_is_said()


@dataclass(frozen=True)
class _Account:
    """A commitment and what is known of it."""

    commitment: Commitment
    history: History
    since: int

    @cached_property
    def words(self) -> Mapping[str, Stand]:
        """The last word of each party."""
        return {one.party: one for one in self.history.stands(self.commitment.id)}

    @cached_property
    def owing(self) -> Sequence[Stand]:
        """The words of who must do it: who owes it, and in whose hands what it requires lies."""
        requires = self.commitment.requires
        holders = () if requires is None else self.history.situation.case.holders_of(requires)
        return self._of((self.commitment.party, *holders))

    @cached_property
    def owed(self) -> Sequence[Stand]:
        """The words of those it is owed to."""
        return self._of(self.commitment.to)

    def _of(self, parties: Iterable[str]) -> Sequence[Stand]:
        return [self.words[name] for name in dict.fromkeys(parties) if name in self.words]

    def last(self, *statuses: str) -> Stand | None:
        """Return the last word of those it concerns that is one of some statuses."""
        said = (one for one in (*self.owing, *self.owed) if one.status in statuses)
        return max(said, key=lambda one: one.row, default=None)

    @property
    def refusal(self) -> Stand | None:
        """The word of one who must do it, that it will not be done."""
        return next((one for one in self.owing if one.status == "refused"), None)

    @cached_property
    def made(self) -> Sequence[Done]:
        """What is done of it."""
        return self.history.done.get(self.commitment.id, ())

    @property
    def done(self) -> int | None:
        """How many are done; None where they are not counted."""
        if self.commitment.total is None:
            return None
        return sum(item.number for item in self.made)

    @cached_property
    def held(self) -> BoolArray | None:
        """Whether what it requires was so, at each moment since it is owed."""
        if self.commitment.requires is None:
            return None
        return self.history.where(self.commitment.requires)[self.since :]

    def found(
        self, status: str, because: Because, event: Event | None = None, party: str | None = None
    ) -> Standing:
        """Return a standing of this commitment."""
        stands = self.history.stands(self.commitment.id)
        return Standing(status, because, event, party, self.since, self.done, stands)

    def says(self, one: Stand, because: Because = "word", status: str | None = None) -> Standing:
        """Return a standing that a party's word decides."""
        return self.found(status or one.status, because, one.event, one.party)

    def by_what_is_so(self) -> Standing | None:
        """Return how it stands by what is so and done, and who denies that; None if it does not."""
        if self.held is None and self.commitment.total is None:
            return None
        if self.held is not None and not self.held[-1] and self.held.any():
            lost = self.since + int(np.flatnonzero(self.held)[-1]) + 1
            supposed = self.history.is_supposed(lost)
            because: Because = "supposed" if supposed else "no longer so"
            return self.found("broken", because, self.history.event(lost))
        full = self.commitment.total is None or (self.done or 0) >= self.commitment.total
        if full and (self.held is None or self.held[-1]):
            return self._kept()
        return self._lapsed()

    def _kept(self) -> Standing:
        """Return that it is kept, unless one who is concerned or a measure says otherwise."""
        begun = self.made[-1].row if self.held is None else self._since_when()
        refusal, denial = self.refusal, self.last("disputed", "broken")
        if refusal is not None and refusal.row >= begun:
            return self.says(refusal)
        if denial is not None and denial.row >= begun:
            return self.says(denial, "denied", "disputed")
        cleared = max((one.row for one in self.owed if one.status == "kept"), default=-1)
        for one in reversed(self.history.seen.get(self.commitment.id, ())):
            if one.seen.sign == "alarm" and one.row >= begun and one.row > cleared:
                return self.found("disputed", "alarm", one.event)
        if self.history.is_supposed(begun):
            return self.found("kept", "supposed")
        if self.held is None:
            return self.found("kept", "done", self.made[-1].event)
        return self.found("kept", "so", self.history.event(begun))

    def _since_when(self) -> int:
        """Return the row from which on what it requires has been so without a break."""
        assert self.held is not None
        missing = np.flatnonzero(~self.held)
        return self.since + (int(missing[-1]) + 1 if len(missing) else 0)

    def _lapsed(self) -> Standing | None:
        due = self.commitment.due
        if due is None:
            return None
        now = self.history.situation.moment
        if due.moment is not None:
            past = now is not None and now.is_after(due.moment)
            return self.found("lapsed", "due") if past else None
        row = self.history.row_of(due)
        return None if row is None else self.found("lapsed", "due", self.history.event(row))

    def by_what_is_said(self) -> Standing:
        """Return how something not done stands: by how far it is, and by what is said of it."""
        if self.refusal is not None:
            return self.says(self.refusal)
        told = self.held is not None or self.commitment.total is not None
        kept, denial = self.last("kept"), self.last("broken", "disputed")
        if denial is not None:
            claimed = kept is not None or denial.status == "disputed"
            return self.says(denial, "denied", "disputed" if claimed else None)
        if kept is not None:
            return self.says(kept, "denied", "disputed") if told else self.says(kept)
        if self.made:
            return self.found("in progress", "done", self.made[-1].event)
        if self.held is not None and self.held[-1]:  # what is counted is still to come
            return self.found("in progress", "so", self.history.event(self._since_when()))
        going = self.last("in progress") or self.last("lapsed")
        if going is not None:
            return self.says(going)
        willing = [one for one in self.owing if one.status in _CONSENT]
        others = [one for one in self.words.values() if one.status != "unknown"]
        least = max(willing or others, key=lambda one: STATUSES.index(one.status), default=None)
        return self.found("unknown", "nothing") if least is None else self.says(least)
