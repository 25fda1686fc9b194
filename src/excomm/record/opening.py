"""Files in: which there are, what kind each is, and the documents in it."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from excomm.record.document import Document, Source, digest

__all__ = ["SUFFIXES", "UnreadableError", "files_in", "read_bytes", "read_file", "text_of"]

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".xml", ".pdf"})
MAX_BYTES = 64 * 2**20  # the longest FRUS volume has some ten million bytes

_BINARY = {
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"\xd0\xcf\x11\xe0": "an office document of the old form",
    b"SQLite format 3\x00": "a database (SQLite)",
    b"\x7fELF": "a program",
    b"{\\rtf": "a document in Rich Text Format",
}
_MARKS = {  # byte order marks, the longer ones first
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TEI = re.compile(rb"\s*(<\?xml|<!--|<!DOCTYPE|<(\w+:)?TEI\b)")


class UnreadableError(ValueError):
    """A file that cannot be read as a document.

    Attributes
    ----------
    path, reason
        The file, and what is wrong with it.
    line
        Where, counted from 1; None where it is the whole file.
    """

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        where = f"{path}:{line}" if line is not None else str(path)
        super().__init__(f"{where}: {reason}")


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and the documents in folders, in the order of their names.

    Of a folder, files of the :data:`SUFFIXES` count, except hidden ones and those called
    README. A folder that a link leads back to is entered once; a file is yielded once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _files(path, seen, asked=True)


def _files(path: Path, seen: set[tuple[int, int]], asked: bool) -> Iterator[Path]:
    try:
        there = path.stat()
    except OSError:
        if asked:  # reading it says what is wrong
            yield path
        return
    key = (there.st_dev, there.st_ino)
    if key in seen:
        return
    if not path.is_dir():
        if asked or (path.suffix.casefold() in SUFFIXES and path.stem.casefold() != "readme"):
            seen.add(key)
            yield path
        return
    seen.add(key)
    try:
        within = sorted(path.iterdir())
    except OSError:  # reading it says that it cannot be
        yield path
        return
    for inner in within:
        if not inner.name.startswith("."):
            yield from _files(inner, seen, asked=False)


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises
    ------
    UnreadableError
        If it cannot be opened, is empty, or is larger than any document.
    """
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "there is no such file or folder"
            what = "is a folder that cannot be listed" if path.is_dir() else what
            raise UnreadableError(path, what)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(
                path, f"has {size / 2**20:.0f} MiB; a document has at most {MAX_BYTES >> 20}"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror or error}") from None
    if not raw.strip():
        raise UnreadableError(path, "is empty")
    return raw


def text_of(name: str | Path) -> str:
    """Return the name of a file as text, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_file(path: Path, raw: bytes | None = None) -> Iterator[Document]:
    """Yield the documents in a file, one after the other.

    Parameters
    ----------
    path
        The file: text or Markdown, TEI XML, or a PDF with a text layer. What it is is told by
        its content, not by its name.
    raw
        Its content, where that was read already.

    Raises
    ------
    UnreadableError
        If it cannot be read; for a volume of many documents this may come after some of them,
        and then none of these should be kept.
    """
    raw = read_bytes(path) if raw is None else raw
    kind = _kind(path, raw)
    source = Source(text_of(path.name), digest(raw), kind)
    if kind == "tei":
        from excomm.record.tei import read_tei

        yield from read_tei(path, raw, source)
    elif kind == "pdf":
        from excomm.record.pdf import read_pdf

        yield read_pdf(path, raw, source)
    else:
        from excomm.record.text import read_text

        text, encoding = _decoded(path, raw)
        yield read_text(text, Source(source.name, source.sha256, kind, encoding))


def _kind(path: Path, raw: bytes) -> Literal["text", "tei", "pdf"]:
    for magic, what in _BINARY.items():
        if raw.startswith(magic):
            raise UnreadableError(path, f"is {what}, not a text, TEI XML or PDF")
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    return "tei" if _TEI.match(raw.removeprefix(b"\xef\xbb\xbf")[:256]) else "text"


def _decoded(path: Path, raw: bytes) -> tuple[str, str]:
    """Return a text and the encoding it was found in."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            body = raw.removeprefix(mark)
            return _in(path, body, encoding.removesuffix("-sig")), encoding
    try:
        return _plain(path, raw.decode()), "utf-8"
    except UnicodeDecodeError as error:
        wrong = error
    if b"\0" in raw[:1024]:
        raise _undecodable(path, raw, wrong, "UTF-8, and holds zero bytes")
    return _in(path, raw, "cp1252"), "cp1252"


def _in(path: Path, raw: bytes, encoding: str) -> str:
    try:
        return _plain(path, raw.decode(encoding))
    except UnicodeDecodeError as error:
        names = "UTF-8 nor Windows-1252" if encoding == "cp1252" else encoding.upper()
        raise _undecodable(path, raw, error, names) from None


def _undecodable(path: Path, raw: bytes, error: UnicodeDecodeError, names: str) -> UnreadableError:
    line = raw.count(b"\n", 0, error.start) + 1
    byte = raw[error.start]
    return UnreadableError(
        path, f"byte {error.start} (0x{byte:02x}) cannot be read as {names}", line
    )


def _plain(path: Path, text: str) -> str:
    """Return a text that is one; a form feed, which parts pages, and an escape may be in it."""
    control = _CONTROL.search(text)
    if control is None:
        return text
    line = text.count("\n", 0, control.start()) + 1
    raise UnreadableError(
        path, f"is not a text: it holds the control character 0x{ord(control[0]):02x}", line
    )
