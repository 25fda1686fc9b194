"""Commands about the case file itself."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import CaseArgument, Format, TableFormat, TextFormat
from excomm.cli.output import fail, load_case, print_tables, print_text
from excomm.cli.record.options import RecordOption, open_record

if TYPE_CHECKING:
    from excomm.case import CitationsFound
    from excomm.session import Analysis


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
    record: RecordOption = None,
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Say what is wrong or looks wrong in a case, and in its citations where a record is kept."""
    from excomm.report import citation_findings, citations_text

    analysis = load_case(case)
    findings = analysis.check()
    path, cited = _cited(analysis, record)
    if cited is not None:
        findings += citation_findings(analysis.case, cited, record)
    errors = [finding for finding in findings if finding.gravity == "error"]
    if output is TextFormat.json:
        from excomm.report import findings_data

        print_text(json.dumps(findings_data(findings), ensure_ascii=False))
    else:
        for finding in findings:
            print(finding, file=sys.stderr if finding in errors else sys.stdout)
        if not errors:
            print_text(f"{case}: no errors" + (f", {len(findings)} to look at" if findings else ""))
        if cited is not None:
            print_text(citations_text(cited, path))
    if errors:
        sys.exit(2)


def _cited(analysis: "Analysis", file: Path | None) -> "tuple[Path | None, CitationsFound | None]":
    """Return the record of a case, and what became of its citations there; None without one."""
    from excomm.record import find_record

    kept = Path(analysis.case.file)
    path = file or find_record(kept.parent if kept.exists() else Path.cwd())
    if path is None or not analysis.case.cited:
        return path, None
    with open_record(path) as record:
        return record.path, analysis.citations(record)


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
