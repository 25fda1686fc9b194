"""Moves, gains and losses in words."""

from collections.abc import Iterable

from excomm.case import Case, Statements
from excomm.conflict import Change, Difference, Step

__all__ = ["act", "difference_in_words", "listed", "party_name"]


def party_name(case: Case, party: str) -> str:
    """Return the name of a party."""
    return next(item.name for item in case.parties if item.id == party)


def act(case: Case, step: Step) -> str:
    """Return what a step does, in words that follow "would"."""
    return listed(_change(case, change) for change in step.changes)


def _change(case: Case, change: Change) -> str:
    option = case.option(change.option)
    if option.kind != "switch":
        return f"{option.text}: {_words(change.after)} instead of {_words(change.before)}"
    return option.text if change.after == "yes" else f"no longer {option.text}"


def _words(level: str) -> str:
    return level.replace("_", " ")


def difference_in_words(case: Case, party: str, difference: Difference) -> str:
    """Return what a change of state does to a party, in words that follow "would"."""
    if difference.better is None:
        return "be no better and no worse off"
    verb = "gain" if difference.better else "lose"
    if difference.ranks is not None:
        verb = "rise" if difference.better else "fall"
        before, after, last = difference.ranks
        return f"{verb} from rank {before:,} to rank {after:,} of {last:,}"
    order = case.orders[party]
    assert isinstance(order, Statements)
    statement = next(item for item in order.items if item.id == difference.statement)
    return f"{verb} {statement.id} ({statement.text or statement.want})"


def listed(parts: Iterable[str]) -> str:
    """Join phrases: "a", "a and b", "a; b; and c"."""
    items = list(parts)
    if len(items) < 3:
        return " and ".join(items)
    return "; ".join(items[:-1]) + "; and " + items[-1]
