"""What every result can do: show itself as text, in a notebook, and as data."""

import html
import json
from abc import ABC, abstractmethod
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Self

from excomm import report
from excomm.report import Table

if TYPE_CHECKING:
    import pandas

__all__ = ["Shown", "framed"]


class Shown(ABC):
    """A result that shows itself: as text, in a notebook, as data for other programs."""

    @classmethod
    def of(cls, result: Any) -> Self:
        """Return a result of the rooms, able to show itself."""
        values = {field.name: getattr(result, field.name) for field in fields(result)}
        return cls(**values)

    def __repr__(self) -> str:
        return str(self)

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data."""

    def to_json(self) -> str:
        """Return the result as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @abstractmethod
    def tables(self) -> tuple[Table, ...]:
        """Return the tables that show the result to a reader."""

    @abstractmethod
    def rows(self) -> Table:
        """Return the whole result as one table, for another program."""

    def __str__(self) -> str:
        return "\n".join(report.as_text(table) for table in self.tables()).removesuffix("\n")

    def _repr_html_(self) -> str:
        return "".join(report.as_html(table) for table in self.tables())

    def to_csv(self) -> str:
        """Return the result as comma-separated values."""
        return report.as_csv(self.rows())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the result as a pandas data frame.

        Raises
        ------
        ImportError
            If pandas is not installed.
        """
        return report.as_pandas(self.rows())


def framed(page: str) -> str:
    """Return a page as a notebook shows it: in a frame of its own."""
    shown = html.escape(page)
    return f'<iframe srcdoc="{shown}" style="width: 100%; height: 40em; border: 0"></iframe>'
