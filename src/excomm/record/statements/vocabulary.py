"""The words by which statements are found: read from a file of TOML, checked, added to.

The words of the package stand in ``vocabulary.toml``, which says how an entry is written.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from excomm.record.statements.phrases import Lists, compiled, triggers_of
from excomm.record.statements.problems import VocabularyError, checked
from excomm.record.statements.statement import Category

__all__ = ["Actor", "Mark", "Vocabulary", "load_vocabulary"]

_FILE = Path(__file__).with_name("vocabulary.toml")


@dataclass(frozen=True)
class Mark:
    """A phrase that marks a judgement.

    Attributes
    ----------
    id
        The name of its entry.
    category
        The class of the estimate: "near certain", "probable", ...
    pattern
        What it looks like.
    word
        The estimative word to look up in a table; None for the phrase as written.
    frame, weak
        Whether it yields to a mark that follows, or to one that stands before it.
    triggers
        How words begin of which one stands in every such phrase; in lower case.
    needs_left, needs_right, excused_left, excused_right
        What must, and what must not, stand directly before and after it.
    """

    id: str
    category: Category
    pattern: re.Pattern[str]
    word: str | None
    frame: bool
    weak: bool
    triggers: frozenset[str]
    needs_left: re.Pattern[str] | None
    needs_right: re.Pattern[str] | None
    excused_left: re.Pattern[str] | None
    excused_right: re.Pattern[str] | None


@dataclass(frozen=True)
class Actor:
    """An actor, and the forms under which it is spoken of."""

    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All words by which statements are found; see the attributes' entries in the file."""

    marks: tuple[Mark, ...]
    opens: re.Pattern[str]
    open_excused_left: re.Pattern[str] | None
    open_excused_right: re.Pattern[str] | None
    advice: re.Pattern[str]
    forecast: re.Pattern[str]
    prerequisites: re.Pattern[str]
    prerequisite_excused_left: re.Pattern[str] | None
    prerequisite_excused_right: re.Pattern[str] | None
    holding: re.Pattern[str]
    embedding: re.Pattern[str]
    actors: Mapping[str, Actor]
    naming: re.Pattern[str]
    by_form: Mapping[str, str]
    prefilter: re.Pattern[str]
    by_trigger: Mapping[str, tuple[Mark, ...]] = field(repr=False)

    def actor(self, name: str) -> Actor | None:
        """Return the actor that goes by an id or by one of the forms, in any case."""
        folded = name.casefold()
        for actor in self.actors.values():
            if folded in (actor.id, actor.name.casefold(), *map(str.casefold, actor.forms)):
                return actor
        return None


def load_vocabulary(file: str | Path | None = None) -> Vocabulary:
    """Return the vocabulary, with what a file adds to it.

    Parameters
    ----------
    file
        A file of the form of ``vocabulary.toml``. Its entries are added; an entry with the id
        of an existing one replaces it, and one that says ``off = true`` takes it away.

    Raises
    ------
    VocabularyError
        If the file cannot be read or something in it is wrong: what and where.
    """
    if file is None:
        return _own()
    path = Path(file)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise VocabularyError(path, None, f"cannot be read: {reason}") from None
    try:
        added = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(path, None, f"is not TOML: {error}") from None
    own = tomllib.loads(_FILE.read_text("utf-8"))
    return _built(_merged(own, checked(added, own, path)), path)


@cache
def _own() -> Vocabulary:
    own = tomllib.loads(_FILE.read_text("utf-8"))
    return _built(checked(own, own, _FILE), _FILE)


def _merged(own: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    """Return the entries of both; lists of patterns grow, marks and actors are replaced."""
    merged = {name: dict(table) for name, table in own.items()}
    for name, table in added.items():
        for key, value in table.items():
            if name in ("marks", "actors"):
                if value.get("off"):
                    merged[name].pop(key, None)
                else:
                    merged[name][key] = value
            else:
                merged[name][key] = [*merged[name].get(key, []), *value]
    return merged


def _built(content: dict[str, Any], path: Path) -> Vocabulary:
    lists: Lists = content["patterns"]

    def any_of(where: str, phrases: list[str], form: str) -> re.Pattern[str]:
        try:
            return compiled(phrases, lists, form)
        except (re.error, KeyError, ValueError) as error:
            raise VocabularyError(path, where, f"no pattern: {error}") from None

    def maybe(where: str, entry: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
        side = "left" if key.endswith("left") else "right"
        return any_of(f"{where}.{key}", entry[key], side) if entry.get(key) else None

    marks = []
    for name, entry in content["marks"].items():
        where = f"marks.{name}"
        pattern = any_of(where, entry["phrases"], "exact" if entry.get("case") else "phrase")
        marks.append(
            Mark(
                name,
                entry["class"],
                pattern,
                entry.get("word"),
                entry.get("frame", False),
                entry.get("weak", False),
                _triggers(path, where, entry["phrases"], lists),
                maybe(where, entry, "needs_left"),
                maybe(where, entry, "needs_right"),
                maybe(where, entry, "excused_left"),
                maybe(where, entry, "excused_right"),
            )
        )
    conditions, prerequisites = content["conditions"], content["prerequisites"]
    holders = content["holders"]
    actors = {
        key: Actor(key, entry.get("name", key), tuple(entry["forms"]))
        for key, entry in content["actors"].items()
    }
    by_form = {form: actor.id for actor in actors.values() for form in actor.forms}
    forms = sorted(by_form, key=len, reverse=True)
    naming = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    return Vocabulary(
        tuple(marks),
        any_of("conditions.open", conditions["open"], "phrase"),
        maybe("conditions", conditions, "excused_left"),
        maybe("conditions", conditions, "excused_right"),
        any_of("conditions.advice", conditions["advice"], "phrase"),
        any_of("conditions.forecast", conditions["forecast"], "phrase"),
        any_of("prerequisites.phrases", prerequisites["phrases"], "phrase"),
        maybe("prerequisites", prerequisites, "excused_left"),
        maybe("prerequisites", prerequisites, "excused_right"),
        any_of("holders.verbs", holders["verbs"], "exact"),
        any_of("holders.embedding", holders["embedding"], "phrase"),
        actors,
        naming,
        by_form,
        *_index(marks),
    )


def _triggers(path: Path, where: str, phrases: list[str], lists: Lists) -> frozenset[str]:
    found: set[str] = set()
    for phrase in phrases:
        triggers = triggers_of(phrase, lists)
        if not triggers:
            raise VocabularyError(
                path, where, f"'{phrase}': one word of it must always be there, outside ( )?"
            )
        found |= triggers
    return frozenset(found)


def _index(marks: list[Mark]) -> tuple[re.Pattern[str], dict[str, tuple[Mark, ...]]]:
    """Return what finds the triggers in a text, and the marks that each may belong to."""
    triggers = sorted({one for mark in marks for one in mark.triggers}, key=len, reverse=True)
    by_trigger = {
        one: tuple(mark for mark in marks if any(one.startswith(t) for t in mark.triggers))
        for one in triggers
    }
    return re.compile(r"\b(?:" + "|".join(map(re.escape, triggers)) + ")"), by_trigger
