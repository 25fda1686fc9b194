"""What a reader reads: the text of spans, without the layout of the file."""

from itertools import pairwise

from excomm.record.document import Document, Span, Spans

__all__ = ["passage"]


def passage(document: Document, spans: Spans) -> str:
    """Return the text of spans with each run of white space as one blank, and nothing else changed.

    Where two spans meet, a blank stands between them if the file has white space there, or if
    they touch: a line ended there that left no character. A footnote that is passed over
    leaves no blank.
    """
    pieces = [document.text[span.start : span.end] for span in spans[:1]]
    for before, after in pairwise(spans):
        pieces.append(_between(document, before.end, after.start))
        pieces.append(document.text[after.start : after.end])
    return " ".join("".join(pieces).split())


def _between(document: Document, end: int, start: int) -> str:
    if end >= start:
        return " "
    left_out = document.text[end:start]
    if left_out.strip() == left_out or _is_note(document, Span(end, start)):
        return ""
    return " "


def _is_note(document: Document, gap: Span) -> bool:
    return any(
        span.covers(gap)
        for paragraph in document.paragraphs
        if paragraph.kind in ("note", "source")
        for span in paragraph.spans
    )
