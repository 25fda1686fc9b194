"""Documents as other works cite them: a note in Chicago style, and data for citation managers.

The form of the note is the one the Office of the Historian recommends for *Foreign Relations of
the United States*: who wrote to whom, what kind of document, where and when, the volume, the
number of the document, its address. The data are those of the Citation Style Language (Zelle,
2015, schema of version 1.0.2).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from excomm.record.citing.frus import frus_document, roman
from excomm.record.document import Container, Document

__all__ = ["Work", "chicago_note", "csl_item", "work_from", "work_of"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?:T[^/]*?)?([?~%]?)", re.ASCII)
_LETTERS = ("letter", "telegram", "airgram", "cable", "message", "note", "circular")
_CORRESPONDENCE = re.compile(r"\bto\b")
_ARTICLE = re.compile(r"^The\b")
_FROM_TO = re.compile(r"(?:[A-Z][\w ]*? )?[Ff]rom .+? to .+")
_TURNED = re.compile(r"([^,]+), ([^,]+?)(, (?:Jr\.|Sr\.|[IV]+))?")  # the family's name first
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")


@dataclass(frozen=True)
class Work:
    """What is said of a document where it is cited; None for what is not known.

    Attributes
    ----------
    id
        By which it is known here.
    title
        Its subject or heading.
    author, to
        Who wrote it, and to whom.
    genre
        What kind of document it is.
    place
        Where it was written.
    date
        When, in the Extended Date/Time Format.
    container
        The volume it is published in.
    number
        Its number there.
    archive
        Where the original is kept, or, of a document in no known volume, where it is published.
    collection
        Its number in a collection.
    url
        Its address on the web.
    """

    id: str
    title: str
    author: str | None = None
    to: str | None = None
    genre: str | None = None
    place: str | None = None
    date: str | None = None
    container: Container | None = None
    number: str | None = None
    archive: str | None = None
    collection: str | None = None
    url: str | None = None


def work_of(document: Document) -> Work:
    """Return what a document of the record says of itself."""
    return Work(
        id=document.id,
        title=" ".join(document.title.split()),
        author=_people(document.values("from")),
        to=_people(document.values("to")),
        genre=document.genre,
        place=next(document.values("place"), None),
        date=document.date.edtf if document.date else None,
        container=document.container,
        number=document.number,
        archive=document.archive,
        collection=document.collection,
        url=document.address,
    )


def work_from(
    known_as: str,
    title: str,
    source: str | None = None,
    url: str | None = None,
    author: str | None = None,
    to: str | None = None,
    genre: str | None = None,
    place: str | None = None,
    date: str | None = None,
) -> Work:
    """Return a document as someone describes it who cites it.

    Of a source such as ``FRUS 1961-63 volume VI document 60`` the volume, the number and the
    address are told; any other is where the document is kept.
    """
    published = frus_document(source or "") or frus_document(url or "")
    container = None
    if published is not None:
        volume = published.id.partition("/")[0]
        container = Container(volume, published.series, roman(published.volume), None)
    return Work(
        id=known_as,
        title=title,
        author=author,
        to=to,
        genre=genre,
        place=place,
        date=date,
        container=container,
        number=str(published.number) if published else None,
        archive=None if published and frus_document(source or "") else source,
        url=url or (published.url if published else None),
    )


def chicago_note(work: Work) -> str:
    """Return a document as a note cites it, without marks of italics.

    Sender to addressee, “Title,” genre, place, date, in series, volume, title (place:
    publisher, year), doc. number, address; or, of what is in no volume, its number in its
    collection and where it is kept.
    """
    parts = [part for part in (*_heading(work), _genre(work)) if part]
    parts += [part for part in (work.place, _written(work.date)) if part]
    if work.container is not None:
        parts.append(f"in {_volume(work.container)}")
        if work.number:
            parts.append(f"doc. {work.number}")
    else:
        parts += [part for part in (work.collection, work.archive) if part]
    if work.url:
        parts.append(work.url)
    note = _joined(parts)
    if note.endswith("”"):
        return note if note[-2] in ".?!" else f"{note[:-1]}.”"
    return f"{note}."


def csl_item(work: Work) -> dict[str, Any]:
    """Return a document as an item of the Citation Style Language, ready for JSON."""
    item: dict[str, Any] = {
        "id": work.id,
        "type": _type(work),
        "title": work.title,
        "author": _names(work.author),
        "recipient": _names(work.to),
        "genre": work.genre,
        "event-place": work.place,
        "issued": _issued(work.date),
        "number": work.number or work.collection,
        "archive": work.archive,
        "URL": work.url,
    }
    if work.container is not None:
        container = work.container
        item |= {
            "container-title": container.title or container.series,
            "collection-title": container.series if container.title else None,
            "volume": container.volume,
            "editor": _names((container.editor or "").replace(", ", "; ")),
            "publisher": container.publisher,
            "publisher-place": container.place,
        }
    return {key: value for key, value in item.items() if value}


def _heading(work: Work) -> list[str]:
    """Return who wrote to whom, and the title, where it is not just that."""
    if work.author is None:
        return [work.title if _is_letter(work) else f"“{work.title}”"]
    people = work.author
    if work.to:
        people += f"{',' * (',' in people)} to {_ARTICLE.sub('the', work.to)}"
    return [people] if _repeats(work) else [people, f"“{work.title}”"]


def _genre(work: Work) -> str | None:
    """Return what kind of document it is, where its title, if printed, does not say that."""
    printed = work.author is None or not _repeats(work)
    if work.genre is None or (printed and work.genre.casefold() in work.title.casefold()):
        return None
    genre = work.genre if work.genre.isupper() else work.genre[:1].lower() + work.genre[1:]
    if work.author is None and work.to:
        return f"{genre} to {_ARTICLE.sub('the', work.to)}"
    return genre


def _is_letter(work: Work) -> bool:
    """Return whether a title is no title but says what the document is and between whom."""
    titled = work.title.casefold()
    return bool(_CORRESPONDENCE.search(titled)) or titled == (work.genre or "editorial note")


def _repeats(work: Work) -> bool:
    """Return whether a title only says who wrote what to whom."""
    if _FROM_TO.match(work.title) or work.title == work.id:
        return True
    said = [name.split(",")[0].casefold() for name in (work.author, work.to) if name]
    return all(name in work.title.casefold() for name in said)


def _volume(container: Container) -> str:
    parts = [container.series]
    if container.volume:
        parts.append(f"vol. {container.volume}")
    if container.title:
        parts.append(container.title)
    if container.editor:
        parts.append(f"{'eds.' if ', ' in container.editor else 'ed.'} {container.editor}")
    text = ", ".join(parts)
    made = ": ".join(part for part in (container.place, container.publisher) if part)
    printed = ", ".join(part for part in (made, container.year) if part)
    return f"{text} ({printed})" if printed else text


def _people(names: Iterable[str]) -> str | None:
    return "; ".join(_turned(" ".join(name.split())) for name in names) or None


def _turned(name: str) -> str:
    """Return a name with the family's name last, where it stands first as in an index."""
    match = _TURNED.fullmatch(name)
    return f"{match[2]} {match[1]}{match[3] or ''}" if match else name


