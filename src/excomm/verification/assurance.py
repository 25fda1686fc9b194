"""Assurance: how sure one can be that each commitment is kept, by what was and was not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from excomm.case import CaseError, Chance, Commitment, Problem, Situation
from excomm.forecast import Branch
from excomm.verification.figures import (
    Figures,
    Looked,
    detections_so_far,
    figures_of,
    kept_given,
    looked,
    seen_within,
    soonest,
)
from excomm.verification.ledger import Entry, Ledger
from excomm.verification.ranges import FloatArray
from excomm.verification.temptation import Temptation, Temptations

__all__ = ["Assurance", "Assured", "Prior", "Silent", "find_assurance", "prior_of", "required_of"]

# Why there is no figure: it is known not to be kept; the case has no figures for it; measures
# that look say only in words how well; an alarm of which the case does not say how often it is
# false; nothing says how likely a breach is; what its owner wants says nothing of one; the
# states are too many to list.
Silent = Literal[
    "not kept",
    "no figures",
    "words alone",
    "alarm",
    "no chance of a breach",
    "nothing wanted",
    "too many states",
]

NOT_KEPT = ("broken", "lapsed", "refused")


@dataclass(frozen=True)
class Prior:
    """How likely a commitment is broken before anyone looks.

    Attributes
    ----------
    breach
        The chance, with its range.
    temptation
        What it comes of; None where the case states it.
    readiness
        The chance that the owner breaks it where that is worth it; certain where nothing is said.
    in_time
        The chance that a breach is seen within the time that the others need to respond.
    error
        The chance that it is broken though that is no improvement.
    """

    breach: Chance
    temptation: Temptation | None = None
    readiness: Chance | None = None
    in_time: float = 0.0
    error: float = 0.0


@dataclass(frozen=True)
class Assurance:
    """How sure one can be that a commitment is kept.

    Attributes
    ----------
    entry
        The commitment in the ledger.
    kept
        The chance that it is kept, with its range; None where there is no figure.
    silent
        Why there is none.
    prior
        The chance of a breach before looking; None likewise.
    looks
        What each measure with figures has looked and shown so far.
    detection
        The chance that a breach, from the day it is owed, would have been seen by now.
    coverage
        The share of it that the measures in force see, where each sees its own part by chance.
    delay, delay_by
        How many days on average until a breach is known, where it lies where they look: of the
        measure in force that is soonest, and which; None where none says how often it looks.
    left_out
        The measures that looked, or are in force, of which the case speaks in words alone.
    required
        How sure one must be; None where no chance is asked for.
    """

    entry: Entry
    kept: Chance | None
    silent: Silent | None
    prior: Prior | None
    looks: tuple[Looked, ...]
    detection: float
    coverage: float
    delay: float | None
    delay_by: str | None
    left_out: tuple[str, ...]
    required: float | None

    @property
    def commitment(self) -> Commitment:
        """The commitment."""
        return self.entry.commitment

    @property
    def short_by(self) -> float | None:
        """How much is lacking of what is asked; None where nothing is asked or known."""
        if self.required is None:
            return None
        if self.silent == "not kept":
            return self.required
        return None if self.kept is None else max(self.required - self.kept.point, 0.0)

    @property
    def short(self) -> bool:
        """Whether less is known than is asked."""
        return bool(self.short_by)


@dataclass(frozen=True, eq=False, repr=False)
class Assured:
    """How sure one can be of each commitment that is owed.

    Attributes
    ----------
    ledger
        How the agreement stands.
    commitments
        How sure one can be of each, in the order of the ledger.
    """

    ledger: Ledger
    commitments: tuple[Assurance, ...]

    def __getitem__(self, commitment: str) -> Assurance:
        """Return how sure one can be of one commitment."""
        return {one.commitment.id: one for one in self.commitments}[commitment]

    @property
    def in_figures(self) -> tuple[Assurance, ...]:
        """Those for which there is a figure."""
        return tuple(one for one in self.commitments if one.kept is not None)


@dataclass(frozen=True)
class _Known:
    """What is known of a commitment before it is reckoned with."""

    entry: Entry
    looks: tuple[Looked, ...]
    in_force: tuple[Figures, ...]
    left_out: tuple[str, ...]
    prior: Prior | None
    silent: Silent | None


def find_assurance(ledger: Ledger, branches: Callable[[], Sequence[Branch]]) -> Assured:
    """Return how sure one can be of each commitment that is owed.

    Parameters
    ----------
    ledger
        How the agreement stands.
    branches
        Gives the orders that the parties may have, with the belief in each; asked only where a
        chance of a breach must be found.

    Raises
    ------
    CaseError
        If what was seen cannot have been seen, whether a commitment is kept or broken.
    """
    asked: list[Temptations] = []

    def tempted(commitment: Commitment) -> tuple[Temptation | None, bool]:
        if not asked:
            asked.append(_temptations(ledger, branches()))
        return asked[0].of(commitment), asked[0].listed

    known = [_known(entry, ledger.situation, tempted) for entry in ledger.entries]
    sure = [one for one in known if one.silent is None]
    chances = _kept(sure)
    found = dict(zip((one.entry.commitment.id for one in sure), chances.T.tolist(), strict=True))
    seen = detections_so_far([one.looks for one in known]).tolist()
    return Assured(
        ledger,
        tuple(_assurance(one, found, so_far) for one, so_far in zip(known, seen, strict=True)),
    )


def _temptations(ledger: Ledger, branches: Sequence[Branch]) -> Temptations:
    situation = ledger.situation
    now = [
        ledger.supposed.get(option.id, value)
        for option, value in zip(situation.case.options, situation.present, strict=True)
    ]
    required = (entry.commitment.requires for entry in ledger.entries)
    return Temptations([wanted for wanted in required if wanted is not None], branches, now)


def _known(
    entry: Entry,
    situation: Situation,
    tempted: Callable[[Commitment], tuple[Temptation | None, bool]],
) -> _Known:
    item = entry.commitment
    found = [(one, figures_of(one)) for one in entry.sights]
    today = situation.moment.day if situation.moment is not None else None
    looks = tuple(
        looked(figures, situation, entry.owed_from, today)
        for _, figures in found
        if figures is not None
    )
    in_force = tuple(f for one, f in found if f is not None and one.state.in_force)
    left_out = tuple(
        one.measure.id
        for one, figures in found
        if figures is None and (one.state.in_force or one.days or one.observations)
    )
    counted = any(figures is not None for _, figures in found)

    def result(prior: Prior | None, silent: Silent | None) -> _Known:
        return _Known(entry, looks, in_force, left_out, prior, silent)

    if entry.standing.status in NOT_KEPT:
        return result(None, "not kept")
    if not counted and item.breach is None and item.readiness is None:
        return result(None, "no figures")
    if left_out and not any(one.alarms + one.quiet for one in looks):
        return result(None, "words alone")
    if _unclear(entry):
        return result(None, "alarm")
    temptation, listed = (None, True) if item.breach is not None else tempted(item)
    if not listed:
        return result(None, "too many states")
    if temptation is not None and temptation.unknown:
        return result(None, "nothing wanted")
    prior = prior_of(item, situation.case.choice.error[0], temptation, in_force)
    return result(prior, "no chance of a breach" if prior is None else None)


def _unclear(entry: Entry) -> bool:
    """Return whether a measure raised the alarm that does not say how often it is false."""
    return any(
        one.false_alarm is None or figures_of(one) is None
        for one in entry.sights
        if any(seen.seen.sign == "alarm" for seen in one.observations)
    )


def prior_of(
    commitment: Commitment,
    error: float,
    temptation: Temptation | None,
    watching: Sequence[Figures],
) -> Prior | None:
    """Return how likely a commitment is broken before anyone looks.

    Parameters
    ----------
    commitment
        The commitment.
    error
        The chance that a party does what is no improvement.
    temptation
        What tempts the owner; None where that is not known.
    watching
        The measures in force.

    Returns
    -------
    Prior or None
        What the case states, or else readiness x (undeterred + deterred x (1 - seen in time) +
        what is left of belief x error); None where there is neither. What is not seen in time
        is not deterred: where nobody looks, or the case does not say how long the others need,
        no sanction counts.
    """
    if commitment.breach is not None:
        return Prior(commitment.breach)
    if temptation is None:
        return None
    missed = 1.0
    if commitment.response is not None:
        for one in watching:
            missed *= 1 - seen_within(one, commitment.response.longest)
    rest = max(1 - temptation.undeterred - temptation.deterred, 0.0)
    share = min(temptation.undeterred + temptation.deterred * missed + rest * error, 1.0)
    ready = commitment.readiness or Chance(1.0, 1.0, 1.0)
    breach = Chance(ready.point * share, ready.low * share, ready.high * share)
    return Prior(breach, temptation, commitment.readiness, 1 - missed, error)


def required_of(commitment: Commitment) -> float | None:
    """Return how sure one must be of a commitment: of a word or range the least it stands for."""
    return commitment.assurance.low if isinstance(commitment.assurance, Chance) else None


def _kept(known: Sequence[_Known]) -> FloatArray:
    """Return the chances that commitments are kept: point, low and high, (3, commitments)."""
    breaches = [one.prior.breach for one in known if one.prior is not None]
    chances = np.array([(b.point, b.high, b.low) for b in breaches]).reshape(-1, 3).T
    try:
        return kept_given(chances, [one.looks for one in known])
    except ValueError as error:
        for place, one in enumerate(known):
            try:
                kept_given(chances[:, [place]], [one.looks])
            except ValueError:
                item = one.entry.commitment
                raise CaseError(Problem(item.place, f"of '{item.id}': {error}")) from None
        raise


def _assurance(one: _Known, found: dict[str, list[float]], detection: float) -> Assurance:
    item = one.entry.commitment
    delay, by = soonest(one.in_force)
    chances = found.get(item.id)
    return Assurance(
        entry=one.entry,
        kept=None if chances is None else Chance(chances[0], chances[1], chances[2]),
        silent=one.silent,
        prior=one.prior,
        looks=one.looks,
        detection=detection,
        coverage=float(1 - np.prod([1 - figures.coverage for figures in one.in_force])),
        delay=delay,
        delay_by=by,
        left_out=one.left_out,
        required=required_of(item),
    )
