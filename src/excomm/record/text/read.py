"""A text file becomes a document."""

from pathlib import PurePath

from excomm.record.document import Document, Source

__all__ = ["read_text"]


def read_text(text: str, source: Source) -> Document:
    """Return the document in a text file: every line labelled, nothing left out."""
    name = PurePath(source.name).stem
    return Document(id=name, title=name, source=source, text=text)
