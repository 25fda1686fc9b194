"""A document within a document: what is encoded as an attachment."""

from excomm.record.document import Field, Part, Span
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import is_document, local, text_of

__all__ = ["parts_of"]

_WRITTEN_BY_ONE = ("letter", "message", "telegram", "airgram", "memorandum", "despatch")


def parts_of(
    layout: Layout, title: str, genre: str | None, fields: tuple[Field, ...]
) -> tuple[Part, ...]:
    """Return the parts of a document: itself, and each attachment from where it begins."""
    attached = [
        element
        for element, span in layout.spans.items()
        if element is not layout.root
        and len(span)
        and (local(element) in ("attachment", "floatingText") or is_document(element))
    ]
    starts = [0, *(layout.spans[element].start for element in attached)]
    ends = [*starts[1:], len(layout.text)]
    voice = None
    if genre in _WRITTEN_BY_ONE:
        voice = "; ".join(field.value for field in fields if field.name == "from") or None
    parts = [Part(1, "document", Span(0, ends[0]), title, voice)]
    for number, element in enumerate(attached, 2):
        head = next((child for child in element if local(child) == "head"), None)
        span = Span(starts[number - 1], ends[number - 1])
        heading = None if head is None else text_of(head) or None
        parts.append(Part(number, "attachment", span, heading))
    return tuple(parts)
