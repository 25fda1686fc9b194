"""The record kept: one file of SQLite, in which documents are added, found and cited."""

from excomm.record.store.adding import Added
from excomm.record.store.errors import RecordError, UnknownDocumentError
from excomm.record.store.place import find_record, new_record
from excomm.record.store.record import Reading, Record

__all__ = [
    "Added",
    "Reading",
    "Record",
    "RecordError",
    "UnknownDocumentError",
    "find_record",
    "new_record",
]
