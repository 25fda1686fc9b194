"""What a command prints or writes, and how it fails."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from excomm.cli.options import Format, MemoFormat

if TYPE_CHECKING:
    from excomm.conflict.stability import Progress
    from excomm.report import Table
    from excomm.results import Shown
    from excomm.session import Analysis

__all__ = [
    "fail",
    "form_of",
    "load_case",
    "print_tables",
    "print_text",
    "printed",
    "read_given",
    "stoppable",
    "write_files",
    "write_result",
]


# What a shell reports of a command that was interrupted: 128 and the number of the signal.
INTERRUPTED = 130

Made = TypeVar("Made")


def fail(message: str) -> NoReturn:
    """End with a message for the user and exit code 2."""
    print(message, file=sys.stderr)
    sys.exit(2)


def load_case(case: str) -> "Analysis":
    """Read a case, by its file or its name in the library."""
    from excomm.session import load

    return load(case)


def read_given(hypotheses: list[str] | None) -> dict[str, str]:
    """Read what --given says: question=hypothesis, each question once."""
    found: dict[str, str] = {}
    for text in hypotheses or []:
        question, _, hypothesis = (part.strip() for part in text.partition("="))
        if not (question and hypothesis):
            fail(f"--given {text}: expected question=hypothesis")
        if found.setdefault(question, hypothesis) != hypothesis:
            fail(f"--given {text}: {question} is taken to be {found[question]} already")
    return found


def stoppable(work: Callable[["Progress"], Made]) -> Made:
    """Do long work: show on a terminal how far it has come, and stop when interrupted.

    The work is done in a thread, since a calculation in a library of another language hears
    of no interrupt: this one waits, hears it, and ends the process with exit code 130. Until
    the work is done nothing is printed or written, and so nothing is left behind.
    """
    from concurrent.futures import Future, wait

    told: list[str] = []
    made: Future[Made] = Future()

    def run() -> None:
        try:
            made.set_result(work(lambda *step: told.append(_step(*step))))
        except BaseException as error:
            made.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        with _shown() as show:
            while not made.done():
                wait([made], timeout=0.1)
                if told:
                    show(told[-1])
        return made.result()
    except KeyboardInterrupt:
        if told:
            print(f"stopped: {told[-1]}", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)


def _step(what: str, done: int, steps: int) -> str:
    return f"{what} ({done + 1} of {steps})"


@contextmanager
def _shown() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


def print_text(text: str) -> None:
    """Print text, which ends with a line's end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def printed(result: "Shown", output: Format) -> bool:
    """Print a result for another program, if that was asked for."""
    if output is Format.json:
        print_text(result.to_json())
    elif output is Format.csv:
        print_text(result.to_csv())
    return output is not Format.table


def print_tables(*tables: "Table") -> None:
    """Print tables as wide as the terminal, or as a page where there is none."""
    from excomm.report import as_text

    width = shutil.get_terminal_size().columns
    print_text("\n".join(as_text(table, width) for table in tables))


def form_of(output: MemoFormat | None, file: Path | None) -> str:
    """Return the form asked for: said, or by the name of the file."""
    if output is not None:
        return output.value
    by_name = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
    return by_name.get(file.suffix.lower(), "text") if file is not None else "text"


def write_result(text: str, file: Path | None) -> None:
    """Write a result to a file, whole or not at all, and say so; or print it."""
    if file is None:
        print_text(text)
        return
    from excomm._files import write_whole

    try:
        if file.exists() and not file.is_file():
            # A device or a pipe is written to and not replaced; a folder refuses.
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            write_whole(file, text)
    except OSError as error:
        fail(f"{file}: cannot be written: {error.strerror or error}")
    except UnicodeEncodeError as error:  # the case has a name that is no text
        fail(f"{file}: cannot be written: {error.reason}")
    print_text(f"{file} is written.")


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write several files to a folder, made if there is none, and say so."""
    from excomm._files import write_whole

    if folder.exists() and not folder.is_dir():
        fail(f"{folder}: this is a file; {len(files):,} files are written to a folder")
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            write_whole(path, text)
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    except UnicodeEncodeError as error:  # the case has a name that is no text
        fail(f"{path}: cannot be written: {error.reason}")
    print_text(f"{len(files):,} files are written to {folder}.")
