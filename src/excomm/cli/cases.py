"""Commands about the case file itself."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import CaseArgument, Format, TableFormat, TextFormat
from excomm.cli.output import fail, load_case, print_tables, print_text


@app.command()
def init(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the new case.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file there is.")] = False,
) -> None:
    """Write a small commented case that runs, as NAME.yaml."""
    from excomm._files import write_whole
    from excomm.case import starter_case

    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    if path.exists() and not force:
        fail(f"{path}: there is such a file; --force overwrites it")
    try:
        write_whole(path, starter_case(path.stem))
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    print_text(f"{path} is written. Next: excomm check {path}")


@app.command()
def check(
    case: CaseArgument,
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Say what is wrong or looks wrong in a case."""
    findings = load_case(case).check()
    errors = [finding for finding in findings if finding.gravity == "error"]
    if output is TextFormat.json:
        from excomm.report import findings_data

        print_text(json.dumps(findings_data(findings), ensure_ascii=False))
    else:
        for finding in findings:
            print(finding, file=sys.stderr if finding in errors else sys.stdout)
        if not errors:
            print_text(f"{case}: no errors" + (f", {len(findings)} to look at" if findings else ""))
    if errors:
        sys.exit(2)


@app.command()
def cases(output: TableFormat = Format.table) -> None:
    """List the cases of the library."""
    from excomm.library import cases as names
    from excomm.report import as_csv, cases_data, cases_table

    listed = [load_case(name).case for name in names()]
    match output:
        case Format.json:
            print_text(json.dumps(cases_data(listed), ensure_ascii=False))
        case Format.csv:
            print_text(as_csv(cases_table(listed)))
        case Format.table:
            print_tables(cases_table(listed))
