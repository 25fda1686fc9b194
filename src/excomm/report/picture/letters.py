"""Text in a picture: how wide it is, at most, and how it is broken into lines and escaped."""

import re
import unicodedata
from html import escape

__all__ = ["escaped", "lines_of", "width_of"]

# How wide characters are beside their height, in the widest of the usual serif faces.
_NARROW, _LOWER, _FIGURE, _CAPITAL, _WIDE = 0.36, 0.59, 0.6, 0.76, 1.05
_WIDEST = {"\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": 12.0}
_BOLD = 1.1

# What an XML file may not hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return a text as it stands in XML, what may not stand there replaced."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def _width(character: str) -> float:
    if character in _WIDEST:
        return _WIDEST[character]
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or character in "mwMW@%—…½":
        return _WIDE
    if character in " ijltfrI.,;:!|'’()[]-·":
        return _NARROW
    if kind == "Lu":
        return _CAPITAL
    if kind == "Nd":
        return _FIGURE
    return _LOWER if kind == "Ll" and character.isascii() else _CAPITAL


def lines_of(
    text: str, size: float, width: float, most: int = 1, bold: bool = False
) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`; what does not fit gives way to dots."""
    words = [part for word in text.split() for part in _parts(word, size, width, bold)]
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        last = lines[most - 1]
        while last and width_of(f"{last}…", size, bold) > width:
            last = last[:-1]
        lines[most - 1 :] = [f"{last.rstrip()}…"]
    return tuple(lines)


def _parts(word: str, size: float, width: float, bold: bool) -> list[str]:
    """Return a word, in parts where it is wider than a line."""
    parts = [""]
    for character in word:
        mark = unicodedata.combining(character)
        if parts[-1] and not mark and width_of(parts[-1] + character, size, bold) > width:
            parts.append("")
        parts[-1] += character
    return parts
