"""What the parties propose to each other: messages, and their terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.case.commitments import Delay, When
from excomm.case.problems import Place

if TYPE_CHECKING:
    from excomm.case.model import Cite

__all__ = ["Deadline", "Mention", "Proposal", "Term", "what_is_set"]


@dataclass(frozen=True)
class Deadline:
    """When what is undertaken is due: a moment, or a span counted from something.

    Attributes
    ----------
    when
        A date or an event by which it is due; None where a span is counted.
    span
        How long after what it is counted from; None where that is not said.
    after
        What it is counted from: ``agreement``, ``talks``, a term of the proposal or an event.
    """

    when: When | None = None
    span: Delay | None = None
    after: str | None = None

    def __str__(self) -> str:
        if self.when is not None:
            return str(self.when)
        return f"{self.span} after {self.after}" if self.span else f"after {self.after}"


@dataclass(frozen=True)
class Mention:
    """A party or an option that is named; of an option also at which value, by its place."""

    name: str
    value: int | None = None


@dataclass(frozen=True)
class Term:
    """What one party would owe under a proposal.

    Attributes
    ----------
    text
        What is owed, in words that follow "to".
    party, to
        Who would owe it, and to whom.
    performs
        What doing it sets: options of who owes it, with the places of their values.
    commitment
        The commitment of the case that it is a form of.
    talks
        ``precondition``: it comes before talks; ``subject``: it is what they are about.
    seen_by
        The measures by which it is to be seen.
    reference
        Whether the terms of reference of these are ``agreed`` or ``open``.
    in_return_for
        Other terms of the proposal.
    """

    id: str
    text: str
    party: str
    to: tuple[str, ...]
    performs: Mapping[str, int]
    commitment: str | None = None
    due: Deadline | None = None
    talks: Literal["precondition", "subject"] | None = None
    seen_by: tuple[str, ...] = ()
    reference: Literal["open", "agreed"] | None = None
    in_return_for: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Proposal:
    """A message that proposes something, with its terms.

    Attributes
    ----------
    event
        The event that made it; None where the case names none.
    sender, to
        Who proposes, and to whom.
    known_to
        Who learned of it, as the event has it; None where that is not said.
    mentions
        Parties and options that it names without addressing them.
    follows
        The offer it follows: as stated, or the last earlier one of the same party.
    closed_by
        The event that accepted, refused or overtook it; None as long as it lies open.
    """

    id: str
    text: str
    sender: str
    to: tuple[str, ...]
    terms: tuple[Term, ...]
    event: str | None = None
    channel: str | None = None
    known_to: tuple[str, ...] | None = None
    admits: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    follows: str | None = None
    closed_by: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None

    @property
    def signatories(self) -> tuple[str, ...]:
        """Who would sign it: its sender and its receivers."""
        return tuple(dict.fromkeys((self.sender, *self.receivers)))

    @property
    def receivers(self) -> tuple[str, ...]:
        """Whom it is made to; where that is not said, who else would owe something."""
        owing = dict.fromkeys(term.party for term in self.terms)
        return self.to or tuple(party for party in owing if party != self.sender)

    @property
    def performs(self) -> Mapping[str, int]:
        """What all its terms together set."""
        return what_is_set(self.terms)

    def term(self, name: str) -> Term:
        """Return one of its terms."""
        return next(term for term in self.terms if term.id == name)


def what_is_set(terms: Iterable[Term]) -> Mapping[str, int]:
    """Return what some terms together set."""
    return {option: value for term in terms for option, value in term.performs.items()}
