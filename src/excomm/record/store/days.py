"""From which day to which a date goes."""

import re
from calendar import monthrange

__all__ = ["bounds"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?[?~%]?")


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a date, as YYYY-MM-DD; None where it is open.

    Parameters
    ----------
    edtf
        A date or an interval of the Extended Date/Time Format (Library of Congress, 2019);
        what is none has no bounds.
    """
    first, parted, last = edtf.partition("/")
    return _day(first, late=False), _day(last if parted else first, late=True)


def _day(date: str, late: bool) -> str | None:
    if not (found := _DATE.fullmatch(date)):
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or not 1 <= (month or 1) <= 12:
        return None
    month = month or (12 if late else 1)
    day = day or (monthrange(year, month)[1] if late else 1)
    return f"{year:04}-{month:02}-{day:02}"
