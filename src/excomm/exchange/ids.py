"""Ids made from names: short, and allowed in a case file."""

import re
import unicodedata
from collections.abc import Container

from excomm.case.logic import RESERVED

__all__ = ["keep_id", "make_id"]

MAX_LENGTH = 24
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# Words that say nothing by themselves, in names such as "the Ministry of the Environment".
SMALL = {"of", "the"}
# "null" is no word of the logic, but YAML reads it as nothing.
NO_IDS = {*RESERVED, "null"}


def make_id(name: str, otherwise: str, taken: Container[str]) -> str:
    """Return an id that says what a name says, in as many of its words as are short enough.

    Parameters
    ----------
    name
        Any text.
    otherwise
        The id where no letter of the name can stand in one.
    taken
        The ids there are already.
    """
    letters = unicodedata.normalize("NFKD", re.sub("['’]", "", name))
    words = re.findall("[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower())
    found = ""
    for word in [word for word in words if word not in SMALL] or words:
        longer = f"{found}_{word}" if found else word
        if found and len(longer) > MAX_LENGTH:
            break
        found = longer
    found = found[:MAX_LENGTH] or otherwise
    if found[0].isdigit():
        found = f"{otherwise}_{found}"
    if found in NO_IDS:
        found += "_"
    unique, count = found, 1
    while unique in taken:
        count += 1
        unique = f"{found}_{count}"
    return unique


def keep_id(name: str, otherwise: str, taken: Container[str]) -> str:
    """Return a name that is an id already as it is, and otherwise an id made of it."""
    if _ID.fullmatch(name) and name.lower() not in RESERVED and name not in taken:
        return name
    return make_id(name, otherwise, taken)