def _joined(parts: list[str]) -> str:
    """Return parts with commas between; within quotation marks where one ends with them."""
    text = ""
    for part in parts:
        if text.endswith("”"):
            title = text[:-1]
            if title.endswith(".") and not _ABBREVIATED.search(title):
                title = title[:-1]
            comma = "" if title.endswith(("?", "!")) else ","
            text = f"{title}{comma}” {part}"
        else:
            text = f"{text}, {part}" if text else part
    return text.rstrip(".")


class _Day(NamedTuple):
    year: int | None
    month: int | None
    day: int | None
    doubtful: bool

    def __str__(self) -> str:
        year = "" if self.year is None else str(self.year)
        if self.month is None:
            said = year
        elif self.day is None:
            said = f"{_MONTHS[self.month - 1]} {year}".strip()
        else:
            said = f"{_MONTHS[self.month - 1]} {self.day}" + (f", {year}" if year else "")
        return f"[{said}?]" if self.doubtful else said


def _day(text: str) -> _Day | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    parts = (int(part) if part and part != "XXXX" else None for part in match.groups()[:3])
    year, month, day = parts
    if (year is None and month is None) or not 1 <= (month or 1) <= 12:
        return None
    return _Day(year, month, day, bool(match[4]))


def _days(date: str | None) -> list[_Day | None]:
    return [_day(end) for end in date.split("/")] if date else []


def _written(date: str | None) -> str | None:
    """Return a date in words; as it is written where it is no day, month, year or two of them."""
    days = _days(date)
    if not days:
        return None
    if None in days or len(days) > 2:
        return date
    return "–".join(map(str, days))


def _issued(date: str | None) -> dict[str, Any] | None:
    days = _days(date)
    if not days:
        return None
    known = [day for day in days if day is not None]
    if len(known) != len(days) or len(days) > 2 or any(day.year is None for day in known):
        return {"literal": _written(date)}
    issued: dict[str, Any] = {
        "date-parts": [[part for part in day[:3] if part is not None] for day in known]
    }
    if any(day.doubtful for day in known):
        issued["circa"] = True
    return issued


def _names(names: str | None) -> list[dict[str, str]]:
    return [{"literal": name.strip()} for name in (names or "").split(";") if name.strip()]


def _type(work: Work) -> str:
    genre = (work.genre or "").casefold()
    if genre.startswith(_LETTERS):
        return "personal_communication"
    if "note" in genre or "article" in genre:
        return "chapter" if work.container else "article"
    if genre:
        return "report"
    return "chapter" if work.container else "manuscript"
