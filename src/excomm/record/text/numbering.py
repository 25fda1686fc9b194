"""The labels of paragraphs: what each counts, and where the count does not go on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Counted", "Enumerated", "counted", "label_of"]

Style = Literal["roman", "arabic", "upper", "lower", "lower roman"]

_BULLET = re.compile(r"\s*(--|[-•*–—])\s+(?=\S)")
_LABEL = re.compile(
    r"\s*(?P<label>\((?P<inner>[ivxlIVXL]{1,5}|\d{1,2}|[A-Za-z])\)"
    r"|(?P<outer>[ivxlIVXL]{1,5}|\d{1,2}|[A-Za-z])[.)])\s+(?=[\"“(]?[A-Z0-9])"
)
_INITIALS = re.compile(r"\s*(?:[A-Z]\.\s+[A-Z]\.|[A-HJ-UWYZ]\.\s+[A-Z][a-z]+$)")
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
# Figures and letters that are taken for one another.
_ALIKE = {"l": "1", "L": "1", "I": "1", "1": "l", "i": "1", "O": "0", "o": "0", "S": "5", "s": "5"}


@dataclass(frozen=True)
class Enumerated:
    """The label at the start of a line: ``(2)`` or ``--``, and where the text behind it begins.

    `core` is what counts in it, "2"; empty for a bullet.
    """

    label: str
    core: str
    end: int


def label_of(text: str) -> Enumerated | None:
    """Return the label that a line begins with; None where it begins with none.

    Of a bullet before a label, as Markdown writes lists, the label counts.
    """
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    found = _LABEL.match(text, start)
    if found and not _INITIALS.match(text, start):
        return Enumerated(found["label"], found["inner"] or found["outer"], found.end())
    return Enumerated(bullet[1], "", bullet.end()) if bullet else None


@dataclass(frozen=True)
class Counted:
    """What became of a label.

    Attributes
    ----------
    path
        The labels above it and its own, as printed.
    doubt
        Why the count does not go on with it; None where it does.
    suggests
        The label that the count leads to expect; None where none does.
    order
        Which of its level it is by order, from 1.
    """

    path: tuple[str, ...]
    doubt: str | None = None
    suggests: str | None = None
    order: int = 1


# The order in which counts usually stand within each other.
_RANK: dict[Style, int] = {"roman": 0, "upper": 1, "arabic": 2, "lower": 3, "lower roman": 4}


@dataclass
class _Level:
    style: Style
    bracketed: bool
    last: int
    count: int
    label: str


def counted(labels: Sequence[str]) -> list[Counted]:
    """Return what each of the labels of a text counts, in their order.

    A label goes on with the count of an open level, closing those below it; or it opens a level
    with its first value; or it is doubtful.
    """
    levels: list[_Level] = []
    found: list[Counted] = []
    for at, label in enumerate(labels):
        core = label.strip("().")
        following = labels[at + 1].strip("().") if at + 1 < len(labels) else None
        readings = list(_readings(core))
        result = (
            _goes_on(levels, label, readings)
            or _opens(levels, label, readings)
            or _doubted(levels, label, core, readings, following)
        )
        found.append(result)
    return found


def _path(levels: Sequence[_Level]) -> tuple[str, ...]:
    return tuple(level.label.strip("().") for level in levels)


def _goes_on(
    levels: list[_Level], label: str, readings: Sequence[tuple[Style, int]]
) -> Counted | None:
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        if level.bracketed != label.startswith("("):
            continue
        if (level.style, level.last + 1) in readings:
            del levels[depth + 1 :]
            level.last += 1
            level.count += 1
            level.label = label
            return Counted(_path(levels), order=level.count)
    return None


def _opens(
    levels: list[_Level], label: str, readings: Sequence[tuple[Style, int]]
) -> Counted | None:
    bracketed = label.startswith("(")
    for style, value in readings:
        if value == 1 and not any(
            level.style == style and level.bracketed == bracketed for level in levels
        ):
            levels.append(_Level(style, bracketed, 1, 1, label))
            return Counted(_path(levels))
    return None


def _doubted(
    levels: list[_Level],
    label: str,
    core: str,
    readings: Sequence[tuple[Style, int]],
    following: str | None,
) -> Counted:
    bracketed = label.startswith("(")
    # A figure read as a letter, or a letter as a figure: the count goes on as it should.
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        expected = _written(level.style, level.last + 1)
        if core != expected and _ALIKE.get(core) == expected:
            del levels[depth + 1 :]
            level.last += 1
            level.count += 1
            level.label = label
            meant = label.replace(core, expected)
            return Counted(
                _path(levels),
                f"“{label}” follows “{_written(level.style, level.last - 1)}”, so it is "
                f"probably “{meant}”: the two look alike",
                meant,
                level.count,
            )
    if _ALIKE.get(core) == "1" and following == "2":
        levels.append(_Level("arabic", bracketed, 1, 1, label))
        return Counted(
            _path(levels),
            f"a count begins with “{label}” and goes on with 2: probably 1",
            label.replace(core, "1"),
        )
    same = [level for level in levels if any(level.style == style for style, _ in readings)]
    if same:
        doubt: str | None
        suggests: str | None
        level = same[-1]
        del levels[levels.index(level) + 1 :]
        value = next(value for style, value in readings if style == level.style)
        level.count += 1
        expected = label.replace(core, _written(level.style, level.last + 1))
        suggests = None
        if value == 1:
            doubt = f"“{label}” begins the count anew: a label above it may be missing or misread"
        elif value == level.last:
            suggests = label.replace(core, _written(level.style, level.count))
            doubt = (
                f"“{label}” follows “{level.label}”: the label is repeated; by order it is number "
                f"{level.count}"
            )
        elif level.bracketed != bracketed and value == level.last + 1:
            doubt = None
        else:
            doubt = f"“{label}” follows “{level.label}”, where “{expected}” is expected"
        level.last = value
        level.label = label
        level.bracketed = bracketed
        return Counted(_path(levels), doubt, suggests, level.count)
    odd = label.isupper() and bool(levels) and levels[-1].style == "arabic" and levels[-1].count > 1
    if levels and (odd or not readings or (readings[0][1] == 1)):
        level = levels[-1]
        expected = label.replace(core, _written(level.style, level.last + 1))
        doubt = f"“{label}” follows “{level.label}”, where “{expected}” is expected"
        level.last += 1
        level.count += 1
        level.label = label
        return Counted(_path(levels), doubt, expected, level.count)
    style, value = readings[0] if readings else ("upper", 1)
    if levels and _RANK[style] < _RANK[levels[0].style]:
        levels.clear()  # a count above all that are open, whose beginning was not read
    levels.append(_Level(style, bracketed, value, 1, label))
    return Counted(_path(levels), f"a count begins with “{label}”: what is before it is missing")


def _readings(core: str) -> Iterator[tuple[Style, int]]:
    """Yield what a label can count: "I" the first of Roman numbers, or the ninth capital."""
    if core.isdigit():
        yield "arabic", int(core)
        return
    if core in _ROMANS:
        yield "roman", _ROMANS.index(core) + 1
    if core.islower() and core.upper() in _ROMANS:
        yield "lower roman", _ROMANS.index(core.upper()) + 1
    if len(core) == 1:
        yield ("upper" if core.isupper() else "lower"), ord(core.upper()) - ord("A") + 1


def _written(style: Style, value: int) -> str:
    if style == "arabic":
        return str(value)
    if style in {"roman", "lower roman"}:
        roman = _ROMANS[min(value, len(_ROMANS)) - 1]
        return roman if style == "roman" else roman.lower()
    letter = chr(ord("A") + min(value, 26) - 1)
    return letter if style == "upper" else letter.lower()
