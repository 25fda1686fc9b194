"""The command that prints what files of a kind look like."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from excomm.cli.app import app
from excomm.cli.output import print_text


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
    print_text(json.dumps(json_schema(), indent=2, ensure_ascii=False))
