"""What is doubtful in a reading: pages, joins, scripts, ends, stamps run on to the text."""

from collections.abc import Mapping, Sequence

from excomm.record.document import Doubt, Noise, Paragraph, Part, Span
from excomm.record.text.blocks import ENDED, shown
from excomm.record.text.labels import FURNITURE, Label
from excomm.record.text.leaves import Leaf, Numbered
from excomm.record.text.rows import Row
from excomm.record.text.stamps import stamped_tail

__all__ = ["end_doubts", "heading_doubts", "page_doubts", "reading_doubts", "script_doubts"]

_WORDS_OF_TEXT = 8  # of which a paragraph has at least as many
_HEADINGS = {
    "concluding": "Conclusion",
    "conclusons": "Conclusions",
    "sumary": "Summary",
    "backround": "Background",
}


def page_doubts(
    rows: Sequence[Row],
    leaves: Sequence[Leaf],
    numbers: Sequence[Numbered],
    parts: Sequence[int],
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the labels of pages, and catchwords that do not agree."""
    doubts: list[Doubt] = []
    for part in sorted(set(parts)):
        own = [n for n, of in enumerate(parts) if of == part]
        bare = [n for n in own[1:] if numbers[n].label is None]
        if bare and any(numbers[n].label is not None for n in own):
            named = [numbers[n].expected or "?" for n in bare]
            told = sorted({leaves[n].why for n in bare})
            doubts.append(
                Doubt(
                    "page",
                    f"{_pages(len(bare), len(own))} without a label, by order {_listed(named)}. "
                    f"That a page begins there is told by {_listed(told)}.",
                    tuple(_first(rows, leaves[n]) for n in bare),
                )
            )
    for numbered in numbers:
        doubts += [
            Doubt(
                "page",
                f"“{rows[row].clean}” looks like the label of a page and does not fit: the page is "
                f"{numbered.label}.",
                (rows[row].span,),
            )
            for row in numbered.strays
        ]
        if (
            numbered.label is not None
            and numbered.expected is not None
            and numbered.row is not None
            and numbered.label != numbered.expected
        ):
            doubts.append(
                Doubt(
                    "page",
                    f"The page is labelled {numbered.label}, where {numbered.expected} is "
                    "expected: pages are missing, out of order, or of another document.",
                    (rows[numbered.row].span,),
                )
            )
    doubts += [
        Doubt(
            "join",
            f"The catchword “{leaf.catch.words}” is “{leaf.catch.again}” on the next page: one of "
            "the two is misspelt or misread.",
            (rows[leaf.catch_row].span,),
        )
        for leaf in leaves
        if leaf.catch is not None and not leaf.catch.exact and leaf.catch_row is not None
    ]
    return tuple(doubts)


def _first(rows: Sequence[Row], leaf: Leaf) -> Span:
    """Return the first line of a page that is not blank."""
    lines = (rows[n].span for n in range(leaf.first, leaf.last + 1) if rows[n].clean)
    return next(lines, rows[leaf.first].span)


def _pages(some: int, of: int) -> str:
    return f"1 page of {of} is" if some == 1 else f"{some} pages of {of} are"


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def end_doubts(
    raw: str, parts: Sequence[Part], paragraphs: Sequence[Paragraph]
) -> tuple[Doubt, ...]:
    """Return the parts that break off, or begin in the middle."""
    doubts = []
    for part in parts:
        text = [p for p in paragraphs if p.part == part.number and p.kind in {"body", "item"}]
        if not text or not text[-1].spans:
            continue
        first, last = shown(raw, text[0].spans), shown(raw, text[-1].spans)
        if _breaks_off(last):
            end = text[-1].spans[-1].end
            doubts.append(
                Doubt(
                    "broken",
                    f"The text breaks off in the middle of a sentence: “… {_tail(last)}”. What "
                    "follows is lost.",
                    (Span(max(text[-1].spans[-1].start, end - 20), end),),
                )
            )
        if first[:1].islower() and len(first.split()) >= _WORDS_OF_TEXT:
            doubts.append(
                Doubt(
                    "broken",
                    f"The text begins in the middle of a sentence: “{first[:40]} …”.",
                    (text[0].spans[0],),
                )
            )
    return tuple(doubts)


def _breaks_off(text: str) -> bool:
    """Return whether a text ends within a sentence, and not with a name or a note of filing."""
    words = text.split()
    return (
        len(words) >= _WORDS_OF_TEXT
        and not ENDED.search(text)
        and (words[-1].islower() or words[-1].endswith(","))
    )


def _tail(text: str) -> str:
    return " ".join(text.split()[-6:])


def script_doubts(raw: str, noise: Sequence[Noise]) -> tuple[Doubt, ...]:
    """Return the runs of letters of other scripts: read into stains and stamps."""
    return tuple(
        Doubt(
            "script",
            f"“{raw[run.span.start : run.span.end]}” is in {run.script} letters, which the "
            "document is not written in: probably a stamp or a stain read as letters.",
            (run.span,),
        )
        for run in noise
    )


def heading_doubts(raw: str, paragraphs: Sequence[Paragraph]) -> tuple[Doubt, ...]:
    """Return the headings that are probably misread."""
    doubts = []
    for paragraph in paragraphs:
        if paragraph.kind != "heading":
            continue
        text = shown(raw, paragraph.spans)
        meant = _HEADINGS.get(text.lower())
        if meant is not None:
            doubts.append(
                Doubt(
                    "heading",
                    f"The heading “{text}” is probably “{meant}”.",
                    paragraph.spans,
                    meant,
                )
            )
    return tuple(doubts)


def reading_doubts(rows: Sequence[Row], told: Mapping[int, Label]) -> tuple[Doubt, ...]:
    """Return lines whose reading ran things together, and words struck out by hand."""
    doubts = []
    for number, row in enumerate(rows):
        if told[number].label in FURNITURE:
            continue
        cut = stamped_tail(row.clean)
        if cut is not None:
            tail = row.clean[cut:]
            start = row.span.start + row.text.rfind(tail)
            doubts.append(
                Doubt(
                    "reading",
                    f"“{tail}” at the end of the line belongs to a stamp, not to the text.",
                    (Span(start, start + len(tail)),),
                )
            )
        if 0 < row.struck < 0.5:
            start = row.text.index("~~")
            end = row.text.index("~~", start + 2) + 2
            doubts.append(
                Doubt(
                    "reading",
                    f"“{row.text[start + 2 : end - 2]}” is struck through within the text: a "
                    "correction of the time, or a fault of the reading.",
                    (Span(row.span.start + start, row.span.start + end),),
                )
            )
    return tuple(doubts)
