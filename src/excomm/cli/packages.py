"""The command about what could be settled over many issues."""

from enum import StrEnum
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
    Horizon,
    KeptConcept,
    NoAgreement,
    Samples,
    Seed,
    TableFormat,
)
from excomm.cli.output import (
    load_case,
    print_tables,
    print_text,
    printed,
    read_given,
    stoppable,
)


class TradeFrom(StrEnum):
    """From where trades are made."""

    none = "none"
    fairest = "fairest"


@app.command()
def packages(
    case: CaseArgument,
    no_agreement: NoAgreement = None,
    concept: KeptConcept = "SEQ",
    parties: Annotated[
        str | None,
        typer.Option("--parties", metavar="IDS", help="Who agrees, with commas between."),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option("--link", metavar="ISSUES", help="Issues to settle only together."),
    ] = None,
    delink: Annotated[
        str | None,
        typer.Option("--delink", metavar="ISSUES", help="Issues to settle only apart."),
    ] = None,
    trade_from: Annotated[
        TradeFrom, typer.Option("--trade-from", help="From where trades are made.")
    ] = TradeFrom.none,
    samples: Samples = 2,
    seed: Seed = 0,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say what could be settled over all issues at once, what to trade, and what blocks it."""
    result = stoppable(
        lambda progress: load_case(case).packages(
            no_agreement,
            concept,
            parties,
            link or (),
            delink or (),
            trade_from.value,
            samples,
            seed,
            as_of,
            horizon,
            read_given(given),
            progress,
            engine.value,
        )
    )
    if printed(result, output):
        return
    print_tables(*result.tables())
    if words := result.in_words():
        print_text("\n" + words)
