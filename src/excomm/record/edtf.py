"""The days that a date in the Extended Date/Time Format (Library of Congress, 2019) can mean."""

import calendar
import re
from datetime import date

__all__ = ["bounds"]

Bounds = tuple[date | None, date | None]

_EXPECTED = "expected a date such as 1962-10-27, 1962-10, 1962 or 1962-10-22/1962-11-20"
_TIME = re.compile(r"T\d\d(?::?\d\d(?::?\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")
_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # winter up to the year's end


def bounds(edtf: str) -> Bounds:
    """Return the earliest and the latest day that a date can mean.

    Parameters
    ----------
    edtf
        A date, with or without a time of day, a month, a year, an interval, a set; with marks
        of doubt (``?``, ``~``, ``%``) and unspecified digits (``X``). The day is the one that is
        written: a time zone does not shift it.

    Returns
    -------
    tuple
        Two days; None where there is no bound, or no year is said.

    Raises
    ------
    ValueError
        If it is no such date.
    """
    text = edtf.strip()
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _of_set(text[1:-1].strip(), edtf)
    start, slash, end = text.partition("/")
    if not slash:
        return _of_date(text, edtf)
    first = _of_end(start.strip(), edtf)[0]
    last = _of_end(end.strip(), edtf)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"“{edtf}” ends before it begins")
    return first, last


def _of_set(inner: str, edtf: str) -> Bounds:
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in inner.split(","):
        start, dots, end = member.strip().partition("..")
        if not dots:
            end = start
        firsts.append(_of_end(start.strip(), edtf)[0])
        lasts.append(_of_end(end.strip(), edtf)[1])
    known_firsts = [day for day in firsts if day is not None]
    known_lasts = [day for day in lasts if day is not None]
    return (
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


def _of_end(text: str, edtf: str) -> Bounds:
    """Return the bounds of one end of an interval, which may be open."""
    return (None, None) if text in ("", "..") else _of_date(text, edtf)


def _of_date(text: str, edtf: str) -> Bounds:
    plain = _TIME.sub("", text.translate(_WITHOUT_MARKS))
    match = _DATE.fullmatch(plain)
    if match is None:
        raise ValueError(f"“{edtf}” is no date; {_EXPECTED}")
    year, month, day = match.groups()
    if year == "XXXX":
        _check(2000, month, day, edtf)
        return None, None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise ValueError(f"“{edtf}” is no date: there is no year 0")
    _check(first, month, day, edtf, of_one_year=first == last)
    months = _months(month)
    if day in (None, "XX"):
        return (
            date(first, months[0], 1),
            date(last, months[1], calendar.monthrange(last, months[1])[1]),
        )
    number = int(day)
    latest = min(number, calendar.monthrange(last, months[1])[1])
    return date(first, months[0], min(number, _length(first, months[0]))), date(
        last, months[1], latest
    )


_WITHOUT_MARKS = {ord(mark): None for mark in "?~%"}


def _months(month: str | None) -> tuple[int, int]:
    if month in (None, "XX"):
        return 1, 12
    number = int(month)
    return _SEASONS.get(number, (number, number))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _check(
    year: int, month: str | None, day: str | None, edtf: str, of_one_year: bool = True
) -> None:
    """Refuse a month or a day that there is not."""
    if month in (None, "XX"):
        longest = 31
    else:
        number = int(month)
        if number in _SEASONS and day is None:
            return
        if not 1 <= number <= 12:
            raise ValueError(f"“{edtf}” is no date: there is no month {month}; {_EXPECTED}")
        longest = _length(year if of_one_year else 2000, number)
    if day not in (None, "XX") and not 1 <= int(day) <= longest:
        raise ValueError(f"“{edtf}” is no date: that month has no day {day}")
