"""Where one page ends and the next begins.

Labels of pages alone do not tell: many pages bear none. Marks of classification stand at the
foot of one page and the head of the next; archives number pages; catchwords repeat a word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from excomm.record.text.catchwords import Catch, caught
from excomm.record.text.labels import FURNITURE, Label, page_label
from excomm.record.text.rows import Row

__all__ = ["Leaf", "Numbered", "leaves_of", "numbered"]

# Numbers an archive puts on every page, at its foot or its head.
_ARCHIVED_FOOT = re.compile(r".*Doc\W?[lI1]?[dD]\W?:?\s?\d{6,}\W+Page \d+.*", re.IGNORECASE)
_ARCHIVED_HEAD = re.compile(r"1[34]-0{4,5}\W*\w?\W*")
_WORDS_OF_TEXT = 6
_STAMP_LINES = 3  # so many lines of stamps between texts stand at the foot of a page


@dataclass(frozen=True)
class Leaf:
    """A page as a range of lines, both ends included; `why` says what parts it from the last.

    `catch` is the catchword at its foot, in the line numbered `catch_row`.
    """

    first: int
    last: int
    why: str
    catch: Catch | None = None
    catch_row: int | None = None


@dataclass(frozen=True)
class Numbered:
    """The labels of a page: as printed, as expected by those before, and what else stands there.

    `row` is the line of the label; `strays` are lines that look like labels and are not its.
    """

    label: str | None
    expected: str | None
    row: int | None
    strays: tuple[int, ...] = ()


def leaves_of(
    rows: Sequence[Row], told: Mapping[int, Label], heads: Sequence[int] = ()
) -> list[Leaf]:
    """Return the pages of a text.

    Parameters
    ----------
    rows, told
        The lines, and their labels.
    heads
        Lines with which a document begins within the text: each begins a page.
    """
    if not rows:
        return []
    starts: list[tuple[int, str]] = [(0, "the beginning")]
    catches: dict[int, tuple[Catch, int]] = {}  # by the line that begins the next page
    text = [n for n in range(len(rows)) if told[n].label not in FURNITURE | {"rule"}]
    written = False
    for here, there in pairwise(text):
        written = written or _is_written(rows[here], told[here])
        if not written and not any(rows[n].feed for n in range(here, there)):
            continue
        between = range(here + 1, there)
        catch = _catch(rows, here, there)
        found = _parted(rows, told, between, here)
        if there in heads:
            found = (_first_of_next(told, between, there), "a document begins")
        if found is None and catch is not None and catch.start == 0 and _stands_alone(told, here):
            found = (there, "a catchword")
        if found is None:
            continue
        starts.append(found)
        if catch is not None and (catch.start > 0 or _stands_alone(told, here)):
            catches[found[0]] = (catch, here)
    ends = [start - 1 for start, _ in starts[1:]] + [len(rows) - 1]
    nexts: list[int | None] = [start for start, _ in starts[1:]] + [None]
    leaves = []
    for (first, why), last, following in zip(starts, ends, nexts, strict=True):
        catch, row = catches.get(following, (None, None)) if following is not None else (None, None)
        leaves.append(Leaf(first, last, why, catch, row))
    return _split(rows, told, _merged(rows, told, leaves, heads))


def _merged(
    rows: Sequence[Row], told: Mapping[int, Label], leaves: Sequence[Leaf], heads: Sequence[int]
) -> list[Leaf]:
    """Return pages without those that the labels count as one.

    Where a page is parted from the last by a mark alone, bears no label, and the next bears the
    one expected of it, the two are one page.
    """
    found: list[Leaf] = []
    numbers = numbered(rows, told, leaves, heads)
    for leaf, number in zip(leaves, numbers, strict=True):
        last = found[-1] if found else None
        if (
            last is not None
            and number.label is not None
            and number.expected is not None
            and number.label.isdigit()
            and int(number.label) == int(number.expected) - 1
            and leaf.first not in heads
            and (_is_weak(leaf) or _is_weak(last))
            and not _has_label(told, last)
        ):
            found[-1] = Leaf(last.first, leaf.last, last.why, leaf.catch, leaf.catch_row)
        else:
            found.append(leaf)
    return found


def _is_weak(leaf: Leaf) -> bool:
    return leaf.why in {"a mark at the foot", "stamps at the foot"}


def _has_label(told: Mapping[int, Label], leaf: Leaf) -> bool:
    return any(told[n].label == "page" for n in range(leaf.first, leaf.last + 1))


def _split(rows: Sequence[Row], told: Mapping[int, Label], leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return pages, those parted that bear two labels in a row with text between them."""
    found: list[Leaf] = []
    for leaf in leaves:
        own = [n for n in range(leaf.first, leaf.last + 1) if told[n].label == "page"]
        rest = leaf
        for one, other in pairwise(own):
            values = [page_label(rows[n].clean) or "" for n in (one, other)]
            text = any(_is_written(rows[n], told[n]) for n in range(one, other))
            if text and all(v.isdigit() for v in values) and int(values[1]) == int(values[0]) + 1:
                found.append(Leaf(rest.first, one, rest.why))
                rest = Leaf(one + 1, rest.last, "a label at the foot", rest.catch, rest.catch_row)
        found.append(rest)
    return found


