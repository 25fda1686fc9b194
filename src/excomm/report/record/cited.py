"""A citation as it is pasted into a case, and what is doubtful in the passage."""

from typing import Any

from excomm.case import as_scalar
from excomm.record.citing import Citation
from excomm.record.citing.offsets import offsets_text
from excomm.record.citing.place import name_of_paragraph
from excomm.record.document import Document, Doubt

__all__ = ["citation_data", "citation_line", "doubt_text"]

_DIGITS = 12  # of the hash of a reading, enough to tell readings of a document apart


def citation_line(citation: Citation, document: Document, name: str | None = None) -> str:
    """Return a citation as an entry of ``cites`` in a case file.

    Parameters
    ----------
    citation
        The citation.
    document
        The document that is cited.
    name
        What the case calls the document; by default what the record does.
    """
    paragraph = citation.paragraph
    written = {
        "document": as_scalar(name or citation.document),
        "page": _locator(citation.page),
        "paragraph": _locator(name_of_paragraph(document, paragraph) if paragraph else None),
        "quote": as_scalar(citation.anchor),
        "at": f'"{offsets_text(citation.spans)}"',
        "reading": f'"{(citation.reading or "")[:_DIGITS]}"',
    }
    pairs = (f"{key}: {value}" for key, value in written.items() if value is not None)
    return f"- {{{', '.join(pairs)}}}"


def citation_data(citation: Citation, doubts: tuple[Doubt, ...]) -> dict[str, Any]:
    """Return a citation as plain data, ready for JSON."""
    return {
        "document": citation.document,
        "reading": citation.reading,
        "spans": [[span.start, span.end] for span in citation.spans],
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "page": citation.page,
        "paragraph": citation.paragraph,
        "label": citation.label,
        "anchor": citation.anchor,
        "corrected": citation.corrected,
        "doubts": [
            {"kind": one.kind, "text": one.text, "suggests": one.suggests} for one in doubts
        ],
    }


def doubt_text(doubt: Doubt, document: Document) -> str:
    """Return a warning of what is doubtful in a passage that is cited."""
    where = " … ".join(" ".join(document.text[s.start : s.end].split()) for s in doubt.spans[:1])
    suggests = f" It may be read: {doubt.suggests}." if doubt.suggests else ""
    return f"{doubt.kind}: in “{where}”: {doubt.text}{suggests}"


def _locator(name: str | None) -> str | None:
    if name is None:
        return None
    is_number = name.isascii() and name.isdigit() and str(int(name)) == name
    return name if is_number else as_scalar(name)
