"""A saved conflict written as a case file that a person can read and go on with."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from excomm.case import Case, CaseError, Place, Problem, as_scalar, parse_case, situate
from excomm.case.logic import And, Constant, Formula, Iff, Implies, Name, Not, Or
from excomm.conflict import Space, make_space
from excomm.exchange.ids import make_id
from excomm.exchange.saved import Pattern, SavedConflict, Wish, read_saved

__all__ = ["Imported", "read_gmcr"]

WIDTH = 90

WHY_ONE_WAY = {"on": "cannot be undone", "off": "cannot be resumed"}


@dataclass(frozen=True)
class Imported:
    """A conflict of another program as a case.

    Attributes
    ----------
    text
        The case file.
    case
        The case, read from that text.
    notes
        What was not carried over, and what is left to be done, in words.
    """

    text: str
    case: Case
    notes: tuple[str, ...]


def read_gmcr(path: str | Path) -> Imported:
    """Read a save file of the desktop program GMCR+ as a case.

    Options, one-way moves, infeasible states and preferences are carried over, the
    preferences as statements or, where the file says that rankings count, as rankings. The
    numbers of the states are those of the program.

    Raises
    ------
    CaseError
        If the file cannot be read, is no save file, or refers to what it does not hold.
    """
    path = Path(path)
    saved = read_saved(path)
    ids = _Ids(saved)
    text = _without_orders(saved, ids)
    if any(party.ranking is not None for party in saved.parties):
        space = make_space(situate(parse_case(text, path.stem)))
        _check_rankings(saved, str(path), space)
        text += _orders(saved, ids, space)
    else:
        text += _orders(saved, ids, None)
    text += _start(saved)
    return Imported(text, parse_case(text, path.stem), tuple(_notes(saved)))


class _Ids:
    """The ids of a conflict's parties and options."""

    def __init__(self, saved: SavedConflict) -> None:
        self.parties: list[str] = []
        self.options: dict[int, str] = {}
        for number, party in enumerate(saved.parties, 1):
            found = make_id(party.name, f"party{number}", self.parties)
            self.parties.append(found)
            own: set[str] = set()
            for option in party.options:
                last = make_id(saved.options[option].name, f"option{option + 1}", own)
                own.add(last)
                self.options[option] = f"{found}.{last}"


def _without_orders(saved: SavedConflict, ids: _Ids) -> str:
    """Return the case file up to what the parties want."""
    by = f", made by {saved.by}" if saved.by else ""
    about = (
        f"From {saved.file}, a save file of GMCR+{by}. It names no sources: "
        "every premise stands as the analyst's own. Put a passage in its place where there is one."
    )
    lines = [
        *(f"# {line}" for line in textwrap.wrap(about, WIDTH)),
        "excomm: 1",
        f"title: {as_scalar(Path(saved.file).stem.strip() or 'A conflict')}",
        "",
        "parties:",
    ]
    for party, name in zip(saved.parties, ids.parties, strict=True):
        observer = {} if party.options else {"observer": "true"}
        lines.append(f"  {name}: {_mapping({'name': as_scalar(party.name)} | observer)}")
    lines += ["", "options:"]
    for place, name in ids.options.items():
        option = saved.options[place]
        one_way = {} if option.moves == "both" else {"moves": option.moves}
        why = f"  # {WHY_ONE_WAY[option.moves]}" if one_way else ""
        lines.append(f"  {name}: {_mapping({'text': as_scalar(option.name)} | one_way)}{why}")
    if saved.impossible:
        lines += ["", "impossible:"]
        for pattern in saved.impossible:
            rule = {"rule": as_scalar(str(_all_of(pattern, ids.options))), "by": "analyst"}
            lines.append(f"  - {_mapping(rule)}")
    return "\n".join(lines) + "\n"


def _orders(saved: SavedConflict, ids: _Ids, space: Space | None) -> str:
    """Return what the parties want, with the states where there are rankings."""
    written = []
    for party, name in zip(saved.parties, ids.parties, strict=True):
        if party.ranking is not None and space is not None:
            written += [f"  {name}:", "    ranking:", *_ranked(party.ranking, space)]
        elif party.wishes:
            written += [f"  {name}:", *_statements(party.wishes, ids)]
    if not written:
        return ""
    head = ["", "orders:  # what each party wants, the most important first"]
    if space is not None:
        places = f"A pattern says Y or N to {', '.join(ids.options.values())}, in this order."
        told = [places, "Behind it stands the number of the state."]
        head += [f"  # {line}" for text in told for line in textwrap.wrap(text, WIDTH)]
    return "\n".join([*head, *written]) + "\n"


