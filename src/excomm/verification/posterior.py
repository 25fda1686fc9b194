"""How likely it is that commitments are kept, given what was seen of them and what was not.

The odds of a breach are multiplied, look by look, by the chance of what the look showed if the
commitment is broken over its chance if it is kept. An alarm has the chance of detection and of a
false alarm; no alarm what is left of them. Looks of one measure at one commitment may depend on
each other: then both of its chances are uncertain, as :mod:`excomm.verification.search` says, and
an alarm that repeats, or silence that does, says less each time.
"""

import numpy as np
import numpy.typing as npt

from excomm.verification.ranges import FloatArray, IntArray, chances, counts
from excomm.verification.search import log_chance, next_look

__all__ = ["kept", "kept_in_turn", "tally_looks"]


def kept(
    breach: npt.ArrayLike,
    alarms: npt.ArrayLike,
    quiet: npt.ArrayLike,
    detection: npt.ArrayLike,
    false_alarm: npt.ArrayLike,
    correlation: npt.ArrayLike = 0.0,
    coverage: npt.ArrayLike = 1.0,
) -> FloatArray:
    """Return the chance that commitments are kept, by how often each measure called an alarm.

    Parameters
    ----------
    breach
        The chance of a breach before looking: (...), commonly (commitments,).
    alarms, quiet
        How many looks called an alarm and how many did not: (..., measures).
    detection, false_alarm
        The chances that a look calls an alarm, if the commitment is broken and if it is kept:
        (..., measures).
    correlation
        Between the looks of a measure at a commitment: (..., measures).
    coverage
        The share of it that each measure sees: (..., measures). A breach lies with that chance
        where the measure looks, each time; elsewhere its looks show what they would if the
        commitment were kept. All broadcast. The order of the looks does not matter.

    Raises
    ------
    ValueError
        If a figure is out of its range, or what was seen could not have been seen either way.

    Notes
    -----
    With one measure and one look without alarm this is the compliance statement of inspection,
    (1 - alpha)(1 - v) / ((1 - alpha)(1 - v) + beta v), v the chance of a breach, beta that of
    missing it (Avenhaus and Canty 1996).
    """
    before = chances("the chance of a breach", breach)
    detected = chances("the chance of detection", detection)
    alarmed = chances("the chance of a false alarm", false_alarm)
    called, silent = counts("the number of alarms", alarms), counts("the number of looks", quiet)
    share = chances("the coverage", coverage)
    kept_logs = log_chance(alarmed, called, silent, correlation)
    with np.errstate(divide="ignore"):
        broken_logs = np.logaddexp(
            np.log(share) + log_chance(detected, called, silent, correlation),
            np.log1p(-share) + kept_logs,
        )
    broken_logs, kept_logs = np.broadcast_arrays(broken_logs, kept_logs)
    if not broken_logs.ndim:
        broken_logs, kept_logs = broken_logs.reshape(1), kept_logs.reshape(1)
    return _weighed(before, broken_logs.sum(axis=-1), kept_logs.sum(axis=-1))


def kept_in_turn(
    breach: npt.ArrayLike,
    commitment: npt.ArrayLike,
    measure: npt.ArrayLike,
    alarm: npt.ArrayLike,
    detection: npt.ArrayLike,
    false_alarm: npt.ArrayLike,
    correlation: npt.ArrayLike = 0.0,
) -> FloatArray:
    """Return, after each of several looks, the chance that the commitment looked at is kept.

    Parameters
    ----------
    breach
        The chance of a breach of each commitment before looking: (commitments,).
    commitment, measure
        Which was looked at by which, in the order of the looks: (looks,).
    alarm
        Whether the look called an alarm: (looks,).
    detection, false_alarm, correlation
        As in :func:`kept`: (commitments, measures), or what broadcasts to it.

    Raises
    ------
    ValueError
        As :func:`kept`; also if a look is at a commitment that is not there.
    """
    before = np.atleast_1d(chances("the chance of a breach", breach))
    rows, columns = _places("commitment", commitment), _places("measure", measure)
    called = np.asarray(alarm, dtype=bool).ravel()
    _same_length(rows, columns, called)
    if rows.max(initial=-1) >= before.size:
        raise ValueError(f"a look is at commitment {rows.max()}, of {before.size} from 0 on")
    width = int(columns.max(initial=-1)) + 1
    figures = [np.atleast_1d(np.asarray(each)) for each in (detection, false_alarm, correlation)]
    shape = (before.size, max(width, *(each.shape[-1] for each in figures)))
    detected, alarmed, rho = (np.broadcast_to(each, shape)[rows, columns] for each in figures)
    group = rows * shape[1] + columns
    calls, looks = _earlier(group, called), _earlier(group, np.ones_like(called))
    broken = _of(called, next_look(detected, rho, calls, looks - calls))
    upheld = _of(called, next_look(alarmed, rho, calls, looks - calls))
    return _weighed(before[rows], _so_far(rows, broken), _so_far(rows, upheld))


