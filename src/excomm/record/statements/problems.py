"""What is wrong with a file of words, said to who wrote it."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from excomm.record.statements.statement import CATEGORIES

__all__ = ["VocabularyError", "checked"]

_MARK = {
    "class": str,
    "word": str,
    "phrases": list,
    "frame": bool,
    "weak": bool,
    "case": bool,
    "off": bool,
    "needs_left": list,
    "needs_right": list,
    "excused_left": list,
    "excused_right": list,
}
_ACTOR = {"name": str, "forms": list, "off": bool}
_NAMES = {str: "a text", list: "a list of texts", bool: "true or false"}


class VocabularyError(ValueError):
    """Something wrong in a file of words.

    Attributes
    ----------
    path, where, reason
        The file, the entry ("marks.may"; None for the whole file), and what is wrong.
    """

    def __init__(self, path: Path, where: str | None, reason: str) -> None:
        self.path, self.where, self.reason = path, where, reason
        super().__init__(f"{path}: {where}: {reason}" if where else f"{path}: {reason}")


def checked(content: dict[str, Any], own: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return the content of a file, if it has the form of a vocabulary.

    Raises
    ------
    VocabularyError
        If it has not.
    """
    for name, table in content.items():
        _known(path, None, name, own)
        _is(path, name, table, dict, "a table")
        for key, entry in table.items():
            where = f"{name}.{key}"
            if name == "marks":
                _entry(path, where, entry, _MARK, ("class", "phrases"))
                if "class" in entry and entry["class"] not in CATEGORIES:
                    _unknown(path, where, "class", entry["class"], CATEGORIES)
            elif name == "actors":
                _entry(path, where, entry, _ACTOR, ("forms",))
            else:
                if name != "patterns":
                    _known(path, name, key, own[name])
                _texts(path, where, entry)
    return content


def _entry(
    path: Path, where: str, entry: Any, keys: Mapping[str, type], needed: tuple[str, ...]
) -> None:
    _is(path, where, entry, dict, "a table")
    for key, value in entry.items():
        _known(path, where, key, keys)
        _is(path, f"{where}.{key}", value, keys[key], _NAMES[keys[key]])
        if keys[key] is list:
            _texts(path, f"{where}.{key}", value)
    missing = [key for key in needed if not entry.get(key)]
    if missing and not entry.get("off"):
        raise VocabularyError(path, where, f"'{missing[0]}' is missing")


def _texts(path: Path, where: str, value: Any) -> None:
    _is(path, where, value, list, "a list of texts")
    for one in value:
        _is(path, where, one, str, "a list of texts")
        if not one.strip():
            raise VocabularyError(path, where, "an empty text stands for nothing")


def _is(path: Path, where: str, value: Any, kind: type, called: str) -> None:
    if not isinstance(value, kind):
        raise VocabularyError(path, where, f"expected {called}, found {value!r}")


def _known(path: Path, where: str | None, key: str, known: Mapping[str, Any]) -> None:
    if key not in known:
        _unknown(path, where, "key", key, tuple(known))


def _unknown(path: Path, where: str | None, what: str, value: Any, known: tuple[str, ...]) -> None:
    near = get_close_matches(str(value), known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "known are " + ", ".join(known)
    raise VocabularyError(path, where, f"unknown {what} '{value}'; {hint}")
