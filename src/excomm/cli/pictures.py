"""Commands that draw."""

from typing import Annotated, Literal

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, DrawnBy, Given, Horizon, Output
from excomm.cli.output import load_case, read_given, write_result


@app.command()
def picture(
    case: CaseArgument,
    concept: Annotated[
        str, typer.Option("--concept", metavar="NAME", help="The solution concept.")
    ] = "SEQ",
    by: Annotated[
        DrawnBy | None,
        typer.Option("--by", help="Draw every state, or group them; by their number."),
    ] = None,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    file: Output = None,
) -> None:
    """Draw the states and each party's improvements, as SVG."""
    asked: Literal["outcome", "state"] | None = None if by is None else by.value
    result = load_case(case).picture(concept, asked, as_of, horizon, read_given(given))
    write_result(str(result), file)
