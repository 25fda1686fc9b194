"""The command line: parse, call, print. Nothing is decided here."""

import io
import sys
from typing import Annotated

import typer

# Each module adds its commands to the application, which lists them in this order.
from excomm.cli import cases as cases
from excomm.cli import conflicts as conflicts
from excomm.cli import estimates as estimates
from excomm.cli import exchanges as exchanges
from excomm.cli import forecasts as forecasts
from excomm.cli import packages as packages
from excomm.cli import pictures as pictures
from excomm.cli import proposals as proposals
from excomm.cli import record as record
from excomm.cli import schemas as schemas
from excomm.cli import verification as verification
from excomm.cli import words as words
from excomm.cli.app import app
from excomm.cli.output import fail, print_text

__all__ = ["app", "main"]


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
        fail(f"{error.filename or 'excomm'}: {error.strerror or error}")
    except ValueError as error:
        # Imported here, so that an interrupt during the import finds typer at work.
        from excomm.case import CaseError

        if not isinstance(error, CaseError):
            raise
        fail(str(error))


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from excomm._version import __version__

        print_text(f"excomm {__version__}")
        raise typer.Exit
