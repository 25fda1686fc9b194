"""What is doubtful in a reading, shown."""

import textwrap
from collections.abc import Sequence
from typing import Any

from excomm.record.document import Document, Doubt, Span
from excomm.record.kin import Kin
from excomm.record.reading import passage
from excomm.report.table import WIDTH

__all__ = ["doubts_data", "doubts_text"]

_SHOWN = 3  # places of a doubt that are shown
_EXCERPT = 60  # characters


def doubts_text(
    document: Document, doubts: Sequence[Doubt], kin: Sequence[Kin] = (), width: int = WIDTH
) -> str:
    """Return doubts as sentences, each with where it stands and what may stand there.

    `kin` are documents that may be the same one.
    """
    lines = [document.id]
    if document.title != document.id:
        lines.append(textwrap.fill(" ".join(document.title.split()), width))
    doubts = [*doubts, *map(_identity, kin)]
    if not doubts:
        return "\n".join([*lines, "", "Nothing doubtful was found."])
    wide = max(len(doubt.kind) for doubt in doubts) + 2
    for doubt in doubts:
        lines.append("")
        lines.append(
            textwrap.fill(f"{doubt.kind:<{wide}}{doubt.text}", width, subsequent_indent=" " * wide)
        )
        first, further = " " * wide, " " * (wide + 2)
        lines += [
            textwrap.fill(place, width, initial_indent=first, subsequent_indent=further)
            for place in _places(document, doubt)
        ]
    return "\n".join(lines)


def _identity(kin: Kin) -> Doubt:
    dated = f", {kin.date}" if kin.date else ""
    signs = ", ".join(kin.signs[:-1]) + f" and {kin.signs[-1]}"
    text = f"It may be the same document as {kin.document} (“{kin.title}”{dated}): {signs}."
    return Doubt("identity", text)


def _places(document: Document, doubt: Doubt) -> list[str]:
    said = [f"{_where(document, span)}: “{_excerpt(document, span)}”" for span in doubt.spans]
    places = [f"— {place}" for place in said[:_SHOWN]]
    if len(said) > _SHOWN:
        places.append(f"— and at {len(said) - _SHOWN} more")
    if doubt.suggests:
        places.append(f"→ {doubt.suggests}")
    return places


def _where(document: Document, span: Span) -> str:
    """Return where a span stands, for a reader: the page and the paragraph, and its offset."""
    page = next(
        (page for page in document.pages if page.span.start <= span.start < page.span.end), None
    )
    named = next(
        (one for one in document.paragraphs if any(own.meets(span) for own in one.spans)), None
    )
    parts = []
    if page is not None and len(document.pages) > 1:
        parts.append(f"page {page.label}" if page.label else f"page {page.number} by order")
    if named is not None:
        parts.append(named.id)
    parts.append(f"offset {span.start}")
    return ", ".join(parts)


def _excerpt(document: Document, span: Span) -> str:
    text = passage(document, (span,))
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"


def doubts_data(
    document: Document, doubts: Sequence[Doubt], kin: Sequence[Kin] = ()
) -> dict[str, Any]:
    """Return doubts for another program: their kinds, sentences, offsets and suggestions."""
    return {
        "document": document.id,
        "sha256": document.sha256,
        "doubts": [
            {
                "kind": doubt.kind,
                "text": doubt.text,
                "spans": [[span.start, span.end] for span in doubt.spans],
                "suggests": doubt.suggests,
            }
            for doubt in doubts
        ],
        "kin": [
            {"document": one.document, "date": one.date, "signs": list(one.signs)} for one in kin
        ],
    }
