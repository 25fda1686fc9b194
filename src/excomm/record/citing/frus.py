"""Documents of *Foreign Relations of the United States* as people name them.

The Office of the Historian gives every volume and document an address; a document's number is
the same in print, on the web and in electronic books.
"""

import re
from typing import NamedTuple

__all__ = ["FrusDocument", "frus_document", "roman"]

_ADDRESS = re.compile(
    r"\bfrus(?P<first>\d{4})-(?P<last>\d{2,4})v(?P<volume>\d+)/d(?P<number>\d+)\b", re.ASCII
)
_NAMED = re.compile(
    r"\b(?:FRUS|Foreign Relations of the United States),?\s+"
    r"(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{2,4}),?\s+"
    r"[Vv]ol(?:ume|\.)?\s+(?P<volume>[IVXLC]+|\d+)\b.*?"
    r"\b[Dd]oc(?:ument|\.)?\s+(?P<number>\d+)\b",
    re.ASCII | re.DOTALL,
)
_ROMAN = (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


class FrusDocument(NamedTuple):
    """A document of a volume of the years `first` to `last`."""

    first: int
    last: int
    volume: int
    number: int

    @property
    def id(self) -> str:
        """The volume and the document as the Office of the Historian addresses them."""
        return f"frus{self.first}-{self.last % 100:02}v{self.volume:02}/d{self.number}"

    @property
    def url(self) -> str:
        """Its address on the web."""
        return f"https://history.state.gov/historicaldocuments/{self.id}"

    @property
    def series(self) -> str:
        """What the series is called in print, with the years of the volume."""
        return f"Foreign Relations of the United States, {self.first}–{self.last}"


def frus_document(source: str) -> FrusDocument | None:
    """Return the document that a source names; None where it names none.

    Parameters
    ----------
    source
        Such as ``FRUS 1961-63 volume VI document 60``, or an address. Volumes of a supplement
        are not told by their name.
    """
    match = _ADDRESS.search(source) or _NAMED.search(source)
    if match is None:
        return None
    first = int(match["first"])
    last = int(match["last"])
    last = last if last > 99 else first - first % 100 + last
    volume = match["volume"]
    return FrusDocument(
        first, last, int(volume) if volume.isdigit() else _arabic(volume), int(match["number"])
    )


def roman(number: int) -> str:
    """Return a number below 90 in Roman numerals, as volumes are counted."""
    text = ""
    for letters, worth in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def _arabic(letters: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[letter] for letter in letters]
    behind = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, behind, strict=True))
