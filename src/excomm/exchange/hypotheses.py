"""A table of competing hypotheses as a fragment of a case file."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from excomm.case import RATINGS, CaseError, Place, Problem, nearest
from excomm.exchange.ids import keep_id

__all__ = ["Fragment", "read_hypotheses"]

# What stands beside the hypotheses, by the names that tables give it.
_BESIDE = {
    "question": ("question",),
    "item": ("item", "id"),
    "date": ("date", "at"),
    "text": ("text", "evidence", "description"),
    "source": ("source",),
    "reliability": ("reliability",),
    "credibility": ("credibility",),
    "stated": ("stated",),
    "bits": ("bits",),
}
CHANCE = " chance"

_RANGE = re.compile(r"([\d.eE+-]+) to ([\d.eE+-]+)")
_RATIO = re.compile(r"x ([\d.eE+-]+)")


@dataclass(frozen=True)
class Fragment:
    """Part of a case file.

    Attributes
    ----------
    text
        The events of a case, with what each says of the hypotheses; or its questions.
    names
        The hypotheses, in the order of the columns; or the questions.
    notes
        What is left to be done, in words.
    """

    text: str
    names: tuple[str, ...]
    notes: tuple[str, ...]


def read_hypotheses(path: str | Path, question: str | None = None) -> Fragment:
    """Read a table of competing hypotheses, one row an item, from comma-separated values.

    Columns are told by their names: ``date``, ``text`` (or ``evidence``), ``item``, ``source``,
    ``reliability``, ``credibility``, and ``question``; every other column is a hypothesis with
    its ratings, or, with a name that ends in `` chance``, its chances.

    Parameters
    ----------
    path
        The file.
    question
        What the question is called in the case; by default what the table calls it.

    Raises
    ------
    CaseError
        With everything that is wrong with it, each with its line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CaseError(Problem(Place(str(path)), "this is no text in UTF-8")) from None
    lines = csv.DictReader(io.StringIO(text), strict=True)
    try:
        columns = [name.strip() for name in lines.fieldnames or ()]
        lines.fieldnames = columns
        rows = [(lines.line_num, row) for row in lines]
    except csv.Error as error:
        place = Place(str(path), lines.line_num)
        raise CaseError(Problem(place, f"this is no table: {error}")) from None
    reader = _Reader(str(path), columns, question)
    events = sorted((reader.event(line, row) for line, row in rows), key=lambda e: str(e["at"]))
    if not rows:
        reader.problem(1, "the table has no items", "a row for each item of evidence")
    if reader.problems:
        raise CaseError(reader.problems)
    shown = yaml.safe_dump(
        {"events": events}, sort_keys=False, allow_unicode=True, width=90, default_flow_style=None
    )
    named = ", ".join(reader.hypotheses)
    notes = [f"the question {asked} needs the hypotheses {named}" for asked in reader.asked]
    notes.append("put the events among those of the case, in the order of their dates")
    return Fragment(shown, tuple(reader.hypotheses), tuple(notes))


class _Reader:
    """Reads the rows of one table, and takes note of what is wrong."""

    def __init__(self, file: str, columns: Sequence[str], question: str | None) -> None:
        self.file = file
        self.question = question
        self.problems: list[Problem] = []
        self.asked: list[str] = []
        self.taken: set[str] = set()
        named = {name: key for key, names in _BESIDE.items() for name in names}
        self.beside = {named[c.lower()]: c for c in columns if c.lower() in named}
        others = [c for c in columns if c and c.lower() not in named]
        self.chances = {c.removesuffix(CHANCE): c for c in others if c.endswith(CHANCE)}
        self.ratings = {c: c for c in others if not c.endswith(CHANCE)}
        self.columns = list(dict.fromkeys([*self.ratings, *self.chances]))
        self.hypotheses: list[str] = []
        for name in self.columns:
            self.hypotheses.append(keep_id(name, "h", self.hypotheses))
        if len(self.columns) < 2:
            self.problem(1, "the table has no two hypotheses", "a column for each, with ratings")
        if "date" not in self.beside:
            self.problem(1, "the column 'date' is missing", "an event of a case has its day")

    def problem(self, line: int, message: str, hint: str = "") -> None:
        """Take note of something wrong in a line."""
        self.problems.append(Problem(Place(self.file, line), message, hint))

    def event(self, line: int, row: Mapping[str, str]) -> dict[str, object]:
        """Return one row as an event."""

        def cell(key: str) -> str:
            return (row.get(self.beside.get(key, ""), "") or "").strip()

        if None in row:
            self.problem(line, "the line has more cells than there are columns", "quote commas")
        question = self.question or cell("question")
        if not question:
            self.problem(line, "nothing says which question this is on", "a column, or --question")
        elif question not in self.asked:
            self.asked.append(question)
        text = cell("text") or cell("item")
        if not text:
            self.problem(line, "the item has no text")
        event: dict[str, object] = {
            "id": keep_id(cell("item") or text, "item", self.taken),
            "at": cell("date"),
            "text": text,
        }
        self.taken.add(str(event["id"]))
        for key in ("source", "reliability"):
            if cell(key):
                event[key] = cell(key)
        if grade := cell("credibility"):
            if grade in "123456" and len(grade) == 1:
                event["credibility"] = int(grade)
            else:
                self.problem(line, f"'{grade}' is no credibility", "1 to 6")
        chances = self.read_chances(row)
        if chances:
            event["evidence"] = {question: chances}
        if not chances or cell("stated"):
            event["ratings"] = {question: dict(self.read_ratings(line, row))}
        return event

    def read_ratings(self, line: int, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the rating of each hypothesis that has one."""
        for name, hypothesis in zip(self.columns, self.hypotheses, strict=True):
            rating = (row.get(self.ratings.get(name, ""), "") or "").strip().upper()
            if rating in RATINGS:
                yield hypothesis, rating
            elif rating:
                self.problem(line, f"unknown rating '{rating}' of {name}", nearest(rating, RATINGS))

    def read_chances(self, row: Mapping[str, str]) -> dict[str, object]:
        """Return the chances of an item: empty where it does not have them all."""
        found: dict[str, object] = {}
        for name, hypothesis in zip(self.columns, self.hypotheses, strict=True):
            written = (row.get(self.chances.get(name, ""), "") or "").strip()
            if not written:
                return {}
            found[hypothesis] = _chance(written)
        times = {name: c.times for name, c in found.items() if isinstance(c, _Times)}
        return {"ratio": times} if len(times) == len(found) else found


@dataclass(frozen=True)
class _Times:
    times: float


def _chance(written: str) -> object:
    """Return a chance as a case file writes it; what is no number is a word."""
    try:
        if found := _RANGE.fullmatch(written):
            return [float(found[1]), float(found[2])]
        if found := _RATIO.fullmatch(written):
            return _Times(float(found[1]))
        return float(written)
    except ValueError:
        return written
