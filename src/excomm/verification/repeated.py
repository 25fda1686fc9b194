"""The inspection game period after period: what a party that discounts will keep.

Each period the party keeps the commitment, which is worth w to it, or breaks it and gains d
more. A breach that is detected costs it b, and the agreement ends: from then on it has nothing.
What it has a period later counts less, by its discount factor.
"""

from excomm.case import Stakes
from excomm.verification.ranges import amount, chance

__all__ = ["lasting_advantage", "needed_each_period"]


def needed_each_period(
    stakes: Stakes, worth: float, discount: float, false_alarm: float = 0.0
) -> float | None:
    """Return the least chance of detection a period at which keeping is better than any breach.

    Parameters
    ----------
    stakes
        Of the party, a period.
    worth
        What the agreement is worth to it each period: w.
    discount
        What a period later counts, from 0 (only today) to below 1.
    false_alarm
        The chance of a false alarm each period. It costs the party, but ends nothing.

    Returns
    -------
    float or None
        (d + f alpha) / (d + w + b + discount V), V = (w - f alpha) / (1 - discount) what keeping
        is worth; None where not even certain detection is enough.

    Raises
    ------
    ValueError
        If a figure is out of its range.

    Notes
    -----
    By the principle of the single deviation (Blackwell 1965) no plan is better than keeping if no
    breach in one period is. The same figure holds for a breach that cannot be taken back and can
    be detected in every period from then on. With discount and worth 0 it is the one-shot game.
    """
    kept, alarms = _worth_of_keeping(stakes, worth, discount, false_alarm)
    lost = stakes.gain + worth + stakes.loss + discount * kept
    tempted = stakes.gain + alarms
    if tempted == 0:
        return 0.0
    return tempted / lost if tempted <= lost else None


def lasting_advantage(
    stakes: Stakes, worth: float, discount: float, detection: float, false_alarm: float = 0.0
) -> float:
    """Return what keeping for good brings above breaking until detected.

    Parameters and errors are those of :func:`needed_each_period`; `detection` is the chance that a
    breach is detected in a period in which it goes on.
    """
    seen = chance("the chance of detection", detection)
    kept, _ = _worth_of_keeping(stakes, worth, discount, false_alarm)
    period = (1 - seen) * (worth + stakes.gain) - seen * stakes.loss
    return kept - period / (1 - (1 - seen) * discount)


def _worth_of_keeping(
    stakes: Stakes, worth: float, discount: float, false_alarm: float
) -> tuple[float, float]:
    """Return what keeping is worth for good, and what false alarms cost a period."""
    amount("the worth of the agreement", worth)
    if chance("the discount factor", discount) == 1:
        raise ValueError(
            "the discount factor is 1: who counts every later period in full has no sum to compare"
        )
    alarms = stakes.false_alarm * chance("the chance of a false alarm", false_alarm)
    return (worth - alarms) / (1 - discount), alarms
