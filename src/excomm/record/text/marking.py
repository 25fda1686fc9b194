"""The marks of a document: on which page, of which part, and whether they are still in force."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from excomm.record.document import Doubt, Mark, MarkState, Paragraph, Span
from excomm.record.marks import read_mark
from excomm.record.text.labels import Label
from excomm.record.text.leaves import Leaf
from excomm.record.text.rows import Row
from excomm.record.text.stamps import PUBLISHED, RELEASED

__all__ = ["mark_doubts", "marks_of"]


def marks_of(
    raw: str,
    rows: Sequence[Row],
    told: Mapping[int, Label],
    leaves: Sequence[Leaf],
    parts: Sequence[int],
    notes: Sequence[Paragraph],
) -> tuple[Mark, ...]:
    """Return the marks of a document.

    A mark that is not struck through is ended by a stamp that releases the document or has it
    published. `parts` are the parts of the pages. `notes` are the footnotes: one that says
    where the document is kept may say its classification.
    """
    ended = _ended(rows, told)
    found: list[Mark] = []
    for order, leaf in enumerate(leaves):
        for number in range(leaf.first, leaf.last + 1):
            row = rows[number]
            if told[number].label != "mark":
                continue
            mark = read_mark(row.clean)
            state, why = _state(row, ended)
            found.append(
                Mark(
                    row.clean,
                    mark.level if mark else None,
                    mark.handling if mark else (),
                    state,
                    row.span,
                    order + 1,
                    parts[order],
                    why,
                )
            )
    for note in notes:
        found += _of_note(raw, note)
    return tuple(found)


def _ended(rows: Sequence[Row], told: Mapping[int, Label]) -> tuple[MarkState, str] | None:
    for state, pattern in (("published", PUBLISHED), ("released", RELEASED)):
        for number, row in enumerate(rows):
            if told[number].label in {"stamp", "archive"} and pattern.search(row.clean):
                return state, f"a stamp says: “{row.clean[:60]}”"  # type: ignore[return-value]
    return None


def _state(row: Row, ended: tuple[MarkState, str] | None) -> tuple[MarkState, str | None]:
    if row.struck > _STRUCK:
        return "struck", "struck through" + (f"; {ended[1]}" if ended else "")
    return ended if ended is not None else ("in force", None)


def _of_note(raw: str, note: Paragraph) -> list[Mark]:
    """Return the classification that a source note gives: "Top Secret. 3 pp."."""
    found = []
    for span in note.spans:
        at = span.start
        for sentence in raw[span.start : span.end].split(". "):
            mark = read_mark(sentence) if sentence.istitle() or sentence.isupper() else None
            if mark is not None and mark.level is not None:
                where = Span(at, at + len(sentence))
                why = "the source note says so, and the document is printed"
                found.append(
                    Mark(
                        sentence,
                        mark.level,
                        mark.handling,
                        "published",
                        where,
                        note.page,
                        note.part,
                        why,
                    )
                )
            at += len(sentence) + 2
    return found


def mark_doubts(
    rows: Sequence[Row], told: Mapping[int, Label], marks: Sequence[Mark]
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the marks: damaged ones, unknown ones, and false ones."""
    levels = {mark.level for mark in marks if mark.level is not None}
    usual = max((mark.handling for mark in marks), key=_times(marks), default=())
    doubts = [
        Doubt(
            "mark",
            f"“{mark.text}” is struck through like a mark and is none that is known.",
            (mark.span,),
        )
        for mark in marks
        if mark.level is None and not mark.handling and mark.span is not None
    ]
    for mark in marks:
        read = read_mark(mark.text)
        if mark.span is None or read is None or not read.damaged or mark.handling == usual:
            continue
        whole = "/".join([mark.level or "", *usual])
        text = f"“{mark.text}” is a damaged mark; elsewhere it reads “{whole}”."
        doubts.append(Doubt("mark", text, (mark.span,), whole))
    if len(levels) > 1:
        spans = tuple(sorted(m.span for m in marks if m.span is not None and m.level is not None))
        doubts.append(
            Doubt(
                "mark",
                f"The pages bear different marks: {', '.join(sorted(levels))}. The highest counts "
                "for the whole.",
                spans[:4],
            )
        )
    false = [
        row.span
        for number, row in enumerate(rows)
        if told[number].label == "stamp" and row.clean.strip(" .").upper() in _FALSE
    ]
    if false and levels:
        doubts.append(
            Doubt(
                "mark",
                "“UNCLASSIFIED” and “CLASSIFIED” stand beside the mark of classification. They are "
                "words of a stamp of release, and not the classification of the document.",
                tuple(false),
            )
        )
    return tuple(doubts)


def _times(marks: Sequence[Mark]) -> Callable[[tuple[str, ...]], int]:
    """Return how often each handling stands in the marks."""
    return Counter(mark.handling for mark in marks).__getitem__


_STRUCK = 0.4  # "~~SECRET~~/NOFORN" is struck: a line through the word is enough
_FALSE = {"UNCLASSIFIED", "CLASSIFIED"}
