"""Commands about what is believed, and the estimate."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import (
    AsOf,
    CaseArgument,
    Format,
    Given,
    MemoOutput,
    Output,
    Seed,
    TableFormat,
)
from excomm.cli.output import (
    fail,
    form_of,
    load_case,
    print_tables,
    print_text,
    printed,
    read_given,
    stoppable,
    write_result,
)


@app.command()
def belief(
    case: CaseArgument,
    question: Annotated[
        list[str] | None,
        typer.Option("--question", metavar="ID", help="Only this question; repeatable."),
    ] = None,
    as_of: AsOf = None,
    seed: Seed = 0,
    output: TableFormat = Format.table,
) -> None:
    """Say what is believed of the questions of a case, and why."""
    result = load_case(case).belief(question, as_of, seed)
    if printed(result, output):
        return
    if result.beliefs:
        print_tables(*result.tables())
    else:
        print_text(f"{case}: no question is asked {result.situation.when}")


@app.command()
def evidence(
    case: CaseArgument,
    question: Annotated[
        list[str] | None,
        typer.Option("--question", metavar="ID", help="Only this question; repeatable."),
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option("--judge", metavar="ID", help="As this judge sees it; by default the case."),
    ] = None,
    as_of: AsOf = None,
    output: TableFormat = Format.table,
) -> None:
    """Set the evidence against competing hypotheses: what hangs on what, what to watch for."""
    result = load_case(case).evidence(question, as_of, judge)
    if printed(result, output):
        return
    if result.competitions:
        print_tables(*result.tables())
        print_text("\n" + result.in_words())
    else:
        print_text(f"{case}: no question is asked {result.situation.when}")


@app.command()
def estimate(
    case: CaseArgument,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    numbers: Annotated[
        bool,
        typer.Option(
            "--numbers/--no-numbers", help="Show numbers beside the words for how likely it is."
        ),
    ] = True,
    output: MemoOutput = None,
    file: Output = None,
) -> None:
    """Estimate how it stands: what is believed, what holds, whom it serves, as a memo."""
    form = form_of(output, file)
    analysis = load_case(case)
    result = stoppable(lambda progress: analysis.estimate(as_of, read_given(given), seed, progress))
    write_result(result.written(form, numbers), file)


@app.command()
def timeline(
    case: CaseArgument,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    output: MemoOutput = None,
    file: Output = None,
) -> None:
    """Estimate how it stood after every event: what turned when, as a memo with charts."""
    form = form_of(output, file)
    analysis = load_case(case)
    result = stoppable(lambda progress: analysis.timeline(as_of, read_given(given), seed, progress))
    write_result(result.written(form), file)


@app.command()
def diff(
    case: CaseArgument,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="A later version of the case.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="WHEN", help="The moment before.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="WHEN", help="The moment after; by default what CASE says."),
    ] = None,
    given: Given = None,
    seed: Seed = 0,
    output: MemoOutput = None,
    file: Output = None,
) -> None:
    """Say what has changed between two moments, or between two versions of a case."""
    form = form_of(output, file)
    analysis = load_case(case)
    later = load_case(other) if other is not None else None
    result = stoppable(
        lambda progress: analysis.diff(since, to, later, read_given(given), seed, progress)
    )
    write_result(result.written(form), file)


@app.command()
def rerun(
    manifest: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST",
            help="An estimate, timeline or playbook in any form, or its manifest.",
        ),
    ],
    file: Output = None,
) -> None:
    """Make an estimate, timeline or playbook again, from the manifest that each carries."""
    from excomm._version import __version__
    from excomm.estimate import FORMATS, read_manifest
    from excomm.reruns import rerun as run_again
    from excomm.results import EstimateResult

    try:
        found = read_manifest(manifest.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        fail(f"{manifest}: this is no text")
    except (ValueError, RecursionError) as error:
        fail(f"{manifest}: {error}")
    if found.format not in FORMATS:
        fail(f"{manifest}: its manifest asks for '{found.format}', no form of an estimate")
    if found.seed < 0:
        fail(f"{manifest}: its manifest asks for a seed below 0")
    if found.excomm != __version__:
        print(f"made by excomm {found.excomm}; this is {__version__}", file=sys.stderr)
    result = run_again(found, manifest.parent)
    if isinstance(result, EstimateResult):
        write_result(result.written(found.format, found.numbers), file)
    else:
        write_result(result.written(found.format), file)
