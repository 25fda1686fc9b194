"""A conflict as the desktop program GMCR+ saves it, read with tolerance.

The save file is JSON. Its own schema does not describe what the program writes, and what it
writes changed over the years: missing keys have a default, unknown ones are passed over, and
an option may be named by its place, the digits of it or its name.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from excomm.case import CaseError, Place, Problem, nearest
from excomm.case.options import Moves

__all__ = [
    "Pattern",
    "SavedConflict",
    "SavedOption",
    "SavedParty",
    "Wish",
    "one_line",
    "read_saved",
]

Entry = TypeVar("Entry")

MAX_BYTES = 2 * 1024 * 1024
MAX_DIGITS = 18

# What a state must look like: places of options, each with whether it is taken.
Pattern = tuple[tuple[int, bool], ...]
# A preference: satisfied where one of its patterns is.
Wish = tuple[Pattern, ...]

_MOVES: dict[str, Moves] = {"fwd": "on", "back": "off", "both": "both"}
_TAKEN = {"y": True, "yes": True, "true": True, "1": True, "n": False, "no": False}
_TAKEN |= {"false": False, "0": False}
_NEITHER = "-"

NO_SAVE_FILE = "this is no save file of GMCR+"


@dataclass(frozen=True)
class SavedOption:
    """An option: its name, and which way it can be changed."""

    name: str
    moves: Moves


@dataclass(frozen=True)
class SavedParty:
    """A decision maker.

    Attributes
    ----------
    options
        The places of its options among those of the conflict, in its own order.
    wishes
        Its preferences, the most important first.
    ranking
        Numbers of states from best to worst, those of one class tie; None where the wishes
        count.
    """

    name: str
    options: tuple[int, ...]
    wishes: tuple[Wish, ...]
    ranking: tuple[tuple[int, ...], ...] | None


@dataclass(frozen=True)
class SavedConflict:
    """What a save file holds, as far as excomm has a place for it.

    Attributes
    ----------
    file
        The file's name.
    by
        The program that saved it and its version, as far as the file says.
    impossible
        The patterns of the states that cannot be.
    dropped
        What the file holds besides, in words.
    """

    file: str
    by: str
    options: tuple[SavedOption, ...]
    parties: tuple[SavedParty, ...]
    impossible: tuple[Pattern, ...]
    dropped: tuple[str, ...]


def read_saved(path: Path) -> SavedConflict:
    """Read a save file of GMCR+.

    Raises
    ------
    CaseError
        If it cannot be read, is no such file, or refers to what it does not hold.
    """
    return _Reader(str(path)).conflict(_content(path), path.name)


def _content(path: Path) -> Any:
    """Return the JSON of a file."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise CaseError(Problem(place, "this is a folder, not a save file"))
        with path.open("rb") as file:
            # Never more than this: pipes and devices do not tell how much they hold.
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CaseError(Problem(place, f"cannot be read: {error.strerror or error}")) from None
    if len(raw) > MAX_BYTES:
        raise CaseError(Problem(place, f"a save file has at most {MAX_BYTES / 1e6:.1f} MB"))
    if not raw.strip():
        raise CaseError(Problem(place, "the file is empty"))
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CaseError(Problem(place, NO_SAVE_FILE, "it is not text in UTF-8")) from None
    except json.JSONDecodeError as error:
        place = Place(str(path), error.lineno, error.colno)
        raise CaseError(Problem(place, NO_SAVE_FILE, f"not JSON: {error.msg}")) from None
    except (ValueError, RecursionError):  # a number too long, or brackets without end
        raise CaseError(Problem(place, NO_SAVE_FILE)) from None


