"""The options and arguments that several commands take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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


class ExportFormat(StrEnum):
    """What a conflict is exported as."""

    dot = "dot"
    graphml = "graphml"
    csv = "csv"
    json = "json"
    nfg = "nfg"
    gmcr = "gmcr"
    csl = "csl"
    xdsl = "xdsl"
    genius = "genius"
    negmas = "negmas"


NoAgreement = Annotated[
    str | None,
    typer.Option(
        "--no-agreement",
        metavar="WHAT",
        help="What comes if nothing is agreed: 'present', an outcome, pattern or formula.",
    ),
]
KeptConcept = Annotated[
    str, typer.Option("--concept", metavar="NAME", help="The concept of what is kept.")
]
Samples = Annotated[
    int, typer.Option("--samples", min=0, metavar="N", help="How many to show, far apart.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the sampling that carries ranges.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write it to this file."),
]


class Engine(StrEnum):
    """How states are found."""

    auto = "auto"
    enumerated = "enumerated"
    symbolic = "symbolic"


EngineOption = Annotated[
    Engine, typer.Option("--engine", help="List the states, or never; by their number.")
]


class StepKind(StrEnum):
    """What kind of steps a way has."""

    moves = "moves"
    improvements = "improvements"


class DrawnBy(StrEnum):
    """What a picture draws a box for."""

    outcome = "outcome"
    state = "state"


TableFormat = Annotated[Format, typer.Option("--format", help="How to print it.")]
TextOutput = Annotated[TextFormat, typer.Option("--format", help="How to print it.")]
MemoOutput = Annotated[
    MemoFormat | None,
    typer.Option("--format", help="How to write it; by default as FILE is named, or text."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most so many.")
]
