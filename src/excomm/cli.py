"""The command line: parse, call, print. Nothing is decided here."""

import io
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from excomm.conflict.stability import Progress
    from excomm.report import Table
    from excomm.results import Shown
    from excomm.session import Analysis

__all__ = ["app", "main"]

app = typer.Typer(
    name="excomm",
    help="Estimate how a crisis negotiation will go, from a case file.",
    epilog="CASE is a case file, or the name of a library case ('excomm cases' lists them).",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CaseArgument = Annotated[str, typer.Argument(metavar="CASE", help="Case file or library case.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="WHEN", help="A date, a time with offset, 'after EVENT'."),
]
Horizon = Annotated[
    str | None,
    typer.Option("--horizon", metavar="NAME", help="How far ahead consequences count."),
]


Given = Annotated[
    list[str] | None,
    typer.Option(
        "--given",
        metavar="QUESTION=HYPOTHESIS",
        help="Take a hypothesis to be true; repeatable.",
    ),
]


class Format(StrEnum):
    """How a result is printed."""

    table = "table"
    json = "json"
    csv = "csv"


class TextFormat(StrEnum):
    """How reasons are printed."""

    text = "text"
    json = "json"


class MemoFormat(StrEnum):
    """How an estimate is written."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the sampling that carries ranges.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write it to this file."),
]


class Engine(StrEnum):
    """How stable states are found."""

    auto = "auto"
    enumerated = "enumerated"
    symbolic = "symbolic"


TableFormat = Annotated[Format, typer.Option("--format", help="How to print it.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most so many.")
]


def main() -> None:
    """Run the command line; wrong input ends with a message and exit code 2.

    A command that is interrupted, or whose output nobody reads on, ends quietly: typer sees
    to that.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal of few characters cannot show is replaced, not a reason to stop.
            stream.reconfigure(errors="replace")
    try:
        app()
    except OSError as error:
        _fail(f"{error.filename or 'excomm'}: {error.strerror or error}")
    except ValueError as error:
        # Imported here, so that an interrupt during the import finds typer at work.
        from excomm.case import CaseError

        if not isinstance(error, CaseError):
            raise
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(2)


def _load(case: str) -> "Analysis":
    from excomm.session import load

    return load(case)


def _given(hypotheses: list[str] | None) -> dict[str, str]:
    """Read what --given says: question=hypothesis, each question once."""
    found: dict[str, str] = {}
    for text in hypotheses or []:
        question, _, hypothesis = (part.strip() for part in text.partition("="))
        if not (question and hypothesis):
            _fail(f"--given {text}: expected question=hypothesis")
        if found.setdefault(question, hypothesis) != hypothesis:
            _fail(f"--given {text}: {question} is taken to be {found[question]} already")
    return found


@contextmanager
def _progress() -> Iterator["Progress | None"]:
    """Show on a terminal how far a long calculation has come; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda what, done, steps: status.update(f"{what} ({done + 1} of {steps})")


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def _printed(result: "Shown", output: Format) -> bool:
    """Print a result for another program, if that was asked for."""
    if output is Format.json:
        _print(result.to_json())
    elif output is Format.csv:
        _print(result.to_csv())
    return output is not Format.table


def _print_tables(*tables: "Table") -> None:
    """Print tables as wide as the terminal, or as a page where there is none."""
    from excomm.report import as_text

    width = shutil.get_terminal_size().columns
    _print("\n".join(as_text(table, width) for table in tables))


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
        _fail(f"{path}: there is such a file; --force overwrites it")
    try:
        write_whole(path, starter_case(path.stem))
    except OSError as error:
        _fail(f"{path}: cannot be written: {error.strerror or error}")
    _print(f"{path} is written. Next: excomm check {path}")


@app.command()
def check(
    case: CaseArgument,
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Say what is wrong or looks wrong in a case."""
    findings = _load(case).check()
    errors = [finding for finding in findings if finding.gravity == "error"]
    if output is TextFormat.json:
        from excomm.report import findings_data

        _print(json.dumps(findings_data(findings), ensure_ascii=False))
    else:
        for finding in findings:
            print(finding, file=sys.stderr if finding in errors else sys.stdout)
        if not errors:
            _print(f"{case}: no errors" + (f", {len(findings)} to look at" if findings else ""))
    if errors:
        sys.exit(2)


@app.command()
def cases(output: TableFormat = Format.table) -> None:
    """List the cases of the library."""
    from excomm.library import cases as names
    from excomm.report import as_csv, cases_data, cases_table

    listed = [_load(name).case for name in names()]
    match output:
        case Format.json:
            _print(json.dumps(cases_data(listed), ensure_ascii=False))
        case Format.csv:
            _print(as_csv(cases_table(listed)))
        case Format.table:
            _print_tables(cases_table(listed))


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
    result = _load(case).states(where, as_of, horizon, _given(given))
    if not _printed(result, output):
        _print_tables(*result.tables(limit or 20))


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
    engine: Annotated[
        Engine, typer.Option("--engine", help="List the states, or never; by their number.")
    ] = Engine.auto,
    output: TableFormat = Format.table,
) -> None:
    """Say which states hold, for whom, under which solution concept."""
    with _progress() as progress:
        result = _load(case).stability(
            concept, party, state, as_of, horizon, _given(given), progress, engine.value
        )
    if _printed(result, output):
        return
    _print_tables(*(result.tables() if limit is None else result.tables(limit)))
    if words := result.in_words():
        _print("\n" + words)


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
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Say why a state is or is not stable for a party."""
    result = _load(case).why(state, party, concept, limit or 5, as_of, horizon, _given(given))
    _print(result.to_json() if output is TextFormat.json else str(result))


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
    result = _load(case).compare(first, second, party, as_of, horizon, _given(given))
    if not _printed(result, output):
        _print_tables(*result.tables())
        _print("\n" + result.in_words())


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
    result = _load(case).belief(question, as_of, seed)
    if _printed(result, output):
        return
    if result.beliefs:
        _print_tables(*result.tables())
    else:
        _print(f"{case}: no question is asked {result.situation.when}")


@app.command()
def estimate(
    case: CaseArgument,
    as_of: AsOf = None,
    given: Given = None,
    seed: Seed = 0,
    output: Annotated[
        MemoFormat | None,
        typer.Option("--format", help="How to write it; by default as FILE is named, or text."),
    ] = None,
    file: Output = None,
) -> None:
    """Estimate how it stands: what is believed, what holds, whom it serves, as a memo."""
    form = _form(output, file)
    analysis = _load(case)
    with _progress() as progress:
        result = analysis.estimate(as_of, _given(given), seed, progress)
    _write(result.written(form), file)


@app.command()
def rerun(
    manifest: Annotated[
        Path, typer.Argument(metavar="MANIFEST", help="An estimate in any form, or its manifest.")
    ],
    file: Output = None,
) -> None:
    """Make an estimate again, from the manifest that every estimate carries."""
    from excomm._version import __version__
    from excomm.estimate import FORMATS, read_manifest
    from excomm.session import rerun as run_again

    try:
        found = read_manifest(manifest.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        _fail(f"{manifest}: this is no text")
    except (ValueError, RecursionError) as error:
        _fail(f"{manifest}: {error}")
    if found.format not in FORMATS:
        _fail(f"{manifest}: its manifest asks for '{found.format}', no form of an estimate")
    if found.seed < 0:
        _fail(f"{manifest}: its manifest asks for a seed below 0")
    if found.excomm != __version__:
        print(f"made by excomm {found.excomm}; this is {__version__}", file=sys.stderr)
    result = run_again(found, manifest.parent)
    _write(result.written(found.format), file)


def _form(output: MemoFormat | None, file: Path | None) -> str:
    """Return the form asked for: said, or by the name of the file."""
    if output is not None:
        return output.value
    by_name = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
    return by_name.get(file.suffix.lower(), "text") if file is not None else "text"


def _write(text: str, file: Path | None) -> None:
    """Write a result to a file, whole or not at all, and say so; or print it."""
    if file is None:
        _print(text)
        return
    from excomm._files import write_whole

    try:
        if file.exists() and not file.is_file():
            # A device or a pipe is written to and not replaced; a folder refuses.
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            write_whole(file, text)
    except OSError as error:
        _fail(f"{file}: cannot be written: {error.strerror or error}")
    except UnicodeEncodeError as error:  # the case has a name that is no text
        _fail(f"{file}: cannot be written: {error.reason}")
    _print(f"{file} is written.")


class Schema(StrEnum):
    """What a schema is of."""

    case = "case"
    estimate = "estimate"


@app.command()
def schema(
    of: Annotated[Schema, typer.Argument(help="What it is the schema of.")] = Schema.case,
) -> None:
    """Print the JSON Schema of the case file, for editors, or of an estimate."""
    if of is Schema.case:
        from excomm.case import json_schema
    else:
        from excomm.estimate import estimate_schema as json_schema
    _print(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from excomm._version import __version__

        _print(f"excomm {__version__}")
        raise typer.Exit
