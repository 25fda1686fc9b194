"""Sets of states as option patterns: switches set so that the others may be set in any way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.conflict.symbolic.diagrams import Diagrams

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["OptionPattern", "option_patterns"]

# Of a diagram of more nodes than this no pattern is looked for: it would take too long.
MOST_NODES = 200_000


@dataclass(frozen=True)
class OptionPattern:
    """Some switches set, and the others open; all ways to set these belong to a set of states.

    Attributes
    ----------
    pattern
        As Y, N and -, switch by switch, grouped by party.
    states
        How many states that is.
    """

    pattern: str
    states: int


def option_patterns(diagrams: Diagrams, states: Diagram, number: int) -> tuple[OptionPattern, ...]:
    """Return patterns of which every state is in a set, and none is in two patterns.

    They are looked for from large to small. None of them could leave one switch more open
    without a state that is not in the set, or that is in a pattern before it.

    Parameters
    ----------
    diagrams
        What the set is made with.
    states
        The set: states, so that no way to set the switches in it is infeasible.
    number
        How many patterns at most. Fewer are returned where these are all of the set, or
        where its diagram is too large.
    """
    found: list[OptionPattern] = []
    while len(found) < number and states.satisfiable() and states.node_count() <= MOST_NODES:
        setting = _widened(diagrams, _shortest(states), states)
        places = (setting.get(diagrams.state[switch]) for switch in diagrams.switches)
        letters = ["-" if on is None else "Y" if on else "N" for on in places]
        found.append(OptionPattern(_grouped(diagrams, letters), 2 ** letters.count("-")))
        states &= ~_cube(diagrams, setting)
    return tuple(found)


def _cube(diagrams: Diagrams, setting: Mapping[int, bool]) -> Diagram:
    """Return where some variables are set as said."""
    found = diagrams.true
    for variable, on in sorted(setting.items(), reverse=True):
        literal = diagrams.manager.var(variable)
        found &= literal if on else ~literal
    return found


def _widened(diagrams: Diagrams, setting: dict[int, bool], states: Diagram) -> dict[int, bool]:
    """Return as few of some settings as keep what they stand for within a set."""
    # What the path passes last decides least of it: it is the first to be tried.
    for variable in sorted(setting, reverse=True):
        fewer = {other: on for other, on in setting.items() if other != variable}
        if not (_cube(diagrams, fewer) & ~states).satisfiable():
            setting = fewer
    return setting


def _shortest(states: Diagram) -> dict[int, bool]:
    """Return the settings along the shortest way down a diagram to true."""
    # A way sets every variable it passes; the shortest leaves the most open.
    shortest: dict[Diagram, tuple[float, bool]] = {}
    stack = [states]
    while stack:
        here = stack[-1]
        if here in shortest:
            stack.pop()
            continue
        if here.valid() or not here.satisfiable():
            shortest[here] = (0 if here.valid() else float("inf"), True)
            continue
        on, off = here.cofactors() or (here, here)
        missing = [part for part in (on, off) if part not in shortest]
        if missing:
            stack += missing
            continue
        lengths = shortest[on][0], shortest[off][0]
        shortest[here] = (1 + min(lengths), lengths[0] <= lengths[1])
    setting: dict[int, bool] = {}
    here = states
    while not here.valid():
        variable = here.node_var()
        assert variable is not None
        setting[variable] = shortest[here][1]
        on, off = here.cofactors() or (here, here)
        here = on if setting[variable] else off
    return setting


def _grouped(diagrams: Diagrams, letters: list[str]) -> str:
    """Return the letters of the switches grouped by party."""
    groups: dict[str, str] = {}
    for (option, _), letter in zip(diagrams.switches, letters, strict=True):
        party = option.partition(".")[0]
        groups[party] = groups.get(party, "") + letter
    return " ".join(groups.values())
