"""Days and times of the case: when something happened, and what was so by when."""

import re
from dataclasses import dataclass
from datetime import date, datetime

__all__ = ["Moment", "parse_moment"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Moment:
    """A day, or an instant of it.

    A day stands for the whole of itself: what happened at ten has happened by that day.
    """

    day: date
    instant: datetime | None = None

    def __str__(self) -> str:
        if self.instant is None:
            return self.day.isoformat()
        return self.instant.isoformat(timespec="minutes")

    def is_after(self, other: "Moment") -> bool:
        """Return whether this lies strictly after `other`.

        Two times compare as instants, anything else by the day.
        """
        if self.instant is not None and other.instant is not None:
            return self.instant > other.instant
        return self.day > other.day


def parse_moment(text: str) -> Moment:
    """Read a day (``1962-10-27``) or a time with its offset (``1962-10-27T10:17-04:00``).

    Raises
    ------
    ValueError
        If the text is neither; the message says what was expected.
    """
    if _DATE.fullmatch(text):
        try:
            return Moment(date.fromisoformat(text))
        except ValueError:
            raise ValueError(f"there is no day {text}") from None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"'{text}' is not a date; expected a day such as 1962-10-27, or a time with its "
            "offset such as 1962-10-27T10:17-04:00"
        ) from None
    if instant.tzinfo is None:
        raise ValueError(f"the time '{text}' needs its offset, such as 1962-10-27T10:17-04:00")
    return Moment(instant.date(), instant)
