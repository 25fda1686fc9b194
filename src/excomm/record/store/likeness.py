"""How much two texts are alike, though one or both were misread.

The unit is twelve letters in a row, blanks, digits and punctuation left out: what character
recognition gets wrong most often (spaces, points, the ends of lines) does not count, and a wrong
letter costs twelve units, not five words' worth of shingles. The share of units two texts have in
common is their resemblance; the share of the shorter one's that the other has too is its
containment (Broder, 1997). So that a text need not be compared with all others unit by unit, the
smallest hashes of its units are kept as a sketch, which estimates the resemblance.
"""

import re
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["KEPT", "Hashes", "Units", "alike", "contained", "read_sketch", "sketch", "units"]

KEPT = 128  # hashes of a sketch
_UNIT = 12  # letters, of five bits each: a unit is one number of 60 bits
_MOST = 4_000_000  # letters; a longer text is compared by its beginning
_OTHER = re.compile(r"[\W\d_]+")

Units = NDArray[np.uint64]
Hashes = NDArray[np.uint32]
Number = TypeVar("Number", np.uint32, np.uint64)


def units(text: str) -> Units:
    """Return the units of a text as numbers, each once, in order."""
    return _each_once(_units(text))


def _units(text: str) -> Units:
    letters = _OTHER.sub("", text[: 2 * _MOST].casefold())[:_MOST]
    wide = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    codes = (wide & 31).astype(np.uint64)
    if codes.size < _UNIT:
        return np.empty(0, dtype=np.uint64)
    length = codes.size - _UNIT + 1
    packed = np.zeros(length, dtype=np.uint64)
    for place in range(_UNIT):
        packed |= codes[place : place + length] << np.uint64(5 * place)
    return packed


def _each_once(numbers: NDArray[Number]) -> NDArray[Number]:
    """Return numbers in order, each once; by sorting, which is faster here than numpy.unique."""
    numbers.sort()
    return (
        numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if numbers.size else numbers
    )


def sketch(text: str) -> bytes:
    """Return the smallest hashes of a text's units, in order, as 32-bit numbers."""
    mixed = _units(text) * np.uint64(0x9E3779B97F4A7C15)  # arithmetic wraps, as a hash should
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return _each_once((mixed >> np.uint64(32)).astype("<u4"))[:KEPT].tobytes()


def read_sketch(kept: bytes) -> Hashes:
    """Return the hashes of a sketch."""
    return np.frombuffer(kept, dtype="<u4")


def alike(one: Units, other: Units) -> float:
    """Return the resemblance of two texts by their units: common ones, of all."""
    common = np.intersect1d(one, other, assume_unique=True).size
    return common / max(1, one.size + other.size - common)


def contained(one: Units, other: Units) -> float:
    """Return the containment: common units, of those of the text that has fewer."""
    common = np.intersect1d(one, other, assume_unique=True).size
    return common / max(1, min(one.size, other.size))
