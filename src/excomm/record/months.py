"""The names of months: in full, shortened, and misread."""

from rapidfuzz.distance import Levenshtein

__all__ = ["MONTHS", "month_named", "month_nearest"]

MONTHS = (
    "January February March April May June July August September October November December"
).split()


def month_named(word: str) -> int | None:
    """Return the number of a month that is named in full or shortened; None of another word."""
    start = word[:3].capitalize()
    names = (number for number, name in enumerate(MONTHS, 1) if name.startswith(start))
    return next(names, None) if len(start) == 3 else None


def month_nearest(word: str) -> int | None:
    """Return the month whose name is nearest to a misread one; None if none is near.

    Near is by the letters to change, add or drop (Levenshtein 1966): two in a long name, one in
    a short one, none in "May".
    """
    written = word.casefold()
    distance, number = min(
        (Levenshtein.distance(written, name.casefold()), number)
        for number, name in enumerate(MONTHS, 1)
    )
    length = len(MONTHS[number - 1])
    return number if distance <= (2 if length > 5 else length // 4) else None
