"""What a sample of items shows of all of them: attribute sampling.

Of N items M are not what they should be; n are drawn and looked at. It takes one that is
recognised to show that something is wrong.
"""

from collections.abc import Callable

import numpy as np

from excomm.verification.ranges import chance, count

__all__ = ["detection_by_sample", "rule_of_thumb", "sample_size", "smallest_detectable"]

# Chances that lie closer are the same but for rounding.
ROUNDING = 1e-12


def detection_by_sample(items: int, defective: int, checked: int, recognised: float = 1.0) -> float:
    """Return the chance that a sample shows at least one defective item.

    Parameters
    ----------
    items, defective, checked
        How many there are, how many of them are defective, and how many are looked at.
    recognised
        The chance that a defective item that is looked at is recognised.

    Raises
    ------
    ValueError
        If more are defective or looked at than there are, or a figure is out of its range.

    Notes
    -----
    1 - C(N - M, n) / C(N, n), the hypergeometric distribution; as a product, without factorials.
    """
    _check(items, defective, checked)
    known = chance("the chance of recognising a defective item", recognised)
    if known == 1:
        fewer, more = sorted((defective, checked))
        if fewer + more > items:
            return 1.0
        factors = np.log1p(-more / (items - np.arange(fewer)))
        return float(-np.expm1(factors.sum()))
    # By how many defective items are drawn, each ratio to the one before.
    least, most = max(0, checked + defective - items), min(defective, checked)
    at = np.arange(least, most, dtype=float)
    ratios = (defective - at) * (checked - at)
    ratios /= (at + 1) * (items - defective - checked + at + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(ratios))])
    share = np.exp(logs - logs.max())
    drawn_defective = np.arange(least, most + 1)
    missed = share / share.sum() * (1 - known) ** drawn_defective
    return float(max(0.0, 1 - missed.sum()))


def sample_size(items: int, defective: int, wanted: float, recognised: float = 1.0) -> int | None:
    """Return the smallest sample that shows a defective item with a wanted chance.

    Parameters
    ----------
    items, defective, recognised
        As in :func:`detection_by_sample`.
    wanted
        The chance.

    Returns
    -------
    int or None
        None where looking at all of them is not enough.

    Raises
    ------
    ValueError
        As :func:`detection_by_sample`.
    """
    _check(items, defective, 0)
    goal = chance("the wanted chance", wanted)
    return _least(
        lambda checked: detection_by_sample(items, defective, checked, recognised), goal, items
    )


def smallest_detectable(
    items: int, checked: int, wanted: float, recognised: float = 1.0
) -> int | None:
    """Return how many items must be defective for a sample to show it with a wanted chance.

    Parameters and errors are those of :func:`sample_size`; None where not even all of them would
    be shown with it.
    """
    _check(items, 0, checked)
    goal = chance("the wanted chance", wanted)
    return _least(lambda bad: detection_by_sample(items, bad, checked, recognised), goal, items)


def rule_of_thumb(items: int, defective: int, wanted: float) -> float:
    """Return about how large a sample must be: N (1 - beta^(1/M)), beta the chance of missing.

    Parameters and errors are those of :func:`sample_size`, with at least one item defective. As
    used in nuclear safeguards; a little more than needed.
    """
    _check(items, defective, 0)
    if not defective:
        raise ValueError("no item is defective: no sample shows any")
    missed = 1 - chance("the wanted chance", wanted)
    return float(items * (1 - missed ** (1 / defective)))


def _check(items: int, defective: int, checked: int) -> None:
    count("the number of items", items)
    for what, number in (("defective", defective), ("looked at", checked)):
        if count(f"the number of items {what}", number) > items:
            raise ValueError(f"{number} items are {what}, of {items} that there are")


def _least(shown: Callable[[int], float], goal: float, most: int) -> int | None:
    """Return the least number at which the chance, which rises with it, reaches a goal."""
    if shown(most) < goal - ROUNDING:
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        if shown(middle) >= goal - ROUNDING:
            high = middle
        else:
            low = middle + 1
    return low
