"""Pages, from the milestones that say where a printed page begins."""

import re
from itertools import pairwise

from excomm.record.document import Doubt, Page, Span
from excomm.record.tei.layout import Layout

__all__ = ["page_at", "pages_of"]

_ARABIC = re.compile(r"[0-9]{1,5}")
_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def pages_of(layout: Layout, before: str | None) -> tuple[tuple[Page, ...], tuple[Doubt, ...]]:
    """Return the pages of a document, and what is doubtful in their labels.

    Parameters
    ----------
    layout
        The document.
    before
        The label of the page that it begins on; None where no milestone stands before it.
    """
    starts: list[tuple[int, str | None]] = [(0, before)]
    end = len(layout.text)
    for element in layout.named("pb"):
        at = layout.spans[element].start
        if layout.trimmed(Span(at, end)) is None:
            continue  # the next document's
        label = element.get("n") or None
        if layout.trimmed(Span(starts[-1][0], at)) is None:
            starts[-1] = (starts[-1][0], label)  # nothing stands on the page before
        else:
            starts.append((at, label))
    if len(starts) == 1 and starts[0][1] is None:
        return (), ()
    starts.append((end, None))
    pages: list[Page] = []
    doubts: list[Doubt] = []
    for number, ((start, label), (stop, following)) in enumerate(pairwise(starts), 1):
        expected = _next(pages[-1].label or pages[-1].expected) if pages else None
        if not pages and label is None:
            expected = _previous(following)
        page = Page(number, label, expected, Span(start, stop))
        pages.append(page)
        if label is None:
            doubts.append(Doubt("page", f"Page {number} has no number.", (page.span,), expected))
        elif expected is not None and label != expected:
            text = f"Page {label} follows page {pages[-2].label}, where {expected} was expected."
            doubts.append(Doubt("page", text, (page.span,), expected))
    return tuple(pages), tuple(doubts)


def page_at(pages: tuple[Page, ...], offset: int) -> int | None:
    """Return the order of the page that an offset stands on."""
    return next((page.number for page in pages if offset < page.span.end), None)


def _next(label: str | None) -> str | None:
    """Return the label of the page after one; None where that cannot be said."""
    if label is None:
        return None
    if _ARABIC.fullmatch(label):
        return str(int(label) + 1)
    if _ROMAN.fullmatch(label):
        following = _roman(_number(label) + 1)
        return following if label.isupper() else following.lower()
    return None


def _previous(label: str | None) -> str | None:
    if label is None or not _ARABIC.fullmatch(label) or int(label) < 2:
        return None
    return str(int(label) - 1)


def _number(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman.casefold()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    written = ""
    for value, sign in (*signs, (4, "IV"), (1, "I")):
        written += sign * (number // value)
        number %= value
    return written
