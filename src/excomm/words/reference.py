"""The tables that come with the program, one file each in ``published``."""

import tomllib
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from excomm.words.lexicon import Table
from excomm.words.term import Term

__all__ = ["UnknownTableError", "table", "tables"]

_PUBLISHED = Path(__file__).parent / "published"


class UnknownTableError(ValueError):
    """A name that no table has."""


@cache
def tables() -> tuple[str, ...]:
    """Return the names of the published tables, sorted."""
    return tuple(sorted(path.stem for path in _PUBLISHED.glob("*.toml")))


def table(name: str) -> Table:
    """Return the published table called `name`.

    Raises
    ------
    UnknownTableError
        If there is none; the message offers the nearest name, or all of them.
    """
    known = name.strip().casefold()
    if known not in tables():
        near = get_close_matches(known, tables(), n=1)
        hint = f"did you mean {near[0]}?" if near else "there are " + ", ".join(tables())
        raise UnknownTableError(f"there is no table of words '{name}' ({hint})")
    return _load(known)


@cache
def _load(name: str) -> Table:
    content = tomllib.loads((_PUBLISHED / f"{name}.toml").read_text("utf-8"))
    return Table(
        name=name,
        title=content["title"],
        author=content["author"],
        year=content["year"],
        source=content["source"],
        terms=tuple(_term(entry) for entry in content["terms"]),
        notes=tuple(content.get("notes", ())),
        unverified=tuple(content.get("unverified", ())),
    )


def _term(entry: dict[str, Any]) -> Term:
    return Term(**entry | {"synonyms": tuple(entry.get("synonyms", ()))})
