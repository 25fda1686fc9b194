"""Commands about proposals."""

from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import (
    AsOf,
    CaseArgument,
    Engine,
    EngineOption,
    Format,
    Given,
    Seed,
    TableFormat,
)
from excomm.cli.output import load_case, print_tables, print_text, printed, read_given


@app.command()
def appraise(
    case: CaseArgument,
    proposal: Annotated[
        str, typer.Argument(metavar="PROPOSAL", help="Id of a proposal of the case.")
    ],
    against: Annotated[
        str | None,
        typer.Option(
            "--against", metavar="OTHER", help="Another proposal; by default the one it follows."
        ),
    ] = None,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Appraise a proposal: whom it serves, its pitfalls, what it asks beside another."""
    result = load_case(case).appraise(
        proposal, against, as_of, read_given(given), seed, engine.value
    )
    if not printed(result, output):
        print_tables(*result.tables())
        print_text("\n" + result.in_words())
