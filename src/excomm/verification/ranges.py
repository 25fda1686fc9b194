"""What cannot be reckoned with is refused here, in words that say what was given."""

import numpy as np
import numpy.typing as npt

__all__ = ["FloatArray", "IntArray", "amount", "amounts", "chance", "chances", "count", "counts"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def chances(what: str, given: npt.ArrayLike) -> FloatArray:
    """Return chances as an array.

    Raises
    ------
    ValueError
        If one of them does not lie between 0 and 1.
    """
    found = np.asarray(given, dtype=float)
    wrong = ~((found >= 0) & (found <= 1))
    if wrong.any():
        raise ValueError(f"{what} is {_first(found, wrong)}, but a chance lies between 0 and 1")
    return found


def amounts(what: str, given: npt.ArrayLike) -> FloatArray:
    """Return amounts, such as costs and areas, as an array.

    Raises
    ------
    ValueError
        If one of them is below 0 or without end.
    """
    found = np.asarray(given, dtype=float)
    wrong = ~((found >= 0) & np.isfinite(found))
    if wrong.any():
        raise ValueError(f"{what} is {_first(found, wrong)}, but must be a number from 0 up")
    return found


def counts(what: str, given: npt.ArrayLike) -> IntArray:
    """Return counts as an array of whole numbers.

    Raises
    ------
    ValueError
        If one of them is below 0 or no whole number.
    """
    found = np.asarray(given, dtype=float)
    wrong = ~((found >= 0) & (found <= 2**53) & (found == np.floor(found)))
    if wrong.any():
        raise ValueError(f"{what} is {_first(found, wrong)}, but must be a whole number from 0 up")
    return found.astype(np.int64)


def chance(what: str, given: float) -> float:
    """Return one chance; raise `ValueError` as :func:`chances` does."""
    return float(chances(what, given))


def amount(what: str, given: float) -> float:
    """Return one amount; raise `ValueError` as :func:`amounts` does."""
    return float(amounts(what, given))


def count(what: str, given: int) -> int:
    """Return one count; raise `ValueError` as :func:`counts` does."""
    return int(counts(what, given))


def _first(found: FloatArray, wrong: npt.NDArray[np.bool_]) -> str:
    return f"{found[wrong].flat[0]:g}"
