"""The command that cites a passage."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.options import TextFormat
from excomm.cli.output import fail, load_case, print_text
from excomm.cli.record.app import record_app
from excomm.cli.record.options import DocumentArgument, RecordOption, open_record

if TYPE_CHECKING:
    from excomm.record.store import Record


@record_app.command()
def cite(
    document: DocumentArgument,
    quote: Annotated[str, typer.Option("--quote", metavar="WORDS", help="The words to cite.")],
    page: Annotated[
        str | None, typer.Option("--page", metavar="LABEL", help="The page they begin on.")
    ] = None,
    paragraph: Annotated[
        str | None, typer.Option("--paragraph", metavar="ID", help="The paragraph they begin in.")
    ] = None,
    corrected: Annotated[
        str | None, typer.Option("--corrected", metavar="WORDS", help="What you read there.")
    ] = None,
    case: Annotated[
        str | None, typer.Option("--case", help="Name the document as this case does.")
    ] = None,
    file: RecordOption = None,
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Print a citation to paste into a case, and keep it in the record."""
    from excomm.record.citing import CitingError, doubts_over, make_citation
    from excomm.report.record import citation_data, citation_line, doubt_text

    with open_record(file) as record:
        called, name = _called(record, document, case)
        found = record.document(called)
        try:
            made = make_citation(found, quote, page, paragraph, corrected)
        except CitingError as error:
            fail(str(error))
        record.keep_citation(called, found.sha256, made.spans, made.anchor)
    doubts = doubts_over(found, made.spans)
    if output is TextFormat.json:
        print_text(json.dumps(citation_data(made, doubts), ensure_ascii=False))
        return
    print_text(citation_line(made, found, name))
    for doubt in doubts:
        print(f"warning: {doubt_text(doubt, found)}", file=sys.stderr)


def _called(record: "Record", document: str, case: str | None) -> tuple[str, str]:
    """Return what the record calls a document, and what a citation calls it."""
    if case is None:
        return document, document
    from excomm.case import find_sources, nearest

    found = find_sources(load_case(case).case, record).found
    names = {called: name for name, called in reversed(list(found.items()))}
    if document not in found and document not in names:
        hint = nearest(document, list(found)) or "add it, or say its name in the record as 'record'"
        fail(f"{case}: no document of the case is '{document}' in the record ({hint})")
    return found.get(document, document), document if document in found else names[document]
