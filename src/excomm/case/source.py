"""YAML text as plain data that remembers where each part of it stands.

The events of the YAML parser are turned into dictionaries, lists and scalars here rather
than by a constructor, for three reasons: every key and value keeps its line and column;
scalars follow YAML 1.2 (``no``, ``off`` and ``18:51`` stay text); and a hostile file (tags
that build objects, aliases that explode, nesting without end) is refused before anything
is built.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from excomm.case.problems import CaseError, Place, Problem

__all__ = ["Source", "read_file", "read_text"]

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 200_000

DataPath = tuple[str | int, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass
class Source:
    """A case file as data, with the place of every key and value.

    Attributes
    ----------
    file
        The name to print in messages.
    text
        The file as it stands.
    data
        The file's content: dictionaries, lists, text, numbers, booleans and None.
    keys, values
        The place of a mapping's key and of any value, by its path in `data`.
    plain, quoted
        Paths of the values written on one line, without and with quotes.
    """

    file: str
    text: str = ""
    data: Any = None
    keys: dict[DataPath, Place] = field(default_factory=dict)
    values: dict[DataPath, Place] = field(default_factory=dict)
    plain: set[DataPath] = field(default_factory=set)
    quoted: set[DataPath] = field(default_factory=set)

    def place(self, path: DataPath) -> Place:
        """Return where the value at `path`, or else the nearest thing around it, stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.file))

    def key_place(self, path: DataPath) -> Place:
        """Return where the key of `path` stands, or else its value."""
        return self.keys.get(path) or self.place(path)

    def within(self, path: DataPath, offset: int) -> Place:
        """Return where character `offset` of the text at `path` stands.

        Exact for text on one line; for folded and block text, the place of the whole.
        """
        if path in self.plain:
            return self.place(path).shifted(offset)
        if path in self.quoted:
            return self.place(path).shifted(offset + 1)
        return self.place(path)


def read_file(path: Path) -> Source:
    """Read a case file.

    Raises
    ------
    CaseError
        If the file cannot be read, is too large, is not UTF-8, or is not usable YAML.
    """
    place = Place(str(path))
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise CaseError(Problem(Place(str(path)), "this is a folder, not a case file"))
        if size > MAX_BYTES:
            raise CaseError(
                Problem(
                    place,
                    f"the file has {size / 1e6:.1f} MB; a case file has at most "
                    f"{MAX_BYTES / 1e6:.1f} MB",
                    "is it a case file?",
                )
            )
        raw = path.read_bytes()
    except OSError as error:
        raise CaseError(Problem(place, f"cannot be read: {error.strerror or error}")) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CaseError(
            Problem(
                Place(str(path), line),
                f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8",
                "save the file as UTF-8",
            )
        ) from None
    return read_text(text, str(path))


def read_text(text: str, file: str) -> Source:
    """Turn YAML text into a :class:`Source`; `file` names it in messages.

    Raises
    ------
    CaseError
        If the text is empty or is not usable YAML.
    """
    reader = _Reader(Source(file, text))
    try:
        # libyaml parses several times faster; the pure parser is there where it is not built.
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        reader.read(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise CaseError(Problem(place, f"not valid YAML: {what}", _yaml_hint(what))) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0) or 0
        line = text.count("\n", 0, position) + 1
        reason = getattr(error, "reason", None) or "it cannot be read"
        raise CaseError(Problem(Place(file, line), f"not valid YAML: {reason}")) from None
    return reader.source


def _yaml_hint(what: str) -> str:
    if "mapping values are not allowed" in what:
        return "text that holds a colon and a blank must be quoted"
    if "found character '\\t'" in what or "tab" in what:
        return "indent with blanks, not tabs"
    return ""


