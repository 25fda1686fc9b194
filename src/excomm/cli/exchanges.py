"""Commands that bring cases in from other programs, and results out to them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from excomm.cli.app import app
from excomm.cli.options import AsOf, CaseArgument, ExportFormat, Given, Horizon, Output
from excomm.cli.output import (
    fail,
    load_case,
    print_text,
    read_given,
    stoppable,
    write_files,
    write_result,
)

if TYPE_CHECKING:
    from excomm.session import Export, Folder


@app.command("import")
def import_case(
    saved: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A save file of GMCR+, a table of evidence (.csv), or a network of GeNIe (.xdsl).",
        ),
    ],
    file: Output = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file there is.")] = False,
    question: Annotated[
        str | None,
        typer.Option("--question", metavar="ID", help="The question that a table is on."),
    ] = None,
) -> None:
    """Write a conflict saved by GMCR+ as a case file; a table or a network as part of one."""
    from excomm._files import write_whole
    from excomm.exchange import read_gmcr, read_hypotheses, read_xdsl

    path = file or Path(f"{saved.stem}.yaml")
    if path.exists() and not force:
        fail(f"{path}: there is such a file; --force overwrites it")
    if saved.suffix.lower() == ".csv":
        fragment = read_hypotheses(saved, question)
        text, notes, after = fragment.text, fragment.notes, ""
    elif question is not None:
        fail(f"{saved}: --question is of a table of evidence, a file that ends with .csv")
    elif saved.suffix.lower() == ".xdsl":
        fragment = read_xdsl(saved)
        text, notes, after = fragment.text, fragment.notes, ""
    else:
        imported = read_gmcr(saved)
        text, notes, after = imported.text, imported.notes, f" Next: excomm check {path}"
    try:
        write_whole(path, text)
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    print_text(f"{path} is written.{after}")
    for note in notes:
        print_text(f"note: {note}")


@app.command()
def export(
    case: CaseArgument,
    output: Annotated[
        ExportFormat | None,
        typer.Option("--format", help="What to write; by default as FILE is named."),
    ] = None,
    file: Output = None,
    concept: Annotated[
        str | None,
        typer.Option("--concept", metavar="NAME", help="What says which states are stable."),
    ] = None,
    improvements: Annotated[
        bool, typer.Option("--improvements", help="Only moves that a party gains by.")
    ] = False,
    as_of: AsOf = None,
    horizon: Horizon = None,
    given: Given = None,
) -> None:
    """Write a conflict for another program: its graph, what is stable, a game, a negotiation."""
    form = _form_of(output, file)
    if form is ExportFormat.genius or form is ExportFormat.negmas:
        if concept is not None or improvements:
            wrong = "--concept" if concept is not None else "--improvements"
            fail(f"{form} has issues and what they are worth: leave {wrong} out")
        if file is None:
            fail(f"-o is missing: {form} is several files, written to a folder")
        folder = cast("Folder", form.value)
        files = stoppable(
            lambda _: load_case(case).export_files(folder, as_of, horizon, read_given(given))
        )
        write_files(files, file)
        return
    single = cast("Export", form.value)
    text = stoppable(
        lambda progress: load_case(case).export(
            single, concept, improvements, as_of, horizon, read_given(given), progress
        )
    )
    write_result(text, file)


def _form_of(output: ExportFormat | None, file: Path | None) -> ExportFormat:
    """Return the format asked for: said, or by the name of the file."""
    if output is not None:
        return output
    forms = ", ".join(ExportFormat)
    if file is None:
        fail(f"--format is missing: one of {forms}")
    try:
        return ExportFormat(file.suffix.lower().removeprefix("."))
    except ValueError:
        fail(f"{file}: its name does not say the format; give --format, one of {forms}")
