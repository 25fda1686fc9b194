"""A conflict as a game in strategic form, for the program Gambit."""

from collections.abc import Iterator

import numpy as np

from excomm.case import CaseError, Problem
from excomm.conflict import Conflict, Space, check_options_alone

__all__ = ["as_nfg"]

MAX_COMBINATIONS = 1_000_000


def as_nfg(conflict: Conflict) -> str:
    """Return the game in which all parties choose their options once, at the same time.

    A party's strategies are the ways to set its options, under their patterns; its payoff is
    the level of the state they make together, 0 for those it likes least. Levels are ordinal:
    pure equilibria mean something, and are the states stable under Nash (Nash 1951); mixed
    ones do not.

    Raises
    ------
    CaseError
        If the conflict is no such game: some combination of strategies is no state, or what
        a party can choose depends on where it stands; or if it is too large.
    """
    situation = conflict.situation
    check_options_alone(conflict.space, "a game in strategic form")
    for option in situation.case.options:
        if option.moves != "both":
            raise CaseError(
                Problem(
                    option.place,
                    f"{option.id} can be changed one way only, so that what its party can choose "
                    "depends on the state; a game in strategic form has no states",
                    "drop 'moves', or use another format",
                )
            )
    space = conflict.space
    ways = _ways(space)
    kept = np.ix_(*(ways[party] for party in reversed(space.parties)))
    states = space.feasible[kept]
    if not states.all():
        missing = tuple(int(i) for i in np.argwhere(~states)[0])
        raise CaseError(
            Problem(
                None,
                f"{_pattern(space, ways, missing)} cannot be, though each party can do its part; "
                "a game in strategic form has a result for every combination",
                "use another format, or say what happens then instead of 'impossible'",
            )
        )
    if states.size > MAX_COMBINATIONS:
        raise CaseError(
            Problem(
                None,
                f"the game has {states.size:,} combinations, over {MAX_COMBINATIONS:,}",
                "leave options out",
            )
        )
    names = _names(space)
    labels = (" ".join(_quoted(word) for word in _labels(space, ways, p)) for p in space.parties)
    payoffs = np.stack([conflict.levels[p][kept].ravel() for p in space.parties], axis=1)
    lines = [
        f"NFG 1 R {_quoted(situation.case.title)} {{ {' '.join(map(_quoted, names))} }}",
        "",
        "{ " + "\n  ".join(f"{{ {words} }}" for words in labels),
        "}",
        _quoted("Payoffs are ordinal levels: mixed strategies mean nothing."),
        "",
        # The first player's strategy changes fastest, as the first party's options do.
        *(" ".join(map(str, row)) for row in payoffs.tolist()),
    ]
    return "\n".join(lines) + "\n"


def _names(space: Space) -> list[str]:
    """Return the names of the players, no two the same."""
    players = space.situation.case.players
    names = [party.name for party in players]
    return [
        party.name if names.count(party.name) == 1 else f"{party.name} ({party.id})"
        for party in players
    ]


def _ways(space: Space) -> dict[str, list[int]]:
    """Return, for each party, the ways to set its options that are part of some state."""
    found = {}
    for party in space.parties:
        others = tuple(axis for axis in range(len(space.shape)) if axis != space.axis(party))
        found[party] = np.flatnonzero(space.feasible.any(axis=others)).tolist()
    return found


def _labels(space: Space, ways: dict[str, list[int]], party: str) -> Iterator[str]:
    """Yield the pattern of each way of a party; of one without options, that it waits."""
    words = space.ways(party)
    for way in ways[party]:
        yield words[way] or "-"


def _pattern(space: Space, ways: dict[str, list[int]], cell: tuple[int, ...]) -> str:
    words = (space.ways(party)[ways[party][cell[space.axis(party)]]] for party in space.parties)
    return " ".join(word for word in words if word)


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "/").replace('"', '\\"') + '"'
