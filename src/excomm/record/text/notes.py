"""Footnotes: which lines they are, and the marks in the text they belong to."""

import re
from collections.abc import Mapping, Sequence

from excomm.record.document import Doubt, Note, Paragraph, Span, Spans
from excomm.record.text.labels import Label
from excomm.record.text.leaves import Leaf
from excomm.record.text.rows import Row

__all__ = ["attached", "note_label", "note_rows"]

_MARK = re.compile(r"<sup>(\w{1,3})</sup>|(?<=[\w.,;:\"”])([¹²³⁴-⁹]+)")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_LABEL = re.compile(r"\s*(\d{1,2}|[*†])[.)]?\s+")
_SOURCE = re.compile(r"\b\d+ pp?\.|\bibid\b|\bLot \d|\bFiles?\b.*[:,]|^\W*Source:", re.IGNORECASE)
_REACH = 16  # characters behind a paragraph in which its mark may stand


def note_rows(
    rows: Sequence[Row], told: Mapping[int, Label], leaves: Sequence[Leaf]
) -> dict[int, str]:
    """Return the lines of footnotes, and what tells each.

    A note stands below a rule at the foot of a page; or at the end of a text, where the count
    of its paragraphs begins anew with a line that is set in or says where the document is kept.
    """
    found: dict[int, str] = {}
    for leaf in leaves:
        rules = [n for n in range(leaf.first, leaf.last + 1) if told[n].label == "rule"]
        text = [n for n in range(leaf.first, leaf.last + 1) if told[n].label == "body"]
        if rules and text and text[0] < rules[-1] < text[-1]:
            below = [n for n in text if n > rules[-1]]
            share = sum(len(rows[n].clean) for n in below)
            if share < sum(len(rows[n].clean) for n in text) / 2:
                found |= dict.fromkeys(below, "below the rule at the foot of the page")
    text = [n for n in range(len(rows)) if told[n].label == "body" and n not in found]
    numbers = [(n, _number(rows[n].clean)) for n in text]
    labelled = [(n, number) for n, number in numbers if number is not None]
    for at in range(len(labelled) - 1, 0, -1):
        number, value = labelled[at]
        if value == 1:
            set_in = rows[number].text.startswith("  ")
            if labelled[at - 1][1] > 1 and (set_in or _SOURCE.search(rows[number].clean)):
                last = [n for n in text if n >= number]
                if len(last) <= 3 * (len(labelled) - at):
                    found |= dict.fromkeys(last, "a new count at the end of the text")
            break
    return found


def _number(text: str) -> int | None:
    found = re.match(r"(\d{1,2})\.\s", text)
    return int(found[1]) if found else None


def note_label(raw: str, spans: Spans, label: str | None) -> str | None:
    """Return the label of a note as its mark would read: "1" of "1."; None where it has none."""
    if label is None and spans:
        found = _LABEL.match(raw, spans[0].start)
        label = found[1] if found else None
    return label.strip("().") if label else None


def attached(
    raw: str, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Note, ...], tuple[Doubt, ...]]:
    """Return the notes, each with the mark on its page that it belongs to, and the doubts."""
    marks = _marks(raw, paragraphs)
    notes: list[Note] = []
    doubts: list[Doubt] = []
    spans: dict[str, Span] = {}
    for paragraph in paragraphs:
        if paragraph.kind != "note":
            continue
        here = marks.get(paragraph.page or 0, [])
        same = next((mark for mark in here if mark[0] == paragraph.label), None)
        if same is not None:
            here.remove(same)
            notes.append(Note(same[0], paragraph.id, same[1].start))
            spans[paragraph.id] = same[1]
        elif paragraph.label is None and len(here) == 1:
            label, span = here.pop()
            notes.append(Note(label, paragraph.id, span.start))
            spans[paragraph.id] = span
            doubts.append(
                Doubt(
                    "note",
                    f"The text refers to a note “{label}”, and the text below the rule of the "
                    "same page bears no number. It is probably that note, and not the next "
                    "paragraph: the sentence before it goes on behind it.",
                    (span, *paragraph.spans),
                )
            )
        else:
            notes.append(Note(paragraph.label or "", paragraph.id, None))
    for left in marks.values():
        doubts += [
            Doubt("note", f"The text refers to a note “{label}”, and the page has none.", (span,))
            for label, span in left
        ]
    return tuple(notes), (*doubts, *_misnumbered(notes, spans))


def _marks(raw: str, paragraphs: Sequence[Paragraph]) -> dict[int, list[tuple[str, Span]]]:
    """Return the marks of notes in the text, by page."""
    marks: dict[int, list[tuple[str, Span]]] = {}
    for paragraph in paragraphs:
        if paragraph.kind not in {"body", "item"} or not paragraph.spans:
            continue
        for span in paragraph.spans:
            for found in _MARK.finditer(raw, span.start, min(len(raw), span.end + _REACH)):
                label = found[1] or found[2].translate(_SUPERSCRIPTS)
                here = marks.setdefault(paragraph.page or 0, [])
                mark = (label, Span(*found.span()))
                if mark not in here:
                    here.append(mark)
    return marks


def _misnumbered(notes: Sequence[Note], marks: Mapping[str, Span]) -> list[Doubt]:
    doubts = []
    numbered = [note for note in notes if note.label.isdigit() and note.attaches is not None]
    last = 0
    for note in numbered:
        if int(note.label) != last + 1 and note.attaches is not None and last:
            doubts.append(
                Doubt(
                    "note",
                    f"Note “{note.label}” follows note {last}: its number is probably misread.",
                    (marks[note.paragraph],),
                    str(last + 1),
                )
            )
        last = int(note.label)
    return doubts
