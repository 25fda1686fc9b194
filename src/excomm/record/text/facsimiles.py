"""Pages of the original, as a printed or rendered text marks them: "[Facsimile Page 2]"."""

import re

from excomm.record.document import Page, Span

__all__ = ["facsimile_pages"]

_MARK = re.compile(r"\[Facsimile Page ([\divxlc]+)\]", re.IGNORECASE)


def facsimile_pages(text: str) -> tuple[Page, ...]:
    """Return the pages of a facsimile that a text marks; none where it marks none.

    What stands above the first mark belongs to the first page.
    """
    marks = list(_MARK.finditer(text))
    starts = [0, *(mark.start() for mark in marks[1:])]
    ends = [*starts[1:], len(text)]
    pages: list[Page] = []
    for mark, start, end in zip(marks, starts, ends, strict=False):
        last = pages[-1].label if pages else None
        expected = str(int(last) + 1) if last and last.isdigit() else "1" if not pages else None
        pages.append(Page(len(pages) + 1, mark[1], expected, Span(start, end)))
    return tuple(pages)
