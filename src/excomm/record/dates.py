"""Dates as memoranda, scans and published volumes write them.

Values are in the Extended Date/Time Format (Library of Congress, 2019). A date is not completed
by what is not there: without a year it has none.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from excomm.record.clock import time_beside
from excomm.record.document import Span
from excomm.record.edtf import bounds
from excomm.record.months import MONTHS, month_named, month_nearest

__all__ = ["FoundDate", "bounds", "found_dates", "relative_dates"]

_NAME = (
    "(?=[JFMASOND])(?i:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?![A-Za-z])"
)
_WORD = r"[A-Z0][A-Za-z0-9]{3,9}\.?"  # perhaps the name of a month, misread
_GAP = r"(?:\s{1,60}|\s?-\s?|(?=\d))"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\dA-Za-z])"
_YEAR = r"(?:[1lI]\d{3}|20\d\d)(?!\d)"
_TO = r"\s{0,40}[-–—]\s{0,40}"
_FORMS = {
    "date-time group": r"\b\d{6}Z\s{1,3}(?i:[a-z]{3})\s{1,3}\d{2}(?:\d\d)?\b",
    "two days": rf"\b{_NAME}{_GAP}{_DAY}\s{{1,60}}(?:and|or)\s{{1,60}}{_DAY},?\s{{0,60}}{_YEAR}",
    "month day": (
        rf"\b{_NAME}{_GAP}{_DAY}(?:,?\s{{0,60}}{_YEAR})?"
        rf"(?:{_TO}(?:{_NAME}{_GAP})?{_DAY}(?!:|\.\d|\s?[ap]\.)(?:,?\s{{0,60}}{_YEAR})?)?"
    ),
    "day month": (
        rf"(?<![\d.,/$-])\b{_DAY}(?:{_TO}{_DAY})?{_GAP}{_NAME}"
        rf"(?:,?\s{{0,60}}(?:{_YEAR}|['’]?\d\d(?![\d/.:,-]|\s?[ap]\.)))?"
    ),
    "months": rf"\b{_NAME}{_TO}{_NAME},?\s{{1,60}}{_YEAR}",
    "month year": rf"\b{_NAME},?\s{{1,60}}{_YEAR}",
    "month misread": rf"\b{_WORD}{_GAP}{_DAY},?\s{{0,60}}{_YEAR}",
    "day, month misread": rf"(?<![\d.,/$-])\b{_DAY}{_GAP}{_WORD},?\s{{0,60}}{_YEAR}",
    "file number": r"(?<![\w.])\d{2,3}\.[\w.–-]{1,24}/\d{1,2}[-–]\d{1,2}[-–]?\d{2}(?!\d)",
    "yyyy/mm/dd": r"(?<![\d/.-])1\d{3}(?P<ys>[/-])\d{1,2}(?P=ys)\d{1,2}(?![\d/-])",
    "m/d/y": r"(?<![\d/.$-])\d{1,2}(?P<ms>[/-])\d{1,2}(?P=ms)(?:1\d|20)?\d\d(?![\d/-])",
    "m/d": r"(?<![\w/.$-])\d{1,2}/\d{1,2}(?![\w/%-]|\.\d)",
    "undated": r"\b[Uu]ndated\b",
}
_GROUPS = {f"f{number}": name for number, name in enumerate(_FORMS)}
_FORM = "|".join(f"(?P<{group}>{_FORMS[name]})" for group, name in _GROUPS.items())
_PATTERN = re.compile(rf"(?<![A-Za-z0-9])(?=[0-9A-Z]|undated)(?:{_FORM})", re.ASCII)
_NUMBER = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[A-Za-z0][A-Za-z0-9]{2,9}")


@dataclass(frozen=True)
class FoundDate:
    """A date that stands in a text.

    Attributes
    ----------
    text, span
        As written, with its time of day, and where.
    edtf
        Its value; None where it has none ("undated").
    form
        How it is written: "month day, year", "day month year", "month day", "month year",
        "two days", "yyyy/mm/dd", "m/d/y", "m/d", "date-time group", "file number", "interval",
        "relative", "undated".
    why
        What the value rests on, or why it is doubtful, where that is not plain.
    """

    text: str
    edtf: str | None
    span: Span
    form: str
    why: str | None = None


@dataclass(frozen=True)
class _Value:
    edtf: str | None
    form: str
    why: str | None = None


def found_dates(text: str, start: int = 0, before: int = 1970) -> tuple[FoundDate, ...]:
    """Return the dates that stand in a text.

    Parameters
    ----------
    text
        Any text.
    start
        Where in the raw text it begins: what spans are counted from.
    before
        A year of two digits is the last such year before this one. Documents of the sixties
        are of before 1970; for stamps of release take a year to come.
    """
    found = []
    at = 0
    while (match := _PATTERN.search(text, at)) is not None:
        value = _value(_GROUPS[match.lastgroup or ""], match[0], before)
        if value is None:
            at = match.start() + 1
            continue
        first, last = match.span()
        if value.edtf is not None and len(value.edtf) == 10 and value.form != "file number":
            first, last, value = _with_time(text, first, last, value)
        at = last
        found.append(
            FoundDate(
                text[first:last],
                value.edtf,
                Span(start + first, start + last),
                value.form,
                value.why,
            )
        )
    return tuple(found)


def _value(form: str, text: str, before: int) -> _Value | None:
    """Return what a date of one form means; None if it is no date."""
    numbers = [int(number) for number in _NUMBER.findall(_digits(text))]
    if form == "undated":
        return _Value(None, form)
    if form == "date-time group":
        return _group(text, before)
    if form == "file number":
        return _file_number(text, before)
    if form == "yyyy/mm/dd":
        return _checked(*numbers, form=form)
    if form == "m/d/y":
        return _numeric(numbers, before)
    if form == "m/d":
        month, day = numbers
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        return _checked(None, month, day, form=form, why="no year is written")
    return _named(form, text, before)


def _digits(text: str) -> str:
    """Return a text in which the year's first digit is one, where it was misread as a letter."""
    return re.sub(r"\b[lI](?=\d{3}\b)", "1", text)


