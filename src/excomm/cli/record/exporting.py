"""The command that writes documents of the record for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.options import Output
from excomm.cli.output import fail, print_text, write_result
from excomm.cli.record.app import record_app
from excomm.cli.record.options import (
    Addressee,
    Genre,
    Level,
    RecordOption,
    Sender,
    Since,
    Until,
    Volume,
    chosen,
    open_record,
)

if TYPE_CHECKING:
    from excomm.record.store import Record, Which


class DocumentsFormat(StrEnum):
    """What documents are exported as."""

    jsonl = "jsonl"
    csv = "csv"
    csl = "csl"
    txt = "txt"


@record_app.command()
def export(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="DOC...", help="Which; * for any. Default: all.")
    ] = None,
    output: Annotated[
        DocumentsFormat | None,
        typer.Option("--format", help="What to write; by default as FILE is named."),
    ] = None,
    file: Output = None,
    since: Since = None,
    until: Until = None,
    volume: Volume = None,
    level: Level = None,
    sender: Sender = None,
    addressee: Addressee = None,
    genre: Genre = None,
    record_file: RecordOption = None,
) -> None:
    """Write documents for another program; plain text into a folder as a file each."""
    form = _form_of(output, file)
    which = chosen(since, until, volume, level, sender, addressee, genre, documents)
    with open_record(record_file) as record:
        if missing := record.unmet(which):
            fail("; ".join(f"no document of the record has {part}" for part in missing))
        if not record.ids(which):
            fail("no document of the record is of that time and kind")
        if form is DocumentsFormat.txt and file is not None and file.is_dir():
            _write_each(record, which, file)
        else:
            write_result(_written(record, which, form), file)


def _written(record: "Record", which: "Which", form: DocumentsFormat) -> str:
    from excomm.report import as_csv
    from excomm.report.record import csl_text, document_lines, heads_rows, plain_texts

    match form:
        case DocumentsFormat.jsonl:
            return "".join(document_lines(record.documents(which)))
        case DocumentsFormat.csl:
            return csl_text(record.documents(which))
        case DocumentsFormat.csv:
            return as_csv(heads_rows(record.list(which)))
        case DocumentsFormat.txt:
            texts = plain_texts(record.documents(which))
            return "\n".join(f"==== {document} ====\n{text}" for document, text in texts)


def _write_each(record: "Record", which: "Which", folder: Path) -> None:
    """Write each document to a file of its own, named as it is called."""
    from excomm._files import write_whole
    from excomm.report.record import plain_texts

    number = 0
    for number, (document, text) in enumerate(plain_texts(record.documents(which)), 1):  # noqa: B007
        path = folder / f"{document.replace('/', '_')}.txt"
        try:
            write_whole(path, text)
        except OSError as error:
            fail(f"{path}: cannot be written: {error.strerror or error}")
    print_text(f"{number:,} files are written to {folder}.")


def _form_of(output: DocumentsFormat | None, file: Path | None) -> DocumentsFormat:
    """Return the format asked for: said, or by the name of the file."""
    if output is not None:
        return output
    forms = ", ".join(DocumentsFormat)
    if file is None:
        fail(f"--format is missing: one of {forms}")
    if file.is_dir():
        return DocumentsFormat.txt
    try:
        return DocumentsFormat(file.suffix.lower().removeprefix("."))
    except ValueError:
        fail(f"{file}: its name does not say the format; give --format, one of {forms}")
