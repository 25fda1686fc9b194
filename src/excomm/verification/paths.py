"""How sure it is that a breach would be seen on whichever way it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.verification.ranges import chances

__all__ = ["WeakestPath", "detection_along", "weakest_path"]


@dataclass(frozen=True)
class WeakestPath:
    """The path on which a breach is least likely to be seen.

    Attributes
    ----------
    path
        Which it is; of several the first.
    detection
        The chance that a breach is seen on it.
    by_path
        The same of every path.
    """

    path: str
    detection: float
    by_path: Mapping[str, float]


def detection_along(steps: npt.ArrayLike) -> float:
    """Return the chance that a breach is seen at one of its steps at least.

    Parameters
    ----------
    steps
        The chance at each: (steps,). They are independent.

    Raises
    ------
    ValueError
        If one of them does not lie between 0 and 1.
    """
    return float(1 - np.prod(1 - chances("the chance of detection at a step", steps)))


def weakest_path(paths: Mapping[str, Sequence[float]]) -> WeakestPath:
    """Return the path that a violator who knows the chances would take.

    Parameters
    ----------
    paths
        By the name of the path the chance of detection at each of its steps.

    Raises
    ------
    ValueError
        If there is none, or a chance does not lie between 0 and 1.

    Notes
    -----
    The least over the paths is the value of the game between one who chooses the path and one
    who has already chosen where to look: assurance is no better than this.
    """
    if not paths:
        raise ValueError("there is no path to a breach to look at")
    found = {name: detection_along(steps) for name, steps in paths.items()}
    least = min(found, key=lambda name: found[name])
    return WeakestPath(least, found[least], found)
