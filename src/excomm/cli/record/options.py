"""What several commands about the record take, and how the record is opened."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.output import fail

if TYPE_CHECKING:
    from excomm.record.store import Record, Which

__all__ = [
    "Addressee",
    "DocumentArgument",
    "Genre",
    "Level",
    "RecordOption",
    "Sender",
    "Since",
    "Until",
    "Volume",
    "chosen",
    "open_record",
]

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
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Of this day, month, year, or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Of this day, month, year, or before.")
]
Volume = Annotated[
    list[str] | None,
    typer.Option("--volume", metavar="ID", help="In this volume, or one ending so; repeatable."),
]
Level = Annotated[
    list[str] | None,
    typer.Option("--class", metavar="MARK", help="Marked so at the highest; repeatable."),
]
Sender = Annotated[
    list[str] | None,
    typer.Option("--from-person", metavar="NAME", help="From a person so called; repeatable."),
]
Addressee = Annotated[
    list[str] | None,
    typer.Option("--to-person", metavar="NAME", help="To a person so called; repeatable."),
]
Genre = Annotated[
    list[str] | None,
    typer.Option("--genre", metavar="KIND", help="Letter, telegram, ...; repeatable."),
]


def chosen(
    since: str | None = None,
    until: str | None = None,
    volume: Sequence[str] | None = None,
    level: Sequence[str] | None = None,
    sender: Sequence[str] | None = None,
    addressee: Sequence[str] | None = None,
    genre: Sequence[str] | None = None,
    document: Sequence[str] | None = None,
) -> "Which":
    """Return the choice of documents that options make."""
    from excomm.record.store import Which

    several = (volume, level, sender, addressee, genre, document)
    return Which(since, until, *(tuple(values or ()) for values in several))


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
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())  # as it is shown
    try:
        with Record.open(path, create) as record:
            yield record
    except RecordError as error:
        fail(str(error))
