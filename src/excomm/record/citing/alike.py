"""Passages that are like a quotation, though not word for word: of a noisier or a better reading.

The measure is the partial ratio of RapidFuzz (Bachmann, 2020): of all stretches as long as the
quotation the one that needs the fewest letters put in or taken out, from 0 to 100.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from excomm.record.citing.normal import Normal, Texts, folded
from excomm.record.document import Spans

__all__ = ["NEAR", "Alike", "fitted", "passages_like"]

NEAR = 3.0  # two passages whose scores are no further apart are equally good
_CHUNKS = 16  # times the quotation: how much text is looked through at once
_PIECE = 300  # characters of a long quotation that it is sought by
_SLACK = 16  # characters to either side of a found passage in which its edges are sought


@dataclass(frozen=True)
class Alike:
    """A passage that is like a quotation: where, how much so from 0 to 100, and in which text."""

    spans: Spans
    score: float
    normal: Normal
    start: int
    end: int


def passages_like(texts: Texts, quote: str, cutoff: float) -> list[Alike]:
    """Return the passages of a document that are most like a quotation, the best first.

    Parameters
    ----------
    texts
        The texts of the document.
    quote
        What is sought.
    cutoff
        The least score that counts.

    Returns
    -------
    list
        Passages that do not overlap. Every one is in it that is within :data:`NEAR` of the best,
        or at least as good as `cutoff` and in a stretch where there is no better one.
    """
    wanted = folded(quote)
    if not wanted:
        return []
    found = [one for normal in texts.both for one in _in_text(normal, wanted, cutoff)]
    kept: list[Alike] = []
    for one in sorted(found, key=lambda one: (-one.score, one.spans[0].start)):
        if not any(
            one.normal is other.normal and one.start < other.end and other.start < one.end
            for other in kept
        ):
            kept.append(one)
    return kept


def _in_text(normal: Normal, wanted: str, cutoff: float) -> Iterator[Alike]:
    if len(wanted) > 2 * _PIECE:
        yield from _by_pieces(normal, wanted, cutoff)
        return
    for start, end in _chunks(len(normal.text), len(wanted)):
        for score, a, b in _aligned(wanted, normal.text, start, end, cutoff):
            first, last = fitted(wanted, normal.text, a, b)
            if spans := normal.spans(first, last):
                yield Alike(spans, score, normal, first, last)


def _by_pieces(normal: Normal, wanted: str, cutoff: float) -> Iterator[Alike]:
    """Yield passages that are like a long quotation, sought by its beginning, middle and end.

    To align a text grows with the square of the quotation; what a piece finds is compared whole.
    """
    from rapidfuzz.fuzz import ratio

    text, last = normal.text, len(wanted) - _PIECE
    tried: set[tuple[int, int]] = set()
    for offset in (0, last // 2, last):
        piece = wanted[offset : offset + _PIECE]
        for one in _in_text(normal, piece, cutoff - NEAR):
            begins = max(0, one.start - offset)
            edges = (
                _near_to(wanted[:_PIECE], text, begins)[0],
                _near_to(wanted[last:], text, begins + last)[1],
            )
            start, end = edges
            if edges in tried or start >= end:
                continue
            tried.add(edges)
            score = ratio(wanted, text[start:end], score_cutoff=cutoff)
            if score and (spans := normal.spans(start, end)):
                yield Alike(spans, score, normal, start, end)


def _near_to(piece: str, text: str, at: int) -> tuple[int, int]:
    """Return where in a text a piece stands, at an offset or up to its length from there."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    first, end = max(0, at - len(piece)), min(len(text), at + 2 * len(piece))
    if end - first < len(piece):
        return first, end
    found = partial_ratio_alignment(piece, text[first:end])
    if found is None:
        return first, end
    return fitted(piece, text, first + found.dest_start, first + found.dest_end)


def _chunks(length: int, wanted: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of a text, which overlap by twice what is sought."""
    size = _CHUNKS * wanted
    step = size - 2 * wanted
    start = 0
    while True:
        yield max(0, min(start, length - size)), min(start + size, length)
        if start + size >= length:
            return
        start += step


def _aligned(
    wanted: str, text: str, start: int, end: int, cutoff: float
) -> Iterator[tuple[float, int, int]]:
    """Yield the best alignment in a stretch of text, and others that are about as good."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio

    stretch = text[start:end]
    if len(stretch) < len(wanted):  # the measure would seek the text in the quotation
        if stretch and (score := ratio(wanted, stretch)) >= cutoff:
            yield score, start, end
        return
    best = partial_ratio_alignment(wanted, stretch, score_cutoff=cutoff)
    if best is None:
        return
    a, b = start + best.dest_start, start + best.dest_end
    yield best.score, a, b
    for left, right in ((start, a), (b, end)):
        if right - left >= len(wanted):
            yield from _aligned(wanted, text, left, right, max(cutoff, best.score - NEAR))


def fitted(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges of a passage, moved to where words begin and end as fits best."""
    from rapidfuzz.fuzz import ratio

    slack = min(_SLACK, len(wanted) // 3 + 1)
    firsts = [at for at in _near(start, slack, len(text)) if _is_edge(text, at)]
    lasts = [at for at in _near(end, slack, len(text)) if _is_edge(text, at)]
    tried = [(a, b) for a in firsts or [start] for b in lasts or [end] if a < b]
    return max(
        tried or [(start, end)],
        key=lambda edges: (ratio(wanted, text[edges[0] : edges[1]].strip()), edges[0] - edges[1]),
    )


def _near(at: int, slack: int, length: int) -> range:
    return range(max(0, at - slack), min(length, at + slack) + 1)


def _is_edge(text: str, at: int) -> bool:
    before, behind = text[at - 1 : at], text[at : at + 1]
    return not (before.isalnum() and behind.isalnum())
