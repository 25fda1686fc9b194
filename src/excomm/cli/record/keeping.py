"""Commands that add documents to the record."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.output import print_text
from excomm.cli.record.app import record_app
from excomm.cli.record.options import RecordOption, open_record


@record_app.command()
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, and folders of files.")
    ],
    file: RecordOption = None,
) -> None:
    """Add documents: text, Markdown, TEI XML, PDF."""
    failed = False
    with open_record(file, create=True) as record:
        for added in record.add(paths):
            failed |= added.outcome == "failed"
            for line in added.told:
                print(line, file=sys.stderr)
            if added.outcome != "failed":
                print_text(f"{added.path}: {added.outcome}")
    if failed:
        sys.exit(2)