def _year(number: int, digits: int, before: int) -> tuple[int, str | None]:
    if digits > 2:
        return number, None
    year = (before - 1) // 100 * 100 + number
    year -= 100 * (year >= before)
    if year >= 1900:
        return year, None
    return year + 100, f"a year of two digits, of after {before - 1}: perhaps that of a stamp"


def _checked(
    year: int | None, month: int, day: int, *, form: str, why: str | None = None
) -> _Value | None:
    """Return a day, or the month where there is no such day."""
    if not 1 <= month <= 12 or year == 0:
        return None
    written = "XXXX" if year is None else f"{year:04d}"
    longest = calendar.monthrange(2000 if year is None else year, month)[1]
    if 1 <= day <= longest:
        return _Value(f"{written}-{month:02d}-{day:02d}", form, why)
    name = MONTHS[month - 1]
    return _Value(f"{written}-{month:02d}", form, f"{name} has no day {day}")


def _doubted(value: _Value | None, why: str | None) -> _Value | None:
    if value is None or why is None or value.edtf is None:
        return value
    reasons = [reason for reason in (why, value.why) if reason]
    return _Value(f"{value.edtf}?", value.form, "; ".join(reasons))


def _numeric(numbers: list[int], before: int) -> _Value | None:
    month, day, short = numbers
    year, why = _year(short, 4 if short > 99 else 2, before)
    if month > 12 >= day >= 1 and month <= 31:
        month, day = day, month
        why = "; ".join(filter(None, ("the day is written before the month", why)))
    return _doubted(_checked(year, month, day, form="m/d/y"), why)


def _file_number(text: str, before: int) -> _Value | None:
    """Return the day in a decimal file number: 611.61/10-2262 is of October 22, 1962."""
    numbers = _NUMBER.findall(text.rpartition("/")[2])
    if len(numbers) == 2:  # the day and the year are written together
        numbers[1:] = [numbers[1][:-2], numbers[1][-2:]]
    if not all(numbers):
        return None
    month, day, short = (int(number) for number in numbers)
    year, why = _year(short, 2, before)
    return _doubted(_checked(year, month, day, form="file number"), why)


def _group(text: str, before: int) -> _Value | None:
    group, name, written = text.split()
    month = month_named(name)
    day, hour, minute = int(group[:2]), int(group[2:4]), int(group[4:6])
    if month is None or hour > 23 or minute > 59:
        return None
    year, why = _year(int(written), len(written), before)
    value = _checked(year, month, day, form="date-time group", why=why)
    if value is None or value.edtf is None or len(value.edtf) != 10:
        return value
    return _Value(f"{value.edtf}T{hour:02d}:{minute:02d}:00Z", value.form, value.why)


