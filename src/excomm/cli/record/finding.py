"""Commands that find documents and passages in the record, and show them."""

import json
import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.options import Format, Limit, TableFormat, TextFormat
from excomm.cli.output import fail, print_tables, print_text
from excomm.cli.record.app import record_app
from excomm.cli.record.options import (
    Addressee,
    DocumentArgument,
    Genre,
    Level,
    RecordOption,
    Sender,
    Since,
    Until,
    Volume,
    chosen,
    open_record,
)

if TYPE_CHECKING:
    from excomm.record import Document
    from excomm.record.document import Page, Paragraph
    from excomm.record.store import Record, Which


@record_app.command()
def search(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY...", help='Words, "a phrase", begin*, -not, a OR b, from:x.'),
    ] = None,
    since: Since = None,
    until: Until = None,
    volume: Volume = None,
    level: Level = None,
    sender: Sender = None,
    addressee: Addressee = None,
    genre: Genre = None,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="DOC", help="In this one; * for any; repeatable."),
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option("--actor", metavar="ID", help="That speaks of this actor, too; repeatable."),
    ] = None,
    damaged: Annotated[
        bool, typer.Option("--damaged", help="Find words that were misread, too.")
    ] = False,
    limit: Limit = None,
    file: RecordOption = None,
    output: TableFormat = Format.table,
) -> None:
    """Find paragraphs by their words."""
    from excomm.report import as_csv
    from excomm.report.record import found_data, found_rows, found_text

    which = chosen(since, until, volume, level, sender, addressee, genre, document)
    with open_record(file) as record:
        asked = [*(query or ()), *(f'actor:"{name}"' for name in actor or ())]
        found = record.search(" ".join(asked), which, limit or 10, damaged)
        _tell_unmet(record, found.which if not found.hits else None)
    match output:
        case Format.json:
            print_text(json.dumps(found_data(found), ensure_ascii=False))
        case Format.csv:
            print_text(as_csv(found_rows(found)))
        case Format.table:
            width = shutil.get_terminal_size().columns
            print_text(found_text(found, width, bold=sys.stdout.isatty()))


@record_app.command("list")
def list_documents(
    since: Since = None,
    until: Until = None,
    volume: Volume = None,
    level: Level = None,
    sender: Sender = None,
    addressee: Addressee = None,
    genre: Genre = None,
    limit: Limit = None,
    file: RecordOption = None,
    output: TableFormat = Format.table,
) -> None:
    """List documents, in the order of their dates."""
    from excomm.report import as_csv
    from excomm.report.record import heads_data, heads_rows, heads_table

    which = chosen(since, until, volume, level, sender, addressee, genre)
    with open_record(file) as record:
        found = record.list(which)
        _tell_unmet(record, which if not found else None)
    match output:
        case Format.json:
            print_text(json.dumps(heads_data(found), ensure_ascii=False))
        case Format.csv:
            print_text(as_csv(heads_rows(found)))
        case Format.table:
            print_tables(heads_table(found, limit or 50))


@record_app.command()
def show(
    document: DocumentArgument,
    page: Annotated[
        str | None,
        typer.Option("--page", metavar="N", help="Only this page: its label, or its order."),
    ] = None,
    paragraph: Annotated[
        list[str] | None,
        typer.Option("--paragraph", metavar="ID", help="Only this one: p3, h1, n2; repeatable."),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="The text as it stands in the file.")] = False,
    reading: Annotated[
        str | None,
        typer.Option("--reading", metavar="HASH", help="This reading, by how its hash begins."),
    ] = None,
    file: RecordOption = None,
    output: Annotated[
        TextFormat, typer.Option("--format", help="How to print it.")
    ] = TextFormat.text,
) -> None:
    """Show a document: its head, dates, marks, pages and paragraphs."""
    from excomm.record.store import as_json
    from excomm.report.record import document_text

    with open_record(file) as record:
        shown = record.document(document, reading)
        readings = record.readings(document)
    if output is TextFormat.json:
        print_text(as_json(shown))
        return
    parts = _parts(shown, page, paragraph)
    if not raw:
        print_text(document_text(shown, readings, parts, shutil.get_terminal_size().columns))
    elif parts is None:
        print_text(shown.text)
    elif page is not None and not paragraph:
        print_text("".join(shown.raw((one.span,)) for one in _pages(shown, page)))
    else:
        print_text("\n".join(shown.raw(one.spans) for one in parts))


def _tell_unmet(record: "Record", which: "Which | None") -> None:
    """Where nothing was found, say which part of the choice no document meets."""
    for part in record.unmet(which) if which is not None else ():
        print(f"no document of the record has {part}", file=sys.stderr)


def _parts(
    document: "Document", page: str | None, ids: list[str] | None
) -> "list[Paragraph] | None":
    """Return the paragraphs that are asked for; None if the whole document is."""
    if page is None and not ids:
        return None
    numbers = {one.number for one in _pages(document, page)} if page is not None else None
    known = {one.id: one for one in document.paragraphs}
    if unknown := [name for name in ids or () if name not in known]:
        fail(f"{document.id} has no paragraph {unknown[0]}; it has {_range(list(known))}")
    wanted = [known[name] for name in ids] if ids else list(document.paragraphs)
    return [one for one in wanted if numbers is None or one.page in numbers]


def _pages(document: "Document", page: str) -> "list[Page]":
    """Return the pages of a label, or else the one of that order."""
    wanted = page.strip("-–— ").casefold()
    found = [one for one in document.pages if (one.label or "").strip("-–— ").casefold() == wanted]
    found = found or [one for one in document.pages if str(one.number) == wanted]
    if not found:
        names = _range([one.label or f"(the {one.number}th)" for one in document.pages])
        fail(f"{document.id} has no page {page}; it has {names}")
    return found


def _range(names: list[str]) -> str:
    """Return names, in the middle left out where there are many."""
    if not names:
        return "none"
    return ", ".join(names if len(names) <= 8 else [*names[:4], "...", *names[-2:]])
