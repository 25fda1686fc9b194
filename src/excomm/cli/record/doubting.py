"""The command that says what is doubtful in a document."""

import json
import shutil
from typing import Annotated, get_args

import typer

from excomm.cli.options import TextFormat, TextOutput
from excomm.cli.output import fail, print_text
from excomm.cli.record.app import record_app
from excomm.cli.record.options import DocumentArgument, RecordOption, open_record


@record_app.command()
def doubts(
    document: DocumentArgument,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Of this kind: date, sense, page, ...; repeatable."),
    ] = None,
    file: RecordOption = None,
    output: TextOutput = TextFormat.text,
) -> None:
    """Say what is doubtful in a document, with the reasons; nothing is repaired."""
    from excomm.record.document import DoubtKind
    from excomm.record.kin import kin_of
    from excomm.report.record import doubts_data, doubts_text

    kinds = get_args(DoubtKind)
    for name in kind or ():
        if name not in kinds:
            fail(f"--kind {name}: there is no such kind of doubt; there are {', '.join(kinds)}")
    with open_record(file) as record:
        found = record.document(document)
        kin = kin_of(found, record.akin(found)) if not kind or "identity" in kind else ()
    chosen = [doubt for doubt in found.doubts if not kind or doubt.kind in kind]
    if output is TextFormat.json:
        print_text(json.dumps(doubts_data(found, chosen, kin), ensure_ascii=False))
    else:
        print_text(doubts_text(found, chosen, kin, shutil.get_terminal_size().columns))
