"""Where a side stands on a level of an issue, in words."""

from collections.abc import Callable, Iterable

from excomm.estimate import PositionFound
from excomm.report.memo.wording import answers_in_words, joined
from excomm.report.phrases import plain

__all__ = ["position_in_words"]


def position_in_words(found: PositionFound, level: Callable[[str, str], str]) -> str:
    """Say where a side stands on a level of an issue, in a clause.

    Parameters
    ----------
    found
        Where it stands.
    level
        Finds what a level is, by its issue and its own id.
    """
    what = level(found.issue, found.level).rstrip(".")
    said = f"{found.stand} {what} ({plain(found.issue)}, {plain(found.level)})"
    because = _because(found)
    said += f", {because}" if because else ""
    for entry in found.stands:
        if entry.given and entry.stand != found.stand:
            said += f"; {entry.stand} it if {answers_in_words([entry.given])}"
    return said


def _because(found: PositionFound) -> str:
    if found.breaks:
        return f"as it breaks {_quoted(found.breaks)}"
    gained = f"for {_quoted([found.gain])}" if found.gain else ""
    if found.why in ("costs nothing", "no use"):
        gained = f"as it {'costs nothing' if found.why == 'costs nothing' else 'is of no use'}"
    if found.reserved:
        day = f"its day reserved for the sake of {_quoted(found.reserved)}"
        return f"{gained}, {day}".removeprefix(", ")
    return gained


def _quoted(wants: Iterable[str]) -> str:
    """Name what a party wants in its own words: "no crisis" is wanted, and may be broken."""
    return joined(f"'{want}'" for want in wants)
