"""What questions about words of estimative probability return."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.report import Table
from excomm.results.shown import Shown
from excomm.words import Perception, Understood
from excomm.words import Table as Words

__all__ = ["ReadersResult", "WordListResult", "WordTableResult"]


@dataclass(frozen=True, eq=False, repr=False)
class WordListResult(Shown):
    """The published tables of words.

    Attributes
    ----------
    published
        The tables, by name.
    """

    published: tuple[Words, ...]

    def tables(self) -> tuple[Table, ...]:
        """Return the table that shows it."""
        return (report.word_list_table(self.published),)

    def rows(self) -> Table:
        """Return one row a published table."""
        return report.word_list_rows(self.published)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"tables": report.word_list_data(self.published)}


@dataclass(frozen=True, eq=False, repr=False)
class WordTableResult(Shown):
    """One published table of words.

    Attributes
    ----------
    table
        The table.
    """

    table: Words

    def tables(self) -> tuple[Table, ...]:
        """Return tables of its terms, of what none covers, and of what else is read as one."""
        return report.word_table_tables(self.table)

    def rows(self) -> Table:
        """Return one row a term."""
        return report.word_table_rows(self.table)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.word_table_data(self.table)


@dataclass(frozen=True, eq=False, repr=False)
class ReadersResult(Shown):
    """What readers take words for.

    Attributes
    ----------
    answers
        One for each word and survey; beside a table with how it reads the word.
    table
        The table they are set beside; None if there is none.
    """

    answers: tuple[Perception, ...] | tuple[Understood, ...]
    table: Words | None

    def tables(self) -> tuple[Table, ...]:
        """Return a table of the words, and one of the surveys."""
        return report.readers_tables(self.answers, self.table)

    def rows(self) -> Table:
        """Return one row a word and survey."""
        return report.readers_rows(self.answers, self.table)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return report.readers_data(self.answers, self.table)
