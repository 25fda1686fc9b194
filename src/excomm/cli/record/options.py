"""The option that says which record is meant, and how it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.output import fail

if TYPE_CHECKING:
    from excomm.record import Record

__all__ = ["DocumentArgument", "RecordOption", "open_record"]

RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="FILE",
        help="The record; by default .excomm/record.sqlite here or in a folder above.",
    ),
]
DocumentArgument = Annotated[
    str, typer.Argument(metavar="DOC", help="A document of the record ('record list' has them).")
]


@contextmanager
def open_record(file: Path | None, create: bool = False) -> "Iterator[Record]":
    """Open the record that is meant, and close it; say what is wrong with it, or with a question.

    Parameters
    ----------
    file
        What ``--record`` says.
    create
        Whether to begin one where there is none.
    """
    from excomm.record.store import Record, RecordError, find_record, new_record

    path = file or find_record(Path.cwd())
    if path is None and create:
        path = new_record(Path.cwd())
    if path is None or not (create or path.exists()):
        where = f"there is no {path}" if path else "there is no record here or in a folder above"
        option = f" --record {file}" if file else ""
        fail(f"{where}; begin one with: excomm record add FOLDER{option}")
    try:
        with Record.open(path, create) as record:
            yield record
    except RecordError as error:
        fail(str(error))
