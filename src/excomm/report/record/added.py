"""What became of files that were to be added to the record."""

from collections.abc import Sequence
from pathlib import Path

from excomm.record.store import Added

__all__ = ["added_text", "adding_text"]


def added_text(added: Added) -> str:
    """Return what became of one file, in one line, and what its user should know."""
    if added.outcome == "failed":
        return "\n".join(f"not added: {told}" for told in added.told)
    if added.outcome == "known":
        what = "known"
    else:
        done = "read again" if added.outcome == "again" else "added"
        parts = (_count(added.documents, "document"), _count(added.readings, "new reading"))
        new = " and ".join(part for part in parts if part) or "nothing new in it"
        what = f"{done}, {new}"
    return "\n".join([f"{added.path}: {what}", *(f"  {told}" for told in added.told)])


def adding_text(done: Sequence[Added], files: int, record: Path) -> str:
    """Return what became of all files, in one sentence."""
    outcomes = [added.outcome for added in done]
    new = [document for added in done for document in added.documents]
    read = [document for added in done for document in added.readings]
    parts = [
        f"{record}: {outcomes.count('added'):,} of {_count(range(files), 'file')} added",
        _count(new, "new document"),
        _count(read, "new reading"),
        f"{again:,} read again" if (again := outcomes.count("again")) else "",
        f"{known:,} known" if (known := outcomes.count("known")) else "",
        f"{failed:,} not added" if (failed := outcomes.count("failed")) else "",
        f"{left:,} not tried" if (left := files - len(done)) else "",
    ]
    return "; ".join(part for part in parts if part)


def _count(things: Sequence[object], name: str) -> str:
    """Return how many there are; nothing of none."""
    number = len(things)
    return f"{number:,} {name}{'' if number == 1 else 's'}" if number else ""
