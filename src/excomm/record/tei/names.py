"""Names of elements and attributes, without their namespaces.

The prefix ``frus`` stands for one namespace in older volumes and for another in later ones, so
names are compared without them.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["attribute", "collapsed", "elements", "is_document", "local", "text_of"]

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its name without namespace; ``xml:id`` is ``id``."""
    if name == "id":
        return element.get(_XML_ID)
    value = element.get(name)
    if value is not None:
        return value
    return next((element.attrib[key] for key in element.attrib if key.endswith(f"}}{name}")), None)


def is_document(element: Element) -> bool:
    """Return whether an element is a division that holds a document."""
    return local(element) == "div" and element.get("type") == "document"


def elements(element: Element, *names: str, but: tuple[str, ...] = ()) -> Iterator[Element]:
    """Yield the elements of some names below one, in order, and none inside those of `but`."""
    for child in element:
        name = local(child)
        if name in but:
            continue
        if name in names:
            yield child
        yield from elements(child, *names, but=but)


def collapsed(text: str) -> str:
    """Return a text with each run of white space as one blank."""
    return " ".join(text.split())


def text_of(element: Element, but: tuple[str, ...] = ("note",)) -> str:
    """Return the text of an element without its notes, white space collapsed."""
    return collapsed("".join(_pieces(element, but)))


def _pieces(element: Element, but: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) == "lb":
            yield " "
        elif local(child) not in but:
            yield from _pieces(child, but)
        yield child.tail or ""
