"""The command about an agreement and what can be seen of it."""

from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, Format, TableFormat
from excomm.cli.output import load_case, print_tables, print_text, printed


@app.command()
def verify(
    case: CaseArgument,
    as_of: AsOf = None,
    what_if: Annotated[
        str | None,
        typer.Option(
            "--what-if",
            metavar="OPTIONS",
            help="Suppose +party.option, -party.option or party.option=value, with commas between.",
        ),
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            "--outcome", metavar="ID", help="Compare what can be seen in outcomes; repeatable."
        ),
    ] = None,
    output: TableFormat = Format.table,
) -> None:
    """Say how each commitment stands, what can see it, and what hangs on it."""
    result = load_case(case).verify(as_of, what_if, outcome)
    if printed(result, output):
        return
    print_tables(*result.tables())
    if result.ledger.entries:
        print_text("\n" + result.in_words())
