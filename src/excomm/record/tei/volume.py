"""The volume: what its header says of it, and the people its lists name."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from excomm.record.document import Container
from excomm.record.tei.names import attribute, collapsed, elements, local, text_of

__all__ = ["Volume", "address", "container", "is_list_of_people", "people_in"]

_NUMBER = re.compile(r"volumes?\s+(.+)", re.IGNORECASE)
_SERIES = re.compile(r"^(.*?\d{4}(?:\s*[-–]\s*\d{4})?),\s*(?:volume\s+([^,]+),\s*)?(.*)$", re.I)


@dataclass(frozen=True)
class Volume:
    """What the documents of a volume share.

    Attributes
    ----------
    container
        The volume itself.
    people
        Full names as its list of persons prints them, by the ids the documents point to.
    words
        The words that stand somewhere in it, in small letters.
    """

    container: Container
    people: dict[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


def container(header: Element | None, root_id: str | None, file_name: str) -> Container:
    """Return what the header of a file says of its volume.

    Its id is the number under which the series knows it, else the id of the root, else the name
    of the file.
    """
    titles: dict[str, str] = {}
    found: dict[str, str] = {}
    editors: list[str] = []
    if header is not None:
        for element in _in(header, "titleStmt", "title"):
            titles.setdefault(element.get("type", "complete"), text_of(element))
        for idno in _in(header, "publicationStmt", "idno"):
            found.setdefault(f"idno {idno.get('type')}", text_of(idno))
        for name in ("publisher", "pubPlace", "date"):
            for element in _in(header, "publicationStmt", name):
                found.setdefault(name, text_of(element))
        editors = [
            text_of(editor)
            for editor in _in(header, "titleStmt", "editor")
            if editor.get("role") != "general"
        ]
    series, number, title = _titles(titles)
    return Container(
        id=found.get("idno frus") or root_id or file_name.partition(".")[0],
        series=series,
        volume=number,
        title=title,
        editor=", ".join(filter(None, editors)) or None,
        publisher=found.get("publisher") or None,
        place=found.get("pubPlace") or None,
        year=found.get("date") or None,
    )


def _in(header: Element, section: str, name: str) -> list[Element]:
    return [found for part in elements(header, section) for found in elements(part, name)]


def _titles(titles: dict[str, str]) -> tuple[str, str | None, str | None]:
    """Return the series with its years, the number of the volume, and its title."""
    if "series" in titles:
        series = ", ".join(titles[part] for part in ("series", "subseries") if titles.get(part))
        number, title = titles.get("volumenumber"), titles.get("volume")
        bare = _NUMBER.match(number or "")
        return series, bare[1] if bare else number or None, title or None
    complete = titles.get("complete", "")
    match = _SERIES.match(complete)
    if match is None:
        return complete, None, None
    return match[1], match[2], match[3] or None


def people_in(listing: Element) -> dict[str, str]:
    """Return the full names in a list of persons, by their ids."""
    found: dict[str, str] = {}
    for person in elements(listing, "persName"):
        key = attribute(person, "id")
        if key is not None:
            found[key] = collapsed(text_of(person)).rstrip(",")
    return found


def address(volume: str, document: str) -> str:
    """Return where the Office of the Historian publishes a document."""
    return f"https://history.state.gov/historicaldocuments/{volume}/{document}"


def is_list_of_people(element: Element) -> bool:
    """Return whether an element is the list of persons of a volume."""
    return local(element) == "list" and element.get("type") in ("names", "persons")
