"""What stands before the root of an XML file: refused where it declares or fetches anything."""

from pathlib import Path
from xml.parsers import expat

from excomm.record.opening import UnreadableError

__all__ = ["check_prolog", "malformed"]

_BLOCK = 2**16
_BROKEN_OFF = ("no element found", "unclosed token", "unclosed CDATA section")


class _RootReached(Exception):  # noqa: N818  it is no error
    pass


def check_prolog(path: Path, raw: bytes) -> None:
    """Refuse a file that is not TEI, or whose prolog declares entities or names other files.

    Entities can make a small file grow without end, and external ones read other files; no
    volume has them.

    Raises
    ------
    UnreadableError
        With the line.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    root: list[str] = []

    def doctype(_name: str, system: str | None, public: str | None, inner: bool) -> None:
        line = parser.CurrentLineNumber
        if inner:
            raise UnreadableError(
                path, "declares entities or a document type of its own, which is refused", line
            )
        if system or public:
            raise UnreadableError(
                path,
                f"refers to a document type in another file ({system or public}), which is refused",
                line,
            )

    def start(name: str, _attributes: dict[str, str]) -> None:
        root.append(name.rpartition("}")[2])
        raise _RootReached

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    try:
        for at in range(0, len(raw), _BLOCK):
            parser.Parse(raw[at : at + _BLOCK], at + _BLOCK >= len(raw))
    except _RootReached:
        pass
    except expat.ExpatError as error:
        raise malformed(path, str(error), error.lineno) from None
    except LookupError:
        raise UnreadableError(path, "names an encoding that is not known", 1) from None
    if root != ["TEI"]:
        raise UnreadableError(path, f"is XML but not TEI: its first element is {root[0]}")


def malformed(path: Path, reason: str, line: int) -> UnreadableError:
    """Return the error of XML that a parser does not accept."""
    plain = reason.partition(": line")[0]
    if plain in _BROKEN_OFF:
        return UnreadableError(path, "breaks off: the file ends before its XML does", line)
    return UnreadableError(path, f"is not well-formed XML ({plain})", line)
