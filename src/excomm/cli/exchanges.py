"""Commands that bring cases in from other programs, and results out to them."""

from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.options import Output
from excomm.cli.output import fail, print_text


@app.command("import")
def import_case(
    saved: Annotated[Path, typer.Argument(metavar="FILE", help="A save file of GMCR+.")],
    file: Output = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file there is.")] = False,
) -> None:
    """Write a conflict saved by the program GMCR+ as a case file."""
    from excomm._files import write_whole
    from excomm.exchange import read_gmcr

    path = file or Path(f"{saved.stem}.yaml")
    if path.exists() and not force:
        fail(f"{path}: there is such a file; --force overwrites it")
    imported = read_gmcr(saved)
    try:
        write_whole(path, imported.text)
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror or error}")
    print_text(f"{path} is written. Next: excomm check {path}")
    for note in imported.notes:
        print_text(f"note: {note}")
