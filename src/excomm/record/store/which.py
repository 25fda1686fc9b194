"""Which documents are meant: by volume, date, class, sender, addressee, genre, name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from excomm.record.edtf import bounds
from excomm.record.store.errors import QueryError

__all__ = ["Which", "conditions"]

_EXAMPLE = "a day, a month or a year, such as 1962-10-27, or two with '..' between them"


@dataclass(frozen=True)
class Which:
    """A choice of documents; what is empty does not narrow it.

    Several values of one attribute are alternatives.

    Attributes
    ----------
    since, until
        Days, months or years: documents that can be of that time or after it, or before it.
        A document without a date is then not meant.
    volume
        The id of a volume, or how it ends: "v06".
    level
        The highest classification among its marks, such as "SECRET".
    sender, addressee
        Part of a name.
    genre
        Part of it, such as "letter".
    document
        What it is called; ``*`` stands for any characters.
    """

    since: str | None = None
    until: str | None = None
    volume: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    document: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def dated(self, text: str) -> "Which":
        """Return the choice narrowed to a date or to a range of dates, ``A..B``."""
        first, parted, last = text.partition("..")
        last = last if parted else first
        return replace(self, since=first or self.since, until=last or self.until)


def conditions(which: Which) -> tuple[str, list[str]]:
    """Return a choice as a condition of SQL on the table of readings, and its values.

    Raises
    ------
    QueryError
        If a date is none.
    """
    parts, values = ["current"], []
    for condition, value in _conditions(which):
        parts.append(f"({condition})")
        values += value
    return " AND ".join(parts), values


def _conditions(which: Which) -> Iterator[tuple[str, list[str]]]:
    if which.since:
        yield "latest >= ?", [_day(which.since, late=False)]
    if which.until:
        yield "earliest <= ?", [_day(which.until, late=True)]
    yield from _either("volume = ? OR volume LIKE ? ESCAPE '~'", which.volume, "", "%{}")
    yield from _either("level = ?", [_level(level) for level in which.level], "")
    for column in ("sender", "addressee", "genre"):
        yield from _either(f"{column} LIKE ? ESCAPE '~'", getattr(which, column), "%{}%")
    yield from _either("document GLOB ?", [_glob(name) for name in which.document], "")


def _either(condition: str, values: Sequence[str], *forms: str) -> Iterator[tuple[str, list[str]]]:
    """Yield a condition that holds for one of the values, each given in every form."""
    if values:
        given = [form.format(_like(value)) if form else value for value in values for form in forms]
        yield " OR ".join([condition] * len(values)), given


def _like(value: str) -> str:
    for special in "~%_":
        value = value.replace(special, "~" + special)
    return value


def _glob(name: str) -> str:
    """Return a pattern in which only the asterisk is one."""
    return name.replace("[", "[[]").replace("?", "[?]")


def _level(level: str) -> str:
    return " ".join(level.replace("-", " ").replace("_", " ").upper().split())


def _day(text: str, late: bool) -> str:
    try:
        first, last = bounds(text.strip())
    except ValueError:
        raise QueryError(f"'{text}' is no date: expected {_EXAMPLE}") from None
    day = last if late else first
    if day is None:
        raise QueryError(f"'{text}' has no {'last' if late else 'first'} day: expected {_EXAMPLE}")
    return day.isoformat()
