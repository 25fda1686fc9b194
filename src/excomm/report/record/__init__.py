"""The record shown: what was added, lists of documents, passages that were found."""

from excomm.report.record.added import added_text, adding_text

__all__ = ["added_text", "adding_text"]
