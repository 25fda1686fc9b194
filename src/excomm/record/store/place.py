"""Where the record of a case is kept."""

from pathlib import Path

__all__ = ["FOLDER", "NAME", "find_record", "new_record"]

FOLDER = ".excomm"
NAME = "record.sqlite"


def find_record(folder: Path) -> Path | None:
    """Return the record in the nearest ``.excomm`` folder at or above a folder.

    Parameters
    ----------
    folder
        The folder of a case file, or the working directory.
    """
    here = folder.absolute()
    for above in (here, *here.parents):
        if (path := above / FOLDER / NAME).is_file():
            return path
    return None


def new_record(folder: Path) -> Path:
    """Return where a record is begun: in the nearest ``.excomm`` folder, or one in `folder`."""
    here = folder.absolute()
    for above in (here, *here.parents):
        if (above / FOLDER).is_dir():
            return above / FOLDER / NAME
    return here / FOLDER / NAME
