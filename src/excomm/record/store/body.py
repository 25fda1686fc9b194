"""A document as it is kept: its raw text, and its annotations packed small."""

import zlib
from functools import cache

from pydantic import TypeAdapter

from excomm.record.document import Document

__all__ = ["pack", "unpack"]


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def pack(document: Document) -> bytes:
    """Return all of a document but its raw text, as compressed JSON."""
    kept = _adapter().dump_json(document, exclude={"text"}, exclude_defaults=True)
    return zlib.compress(kept, 1)


def unpack(text: str, annotations: bytes) -> Document:
    """Return the document that was packed."""
    import json

    return _adapter().validate_python({**json.loads(zlib.decompress(annotations)), "text": text})
