"""What each line of a text is, told by the line itself and the lines beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.record.document import LineLabel
from excomm.record.marks import read_mark
from excomm.record.text.numbering import label_of
from excomm.record.text.rows import Row
from excomm.record.text.scripts import script_of
from excomm.record.text.stamps import stamp_rows

__all__ = ["FURNITURE", "Label", "field_of", "label_rows", "page_label"]

# What is not the text of the document.
FURNITURE: frozenset[LineLabel] = frozenset(
    {"blank", "archive", "mark", "stamp", "noise", "page", "catchword", "facsimile", "wrapper"}
)


@dataclass(frozen=True)
class Label:
    """What a line is, and what tells it, where that is not plain."""

    label: LineLabel
    why: str | None = None


_FENCE = re.compile(r"```\w*")
_WRAPPER = re.compile(r"(Document|Page \d+)")
_RULE = re.compile(r"([-_*=–—])(\s*\1){2,}")
_FACSIMILE = re.compile(r"\[(Facsimile|Typeset) Page [\divxlc]+\]", re.IGNORECASE)
_PAGE = re.compile(r"\W{0,3}[-–—~]\s*(\d{1,3})\s*[-–—~]\W{0,3}|(?:page|p\.)\s*(\d{1,3}|[ivx]+)")
_BARE_PAGE = re.compile(r"\d{1,3}")
_ARCHIVE = re.compile(
    r"0\d{4}"  # a number of the National Security Archive
    r"|\d{4}/\d{2}/\d{2}"
    r"|[A-Z]{2}-\d{3,4}"  # a frame of a film
    r"|1[34]-0{4,5}\W*\w?\W*"
    r"|HW \d{4,6}.*|.*Doc[lI1]?[dD]:\s?\d{6,}.*"
    r"|\W*\w{1,4}-\d{4,5}-\w{4,6}\W*(?:\|.*|\d{4} RELEASE.*)?"
    r"|REF ID: ?\w+"
    r"|\d{2,3}(?:\.\d+)?/[\d-]+"
    r"|\d{3}-\d+-\d+"
    r"|NW#?:? ?\d{4,}.*"
)
FIELD_NAMES = {
    "FROM": "from",
    "TO": "to",
    "MEMORANDUM FOR": "to",
    "MEMORANDUM TO": "to",
    "FOR": "to",
    "ATTENTION": "to",
    "THROUGH": "through",
    "THRU": "through",
    "VIA": "through",
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "RE": "subject",
    "DATE": "date",
    "REFERENCE": "reference",
    "REFERENCES": "reference",
    "REF": "reference",
    "PARTICIPANTS": "participants",
    "PRESENT": "participants",
    "PLACE": "place",
}
_FIELD = re.compile(
    rf"\W{{0,3}}\d?\W?\s*(?P<name>{'|'.join(sorted(FIELD_NAMES, key=len, reverse=True))})"
    r"\s*(?P<colon>[:;])\s*(?P<value>.*)"
)
_ADDRESS = re.compile(r"(?P<name>MEMORANDUM FOR|MEMORANDUM TO) (?P<value>[A-Z][A-Za-z ,.]+)")
_ALONE = re.compile(r"(?P<name>SUBJECT|PARTICIPANTS|PRESENT)(?P<value>)")
_LETTERHEAD = re.compile(
    r"^(?:DEPARTMENT|BUREAU|OFFICE|AGENCY|CENTRAL INTELLIGENCE|THE WHITE HOUSE|NATIONAL SECURITY"
    r"|JOINT CHIEFS|EMBASSY|EXECUTIVE OFFICE|UNITED STATES|HEADQUARTERS|DIRECTOR)\b[A-Z ,.&]*$"
)
# Words, and numbers as dates and documents have them.
_READABLE = re.compile(
    r"\b(?=[a-z]*[aeiouy])[a-z]{2,}\b|\b[AaI]\b|\b\d{1,4}\b|\b[A-Z]{2,5}\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def page_label(text: str) -> str | None:
    """Return the label of a page that a line consists of: "3" of "- 3 -"."""
    found = _PAGE.fullmatch(text)
    return (found[1] or found[2]) if found else None


def field_of(text: str) -> tuple[str, str] | None:
    """Return the name and the value of a field of the head: ("to", "The Secretary")."""
    found = _FIELD.fullmatch(text) or _ADDRESS.fullmatch(text) or _ALONE.fullmatch(text)
    if found is None:
        return None
    return FIELD_NAMES[found["name"]], found["value"].strip(" *")


def label_rows(rows: Sequence[Row]) -> list[Label]:
    """Return the label of every line, as far as lines tell it without the pages.

    Lines of the text itself are labelled ``body`` here; headings, items, notes and catchwords
    are told apart once pages and paragraphs are known.
    """
    fenced = any(_FENCE.fullmatch(row.clean) for row in rows[:12])
    stamps = stamp_rows(rows)
    plain = [_label(row, number, stamps, fenced and number < 12) for number, row in enumerate(rows)]
    told = dict(enumerate(plain))
    told |= _noise(rows, told)
    told |= _head(rows, told)
    return [told[number] for number in range(len(rows))]


def _label(row: Row, number: int, stamps: Mapping[int, str], in_wrapper: bool) -> Label:
    clean = row.clean
    if not clean:
        return Label("blank")
    if _FENCE.fullmatch(clean):
        return Label("wrapper")
    if in_wrapper and row.level and _WRAPPER.fullmatch(clean):
        return Label("wrapper", "put there by whatever made the file")
    if len(clean) > 200:
        return Label("body")
    if _RULE.fullmatch(clean):
        return Label("rule")
    if _FACSIMILE.fullmatch(clean):
        return Label("facsimile")
    if number in stamps and stamps[number].startswith("on the sheet"):
        return Label("stamp", stamps[number])
    if page_label(clean) is not None:
        return Label("page")
    if _ARCHIVE.fullmatch(clean):
        return Label("archive")
    if number in stamps:
        return Label("stamp", stamps[number])
    if row.level == 0 and (mark := read_mark(clean)) is not None:
        return Label("mark", "damaged in the reading" if mark.damaged else None)
    if row.struck > 0.9 and len(clean.split()) <= 2 and clean.isupper():
        return Label("mark", "struck through like a mark, and no mark that is known")
    if field_of(clean) is not None:
        return Label("field")
    return Label("body")


def _noise(rows: Sequence[Row], told: Mapping[int, Label]) -> dict[int, Label]:
    """Return the lines that are no text: other scripts, or hardly a word in them."""
    found = {}
    for number, row in enumerate(rows):
        if told[number].label != "body" or len(row.clean) > 200:
            continue
        letters = [letter for letter in row.clean if letter.isalpha()]
        strange = [script for letter in letters if (script := script_of(letter))]
        if strange and len(strange) > len(letters) / 2:
            scripts = ", ".join(sorted(set(strange)))
            found[number] = Label("noise", f"in another script: {scripts}")
            continue
        if _NUMBER.fullmatch(row.clean):
            found[number] = Label("noise", "a number alone")
            continue
        words = sum(len(word[0]) for word in _READABLE.finditer(row.clean))
        dense = len(row.clean.replace(" ", ""))
        if words < 0.4 * dense and not (row.level or _label_like(row.clean)):
            found[number] = Label("noise", "hardly a word in it")
        elif len(row.clean.split()) <= 2 and _among_furniture(number, rows, told):
            found[number] = Label("noise", "a word among stamps and marks")
    return found


def _among_furniture(number: int, rows: Sequence[Row], told: Mapping[int, Label]) -> bool:
    """Return whether the lines before and after, if not blank, are stamps, marks or numbers."""
    sides = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(rows) and told[at].label == "blank":
            at += step
        sides.append(0 <= at < len(rows) and told[at].label in FURNITURE - {"facsimile", "wrapper"})
    return all(sides)


def _label_like(text: str) -> bool:
    """Return whether a short line may be a number or a name that belongs to the text."""
    return bool(re.fullmatch(r"\(?([A-Za-z]|\d{1,3}|[IVX]+)[.)]+.*|[A-Z. ]{2,20}", text))


def _head(rows: Sequence[Row], told: Mapping[int, Label]) -> dict[int, Label]:
    """Return the letterhead, and the lines that a field of the head runs on to."""
    found: dict[int, Label] = {}
    for number, row in enumerate(rows):
        if told[number].label != "body":
            continue
        if _LETTERHEAD.match(row.clean) and len(row.clean.split()) <= 8:
            found[number] = Label("letterhead")
    for number in range(len(rows)):
        if told[number].label != "field":
            continue
        value = field_of(rows[number].clean)
        after = number + 1
        if value is not None and not value[1]:
            # "SUBJECT" alone: its value is the next line there is.
            while after < len(rows) and told[after].label == "blank":
                after += 1
        runs = 0
        while (
            after < len(rows)
            and told[after].label == "body"
            and len(rows[after].clean) < 120
            and runs < 6
            and not rows[after].level
            and label_of(rows[after].clean) is None
        ):
            found[after] = Label("field", "goes on from the line above")
            after += 1
            runs += 1
    return found
