"""How much two texts are alike, though one or both were misread.

The unit is twelve letters in a row, blanks, digits and punctuation left out: what character
recognition gets wrong most often (spaces, points, the ends of lines) does not count, and a wrong
letter costs twelve units, not the ten or so words around it. The share of units two texts have in
common is their resemblance; the share of the shorter one's that the other has too is its
containment (Broder, 1997). So that a text need not be compared with all others letter by letter,
the smallest hashes of its units are kept as a sketch.
"""

import re

import numpy as np
from numpy.typing import NDArray

__all__ = ["KEPT", "Units", "alike", "contained", "sketch", "units"]

KEPT = 128  # hashes of a sketch
_UNIT = 12  # letters, of five bits each: a unit is one number of 60 bits
_LETTERS = re.compile(r"[\W\d_]+")

Units = NDArray[np.uint64]


def units(text: str) -> Units:
    """Return the units of a text as numbers, each once, in order."""
    letters = _LETTERS.sub("", text.casefold()).encode("utf-32-le", "surrogatepass")
    codes = (np.frombuffer(letters, dtype=np.uint32) & 31).astype(np.uint64)
    if codes.size < _UNIT:
        return np.empty(0, dtype=np.uint64)
    length = codes.size - _UNIT + 1
    packed = np.zeros(length, dtype=np.uint64)
    for place in range(_UNIT):
        packed |= codes[place : place + length] << np.uint64(5 * place)
    return np.unique(packed)


def sketch(text: str) -> bytes:
    """Return the smallest hashes of a text's units, in order, as 32-bit numbers."""
    mixed = units(text) * np.uint64(0x9E3779B97F4A7C15)  # wraps: the hash of Fibonacci
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    hashes = np.unique((mixed >> np.uint64(32)).astype("<u4"))
    return hashes[:KEPT].tobytes()


def alike(one: Units, other: Units) -> float:
    """Return the resemblance of two texts by their units: common ones, of all."""
    common = np.intersect1d(one, other, assume_unique=True).size
    return common / max(1, one.size + other.size - common)


def contained(one: Units, other: Units) -> float:
    """Return the containment: common units, of those of the text that has fewer."""
    common = np.intersect1d(one, other, assume_unique=True).size
    return common / max(1, min(one.size, other.size))
