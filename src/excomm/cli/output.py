"""What a command prints or writes, and how it fails."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

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
    "shown_progress",
    "write_result",
]


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


@contextmanager
def shown_progress() -> Iterator["Progress | None"]:
    """Show on a terminal how far a long calculation has come; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda what, done, steps: status.update(f"{what} ({done + 1} of {steps})")


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
