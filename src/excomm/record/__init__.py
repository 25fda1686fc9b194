"""The record: documents in, with what is doubtful in them; passages found and cited."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.record.document import Document, Doubt, Span, Spans
    from excomm.record.opening import UnreadableError, files_in, read_file
    from excomm.record.store import Record, RecordError, find_record

__all__ = [
    "Document",
    "Doubt",
    "Record",
    "RecordError",
    "Span",
    "Spans",
    "UnreadableError",
    "files_in",
    "find_record",
    "read_file",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "document": ["Document", "Doubt", "Span", "Spans"],
        "opening": ["UnreadableError", "files_in", "read_file"],
        "store": ["Record", "RecordError", "find_record"],
    },
)
