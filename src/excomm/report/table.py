"""A table, and how it is shown: text, HTML, CSV, a pandas data frame."""

import csv
import html
import io
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas

__all__ = [
    "WIDTH",
    "Cell",
    "Table",
    "as_csv",
    "as_html",
    "as_pandas",
    "as_text",
    "cell_text",
    "is_numeric",
]

# How wide text is set where nobody says how wide the page is.
WIDTH = 80

# Columns whose cells stay on one line; others may be broken between words.
_WHOLE = {"pattern"}

# Blanks between two columns.
_GAP = 2

Cell = str | int


@dataclass(frozen=True)
class Table:
    """Rows under headings, with a caption above and a note below."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    note: str = ""


def as_text(table: Table, width: int = WIDTH) -> str:
    """Return a table as aligned plain text, `width` characters wide if its words fit there."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), collapse_padding=True
    )
    for index, (heading, wide) in enumerate(zip(table.columns, _widths(table, width), strict=True)):
        justify: Literal["left", "right"] = "right" if is_numeric(table, index) else "left"
        shown.add_column(Text(heading), justify=justify, width=wide)
    for row in table.rows:
        shown.add_row(*(Text(cell_text(cell)) for cell in row))
    target = io.StringIO()
    console = Console(file=target, width=10_000, color_system=None, legacy_windows=False)
    console.print(shown)
    body = "\n".join(line.rstrip() for line in target.getvalue().splitlines())
    caption, note = (_filled(text, width) for text in (table.caption, table.note))
    return "\n".join(part for part in (caption, body, note) if part) + "\n"


def _filled(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def _widths(table: Table, width: int) -> list[int]:
    """Return how wide each column is: the widest give way first, but never within a word."""
    from rich.cells import cell_len

    widths, least = [], []
    for index, heading in enumerate(table.columns):
        cells = [heading, *(cell_text(row[index]) for row in table.rows)]
        widths.append(max(map(cell_len, cells)))
        words = cells if heading in _WHOLE else [word for cell in cells for word in cell.split()]
        least.append(max(map(cell_len, words), default=1))
    excess = sum(widths) + _GAP * (len(widths) - 1) - width
    while excess > 0 and widths != least:
        broad = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        widths[broad] -= 1
        excess -= 1
    return widths


def as_html(table: Table) -> str:
    """Return a table as a fragment of HTML."""

    def cells(tag: str, row: Iterable[Cell]) -> str:
        return (
            "<tr>" + "".join(f"<{tag}>{html.escape(cell_text(c))}</{tag}>" for c in row) + "</tr>"
        )

    caption = f"<caption>{html.escape(table.caption)}</caption>" if table.caption else ""
    note = f"<p>{html.escape(table.note)}</p>" if table.note else ""
    body = "".join(cells("td", row) for row in table.rows)
    head = cells("th", table.columns)
    return f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table>{note}"


def as_csv(table: Table) -> str:
    """Return a table as comma-separated values with a line of headings."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return target.getvalue()


def as_pandas(table: Table) -> "pandas.DataFrame":
    """Return a table as a pandas data frame.

    Raises
    ------
    ImportError
        If pandas is not installed; the message says how to install it.
    """
    try:
        import pandas
    except ImportError:
        raise ImportError("pandas is not installed: pip install pandas") from None
    return pandas.DataFrame(list(table.rows), columns=list(table.columns))


def is_numeric(table: Table, column: int) -> bool:
    """Tell whether a column holds numbers alone, and so is set to the right."""
    return bool(table.rows) and all(isinstance(row[column], int) for row in table.rows)


def cell_text(cell: Cell) -> str:
    """Return a cell as it is printed."""
    return f"{cell:,}" if isinstance(cell, int) else cell
