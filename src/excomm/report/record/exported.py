"""Documents of the record as other programs take them."""

import json
from collections.abc import Iterable, Iterator

from excomm.record.citing.bibliography import csl_item, work_of
from excomm.record.document import Document
from excomm.record.store import as_json
from excomm.report.record.shown import reading_text

__all__ = ["csl_text", "document_lines", "plain_texts"]


def document_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield documents as JSON lines: raw text, and all annotations with offsets into it."""
    return (as_json(document) + "\n" for document in documents)


def csl_text(documents: Iterable[Document]) -> str:
    """Return what documents say of themselves in the Citation Style Language, as JSON."""
    items = [csl_item(work_of(document)) for document in documents]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def plain_texts(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield what documents are called, and their text as a reader reads it."""
    return ((document.id, reading_text(document) + "\n") for document in documents)
