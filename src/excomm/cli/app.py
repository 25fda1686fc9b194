"""The application that the commands belong to."""

import typer

__all__ = ["app"]

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
