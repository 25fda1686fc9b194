"""Commands about what happens next and by when."""

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
from excomm.cli.output import load_case, print_tables, print_text, printed, read_given, stoppable

Runs = Annotated[
    int | None,
    typer.Option("--runs", min=1, help="How many to draw where states are not listed."),
]


@app.command()
def forecast(
    case: CaseArgument,
    horizon: Annotated[
        str | None,
        typer.Option("--horizon", metavar="NAME", help="Only to this horizon; by default to each."),
    ] = None,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    runs: Runs = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Forecast what happens by each horizon, and where it can come to rest."""
    from excomm.forecast import RUNS

    analysis = load_case(case)
    result = stoppable(
        lambda progress: analysis.forecast(
            horizon, as_of, read_given(given), seed, runs or RUNS, progress, engine.value
        )
    )
    if printed(result, output):
        return
    print_tables(*result.tables())
    if result.endings:
        print_text("\n" + result.in_words())


@app.command()
def react(
    case: CaseArgument,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ACT",
            help="An event, or options with commas between: party.option or party.option=value.",
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after",
            metavar="PROPOSAL",
            help="A proposal, of which its sender does its own part.",
        ),
    ] = None,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    runs: Runs = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say how the others react to an act: what impels and restrains them, the ladder."""
    from excomm.forecast import RUNS

    analysis = load_case(case)
    result = stoppable(
        lambda progress: analysis.react(
            to, as_of, read_given(given), seed, runs or RUNS, progress, engine.value, after
        )
    )
    if not printed(result, output):
        print_tables(*result.tables())
        print_text("\n" + result.in_words())
