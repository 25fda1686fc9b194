"""The command that adds documents to the record."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.output import INTERRUPTED, fail, print_text
from excomm.cli.record.app import record_app
from excomm.cli.record.options import RecordOption, open_record

if TYPE_CHECKING:
    from excomm.record.store import Added


@record_app.command()
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, and folders of files.")
    ],
    same_as: Annotated[
        str | None,
        typer.Option("--as", metavar="DOC", help="It is another reading of this document."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read known files again, as after an update.")
    ] = False,
    file: RecordOption = None,
) -> None:
    """Add documents: text, Markdown, TEI XML, PDF with a text layer."""
    from excomm.record import files_in
    from excomm.report.record import added_text, adding_text

    done: list[Added] = []
    code = 0
    found = list(files_in(paths))
    if same_as is not None and len(found) != 1:
        fail(f"--as {same_as}: one file can be another reading of it, and here are {len(found)}")
    with open_record(file, create=True) as record:
        try:
            with _shown(found) as (show, progress):
                for added in record.add(found, same_as, again, progress):
                    done.append(added)
                    show(added, added_text(added))
            code = 2 if any(added.outcome == "failed" for added in done) else 0
        except KeyboardInterrupt:
            print("stopped; what was added is kept", file=sys.stderr)
            code = INTERRUPTED
        print_text(adding_text(done, len(found), record.path))
    sys.exit(code)


Shown = tuple[Callable[["Added", str], None], Callable[[Path, int], None]]


@contextmanager
def _shown(paths: list[Path]) -> Iterator[Shown]:
    """Show what became of each file: on a terminal with a bar of how far it has come."""
    if not sys.stderr.isatty():
        yield (lambda added, text: _say(added, text)), (lambda _path, _count: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=sum(map(_size, paths)))

        def show(added: "Added", text: str) -> None:
            bar.advance(task, _size(added.path))
            if added.outcome != "known" or added.told:
                bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

        yield (
            show,
            lambda path, count: bar.update(task, description=f"{path.name} {count:,}"),
        )


def _say(added: "Added", text: str) -> None:
    print(text, file=sys.stderr if added.outcome == "failed" else sys.stdout, flush=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