class _Reader:
    """Reads the content of one file; `names` are those of its options, once they are known."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.names: list[str] = []

    def fail(self, message: str, hint: str = "") -> NoReturn:
        raise CaseError(Problem(Place(self.file), message, hint))

    def conflict(self, content: Any, file: str) -> SavedConflict:
        keys = ("options", "decisionMakers")
        if not isinstance(content, dict) or not all(
            isinstance(content.get(key), list) for key in keys
        ):
            self.fail(NO_SAVE_FILE, f"it needs the lists {' and '.join(keys)}")
        options = tuple(self.option(*item) for item in enumerate(content["options"], 1))
        if not options:
            self.fail("the conflict has no options")
        self.names = [option.name for option in options]
        manual = content.get(
            "useManualPreferenceRanking", content.get("useManualPreferenceVectors")
        )
        if manual is not None:
            manual = self.truth(manual, "whether rankings count")
        parties = tuple(
            self.party(*item, manual) for item in enumerate(content["decisionMakers"], 1)
        )
        self.check_owners(parties)
        impossible = self.each(content, "infeasibles", "infeasible pattern", self.pattern)
        if () in impossible:
            self.fail("an infeasible pattern is empty, so that no state is left")
        return SavedConflict(
            file=one_line(file),
            by=one_line(f"{one_line(content.get('program'))} {one_line(content.get('version'))}"),
            options=options,
            parties=parties,
            impossible=tuple(dict.fromkeys(impossible)),
            dropped=tuple(_dropped(content, parties)),
        )

    def option(self, place: int, item: Any) -> SavedOption:
        item = item if isinstance(item, dict) else {"name": item}
        name = one_line(item.get("name")) or f"Option {place}"
        direction = item.get("permittedDirection", "both")
        moves = _MOVES.get(str(direction).strip().lower())
        if moves is None:
            what = f"the option '{name}' cannot be changed '{one_line(direction)}'"
            self.fail(what, nearest(str(direction), list(_MOVES)))
        return SavedOption(name, moves)

    def party(self, place: int, item: Any, manual: bool | None) -> SavedParty:
        if not isinstance(item, dict):
            self.fail(f"decision maker {place} is no mapping of keys to values")
        name = one_line(item.get("name")) or f"Party {place}"
        whose = f" of {name}"
        own = self.each(item, "options", f"option{whose}", self.reference)
        wishes = self.each(item, "preferences", f"preference{whose}", self.wish)
        ranking = None
        if manual or (manual is None and not wishes):
            ranking = self.ranking(item, name)
        return SavedParty(name, tuple(dict.fromkeys(own)), tuple(dict.fromkeys(wishes)), ranking)

    def check_owners(self, parties: tuple[SavedParty, ...]) -> None:
        """Check that each option is in one party's hands."""
        for option, name in enumerate(self.names):
            owners = [party.name for party in parties if option in party.options]
            if not owners:
                hint = "give it to one in the program, or take it out"
                self.fail(f"the option '{name}' belongs to no decision maker", hint)
            if len(owners) > 1:
                hint = "an option of a case is in one party's hands"
                self.fail(f"the option '{name}' belongs to {' and '.join(owners)}", hint)

    def each(
        self, mapping: dict[str, Any], key: str, what: str, read: Callable[[Any, str], Entry]
    ) -> list[Entry]:
        """Return the entries of a list that may be missing, each read."""
        entries = mapping.get(key)
        if entries is None:
            return []
        if not isinstance(entries, list):
            self.fail(f"'{key}' is no list")
        return [read(entry, f"{what} {place}") for place, entry in enumerate(entries, 1)]

    def wish(self, item: Any, what: str) -> Wish:
        if not isinstance(item, dict):
            return (self.pattern(item, what),)
        members = item.get("members")
        if not isinstance(members, list):
            self.fail(f"{what}: it has no list of members")
        return tuple(dict.fromkeys(self.pattern(member, what) for member in members))

    def pattern(self, item: Any, what: str) -> Pattern:
        if not isinstance(item, list):
            self.fail(f"{what}: expected a list of options, each with Y or N")
        found: dict[int, bool] = {}
        for pair in item:
            if not isinstance(pair, list) or len(pair) != 2:
                self.fail(f"{what}: expected an option with Y or N, not {_shown(pair)}")
            option = self.reference(pair[0], what)
            if pair[1] == _NEITHER:
                continue
            taken = self.truth(pair[1], what)
            if found.setdefault(option, taken) != taken:
                self.fail(f"{what}: it asks for '{self.names[option]}' to be both Y and N")
        return tuple(sorted(found.items()))

    def reference(self, value: Any, what: str) -> int:
        """Return the place of the option that a place, the digits of one or a name stands for."""
        place = _whole(value)
        if place is None and isinstance(value, str):
            found = self.named(one_line(value))
            if len(found) > 1:
                hint = "several have this name: give the number of one"
                self.fail(f"{what}: which option is {_shown(value)}?", hint)
            place = found[0] if found else None
        if place is None or place not in range(len(self.names)):
            hint = f"options are numbered from 0 to {len(self.names) - 1}"
            if isinstance(value, str) and _whole(value) is None:
                hint = nearest(value, self.names)
            self.fail(f"{what}: there is no option {_shown(value)}", hint)
        return place

    def named(self, asked: str) -> list[int]:
        """Return the places of the options of a name, in its own letter case if there are any."""
        exact = [place for place, name in enumerate(self.names) if name == asked]
        folded = asked.casefold()
        return exact or [n for n, name in enumerate(self.names) if name.casefold() == folded]

    def truth(self, value: Any, what: str) -> bool:
        taken = _TAKEN.get(str(value).strip().lower())
        if taken is None:
            self.fail(f"{what}: expected Y or N, not {_shown(value)}")
        return taken

    def ranking(self, item: dict[str, Any], name: str) -> tuple[tuple[int, ...], ...] | None:
        """Return the ranking of a party by hand, under its newer or older name; None without."""
        for key in ("preferenceRanking", "preferenceVector"):
            if isinstance(classes := item.get(key), list) and classes:
                tied = (entry if isinstance(entry, list) else [entry] for entry in classes)
                return tuple(tuple(self.state(n, name) for n in entry) for entry in tied)
        payoffs = item.get("payoffs")
        if not isinstance(payoffs, list) or not payoffs:
            return None
        if not all(isinstance(p, int | float) and p == p for p in payoffs):
            self.fail(f"the payoffs of {name} are not all numbers")
        by_payoff: dict[float, list[int]] = {}
        for number, payoff in enumerate(payoffs, 1):
            by_payoff.setdefault(payoff, []).append(number)
        return tuple(tuple(by_payoff[payoff]) for payoff in sorted(by_payoff, reverse=True))

    def state(self, value: Any, name: str) -> int:
        number = _whole(value)
        if number is None:
            self.fail(f"the ranking of {name} has {_shown(value)}, which is no number of a state")
        return number


