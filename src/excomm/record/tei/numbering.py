"""The labels that paragraphs begin with: 1., (a), C., and the path they make."""

import re
from dataclasses import dataclass

__all__ = ["Numbering", "label_at"]

_LABEL = re.compile(
    r"(?P<label>\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})\)|(?:\d{1,2}|[A-Za-z]|[ivxIVX]{2,5})[.)]"
    r"|[—–•·]|--?)(?=\s)\s*"
)
_DASHES = "—–•·-"
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())


def label_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what looks like a label at the beginning of a paragraph, and where its text begins."""
    match = _LABEL.match(text, start, end)
    if match is None or match.end() == end:
        return None
    return match["label"], match.end()


@dataclass(frozen=True)
class _Step:
    """A label of a style: ``(a)`` is the first of "(x) small letters"."""

    style: str
    order: int
    bare: str


class Numbering:
    """The labels of a document as they follow each other.

    A letter is a label only where it goes on with a series, or begins one that goes on: "A."
    before a name is an initial. A number always is one.

    Parameters
    ----------
    candidates
        What looks like a label anywhere in the document.
    """

    def __init__(self, candidates: frozenset[str]) -> None:
        self._candidates = candidates
        self._open: list[_Step] = []

    def restart(self) -> None:
        """Forget the labels before: a heading without a label has come."""
        self._open = []

    def add(self, label: str) -> tuple[tuple[str, ...], str | None] | None:
        """Return the path of a label and what is doubtful of it; None if it is no label."""
        if label[0] in _DASHES:
            return tuple(step.bare for step in self._open), None
        steps = _steps(label)
        for depth in range(len(self._open) - 1, -1, -1):
            before = self._open[depth]
            for step in steps:
                if step.style == before.style and step.order == before.order + 1:
                    self._open[depth:] = [step]
                    return self._path(), None
        first = next((step for step in steps if self._begins(label, step)), None)
        styles = [step.style for step in self._open]
        if first is not None:
            if first.style in styles:
                del self._open[styles.index(first.style) :]
            self._open.append(first)
            return self._path(), None
        number = next((step for step in steps if step.style.endswith("number")), None)
        if number is None:
            return None
        doubt = None
        if number.style in styles:
            depth = styles.index(number.style)
            doubt = _doubt(self._open[depth], number, label)
            del self._open[depth:]
        self._open.append(number)
        return self._path(), doubt

    def _begins(self, label: str, step: _Step) -> bool:
        if step.order != 1:
            return False
        if step.style.endswith("number"):
            return True
        second = "ii" if step.style.endswith("Roman") else "b"
        second = second.upper() if step.bare.isupper() else second
        return label.replace(step.bare, second) in self._candidates

    def _path(self) -> tuple[str, ...]:
        return tuple(step.bare for step in self._open)


def _doubt(before: _Step, now: _Step, label: str) -> str:
    if now.order == before.order:
        return f"The label {label} stands here a second time."
    return f"The label {label} follows {before.bare}, where {before.order + 1} was expected."


def _steps(label: str) -> list[_Step]:
    """Return what a label can be: "(i)" is the ninth letter or the first Roman number."""
    bare = label.strip("().")
    shape = "".join(sign if sign in "()." else "x" for sign in label.replace(bare, "x"))
    if bare.isdigit():
        return [_Step(f"{shape} number", int(bare), bare)]
    case = "large" if bare.isupper() else "small"
    steps = []
    if len(bare) == 1:
        steps.append(_Step(f"{shape} {case} letter", ord(bare.casefold()) - 96, bare))
    if bare.casefold() in _ROMAN:
        steps.append(_Step(f"{shape} {case} Roman", _ROMAN.index(bare.casefold()) + 1, bare))
    return steps
