"""What an agreement is made of: commitments, the measures that see them, what was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from excomm.case.problems import Place
from excomm.case.vocabulary import CONTINUITY, COVERAGE, DELAYS, DETECTION

if TYPE_CHECKING:
    from excomm.case.chance import Chance
    from excomm.case.logic import Formula
    from excomm.case.model import Cite
    from excomm.case.moments import Moment

__all__ = [
    "Commitment",
    "Delay",
    "Grade",
    "Looks",
    "Measure",
    "Needed",
    "Risk",
    "Sample",
    "Seeing",
    "Seen",
    "Site",
    "Stakes",
    "When",
]

# From which share on a coverage is called by each word; full is all of it.
_COVERED = dict(zip(COVERAGE, (0.0, 0.25, 0.5, 1.0), strict=True))

# Up to how many days a delay is called by each word, the shortest first.
_WITHIN = dict(zip(reversed(DELAYS), (0.0, 1.0, 7.0, 30.0, 365.0, float("inf")), strict=True))

_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0}


@dataclass(frozen=True)
class When:
    """A moment, or an event whenever it comes; one of the two is None."""

    moment: Moment | None = None
    event: str | None = None

    def __str__(self) -> str:
        return str(self.moment) if self.event is None else self.event


@dataclass(frozen=True)
class Grade:
    """How well something is seen, as a figure or in a word; the other is None.

    Attributes
    ----------
    kind
        ``coverage``, ``detection`` or ``continuity``; the words of each are ordered.
    """

    kind: Literal["coverage", "detection", "continuity"]
    number: float | None = None
    word: str | None = None

    def __str__(self) -> str:
        return self.word if self.word is not None else f"{self.number:g}"

    @property
    def rank(self) -> float:
        """The place among the words of its kind, from 0; a detection in figures has none.

        Raises
        ------
        ValueError
            If it is a detection given as a figure, which no word stands for.
        """
        if self.word is not None:
            return _WORDS[self.kind].index(self.word)
        if self.kind != "coverage" or self.number is None:
            raise ValueError(f"no word of {self.kind} stands for {self.number:g}")
        return max(i for i, least in enumerate(_COVERED.values()) if self.number >= least)


_WORDS = {"coverage": COVERAGE, "detection": DETECTION, "continuity": CONTINUITY}


@dataclass(frozen=True)
class Delay:
    """How long after a breach it is seen, in days or in a word; the other is None."""

    days: float | None = None
    word: str | None = None
    said: str = ""

    def __str__(self) -> str:
        return self.word if self.word is not None else self.said

    @property
    def rank(self) -> int:
        """The place among the words for delays, from 0 for the longest."""
        if self.word is not None:
            return DELAYS.index(self.word)
        days = 0.0 if self.days is None else self.days
        return DELAYS.index(next(word for word, most in _WITHIN.items() if days <= most))

    @property
    def called(self) -> str:
        """The word for it."""
        return DELAYS[self.rank]

    @property
    def longest(self) -> float:
        """The days it takes at most; of years, without end."""
        return _WITHIN[str(self.word)] if self.days is None else self.days

    @classmethod
    def of(cls, unit: str, number: float) -> Delay:
        """Return so many of a unit of time."""
        said = f"{number:g} {unit if number != 1 else unit.removesuffix('s')}"
        return cls(number * _DAYS[unit], None, said)


@dataclass(frozen=True)
class Needed:
    """What is asked of the measures that see a commitment; None where nothing is."""

    coverage: Grade | None = None
    continuity: Grade | None = None
    delay: Delay | None = None


@dataclass(frozen=True)
class Stakes:
    """What breach and keeping are worth to who owes, on one scale; keeping it is 0.

    Attributes
    ----------
    gain
        What a breach that is not seen gains: d.
    loss
        What a breach that is seen costs: b.
    false_alarm
        What an alarm costs where there is no breach: f.
    worth
        What the agreement is worth each period, while it lasts; None where nothing is said.
    discount
        What a period later counts beside this one, from 0 to below 1; None likewise.

    Raises
    ------
    ValueError
        If one of them is out of its range.
    """

    gain: float
    loss: float
    false_alarm: float = 0.0
    worth: float | None = None
    discount: float | None = None

    def __post_init__(self) -> None:
        amounts = {
            "the gain of a breach": self.gain,
            "the loss by a breach": self.loss,
            "the cost of a false alarm": self.false_alarm,
            "the worth of the agreement": self.worth or 0.0,
        }
        for what, given in amounts.items():
            if not 0 <= given < float("inf"):
                raise ValueError(f"{what} is {given:g}, but must be a number from 0 up")
        if self.discount is not None and not 0 <= self.discount < 1:
            raise ValueError(f"the discount factor is {self.discount:g}, not from 0 to below 1")


@dataclass(frozen=True)
class Site:
    """A place to look at.

    Attributes
    ----------
    chance
        How likely a breach is to be here, if it is anywhere; None where nothing is said.
    rate
        How fast effort finds it here.
    """

    id: str
    chance: float | None = None
    rate: float = 1.0


@dataclass(frozen=True)
class Commitment:
    """What a party owes.

    Attributes
    ----------
    party, to
        Who owes it, and to whom.
    requires
        What is so while it is kept; None where the case says only what parties say of it.
    total, what
        How many of what are to be done; None where it is not counted.
    since, due
        From when on it is owed, and by when it is to be done; None where nothing is said.
    in_return_for, hangs_on
        The commitments it is the return for, and those it falls with otherwise.
    assurance
        How sure one must be that it is kept, or how well it must be seen.
    breach
        The chance that it is broken before anyone looks; None where it is not stated.
    readiness
        The chance that who owes it breaks it where that is worth it; None where it is not stated.
    response
        Within what time a breach must be seen for the others to respond to it.
    size
        How many items a breach is taken to concern.
    sites
        The places to look at, `count` of them; empty where they are not named.
    """

    id: str
    text: str
    party: str
    to: tuple[str, ...] = ()
    requires: Formula | None = None
    total: int | None = None
    what: str | None = None
    since: When | None = None
    due: When | None = None
    in_return_for: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    assurance: Chance | Needed | None = None
    breach: Chance | None = None
    readiness: Chance | None = None
    response: Delay | None = None
    size: int = 1
    stakes: Stakes | None = None
    count: int | None = None
    sites: tuple[Site, ...] = ()
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Looks:
    """How often a measure looks: so many times a day, or so many times in all.

    Looks in all may be spread over so many periods, with at most one each.
    """

    per_day: float | None = None
    in_all: int | None = None
    periods: int | None = None
    said: str = ""

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True)
class Sample:
    """Items that are checked, of all there are."""

    checked: int
    of: int


@dataclass(frozen=True)
class Risk:
    """What a measure may bring about: how bad in a word, how many a week, of what."""

    level: str | None = None
    per_week: float | None = None
    text: str | None = None

    def __str__(self) -> str:
        number = None if self.per_week is None else f"{self.per_week:g} a week"
        return ", ".join(part for part in (self.level, self.text, number) if part)


@dataclass(frozen=True)
class Seeing:
    """How well a measure sees one commitment; None where nothing is said."""

    coverage: Grade | None = None
    detection: Grade | None = None
    sample: Sample | None = None


@dataclass(frozen=True)
class Measure:
    """A way to see whether commitments are kept.

    Attributes
    ----------
    party
        Who carries it out; None for somebody who is no party of the case.
    sees
        By commitment how well.
    correlation
        How much one look says of the next, from 0 to 1.
    false_alarm
        The chance that one look sees a breach where there is none.
    effort
        What it takes, on the case's own scale.
    needs
        What must be so for it to be in force; None where nothing must.
    veto
        The parties that can bar it.
    """

    id: str
    text: str
    sees: Mapping[str, Seeing]
    party: str | None = None
    looks: Looks | None = None
    correlation: float | None = None
    false_alarm: float | None = None
    delay: Delay | None = None
    continuity: Grade | None = None
    risk: Risk | None = None
    effort: float | None = None
    needs: Formula | None = None
    veto: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Seen:
    """What a measure saw of a commitment.

    Attributes
    ----------
    sign
        ``alarm``: signs of a breach; ``nothing``: none; ``count``: so many done.
    counted
        How many were seen done; None where the sign is no count.
    looks
        In how many looks.
    """

    measure: str
    commitment: str
    sign: Literal["alarm", "nothing", "count"]
    counted: int | None = None
    looks: int = 1


@dataclass(frozen=True)
class Word:
    """The stand of a party on a commitment or measure: one of the statuses."""

    about: str
    party: str
    status: str


@dataclass(frozen=True)
class Told:
    """What an event says of an agreement.

    Attributes
    ----------
    words
        The stands that parties take.
    done
        By commitment, how many more are done.
    seen
        What measures saw.
    """

    words: tuple[Word, ...] = ()
    done: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    seen: tuple[Seen, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """The commitments and measures of which something is said or was seen."""
        said = [word.about for word in self.words] + [one.commitment for one in self.seen]
        return tuple(dict.fromkeys(said))
