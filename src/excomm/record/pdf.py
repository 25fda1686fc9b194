"""A PDF becomes a document by its text layer."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from excomm.record.document import Document, Doubt, Source
from excomm.record.opening import UnreadableError
from excomm.record.text import read_text

__all__ = ["read_pdf"]


def read_pdf(path: Path, raw: bytes, source: Source) -> Document:
    """Return the document in a PDF: its text layer, a form feed after each page.

    Raises
    ------
    UnreadableError
        If it is damaged or locked, or has no text layer; if pypdf is not installed.
    """
    pages = _pages(path, raw)
    bare = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(bare) == len(pages):
        raise UnreadableError(
            path, "has no text layer: its pages are pictures. Recognise its characters first"
        )
    # A page that ends without a line break would run on to the next.
    text = "".join(page.rstrip("\n") + "\n\f" for page in pages)
    document = read_text(text, source)
    if not bare:
        return document
    named = ", ".join(map(str, bare[:20])) + (", ..." if len(bare) > 20 else "")
    many = "page" if len(bare) == 1 else "pages"
    doubt = Doubt(
        "reading",
        f"{len(bare)} {many} of {len(pages)} without a text layer, and so without text here: "
        f"{many} {named}.",
    )
    return replace(document, doubts=(doubt, *document.doubts))


def _pages(path: Path, raw: bytes) -> list[str]:
    """Return the text of every page."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UnreadableError(
            path, "is a PDF; reading it takes pypdf: pip install 'excomm[pdf]'"
        ) from None
    try:
        with _quietly():
            reader = PdfReader(io.BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError(path, "is locked with a password")
            return [page.extract_text() for page in reader.pages]
    except UnreadableError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # pypdf raises what it stumbles over where a file is damaged.
        raise UnreadableError(path, f"cannot be read as a PDF: {error}") from None


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what pypdf says of faults it mends from the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
