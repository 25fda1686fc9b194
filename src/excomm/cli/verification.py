"""The command about an agreement and what can be seen of it."""

from enum import StrEnum
from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, Format, Given, Output, Seed
from excomm.cli.output import (
    fail,
    load_case,
    print_tables,
    print_text,
    printed,
    read_given,
    write_result,
)


class VerifyFormat(StrEnum):
    """How what is found of an agreement is printed."""

    table = "table"
    json = "json"
    csv = "csv"
    svg = "svg"


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
    days: Annotated[
        float | None,
        typer.Option("--days", metavar="N", help="How far ahead to look for what would help."),
    ] = None,
    effort: Annotated[
        float | None,
        typer.Option("--effort", metavar="E", help="How much effort to divide over sites."),
    ] = None,
    what_helps: Annotated[
        bool, typer.Option("--what-helps", help="Say at length what would make one surer.")
    ] = False,
    given: Given = None,
    seed: Seed = 0,
    output: Annotated[
        VerifyFormat | None,
        typer.Option("--format", help="How to print it; svg draws assurance over time."),
    ] = None,
    file: Output = None,
) -> None:
    """Say how each commitment stands, how sure that is, what sees it, what hangs on it."""
    if file is not None and output is None and file.suffix.lower() == ".svg":
        output = VerifyFormat.svg
    if file is not None and output is not VerifyFormat.svg:
        fail(f"{file}: a file is written of the picture; add --format svg")
    result = load_case(case).verify(
        as_of, what_if, outcome, days, effort, what_helps, seed, read_given(given)
    )
    if output is VerifyFormat.svg:
        write_result(result.to_svg(), file)
        return
    if printed(result, Format((output or VerifyFormat.table).value)):
        return
    print_tables(*result.tables())
    if result.ledger.entries:
        print_text("\n" + result.in_words())
