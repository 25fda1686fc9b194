"""The command that plays a side."""

from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, Given, MemoOutput, Output, Seed
from excomm.cli.output import form_of, load_case, read_given, stoppable, write_result


@app.command()
def playbook(
    case: CaseArgument,
    party: Annotated[str, typer.Option("--as", metavar="PARTY", help="The side to play.")],
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    output: MemoOutput = None,
    file: Output = None,
) -> None:
    """Play one side: its situation, its options, and where to stand on each issue."""
    form = form_of(output, file)
    analysis = load_case(case)
    result = stoppable(
        lambda progress: analysis.playbook(party, as_of, read_given(given), seed, progress)
    )
    write_result(result.written(form), file)