def _ranked(ranking: Iterable[tuple[int, ...]], space: Space) -> Iterable[str]:
    for tied in ranking:
        patterns = [as_scalar(space.pattern(number)) for number in tied]
        entry = patterns[0] if len(patterns) == 1 else f"[{', '.join(patterns)}]"
        yield f"      - {entry}  # {', '.join(map(str, tied))}"


def _statements(wishes: Iterable[Wish], ids: _Ids) -> Iterable[str]:
    taken: set[str] = set()
    for place, wish in enumerate(wishes, 1):
        found = _statement_id(wish, place, ids, taken)
        taken.add(found)
        want = as_scalar(str(_one_of(wish, ids.options)))
        yield f"    - {_mapping({'id': found, 'want': want, 'by': 'analyst'})}"


def _statement_id(wish: Wish, place: int, ids: _Ids, taken: set[str]) -> str:
    """Return the id of a statement: its option's, where it is about a single one."""
    if len(wish) == 1 and len(wish[0]) == 1:
        ((option, wanted),) = wish[0]
        last = ids.options[option].partition(".")[2]
        return make_id(last if wanted else f"no {last}", f"s{place}", taken)
    return make_id(f"s{place}", f"s{place}", taken)


def _start(saved: SavedConflict) -> str:
    which = ["# Say here which options are yes now: the save file does not, so every option is no."]
    if _nothing_done_is_impossible(saved):
        which.append("# That cannot be, by the rules above: this case needs a start.")
    return "\n".join(["", *which, "start: {}"]) + "\n"


def _notes(saved: SavedConflict) -> Iterable[str]:
    yield from saved.dropped
    for party in saved.parties:
        if not party.options:
            yield f"{party.name} holds no option: it stands as an observer"
        elif party.ranking is None and not party.wishes:
            yield f"{party.name} has no preferences: it is indifferent between all states"
    if _nothing_done_is_impossible(saved):
        yield (
            "the save file has no present state, and that every option is no cannot be: "
            "give the case a 'start'"
        )


def _nothing_done_is_impossible(saved: SavedConflict) -> bool:
    return any(not any(taken for _, taken in pattern) for pattern in saved.impossible)


def _check_rankings(saved: SavedConflict, file: str, space: Space) -> None:
    """Check that every ranking gives each state one place."""

    def fail(message: str) -> None:
        raise CaseError(Problem(Place(file), message))

    for party in saved.parties:
        if party.ranking is None:
            continue
        seen: set[int] = set()
        for number in (number for tied in party.ranking for number in tied):
            if number not in range(1, space.size + 1):
                fail(
                    f"the ranking of {party.name} has state {number}; "
                    f"states are numbered from 1 to {space.size:,}"
                )
            if number in seen:
                fail(f"the ranking of {party.name} has state {number} twice")
            seen.add(number)
        if left := space.size - len(seen):
            first = next(number for number in range(1, space.size + 1) if number not in seen)
            more = f" and {left - 1:,} more" if left > 1 else ""
            fail(f"the ranking of {party.name} leaves out state {first}{more}")


# Patterns as formulas


def _one_of(wish: Wish, ids: Mapping[int, str]) -> Formula:
    """Return the formula that holds where one of the patterns of a wish does."""
    if not wish:
        return Constant(False)
    if len(wish) == 1:
        return _all_of(wish[0], ids)
    return _of_two(wish, ids) or Or(tuple(_all_of(pattern, ids) for pattern in wish))


def _all_of(pattern: Pattern, ids: Mapping[int, str]) -> Formula:
    literals = tuple(_literal(ids[option], taken) for option, taken in pattern)
    if len(literals) < 2:
        return literals[0] if literals else Constant(True)
    return And(literals)


def _literal(name: str, taken: bool) -> Formula:
    return Name(name) if taken else Not(Name(name))


def _of_two(wish: Wish, ids: Mapping[int, str]) -> Formula | None:
    """Return a wish about two options as the condition that it spells out, if it is one.

    The program has no conditions: "A if B" stands there as the three ways to satisfy it, and
    "A iff B" as the two.
    """
    pairs = {tuple(option for option, _ in pattern) for pattern in wish}
    if len(pairs) != 1 or len(pair := pairs.pop()) != 2:
        return None
    first, second = (ids[option] for option in pair)
    ways = {(pattern[0][1], pattern[1][1]) for pattern in wish}
    if ways in ({(True, True), (False, False)}, {(True, False), (False, True)}):
        return Iff(Name(first), _literal(second, (True, True) in ways))
    if len(ways) != 3:
        return None
    ((here, there),) = {(a, b) for a in (True, False) for b in (True, False)} - ways
    if here == there:
        return Or((_literal(first, not here), _literal(second, not there)))
    # What is left out is one taken without the other.
    taken, other = (first, second) if here else (second, first)
    return Implies(Name(taken), Name(other))


# YAML


def _mapping(content: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in content.items()) + "}"
