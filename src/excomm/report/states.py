"""The states of a conflict, shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.conflict import Space
from excomm.report.heads import head_data, head_line, options_data, outcomes_of
from excomm.report.table import Table

__all__ = ["StateList", "states_columns", "states_data", "states_rows", "states_tables"]

# As many states as fit beside the options on a page; beyond that states stand in rows.
MOST_COLUMNS = 16


@dataclass(frozen=True, eq=False)
class StateList:
    """States of a conflict: all, or some of them.

    Attributes
    ----------
    space
        The states there are.
    numbers
        The numbers of those listed, in order.
    present
        The number of the present state; 0 if the rules exclude it.
    """

    space: Space
    numbers: npt.NDArray[np.int64]
    present: int


def states_tables(states: StateList, limit: int | None = 20) -> tuple[Table, ...]:
    """Return the tables that show states: as analysts draw them where they fit."""
    if len(states.numbers) <= MOST_COLUMNS:
        return (states_columns(states),)
    switches = options_data(states.space.situation.case)
    legend = Table(
        ("place", "switch", "the party would"),
        tuple((place, s["switch"], s["text"]) for place, s in enumerate(switches, start=1)),
        note="A pattern says Y or N to each of these in turn.",
    )
    return (states_rows(states, limit), legend)


def states_columns(states: StateList) -> Table:
    """Return options in rows and states in columns."""
    space = states.space
    columns = [space.pattern(int(number)).replace(" ", "") for number in states.numbers]
    rows: list[tuple[str, ...]] = []
    for place, switch in enumerate(options_data(space.situation.case)):
        rows.append((switch["switch"], *(column[place] for column in columns)))
    outcomes = outcomes_of(space, states.numbers)
    for outcome in space.situation.case.outcomes:
        marks = ("x" if outcome.id in members else "" for members in outcomes)
        rows.append((f"  {outcome.id}", *marks))
    return Table(
        ("", *(f"{number}" for number in states.numbers)),
        tuple(rows),
        caption=head_line(space),
        note=_present_note(states),
    )


def states_rows(states: StateList, limit: int | None = None) -> Table:
    """Return states in rows: number, pattern and outcomes."""
    space = states.space
    shown = states.numbers[:limit]
    outcomes = outcomes_of(space, shown)
    left = len(states.numbers) - len(shown)
    more = f"{left:,} more; --limit shows them.\n" if left else ""
    return Table(
        ("state", "pattern", "outcomes"),
        tuple(
            (int(n), pattern, ", ".join(members))
            for n, pattern, members in zip(shown, _patterns(space, shown), outcomes, strict=True)
        ),
        caption=head_line(space),
        note=more + _present_note(states),
    )


def _present_note(states: StateList) -> str:
    if not states.present:
        return "The present state is not feasible."
    return f"The present state is {states.present:,}: {states.space.pattern(states.present)}"


def states_data(states: StateList) -> dict[str, Any]:
    """Return states as plain data, ready for JSON."""
    space, numbers = states.space, states.numbers
    listed = zip(numbers, _patterns(space, numbers), outcomes_of(space, numbers), strict=True)
    return head_data(states.space) | {
        "count": states.space.size,
        "present": states.present or None,
        "states": [
            {"number": int(n), "pattern": pattern, "outcomes": members}
            for n, pattern, members in listed
        ],
    }


def _patterns(space: Space, numbers: npt.NDArray[np.int64]) -> list[str]:
    """Return the patterns of some states; of many, by way of all."""
    if len(numbers) < space.size // 10:
        return [space.pattern(int(number)) for number in numbers]
    patterns = list(space.patterns())
    return [patterns[number - 1] for number in numbers]