def _named(form: str, text: str, before: int) -> _Value | None:
    """Return a date with the name of a month, or what may be one."""
    misread = "misread" in form
    mended = _digits(text)
    why = "the year is misread" if mended != text else None
    words = [word for word in _LETTERS.findall(mended) if not word[0].isdigit() or misread]
    months = [month_nearest(word) if misread else month_named(word) for word in words]
    numbers = _NUMBER.findall(re.sub(_LETTERS, " ", mended) if misread else mended)
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 4]
    month = months[0] if months else None
    if month is None:
        return None
    if misread:
        name = MONTHS[month - 1]
        why = f"“{words[0]}” is probably {name}, misread"
    if form == "months":
        first, last = (f"{years[0]:04d}-{number:02d}" for number in months[:2] if number)
        value = _Value(f"{first}/{last}" if first <= last else last, "interval")
        return _doubted(value, why)
    if form == "month year":
        return _doubted(_Value(f"{years[0]:04d}-{month:02d}", form), why)
    day_first = form.startswith("day")
    if day_first and not years and len(days) > 1 and not re.search(r"[-–—]", text):
        year, late = _year(days.pop(), 2, before)
        years, why = [year], why or late
    if not days or (not years and not 1 <= int(days[0]) <= 31):
        return None
    if form == "two days":
        return _two_days(text, years[0], month, days)
    one = "day month" if day_first else "month day"
    name = one if not years else f"{one}{' ' if day_first else ', '}year"
    if not years and why is None:
        why = "no year is written"
        return _span_of(months, days, years, name, why)
    return _doubted(_span_of(months, days, years, name, None), why)


def _two_days(text: str, year: int, month: int, days: list[int]) -> _Value | None:
    """Return both days ("2 and 3"), or either ("2 or 21"), as a set."""
    values = [_checked(year, month, day, form="two days") for day in days]
    both = ",".join(value.edtf or "" for value in values if value is not None)
    return _Value(f"[{both}]" if re.search(r"\sor\s", text) else f"{{{both}}}", "two days")


def _span_of(
    months: list[int | None], days: list[int], years: list[int], form: str, why: str | None
) -> _Value | None:
    """Return a day, or an interval where two days are written."""
    first_month, last_month = months[0] or 0, months[-1] or 0
    year = years[-1] if years else None
    last = _checked(year, last_month, days[-1], form=form, why=why)
    if len(days) == 1 or last is None:
        return last
    began = years[0] if years else None
    if len(years) == 1 and began is not None and first_month > last_month:
        began -= 1
    first = _checked(began, first_month, days[0], form=form, why=why)
    if first is None or first.edtf is None or last.edtf is None:
        return last
    if year is not None and not first.edtf < last.edtf:
        return _Value(first.edtf, form, "the end of the interval is before its beginning")
    return _Value(f"{first.edtf}/{last.edtf}", "interval", why)


def _with_time(text: str, first: int, last: int, value: _Value) -> tuple[int, int, _Value]:
    """Return a day with the time of day that is written beside it."""
    time = time_beside(text, first, last)
    if time is None:
        return first, last, value
    reasons = "; ".join(filter(None, (value.why, time.why))) or None
    dated = _Value(f"{value.edtf}T{time.clock}", value.form, reasons)
    return min(first, time.start), max(last, time.end), dated


_COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_WEEKDAYS = [name.casefold() for name in calendar.day_name]
_RELATIVE = re.compile(
    r"\b(?:(?P<same>today|tonight|this (?:morning|afternoon|evening))"
    r"|(?P<before2>the day before yesterday)"
    r"|(?P<before>yesterday|last night)|(?P<next>tomorrow)"
    r"|(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) days? ago"
    rf"|last (?P<weekday>{'|'.join(_WEEKDAYS)}))\b".replace(" ", r"\s{1,60}"),
    re.IGNORECASE | re.ASCII,
)


def relative_dates(text: str, day: date, start: int = 0) -> tuple[FoundDate, ...]:
    """Return the days that a text names by their distance from the day it is of.

    "Today's", "this morning", "yesterday", "last night", "three days ago", "last Saturday".

    Parameters
    ----------
    text
        Any text.
    day
        The day it was written.
    start
        Where in the raw text it begins: what spans are counted from.
    """
    found = []
    for match in _RELATIVE.finditer(text):
        try:
            meant = day - timedelta(days=_days_back(match, day))
        except OverflowError:
            continue
        span = Span(start + match.start(), start + match.end())
        why = f"counted from {day.isoformat()}"
        mark = ""
        if match["weekday"]:
            why, mark = f"the last such day before {day.isoformat()}", "?"
        found.append(FoundDate(match[0], f"{meant.isoformat()}{mark}", span, "relative", why))
    return tuple(found)


def _days_back(match: re.Match[str], day: date) -> int:
    rules: dict[str, Callable[[str], int]] = {
        "same": lambda _: 0,
        "before2": lambda _: 2,
        "before": lambda _: 1,
        "next": lambda _: -1,
        "count": lambda word: _COUNTS.get(word.casefold()) or int(word),
        "weekday": lambda word: (day.weekday() - _WEEKDAYS.index(word.casefold()) - 1) % 7 + 1,
    }
    name = match.lastgroup or ""
    return rules[name](match[name])
