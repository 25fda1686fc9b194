"""Stamps: forms and notes of review, release, filing and transmission put on a document later."""

import re
from collections.abc import Sequence

from excomm.record.text.rows import Row

__all__ = ["PUBLISHED", "RELEASED", "stamp_rows", "stamped_tail"]

# The sheet that a collection of scans puts before each document: what stands on it alone.
_SHEET = re.compile(
    r"Identification Form|Agency Information|AGENCY FILE NUMBER|RECORD SERIES|RESTRICTIONS\b.*:"
    r"|CURRENT STATUS|DATE OF LAST REVIEW|OPENING CRITERIA|^\W*COMMENTS\W*:|^v\d\.\d",
    re.IGNORECASE,
)
_SHEET_HEAD = re.compile(r"^\W*(AGENCY|RECORD NUMBER)\b", re.IGNORECASE)
_SHEET_WITHIN = 60  # lines of a text in which it begins, and lines it has

PUBLISHED = re.compile(r"declassified for publication", re.IGNORECASE)
# A boxed choice that is ticked, a release under an act or an order.
RELEASED = re.compile(
    r"[☒☑✓]\s*RELEASE|[☒☑✓]\s*DECLASSIFY|\bRELEASE UNDER\b|\bRELEASED\b|DECLASSIFIED"
    r"|^\s*\d?\s*\)?\s*RELEASE\b|APPROVED FOR RELEASE|Completely de-?sensitized",
    re.IGNORECASE,
)

# Words of such forms. A line that holds one of the first list is a stamp; of the second, if the
# lines around it are.
_SURE = re.compile(
    r"FOIA|\bOADR\b|\bEXCISE\b|Non-?respon|\bDENY\b|RELEASE UNDER|REVIEWED BY|REVIEW FOR RELEASE"
    r"|Declassified (for|by|under)|de-?sensitized|CLASSIFY as|DOWNGRADE TS|PA exemptions"
    r"|DECLASSIFY in PART|[☒☐☑]|\bCDR/?MLR|A/CDC/MR|TS authority|TO authority"
    r"|Foreign Relations of the United States\W*$|ASSASSINATION RECORDS ACT|JFK Act"
    r"|Exempt from automatic|CIA HISTORICAL REVIEW|APPROVED FOR RELEASE"
    r"|\bDECLASSIFIED\b|NARA,? Date|E\.?O\.? ?1[0-9]{4}|\bSANITIZED\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"^(DEPARTMENT OF STATE|CENTRAL INTELLIGENCE AGENCY)\W*|\bRELEASE\b|\bDELETE\b|Exemptions"
    r"|\bCATEGORY\b|Transmitted to|^by .{0,8}date\b|^Date:? |^on \d|\bORIGINATOR\b|_{4,}"
    r"|^[S0-9] or C\b|^DATA$|EX?CUTIVE|^[A-Z]{2}-\d+-\d{4}|\bFPO\b|^\W*(UN)?CLASSIFIED\W*$"
    r"|Identification Form|Agency Information|Document Information|^RECORD (NUMBER|SERIES)"
    r"|^(AGENCY|ORIGINATOR|OPENING CRITERIA|CURRENT STATUS|RESTRICTIONS|COMMENTS)\b"
    r"|DATE OF LAST REVIEW|AGENCY FILE NUMBER|DOCUMENT TYPE|^PAGES\b|^SUBJECTS\b|^CLASSIFICATION\b"
    r"|^\(?(b|B)\)?\(\d\)",
    re.IGNORECASE,
)
# A stamp that the reading ran on to the end of a sentence.
_TAIL = re.compile(r"[.!?][\"”’']?\s+((?:[A-Z]{2,}|[/&,.-]|\s)+)$")
_TAIL_LENGTH = 120
_FEWEST_WORDS = 2  # of a sentence, that such a line holds
_REACH = 2  # blank lines that a stamp may hold
_MOST_WORDS = 9


def stamped_tail(text: str) -> int | None:
    """Return where the words of a stamp begin that run on at the end of a line of text."""
    begin = max(0, len(text) - _TAIL_LENGTH)
    found = _TAIL.search(text, begin)
    if found is None or not _SURE.search(found[1]):
        return None
    words = [word for word in text[: found.start()].split() if word.islower()]
    return found.start(1) if len(words) >= _FEWEST_WORDS else None


def stamp_rows(rows: Sequence[Row]) -> dict[int, str]:
    """Return the lines that are stamps, and what tells it.

    A line that reads as a stamp makes stamps of the lines beside it that may be one.
    """
    found = {
        number: f"reads as a form or note of review: “{match[0].strip()}”"
        for number, row in enumerate(rows)
        if len(row.clean) < 200
        and (match := _SURE.search(row.clean))
        and stamped_tail(row.clean) is None
    }
    for number in _sheet(rows):
        found.setdefault(number, "on the sheet that a collection put before the document")
    # A lone word of release stands for a stamp whose other words were lost.
    for number, row in enumerate(rows):
        if re.fullmatch(r"\W*(UN)?CLASSIFIED\W*", row.clean, re.IGNORECASE):
            found.setdefault(number, "a stamp of release, not the mark of the document")
    for number in list(found):
        for step in (-1, 1):
            blanks = 0
            at = number + step
            while 0 <= at < len(rows) and blanks <= _REACH:
                row = rows[at]
                if not row.clean:
                    blanks += 1
                elif at not in found:
                    short = len(row.clean.split()) <= _MOST_WORDS
                    if not (short and _LIKELY.search(row.clean)):
                        break
                    found[at] = "stands in a form or note of review"
                    blanks = 0
                else:
                    break  # its own neighbours are looked at in its turn
                at += step
    return found


def _sheet(rows: Sequence[Row]) -> range:
    """Return the lines of the sheet that a collection puts before a document."""
    items = [n for n, row in enumerate(rows[:_SHEET_WITHIN]) if _SHEET.search(row.clean)]
    if len(items) < 2:
        return range(0)
    heads = [n for n in range(items[0]) if _SHEET_HEAD.search(rows[n].clean)]
    within = rows[: items[0] + _SHEET_WITHIN]
    last = max(n for n, row in enumerate(within) if _SHEET.search(row.clean))
    return range(heads[0] if heads else items[0], last + 1)
