"""The built-in cases: data, with their sources.

A case of the library is an ordinary case file that ships with the program; every command
that takes a file takes its name as well.
"""

from pathlib import Path

__all__ = ["case_path", "cases"]

_CASES = Path(__file__).parent / "cases"


def cases() -> tuple[str, ...]:
    """Return the names of the built-in cases, sorted."""
    return tuple(sorted(path.stem for path in _CASES.glob("*.yaml")))


def case_path(name: str) -> Path | None:
    """Return the file of the built-in case called `name`, or None if there is none."""
    return _CASES / f"{name}.yaml" if name in cases() else None
