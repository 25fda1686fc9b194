"""When to call an alarm: the inspection game with errors of both kinds.

An inspector who sees through noise chooses how much it takes for an alarm. More false alarms buy
fewer breaches missed; the curve of what can be had is the error curve.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from excomm.case import Stakes
from excomm.verification.inspection import Losses, tolerable_miss
from excomm.verification.ranges import FloatArray, amount, chances, count

__all__ = ["Alarming", "ErrorCurve", "announce_alarm", "error_curve", "normal_errors", "play_alarm"]

NORMAL = NormalDist()


@dataclass(frozen=True, eq=False)
class ErrorCurve:
    """The least chance of missing a breach, by the chance of a false alarm.

    Attributes
    ----------
    false_alarm
        Rising from 0 to 1.
    non_detection
        Falling from at most 1 to 0, and convex. Between the points it is a straight line: one
        draws lots between two tests.
    """

    false_alarm: FloatArray
    non_detection: FloatArray


@dataclass(frozen=True)
class Alarming:
    """How the game is played in which the inspector chooses how much it takes for an alarm.

    Attributes
    ----------
    false_alarm, non_detection
        The chances of error that the inspector chooses.
    breach
        The chance of a breach.
    inspector, inspectee
        What each may expect.
    """

    false_alarm: float
    non_detection: float
    breach: float
    inspector: float
    inspectee: float


def error_curve(false_alarm: npt.ArrayLike, non_detection: npt.ArrayLike) -> ErrorCurve:
    """Return the error curve of some tests: the lower convex hull of their chances of error.

    Parameters
    ----------
    false_alarm, non_detection
        The two chances of error of each test: (tests,). Never to call an alarm and always to
        call one are tests too, and need not be given.

    Raises
    ------
    ValueError
        If a chance does not lie between 0 and 1, or there are not as many of one as the other.
    """
    alarmed = chances("a chance of a false alarm", false_alarm).ravel()
    missed = chances("a chance of missing a breach", non_detection).ravel()
    if alarmed.size != missed.size:
        raise ValueError(
            f"there are {alarmed.size} chances of a false alarm and {missed.size} of missing a "
            "breach: each test has both"
        )
    points = sorted({(0.0, 1.0), (1.0, 0.0), *zip(alarmed.tolist(), missed.tolist(), strict=True)})
    hull: list[tuple[float, float]] = []
    for at, beta in points:
        if hull and hull[-1][0] == at:
            continue  # a test that misses more at as many false alarms
        while len(hull) > 1 and _above(hull[-2], hull[-1], (at, beta)):
            hull.pop()
        hull.append((at, beta))
    return ErrorCurve(*(np.array(side) for side in zip(*hull, strict=True)))


def normal_errors(shift: float, points: int = 1001) -> ErrorCurve:
    """Return the error curve of a measurement with normal error.

    Parameters
    ----------
    shift
        How far a breach moves what is measured, in standard deviations of the error.
    points
        How many points of the curve are taken; between them its chords are used, which lie
        above it.

    Raises
    ------
    ValueError
        If the shift is below 0 or there are fewer than two points.

    Notes
    -----
    The test of Neyman and Pearson: an alarm is called beyond a threshold, and
    beta = Phi(Phi^-1(1 - alpha) - shift).
    """
    shift = amount("the shift", shift)
    if count("the number of points", points) < 2:
        raise ValueError("a curve has at least two points")
    inner = np.linspace(0, 1, points)[1:-1].tolist()
    return error_curve(
        inner, [NORMAL.cdf(NORMAL.inv_cdf(1 - alarmed) - shift) for alarmed in inner]
    )


def announce_alarm(stakes: Stakes, losses: Losses, curve: ErrorCurve) -> Alarming:
    """Return when to call an alarm where that is announced beforehand.

    Notes
    -----
    Inspector leadership (Avenhaus, von Stengel and Zamir 2002): the least chance of a false alarm
    at which keeping is a best response is announced, and the commitment is kept. Where no alarm
    deters, because a false alarm costs more than detection, it is broken, and every alarm is
    called.
    """
    found = _deterring(stakes, curve)
    if found is None:
        missed = float(curve.non_detection[-1])
        return Alarming(
            float(curve.false_alarm[-1]),
            missed,
            1.0,
            -losses.detected - (losses.missed - losses.detected) * missed,
            stakes.gain * missed - stakes.loss * (1 - missed),
        )
    alarmed, missed, _, _ = found
    return Alarming(
        alarmed, missed, 0.0, -losses.false_alarm * alarmed, -stakes.false_alarm * alarmed
    )


def play_alarm(stakes: Stakes, losses: Losses, curve: ErrorCurve) -> Alarming:
    """Return the equilibrium where neither knows what the other chooses.

    Notes
    -----
    The inspector calls alarms as it would announce them, but the other side now breaks the
    commitment with just the chance that makes this the inspector's best reply: with s the fall
    of non-detection by each further false alarm, e / (e + (c - a) s) (Avenhaus, von Stengel and
    Zamir 2002). At a corner of the curve it is the lowest such chance.
    """
    found = _deterring(stakes, curve)
    if found is None or found[0] == 0:
        return announce_alarm(stakes, losses, curve)
    alarmed, missed, run, fall = found
    cost, worth = losses.false_alarm * run, (losses.missed - losses.detected) * fall
    breach = cost / (cost + worth)
    return Alarming(
        alarmed,
        missed,
        breach,
        -(1 - breach) * losses.false_alarm * alarmed
        - breach * (losses.detected + (losses.missed - losses.detected) * missed),
        -stakes.false_alarm * alarmed,
    )


def _deterring(stakes: Stakes, curve: ErrorCurve) -> tuple[float, float, float, float] | None:
    """Return the least deterring point of the curve, and how far its chord runs and falls."""
    alarmed, missed = curve.false_alarm, curve.non_detection
    at_stake = stakes.gain + stakes.loss
    # The curve less the line of tolerable misses is convex: it is lowest at a point.
    over = missed * at_stake - (stakes.loss - stakes.false_alarm * alarmed)
    enough = np.flatnonzero(over <= 0)
    if not len(enough):
        return None
    after = int(enough[0])
    if after == 0:
        return float(alarmed[0]), float(missed[0]), 0.0, 0.0
    before = after - 1
    share = over[before] / (over[before] - over[after])
    width, height = alarmed[after] - alarmed[before], missed[before] - missed[after]
    at = float(alarmed[before] + share * width)
    # On the line itself, not on the chord: rounding must not leave the breach better.
    line = tolerable_miss(stakes, at)
    beta = float(missed[before] - share * height)
    return at, beta if line is None else min(beta, line), float(width), float(height)


def _above(
    first: tuple[float, float], middle: tuple[float, float], last: tuple[float, float]
) -> bool:
    """Return whether the middle point lies on the chord of its neighbours or above it."""
    return (middle[0] - first[0]) * (last[1] - first[1]) <= (middle[1] - first[1]) * (
        last[0] - first[0]
    )
