"""What is wrong with a case, where, and what was probably meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["MAX_PROBLEMS", "CaseError", "Place", "Problem", "first_of", "nearest"]

# Nobody mends more at a time, and looking for the nearest word is slow for so many.
MAX_PROBLEMS = 100
MAX_COMPARED = 500
MAX_WORD = 100


@dataclass(frozen=True, order=True)
class Place:
    """A position in a case file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, columns: int) -> "Place":
        """Return the place `columns` further along the same line."""
        return Place(self.file, self.line, self.column + columns)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where it stands, what it is and a hint towards mending it."""

    place: Place | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}" + (f" ({self.hint})" if self.hint else "")


class CaseError(ValueError):
    """A case, or a question asked of it, that cannot be used.

    Attributes
    ----------
    problems
        Everything that was found wrong, in the order of the file.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems: tuple[Problem, ...] = tuple(dict.fromkeys(found))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def reason(self) -> str:
        """What is wrong first, without its place and its hint: for use within a sentence."""
        return self.problems[0].message


def first_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in the order of the file, at most as many as are worth reading."""
    found = sorted(problems, key=lambda problem: problem.place or Place(""))
    if len(found) > MAX_PROBLEMS:
        return [*found[:MAX_PROBLEMS], Problem(None, "there are more problems", "mend these first")]
    return found


def nearest(word: str, known: Sequence[str]) -> str:
    """Say which of the `known` words is nearest to `word`, or which there are."""
    compared = known[:MAX_COMPARED]
    # A bare "attack" is near "us.attack": compare with the last part of dotted names too.
    folded = {name.casefold().rpartition(".")[2]: name for name in compared if "." in name}
    folded |= {name.casefold(): name for name in reversed(compared)}
    asked = word[:MAX_WORD].casefold()
    close = (
        get_close_matches(asked, list(folded), n=1, cutoff=0.6)
        or get_close_matches(asked.rpartition(".")[2], list(folded), n=1, cutoff=0.75)
        or [name for name in folded if len(asked) > 2 and name.startswith(asked)]
    )
    if close:
        return f"did you mean {folded[close[0]]}?"
    if not known:
        return ""
    shown = ", ".join(known[:8])
    return f"known: {shown}" + (f" and {len(known) - 8} more" if len(known) > 8 else "")
