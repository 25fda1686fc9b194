"""Spans as text: offsets in the raw text, such as ``1234-1267, 1300-1310``."""

import re
from itertools import pairwise

from excomm.record.document import Span, Spans

__all__ = ["offsets_text", "read_offsets"]

_OFFSETS = re.compile(r"\s*(\d+)-(\d+)\s*", re.ASCII)


def offsets_text(spans: Spans) -> str:
    """Return spans as text."""
    return ", ".join(map(str, spans))


def read_offsets(text: str) -> Spans:
    """Return the spans that a text names.

    Raises
    ------
    ValueError
        If it names none, or they do not stand one behind the other.
    """
    spans = []
    for piece in text.split(","):
        match = _OFFSETS.fullmatch(piece)
        if match is None or int(match[1]) >= int(match[2]):
            raise ValueError(f"“{text}” are no offsets; expected such as 1234-1267, 1300-1310")
        spans.append(Span(int(match[1]), int(match[2])))
    if any(a.end > b.start for a, b in pairwise(spans)):
        raise ValueError(f"“{text}” are no offsets: they do not stand one behind the other")
    return tuple(spans)
