"""A conflict as a save file of the desktop program GMCR+."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from excomm._version import __version__
from excomm.case import CaseError, Option, Problem
from excomm.conflict import Conflict, Space, check_options_alone
from excomm.conflict.space import BoolArray

__all__ = ["as_gmcr"]

# The program itself lists every pair of states, and is at its end long before this.
MAX_SWITCHES = 16

_DIRECTIONS = {"on": "fwd", "off": "back", "both": "both"}


def as_gmcr(conflict: Conflict) -> str:
    """Return a conflict as a save file that GMCR+ opens.

    An option of several levels or alternatives becomes the yes-or-no options it consists of.
    What cannot be becomes patterns, and what each party wants a ranking of the states, which
    have the same numbers there. The present state, outcomes, documents, events and questions
    have no place in the file.

    Raises
    ------
    CaseError
        If there are too many options for the program, or moves are more than choices of them.
    """
    space = conflict.space
    check_options_alone(space, "a save file of GMCR+")
    switches = [(option, value) for option in space.options for value in option.values[1:]]
    if len(switches) > MAX_SWITCHES:
        has = f"the conflict has {len(switches)} yes-or-no options"
        raise CaseError(Problem(None, f"{has}; a save file may have {MAX_SWITCHES}"))
    content = {
        "program": "excomm",
        "version": __version__,
        "options": [
            {"name": _name(option, value), "permittedDirection": _DIRECTIONS[option.moves]}
            for option, value in switches
        ],
        "decisionMakers": [
            {
                "name": party.name,
                "options": [
                    n for n, (option, _) in enumerate(switches) if option.party == party.id
                ],
                "preferences": [],
                "preferenceRanking": _ranking(conflict, party.id),
                "misperceptions": [],
            }
            for party in space.situation.case.players
        ],
        "infeasibles": [
            [[switch, "Y" if taken else "N"] for switch, taken in pattern]
            for pattern in _impossible(space, len(switches))
        ],
        "useManualPreferenceRanking": True,
    }
    return json.dumps(content, indent=1) + "\n"


def _name(option: Option, value: str) -> str:
    return option.text if option.kind == "switch" else f"{option.text}: {value}"


def _ranking(conflict: Conflict, party: str) -> list[Any]:
    """Return the numbers of the states from best to worst, those that tie in a list."""
    levels = conflict.levels[party].ravel()[conflict.space.cells]
    tied = [(np.flatnonzero(levels == level) + 1).tolist() for level in range(levels.max() + 1)]
    return [numbers[0] if len(numbers) == 1 else numbers for numbers in reversed(tied)]


def _impossible(space: Space, switches: int) -> Iterator[list[tuple[int, bool]]]:
    """Yield patterns that cover what is no state, and nothing else.

    Each begins as one combination that cannot be, and is freed of as many of its places as it
    can be without covering a state.
    """
    states: BoolArray = np.zeros((2,) * switches, bool)
    for pattern in space.patterns():
        states[tuple(int(symbol == "Y") for symbol in pattern.replace(" ", ""))] = True
    covered = states.copy()
    for place in np.argwhere(~states).tolist():
        if covered[tuple(place)]:
            continue
        cube: list[int | slice] = list(place)
        for switch, value in enumerate(place):
            cube[switch] = slice(None)
            if states[tuple(cube)].any():
                cube[switch] = value
        covered[tuple(cube)] = True
        yield [(n, bool(value)) for n, value in enumerate(cube) if not isinstance(value, slice)]