@dataclass
class _Open:
    """A mapping or list whose end has not been read yet."""

    node: Any
    path: DataPath
    anchor: str | None
    place: Place
    key: str | None = None

    def next_path(self) -> DataPath:
        if isinstance(self.node, list):
            return (*self.path, len(self.node))
        assert self.key is not None
        return (*self.path, self.key)


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[_Open] = []
        self.anchors: dict[str, DataPath] = {}
        self.nodes = 0
        self.documents = 0

    def read(self, events: Iterator[Any]) -> None:
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        self.fail(event, "a second YAML document starts here", "one case a file")
                case yaml.AliasEvent():
                    self.alias(event)
                case yaml.ScalarEvent():
                    self.scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.close(event)
                case _:
                    pass
        if self.source.data is None:
            raise CaseError(
                Problem(Place(self.source.file), "the file is empty", "'excomm init' writes one")
            )

    def fail(self, event: Any, message: str, hint: str = "") -> None:
        raise CaseError(Problem(self.place_of(event), message, hint))

    def place_of(self, event: Any) -> Place:
        return Place(self.source.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def count(self, event: Any, nodes: int = 1) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self.fail(event, f"the file unfolds to more than {MAX_NODES:,} values")

    def refuse_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.fail(event, f"the tag {tag} is not allowed", "a case is plain text and numbers")

    def open(self, event: Any) -> None:
        self.refuse_tag(event)
        self.count(event)
        if len(self.stack) >= MAX_DEPTH:
            self.fail(event, f"nested more than {MAX_DEPTH} deep")
        if self.stack and isinstance(self.stack[-1].node, dict) and self.stack[-1].key is None:
            self.fail(event, "a key must be text, not a list or mapping", "quote this")
        node: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self.stack[-1].next_path() if self.stack else ()
        self.stack.append(_Open(node, path, event.anchor, self.place_of(event)))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        self.put(event, done.node, done.path, done.place)
        if done.anchor:
            self.anchors[done.anchor] = done.path

    def scalar(self, event: Any) -> None:
        self.refuse_tag(event)
        self.count(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            if event.value in top.node:
                first = self.source.keys[(*top.path, event.value)]
                self.fail(
                    event, f"the key {event.value} stands twice", f"first in line {first.line}"
                )
            top.key = event.value
            self.source.keys[(*top.path, event.value)] = self.place_of(event)
            return
        value = _plain_value(event.value) if event.implicit[0] else event.value
        path = top.next_path() if top else ()
        if event.start_mark.line == event.end_mark.line:
            if event.style in ("'", '"'):
                self.source.quoted.add(path)
            elif not event.style:
                self.source.plain.add(path)
        self.put(event, value, path, self.place_of(event))
        if event.anchor:
            self.anchors[event.anchor] = path

    def alias(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is None or (isinstance(top.node, dict) and top.key is None):
            self.fail(event, "an alias cannot stand here")
            return
        if any(opened.anchor == event.anchor for opened in self.stack):
            self.fail(event, f"the alias *{event.anchor} stands inside what it names")
        if event.anchor not in self.anchors:
            self.fail(event, f"nothing is named &{event.anchor} before this")
        target = self.anchors[event.anchor]
        path = top.next_path()
        value = self.copy(event, self.find(target), target, path)
        self.put(event, value, path, self.place_of(event))

    def find(self, path: DataPath) -> Any:
        """Return the finished value at `path`, which may stand inside an open one."""
        for opened in reversed(self.stack):
            if path[: len(opened.path)] == opened.path:
                value = opened.node
                for step in path[len(opened.path) :]:
                    value = value[step]
                return value
        raise AssertionError("a finished value stands inside an open one")

    def copy(self, event: Any, value: Any, old: DataPath, new: DataPath) -> Any:
        """Copy a value so that no two places of the data share one, counting as it goes."""
        self.count(event)
        if len(new) > MAX_DEPTH:
            self.fail(event, f"nested more than {MAX_DEPTH} deep")
        self.source.values[new] = self.source.place(old)
        if isinstance(value, dict):
            for key in value:
                self.source.keys[(*new, key)] = self.source.keys[(*old, key)]
            return {k: self.copy(event, v, (*old, k), (*new, k)) for k, v in value.items()}
        if isinstance(value, list):
            return [self.copy(event, v, (*old, i), (*new, i)) for i, v in enumerate(value)]
        return value

    def put(self, event: Any, value: Any, path: DataPath, place: Place) -> None:
        self.source.values[path] = place
        if not self.stack:
            if value is not None and not isinstance(value, dict):
                self.fail(event, "a case file is a mapping of keys to values")
            self.source.data = value
            return
        top = self.stack[-1]
        if isinstance(top.node, list):
            top.node.append(value)
        else:
            top.node[top.key] = value
            top.key = None


def _plain_value(text: str) -> Any:
    """Resolve an unquoted scalar by the YAML 1.2 core schema."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) < 400 else text
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
