"""What can be asked of words of estimative probability, without a case."""

from excomm.results import ReadersResult, WordListResult, WordTableResult
from excomm.words import perceptions, table, tables, understood

__all__ = ["readers", "word_table", "word_tables"]


def word_tables() -> WordListResult:
    """Return the published tables of words.

    Examples
    --------
    >>> import excomm
    >>> [table.name for table in excomm.word_tables().published][:3]
    ['efsa', 'icd203', 'ipcc']
    """
    return WordListResult(tuple(table(name) for name in tables()))


def word_table(name: str) -> WordTableResult:
    """Return one published table: terms, ranges, synonyms and gaps.

    Raises
    ------
    UnknownTableError
        If there is none of this name; the message offers the nearest.
    """
    return WordTableResult(table(name))


def readers(name: str | None = None) -> ReadersResult:
    """Return what readers take words for, by the surveys that asked them.

    Parameters
    ----------
    name
        The published table to set the answers beside; by default none.

    Raises
    ------
    UnknownTableError
        If there is none of this name; the message offers the nearest.
    """
    if name is None:
        return ReadersResult(perceptions(), None)
    beside = table(name)
    return ReadersResult(understood(beside), beside)
