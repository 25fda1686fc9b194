"""Passages cited so that a citation survives a better reading of its document."""

from excomm.record.citing.citation import (
    AmbiguousError,
    Citation,
    CitingError,
    doubts_over,
    make_citation,
)
from excomm.record.citing.normal import Texts
from excomm.record.citing.place import Place, place_of
from excomm.record.citing.resolve import Resolution, Status, resolve

__all__ = [
    "AmbiguousError",
    "Citation",
    "CitingError",
    "Place",
    "Resolution",
    "Status",
    "Texts",
    "doubts_over",
    "make_citation",
    "place_of",
    "resolve",
]
