"""The command that finds estimates and conditional advice in the record."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.options import Limit
from excomm.cli.output import INTERRUPTED, fail, print_text, stoppable
from excomm.cli.record.app import record_app
from excomm.cli.record.options import RecordOption, Volume, chosen, open_record

if TYPE_CHECKING:
    from excomm.conflict.stability import Progress
    from excomm.record.statements import Statement, Vocabulary
    from excomm.record.store import Record, Which
    from excomm.words import Table

    Dated = tuple[Statement, str | None]

SHOWN = 50


class StatementKind(StrEnum):
    """What kind of statements are found."""

    estimate = "estimate"
    recommendation = "recommendation"
    conditional = "conditional"
    prerequisite = "prerequisite"


class StatementFormat(StrEnum):
    """How statements are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


@record_app.command()
def statements(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="DOC...", help="Which; * for any. Default: all.")
    ] = None,
    kind: Annotated[
        list[StatementKind] | None, typer.Option("--kind", help="Of this kind; repeatable.")
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="ACTOR", help="About this actor: ussr, Cuba; repeatable."),
    ] = None,
    holder: Annotated[
        str | None,
        typer.Option("--holder", metavar="NAME", help="Whose judgement it is: a name, an actor."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", "--since", metavar="DATE", help="Of this day, month, or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", "--until", metavar="DATE", help="Of this day, month, or before."),
    ] = None,
    volume: Volume = None,
    words: Annotated[
        str, typer.Option("--words", metavar="TABLE", help="The table that gives a word its range.")
    ] = "icd203",
    vocabulary: Annotated[
        Path | None,
        typer.Option("--vocabulary", metavar="FILE", help="Words of your own, as TOML."),
    ] = None,
    limit: Limit = None,
    file: RecordOption = None,
    output: Annotated[
        StatementFormat, typer.Option("--format", help="How to print it.")
    ] = StatementFormat.table,
) -> None:
    """Find estimates, conditional advice and predictions, and prerequisites."""
    from excomm.report.statements import statements_text

    known, table = _vocabulary(vocabulary), _table(words)
    wanted = _wanted(known, kind, about, holder)
    which = chosen(since, until, volume, document=documents)
    if output is not StatementFormat.table:
        with open_record(file) as record:
            _stream(_found(record, _checked(record, which), known, wanted), table, output, limit)
        return

    def gather(progress: "Progress") -> "list[Dated]":
        # The record is opened here: a connection belongs to the thread that made it.
        with open_record(file) as record:
            return list(_found(record, _checked(record, which), known, wanted, progress))

    found = stoppable(gather)
    if not found:
        fail("no statement of this kind was found")
    width = shutil.get_terminal_size().columns
    print_text(statements_text(found[: limit or SHOWN], table, len(found), width))


def _vocabulary(file: Path | None) -> "Vocabulary":
    from excomm.record.statements import VocabularyError, load_vocabulary

    try:
        return load_vocabulary(file)
    except VocabularyError as error:
        return fail(str(error))


def _table(name: str) -> "Table":
    from excomm.words import UnknownTableError, table

    try:
        return table(name)
    except UnknownTableError as error:
        return fail(f"--words: {error}")


def _wanted(
    known: "Vocabulary",
    kinds: list[StatementKind] | None,
    about: list[str] | None,
    holder: str | None,
) -> "Callable[[Statement], bool]":
    """Return what tells whether a statement is asked for."""
    subjects = {_actor(known, name) for name in about or ()}
    asked = holder.casefold() if holder else None
    holding = known.actor(holder) if holder else None

    def wanted(statement: "Statement") -> bool:
        if kinds and statement.kind not in kinds:
            return False
        if subjects and not subjects & {*statement.about, statement.who}:
            return False
        if asked is None:
            return True
        named = asked in (statement.holder or "").casefold()
        return named or (holding is not None and statement.holder_actor == holding.id)

    return wanted


def _actor(known: "Vocabulary", name: str) -> str:
    from difflib import get_close_matches

    actor = known.actor(name)
    if actor is not None:
        return actor.id
    near = get_close_matches(name.casefold(), list(known.actors), n=1)
    hint = f"did you mean '{near[0]}'?" if near else "known are " + ", ".join(known.actors)
    return fail(f"--about {name}: no actor of the vocabulary is called so; {hint}")


def _checked(record: "Record", which: "Which") -> "Which":
    if missing := record.unmet(which):
        fail("; ".join(f"no document of the record has {part}" for part in missing))
    return which


def _found(
    record: "Record",
    which: "Which",
    known: "Vocabulary",
    wanted: "Callable[[Statement], bool]",
    progress: "Progress | None" = None,
) -> "Iterator[Dated]":
    """Yield the statements that are asked for, and the date of their document."""
    from excomm.record.statements import find_statements

    heads = record.list(which)
    for number, head in enumerate(heads):
        if progress is not None:
            progress("documents", number, len(heads))
        for statement in find_statements(record.document(head.document), known):
            if wanted(statement):
                yield statement, head.date


def _stream(
    found: "Iterator[Dated]", table: "Table", output: StatementFormat, limit: int | None
) -> None:
    """Write statements as they are found; what reads them may stop."""
    import csv
    from itertools import islice

    from excomm.report.statements import statement_columns, statement_lines, statement_row

    some = islice(found, limit)
    try:
        if output is StatementFormat.jsonl:
            sys.stdout.writelines(statement_lines(some, table))
        else:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(statement_columns)
            writer.writerows(statement_row(*one, table) for one in some)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stdout.flush()
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
