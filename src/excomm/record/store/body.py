"""A document as it is kept: its raw text, and its annotations packed small."""

import json
import zlib
from functools import cache

from pydantic import TypeAdapter

from excomm.record.document import Document

__all__ = ["as_json", "pack", "unpack"]


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def pack(document: Document) -> bytes:
    """Return all of a document but its raw text, as compressed JSON."""
    kept = _adapter().dump_json(document, exclude={"text"}, exclude_defaults=True)
    return zlib.compress(kept, 1)


def unpack(text: str, annotations: bytes) -> Document:
    """Return the document that was packed."""
    return _adapter().validate_python({**json.loads(zlib.decompress(annotations)), "text": text})


def as_json(document: Document) -> str:
    """Return a document as JSON: its hash, its raw text, and all that is said of spans of it."""
    data = _adapter().dump_json(document).decode()
    return f'{{"sha256":"{document.sha256}",{data[1:]}'
