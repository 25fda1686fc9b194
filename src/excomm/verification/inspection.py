"""The one-shot inspection game: how much detection makes keeping the better choice.

Payoffs (inspector, inspectee) as in Avenhaus, von Stengel and Zamir (2002): kept and no alarm
(0, 0), kept and a false alarm (-e, -f), a breach detected (-a, -b), a breach missed (-c, d). In
words: `Stakes` are what the inspectee has at stake, `Losses` the inspector.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import Stakes
from excomm.verification.ranges import FloatArray, amount, chance, chances

__all__ = [
    "Looking",
    "Losses",
    "advantage_of_keeping",
    "announce_looking",
    "needed_detection",
    "play_looking",
    "tolerable_miss",
]


@dataclass(frozen=True)
class Losses:
    """What those who inspect have at stake.

    Attributes
    ----------
    missed
        What a breach that is missed costs them: c.
    detected
        What a breach costs them though it is detected: a.
    false_alarm
        What a false alarm costs them: e.
    look
        What a look costs them: k.

    Raises
    ------
    ValueError
        If one of them is below 0, or a breach missed costs no more than one detected.
    """

    missed: float
    detected: float = 0.0
    false_alarm: float = 0.0
    look: float = 0.0

    def __post_init__(self) -> None:
        amount("the loss by a breach missed", self.missed)
        amount("the loss by a breach detected", self.detected)
        amount("the loss by a false alarm", self.false_alarm)
        amount("the cost of a look", self.look)
        if self.missed <= self.detected:
            raise ValueError(
                f"a breach missed costs {self.missed:g} and one detected {self.detected:g}: "
                "there is no reason to look"
            )


@dataclass(frozen=True)
class Looking:
    """How the game is played in which one looks or does not, and the other keeps or breaks.

    Attributes
    ----------
    look, breach
        The chance of each.
    inspector, inspectee
        What each may expect.
    """

    look: float
    breach: float
    inspector: float
    inspectee: float


def tolerable_miss(stakes: Stakes, false_alarm: float = 0.0) -> float | None:
    """Return the largest chance of missing a breach at which keeping is a best response.

    Parameters
    ----------
    stakes
        Of the party that may break the commitment.
    false_alarm
        The chance of an alarm though it keeps it.

    Returns
    -------
    float or None
        (b - f alpha) / (b + d); None where even certain detection would not do, because false
        alarms cost more than detection does.

    Raises
    ------
    ValueError
        If the chance does not lie between 0 and 1.

    Notes
    -----
    Avenhaus, von Stengel and Zamir (2002).
    """
    spared = stakes.loss - stakes.false_alarm * chance("the chance of a false alarm", false_alarm)
    if spared < 0:
        return None
    at_stake = stakes.loss + stakes.gain
    return spared / at_stake if at_stake else 1.0


def needed_detection(stakes: Stakes, false_alarm: float = 0.0) -> float | None:
    """Return the least chance of detection at which keeping is a best response.

    As :func:`tolerable_miss`, seen from the other side: None where no detection is enough.
    """
    missed = tolerable_miss(stakes, false_alarm)
    return None if missed is None else 1 - missed


def advantage_of_keeping(
    stakes: Stakes, detection: npt.ArrayLike, false_alarm: npt.ArrayLike = 0.0
) -> FloatArray:
    """Return what keeping brings above breaking, in the units of the stakes.

    Parameters
    ----------
    stakes
        Of the party that may break the commitment.
    detection, false_alarm
        The chances of an alarm, if it breaks the commitment and if it keeps it; any shapes
        that broadcast.

    Raises
    ------
    ValueError
        If a chance does not lie between 0 and 1.
    """
    seen = chances("the chance of detection", detection)
    alarmed = chances("the chance of a false alarm", false_alarm)
    return np.asarray(seen * stakes.loss - (1 - seen) * stakes.gain - alarmed * stakes.false_alarm)


def play_looking(stakes: Stakes, losses: Losses, detection: float = 1.0) -> Looking:
    """Return the equilibrium where a look has a cost and neither knows what the other does.

    Parameters
    ----------
    stakes, losses
        Of the two. There are no false alarms: their costs do not count.
    detection
        The chance that a look detects a breach.

    Raises
    ------
    ValueError
        If the chance does not lie between 0 and 1.

    Notes
    -----
    With perfect detection one looks with chance d / (b + d), the other breaks with chance
    k / (c - a) (Avenhaus, von Stengel and Zamir 2002). A look that detects with chance p counts
    as p looks. Where looking costs more than it saves nobody looks; where even a look each time
    would not deter, the commitment is broken.
    """
    seen = chance("the chance of detection", detection)
    saved = (losses.missed - losses.detected) * seen
    look = _deterring_look(stakes, seen)
    if look == 0:
        return Looking(0.0, 0.0, 0.0, 0.0)
    if look is None or losses.look >= saved:
        return _undeterred(stakes, losses, seen)
    breach = losses.look / saved
    return Looking(look, breach, -losses.missed * breach, 0.0)


def announce_looking(stakes: Stakes, losses: Losses, detection: float = 1.0) -> Looking:
    """Return how often to look where the chance of a look is announced beforehand.

    Parameters and errors are those of :func:`play_looking`.

    Notes
    -----
    Inspector leadership (Avenhaus, von Stengel and Zamir 2002): the same chance of a look, but
    the other side now keeps the commitment. It is indifferent there, and any look more would
    decide it. It is not worth announcing where the looks cost more than the breach.
    """
    seen = chance("the chance of detection", detection)
    look = _deterring_look(stakes, seen)
    if look is None or losses.look * look > losses.missed:
        return _undeterred(stakes, losses, seen)
    return Looking(look, 0.0, -losses.look * look, 0.0)


def _deterring_look(stakes: Stakes, seen: float) -> float | None:
    """Return the least chance of a look that makes breaking no better; None if none does."""
    if stakes.gain == 0:
        return 0.0
    least = stakes.gain / (stakes.loss + stakes.gain)
    return least / seen if least <= seen else None


def _undeterred(stakes: Stakes, losses: Losses, seen: float) -> Looking:
    """Return how it is played where the commitment is broken anyway."""
    look = float((losses.missed - losses.detected) * seen > losses.look)
    caught = look * seen
    return Looking(
        look,
        1.0,
        -losses.missed * (1 - caught) - losses.detected * caught - losses.look * look,
        stakes.gain * (1 - caught) - stakes.loss * caught,
    )
