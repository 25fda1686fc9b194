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
from excomm.case.yaml_faults import yaml_problem

__all__ = ["Source", "read_file", "read_text"]

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 200_000

DataPath = tuple[str | int, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
# What may not stand in YAML even in quotes. The YAML readers refuse it at another place.
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_COLON = re.compile(r"\s*:")
_PROPERTIES = re.compile(r"([&!]\S*\s+)*")


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
    key_starts, text_starts
        Where the text of a key or value begins, inside its quotes, if it stands in the file
        letter by letter: on one line and without escapes.
    lone_keys
        The keys that no colon follows, such as ``b`` in ``{a: 1, b}``.
    """

    file: str
    text: str = ""
    data: Any = None
    keys: dict[DataPath, Place] = field(default_factory=dict)
    values: dict[DataPath, Place] = field(default_factory=dict)
    key_starts: dict[DataPath, Place] = field(default_factory=dict)
    text_starts: dict[DataPath, Place] = field(default_factory=dict)
    lone_keys: set[DataPath] = field(default_factory=set)

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
        start = self.text_starts.get(path)
        return start.shifted(offset) if start else self.place(path)

    def within_key(self, path: DataPath, offset: int) -> Place:
        """Return where character `offset` of the key of `path` stands, as for :meth:`within`."""
        start = self.key_starts.get(path)
        return start.shifted(offset) if start else self.key_place(path)


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
            raise CaseError(Problem(place, "this is a folder, not a case file"))
        with path.open("rb") as file:
            # Never more than this: pipes and devices do not tell how much they hold.
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CaseError(Problem(place, f"cannot be read: {error.strerror or error}")) from None
    if len(raw) > MAX_BYTES:
        has = f"the file has {size / 1e6:.1f} MB; " if size > MAX_BYTES else ""
        most = f"a case file has at most {MAX_BYTES / 1e6:.1f} MB"
        raise CaseError(Problem(place, has + most, "is it a case file?"))
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
    text = text.removeprefix("\ufeff")
    if stray := _UNPRINTABLE.search(text):
        before = re.split("\r\n?|\n", text[: stray.start()])
        place = Place(file, len(before), len(before[-1]) + 1)
        raise CaseError(Problem(place, f"the character U+{ord(stray[0]):04X} cannot stand here"))
    reader = _Reader(Source(file, text))
    try:
        # libyaml parses several times faster; the pure parser is there where it is not built.
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        reader.read(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        raise CaseError(yaml_problem(error, text, file)) from None
    except yaml.YAMLError as error:
        raise CaseError(Problem(Place(file), f"not valid YAML: {error}")) from None
    return reader.source


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
                    self.close()
                case _:
                    pass
        if self.source.data is None:
            raise CaseError(
                Problem(Place(self.source.file), "the file is empty", "'excomm init' writes one")
            )

    def fail(self, event: Any, message: str, hint: str = "") -> None:
        raise CaseError(Problem(self.place_of(event), message, hint))

    def text_start(self, event: Any) -> Place | None:
        """Return where a scalar's text begins if it stands in the file letter by letter."""
        start, end = event.start_mark, event.end_mark
        written = self.source.text[start.index : end.index]
        skipped = len(_PROPERTIES.match(written)[0])  # type: ignore[index]
        if event.style in ("'", '"'):
            skipped, written = skipped + 1, written[:-1]
        exact = start.line == end.line and written[skipped:] == event.value
        return self.place_of(event).shifted(skipped) if exact else None

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

    def close(self) -> None:
        done = self.stack.pop()
        self.put(done.node, done.path, done.place)
        if done.anchor:
            self.anchors[done.anchor] = done.path

    def scalar(self, event: Any) -> None:
        self.refuse_tag(event)
        self.count(event)
        if control := _CONTROL.search(event.value):
            # An escape written in quotes; on a terminal it would do more than be read.
            self.fail(event, f"the text holds the control character {control[0]!r}", "leave it out")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            if event.value in top.node:
                first = self.source.keys[(*top.path, event.value)]
                self.fail(
                    event, f"the key '{event.value}' stands twice", f"first in line {first.line}"
                )
            top.key = event.value
            key_path = (*top.path, event.value)
            self.source.keys[key_path] = self.place_of(event)
            if start := self.text_start(event):
                self.source.key_starts[key_path] = start
            if not _COLON.match(self.source.text, event.end_mark.index):
                self.source.lone_keys.add(key_path)
            return
        plain = event.implicit[0] and event.tag is None
        value = _plain_value(event.value) if plain else event.value
        path = top.next_path() if top else ()
        if start := self.text_start(event):
            self.source.text_starts[path] = start
        self.put(value, path, self.place_of(event))
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
        self.source.text_starts.pop(path, None)
        self.put(value, path, self.place_of(event))

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
        source = self.source
        source.values[new] = source.place(old)
        if start := source.text_starts.get(old):
            source.text_starts[new] = start
        if isinstance(value, dict):
            for key in value:
                source.keys[(*new, key)] = source.keys[(*old, key)]
                if start := source.key_starts.get((*old, key)):
                    source.key_starts[(*new, key)] = start
            return {k: self.copy(event, v, (*old, k), (*new, k)) for k, v in value.items()}
        if isinstance(value, list):
            return [self.copy(event, v, (*old, i), (*new, i)) for i, v in enumerate(value)]
        return value

    def put(self, value: Any, path: DataPath, place: Place) -> None:
        self.source.values[path] = place
        if not self.stack:
            if value is not None and not isinstance(value, dict):
                raise CaseError(Problem(place, "a case file is a mapping of keys to values"))
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