def _is_written(row: Row, label: Label) -> bool:
    return label.label in {"body", "item"} and len(row.clean.split()) >= _WORDS_OF_TEXT


def _stands_alone(told: Mapping[int, Label], number: int) -> bool:
    before = told[number - 1].label if number > 0 else "blank"
    return before in FURNITURE


def _catch(rows: Sequence[Row], here: int, there: int) -> Catch | None:
    if there == here + 1:  # a line and the next one
        return None
    return caught(rows[here].clean, rows[there].clean)


def _parted(
    rows: Sequence[Row], told: Mapping[int, Label], between: range, here: int
) -> tuple[int, str] | None:
    """Return with which of the lines between two lines of text a page begins, and why."""
    if rows[here].feed or any(rows[number].feed for number in between):
        fed = [here, *between]
        return next(n for n in fed if rows[n].feed) + 1, "a form feed"
    feet = [n for n in between if _ARCHIVED_FOOT.fullmatch(rows[n].clean)]
    if feet:
        return feet[-1] + 1, "the number of an archive at the foot"
    tops = [n for n in between if _ARCHIVED_HEAD.fullmatch(rows[n].clean)]
    if tops:
        return tops[0], "the number of an archive at the head"
    marks = [n for n in between if told[n].label == "mark"]
    labels = [n for n in between if told[n].label == "page"]
    if len(marks) > 1:
        # What follows the last mark, its own label among it, is the head of the next page.
        return marks[-1], "marks at the foot and the head"
    if labels:
        before = [n for n in marks if n < labels[-1]]
        return (before[-1] + 1 if before else labels[-1]), "a label"
    if marks:
        return marks[0] + 1, "a mark at the foot"
    stamps = [n for n in between if told[n].label == "stamp"]
    if len(stamps) >= _STAMP_LINES:
        return stamps[-1] + 1, "stamps at the foot"
    return None


def _first_of_next(told: Mapping[int, Label], between: range, there: int) -> int:
    """Return where the page of a document begins that begins in line `there`."""
    ours = there
    for number in reversed(between):
        if told[number].label not in {"blank", "mark", "page"}:
            break
        ours = number
    return ours


def numbered(
    rows: Sequence[Row], told: Mapping[int, Label], leaves: Sequence[Leaf], heads: Sequence[int]
) -> list[Numbered]:
    """Return the labels of the pages, each with what those before lead to expect.

    A label at the foot of a page may stand in the run of lines before the next: where it is
    what this page is expected to be, and the page has none, it is this page's.
    """
    begins = {leaf.first for leaf in leaves if any(leaf.first <= h <= leaf.last for h in heads)}
    found: list[Numbered] = []
    expected: int | None = 1
    for leaf in leaves:
        if leaf.first in begins:
            expected = 1
        own = [n for n in range(leaf.first, leaf.last + 1) if told[n].label == "page"]
        values = {n: page_label(rows[n].clean) or "" for n in own}
        want = str(expected) if expected is not None else None
        row = next((n for n in own if values[n] == want), own[0] if own else None)
        label = values[row] if row is not None else None
        found.append(Numbered(label, want, row, tuple(n for n in own if n != row)))
        if label is not None and label.isdigit():
            expected = int(label) + 1
        elif expected is not None:
            expected += 1
    return found
