"""The command about pressure."""

from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, Format, Given, Seed, TableFormat
from excomm.cli.output import load_case, print_tables, print_text, printed, read_given, stoppable


@app.command()
def press(
    case: CaseArgument,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PARTY", help="The party that presses.")
    ] = None,
    wanted: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="WHAT", help="What it presses for: a formula, or an id of the case's."
        ),
    ] = None,
    size: Annotated[
        int, typer.Option("--size", min=0, metavar="N", help="Up to so many undertakings at once.")
    ] = 4,
    through: Annotated[
        str | None,
        typer.Option("--through", metavar="PARTY", help="Only through this third party."),
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="ID", help="Only with this option; repeatable."),
    ] = None,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    output: TableFormat = Format.table,
) -> None:
    """Say which threats and promises move another party, directly and through a third."""
    result = stoppable(
        lambda progress: load_case(case).press(
            by, wanted, size, through, option, as_of, read_given(given), seed, progress
        )
    )
    if not printed(result, output):
        print_tables(*result.tables())
        print_text("\n" + result.in_words())
