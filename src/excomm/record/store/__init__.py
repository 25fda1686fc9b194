"""The record kept: one file of SQLite, in which documents are added, found and cited."""

from excomm.record.store.adding import Added
from excomm.record.store.body import as_json
from excomm.record.store.citations import KeptCitation
from excomm.record.store.errors import QueryError, RecordError, UnknownDocumentError
from excomm.record.store.listing import Head
from excomm.record.store.place import find_record, new_record
from excomm.record.store.record import Reading, Record
from excomm.record.store.searching import Found, Hit
from excomm.record.store.which import Which

__all__ = [
    "Added",
    "Found",
    "Head",
    "Hit",
    "KeptCitation",
    "QueryError",
    "Reading",
    "Record",
    "RecordError",
    "UnknownDocumentError",
    "Which",
    "as_json",
    "find_record",
    "new_record",
]
