"""The command about words of estimative probability."""

from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import Format, TableFormat
from excomm.cli.output import fail, print_tables, printed

if TYPE_CHECKING:
    from excomm.results import Shown


@app.command()
def words(
    table: Annotated[
        str | None,
        typer.Argument(metavar="TABLE", help="A published table; by default they are listed."),
    ] = None,
    readers: Annotated[
        bool, typer.Option("--readers", help="What readers take words for, by surveys.")
    ] = False,
    output: TableFormat = Format.table,
) -> None:
    """Show the tables of words of probability, and what readers take the words for."""
    from excomm.words import UnknownTableError

    try:
        result = _asked(table, readers)
    except UnknownTableError as error:
        fail(str(error))
    if not printed(result, output):
        print_tables(*result.tables())


def _asked(table: str | None, by_readers: bool) -> "Shown":
    from excomm.session import readers, word_table, word_tables

    if by_readers:
        return readers(table)
    return word_tables() if table is None else word_table(table)
