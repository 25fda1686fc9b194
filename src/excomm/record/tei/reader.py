"""Documents of a volume, one after the other, while its file is being read."""

import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from excomm.record.document import Document, Source
from excomm.record.opening import UnreadableError
from excomm.record.tei.doubts import words_in
from excomm.record.tei.names import attribute, is_document, local, text_of
from excomm.record.tei.prolog import check_prolog, malformed
from excomm.record.tei.published import published
from excomm.record.tei.volume import Volume, container, is_list_of_people, people_in

__all__ = ["read_tei"]

_DEEPEST = 200  # elements within elements; no volume has thirty


def read_tei(path: Path, raw: bytes, source: Source) -> Iterator[Document]:
    """Yield the documents of a TEI file: its divisions of the type "document".

    Parameters
    ----------
    path
        The file, for messages and, where nothing else names the volume, its id.
    raw
        Its content.
    source
        What the documents say of it.

    Raises
    ------
    UnreadableError
        With the line, if it is malformed or breaks off, which may come after some documents;
        before the first, if it is not TEI or declares entities; at the end, if it holds none.
    """
    check_prolog(path, raw)
    reading = _Reading(path, raw, source)
    events = iterparse(io.BytesIO(raw), events=("start", "end"))
    while True:
        try:
            event, element = next(events)
        except StopIteration:
            break
        except ParseError as error:
            raise malformed(path, str(error), error.position[0]) from None
        except (LookupError, ValueError) as error:
            raise UnreadableError(path, f"cannot be decoded: {error}") from None
        if event == "start":
            reading.begin(element)
        elif (document := reading.end(element)) is not None:
            yield document
    if not reading.count:
        raise UnreadableError(path, 'is TEI but holds no documents (no <div type="document">)')


class _Reading:
    """How far the reading of a file has come."""

    def __init__(self, path: Path, raw: bytes, source: Source) -> None:
        self.count = 0
        self._path = path
        self._source = source
        self._open: list[Element] = []
        self._headings: dict[Element, str] = {}  # of the divisions that are open
        self._document: Element | None = None
        self._page: str | None = None  # the last milestone before this place
        self._page_before: str | None = None  # the last one before the document
        self._header: Element | None = None
        self._people: dict[str, str] = {}
        self._words = words_in(raw)
        self._volume: Volume | None = None
        self._ids: set[str] = set()

    def begin(self, element: Element) -> None:
        """Take note that an element begins."""
        if len(self._open) > _DEEPEST:
            raise UnreadableError(
                self._path, f"has elements within elements more than {_DEEPEST} deep"
            )
        self._open.append(element)
        if local(element) == "pb":
            self._page = element.get("n") or None
        elif self._document is None and is_document(element):
            self._document = element
            self._page_before = self._page

    def end(self, element: Element) -> Document | None:
        """Take note that an element ends; return the document that ends with it."""
        self._open.pop()
        if self._document is not None:
            if element is not self._document:
                return None
            self._document = None
            document = self._read(element)
            element.clear()
            return document
        name = local(element)
        above = self._open[-1] if self._open else None
        if name == "head" and above is not None and local(above) == "div":
            self._headings.setdefault(above, text_of(element))
        elif name == "teiHeader":
            self._header = element
        elif is_list_of_people(element):
            self._people.update(people_in(element))
        elif name in ("div", "front", "body", "back"):
            self._headings.pop(element, None)
            element.clear()
        return None

    def _read(self, element: Element) -> Document:
        self.count += 1
        if self._volume is None:
            root_id = attribute(self._open[0], "id")
            held_in = container(self._header, root_id, self._path.name)
            self._volume = Volume(held_in, self._people, self._words)
        chapters = tuple(self._headings[above] for above in self._open if above in self._headings)
        name = attribute(element, "id") or f"d{self.count}"
        again = name in self._ids
        self._ids.add(name)
        return published(
            element,
            name=f"{name}-{self.count}" if again else name,
            again=again,
            volume=self._volume,
            source=self._source,
            chapters=chapters,
            page=self._page_before,
        )
