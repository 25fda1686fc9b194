"""Opens a case: a file, a case of the library, or the text of one."""

import os
from pathlib import Path

from excomm.case import model
from excomm.case.build import build_case
from excomm.case.problems import CaseError, Problem, nearest
from excomm.case.source import read_file, read_text
from excomm.library import case_path, cases

__all__ = ["open_case", "parse_case"]


def open_case(name_or_path: str | Path) -> model.Case:
    """Read a case: a file, or by its name one of the library.

    Raises
    ------
    CaseError
        With every problem found, each with its place.
    """
    path = Path(name_or_path)
    name = str(name_or_path)
    built_in = case_path(name)
    if built_in is not None and not path.is_file():
        return build_case(read_text(built_in.read_text(encoding="utf-8"), name), name)
    # os.path.exists is false, too, for what cannot be a path, and for what may not be seen.
    if not os.path.exists(path):  # noqa: PTH110
        raise CaseError(
            Problem(None, f"there is no file and no library case '{name}'", nearest(name, cases()))
        )
    return build_case(read_file(path), path.stem)


def parse_case(text: str, name: str = "case") -> model.Case:
    """Read a case from YAML text; `name` stands for the file in messages.

    Raises
    ------
    CaseError
        With every problem found, each with its place.
    """
    return build_case(read_text(text, name), name)
