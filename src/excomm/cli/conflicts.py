"""Commands about the conflict of a case."""

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
    Limit,
    NoAgreement,
    Samples,
    Seed,
    StepKind,
    TableFormat,
    TextFormat,
    TextOutput,
)
from excomm.cli.output import (
    load_case,
    print_tables,
    print_text,
    printed,
    read_given,
    stoppable,
)


@app.command()
def states(
    case: CaseArgument,
    where: Annotated[
        str | None,
        typer.Option("--where", metavar="FORMULA", help="Only states of a formula or pattern."),
    ] = None,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    limit: Limit = None,
    output: TableFormat = Format.table,
) -> None:
    """List the states of a conflict, with their numbers."""
    result = load_case(case).states(where, as_of, horizon, read_given(given))
    if not printed(result, output):
        print_tables(*result.tables(limit or 20))


@app.command()
def stability(
    case: CaseArgument,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            "--concept", metavar="NAME", help="Nash, GMR, SMR, SEQ, SymSEQ, SIM; repeatable."
        ),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="ID", help="Only for this party; repeatable."),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", help="Only for this state; repeatable."),
    ] = None,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    limit: Limit = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say which states hold, for whom, under which solution concept."""
    result = stoppable(
        lambda progress: load_case(case).stability(
            concept, party, state, as_of, horizon, read_given(given), progress, engine.value
        )
    )
    if printed(result, output):
        return
    print_tables(*(result.tables() if limit is None else result.tables(limit)))
    if words := result.in_words():
        print_text("\n" + words)


@app.command()
def why(
    case: CaseArgument,
    state: Annotated[
        str,
        typer.Option("--state", metavar="STATE", help="'present', a number, pattern or formula."),
    ],
    party: Annotated[str, typer.Option("--party", metavar="ID", help="For whom.")],
    concept: Annotated[
        str, typer.Option("--concept", metavar="NAME", help="The solution concept.")
    ] = "SEQ",
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    limit: Limit = None,
    engine: EngineOption = Engine.auto,
    output: TextOutput = TextFormat.text,
) -> None:
    """Say why a state is or is not stable for a party."""
    result = stoppable(
        lambda progress: load_case(case).why(
            state,
            party,
            concept,
            limit or 5,
            as_of,
            horizon,
            read_given(given),
            progress,
            engine.value,
        )
    )
    print_text(result.to_json() if output is TextFormat.json else str(result))


@app.command()
def paths(
    case: CaseArgument,
    start: Annotated[
        str,
        typer.Option("--from", metavar="STATE", help="'present', a number, pattern or formula."),
    ] = "present",
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="STATE", help="A state or outcome to list the ways to; repeatable."
        ),
    ] = None,
    by: Annotated[
        StepKind, typer.Option("--by", help="What kind of steps the ways listed have.")
    ] = StepKind.moves,
    concept: Annotated[
        str, typer.Option("--concept", metavar="NAME", help="The concept of the equilibria.")
    ] = "SEQ",
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    limit: Limit = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say what can be reached from the present, by which steps, and what bars the way."""
    result = stoppable(
        lambda progress: load_case(case).paths(
            start,
            to,
            by.value,
            concept,
            limit or 10,
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


@app.command()
def agreements(
    case: CaseArgument,
    no_agreement: NoAgreement = None,
    concept: KeptConcept = "SEQ",
    samples: Samples = 5,
    seed: Seed = 0,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    engine: EngineOption = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say what could be agreed: acceptable, efficient and keepable states."""
    result = stoppable(
        lambda progress: load_case(case).agreements(
            no_agreement,
            concept,
            samples,
            seed,
            as_of,
            horizon,
            read_given(given),
            progress,
            engine.value,
        )
    )
    if not printed(result, output):
        print_tables(*result.tables())
        print_text("\n" + result.in_words())


@app.command()
def compare(
    case: CaseArgument,
    first: Annotated[str, typer.Argument(metavar="OUTCOME", help="An outcome of the case.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="The one beside it.")],
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="ID", help="Only for this party; repeatable."),
    ] = None,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
    output: TableFormat = Format.table,
) -> None:
    """Say which of two outcomes serves whom, and what it depends on."""
    result = load_case(case).compare(first, second, party, as_of, horizon, read_given(given))
    if not printed(result, output):
        print_tables(*result.tables())
        print_text("\n" + result.in_words())
