"""What the head of a document says: its number, its genre, who wrote it and to whom."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from excomm.record.dates import found_dates
from excomm.record.document import Field, FieldName, Span
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import attribute, collapsed, elements, text_of
from excomm.record.tei.sources import abstract_end

__all__ = ["Head", "head_of"]

# What a document calls itself, and its genre. Of those that stand in the head, the first counts.
_GENRES = {
    "Editorial Note": "editorial note",
    "National Security Action Memorandum": "national security action memorandum",
    "National Security Council Action": "record",
    "(?:Special )?National Intelligence Estimate": "intelligence estimate",
    "Memorand(?:um|a) of (?:Telephone )?Conversations?": "memorandum of conversation",
    "Record of (?:Telephone )?Conversations?": "memorandum of conversation",
    "Memorandum for (?:the )?Record": "memorandum for the record",
    "Memorand(?:um|a)": "memorandum",
    "(?:Circular )?Telegrams?": "telegram",
    "(?:Circular )?Airgrams?": "airgram",
    "Despatch": "despatch",
    "Letter": "letter",
    "(?:Oral )?(?:Message|Communication)": "message",
    "(?:Oral )?Statement": "statement",
    "Diary Entry": "diary entry",
    "Transcript": "transcript",
    "Minutes": "minutes",
    "(?:Summary )?Record|record of action": "record",
    "(?:Editorial )?Notes?": "notes",
    "Weekly Review": "intelligence review",
    "Report|Highlights|Summary": "report",
    "Paper": "paper",
    "Plan|Guidelines|Instructions?|Directive": "instruction",
    "Address|Speech|Remarks": "address",
}
_GENRE = re.compile(
    "|".join(
        rf"(?P<g{number}>\b(?i:{pattern})\b)".replace(" ", r"\s+")
        for number, pattern in enumerate(_GENRES)
    )
)
_NUMBER = re.compile(r"\s*\[?(\d{1,4}[A-Za-z]?)\]?\.\s*")
_FROM_TO = re.compile(
    r"\bfrom\s+(?:the\s+)?(?P<by>.+?)\s+to\s+(?:the\s+)?(?P<to>.+)", re.IGNORECASE | re.DOTALL
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?P<by>.+)", re.IGNORECASE | re.DOTALL)
_TO = re.compile(
    r"(?:\d|memorandum|letter|message|airgram)\s+to\s+(?:the\s+)?(?P<to>.+)", re.I | re.S
)
_AMONG = re.compile(r"\b(?:between|among)\s+(?P<people>.+)", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r",?\s+and\s+|,\s+")
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{short})" for short in "[A-Z] Gen Adm Col Lt Mr Dr Jr Sr St No Amb".split())
    + r"\.(?=[”\"]?\s+[A-Z“\"\[]|\s*$)"
)
_MESSAGE = re.compile(r"\b(?i:telegram|airgram|despatch)\s+(?P<number>(?:[A-Z]{1,2}-)?\d+)\b")
_TO_BEFORE = re.compile(r"\bto\s+(?:the\s+)?$", re.IGNORECASE)


class Head:
    """The head of a document.

    Attributes
    ----------
    number, title
        Its number in the volume, and the rest of its text without notes.
    genre
        What kind of document it is.
    fields
        Who wrote it, to whom, what it calls itself; of a catalogue entry its subject too.
    source
        Of a catalogue entry, where the mark and the place of the original are said; None of a
        document with text.
    text, start
        Its text with notes blanked out, and where that begins in the raw text.
    """

    def __init__(self, layout: Layout, people: dict[str, str], catalogue: bool) -> None:
        element = layout.head
        self.text = "" if element is None else _blanked(layout, element)
        self.start = 0 if element is None else layout.spans[element].start
        match = _NUMBER.match(self.text)
        named = attribute(layout.root, "n")
        self.number = match[1] if match else (named.strip("[]") if named else None)
        self._from = match.end() if match else 0
        self.title = collapsed(self.text[self._from :])
        self._first = self._first_sentence() if catalogue else len(self.text)
        genre = _GENRE.search(self.text, self._from, self._genre_end())
        self.genre = None
        fields: list[Field] = []
        if genre is not None:
            self.genre = list(_GENRES.values())[int((genre.lastgroup or "g0")[1:])]
            fields.append(self._field("genre", *genre.span()))
        if element is not None:
            fields.extend(self._people(layout, element, people))
        self.source: Span | None = None
        if catalogue:
            fields.extend(self._catalogued())
        self.fields = tuple(fields)

    def _field(self, name: FieldName, start: int, end: int) -> Field:
        text = self.text[start:end]
        left = len(text) - len(text.lstrip())
        stripped = text.strip()
        span = Span(self.start + start + left, self.start + start + left + len(stripped))
        return Field(name, collapsed(stripped), span)

    def _genre_end(self) -> int:
        """Return where the names begin, which may hold words such as "note"."""
        end = re.compile(r"\s(?:From|from|Between|between|to|by)\s").search(
            self.text, self._from, self._first
        )
        return end.start() if end else self._first

    def _first_sentence(self) -> int:
        """Return where the first sentence of a catalogue entry ends; the rest is its abstract.

        It ends with the date, mostly: a point before it may be that of a short word.
        """
        ends = [end.start() for end in _SENTENCE_END.finditer(self.text, self._from)][:2]
        dated = (end for end in ends if found_dates(self.text[self._from : end]))
        return next(dated, ends[0] if ends else len(self.text))

    @property
    def dated(self) -> str:
        """Return the text from its beginning to where a date in it is that of the document."""
        return self.text[: self._first]

    def _people(self, layout: Layout, element: Element, people: dict[str, str]) -> Iterator[Field]:
        tagged = [
            found
            for found in elements(element, "persName", "gloss", "orgName", but=("note",))
            if found.get("type") in ("from", "to")
        ]
        for found in tagged:
            span = layout.ink(found)
            if span is not None:
                before = self.text[: span.start - self.start]
                is_from = found.get("type") == "from" and not _TO_BEFORE.search(before)
                name: FieldName = "from" if is_from else "to"
                yield Field(name, _full_name(found, people), span)
        names = {found.get("type") for found in tagged}
        if self.genre in (None, "editorial note", "intelligence estimate") or len(names) == 2:
            return
        yield from (found for found in self._untagged() if found.name not in names)

    def _untagged(self) -> Iterator[Field]:
        """Yield who wrote to whom, from words."""
        end = self._first
        for date in found_dates(self.text[self._from : end])[:1]:
            end = self._from + date.span.start
        between = _AMONG.search(self.text, self._from, self._first)
        if between is not None:
            at = between.start("people")
            stop = min(
                (d.span.start for d in found_dates(self.text[at : self._first])), default=None
            )
            last = self._first if stop is None else at + stop
            for gap in [*_AND.finditer(self.text, at, last), None]:
                until = gap.start() if gap else last
                if self.text[at:until].strip(" ,\n"):
                    yield self._named("participants", at, until)
                at = gap.end() if gap else last
            return
        match = (
            _FROM_TO.search(self.text, self._from, end)
            or _FROM.search(self.text, self._from, end)
            or _TO.search(self.text, self._from, end)
        )
        if match is None:
            return
        for name, group in (("from", "by"), ("to", "to")):
            if match.groupdict().get(group):
                yield self._named(name, *match.span(group))  # type: ignore[arg-type]

    def _named(self, name: FieldName, start: int, end: int) -> Field:
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;"):
            end -= 1
        return self._field(name, start, end)

    def _catalogued(self) -> Iterator[Field]:
        message = _MESSAGE.search(self.text, self._from, self._first)
        if message is not None:
            yield self._field("number", *message.span("number"))
        after = min(self._first + 1, len(self.text))
        end = abstract_end(self.text, after)
        if self.text[after:end].strip(" .\n"):
            yield self._field("subject", after, end - (self.text[:end].endswith(".")))
        if self.text[end:].strip():
            self.source = Span(self.start + end, self.start + len(self.text.rstrip()))
            self.title = collapsed(self.text[self._from : end])


def head_of(layout: Layout, people: dict[str, str], catalogue: bool) -> Head:
    """Return what the head of a document says.

    Parameters
    ----------
    layout
        The document.
    people
        The full names of the volume's list of persons.
    catalogue
        Whether it is an entry of a catalogue: its head is all there is of it.
    """
    return Head(layout, people, catalogue)


def _blanked(layout: Layout, element: Element) -> str:
    """Return the text of an element, as long as it is, with blanks for its notes."""
    span = layout.spans[element]
    text = layout.text[span.start : span.end]
    for note in elements(element, "note"):
        inner = layout.spans[note]
        start, end = inner.start - span.start, inner.end - span.start
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _full_name(element: Element, people: dict[str, str]) -> str:
    """Return the full name of a person that is pointed to, if it is that of whom is named."""
    printed = text_of(element)
    full = people.get((attribute(element, "corresp") or "").removeprefix("#"))
    if full is None or not printed:
        return printed
    surname = re.findall(r"[^\W\d_]+", printed)[-1:]
    return full if surname and surname[0].casefold() in full.casefold() else printed
