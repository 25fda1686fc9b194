"""Times of day beside a date: 6:51 p.m., 1300 hours, noon."""

import re
from dataclasses import dataclass

__all__ = ["Time", "time_beside"]

_TIME = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?"
    r"(?P<last>\s?[-–—]\s?\d{1,2}(?:[:.]\d\d)?)?\s?(?P<half>[apAP])\.?\s?[mM]\b\.?"
    r"|(?P<clock>\d{4})\s?(?:[Hh]ours|[Hh]rs\b\.?)"
    r"|(?P<bare>\d{1,2}:\d\d)(?![\d:])|(?P<word>[Nn]oon|[Mm]idnight)\b)"
)
_AFTER = re.compile(rf"(?:\s?,\s{{0,40}}|\s{{1,40}}|\s?[-–—]\s?)(?:at\s+)?{_TIME}")
_BEFORE = re.compile(rf"(?<![\d:.-]){_TIME}(?:\s?[A-Z]{{1,3}}T)?\s?,?\s{{0,40}}(?:on\s+)?$")


@dataclass(frozen=True)
class Time:
    """A time of day: on the clock of 24 hours, where it stands, and why it is doubtful."""

    clock: str
    start: int
    end: int
    why: str | None


def time_beside(text: str, first: int, last: int) -> Time | None:
    """Return the time of day that stands behind a date, or else before it.

    Parameters
    ----------
    text, first, last
        The text, and where the date stands in it.
    """
    after = _AFTER.match(text, last)
    match = after or _BEFORE.search(text, max(0, first - 40), first)
    read = match and _read(match)
    if match is None or read is None:
        return None
    clock, why = read
    return Time(clock, last if after else match.start(), match.end() if after else first, why)


def _read(match: re.Match[str]) -> tuple[str, str | None] | None:
    word = match["word"]
    if word:
        if word.casefold() == "noon":
            return "12:00:00", None
        return "00:00:00", "midnight may be the beginning or the end of the day"
    why = "the time it began" if match["last"] else None
    if match["clock"]:
        hour, minute = int(match["clock"][:2]), int(match["clock"][2:])
    elif match["bare"]:
        hour, minute = (int(number) for number in match["bare"].split(":"))
        why = "neither a.m. nor p.m. is written"
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour <= 12:
            hour = hour % 12 + 12 * (match["half"] in "pP")
        elif match["half"] in "aA":
            return None
        else:
            why = "written by a clock of 24 hours, and with p.m."
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}:00", why