def _whole(value: Any) -> int | None:
    """Return a whole number, written as one or as its digits; None for all else."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value) <= MAX_DIGITS:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _dropped(content: dict[str, Any], parties: tuple[SavedParty, ...]) -> list[str]:
    """Say what of a save file has no place in a case."""
    found = []
    makers = zip(parties, content["decisionMakers"], strict=True)
    if mistaken := [party.name for party, item in makers if item.get("misperceptions")]:
        found.append(f"the misperceptions of {', '.join(mistaken)} are not carried over")
    coalitions = content.get("coalitions")
    if isinstance(coalitions, list) and any(
        isinstance(members, list) and len(members) > 1 for members in coalitions
    ):
        found.append("its coalitions are not carried over: every party stands for itself")
    if unused := [party.name for party in parties if party.ranking and party.wishes]:
        found.append(
            f"the rankings count in it: the preference statements of {', '.join(unused)} "
            "are not carried over"
        )
    return found


def one_line(value: Any) -> str:
    """Return a value, such as a name, as one line of printable text; empty for nothing."""
    if value is None:
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())


def _shown(value: Any) -> str:
    """Return a value as a message shows it."""
    text = json.dumps(value, ensure_ascii=False)
    return one_line(text if len(text) <= 40 else f"{text[:40]}...")
