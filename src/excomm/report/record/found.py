"""Paragraphs that were found."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from excomm.record.store import Found, Hit
from excomm.report.table import WIDTH, Table

__all__ = ["found_data", "found_rows", "found_text"]

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def found_text(found: Found, width: int = WIDTH, bold: bool = False) -> str:
    """Return what was found for a reader: where it stands, and the words around it.

    Parameters
    ----------
    found
        What was found.
    width
        Of the page.
    bold
        Whether what was sought is set in bold, as a terminal can.
    """
    blocks = [_block(number, hit, width, bold) for number, hit in enumerate(found.hits, 1)]
    if forms := "\n".join(_forms(found, width)):
        blocks.append(forms)
    if found.more:
        blocks.append("There are more; --limit shows more.")
    return "\n\n".join(blocks) if found.hits else "\n\n".join(["nothing was found", *blocks])


def _block(number: int, hit: Hit, width: int, bold: bool) -> str:
    head = f"{number}. {_place(hit)}"
    title = textwrap.shorten(hit.title, width - 3, placeholder=" …")
    lines = textwrap.wrap(_marked(hit, bold), width - 3, break_long_words=False)
    return "\n".join([head, *(f"   {line}" for line in (title, *lines))])


def _place(hit: Hit) -> str:
    parts = [hit.document, hit.paragraph, f'"{hit.label}"' if hit.label else ""]
    parts += [f"page {hit.page}" if hit.page else "", hit.date or "no date"]
    return ", ".join(part for part in parts if part)


def _marked(hit: Hit, bold: bool) -> str:
    if not bold:
        return hit.text
    text, end = "", 0
    for start, stop in hit.matches:
        words = hit.text[start:stop].split(" ")  # each by itself: a line may end between them
        text += hit.text[end:start] + " ".join(f"{_BOLD}{word}{_PLAIN}" for word in words)
        end = stop
    return text + hit.text[end:]


def _forms(found: Found, width: int) -> Iterator[str]:
    for word, forms in found.forms.items():
        yield textwrap.fill(f"{word} also as: {', '.join(forms)}", width, subsequent_indent="  ")


def found_rows(found: Found) -> Table:
    """Return one row a paragraph."""
    columns = ("document", "date", "volume", "page", "paragraph", "label", "title", "text")
    rows = (tuple(getattr(hit, name) or "" for name in columns) for hit in found.hits)
    return Table(columns, tuple(rows))


def found_data(found: Found) -> dict[str, Any]:
    """Return what was found as plain data, ready for JSON."""
    return asdict(found)
