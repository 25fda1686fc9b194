"""Characters of scripts that a document in English is not written in."""

import re
import unicodedata
from functools import cache

from excomm.record.document import Noise, Span

__all__ = ["foreign", "script_of"]

_RUN = re.compile(r"[^\x00-\u024f\u1e00-\u22ff\ufb00-\ufb06\ufeff]+")
_LETTERS = {"CJK": "Han", "IDEOGRAPHIC": "Han"}
_SYMBOLS = "So", "Sk", "Sc", "Sm", "Po", "Ps", "Pe", "Pd", "Pf", "Pi", "Zs", "Cf", "Nd", "No"


@cache
def script_of(character: str) -> str | None:
    """Return the script of a letter that is not Latin; None for any other character."""
    if unicodedata.category(character) in _SYMBOLS:
        return None
    name = unicodedata.name(character, "").split(" ")[0]
    if name in {"", "LATIN", "COMBINING", "MODIFIER", "VARIATION"}:
        return None
    return _LETTERS.get(name, name.capitalize())


def foreign(text: str, start: int = 0) -> tuple[Noise, ...]:
    """Return the runs of letters that are not Latin, each with its script.

    Blanks between letters of one script belong to the run. `start` is added to the offsets.
    """
    found: list[Noise] = []
    for run in _RUN.finditer(text):
        at = run.start()
        for character in run[0]:
            script = script_of(character)
            if script is not None:
                last = found[-1] if found else None
                if (
                    last is not None
                    and last.script == script
                    and not text[last.span.end - start : at].strip()
                ):
                    found[-1] = Noise(Span(last.span.start, start + at + 1), script)
                else:
                    found.append(Noise(Span(start + at, start + at + 1), script))
            at += 1
    return tuple(found)
