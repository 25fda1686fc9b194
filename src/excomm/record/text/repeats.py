"""Pages that stand in a text twice: two scans of one page, or two copies filed together."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from excomm.record.document import Doubt, Page, Span

__all__ = ["repeat_doubts"]

_WORD = re.compile(r"[a-z]{2,}")
_RUN = 3  # words in a row that are compared
_FEWEST = 40  # runs that a page must have to be compared
_SHARE = 0.4  # of the runs of the shorter page, that stand on the other
_MOST = 400  # pages; of more, the pairs would be too many


def repeat_doubts(text: str, pages: Sequence[Page]) -> tuple[Doubt, ...]:
    """Return the pages that are another reading of a page before them."""
    if len(pages) > _MOST:
        return ()
    return tuple(
        Doubt(
            "page",
            f"Page {other.number} by order repeats page {one.number}: {share:.0%} of its runs of "
            "words stand there too. It is a second copy or a second scan, and where the two "
            "differ, one is misread.",
            tuple(Span(page.span.start, page.span.start + 1) for page in (other, one)),
        )
        for one, other, share in _repeated(text, pages)
    )


def _repeated(text: str, pages: Sequence[Page]) -> Iterator[tuple[Page, Page, float]]:
    runs = {page.number: _runs(text[page.span.start : page.span.end]) for page in pages}
    long = [page for page in pages if len(runs[page.number]) >= _FEWEST]
    for one, other in combinations(long, 2):
        mine, yours = runs[one.number], runs[other.number]
        share = len(mine & yours) / min(len(mine), len(yours))
        if share >= _SHARE:
            yield one, other, share


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
