"""The commands about the record, which go by the name of `record`."""

import typer

from excomm.cli.app import app

__all__ = ["record_app"]

record_app = typer.Typer(
    help="Keep documents: add them, search them, cite them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(record_app, name="record")