def tally_looks(
    commitment: npt.ArrayLike, measure: npt.ArrayLike, alarm: npt.ArrayLike, shape: tuple[int, int]
) -> tuple[IntArray, IntArray]:
    """Return how many looks called an alarm and how many did not.

    Parameters
    ----------
    commitment, measure, alarm
        As in :func:`kept_in_turn`.
    shape
        How many commitments and measures there are.

    Returns
    -------
    tuple of array
        Alarms, and looks without: both (commitments, measures).

    Raises
    ------
    ValueError
        If a look is of a commitment or measure that is not there.
    """
    rows, columns = _places("commitment", commitment), _places("measure", measure)
    called = np.asarray(alarm, dtype=bool).ravel()
    _same_length(rows, columns, called)
    for what, places, size in (
        ("at commitment", rows, shape[0]),
        ("by measure", columns, shape[1]),
    ):
        if places.max(initial=-1) >= size:
            raise ValueError(f"a look is {what} {places.max()}, of {size} from 0 on")
    cells = rows * shape[1] + columns
    size = shape[0] * shape[1]
    alarms, quiet = (np.bincount(cells[which], minlength=size) for which in (called, ~called))
    return alarms.reshape(shape), quiet.reshape(shape)


def _weighed(before: FloatArray, broken: FloatArray, upheld: FloatArray) -> FloatArray:
    """Return the chance of keeping, by the logarithms of what was seen, broken and upheld."""
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        against = np.log(before) + broken
        speaking = np.log1p(-before) + upheld
        if np.any(np.isneginf(against) & np.isneginf(speaking)):
            raise ValueError(
                "what was seen is impossible whether the commitment is kept or broken: a chance "
                "of 0 or 1, or a correlation of 1, claims too much"
            )
        return np.asarray(1 / (1 + np.exp(against - speaking)))


def _places(what: str, given: npt.ArrayLike) -> IntArray:
    return counts(f"the number of a {what}", given).ravel()


def _same_length(*given: npt.NDArray[np.generic]) -> None:
    if len({each.size for each in given}) > 1:
        raise ValueError("each look needs its commitment, its measure and what it showed")


def _of(called: npt.NDArray[np.bool_], chance: FloatArray) -> FloatArray:
    return np.where(called, chance, 1 - chance)


def _earlier(group: IntArray, true: npt.NDArray[np.bool_]) -> IntArray:
    """Return how many earlier looks of the same group are true."""
    return np.asarray(np.rint(_summed(group, true.astype(float)) - true), dtype=np.int64)


def _so_far(group: IntArray, factors: FloatArray) -> FloatArray:
    """Return the logarithm of the product of the factors of a group so far."""
    none = factors == 0
    logs = _summed(group, np.log(np.where(none, 1.0, factors)))
    return np.where(_summed(group, none.astype(float)) > 0.5, -np.inf, logs)


def _summed(group: IntArray, values: FloatArray) -> FloatArray:
    """Return the sums of the values of a group so far."""
    order = np.argsort(group, kind="stable")
    running = np.cumsum(values[order])
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = group[order][1:] != group[order][:-1]
    begins = np.flatnonzero(fresh)
    base = (running - values[order])[begins]
    found = np.empty_like(running)
    found[order] = running - np.repeat(base, np.diff(np.append(begins, len(order))))
    return found
