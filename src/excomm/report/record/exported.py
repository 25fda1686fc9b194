"""Documents of the record as other programs take them."""

from collections.abc import Iterable, Iterator

from excomm.record.document import Document
from excomm.report.record.shown import reading_text

__all__ = ["document_data", "document_lines", "plain_texts"]


def document_data(document: Document) -> str:
    """Return a document as JSON: its raw text, and all annotations with offsets into it."""
    from pydantic import TypeAdapter

    data = TypeAdapter(Document).dump_python(document, mode="json")
    import json

    return json.dumps({"id": document.id, "sha256": document.sha256, **data}, ensure_ascii=False)


def document_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield documents as JSON lines."""
    return (document_data(document) + "\n" for document in documents)


def plain_texts(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield what documents are called, and their text as a reader reads it."""
    return ((document.id, reading_text(document) + "\n") for document in documents)
