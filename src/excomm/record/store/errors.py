"""What can be wrong with a record, or with what is asked of it."""

__all__ = ["BusyError", "QueryError", "RecordError", "UnknownDocumentError"]


class RecordError(ValueError):
    """A record that cannot be opened, read or written; the message is for its user."""


class UnknownDocumentError(RecordError):
    """A document that is not in the record.

    Attributes
    ----------
    document
        What was asked for.
    """

    def __init__(self, document: str, message: str) -> None:
        self.document = document
        super().__init__(message)


class QueryError(RecordError):
    """A query that asks for nothing that can be looked for."""


class BusyError(RecordError):
    """A record that another process is writing to, for longer than one waits."""
