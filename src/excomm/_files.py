"""Writing files so that an interrupted write leaves the old one whole."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path`, all of it or nothing.

    The text goes to a new file beside the old one, which it replaces in one step once it is
    safely on disk.

    Raises
    ------
    OSError
        If the text cannot be written; the old file, if any, is as it was.
    """
    path = path.resolve()  # what a link points to, not the link, is replaced
    prefix = f".{path.name[:40]}."
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a new file gets what others would get.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
