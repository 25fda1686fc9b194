"""Where each element of a document stands in its raw text."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from excomm.record.document import Span
from excomm.record.tei.names import local

__all__ = ["Layout", "lay_out"]

_INK = re.compile(r"\S(?:.*\S)?", re.DOTALL)


@dataclass(frozen=True)
class Layout:
    """A document laid out.

    Attributes
    ----------
    root
        The division that holds the document.
    text
        The characters of the element, as they stand in the file.
    spans
        For each element, from its first character to its last; in the order of the document.
    parents
        For each element but the root, what it stands in.
    """

    root: Element
    text: str
    spans: dict[Element, Span]
    parents: dict[Element, Element]

    @property
    def head(self) -> Element | None:
        """The head of the document."""
        return next((child for child in self.root if local(child) == "head"), None)

    def named(self, *names: str) -> list[Element]:
        """Return the elements of some names, in the order of the document."""
        return [element for element in self.spans if local(element) in names]

    def within(self, element: Element, *names: str) -> bool:
        """Return whether an element stands in one of some names."""
        above = self.parents.get(element)
        while above is not None:
            if local(above) in names:
                return True
            above = self.parents.get(above)
        return False

    def trimmed(self, span: Span) -> Span | None:
        """Return a span without the white space at its ends; None if it has nothing else."""
        ink = _INK.search(self.text, span.start, span.end)
        return None if ink is None else Span(*ink.span())

    def ink(self, element: Element) -> Span | None:
        """Return where the text of an element stands, without white space at its ends."""
        return self.trimmed(self.spans[element])


def lay_out(root: Element) -> Layout:
    """Return the raw text of a division, and where its elements stand in it."""
    pieces: list[str] = []
    starts: dict[Element, int] = {}
    ends: dict[Element, int] = {}
    parents: dict[Element, Element] = {}
    at = 0

    def walk(element: Element) -> None:
        nonlocal at
        starts[element] = at
        if element.text:
            pieces.append(element.text)
            at += len(element.text)
        for child in element:
            parents[child] = element
            walk(child)
            if child.tail:
                pieces.append(child.tail)
                at += len(child.tail)
        ends[element] = at

    walk(root)
    spans = {element: Span(start, ends[element]) for element, start in starts.items()}
    return Layout(root, "".join(pieces), spans, parents)
