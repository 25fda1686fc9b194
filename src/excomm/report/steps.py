"""Steps and what they do to a party, as plain data."""

from typing import Any

from excomm.case import Case
from excomm.conflict import Difference, Step, pattern_of

__all__ = ["difference_data", "step_data"]


def step_data(case: Case, step: Step) -> dict[str, Any]:
    """Return a step as plain data: who moves, what changes, and the state it leads to."""
    return {
        "party": step.party,
        "changes": [
            {"option": change.option, "before": change.before, "after": change.after}
            for change in step.changes
        ],
        "state": {"number": step.state, "pattern": pattern_of(case.options, step.values)},
    }


def difference_data(difference: Difference) -> dict[str, Any]:
    """Return what a change of state does to a party as plain data."""
    return {
        "better": difference.better,
        "statement": difference.statement,
        "ranks": None if difference.ranks is None else list(difference.ranks),
    }
