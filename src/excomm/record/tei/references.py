"""References of a document to other documents, notes and pages."""

from excomm.record.document import Reference
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import attribute, text_of

__all__ = ["references_of"]


def references_of(layout: Layout, volume: str) -> tuple[Reference, ...]:
    """Return the references of a document, each with its target as ``volume/id``.

    An address of the web stays as it is.
    """
    found = []
    for element in layout.named("ref"):
        target = attribute(element, "target")
        span = layout.ink(element)
        if target and span is not None:
            found.append(Reference(text_of(element), _normal(target, volume), span))
    return tuple(found)


def _normal(target: str, volume: str) -> str:
    if "://" in target or "#" not in target:
        return target
    other, _, place = target.partition("#")
    other = other.rpartition("/")[2].removesuffix(".xml")
    return f"{other or volume}/{place}" if place else other
