"""The record shown: what was added, lists of documents, passages that were found."""

from excomm.report.record.added import added_text, adding_text
from excomm.report.record.cited import citation_data, citation_line, doubt_text
from excomm.report.record.doubted import doubts_data, doubts_text
from excomm.report.record.exported import csl_text, document_lines, plain_texts
from excomm.report.record.found import found_data, found_rows, found_text
from excomm.report.record.listed import heads_data, heads_rows, heads_table
from excomm.report.record.shown import document_text, reading_text

__all__ = [
    "added_text",
    "adding_text",
    "citation_data",
    "citation_line",
    "csl_text",
    "document_lines",
    "document_text",
    "doubt_text",
    "doubts_data",
    "doubts_text",
    "found_data",
    "found_rows",
    "found_text",
    "heads_data",
    "heads_rows",
    "heads_table",
    "plain_texts",
    "reading_text",
]
